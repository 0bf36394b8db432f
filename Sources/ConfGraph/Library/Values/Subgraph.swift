/// The result of `subgraph()`: vertices and edges.
public final class Subgraph: Sendable {
    /// Each vertex once.
    public let vertices: [Vertex]
    /// Each edge once; the ends of all of them are among the vertices.
    public let edges: [Edge]

    /// Makes a graph of distinct vertices and edges.
    public init(vertices: [Vertex], edges: [Edge]) {
        self.vertices = vertices
        self.edges = edges
    }
}

extension Subgraph: CustomStringConvertible {
    /// `graph[vertices:6 edges:6]`.
    public var description: String { "graph[vertices:\(vertices.count) edges:\(edges.count)]" }
}
