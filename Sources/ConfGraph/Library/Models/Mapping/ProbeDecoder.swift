#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Decodes made-up values: of each type two, of which the second stands for
/// "another value".
struct ProbeDecoder: Decoder {
    /// The model itself notes its keys and varies one of them; within it all
    /// is of the first or the second kind.
    private enum Level {
        case top(ProbeRecorder, varying: String?)
        case nested(isOther: Bool)
    }

    private let level: Level
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(top recorder: ProbeRecorder, varying key: String?) {
        level = .top(recorder, varying: key)
        codingPath = []
    }

    private init(isOther: Bool, _ path: [any CodingKey]) {
        level = .nested(isOther: isOther)
        codingPath = path
    }

    /// A type nests this deep at most: one that holds itself has no end.
    private static let depthLimit = 16

    struct TooDeep: Error {}

    func container<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        if case .top(let recorder, varying: nil) = level { recorder.note(type) }
        return KeyedDecodingContainer(KeyedProbe<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        ListProbe(decoder: self, count: isOther ? 2 : 0)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        SingleProbe(decoder: self)
    }

    var isOther: Bool {
        if case .nested(let isOther) = level { isOther } else { false }
    }

    /// Whether an optional value, or the key of a dictionary, is there.
    func holds(_ key: String) -> Bool {
        switch level {
        case .top(_, let varying): varying?.hasSameBytes(as: key) ?? false
        case .nested(let isOther): isOther
        }
    }

    func note(_ key: String, _ type: Any.Type) {
        if case .top(let recorder, varying: nil) = level { recorder.note(key, type) }
    }

    func nested(_ key: any CodingKey) throws -> ProbeDecoder {
        guard codingPath.count < Self.depthLimit else { throw TooDeep() }
        return ProbeDecoder(isOther: holds(key.stringValue), codingPath + [key])
    }

    func value<T: Decodable>(_ type: T.Type, _ key: any CodingKey) throws -> T {
        note(key.stringValue, type)
        do {
            return try nested(key).value(type)
        } catch {
            if case .top(let recorder, varying: nil) = level {
                recorder.refuse(key.stringValue, type)
            }
            throw error
        }
    }

    /// The first or the second made-up value of a type.
    func value<T: Decodable>(_ type: T.Type) throws -> T {
        if let cases = type as? any CaseIterable.Type {
            let values = Self.cases(cases)
            if let value = (isOther ? values.last : values.first) as? T { return value }
        }
        if let convertible = type as? any PropertyConvertible.Type, !(type is any ManyValues.Type) {
            let values = Self.values(convertible)
            if let value = (isOther ? values.last : values.first) as? T { return value }
        }
        return try T(from: self)
    }

    private static func cases<C: CaseIterable>(_ type: C.Type) -> [Any] {
        Array(type.allCases.prefix(2))
    }

    /// Two different values of a type, made of whatever it takes.
    private static func values<C: PropertyConvertible>(_ type: C.Type) -> [C] {
        var found: [C] = []
        for candidate in candidates {
            guard let value = C(propertyValue: candidate) else { continue }
            if let first = found.first {
                if ExactValue(first.propertyValue) == ExactValue(value.propertyValue) { continue }
                return [first, value]
            }
            found.append(value)
        }
        return found
    }

    /// Texts come with blanks and both cases, so that what is computed from
    /// one differs from it.
    private static var candidates: [PropertyValue] {
        var values: [PropertyValue] = [
            "Made up, One", "Made up, Two", "a", "b", "A", "B", "0", "1", 1, 2, 3, 4, 0, 0.5, 1.5,
            false, true, .char("a"), .char("b"), .binary([1]), .binary([2]),
            .duration(.seconds(1)), .duration(.seconds(2)),
        ]
        for number in [1, 2] {
            if let time = try? DateTime(epochSeconds: Int64(number) * 86_400) {
                values.append(.dateTime(time))
            }
            if let uuid = UUID(uuidString: "00000000-0000-0000-0000-00000000000\(number)") {
                values.append(.uuid(uuid))
            }
            let degrees = Double(number)
            values.append(.point(GeoPoint(latitude: degrees, longitude: degrees)))
        }
        return values
    }
}

/// Made-up values by key.
private struct KeyedProbe<Key: CodingKey>: KeyedReading {
    let decoder: ProbeDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    /// The keys of a dictionary, when it is to have one.
    var allKeys: [Key] { decoder.isOther ? [Key(stringValue: "a")].compactMap { $0 } : [] }

    /// What asks for an optional value asks here first.
    func contains(_ key: Key) -> Bool {
        decoder.note(key.stringValue, PropertyValue.self)
        return decoder.holds(key.stringValue)
    }

    func decodeNil(forKey key: Key) throws -> Bool { !decoder.holds(key.stringValue) }

    func one<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T {
        try decoder.value(type, key)
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        decoder.note(key.stringValue, type)
        return decoder.holds(key.stringValue) ? try decoder.value(type, key) : nil
    }

    func superDecoder() throws -> any Decoder { decoder }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        decoder.note(key.stringValue, PropertyValue.self)
        return try decoder.nested(key)
    }
}

/// No made-up values, or two.
private struct ListProbe: UnkeyedReading {
    let decoder: ProbeDecoder
    let count: Int?
    private(set) var currentIndex = 0

    init(decoder: ProbeDecoder, count: Int) {
        self.decoder = decoder
        self.count = count
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var isAtEnd: Bool { currentIndex >= count ?? 0 }

    mutating func decodeNil() throws -> Bool { false }

    mutating func one<T: Decodable>(_ type: T.Type) throws -> T {
        try next().value(type)
    }

    private mutating func next() throws -> ProbeDecoder {
        defer { currentIndex += 1 }
        return try decoder.nested(PlainKey(intValue: currentIndex))
    }

    mutating func superDecoder() throws -> any Decoder { try next() }
}

/// One made-up value.
private struct SingleProbe: SingleReading {
    let decoder: ProbeDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { !decoder.isOther }

    func one<T: Decodable>(_ type: T.Type) throws -> T {
        try decoder.nested(PlainKey(intValue: 0)).value(type)
    }
}
