extension PropertyValue: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
}

extension PropertyValue: ExpressibleByIntegerLiteral {
    /// An int when the number fits 32 bits, as in Gremlin; a long otherwise.
    public init(integerLiteral value: Int64) { self = .integer(value) }

    /// The int of this value when it fits 32 bits, the long otherwise: what
    /// Gremlin makes of a number without a suffix.
    public static func integer(_ value: Int64) -> PropertyValue {
        if let small = Int32(exactly: value) { .int(small) } else { .long(value) }
    }
}

extension PropertyValue: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Double) { self = .double(value) }
}

extension PropertyValue: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension PropertyValue: ExpressibleByNilLiteral {
    public init(nilLiteral: ()) { self = .null }
}

extension PropertyValue: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: PropertyValue...) { self = .list(elements) }
}

extension PropertyValue: ExpressibleByDictionaryLiteral {
    /// A map in the order written; of a repeated key the last value counts.
    public init(dictionaryLiteral elements: (PropertyValue, PropertyValue)...) {
        self = .map(PropertyMap(elements))
    }
}
