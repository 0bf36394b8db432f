// Steps on lists and sets. Begun with a dot, inside another traversal.

extension Traversal {
    /// The items of both lists, one after the other.
    public static func combine(
        _ values: some PropertyConvertible
    ) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .combine, [.value(values.propertyValue)])
    }

    /// The items of both lists, one after the other.
    public static func combine(of traversal: By) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .combine, [traversal.traversalArgument])
    }

    /// The items that the other list lacks.
    public static func difference(
        _ values: some PropertyConvertible
    ) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .difference, [.value(values.propertyValue)])
    }

    /// The items that the list that the traversal yields lacks.
    public static func difference(of traversal: By) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .difference, [traversal.traversalArgument])
    }

    /// The items that only one of the two lists has.
    public static func disjunct(
        _ values: some PropertyConvertible
    ) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .disjunct, [.value(values.propertyValue)])
    }

    /// The items that only one of the two lists has.
    public static func disjunct(of traversal: By) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .disjunct, [traversal.traversalArgument])
    }

    /// The items that both lists have.
    public static func intersect(
        _ values: some PropertyConvertible
    ) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .intersect, [.value(values.propertyValue)])
    }

    /// The items that both lists have.
    public static func intersect(of traversal: By) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .intersect, [traversal.traversalArgument])
    }

    /// All items of both lists, or entries of both maps, each once.
    public static func merge(
        _ values: some PropertyConvertible
    ) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .merge, [.value(values.propertyValue)])
    }

    /// All items of both lists, or entries of both maps, each once.
    public static func merge(of traversal: By) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .merge, [traversal.traversalArgument])
    }

    /// All pairs of items of the two lists.
    public static func product(
        _ values: some PropertyConvertible
    ) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .product, [.value(values.propertyValue)])
    }

    /// All pairs of items of the two lists.
    public static func product(of traversal: By) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .product, [traversal.traversalArgument])
    }

    /// The items of each list as one text.
    public static func conjoin(_ delimiter: String) -> Traversal<Start, String> {
        .init(anonymous: .conjoin, .texts([delimiter]))
    }

    /// The list or text turned round.
    public static func reverse() -> Traversal<Start, PropertyValue> { .init(anonymous: .reverse) }
}
