// Adjacency: from vertices to their neighbours and edges, and back. Untyped, for `by` and its like.

extension By {
    /// To the vertices that outgoing edges lead to, of these labels or of any.
    public static func out(_ labels: String...) -> By { By(.out, .texts(labels)) }

    /// To the vertices that outgoing edges lead to, of these labels or of any.
    public func out(_ labels: String...) -> By { appending(.out, .texts(labels)) }

    /// To the vertices that incoming edges come from, of these labels or of any.
    public static func `in`(_ labels: String...) -> By { By(.in, .texts(labels)) }

    /// To the vertices that incoming edges come from, of these labels or of any.
    public func `in`(_ labels: String...) -> By { appending(.in, .texts(labels)) }

    /// To the neighbours both ways, along edges of these labels or of any.
    public static func both(_ labels: String...) -> By { By(.both, .texts(labels)) }

    /// To the neighbours both ways, along edges of these labels or of any.
    public func both(_ labels: String...) -> By { appending(.both, .texts(labels)) }

    /// To the outgoing edges, of these labels or of any.
    public static func outE(_ labels: String...) -> By { By(.outE, .texts(labels)) }

    /// To the outgoing edges, of these labels or of any.
    public func outE(_ labels: String...) -> By { appending(.outE, .texts(labels)) }

    /// To the incoming edges, of these labels or of any.
    public static func inE(_ labels: String...) -> By { By(.inE, .texts(labels)) }

    /// To the incoming edges, of these labels or of any.
    public func inE(_ labels: String...) -> By { appending(.inE, .texts(labels)) }

    /// To the edges both ways, of these labels or of any.
    public static func bothE(_ labels: String...) -> By { By(.bothE, .texts(labels)) }

    /// To the edges both ways, of these labels or of any.
    public func bothE(_ labels: String...) -> By { appending(.bothE, .texts(labels)) }

    /// To the edges in a direction.
    public static func toE(_ direction: Direction, _ labels: String...) -> By {
        By(.toE, [.direction(direction)] + .texts(labels))
    }

    /// To the edges in a direction.
    public func toE(_ direction: Direction, _ labels: String...) -> By {
        appending(.toE, [.direction(direction)] + .texts(labels))
    }

    /// From an edge to the vertex it starts at.
    public static func outV() -> By { By(.outV) }

    /// From an edge to the vertex it starts at.
    public func outV() -> By { appending(.outV) }

    /// From an edge to the vertex it ends at.
    public static func inV() -> By { By(.inV) }

    /// From an edge to the vertex it ends at.
    public func inV() -> By { appending(.inV) }

    /// From an edge to both its vertices.
    public static func bothV() -> By { By(.bothV) }

    /// From an edge to both its vertices.
    public func bothV() -> By { appending(.bothV) }

    /// From an edge to the vertex that the walk did not come from.
    public static func otherV() -> By { By(.otherV) }

    /// From an edge to the vertex that the walk did not come from.
    public func otherV() -> By { appending(.otherV) }

    /// From an edge to a vertex in a direction.
    public static func toV(_ direction: Direction) -> By { By(.toV, [.direction(direction)]) }

    /// From an edge to a vertex in a direction.
    public func toV(_ direction: Direction) -> By { appending(.toV, [.direction(direction)]) }
}
