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

    /// The neighbours of one vertex after the other; nil where keys are too
    /// great for it.
    ///
    /// - Parameter span: ``vertexSpan()``.
    func neighbors(
        _ direction: Direction, labels: [UInt32]?, use: AdjacencyReader.DecodedUse, span: Int64
    ) throws -> NeighborReader? {
        try requireOpen()
        return try NeighborReader(adjacency, direction, labels: labels, use: use, span: span)
    }

    /// Memory for passes over the graph.
    var walkScratch: WalkScratchPool { adjacency.shared.scratch }

    /// The numbers of the labels and directions that a hop goes along: even
    /// for edges that leave, with the odd number next for those that enter.
    func adjacencyRuns(_ direction: Direction, labels: [UInt32]?) throws -> [Int] {
        try requireOpen()
        return try adjacency.runs(direction, labels: labels, delta: adjacency.delta())
    }

    /// A label and direction as plain arrays; nil where it must be read from
    /// its blocks.
    func decodedRun(_ run: Int, _ use: AdjacencyReader.DecodedUse) throws -> DecodedView? {
        try requireOpen()
        return try adjacency.decodedView(run: run, use, adjacency.delta())
    }

    /// All keys of vertices are below.
    func vertexSpan() throws -> Int64 {
        try requireOpen()
        if !isWritable, let span = session.vertexSpan { return span }
        let statement = try connection.statement("SELECT max(id) FROM vertex")
        defer { statement.reset() }
        let span = try statement.step() ? max(0, statement.int64(0)) + 1 : 0
        if !isWritable { session.vertexSpan = span }
        return span
    }
}
