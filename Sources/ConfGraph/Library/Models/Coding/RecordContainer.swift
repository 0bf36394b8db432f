/// The properties of an element, as a model decodes them.
struct RecordContainer<Key: CodingKey>: KeyedReading {
    let record: ModelRecord
    let place: ModelPlace
    var codingPath: [any CodingKey] { place.path }

    var allKeys: [Key] { record.keys.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { !record.values(key.stringValue).isEmpty }

    func decodeNil(forKey key: Key) -> Bool { !contains(key) }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        guard type == ElementID.self || contains(key) else { return nil }
        return try one(type, key)
    }

    func one<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T {
        // The element's id for a property of that type, whatever its key.
        if type == ElementID.self, let id = record.id as? T { return id }
        let place = place.appending(key)
        let values = record.values(key.stringValue)
        if type is any ManyValues.Type, record.isVertex { return try many(type, values, place) }
        guard let value = values.first else { return try absent(type, place) }
        guard values.count == 1 else { throw place.several(values.count, type) }
        return try ModelDecoder.value(type, from: value, at: place)
    }

    /// Several values of a key, or the members of the one list or set that was
    /// stored as such.
    private func many<T: Decodable>(
        _ type: T.Type, _ values: [PropertyValue], _ place: ModelPlace
    ) throws -> T {
        if values.count == 1, case .binary = values[0] {
            return try ModelDecoder.value(type, from: values[0], at: place)
        }
        do {
            return try ModelDecoder.value(type, from: .list(values), at: place)
        } catch {
            guard values.count == 1 else { throw error }
            switch values[0] {
            case .list, .set: return try ModelDecoder.value(type, from: values[0], at: place)
            default: throw error
            }
        }
    }

    /// What stands for no value, where something does.
    private func absent<T: Decodable>(_ type: T.Type, _ place: ModelPlace) throws -> T {
        if type is any ManyValues.Type {
            return try ModelDecoder.value(type, from: .list([]), at: place)
        }
        if let optional = type as? any ExpressibleByNilLiteral.Type,
            let none = optional.init(nilLiteral: ()) as? T
        {
            return none
        }
        throw place.missing(type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        let values = record.values(key.stringValue)
        let place = place.appending(key)
        if values.count == 1, case .list = values[0] {
            return try ModelDecoder(source: .value(values[0]), place: place).unkeyedContainer()
        }
        return try ModelDecoder(source: .value(.list(values)), place: place).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        ModelDecoder(source: .record(record), place: place)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        let place = place.appending(key)
        guard let value = record.values(key.stringValue).first else {
            throw place.missing(PropertyValue.self)
        }
        return ModelDecoder(source: .value(value), place: place)
    }
}
