/// The second level of the blocks: a small run that takes what is new, so that
/// new edges here and there do not rewrite the blocks of a large graph each
/// time.
///
/// Once a file has level 1, the delta is merged into that; when it has grown to
/// a part of the graph, it is merged into the main run. Of a vertex, the main
/// run then has the older edges and level 1 the newer, and no block of the
/// main run is stamped with more than the graph's `packed_through`.
struct LevelMerge {
    let connection: Connection

    /// The setting that a file with two levels has: up to which edge all are in
    /// the main run.
    private static let setting = "main_through"

    /// What a step has done.
    struct Moved {
        /// Whether level 1 was empty.
        var isEnd = false
        /// The vertices whose blocks were rewritten.
        var changes: [BlockCache.Change] = []
    }

    /// Up to which edge all are in the main run; nil: there is no level 1.
    func mainThrough() throws -> Int64? {
        let statement = try connection.statement("SELECT value FROM meta WHERE key = ?")
        try statement.bind(Self.setting, at: 1)
        defer { statement.reset() }
        return try statement.step() ? statement.int64(0) : nil
    }

    /// Notes that level 1 is empty.
    func setMainThrough(_ edge: Int64) throws {
        let statement = try connection.statement("INSERT OR REPLACE INTO meta VALUES(?, ?)")
        try statement.bind(Self.setting, at: 1)
        statement.bind(edge, at: 2)
        try statement.run()
    }

    /// Moves edges of level 1 to the main run, whole blocks, about as many as
    /// is said, inside a transaction that the caller holds.
    ///
    /// - Returns: nil if a compaction that has not ended has been at level 1:
    ///   that must be brought to its end first.
    func move(limit: Int, _ state: Snapshot) throws -> Moved? {
        var list: [PackedChange] = []
        var keys: ClosedRange<Int64>?
        let blocks = try connection.statement(
            "SELECT key, block FROM adjacency WHERE key >= ? ORDER BY key")
        blocks.bind(AdjacencyKey.levelBit, at: 1)
        defer { blocks.reset() }
        while try blocks.step() {
            let key = AdjacencyKey(rawValue: blocks.int64(0))
            if let last = keys?.upperBound, list.count >= limit,
                key.rawValue >> 16 != last >> 16
            {
                break
            }
            let block = try Block(blocks.blob(1), key: key.rawValue)
            guard block.stamps.mergedThrough <= state.packedThrough else { return nil }
            keys = (keys?.lowerBound ?? key.rawValue)...key.rawValue
            var neighbors = [Int64](repeating: 0, count: block.edgeCount)
            var edges = neighbors
            block.readNeighbors(0..<block.edgeCount, into: &neighbors)
            block.readEdges(0..<block.edgeCount, into: &edges)
            for index in 0..<block.vertexCount {
                let place = PackedChange.place(
                    label: key.label, incoming: key.isIncoming, vertex: block.vertex(at: index))
                for row in block.range(at: index) {
                    list.append(
                        PackedChange(place: place, edge: edges[row], neighbor: neighbors[row]))
                }
            }
        }
        blocks.reset()
        guard let keys else { return Moved(isEnd: true) }
        let delete = try connection.statement("DELETE FROM adjacency WHERE key BETWEEN ? AND ?")
        delete.bind(keys.lowerBound, at: 1)
        delete.bind(keys.upperBound, at: 2)
        try delete.run()
        var merger = BlockMerger(
            connection: connection,
            stamps: .init(
                mergedThrough: state.packedThrough, removedThrough: state.removedThrough))
        // An edge is on one level only.
        merger.skipsMerged = false
        _ = try merger.merge(list, from: 0)
        return Moved(changes: merger.changes)
    }

    /// Empties level 1.
    func moveAll(_ state: Snapshot) throws {
        while let moved = try move(limit: 100_000, state) {
            if moved.isEnd { return }
        }
        throw GraphError(
            .corrupt,
            "The packed adjacency is damaged: it is ahead of the edges that it should hold. "
                + "The rows still hold every edge: run confgraph check --repair.")
    }
}

extension StorageWriter {
    /// Lets the blocks have two levels from now on, if the graph has grown so
    /// large; all edges must be in the main run. Programs that know of one
    /// level only must not read the file any more.
    func adoptLevelsIfLarge(mainThrough: Int64) throws {
        let levels = LevelMerge(connection: connection)
        if try levels.mainThrough() != nil { return }
        guard mainThrough >= Int64(database.options.secondLevelFrom) else { return }
        try levels.setMainThrough(mainThrough)
        let versions = try connection.statement(
            """
            UPDATE meta SET value = CAST(max(CAST(value AS INTEGER), ?) AS TEXT)
            WHERE key IN ('min_reader', 'min_writer')
            """)
        versions.bind(FileFormat.firstWithLevels, at: 1)
        try versions.run()
        try changeCatalog()
    }
}
