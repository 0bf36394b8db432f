// Traversals over models begun with a dot, inside another.

extension ModelTraversal where Start: VertexModel {
    /// To where edges of the model lead.
    public static func out<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, E.Target>
    where E.Source == Start {
        .init(anonymous: .out, .texts(E.labels))
    }

    /// To where edges of the model come from.
    public static func `in`<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, E.Source>
    where E.Target == Start {
        .init(anonymous: .in, .texts(E.labels))
    }

    /// To the neighbours both ways, along edges between like models.
    public static func both<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, Start>
    where E.Source == Start, E.Target == Start {
        .init(anonymous: .both, .texts(E.labels))
    }

    /// To the outgoing edges of the model.
    public static func outE<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, E>
    where E.Source == Start {
        .init(anonymous: .outE, .texts(E.labels))
    }

    /// To the incoming edges of the model.
    public static func inE<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, E>
    where E.Target == Start {
        .init(anonymous: .inE, .texts(E.labels))
    }

    /// To the edges of the model both ways, between like models.
    public static func bothE<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, E>
    where E.Source == Start, E.Target == Start {
        .init(anonymous: .bothE, .texts(E.labels))
    }
}

extension ModelTraversal where Start: EdgeModel {
    /// From an edge to the model it starts at.
    public static func outV() -> ModelTraversal<Start, Start.Source> { .init(anonymous: .outV) }

    /// From an edge to the model it ends at.
    public static func inV() -> ModelTraversal<Start, Start.Target> { .init(anonymous: .inV) }
}

extension ModelTraversal where Start: ElementModel {
    /// What flows in: the steps of an anonymous traversal follow it.
    private static var here: ModelTraversal<Start, Start> {
        ModelTraversal<Start, Start>(Traversal(StepList(), source: nil))
    }

    /// Keeps those with a value under a key.
    public static func has<V: PropertyConvertible>(
        _ key: KeyPath<Start, V>
    ) -> ModelTraversal<Start, Start> {
        here.has(key)
    }

    /// Keeps those with a property that equals the value or passes the test.
    public static func has<V: PropertyConvertible>(
        _ key: KeyPath<Start, V>, _ test: some PredicateConvertible<V.OneValue>
    ) -> ModelTraversal<Start, Start> {
        here.has(key, test)
    }

    /// Keeps those without a value under a key.
    public static func hasNot<V: PropertyConvertible>(
        _ key: KeyPath<Start, V>
    ) -> ModelTraversal<Start, Start> {
        here.hasNot(key)
    }

    /// Keeps the one with the id, or those whose id passes the test.
    public static func hasId(_ id: some PredicateConvertible) -> ModelTraversal<Start, Start> {
        here.hasId(id)
    }

    /// Keeps those for which the traversal finds something.
    public static func `where`<R>(
        _ traversal: ModelTraversal<Start, R>
    ) -> ModelTraversal<Start, Start> {
        here.where(traversal)
    }

    /// Keeps those for which the traversal finds nothing.
    public static func not<R>(
        _ traversal: ModelTraversal<Start, R>
    ) -> ModelTraversal<Start, Start> {
        here.not(traversal)
    }

    /// What flows in.
    public static func identity() -> ModelTraversal<Start, Start> { .init(anonymous: .identity) }
}
