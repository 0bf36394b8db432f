// Many things become one. Untyped, for `by` and its like.

extension By {
    /// How many there are.
    public static func count() -> By { By(.count) }

    /// How many there are.
    public func count() -> By { appending(.count) }

    /// How many there are, or how many items each list or map has (`.local`).
    public static func count(_ scope: Scope) -> By { By(.count, [.scope(scope)]) }

    /// How many there are, or how many items each list or map has (`.local`).
    public func count(_ scope: Scope) -> By { appending(.count, [.scope(scope)]) }

    /// The sum, of the type that Gremlin promotes to.
    public static func sum() -> By { By(.sum) }

    /// The sum, of the type that Gremlin promotes to.
    public func sum() -> By { appending(.sum) }

    /// The mean.
    public static func mean() -> By { By(.mean) }

    /// The mean.
    public func mean() -> By { appending(.mean) }

    /// The smallest.
    public static func min() -> By { By(.min) }

    /// The smallest.
    public func min() -> By { appending(.min) }

    /// The largest.
    public static func max() -> By { By(.max) }

    /// The largest.
    public func max() -> By { appending(.max) }

    /// The sum of all, or of each list's items (`.local`).
    public static func sum(_ scope: Scope) -> By { By(.sum, [.scope(scope)]) }

    /// The sum of all, or of each list's items (`.local`).
    public func sum(_ scope: Scope) -> By { appending(.sum, [.scope(scope)]) }

    /// The mean of all, or of each list's items (`.local`).
    public static func mean(_ scope: Scope) -> By { By(.mean, [.scope(scope)]) }

    /// The mean of all, or of each list's items (`.local`).
    public func mean(_ scope: Scope) -> By { appending(.mean, [.scope(scope)]) }

    /// The smallest of all, or of each list's items (`.local`).
    public static func min(_ scope: Scope) -> By { By(.min, [.scope(scope)]) }

    /// The smallest of all, or of each list's items (`.local`).
    public func min(_ scope: Scope) -> By { appending(.min, [.scope(scope)]) }

    /// The largest of all, or of each list's items (`.local`).
    public static func max(_ scope: Scope) -> By { By(.max, [.scope(scope)]) }

    /// The largest of all, or of each list's items (`.local`).
    public func max(_ scope: Scope) -> By { appending(.max, [.scope(scope)]) }

    /// A list of all.
    public static func fold() -> By { By(.fold) }

    /// A list of all.
    public func fold() -> By { appending(.fold) }

    /// All combined with an operator, beginning with a seed.
    public static func fold<V: PropertyConvertible>(_ seed: V, _ merge: Operator) -> By {
        By(.fold, [.value(seed.propertyValue), .operator(merge)])
    }

    /// All combined with an operator, beginning with a seed.
    public func fold<V: PropertyConvertible>(_ seed: V, _ merge: Operator) -> By {
        appending(.fold, [.value(seed.propertyValue), .operator(merge)])
    }

    /// A map from keys (the first `by`) to what has them (the second `by`).
    public static func group() -> By { By(.group) }

    /// A map from keys (the first `by`) to what has them (the second `by`).
    public func group() -> By { appending(.group) }

    /// A map from keys (`by`) to how many have them.
    public static func groupCount() -> By { By(.groupCount) }

    /// A map from keys (`by`) to how many have them.
    public func groupCount() -> By { appending(.groupCount) }

    /// All walks as one tree.
    public static func tree() -> By { By(.tree) }

    /// All walks as one tree.
    public func tree() -> By { appending(.tree) }
}
