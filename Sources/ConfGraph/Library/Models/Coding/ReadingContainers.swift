// Codable asks for one method a basic type; to us they are types as any.

/// A container of values by key, read by one method.
protocol KeyedReading: KeyedDecodingContainerProtocol {
    func one<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T
}

extension KeyedReading {
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try one(type, key) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try one(type, key) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try one(type, key) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try one(type, key) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try one(type, key) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try one(type, key) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try one(type, key) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try one(type, key) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try one(type, key) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try one(type, key) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try one(type, key) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try one(type, key) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try one(type, key) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try one(type, key) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try one(type, key) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try superDecoder(forKey: key).unkeyedContainer()
    }
}

/// A container of values in a row, read by one method.
protocol UnkeyedReading: UnkeyedDecodingContainer {
    mutating func one<T: Decodable>(_ type: T.Type) throws -> T
}

extension UnkeyedReading {
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try one(type) }
    mutating func decode(_ type: Bool.Type) throws -> Bool { try one(type) }
    mutating func decode(_ type: String.Type) throws -> String { try one(type) }
    mutating func decode(_ type: Double.Type) throws -> Double { try one(type) }
    mutating func decode(_ type: Float.Type) throws -> Float { try one(type) }
    mutating func decode(_ type: Int.Type) throws -> Int { try one(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try one(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try one(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try one(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try one(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try one(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try one(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try one(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try one(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try one(type) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }
}

/// A container of one value, read by one method.
protocol SingleReading: SingleValueDecodingContainer {
    func one<T: Decodable>(_ type: T.Type) throws -> T
}

extension SingleReading {
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try one(type) }
    func decode(_ type: Bool.Type) throws -> Bool { try one(type) }
    func decode(_ type: String.Type) throws -> String { try one(type) }
    func decode(_ type: Double.Type) throws -> Double { try one(type) }
    func decode(_ type: Float.Type) throws -> Float { try one(type) }
    func decode(_ type: Int.Type) throws -> Int { try one(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try one(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try one(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try one(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try one(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try one(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try one(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try one(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try one(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try one(type) }
}
