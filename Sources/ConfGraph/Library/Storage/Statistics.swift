/// How large a graph is and what it consists of, at one moment.
public struct Statistics: Sendable {
    /// How many edges the vertices have in one direction.
    public struct Degrees: Sendable, Hashable {
        /// The fewest edges of a vertex.
        public var least: Int64
        /// Edges divided by vertices.
        public var mean: Double
        /// The most edges of a vertex.
        public var most: Int64
    }

    /// A name with how often it occurs.
    public struct Count: Sendable, Hashable {
        /// A label or key.
        public var name: String
        /// How often it occurs.
        public var count: Int64
    }

    /// A property index.
    public struct Index: Sendable, Hashable {
        /// The label whose vertices it covers; nil: all vertices.
        public var label: String?
        /// The property it covers.
        public var key: String
        /// Whether it refuses two vertices of one value.
        public var isUnique: Bool
    }

    /// How many vertices there are.
    public var vertices: Int64
    /// How many edges there are.
    public var edges: Int64
    /// The labels of vertices, in byte order; a vertex counts for each of
    /// its labels.
    public var vertexLabels: [Count]
    /// The labels of edges, in byte order.
    public var edgeLabels: [Count]
    /// The keys of vertex properties with the number of values.
    public var vertexPropertyKeys: [Count]
    /// The keys of edge properties with the number of values.
    public var edgePropertyKeys: [Count]
    /// How many edges leave a vertex.
    public var outDegrees: Degrees
    /// How many edges enter a vertex.
    public var inDegrees: Degrees
    /// The property indexes.
    public var indexes: [Index]
    /// The size of the file in bytes; 0 in memory.
    public var fileSize: Int64
    /// The size of the write-ahead log beside it in bytes.
    public var writeAheadSize: Int64
    /// Edges that are not in adjacency blocks yet.
    public var unpackedEdges: Int64
    /// Removed edges that blocks still contain.
    public var pendingRemovals: Int64
    /// The version of the file's format.
    public var formatVersion: Int
}
