extension AdjacencyReader {
    /// Merges a writer's own changes, and all before them, into the blocks
    /// inside its transaction.
    ///
    /// A transaction that changes more edges than the delta should hold goes
    /// this way: what it leaves behind is packed at once.
    ///
    /// - Parameter toMain: into the main run, for a file whose blocks are all
    ///   made anew.
    func compactInTransaction(batch: Int, toMain: Bool = false) throws {
        precondition(isWriter)
        endReading()
        let levels = LevelMerge(connection: connection)
        let toLevelOne = try !toMain && levels.mainThrough() != nil
        var state = try Snapshot(of: connection)
        while true {
            let plan = try CompactionPlan(
                connection: connection, snapshot: state, limit: batch, toLevelOne: toLevelOne)
            try merge(plan)
            try note(plan, &state)
            if plan.isComplete { break }
        }
        packedChanges = changes
        adopt(state)
        if toMain, try levels.mainThrough() != nil {
            try levels.setMainThrough(state.packedThrough)
        }
    }

    private func merge(_ plan: CompactionPlan) throws {
        var merger = BlockMerger(connection: connection, stamps: plan.stamps)
        merger.sparesMain = plan.isToLevelOne
        _ = try merger.merge(plan.changes, from: 0)
    }

    /// Notes that all of a plan is merged.
    private func note(_ plan: CompactionPlan, _ state: inout Snapshot) throws {
        try Compactor.note(plan, isLast: true, generation: state.packedGeneration + 1, connection)
        state.packedGeneration += 1
        state.packedThrough = max(state.packedThrough, plan.packedThrough)
        state.removedThrough = max(state.removedThrough, plan.removedThrough)
        state.newestEdge = max(state.newestEdge, plan.packedThrough)
    }

    /// Throws all blocks away and makes them anew from the edge rows, inside
    /// a writer's transaction.
    func rebuildBlocks(batch: Int) throws {
        precondition(isWriter)
        endReading()
        try connection.statement("DELETE FROM adjacency").run()
        let log = try connection.statement(
            """
            UPDATE state SET packed_generation = packed_generation + 1, packed_through = 0,
            removed_through = coalesce((SELECT max(seq) FROM adjacency_removed), removed_through)
            """)
        try log.run()
        try compactInTransaction(batch: batch, toMain: true)
    }

    /// Packs what a big transaction has changed so far.
    func packIfLarge(_ options: StorageOptions) throws {
        let threshold = options.compactionThreshold
        guard isWriter, threshold > 0, changes - packedChanges > threshold else { return }
        try compactInTransaction(batch: options.compactionBatch)
    }

    /// Packs the edges that a big transaction has added to an empty graph and not
    /// written to their table, if there are many more than were packed before.
    ///
    /// - Returns: Whether all that come before the last few are packed.
    func packIfLarge(_ edges: [RowBatch], _ options: StorageOptions) throws -> Bool {
        let threshold = options.compactionThreshold
        guard threshold > 0, changes - packedChanges > threshold else { return packedChanges > 0 }
        endReading()
        var state = try Snapshot(of: connection)
        var labels: Set<Int64> = []
        var previous: Int64?
        for batch in edges {
            for row in 0..<batch.count where batch.number(row, 1) != previous {
                previous = batch.number(row, 1)
                labels.insert(batch.number(row, 1))
            }
        }
        // One run after the other takes less memory than all at once.
        var last: CompactionPlan?
        for label in labels.sorted() {
            for incoming in [false, true] {
                last = nil
                let plan = CompactionPlan(
                    unwritten: edges, label: UInt32(label), incoming: incoming, state)
                try merge(plan)
                last = plan
            }
        }
        if let last { try note(last, &state) }
        packedChanges = changes
        adopt(state)
        return true
    }

    /// About how many changed edges no block holds.
    var deltaLength: Int {
        let committed =
            snapshot.newestEdge - snapshot.packedThrough + snapshot.newestRemoval
            - snapshot.removedThrough
        return Int(committed) + changes - packedChanges
    }

    /// Calls `body` with the edges of a vertex, both directions, in portions.
    ///
    /// However many there are, only a block's are held at a time, and `body`
    /// may remove them. A self-loop comes twice.
    func forEachEdge(of vertex: Int64, _ body: ([Int64]) throws -> Void) throws {
        let delta = try delta()
        for run in try runs(.both, labels: nil, delta: delta) {
            let key = AdjacencyKey(label: UInt32(run >> 1), incoming: run & 1 == 1, vertex: vertex)
            let removed = delta.holds(key) ? delta.removals(key) : []
            let isGone = Set(removed)
            var merged: Int64 = 0
            for level in try levels() == nil ? [0] : [0, AdjacencyKey.levelBit] {
                let key = AdjacencyKey(rawValue: key.rawValue | level)
                try forEachBlock(of: key) { block in
                    merged = max(merged, block.stamps.mergedThrough)
                    let range = block.range(of: vertex)
                    var edges = [Int64](repeating: 0, count: range.count)
                    edges.withUnsafeMutableBufferPointer {
                        if let base = $0.baseAddress { block.readEdges(range, into: base) }
                    }
                    if !isGone.isEmpty { edges.removeAll(where: isGone.contains) }
                    if !edges.isEmpty { try body(edges) }
                }
            }
            var rest: [Int64] = []
            delta.edges(key, after: merged) { edge, _ in
                if !isGone.contains(edge) { rest.append(edge) }
            }
            if !rest.isEmpty { try body(rest) }
        }
    }

    /// Calls `body` with the blocks of one level that speak for a vertex.
    private func forEachBlock(of key: AdjacencyKey, _ body: (Block) throws -> Void) throws {
        let pieces = try connection.statement(
            "SELECT key, block FROM adjacency WHERE key BETWEEN ? AND ? ORDER BY key")
        let last = try entryKey(atOrBefore: key.rawValue | 0xFFFF)
        // The block that may speak for it, or the first of its pieces.
        let isPiece = last.vertex == key.vertex || last.run != key.run
        pieces.bind(isPiece ? key.rawValue : last.rawValue, at: 1)
        pieces.bind(key.rawValue | 0xFFFF, at: 2)
        defer { pieces.reset() }
        while try pieces.step() {
            let block = try Block(pieces.blob(1), key: pieces.int64(0))
            guard key.vertex <= block.lastVertex else { continue }
            try body(block)
        }
    }

    private func entryKey(atOrBefore key: Int64) throws -> AdjacencyKey {
        let statement = try connection.statement(
            "SELECT key FROM adjacency WHERE key <= ? ORDER BY key DESC LIMIT 1")
        statement.bind(key, at: 1)
        defer { statement.reset() }
        return AdjacencyKey(rawValue: try statement.step() ? statement.int64(0) : -1)
    }

    /// Goes back to what the rows and blocks say after a savepoint of the
    /// writer was rolled back.
    func savepointRolledBack() throws {
        endReading()
        guard snapshot.packedGeneration != original.packedGeneration else {
            return discardOverlay()
        }
        let state = try Snapshot(of: connection)
        if state.packedGeneration == original.packedGeneration {
            restoreOriginal()
        } else {
            adopt(state)
        }
    }
}
