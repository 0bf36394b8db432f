// Filters on labels, ids and properties. Begun with a dot, inside another traversal.

extension Traversal where Start: GraphElement {
    /// Keeps elements with a property.
    public static func has(_ key: String) -> Traversal<Start, Start> {
        .init(anonymous: .has, .texts([key]))
    }

    /// Keeps elements with a property that equals the value or passes the test.
    public static func has(
        _ key: String, _ test: some PredicateConvertible
    ) -> Traversal<Start, Start> {
        .init(anonymous: .has, [.value(.string(key)), test.argument])
    }

    /// Keeps elements of a label with a property that equals the value or passes
    /// the test.
    public static func has(
        _ label: String, _ key: String, _ test: some PredicateConvertible
    ) -> Traversal<Start, Start> {
        .init(anonymous: .has, .texts([label, key]) + [test.argument])
    }

    /// Keeps elements whose id or label equals the value or passes the test; of
    /// properties also the key or the value. Gremlin: `has(T.id, …)`.
    public static func has(
        part token: T, _ test: some PredicateConvertible
    ) -> Traversal<Start, Start> {
        .init(anonymous: .has, [.token(token), test.argument])
    }

    /// Keeps elements without the property.
    public static func hasNot(_ key: String) -> Traversal<Start, Start> {
        .init(anonymous: .hasNot, .texts([key]))
    }

    /// Keeps elements with one of the labels.
    public static func hasLabel(_ label: String, _ more: String...) -> Traversal<Start, Start> {
        .init(anonymous: .hasLabel, .texts([label] + more))
    }

    /// Keeps elements with a label that passes the test.
    public static func hasLabel(
        matching test: some PredicateConvertible
    ) -> Traversal<Start, Start> {
        .init(anonymous: .hasLabel, [.predicate(test.predicate.test)])
    }

    /// Keeps elements with the id, or one that passes the test.
    public static func hasId(_ id: some PredicateConvertible) -> Traversal<Start, Start> {
        .init(anonymous: .hasId, [id.argument])
    }
}

extension Traversal where Start: PropertyElement {
    /// Keeps properties with one of the keys.
    public static func hasKey(_ key: String, _ more: String...) -> Traversal<Start, Start> {
        .init(anonymous: .hasKey, .texts([key] + more))
    }

    /// Keeps properties whose key passes the test.
    public static func hasKey(
        matching test: some PredicateConvertible
    ) -> Traversal<Start, Start> {
        .init(anonymous: .hasKey, [.predicate(test.predicate.test)])
    }

    /// Keeps properties whose value equals this one or passes the test.
    public static func hasValue(_ test: some PredicateConvertible) -> Traversal<Start, Start> {
        .init(anonymous: .hasValue, [test.argument])
    }
}
