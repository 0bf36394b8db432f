/// One transaction's way into the packed adjacency and its delta.
///
/// It belongs to a ``StorageReader`` and, like it, to one thread at a time.
final class AdjacencyReader {
    let connection: Connection
    let shared: AdjacencyShared
    let isWriter: Bool
    /// What the blocks in use agree with: the transaction's snapshot, or, for
    /// a writer that compacted in its own transaction, what it made of it.
    private(set) var snapshot: Snapshot
    /// Edges added and removed by this transaction, however often.
    ///
    /// `StorageWriter` counts here; the overlay is read anew when it differs.
    var changes = 0
    /// How many of them this transaction has packed.
    var packedChanges = 0
    /// The snapshot as the transaction began.
    let original: Snapshot

    /// Committed entries that no block holds.
    private var base: DeltaTable?
    /// A writer's own.
    private var overlay: DeltaTable?
    private var overlayChanges = -1
    private var overlayEdge: Int64 = 0
    private var overlayRemoval: Int64 = 0
    private var isOverlayAlone = false
    /// Changes of its own that a writer keeps in memory; more are packed.
    private static let overlayLimit = 1_000_000
    /// Blocks of an older snapshot, or changed by this very transaction.
    private var privateCache: BlockCache?
    private var usesPrivateCache = false
    /// Whether there are blocks of level 1; nil until that is asked.
    private var hasLevelOne: Bool?

    /// The lookup in progress: the cache, whether its lock is held, and a
    /// block that the cache did not take.
    var cache: BlockCache
    var isReading = false
    /// Counts how often blocks that were looked up may have gone since.
    private(set) var lease = 0
    var spare: (run: Int, entry: BlockDirectory.Entry)?
    let scratch: AdjacencyScratch

    init(
        connection: Connection, scratch: AdjacencyScratch, snapshot: Snapshot,
        shared: AdjacencyShared, isWriter: Bool
    ) {
        self.connection = connection
        self.scratch = scratch
        self.snapshot = snapshot
        original = snapshot
        self.shared = shared
        self.isWriter = isWriter
        cache = shared.cache
    }

    deinit {
        dropSpare()
    }

    // MARK: - The delta

    /// The tables to look into, brought up to date.
    struct Delta {
        var base: DeltaTable?
        var overlay: DeltaTable?
        let newestEdge: Int64
        let newestRemoval: Int64

        @inline(__always)
        func mayHold(run: Int) -> Bool {
            base?.mayHold(run: run) ?? false || overlay?.mayHold(run: run) ?? false
        }

        @inline(__always)
        func holds(_ key: AdjacencyKey) -> Bool {
            base?.holds(key) ?? false || overlay?.holds(key) ?? false
        }

        /// The edges of a vertex that are newer than its block, oldest first.
        func edges(
            _ key: AdjacencyKey, after: Int64, _ body: (_ edge: Int64, _ neighbor: Int64) -> Void
        ) {
            var found: [(Int64, Int64)] = []
            overlay?.forEachEdge(key, after: after, through: .max) { found.append(($0, $1)) }
            base?.forEachEdge(key, after: after, through: newestEdge) { found.append(($0, $1)) }
            for (edge, neighbor) in found.reversed() { body(edge, neighbor) }
        }

        /// The removed edges of a vertex, ascending.
        func removals(_ key: AdjacencyKey) -> [Int64] {
            var found: [Int64] = []
            overlay?.forEachRemoval(key, through: .max) { found.append($0) }
            base?.forEachRemoval(key, through: newestRemoval) { found.append($0) }
            if found.count > 1 { found.sort() }
            return found
        }
    }

    /// The delta as this transaction sees it now.
    func delta() throws -> Delta {
        if isWriter {
            try updateWriterDelta()
        } else if base == nil,
            snapshot.newestEdge > snapshot.packedThrough
                || snapshot.newestRemoval > snapshot.removedThrough
        {
            base = try shared.delta(for: snapshot).table(for: snapshot, connection: connection)
        }
        return Delta(
            base: base, overlay: overlay, newestEdge: snapshot.newestEdge,
            newestRemoval: snapshot.newestRemoval)
    }

