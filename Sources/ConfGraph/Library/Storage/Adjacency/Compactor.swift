/// Merges the delta into the packed blocks.
///
/// A compaction goes in rounds: each rewrites some blocks in a transaction of
/// its own, so that the write lock is held shortly, and stamps them with what
/// they hold now. The last round moves the marks of the whole graph and drops
/// the removals that both directions have passed. A process that ends between
/// rounds leaves blocks with newer stamps, which readers and the next
/// compaction take into account.
struct Compactor {
    let database: Database
    /// Blocks written in one round at most.
    let roundBlocks: Int

    init(database: Database) {
        self.database = database
        roundBlocks = max(1, database.options.compactionRoundBlocks)
    }

    /// Merges all there is.
    ///
    /// - Throws: ``GraphError``; what earlier rounds did stays.
    func run(cancellation: Cancellation?) throws {
        try database.options.phases.during(.compaction) {
            var attempts = 0
            while true {
                switch try runOnce(cancellation: cancellation) {
                case .complete: return try mergeLevels(cancellation: cancellation)
                case .more: attempts = 0
                case .overtaken:
                    // Another process compacts as well; let it.
                    attempts += 1
                    if attempts >= 3 { return }
                }
            }
        }
    }

    private enum Outcome { case complete, more, overtaken }

    private func runOnce(cancellation: Cancellation?) throws -> Outcome {
        let (plan, snapshot) = try collect(cancellation: cancellation)
        guard let plan else { return .complete }
        var generation = snapshot.packedGeneration
        var next = 0
        while true {
            let isOvertaken = try database.options.phases.during(.compactionRound) {
                try round(
                    plan, from: &next, generation: &generation, cancellation: cancellation)
            }
            if isOvertaken { return .overtaken }
            if next >= plan.changes.count { return plan.isComplete ? .complete : .more }
        }
    }

    /// Reads the delta without holding the write lock.
    private func collect(
        cancellation: Cancellation?
    ) throws -> (plan: CompactionPlan?, snapshot: Snapshot) {
        let reader = try database.beginRead(cancellation: cancellation)
        defer { reader.end() }
        let snapshot = reader.snapshot
        guard
            snapshot.newestEdge > snapshot.packedThrough
                || snapshot.newestRemoval > snapshot.removedThrough
        else { return (nil, snapshot) }
        return (
            try CompactionPlan(
                connection: reader.connection, snapshot: snapshot,
                limit: database.options.compactionBatch,
                toLevelOne: LevelMerge(connection: reader.connection).mainThrough() != nil),
            snapshot
        )
    }

    /// One transaction; true if the blocks are not as the last round left
    /// them.
    private func round(
        _ plan: CompactionPlan, from next: inout Int, generation: inout Int64,
        cancellation: Cancellation?
    ) throws -> Bool {
        let writer = try database.beginWrite(cancellation: cancellation)
        do {
            guard writer.snapshot.packedGeneration == generation else {
                writer.rollback()
                return true
            }
            var merger = BlockMerger(connection: writer.connection, stamps: plan.stamps)
            merger.sparesMain = plan.isToLevelOne
            let reached = try merger.merge(plan.changes, from: next, blockLimit: roundBlocks)
            let isLast = reached >= plan.changes.count
            try Self.note(plan, isLast: isLast, generation: generation + 1, writer.connection)
            // Then no block of the main run is ahead of the graph.
            if isLast, plan.isComplete {
                try writer.adoptLevelsIfLarge(mainThrough: plan.packedThrough)
            }
            try commit(writer, generation: generation, merger.changes)
            next = reached
            generation += 1
            return false
        } catch {
            writer.rollback()
            throw error
        }
    }

    private func commit(
        _ writer: StorageWriter, generation: Int64, _ changes: [BlockCache.Change]
    ) throws {
        let adjacency = database.adjacency
        adjacency.announce(from: generation, to: generation + 1, changes: changes)
        do {
            try writer.commitCompaction()
        } catch {
            adjacency.withdraw()
            throw error
        }
    }

    // MARK: - Levels

    /// Merges level 1 into the main run, if it has grown large.
    private func mergeLevels(cancellation: Cancellation?) throws {
        let isDue = try database.read(cancellation: cancellation) { reader in
            guard let from = try LevelMerge(connection: reader.connection).mainThrough() else {
                return false
            }
            let share = database.options.secondLevelShare * Double(reader.snapshot.newestEdge)
            let waiting = reader.snapshot.packedThrough - from
            return waiting > 0 && Double(waiting) >= share
        }
        guard isDue else { return }
        while try database.options.phases.during(
            .compactionRound, { try moveRound(cancellation: cancellation) })
        {}
    }

    /// One transaction; false if level 1 is empty, or not to be touched.
    private func moveRound(cancellation: Cancellation?) throws -> Bool {
        let writer = try database.beginWrite(cancellation: cancellation)
        do {
            let levels = LevelMerge(connection: writer.connection)
            let state = writer.snapshot
            guard try levels.mainThrough() != nil,
                let moved = try levels.move(limit: roundBlocks, state)
            else {
                writer.rollback()
                return false
            }
            if moved.isEnd {
                try levels.setMainThrough(state.packedThrough)
                try writer.commitCompaction()
                return false
            }
            try writer.connection.statement(
                "UPDATE state SET packed_generation = packed_generation + 1"
            ).run()
            try commit(writer, generation: state.packedGeneration, moved.changes)
            return true
        } catch {
            writer.rollback()
            throw error
        }
    }

    // MARK: - Marks

    /// Writes the marks of a round; the last one's move those of the graph.
    static func note(
        _ plan: CompactionPlan, isLast: Bool, generation: Int64, _ connection: Connection
    ) throws {
        let state = try connection.statement(
            """
            UPDATE state SET packed_generation = ?, packed_through = max(packed_through, ?),
            removed_through = max(removed_through, ?)
            """)
        state.bind(generation, at: 1)
        state.bind(isLast ? plan.packedThrough : 0, at: 2)
        state.bind(isLast ? plan.removedThrough : 0, at: 3)
        try state.run()
        guard isLast else { return }
        // The newest row stays: its number is the one to count on from.
        let log = try connection.statement(
            """
            DELETE FROM adjacency_removed
            WHERE seq <= ? AND seq < (SELECT max(seq) FROM adjacency_removed)
            """)
        log.bind(plan.removedThrough, at: 1)
        try log.run()
    }
}

extension Database {
    /// Merges the delta into the packed blocks, in short transactions.
    ///
    /// Readers go on meanwhile; writers wait for a round at a time.
    func compact(cancellation: Cancellation? = nil) throws {
        try Compactor(database: self).run(cancellation: cancellation)
    }

    /// Compacts after a commit that made the delta long enough.
    ///
    /// The commit has been acknowledged to nobody yet but is done: a
    /// compaction that fails, for want of room or of the lock, must not make
    /// it look failed, and the next commit tries again.
    func compactIfNeeded(after committed: AdjacencyReader) {
        guard options.compactionThreshold > 0,
            committed.deltaLength >= options.compactionThreshold
        else { return }
        adjacency.compactAlone { try? compact() }
    }
}
