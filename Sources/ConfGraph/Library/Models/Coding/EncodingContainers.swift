// Where Codable types write: nodes that become values when all is written.

/// A model's properties, or the entries of a map.
struct KeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: EncodingNode
    let codingPath: [any CodingKey]

    mutating func encodeNil(forKey key: Key) throws {
        node.entry(key.stringValue).content = .value(.null)
    }

    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try add(value, key) }

    mutating func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }

    private func add<T: Encodable>(_ value: T, _ key: Key) throws {
        try node.entry(key.stringValue).encode(value, at: codingPath + [key])
    }

    /// A key without a value is written too, so that updates remove it.
    private func addIfPresent<T: Encodable>(_ value: T?, _ key: Key) throws {
        let entry = node.entry(key.stringValue)
        if let value {
            try entry.encode(value, at: codingPath + [key])
        } else {
            entry.content = .absent
            entry.isID = T.self == ElementID.self
        }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        ModelEncoder(node: node.entry(key.stringValue), codingPath: codingPath + [key])
            .container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        ModelEncoder(node: node.entry(key.stringValue), codingPath: codingPath + [key])
            .unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
        ModelEncoder(node: node, codingPath: codingPath)
    }

    mutating func superEncoder(forKey key: Key) -> any Encoder {
        ModelEncoder(node: node.entry(key.stringValue), codingPath: codingPath + [key])
    }

    mutating func encode(_ value: Bool, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: String, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: Double, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: Float, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: Int, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: Int8, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: Int16, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: Int32, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: Int64, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: UInt, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: UInt8, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: UInt16, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: UInt32, forKey key: Key) throws { try add(value, key) }
    mutating func encode(_ value: UInt64, forKey key: Key) throws { try add(value, key) }

    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: Float?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: Int8?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: Int16?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: Int32?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: Int64?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: UInt?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
    mutating func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws {
        try addIfPresent(value, key)
    }
}

/// The items of a list.
struct ListEncoding: UnkeyedEncodingContainer {
    let node: EncodingNode
    let codingPath: [any CodingKey]

    var count: Int { node.items.count }

    mutating func encodeNil() throws { node.item().content = .value(.null) }

    mutating func encode<T: Encodable>(_ value: T) throws { try add(value) }

    private func add<T: Encodable>(_ value: T) throws {
        let place = PlainKey(intValue: count)
        try node.item().encode(value, at: codingPath + [place])
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        ModelEncoder(node: node.item(), codingPath: codingPath).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        ModelEncoder(node: node.item(), codingPath: codingPath).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
        ModelEncoder(node: node.item(), codingPath: codingPath)
    }

    mutating func encode(_ value: Bool) throws { try add(value) }
    mutating func encode(_ value: String) throws { try add(value) }
    mutating func encode(_ value: Double) throws { try add(value) }
    mutating func encode(_ value: Float) throws { try add(value) }
    mutating func encode(_ value: Int) throws { try add(value) }
    mutating func encode(_ value: Int8) throws { try add(value) }
    mutating func encode(_ value: Int16) throws { try add(value) }
    mutating func encode(_ value: Int32) throws { try add(value) }
    mutating func encode(_ value: Int64) throws { try add(value) }
    mutating func encode(_ value: UInt) throws { try add(value) }
    mutating func encode(_ value: UInt8) throws { try add(value) }
    mutating func encode(_ value: UInt16) throws { try add(value) }
    mutating func encode(_ value: UInt32) throws { try add(value) }
    mutating func encode(_ value: UInt64) throws { try add(value) }
}

/// One value.
struct SingleEncoding: SingleValueEncodingContainer {
    let node: EncodingNode
    let codingPath: [any CodingKey]

    mutating func encodeNil() throws { node.content = .value(.null) }

    mutating func encode<T: Encodable>(_ value: T) throws { try set(value) }

    private func set<T: Encodable>(_ value: T) throws {
        try node.encode(value, at: codingPath)
    }

    mutating func encode(_ value: Bool) throws { try set(value) }
    mutating func encode(_ value: String) throws { try set(value) }
    mutating func encode(_ value: Double) throws { try set(value) }
    mutating func encode(_ value: Float) throws { try set(value) }
    mutating func encode(_ value: Int) throws { try set(value) }
    mutating func encode(_ value: Int8) throws { try set(value) }
    mutating func encode(_ value: Int16) throws { try set(value) }
    mutating func encode(_ value: Int32) throws { try set(value) }
    mutating func encode(_ value: Int64) throws { try set(value) }
    mutating func encode(_ value: UInt) throws { try set(value) }
    mutating func encode(_ value: UInt8) throws { try set(value) }
    mutating func encode(_ value: UInt16) throws { try set(value) }
    mutating func encode(_ value: UInt32) throws { try set(value) }
    mutating func encode(_ value: UInt64) throws { try set(value) }
}
