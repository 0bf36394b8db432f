// Filters on whatever flows. Untyped, for `by` and its like.

extension By {
    /// Keeps what equals the value or passes the test.
    public static func `is`(_ test: some PredicateConvertible) -> By { By(.is, [test.argument]) }

    /// Keeps what equals the value or passes the test.
    public func `is`(_ test: some PredicateConvertible) -> By { appending(.is, [test.argument]) }

    /// Keeps what the traversal finds something for, or what passes a test against
    /// what was tagged: `where(.neq("cory"))`.
    public static func `where`(_ traversal: By) -> By { By(.where, [traversal.traversalArgument]) }

    /// Keeps what the traversal finds something for, or what passes a test against
    /// what was tagged: `where(.neq("cory"))`.
    public func `where`(_ traversal: By) -> By { appending(.where, [traversal.traversalArgument]) }

    /// Keeps what the traversal finds nothing for.
    public static func not(_ traversal: By) -> By { By(.not, [traversal.traversalArgument]) }

    /// Keeps what the traversal finds nothing for.
    public func not(_ traversal: By) -> By { appending(.not, [traversal.traversalArgument]) }

    /// Keeps what all traversals find something for.
    public static func and(_ traversals: By...) -> By {
        By(.and, traversals.map(\.traversalArgument))
    }

    /// Keeps what all traversals find something for.
    public func and(_ traversals: By...) -> By {
        appending(.and, traversals.map(\.traversalArgument))
    }

    /// Keeps what one of the traversals finds something for.
    public static func or(_ traversals: By...) -> By {
        By(.or, traversals.map(\.traversalArgument))
    }

    /// Keeps what one of the traversals finds something for.
    public func or(_ traversals: By...) -> By {
        appending(.or, traversals.map(\.traversalArgument))
    }

    /// Keeps lists all of whose items pass the test.
    public static func all(_ test: some PredicateConvertible) -> By {
        By(.all, [.predicate(test.predicate.test)])
    }

    /// Keeps lists all of whose items pass the test.
    public func all(_ test: some PredicateConvertible) -> By {
        appending(.all, [.predicate(test.predicate.test)])
    }

    /// Keeps lists one of whose items passes the test.
    public static func any(_ test: some PredicateConvertible) -> By {
        By(.any, [.predicate(test.predicate.test)])
    }

    /// Keeps lists one of whose items passes the test.
    public func any(_ test: some PredicateConvertible) -> By {
        appending(.any, [.predicate(test.predicate.test)])
    }

    /// Keeps lists none of whose items passes the test.
    public static func none(_ test: some PredicateConvertible) -> By {
        By(.none, [.predicate(test.predicate.test)])
    }

    /// Keeps lists none of whose items passes the test.
    public func none(_ test: some PredicateConvertible) -> By {
        appending(.none, [.predicate(test.predicate.test)])
    }

    /// Lets nothing through.
    public static func discard() -> By { By(.discard) }

    /// Lets nothing through.
    public func discard() -> By { appending(.discard) }

    /// Lets each thing through once; with tags, each combination of what was
    /// tagged.
    public static func dedup(_ tags: String...) -> By { By(.dedup, .texts(tags)) }

    /// Lets each thing through once; with tags, each combination of what was
    /// tagged.
    public func dedup(_ tags: String...) -> By { appending(.dedup, .texts(tags)) }

    /// Makes of each list the set of its items. Gremlin: `dedup(local)`.
    public static func dedup(scope: Scope) -> By { By(.dedup, [.scope(scope)]) }

    /// Makes of each list the set of its items. Gremlin: `dedup(local)`.
    public func dedup(scope: Scope) -> By { appending(.dedup, [.scope(scope)]) }

    /// Lets through at random.
    public static func coin(_ probability: Double) -> By {
        By(.coin, [.value(.double(probability))])
    }

    /// Lets through at random.
    public func coin(_ probability: Double) -> By {
        appending(.coin, [.value(.double(probability))])
    }

    /// Keeps walks that visit nothing twice.
    public static func simplePath() -> By { By(.simplePath) }

    /// Keeps walks that visit nothing twice.
    public func simplePath() -> By { appending(.simplePath) }

    /// Keeps walks that visit something twice.
    public static func cyclicPath() -> By { By(.cyclicPath) }

    /// Keeps walks that visit something twice.
    public func cyclicPath() -> By { appending(.cyclicPath) }

    /// Stops letting through after some milliseconds.
    public static func timeLimit(_ milliseconds: Int) -> By {
        By(.timeLimit, .counts(milliseconds))
    }

    /// Stops letting through after some milliseconds.
    public func timeLimit(_ milliseconds: Int) -> By {
        appending(.timeLimit, .counts(milliseconds))
    }
}
