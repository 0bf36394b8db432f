// Steps that run other traversals over models.

extension ModelTraversal {
    /// The results of all traversals.
    public func union<R>(_ traversals: ModelTraversal<Model, R>...) -> ModelTraversal<Start, R> {
        appending(.union, traversals.map(\.argument)).inheriting(traversals)
    }

    /// The results of the first traversal that has any.
    public func coalesce<R>(_ traversals: ModelTraversal<Model, R>...) -> ModelTraversal<Start, R> {
        appending(.coalesce, traversals.map(\.argument)).inheriting(traversals)
    }

    /// The traversal's results, or what flows in where there are none.
    public func optional(_ traversal: ModelTraversal<Model, Model>) -> Self {
        appending(.optional, [traversal.argument]).inheriting([traversal])
    }

    /// The traversal's results, computed for each on its own.
    public func local<R>(_ traversal: ModelTraversal<Model, R>) -> ModelTraversal<Start, R> {
        appending(.local, [traversal.argument]).inheriting([traversal])
    }

    /// Walks again and again; `times`, `until` or `emit` say how often.
    ///
    ///     g.all(Topic.self).repeat(.out(Related.self)).times(2)
    public func `repeat`(
        _ traversal: ModelTraversal<Model, Model>
    ) -> RepeatingModels<Start, Model> {
        RepeatingModels(
            base: inheriting([traversal]).base
                .repeating([traversal.argument], after: []))
    }
}

/// A `repeat` over models whose end is still to be said: `times`, `until` or
/// `emit` follow.
public struct RepeatingModels<Start, Model: ElementModel> {
    let base: Repeating<Start, Model.Element>

    /// Goes round so often.
    public func times(_ count: Int) -> ModelTraversal<Start, Model> {
        ModelTraversal(base.times(count))
    }

    /// Goes round until the traversal finds something; tested after each round.
    public func until<R>(_ test: ModelTraversal<Model, R>) -> ModelTraversal<Start, Model> {
        ModelTraversal(base.base.modulating(.until, [test.argument]))
            .inheriting([test])
    }

    /// Passes on what each round yields, too.
    public func emit() -> RepeatingModels { RepeatingModels(base: base.emit()) }

    /// Goes round until nothing is left; endless on a cycle unless the rounds
    /// keep to simple paths.
    public func exhaustively() -> ModelTraversal<Start, Model> { ModelTraversal(base.base) }
}
