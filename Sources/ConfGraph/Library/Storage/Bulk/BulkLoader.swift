/// Adds many edges at once: sorts them by label, source and target, numbers
/// them in that order, and writes blocks of both directions and rows front to
/// back.
///
/// Vertices, their properties and names go through ``writer`` as in any write.
/// Edges may come in any order and before their vertices; they are held in
/// bounded memory, and what does not fit goes to SQLite's temporary storage.
/// Nothing of them can be seen before ``finish()``.
final class BulkLoader {
    let writer: StorageWriter

    private let outgoing: RecordSorter
    private let incomingMemory: Int
    private let bitmapMemory: Int
    /// Whole numbers that edges of this load were given as ids.
    private var givenNumbers: [Int64] = []
    /// Whether any edge of this load was given an id.
    private var hasGivenIDs = false
    private var isFinished = false
    /// The numbers of the edges whose rows are written with the commit.
    private var numbersOfRows: EdgeNumbers?
    /// Rows that others write in this load.
    let held: HeldRows
    /// Is told how much of the edges has been written, from 0 to 1.
    var progress: (Double) -> Void = { _ in }

    /// Fewer edges than this are added like any others: packing them would
    /// rewrite more than it saves.
    static let smallest = 2_000

    /// What an edge takes in the file, about.
    private static let bytesPerEdge = 32

    init(writer: StorageWriter) {
        self.writer = writer
        held = HeldRows(writer)
        let budget = writer.database.options.memoryBudget
        outgoing = RecordSorter(memory: budget / 2, digits: SortRecord.outgoingDigits)
        incomingMemory = budget / 4
        bitmapMemory = min(64 << 20, budget / 8)
    }

    /// How many edges have been added.
    var edgeCount: Int { outgoing.totalCount }

    /// Adds vertices of one label whose ids the graph assigns.
    ///
    /// - Returns: their keys, consecutive unless ids in between are taken.
    func addVertices(label: String, count: Int) throws -> [Int64] {
        var keys: [Int64] = []
        keys.reserveCapacity(count)
        for _ in 0..<count { keys.append(try writer.addVertex(labels: [label], id: nil)) }
        return keys
    }

    /// The number of an edge label, for ``addEdge(_:from:to:)-(UInt32,_,_)``.
    func edgeLabel(_ name: String) throws -> UInt32 {
        let label = try writer.internLabel(name)
        try AdjacencyKey.checkLimits(label: label, source: 0, target: 0)
        return label
    }

    /// Adds an edge between vertices of which ``finish()`` finds out whether
    /// they exist.
    @inline(__always)
    func addEdge(_ label: UInt32, from source: Int64, to target: Int64) throws {
        guard
            UInt64(bitPattern: source | target) < UInt64(AdjacencyKey.vertexLimit)
        else { throw Self.missing(source < 0 ? source : target, label, writer) }
        try outgoing.append(label: label, source: source, target: target)
    }

    /// Adds an edge with an id or properties, which are put in order.
    func addEdge(
        _ label: UInt32, from source: Int64, to target: Int64, payload: inout EdgePayload,
        givenNumber: Int64? = nil
    ) throws {
        guard
            UInt64(bitPattern: source | target) < UInt64(AdjacencyKey.vertexLimit)
        else { throw Self.missing(source < 0 ? source : target, label, writer) }
        if let givenNumber { givenNumbers.append(givenNumber) }
        if payload.hasID { hasGivenIDs = true }
        payload.sort()
        try outgoing.append(
            label: label, source: source, target: target, payload: payload.bytes)
    }

    /// Forgets the edges that have been added.
    func removeEdges() {
        givenNumbers = []
        hasGivenIDs = false
        outgoing.removeAll()
    }

    /// Sorts what has been added, which may be done on another thread; no edge
    /// may be added afterwards.
    func sortEdges() throws { try outgoing.finish() }

