// Models by their type, their id, and the edges between them.

extension TraversalSource {
    /// All vertices or edges of a model. Gremlin: `g.V().hasLabel(label)`, or
    /// `g.E().hasLabel(label)`.
    ///
    ///     let talks = try g.all(Talk.self).has(\.year, 2015).models()
    ///     let parts = try g.all(Gave.self).values(\.part).toList()
    public func all<Model: ElementModel>(_ model: Model.Type) -> ModelTraversal<Never, Model> {
        let everything: Traversal<Never, Model.Element> = traversal(Model.isEdge ? .E : .V)
        return ModelTraversal(everything.appending(.hasLabel, .texts(Model.labels)))
    }

    /// From one vertex or edge. Gremlin: `g.V(id)`, or `g.E(id)`.
    ///
    ///     let talks = try g.from(ada).out(Gave.self).models()
    public func from<Model: ElementModel>(_ stored: Stored<Model>) -> ModelTraversal<Never, Model> {
        ModelTraversal(traversal(Model.isEdge ? .E : .V, .ids([stored.id])))
    }

    /// The edges of a model that lead from one vertex to another. Gremlin:
    /// `g.V(id).outE(label).where(__.inV().hasId(id))`.
    ///
    ///     let gave = try g.between(ada, Gave.self, talk).next()
    ///
    /// - Complexity: O(number of those edges that leave the source).
    public func between<Edge: EdgeModel>(
        _ source: Stored<Edge.Source>, _ edge: Edge.Type, _ target: Stored<Edge.Target>
    ) -> ModelTraversal<Never, Edge> {
        from(source).outE(edge).where(.inV().hasId(target.id))
    }

    /// The model with an id, or nil if there is no such element.
    ///
    /// - Throws: ``GraphError`` with code `runtime` where the element is of
    ///   another label, or what is stored does not fit the model.
    public func find<Model: ElementModel>(
        _ model: Model.Type, id: ElementID
    ) throws -> Stored<Model>? {
        let found: Traversal<Never, Model.Element> = traversal(
            Model.isEdge ? .E : .V, .ids([id]))
        return try ModelTraversal<Never, Model>(found).next()
    }
}

extension Graph {
    /// The models of one traversal as an asynchronous sequence, with a read of
    /// its own.
    ///
    ///     for try await talk in graph.streamModels({ g in g.all(Talk.self) }) {
    ///         print(talk.title)
    ///     }
    ///
    /// - Parameter body: makes the traversal; it runs when the first element
    ///   is asked for.
    public func streamModels<Model: ElementModel>(
        _ body: @escaping @Sendable (TraversalSource) throws -> ModelTraversal<Never, Model>
    ) -> GraphStream<Stored<Model>> {
        stream { g in try body(g).stored }
    }
}
