// Many things become one.

extension Traversal {
    /// How many there are.
    public func count() -> Traversal<Start, Int> { appending(.count) }

    /// How many there are, or how many items each list or map has (`.local`).
    public func count(_ scope: Scope) -> Traversal<Start, Int> {
        appending(.count, [.scope(scope)])
    }

    /// The sum, of the type that Gremlin promotes to.
    public func sum() -> Traversal<Start, PropertyValue> { appending(.sum) }

    /// The mean.
    public func mean() -> Traversal<Start, PropertyValue> { appending(.mean) }

    /// The smallest.
    public func min() -> Self { appending(.min) }

    /// The largest.
    public func max() -> Self { appending(.max) }

    /// The sum of all, or of each list's items (`.local`).
    public func sum(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.sum, [.scope(scope)])
    }

    /// The mean of all, or of each list's items (`.local`).
    public func mean(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.mean, [.scope(scope)])
    }

    /// The smallest of all, or of each list's items (`.local`).
    public func min(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.min, [.scope(scope)])
    }

    /// The largest of all, or of each list's items (`.local`).
    public func max(_ scope: Scope) -> Traversal<Start, PropertyValue> {
        appending(.max, [.scope(scope)])
    }

    /// A list of all.
    public func fold() -> Traversal<Start, [Element]> { appending(.fold) }

    /// All combined with an operator, beginning with a seed.
    public func fold<V: PropertyConvertible>(_ seed: V, _ merge: Operator) -> Traversal<Start, V> {
        appending(.fold, [.value(seed.propertyValue), .operator(merge)])
    }

    /// A map from keys (the first `by`) to what has them (the second `by`).
    public func group() -> Traversal<Start, PropertyMap> { appending(.group) }

    /// A map from keys (`by`) to how many have them.
    public func groupCount() -> Traversal<Start, PropertyMap> { appending(.groupCount) }

    /// All walks as one tree.
    public func tree() -> Traversal<Start, Tree> { appending(.tree) }
}
