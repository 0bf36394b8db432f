// Values within a value, as Codable types decode them.

/// A map.
struct MapContainer<Key: CodingKey>: KeyedReading {
    let map: PropertyMap
    let place: ModelPlace
    var codingPath: [any CodingKey] { place.path }

    var allKeys: [Key] {
        map.keys.compactMap { key in
            guard case .string(let text) = key else { return nil }
            return Key(stringValue: text)
        }
    }

    func contains(_ key: Key) -> Bool { map[key.stringValue] != nil }

    func decodeNil(forKey key: Key) -> Bool { map[key.stringValue]?.isNull ?? true }

    func one<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T {
        let place = place.appending(key)
        guard let value = map[key.stringValue] else { throw place.missing(type) }
        return try ModelDecoder.value(type, from: value, at: place)
    }

    func superDecoder() throws -> any Decoder {
        ModelDecoder(source: .value(.map(map)), place: place)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        let place = place.appending(key)
        guard let value = map[key.stringValue] else { throw place.missing(PropertyValue.self) }
        return ModelDecoder(source: .value(value), place: place)
    }
}

/// The items of a list or a set.
struct ListDecoding: UnkeyedReading {
    let values: [PropertyValue]
    let place: ModelPlace
    private(set) var currentIndex = 0

    init(values: [PropertyValue], place: ModelPlace) {
        self.values = values
        self.place = place
    }

    var codingPath: [any CodingKey] { place.path }
    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex == values.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, values[currentIndex].isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func one<T: Decodable>(_ type: T.Type) throws -> T {
        let item = place.appending(PlainKey(intValue: currentIndex))
        guard !isAtEnd else { throw item.missing(type) }
        let made = try ModelDecoder.value(type, from: values[currentIndex], at: item)
        currentIndex += 1
        return made
    }

    mutating func superDecoder() throws -> any Decoder {
        let item = place.appending(PlainKey(intValue: currentIndex))
        guard !isAtEnd else { throw item.missing(PropertyValue.self) }
        defer { currentIndex += 1 }
        return ModelDecoder(source: .value(values[currentIndex]), place: item)
    }
}

/// One value.
struct SingleDecoding: SingleReading {
    let value: PropertyValue
    let place: ModelPlace
    var codingPath: [any CodingKey] { place.path }

    func decodeNil() -> Bool { value.isNull }

    func one<T: Decodable>(_ type: T.Type) throws -> T {
        try ModelDecoder.value(type, from: value, at: place)
    }
}
