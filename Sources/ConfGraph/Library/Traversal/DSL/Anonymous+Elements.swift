// Back to the whole graph, from the middle of a traversal. Begun with a dot, inside another traversal.

extension Traversal {
    /// Vertices again, for each thing: all, or those with the given ids.
    public static func V(_ ids: ElementID...) -> Traversal<Start, Vertex> {
        .init(anonymous: .V, .ids(ids))
    }

    /// Edges again, for each thing: all, or those with the given ids.
    public static func E(_ ids: ElementID...) -> Traversal<Start, Edge> {
        .init(anonymous: .E, .ids(ids))
    }
}
