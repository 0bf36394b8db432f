extension StorageReader {
    /// Appends the neighbours of a batch of vertices, by source, then label,
    /// then edge.
    ///
    /// A neighbour over two edges comes twice; for `.both` a self-loop comes
    /// once for each direction. Sources that no longer exist have none.
    /// Sorted sources are fastest: vertices of one block share its look-up.
    ///
    /// - Parameters:
    ///   - labels: nil for all.
    ///   - edges: whether the edges and their labels are wanted too.
    func expand(
        _ sources: UnsafeBufferPointer<Int64>, _ direction: Direction, labels: [UInt32]?,
        edges: Bool, into result: inout Expansion
    ) throws {
        try requireOpen()
        try adjacency.expand(sources, direction, labels: labels, edges: edges, into: &result)
    }

    /// Appends one count for each source: how many edges it has.
    func degrees(
        _ sources: UnsafeBufferPointer<Int64>, _ direction: Direction, labels: [UInt32]?,
        into result: inout [Int64]
    ) throws {
        try requireOpen()
        try adjacency.degrees(sources, direction, labels: labels, into: &result)
    }

    /// Calls `body` with every vertex that has neighbours, label by label,
    /// direction by direction, each in order of vertex.
    ///
    /// It reads the whole of the packed adjacency once, in file order, at
    /// near the speed of memory.
    func scanAdjacency(
        _ direction: Direction, labels: [UInt32]?, edges: Bool = false,
        _ body: (AdjacencySlice) throws -> Void
    ) throws {
        try requireOpen()
        try adjacency.scan(direction, labels: labels, edges: edges, body)
    }

    /// One hop of the whole graph at once: adds to each neighbour's `next`
    /// the count of the vertex it is reached from. Both are indexed by vertex.
    ///
    /// - Throws: ``GraphError`` if a count outgrows 64 bits.
    func propagate(
        _ counts: UnsafeBufferPointer<Int64>, _ direction: Direction, labels: [UInt32]?,
        into next: UnsafeMutableBufferPointer<Int64>
    ) throws {
        try requireOpen()
        try adjacency.propagate(counts, direction, labels: labels, into: next)
    }

    /// The number of traversers after one more hop of the whole graph, which
    /// needs degrees only; nil if 64 bits cannot hold it.
    func weightedDegreeSum(
        _ counts: UnsafeBufferPointer<Int64>, _ direction: Direction, labels: [UInt32]?
    ) throws -> Int64? {
        try requireOpen()
        return try adjacency.weightedDegreeSum(counts, direction, labels: labels)
    }
}
