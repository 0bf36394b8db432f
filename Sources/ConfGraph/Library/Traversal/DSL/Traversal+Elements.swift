// Back to the whole graph, from the middle of a traversal.

extension Traversal {
    /// Vertices again, for each thing: all, or those with the given ids.
    public func V(_ ids: ElementID...) -> Traversal<Start, Vertex> { appending(.V, .ids(ids)) }

    /// Edges again, for each thing: all, or those with the given ids.
    public func E(_ ids: ElementID...) -> Traversal<Start, Edge> { appending(.E, .ids(ids)) }
}