    private func updateWriterDelta() throws {
        if changes - packedChanges > Self.overlayLimit {
            try compactInTransaction(batch: Self.overlayLimit)
        }
        if base == nil, !isOverlayAlone {
            let index = shared.delta(for: snapshot)
            // After changes of its own a writer must not load for others: it
            // sees rows that may never be committed, and misses removed ones.
            if changes == 0 {
                base = try index.table(for: snapshot, connection: connection)
            } else {
                base = index.loadedTable(for: snapshot)
            }
            isOverlayAlone = base == nil
            overlayEdge = isOverlayAlone ? snapshot.packedThrough : snapshot.newestEdge
            overlayRemoval = isOverlayAlone ? snapshot.removedThrough : snapshot.newestRemoval
        }
        guard changes != overlayChanges else { return }
        if changes == 0, !isOverlayAlone {
            overlayChanges = 0
            return
        }
        do {
            var table = overlay ?? DeltaTable(capacity: 64)
            (overlayEdge, overlayRemoval) = try DeltaLoader(connection: connection).load(
                edgesAfter: overlayEdge, removalsAfter: overlayRemoval, into: &table)
            overlay = table
            overlayChanges = changes
        } catch {
            discardOverlay()
            throw error
        }
    }

    /// Forgets the writer's own entries: its savepoint was rolled back, or
    /// they could not be read. They are read anew when needed.
    func discardOverlay() {
        overlay = nil
        overlayChanges = -1
        base = nil
        // Blocks of its own making leave nothing to share with others.
        isOverlayAlone = snapshot.packedGeneration != original.packedGeneration
        overlayEdge = snapshot.packedThrough
        overlayRemoval = snapshot.removedThrough
    }

    // MARK: - The blocks

    /// Goes on with blocks that this transaction has rewritten itself.
    func adopt(_ changed: Snapshot) {
        endReading()
        dropSpare()
        snapshot = changed
        discardOverlay()
        usesPrivateCache = true
        privateCache = nil
        hasLevelOne = nil
    }

    /// Goes back to the blocks that were there when the transaction began.
    func restoreOriginal() {
        dropSpare()
        snapshot = original
        discardOverlay()
        packedChanges = 0
        usesPrivateCache = false
        privateCache = nil
        hasLevelOne = nil
    }

    /// Takes the shared lock of the cache that fits the snapshot.
    func beginReading() {
        guard !isReading else { return }
        let generation = snapshot.packedGeneration
        while !usesPrivateCache {
            cache = shared.cache
            cache.beginReading()
            isReading = true
            if cache.generation == generation { return }
            endReading()
            usesPrivateCache = !cache.adopt(generation)
        }
        // An older snapshot, or blocks that are not committed.
        if privateCache == nil {
            privateCache = BlockCache(
                limit: min(shared.cacheLimit, 16 << 20), generation: generation)
        }
        cache = privateCache!
        cache.beginReading()
        isReading = true
    }

    func endReading() {
        if isReading {
            isReading = false
            lease &+= 1
            cache.endReading()
        }
    }

    private func dropSpare() {
        lease &+= 1
        if let address = spare?.entry.address { BlockRun(address: address).free() }
        spare = nil
    }

    /// The bytes that speak for a vertex, nil if there are none.
    ///
    /// Valid until the next call or ``endReading()``; the entry tells for
    /// which vertices.
    func entry(run: Int, vertex: Int64) throws -> BlockDirectory.Entry {
        if let spare, spare.run == run, spare.entry.first <= vertex, vertex <= spare.entry.last {
            return spare.entry
        }
        beginReading()
        if let found = cache.directory(run: run)?.find(vertex) { return found }
        return try load(run: run, vertex: vertex)
    }

    /// What reading a block by itself costs, in edges decoded.
    private static let fetchWork = 500

    private func load(run: Int, vertex: Int64) throws -> BlockDirectory.Entry {
        endReading()
        dropSpare()
        let fetched = try fetch(run: run, vertex: vertex)
        // A seek for one block takes as long as decoding all that is in one.
        shared.decoded.note(Self.fetchWork, of: run)
        if cache.insert(fetched, run: run, generation: snapshot.packedGeneration) {
            beginReading()
            if let found = cache.directory(run: run)?.find(vertex) { return found }
            // Dropped again at once: the cache is very small or very busy.
            endReading()
            let again = try fetch(run: run, vertex: vertex)
            spare = (run, again)
            return again
        }
        spare = (run, fetched)
        return fetched
    }

    /// Reads a block as ``entry(run:vertex:)`` does where memory has none, of
    /// a label that hardly any graph has.
    func attemptFetch() throws {
        let fetched = try fetch(run: Int(AdjacencyKey.labelLimit) * 2 - 1, vertex: 0)
        if let address = fetched.address { BlockRun(address: address).free() }
    }

    /// What puts two levels together; nil if there is one.
    func levels() throws -> LevelReader? {
        let isNeeded = try hasLevelOne ?? LevelReader.isNeeded(connection)
        hasLevelOne = isNeeded
        return isNeeded ? LevelReader(connection: connection) : nil
    }

