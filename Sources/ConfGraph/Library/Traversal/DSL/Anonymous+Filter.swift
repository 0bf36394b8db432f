// Filters on whatever flows. Begun with a dot, inside another traversal.

extension Traversal {
    /// Keeps what equals the value or passes the test.
    public static func `is`(_ test: some PredicateConvertible) -> Traversal<Start, Start> {
        .init(anonymous: .is, [test.argument])
    }

    /// Keeps what the traversal finds something for, or what passes a test against
    /// what was tagged: `where(.neq("cory"))`.
    public static func `where`<R>(_ test: Traversal<Start, R>) -> Traversal<Start, Start> {
        .init(anonymous: .where, [test.whereArgument])
    }

    /// Keeps walks where what was tagged passes a test against what was tagged
    /// otherwise.
    public static func `where`(
        _ tag: String, _ test: Traversal<Start, TagTest>
    ) -> Traversal<Start, Start> {
        .init(anonymous: .where, [.value(.string(tag)), test.whereArgument])
    }

    /// Keeps what the traversal finds nothing for.
    public static func not<R>(_ traversal: Traversal<Start, R>) -> Traversal<Start, Start> {
        .init(anonymous: .not, [traversal.argument])
    }

    /// Keeps what all traversals find something for.
    public static func and<R>(_ traversals: Traversal<Start, R>...) -> Traversal<Start, Start> {
        .init(anonymous: .and, traversals.map(\.argument))
    }

    /// Keeps what one of the traversals finds something for.
    public static func or<R>(_ traversals: Traversal<Start, R>...) -> Traversal<Start, Start> {
        .init(anonymous: .or, traversals.map(\.argument))
    }

    /// Keeps lists all of whose items pass the test.
    public static func all(_ test: some PredicateConvertible) -> Traversal<Start, Start> {
        .init(anonymous: .all, [.predicate(test.predicate.test)])
    }

    /// Keeps lists one of whose items passes the test.
    public static func any(_ test: some PredicateConvertible) -> Traversal<Start, Start> {
        .init(anonymous: .any, [.predicate(test.predicate.test)])
    }

    /// Keeps lists none of whose items passes the test.
    public static func none(_ test: some PredicateConvertible) -> Traversal<Start, Start> {
        .init(anonymous: .none, [.predicate(test.predicate.test)])
    }

    /// Lets nothing through.
    public static func discard() -> Traversal<Start, Start> { .init(anonymous: .discard) }

    /// Lets each thing through once; with tags, each combination of what was
    /// tagged.
    public static func dedup(_ tags: String...) -> Traversal<Start, Start> {
        .init(anonymous: .dedup, .texts(tags))
    }

    /// Makes of each list the set of its items. Gremlin: `dedup(local)`.
    public static func dedup(scope: Scope) -> Traversal<Start, Start> {
        .init(anonymous: .dedup, [.scope(scope)])
    }

    /// Lets through at random.
    public static func coin(_ probability: Double) -> Traversal<Start, Start> {
        .init(anonymous: .coin, [.value(.double(probability))])
    }

    /// Keeps walks that visit nothing twice.
    public static func simplePath() -> Traversal<Start, Start> { .init(anonymous: .simplePath) }

    /// Keeps walks that visit something twice.
    public static func cyclicPath() -> Traversal<Start, Start> { .init(anonymous: .cyclicPath) }

    /// Stops letting through after some milliseconds.
    public static func timeLimit(_ milliseconds: Int) -> Traversal<Start, Start> {
        .init(anonymous: .timeLimit, .counts(milliseconds))
    }
}
