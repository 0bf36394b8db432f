// Filters on whatever flows.

extension Traversal {
    /// Keeps what equals the value or passes the test.
    public func `is`(_ test: some PredicateConvertible) -> Self { appending(.is, [test.argument]) }

    /// Keeps what the traversal finds something for, or what passes a test against
    /// what was tagged: `where(.neq("cory"))`.
    public func `where`<R>(_ test: Traversal<Element, R>) -> Self {
        appending(.where, [test.whereArgument])
    }

    /// Keeps walks where what was tagged passes a test against what was tagged
    /// otherwise.
    public func `where`(_ tag: String, _ test: Traversal<Element, TagTest>) -> Self {
        appending(.where, [.value(.string(tag)), test.whereArgument])
    }

    /// Keeps what the traversal finds nothing for.
    public func not<R>(_ traversal: Traversal<Element, R>) -> Self {
        appending(.not, [traversal.argument])
    }

    /// Keeps what all traversals find something for; of tests against tags, a
    /// test that passes where all do.
    public func and<R>(_ traversals: Traversal<Element, R>...) -> Self {
        connecting(.and, traversals) { .and($0, $1) }
    }

    /// Keeps what one of the traversals finds something for; of tests against
    /// tags, a test that passes where one does.
    public func or<R>(_ traversals: Traversal<Element, R>...) -> Self {
        connecting(.or, traversals) { .or($0, $1) }
    }

    /// Keeps lists all of whose items pass the test.
    public func all(_ test: some PredicateConvertible) -> Self {
        appending(.all, [.predicate(test.predicate.test)])
    }

    /// Keeps lists one of whose items passes the test.
    public func any(_ test: some PredicateConvertible) -> Self {
        appending(.any, [.predicate(test.predicate.test)])
    }

    /// Keeps lists none of whose items passes the test.
    public func none(_ test: some PredicateConvertible) -> Self {
        appending(.none, [.predicate(test.predicate.test)])
    }

    /// Lets nothing through.
    public func discard() -> Self { appending(.discard) }

    /// Lets each thing through once; with tags, each combination of what was
    /// tagged.
    public func dedup(_ tags: String...) -> Self { appending(.dedup, .texts(tags)) }

    /// Makes of each list the set of its items. Gremlin: `dedup(local)`.
    public func dedup(scope: Scope) -> Self { appending(.dedup, [.scope(scope)]) }

    /// Lets through at random.
    public func coin(_ probability: Double) -> Self {
        appending(.coin, [.value(.double(probability))])
    }

    /// Keeps walks that visit nothing twice.
    public func simplePath() -> Self { appending(.simplePath) }

    /// Keeps walks that visit something twice.
    public func cyclicPath() -> Self { appending(.cyclicPath) }

    /// Stops letting through after some milliseconds.
    public func timeLimit(_ milliseconds: Int) -> Self {
        appending(.timeLimit, .counts(milliseconds))
    }
}
