// Each thing becomes another. Begun with a dot, inside another traversal.

extension Traversal {
    /// What flows in.
    public static func identity() -> Traversal<Start, Start> { .init(anonymous: .identity) }

    /// The value, for each thing that flows in.
    public static func constant<V: PropertyConvertible>(_ value: V) -> Traversal<Start, V> {
        .init(anonymous: .constant, [.value(value.propertyValue)])
    }

    /// The walk so far.
    public static func path() -> Traversal<Start, Path> { .init(anonymous: .path) }

    /// The items of lists, sets and maps, one by one.
    public static func unfold() -> Traversal<Start, PropertyValue> { .init(anonymous: .unfold) }

    /// The items of lists and sets, one by one, as a Swift type.
    public static func unfold<V: TraversalElement>(as type: V.Type) -> Traversal<Start, V> {
        .init(anonymous: .unfold)
    }

    /// Sorts by what the following `by`s say; without one by the things themselves.
    public static func order() -> Traversal<Start, Start> { .init(anonymous: .order) }

    /// Sorts all, or the items of each list or map (`.local`).
    public static func order(_ scope: Scope) -> Traversal<Start, Start> {
        .init(anonymous: .order, [.scope(scope)])
    }

    /// The items of each list with their numbers.
    public static func index() -> Traversal<Start, PropertyValue> { .init(anonymous: .index) }

    /// How often the innermost repeat went round.
    public static func loops() -> Traversal<Start, Int> { .init(anonymous: .loops) }

    /// How often the repeat of that name went round.
    public static func loops(_ name: String) -> Traversal<Start, Int> {
        .init(anonymous: .loops, .texts([name]))
    }

    /// Calculates: `_` is what flows in, names are tags, `by` says how to read
    /// them.
    public static func math(_ expression: String) -> Traversal<Start, Double> {
        .init(anonymous: .math, .texts([expression]))
    }

    /// A map with these keys; a `by` for each says what stands there.
    public static func project(_ key: String, _ more: String...) -> Traversal<Start, PropertyMap> {
        .init(anonymous: .project, .texts([key] + more))
    }

    /// What flows in as true or false.
    public static func asBool() -> Traversal<Start, Bool> { .init(anonymous: .asBool) }

    /// What flows in as a date.
    public static func asDate() -> Traversal<Start, DateTime> { .init(anonymous: .asDate) }

    /// What flows in as a number.
    public static func asNumber() -> Traversal<Start, PropertyValue> { .init(anonymous: .asNumber) }

    /// What flows in as a number of a type.
    public static func asNumber(_ type: GType) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .asNumber, [.type(type)])
    }

    /// What flows in as text.
    public static func asString() -> Traversal<Start, String> { .init(anonymous: .asString) }

    /// The items of each list as text.
    public static func asString(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .asString, [.scope(scope)])
    }

    /// Adds to a date.
    public static func dateAdd(_ unit: DT, _ count: Int) -> Traversal<Start, DateTime> {
        .init(anonymous: .dateAdd, [.dateToken(unit)] + .counts(count))
    }

    /// Milliseconds from the given date to the one that flows in.
    public static func dateDiff(_ date: DateTime) -> Traversal<Start, Int> {
        .init(anonymous: .dateDiff, [.value(.dateTime(date))])
    }

    /// Milliseconds from the date that the traversal finds to the one that flows in.
    public static func dateDiff(of traversal: By) -> Traversal<Start, Int> {
        .init(anonymous: .dateDiff, [traversal.traversalArgument])
    }
}
