// Filters on labels, ids and properties.

extension Traversal where Element: GraphElement {
    /// Keeps elements with a property.
    public func has(_ key: String) -> Self { appending(.has, .texts([key])) }

    /// Keeps elements with a property that equals the value or passes the test.
    public func has(_ key: String, _ test: some PredicateConvertible) -> Self {
        appending(.has, [.value(.string(key)), test.argument])
    }

    /// Keeps elements of a label with a property that equals the value or passes
    /// the test.
    public func has(_ label: String, _ key: String, _ test: some PredicateConvertible) -> Self {
        appending(.has, .texts([label, key]) + [test.argument])
    }

    /// Keeps elements whose id or label equals the value or passes the test; of
    /// properties also the key or the value. Gremlin: `has(T.id, …)`.
    public func has(part token: T, _ test: some PredicateConvertible) -> Self {
        appending(.has, [.token(token), test.argument])
    }

    /// Keeps elements without the property.
    public func hasNot(_ key: String) -> Self { appending(.hasNot, .texts([key])) }

    /// Keeps elements with one of the labels.
    public func hasLabel(_ label: String, _ more: String...) -> Self {
        appending(.hasLabel, .texts([label] + more))
    }

    /// Keeps elements with a label that passes the test.
    public func hasLabel(matching test: some PredicateConvertible) -> Self {
        appending(.hasLabel, [.predicate(test.predicate.test)])
    }

    /// Keeps elements with the id, or one that passes the test.
    public func hasId(_ id: some PredicateConvertible) -> Self { appending(.hasId, [id.argument]) }
}

extension Traversal where Element: PropertyElement {
    /// Keeps properties with one of the keys.
    public func hasKey(_ key: String, _ more: String...) -> Self {
        appending(.hasKey, .texts([key] + more))
    }

    /// Keeps properties whose key passes the test.
    public func hasKey(matching test: some PredicateConvertible) -> Self {
        appending(.hasKey, [.predicate(test.predicate.test)])
    }

    /// Keeps properties whose value equals this one or passes the test.
    public func hasValue(_ test: some PredicateConvertible) -> Self {
        appending(.hasValue, [test.argument])
    }
}