    /// Writes the edges, or all of them but their rows, which are written with
    /// ``commit()``. The loader takes no more afterwards.
    ///
    /// - Throws: ``GraphError``: `notFound` if a vertex is missing,
    ///   `alreadyExists` if a given id is taken, `io` if there is no room.
    func finish() throws {
        precondition(!isFinished, "A bulk load is finished once.")
        isFinished = true
        guard outgoing.totalCount > 0 else { return }
        try outgoing.finish()
        // Rows, blocks and, unless the graph was empty, the log of both.
        let size = outgoing.totalCount * Self.bytesPerEdge
        try FreeSpace.check(
            path: writer.database.path,
            needed: writer.connection.usesRollbackJournal ? size : 2 * size)
        let numbers = try EdgeNumbers(
            writer: writer, count: outgoing.totalCount, given: givenNumbers)
        if outgoing.totalCount >= Self.smallest || writer.snapshot.newestEdge == 0 {
            try writeBlocks(numbers)
        } else {
            try checkEnds()
        }
        writer.nextEdge = numbers.last + 1
        if try !hasGivenIDs && writer.canFill(.edge) && writer.canFill(.edgeProperty) {
            numbersOfRows = numbers
        } else {
            try insertRows(numbers)
        }
    }

    /// Commits the transaction.
    func commit() throws {
        guard let numbersOfRows else { return try held.commit() }
        try writer.commit(filling: [.edge, .edgeProperty]) { [self] trees in
            try forEachRows(numbersOfRows) { try $0.append(to: trees[0], trees[1]) }
        } insert: { [self] in
            try insertRows(numbersOfRows)
        }
    }

    // MARK: - Blocks

    private func writeBlocks(_ numbers: EdgeNumbers) throws {
        let connection = writer.connection
        // What is in the delta goes first: the new edges are newer than all.
        var state = try Snapshot(of: connection)
        if state.newestEdge > state.packedThrough || state.newestRemoval > state.removedThrough {
            try writer.adjacency.compactInTransaction(
                batch: writer.database.options.compactionBatch)
            state = try Snapshot(of: connection)
        }
        // A vertex's newest edges must not be below older ones.
        try LevelMerge(connection: connection).moveAll(state)
        let stamps = BlockEncoder.Stamps(
            mergedThrough: numbers.last, removedThrough: state.newestRemoval)
        let vertices = try VertexBitmap(connection: connection, memory: bitmapMemory)
        let incoming = RecordSorter(memory: incomingMemory, digits: SortRecord.incomingDigits)
        let cursor = try outgoing.cursor()
        var number = numbers.makeIterator()
        while let first = cursor.current {
            // Label by label, so that blocks are written in order of key.
            let label = first.label
            incoming.removeAll()
            var out = try RunWriter(
                label: label, incoming: false, stamps: stamps, connection: connection)
            var source: Int64 = -1
            while let record = cursor.current, record.label == label {
                if record.source != source {
                    source = record.source
                    guard try vertices.contains(source) else {
                        throw Self.missing(source, label, writer)
                    }
                }
                let edge = number.next()
                try out.append(vertex: source, neighbor: record.target, edge: edge)
                try incoming.append(
                    SortRecord(target: record.target, source: source, edge: edge))
                try cursor.advance()
            }
            try out.finish()
            try writer.checkCancelled()
            try incoming.finish()
            var back = try RunWriter(
                label: label, incoming: true, stamps: stamps, connection: connection)
            let other = try incoming.cursor()
            var target: Int64 = -1
            while let record = other.current {
                if record.incomingTarget != target {
                    target = record.incomingTarget
                    guard try vertices.contains(target) else {
                        throw Self.missing(target, label, writer)
                    }
                }
                try back.append(
                    vertex: target, neighbor: record.incomingSource, edge: record.incomingEdge)
                try other.advance()
            }
            try back.finish()
            try writer.checkCancelled()
        }
        let update = try connection.statement(
            """
            UPDATE state SET packed_generation = packed_generation + 1, packed_through = ?,
            removed_through = ?
            """)
        update.bind(numbers.last, at: 1)
        update.bind(state.newestRemoval, at: 2)
        try update.run()
        state.packedGeneration += 1
        state.packedThrough = numbers.last
        state.removedThrough = state.newestRemoval
        state.newestEdge = numbers.last
        writer.adjacency.adopt(state)
        let levels = LevelMerge(connection: connection)
        if try levels.mainThrough() == nil {
            try writer.adoptLevelsIfLarge(mainThrough: numbers.last)
        } else {
            try levels.setMainThrough(numbers.last)
        }
    }

