// Steps that run other traversals. Begun with a dot, inside another traversal.

extension Traversal {
    /// The results of all traversals.
    public static func union<R>(_ traversals: Traversal<Start, R>...) -> Traversal<Start, R> {
        .init(anonymous: .union, traversals.map(\.argument))
    }

    /// The results of the first traversal that has any.
    public static func coalesce<R>(_ traversals: Traversal<Start, R>...) -> Traversal<Start, R> {
        .init(anonymous: .coalesce, traversals.map(\.argument))
    }

    /// The traversal's results, or what flows in where there are none.
    public static func optional(_ traversal: Traversal<Start, Start>) -> Traversal<Start, Start> {
        .init(anonymous: .optional, [traversal.argument])
    }

    /// The traversal's results, computed for each thing on its own.
    public static func local<R>(_ traversal: Traversal<Start, R>) -> Traversal<Start, R> {
        .init(anonymous: .local, [traversal.argument])
    }

    /// One traversal where the test finds something, the other where it does not.
    public static func choose<C, R>(
        _ test: Traversal<Start, C>, _ then: Traversal<Start, R>,
        _ otherwise: Traversal<Start, R>
    ) -> Traversal<Start, R> {
        .init(anonymous: .choose, [test.argument, then.argument, otherwise.argument])
    }

    /// The traversal where the test finds something, what flows in where it does
    /// not.
    public static func choose<C>(
        _ test: Traversal<Start, C>, _ then: Traversal<Start, Start>
    ) -> Traversal<Start, Start> {
        .init(anonymous: .choose, [test.argument, then.argument])
    }
}
