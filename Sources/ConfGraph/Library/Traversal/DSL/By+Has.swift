// Filters on labels, ids and properties. Untyped, for `by` and its like.

extension By {
    /// Keeps elements with a property.
    public static func has(_ key: String) -> By { By(.has, .texts([key])) }

    /// Keeps elements with a property.
    public func has(_ key: String) -> By { appending(.has, .texts([key])) }

    /// Keeps elements with a property that equals the value or passes the test.
    public static func has(_ key: String, _ test: some PredicateConvertible) -> By {
        By(.has, [.value(.string(key)), test.argument])
    }

    /// Keeps elements with a property that equals the value or passes the test.
    public func has(_ key: String, _ test: some PredicateConvertible) -> By {
        appending(.has, [.value(.string(key)), test.argument])
    }

    /// Keeps elements of a label with a property that equals the value or passes
    /// the test.
    public static func has(
        _ label: String, _ key: String, _ test: some PredicateConvertible
    ) -> By {
        By(.has, .texts([label, key]) + [test.argument])
    }

    /// Keeps elements of a label with a property that equals the value or passes
    /// the test.
    public func has(_ label: String, _ key: String, _ test: some PredicateConvertible) -> By {
        appending(.has, .texts([label, key]) + [test.argument])
    }

    /// Keeps elements whose id or label equals the value or passes the test; of
    /// properties also the key or the value. Gremlin: `has(T.id, …)`.
    public static func has(part token: T, _ test: some PredicateConvertible) -> By {
        By(.has, [.token(token), test.argument])
    }

    /// Keeps elements whose id or label equals the value or passes the test; of
    /// properties also the key or the value. Gremlin: `has(T.id, …)`.
    public func has(part token: T, _ test: some PredicateConvertible) -> By {
        appending(.has, [.token(token), test.argument])
    }

    /// Keeps elements without the property.
    public static func hasNot(_ key: String) -> By { By(.hasNot, .texts([key])) }

    /// Keeps elements without the property.
    public func hasNot(_ key: String) -> By { appending(.hasNot, .texts([key])) }

    /// Keeps elements with one of the labels.
    public static func hasLabel(_ label: String, _ more: String...) -> By {
        By(.hasLabel, .texts([label] + more))
    }

    /// Keeps elements with one of the labels.
    public func hasLabel(_ label: String, _ more: String...) -> By {
        appending(.hasLabel, .texts([label] + more))
    }

    /// Keeps elements with a label that passes the test.
    public static func hasLabel(matching test: some PredicateConvertible) -> By {
        By(.hasLabel, [.predicate(test.predicate.test)])
    }

    /// Keeps elements with a label that passes the test.
    public func hasLabel(matching test: some PredicateConvertible) -> By {
        appending(.hasLabel, [.predicate(test.predicate.test)])
    }

    /// Keeps elements with the id, or one that passes the test.
    public static func hasId(_ id: some PredicateConvertible) -> By { By(.hasId, [id.argument]) }

    /// Keeps elements with the id, or one that passes the test.
    public func hasId(_ id: some PredicateConvertible) -> By { appending(.hasId, [id.argument]) }

    /// Keeps properties with one of the keys.
    public static func hasKey(_ key: String, _ more: String...) -> By {
        By(.hasKey, .texts([key] + more))
    }

    /// Keeps properties with one of the keys.
    public func hasKey(_ key: String, _ more: String...) -> By {
        appending(.hasKey, .texts([key] + more))
    }

    /// Keeps properties whose key passes the test.
    public static func hasKey(matching test: some PredicateConvertible) -> By {
        By(.hasKey, [.predicate(test.predicate.test)])
    }

    /// Keeps properties whose key passes the test.
    public func hasKey(matching test: some PredicateConvertible) -> By {
        appending(.hasKey, [.predicate(test.predicate.test)])
    }

    /// Keeps properties whose value equals this one or passes the test.
    public static func hasValue(_ test: some PredicateConvertible) -> By {
        By(.hasValue, [test.argument])
    }

    /// Keeps properties whose value equals this one or passes the test.
    public func hasValue(_ test: some PredicateConvertible) -> By {
        appending(.hasValue, [test.argument])
    }
}
