// Many things become one. Begun with a dot, inside another traversal.

extension Traversal {
    /// How many there are.
    public static func count() -> Traversal<Start, Int> { .init(anonymous: .count) }

    /// How many there are, or how many items each list or map has (`.local`).
    public static func count(_ scope: Scope) -> Traversal<Start, Int> {
        .init(anonymous: .count, [.scope(scope)])
    }

    /// The sum, of the type that Gremlin promotes to.
    public static func sum() -> Traversal<Start, PropertyValue> { .init(anonymous: .sum) }

    /// The mean.
    public static func mean() -> Traversal<Start, PropertyValue> { .init(anonymous: .mean) }

    /// The smallest.
    public static func min() -> Traversal<Start, Start> { .init(anonymous: .min) }

    /// The largest.
    public static func max() -> Traversal<Start, Start> { .init(anonymous: .max) }

    /// The sum of all, or of each list's items (`.local`).
    public static func sum(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .sum, [.scope(scope)])
    }

    /// The mean of all, or of each list's items (`.local`).
    public static func mean(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .mean, [.scope(scope)])
    }

    /// The smallest of all, or of each list's items (`.local`).
    public static func min(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .min, [.scope(scope)])
    }

    /// The largest of all, or of each list's items (`.local`).
    public static func max(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .max, [.scope(scope)])
    }

    /// A list of all.
    public static func fold() -> Traversal<Start, [Start]> { .init(anonymous: .fold) }

    /// A map from keys (the first `by`) to what has them (the second `by`).
    public static func group() -> Traversal<Start, PropertyMap> { .init(anonymous: .group) }

    /// A map from keys (`by`) to how many have them.
    public static func groupCount() -> Traversal<Start, PropertyMap> {
        .init(anonymous: .groupCount)
    }

    /// All walks as one tree.
    public static func tree() -> Traversal<Start, Tree> { .init(anonymous: .tree) }
}

// Constrained, so that a wrong call after `fold()` is not taken for a mistake
// in this one.
extension Traversal where Start: TraversalElement {
    /// All combined with an operator, beginning with a seed.
    public static func fold<V: PropertyConvertible>(
        _ seed: V, _ merge: Operator
    ) -> Traversal<Start, V> {
        .init(anonymous: .fold, [.value(seed.propertyValue), .operator(merge)])
    }
}