    /// Reads a block from the file, and how far it speaks.
    private func fetch(run: Int, vertex: Int64) throws -> BlockDirectory.Entry {
        if let levels = try levels() { return try levels.entry(run: run, vertex: vertex) }
        let rows = BlockRows(connection: connection)
        let last = Int64(run) << 49 | vertex << 16 | 0xFFFF
        let statement = try connection.statement(
            "SELECT key, block FROM adjacency WHERE key <= ? ORDER BY key DESC LIMIT 1")
        statement.bind(last, at: 1)
        defer { statement.reset() }
        guard try statement.step(), statement.int64(0) >> 49 == Int64(run) else {
            return .init(first: 0, last: try rows.lastVertex(of: run, before: last), address: nil)
        }
        let key = statement.int64(0)
        let bytes = statement.blob(1)
        let block = try Block(bytes, key: key)
        if block.form == .piece {
            if block.key.vertex == vertex {
                return .init(
                    first: vertex, last: vertex,
                    address: try BlockRun(rows.pieces(of: last & ~0xFFFF)).address)
            }
            return .init(
                first: block.key.vertex + 1, last: try rows.lastVertex(of: run, before: last),
                address: nil)
        }
        let copy = try BlockRun(bytes, key: key)
        do {
            let end =
                vertex <= block.lastVertex
                ? block.lastVertex : try rows.lastVertex(of: run, before: last)
            return .init(first: block.key.vertex, last: end, address: copy.address)
        } catch {
            copy.free()
            throw error
        }
    }

    /// The labels and directions that have edges, ascending by label.
    func presentRuns(_ delta: Delta) throws -> [Int] {
        beginReading()
        let cache = self.cache
        endReading()
        var runs: [Int]
        if let known = cache.knownRuns(generation: snapshot.packedGeneration) {
            runs = known
        } else {
            runs = []
            let statement = try connection.statement(
                "SELECT key FROM adjacency WHERE key >= ? ORDER BY key LIMIT 1")
            defer { statement.reset() }
            var from: Int64 = 0
            while true {
                statement.bind(from, at: 1)
                guard try statement.step() else { break }
                let run = AdjacencyKey(rawValue: statement.int64(0)).run
                statement.reset()
                runs.append(Int(run))
                guard run < 1 << 14 - 1 else { break }
                from = (run + 1) << 49
            }
            // Level 1 comes behind the main run.
            if let last = runs.last, last & AdjacencyKey.levelOneRun != 0 {
                runs = Set(runs.map { $0 & (AdjacencyKey.levelOneRun - 1) }).sorted()
            }
            cache.setKnownRuns(runs, generation: snapshot.packedGeneration)
        }
        let added = (delta.base?.presentRuns() ?? []) + (delta.overlay?.presentRuns() ?? [])
        if !added.isEmpty { runs = Array(Set(runs).union(added)).sorted() }
        return runs
    }
}

/// Growing columns in plain memory, kept between batches.
final class AdjacencyScratch {
    // Only `grow` changes them, and calls nothing that uses them.
    @exclusivity(unchecked)
    private(set) var neighbors = UnsafeMutablePointer<Int64>.allocate(capacity: 1024)
    @exclusivity(unchecked)
    private(set) var edges = UnsafeMutablePointer<Int64>.allocate(capacity: 1024)
    @exclusivity(unchecked)
    private(set) var origins = UnsafeMutablePointer<Int32>.allocate(capacity: 1024)
    @exclusivity(unchecked)
    private(set) var labels = UnsafeMutablePointer<UInt32>.allocate(capacity: 1024)
    private(set) var capacity = 1024

    deinit {
        neighbors.deallocate()
        edges.deallocate()
        origins.deallocate()
        labels.deallocate()
    }

    /// Makes room for `needed` rows, keeping the first `count`.
    @inline(__always)
    func reserve(_ needed: Int, keeping count: Int) {
        if needed > capacity { grow(needed, count) }
    }

    @inline(never)
    private func grow(_ needed: Int, _ count: Int) {
        let size = max(needed, capacity * 2)
        func move<T>(_ old: inout UnsafeMutablePointer<T>) {
            let new = UnsafeMutablePointer<T>.allocate(capacity: size)
            new.update(from: old, count: count)
            old.deallocate()
            old = new
        }
        move(&neighbors)
        move(&edges)
        move(&origins)
        move(&labels)
        capacity = size
    }

    /// Gives back the memory of an unusually big batch.
    func shrink() {
        guard capacity > 1 << 18 else { return }
        capacity = 0
        grow(1024, 0)
    }
}
