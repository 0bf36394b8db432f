// Adjacency: from vertices to their neighbours and edges, and back. Begun with a dot, inside another traversal.

extension Traversal where Start: VertexElement {
    /// To the vertices that outgoing edges lead to, of these labels or of any.
    public static func out(_ labels: String...) -> Traversal<Start, Vertex> {
        .init(anonymous: .out, .texts(labels))
    }

    /// To the vertices that incoming edges come from, of these labels or of any.
    public static func `in`(_ labels: String...) -> Traversal<Start, Vertex> {
        .init(anonymous: .in, .texts(labels))
    }

    /// To the neighbours both ways, along edges of these labels or of any.
    public static func both(_ labels: String...) -> Traversal<Start, Vertex> {
        .init(anonymous: .both, .texts(labels))
    }

    /// To the outgoing edges, of these labels or of any.
    public static func outE(_ labels: String...) -> Traversal<Start, Edge> {
        .init(anonymous: .outE, .texts(labels))
    }

    /// To the incoming edges, of these labels or of any.
    public static func inE(_ labels: String...) -> Traversal<Start, Edge> {
        .init(anonymous: .inE, .texts(labels))
    }

    /// To the edges both ways, of these labels or of any.
    public static func bothE(_ labels: String...) -> Traversal<Start, Edge> {
        .init(anonymous: .bothE, .texts(labels))
    }

    /// To the edges in a direction.
    public static func toE(_ direction: Direction, _ labels: String...) -> Traversal<Start, Edge> {
        .init(anonymous: .toE, [.direction(direction)] + .texts(labels))
    }
}

extension Traversal where Start: EdgeElement {
    /// From an edge to the vertex it starts at.
    public static func outV() -> Traversal<Start, Vertex> { .init(anonymous: .outV) }

    /// From an edge to the vertex it ends at.
    public static func inV() -> Traversal<Start, Vertex> { .init(anonymous: .inV) }

    /// From an edge to both its vertices.
    public static func bothV() -> Traversal<Start, Vertex> { .init(anonymous: .bothV) }

    /// From an edge to the vertex that the walk did not come from.
    public static func otherV() -> Traversal<Start, Vertex> { .init(anonymous: .otherV) }

    /// From an edge to a vertex in a direction.
    public static func toV(_ direction: Direction) -> Traversal<Start, Vertex> {
        .init(anonymous: .toV, [.direction(direction)])
    }
}
