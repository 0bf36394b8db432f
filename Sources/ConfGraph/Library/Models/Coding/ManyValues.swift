/// What a vertex holds as several values of one key: arrays and sets. All else
/// is one value.
protocol ManyValues {
    static var cardinality: Cardinality { get }
}

extension Array: ManyValues {
    static var cardinality: Cardinality { .list }
}

extension Set: ManyValues {
    static var cardinality: Cardinality { .set }
}

extension Optional: ManyValues where Wrapped: ManyValues {
    static var cardinality: Cardinality { Wrapped.cardinality }
}

/// The coding key of a place in a list, and of all else that has no key type.
struct PlainKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