    /// Few edges: their ends are looked up one by one.
    private func checkEnds() throws {
        let cursor = try outgoing.cursor()
        while let record = cursor.current {
            for vertex in [record.source, record.target]
            where try writer.labelSet(ofVertex: vertex) == nil {
                throw Self.missing(vertex, record.label, writer)
            }
            writer.adjacency.changes += 1
            try cursor.advance()
        }
    }

    // MARK: - Rows

    private func insertRows(_ numbers: EdgeNumbers) throws {
        var isFirst = true
        try forEachRows(numbers) { rows in
            try rows.insert(writer, followNewest: numbers.areConsecutive && !isFirst)
            isFirst = false
        }
    }

    /// Gathers the rows on a second thread: their payloads lie anywhere in
    /// memory, so that it takes as long as a part of the writing.
    private func forEachRows(_ numbers: EdgeNumbers, _ body: (EdgeRows) throws -> Void) throws {
        let outgoing = outgoing
        let batches = Ahead<EdgeRows>(limit: 8) { give in
            let cursor = try outgoing.cursor()
            var number = numbers.makeIterator()
            var rows = EdgeRows()
            while let record = cursor.current {
                try rows.append(record, edge: number.next(), cursor)
                try cursor.advance()
                if rows.isFull {
                    try give(rows)
                    rows = EdgeRows()
                }
            }
            try give(rows)
        }
        defer { batches.stop() }
        var done = 0
        while let rows = try batches.next() {
            try writer.checkCancelled()
            let count = rows.count
            try body(rows)
            done += count
            progress(Double(done) / Double(outgoing.totalCount))
        }
        outgoing.removeAll()
    }

    private static func missing(
        _ vertex: Int64, _ label: UInt32, _ writer: StorageWriter
    ) -> GraphError {
        let name = (try? writer.labelName(label)) ?? "\(label)"
        let id = (try? writer.vertexID(vertex)) ?? .int(vertex)
        return GraphError(
            .notFound, "No vertex has id \(id): an edge \(name) needs both ends.")
    }
}

/// Writes the edges of one label and direction, sorted, to the blocks.
private struct RunWriter {
    private var builder: BlockBuilder
    private let emit: BlockBuilder.Emit
    private let connection: Connection
    private let stamps: BlockEncoder.Stamps
    private let run: Int
    /// Edges for blocks that may be there already; nil if there are none.
    private var pending: [PackedChange]?

    private static let batch = 500_000

    init(
        label: UInt32, incoming: Bool, stamps: BlockEncoder.Stamps, connection: Connection
    ) throws {
        self.connection = connection
        self.stamps = stamps
        run = Int(label) * 2 + (incoming ? 1 : 0)
        builder = BlockBuilder(label: label, incoming: incoming, stamps: stamps)
        emit = { try BlockMerger.write($0, $1, connection) }
        let range = AdjacencyKey.range(label: label, incoming: incoming)
        let any = try connection.statement("SELECT 1 FROM adjacency WHERE key BETWEEN ? AND ?")
        any.bind(range.lowerBound, at: 1)
        any.bind(range.upperBound, at: 2)
        if try any.step() { pending = [] }
        any.reset()
    }

    @inline(__always)
    mutating func append(vertex: Int64, neighbor: Int64, edge: Int64) throws {
        guard pending != nil else {
            return try builder.append(vertex: vertex, neighbor: neighbor, edge: edge, emit: emit)
        }
        pending!.append(
            PackedChange(place: Int64(run) << 33 | vertex, edge: edge, neighbor: neighbor))
        if pending!.count >= Self.batch { try mergePending() }
    }

    mutating func finish() throws {
        if pending != nil { try mergePending() } else { try builder.flush(emit) }
    }

    private mutating func mergePending() throws {
        guard let list = pending, !list.isEmpty else { return }
        var merger = BlockMerger(connection: connection, stamps: stamps)
        merger.skipsMerged = false
        _ = try merger.merge(list, from: 0)
        pending = []
    }
}
