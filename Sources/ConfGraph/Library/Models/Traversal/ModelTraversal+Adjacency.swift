// Along edge models, whose source and target say which model is next.

extension ModelTraversal where Model: VertexModel {
    /// To where edges of the model lead. Gremlin: `out(label)`.
    ///
    /// - Complexity: O(number of those edges).
    public func out<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, E.Target>
    where E.Source == Model {
        appending(.out, .texts(E.labels))
    }

    /// To where edges of the model come from. Gremlin: `in(label)`.
    ///
    /// - Complexity: O(number of those edges).
    public func `in`<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, E.Source>
    where E.Target == Model {
        appending(.in, .texts(E.labels))
    }

    /// To the neighbours both ways, along edges between like models. Gremlin:
    /// `both(label)`.
    ///
    /// - Complexity: O(number of those edges).
    public func both<E: EdgeModel>(_ edge: E.Type) -> Self
    where E.Source == Model, E.Target == Model {
        appending(.both, .texts(E.labels))
    }

    /// To the outgoing edges of the model. Gremlin: `outE(label)`.
    ///
    /// - Complexity: O(number of those edges).
    public func outE<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, E>
    where E.Source == Model {
        appending(.outE, .texts(E.labels))
    }

    /// To the incoming edges of the model. Gremlin: `inE(label)`.
    ///
    /// - Complexity: O(number of those edges).
    public func inE<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, E>
    where E.Target == Model {
        appending(.inE, .texts(E.labels))
    }

    /// To the edges of the model both ways, between like models. Gremlin:
    /// `bothE(label)`.
    ///
    /// - Complexity: O(number of those edges).
    public func bothE<E: EdgeModel>(_ edge: E.Type) -> ModelTraversal<Start, E>
    where E.Source == Model, E.Target == Model {
        appending(.bothE, .texts(E.labels))
    }
}

extension ModelTraversal where Model: EdgeModel {
    /// From an edge to the model it starts at.
    public func outV() -> ModelTraversal<Start, Model.Source> { appending(.outV) }

    /// From an edge to the model it ends at.
    public func inV() -> ModelTraversal<Start, Model.Target> { appending(.inV) }

    /// From an edge between like models to both its ends.
    public func bothV() -> ModelTraversal<Start, Model.Source> where Model.Source == Model.Target {
        appending(.bothV)
    }

    /// From an edge between like models to the end that the walk did not come
    /// from.
    public func otherV() -> ModelTraversal<Start, Model.Source>
    where Model.Source == Model.Target {
        appending(.otherV)
    }
}
