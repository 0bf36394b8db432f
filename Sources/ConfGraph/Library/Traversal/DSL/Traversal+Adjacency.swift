// Adjacency: from vertices to their neighbours and edges, and back.

extension Traversal where Element: VertexElement {
    /// To the vertices that outgoing edges lead to, of these labels or of any.
    ///
    /// - Complexity: O(number of those edges).
    public func out(_ labels: String...) -> Traversal<Start, Vertex> {
        appending(.out, .texts(labels))
    }

    /// To the vertices that incoming edges come from, of these labels or of any.
    ///
    /// - Complexity: O(number of those edges).
    public func `in`(_ labels: String...) -> Traversal<Start, Vertex> {
        appending(.in, .texts(labels))
    }

    /// To the neighbours both ways, along edges of these labels or of any.
    ///
    /// - Complexity: O(number of those edges).
    public func both(_ labels: String...) -> Traversal<Start, Vertex> {
        appending(.both, .texts(labels))
    }

    /// To the outgoing edges, of these labels or of any.
    ///
    /// - Complexity: O(number of those edges).
    public func outE(_ labels: String...) -> Traversal<Start, Edge> {
        appending(.outE, .texts(labels))
    }

    /// To the incoming edges, of these labels or of any.
    ///
    /// - Complexity: O(number of those edges).
    public func inE(_ labels: String...) -> Traversal<Start, Edge> {
        appending(.inE, .texts(labels))
    }

    /// To the edges both ways, of these labels or of any.
    ///
    /// - Complexity: O(number of those edges).
    public func bothE(_ labels: String...) -> Traversal<Start, Edge> {
        appending(.bothE, .texts(labels))
    }

    /// To the edges in a direction.
    public func toE(_ direction: Direction, _ labels: String...) -> Traversal<Start, Edge> {
        appending(.toE, [.direction(direction)] + .texts(labels))
    }
}

extension Traversal where Element: EdgeElement {
    /// From an edge to the vertex it starts at.
    public func outV() -> Traversal<Start, Vertex> { appending(.outV) }

    /// From an edge to the vertex it ends at.
    public func inV() -> Traversal<Start, Vertex> { appending(.inV) }

    /// From an edge to both its vertices.
    public func bothV() -> Traversal<Start, Vertex> { appending(.bothV) }

    /// From an edge to the vertex that the walk did not come from.
    public func otherV() -> Traversal<Start, Vertex> { appending(.otherV) }

    /// From an edge to a vertex in a direction.
    public func toV(_ direction: Direction) -> Traversal<Start, Vertex> {
        appending(.toV, [.direction(direction)])
    }
}
