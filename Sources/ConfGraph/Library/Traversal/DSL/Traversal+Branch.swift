// Steps that run other traversals.

extension Traversal {
    /// The results of all traversals.
    public func union<R>(_ traversals: Traversal<Element, R>...) -> Traversal<Start, R> {
        appending(.union, traversals.map(\.argument))
    }

    /// The results of the first traversal that has any.
    public func coalesce<R>(_ traversals: Traversal<Element, R>...) -> Traversal<Start, R> {
        appending(.coalesce, traversals.map(\.argument))
    }

    /// The traversal's results, or what flows in where there are none.
    public func optional(_ traversal: Traversal<Element, Element>) -> Self {
        appending(.optional, [traversal.argument])
    }

    /// The traversal's results, computed for each thing on its own.
    public func local<R>(_ traversal: Traversal<Element, R>) -> Traversal<Start, R> {
        appending(.local, [traversal.argument])
    }

    /// One traversal where the test finds something, the other where it does not.
    public func choose<C, R>(
        _ test: Traversal<Element, C>, _ then: Traversal<Element, R>,
        _ otherwise: Traversal<Element, R>
    ) -> Traversal<Start, R> {
        appending(.choose, [test.argument, then.argument, otherwise.argument])
    }

    /// The traversal where the test finds something, what flows in where it does
    /// not.
    public func choose<C>(
        _ test: Traversal<Element, C>, _ then: Traversal<Element, Element>
    ) -> Self {
        appending(.choose, [test.argument, then.argument])
    }
}
