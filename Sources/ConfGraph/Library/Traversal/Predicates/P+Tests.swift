// The predicates, as Swift spells them after a dot: `.gt(2014)`.

extension PredicateConvertible {
    /// Equal to the value. Gremlin: `P.eq`.
    public static func eq<V: PropertyConvertible>(_ value: V) -> P<V> where Self == P<V> {
        P(.eq, [.value(value.propertyValue)])
    }

    /// Not equal to the value. Gremlin: `P.neq`.
    public static func neq<V: PropertyConvertible>(_ value: V) -> P<V> where Self == P<V> {
        P(.neq, [.value(value.propertyValue)])
    }

    /// Less than the value. Gremlin: `P.lt`.
    public static func lt<V: PropertyConvertible>(_ value: V) -> P<V> where Self == P<V> {
        P(.lt, [.value(value.propertyValue)])
    }

    /// Less than or equal to the value. Gremlin: `P.lte`.
    public static func lte<V: PropertyConvertible>(_ value: V) -> P<V> where Self == P<V> {
        P(.lte, [.value(value.propertyValue)])
    }

    /// Greater than the value. Gremlin: `P.gt`.
    public static func gt<V: PropertyConvertible>(_ value: V) -> P<V> where Self == P<V> {
        P(.gt, [.value(value.propertyValue)])
    }

    /// Greater than or equal to the value. Gremlin: `P.gte`.
    public static func gte<V: PropertyConvertible>(_ value: V) -> P<V> where Self == P<V> {
        P(.gte, [.value(value.propertyValue)])
    }

    /// Between the two, both excluded. Gremlin: `P.inside`.
    public static func inside<V: PropertyConvertible>(
        _ low: V, _ high: V
    ) -> P<V> where Self == P<V> {
        P(.inside, [.value(low.propertyValue), .value(high.propertyValue)])
    }

    /// Less than the first or greater than the second. Gremlin: `P.outside`.
    public static func outside<V: PropertyConvertible>(
        _ low: V, _ high: V
    ) -> P<V> where Self == P<V> {
        P(.outside, [.value(low.propertyValue), .value(high.propertyValue)])
    }

    /// Between the two, the upper one excluded. Gremlin: `P.between`.
    public static func between<V: PropertyConvertible>(
        _ low: V, _ high: V
    ) -> P<V> where Self == P<V> {
        P(.between, [.value(low.propertyValue), .value(high.propertyValue)])
    }

    /// One of the values. Gremlin: `P.within`.
    public static func within<V: PropertyConvertible>(_ values: V...) -> P<V> where Self == P<V> {
        P(.within, values.map { .value($0.propertyValue) })
    }

    /// One of the values. Gremlin: `P.within`.
    public static func within<V: PropertyConvertible>(
        anyOf values: some Sequence<V>
    ) -> P<V> where Self == P<V> {
        P(.within, values.map { .value($0.propertyValue) })
    }

    /// None of the values. Gremlin: `P.without`.
    public static func without<V: PropertyConvertible>(_ values: V...) -> P<V> where Self == P<V> {
        P(.without, values.map { .value($0.propertyValue) })
    }

    /// None of the values. Gremlin: `P.without`.
    public static func without<V: PropertyConvertible>(
        anyOf values: some Sequence<V>
    ) -> P<V> where Self == P<V> {
        P(.without, values.map { .value($0.propertyValue) })
    }

    /// Text that starts with it. Gremlin: `TextP.startingWith`.
    public static func startingWith(_ text: String) -> P<String> where Self == P<String> {
        P(.startingWith, [.value(.string(text))])
    }

    /// Text that does not start with it. Gremlin: `TextP.notStartingWith`.
    public static func notStartingWith(_ text: String) -> P<String> where Self == P<String> {
        P(.notStartingWith, [.value(.string(text))])
    }

    /// Text that ends with it. Gremlin: `TextP.endingWith`.
    public static func endingWith(_ text: String) -> P<String> where Self == P<String> {
        P(.endingWith, [.value(.string(text))])
    }

    /// Text that does not end with it. Gremlin: `TextP.notEndingWith`.
    public static func notEndingWith(_ text: String) -> P<String> where Self == P<String> {
        P(.notEndingWith, [.value(.string(text))])
    }

    /// Text that contains it. Gremlin: `TextP.containing`.
    public static func containing(_ text: String) -> P<String> where Self == P<String> {
        P(.containing, [.value(.string(text))])
    }

    /// Text that does not contain it. Gremlin: `TextP.notContaining`.
    public static func notContaining(_ text: String) -> P<String> where Self == P<String> {
        P(.notContaining, [.value(.string(text))])
    }

    /// Text that the regular expression matches somewhere. Gremlin: `TextP.regex`.
    public static func regex(_ text: String) -> P<String> where Self == P<String> {
        P(.regex, [.value(.string(text))])
    }

    /// Text that the regular expression matches nowhere. Gremlin: `TextP.notRegex`.
    public static func notRegex(_ text: String) -> P<String> where Self == P<String> {
        P(.notRegex, [.value(.string(text))])
    }

    /// Passes where the other predicate does not. Gremlin: `P.not`.
    public static func not<V>(_ other: P<V>) -> P<V> where Self == P<V> { P(.not(other.test)) }

    /// Values of a type. Gremlin: `P.typeOf`.
    public static func typeOf(
        _ type: GType
    ) -> P<PropertyValue> where Self == P<PropertyValue> {
        P(.typeOf, [.type(type)])
    }
}
