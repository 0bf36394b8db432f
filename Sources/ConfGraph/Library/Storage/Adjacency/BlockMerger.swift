/// Merges sorted changes into the blocks of the file, inside a transaction
/// that the caller holds.
///
/// A block is rewritten together with the gap up to the next block, so that
/// afterwards it speaks for all changes of its vertices up to its stamps.
struct BlockMerger {
    let connection: Connection
    /// What is merged: all changes up to here are in `merge`'s list or were
    /// merged before.
    let stamps: BlockEncoder.Stamps
    /// Whether blocks of the main run keep what they say of edges: the edges of
    /// this merge go to level 1, and only removals concern them.
    var sparesMain = false
    /// Whether a block's own stamp says which changes it holds already; a
    /// bulk load merges edges that nobody has merged before.
    var skipsMerged = true

    private(set) var blocksWritten = 0
    /// Which vertices' blocks were rewritten, for the cache.
    private(set) var changes: [BlockCache.Change] = []

    init(connection: Connection, stamps: BlockEncoder.Stamps) {
        self.connection = connection
        self.stamps = stamps
    }

    /// A block read from the file, copied.
    private struct Stored {
        let key: AdjacencyKey
        let bytes: [UInt8]

        func withBlock<R>(_ body: (Block) throws -> R) throws -> R {
            try bytes.withUnsafeBytes { try body(Block($0, key: key.rawValue)) }
        }
    }

    /// Merges changes from `start` on until all are done or enough blocks
    /// have been written.
    ///
    /// - Returns: where to go on.
    mutating func merge(
        _ list: [PackedChange], from start: Int, blockLimit: Int = .max
    ) throws -> Int {
        blocksWritten = 0
        changes.removeAll()
        var next = start
        while next < list.count, blocksWritten < blockLimit {
            try connection.cancellation?.check()
            next = try mergeUnit(list, from: next)
        }
        return next
    }

    /// Merges what belongs to one block, to one hub, or to one gap.
    private mutating func mergeUnit(_ list: [PackedChange], from start: Int) throws -> Int {
        let head = list[start]
        let run = head.run
        let before = try block(atOrBefore: head.place << 16 | 0xFFFF, run: run)
        if let before, try before.withBlock({ $0.form }) == .piece, before.key.vertex == head.vertex
        {
            let end = Self.end(of: list, from: start, through: head.place)
            try mergeHub(list[start..<end], last: before)
            return end
        }
        let nextVertex = try firstVertex(after: head.place << 16 | 0xFFFF, run: run)
        let lastPlace = Int64(run) << 33 | (nextVertex - 1)
        let end = Self.end(of: list, from: start, through: lastPlace)
        if let before, try before.withBlock({ $0.form }) != .piece {
            try mergeRun(
                list[start..<end], into: before, from: before.key.vertex, through: nextVertex - 1)
        } else {
            // The gap after a hub, or before the first block.
            let first = before.map { $0.key.vertex + 1 } ?? 0
            try mergeRun(list[start..<end], into: nil, from: first, through: nextVertex - 1)
        }
        return end
    }

    private static func end(of list: [PackedChange], from start: Int, through place: Int64) -> Int {
        var low = start
        let high = list.count
        // Mostly the end is near.
        var step = 1
        while low + step < high, list[low + step].place <= place {
            low += step
            step *= 2
        }
        return list[low..<min(high, low + step)].partitioningIndex { $0.place > place }
    }

    // MARK: - Runs of vertices

    private mutating func mergeRun(
        _ list: ArraySlice<PackedChange>, into stored: Stored?, from first: Int64,
        through last: Int64
    ) throws {
        let run = list.first!.run
        var plan = RunPlan()
        if let stored {
            let isChanged = try stored.withBlock { block in
                plan.read(block)
                return try plan.apply(
                    list, inBlock: block.key.vertex...block.lastVertex,
                    merged: skipsMerged ? block.stamps.mergedThrough : 0)
            }
            guard isChanged else { return }
            try delete(stored.key)
        } else {
            guard try plan.apply(list, inBlock: nil, merged: 0) else { return }
        }
        let old = try stored?.withBlock { $0.stamps }
        let isLevelOne = run & AdjacencyKey.levelOneRun != 0
        let merged = sparesMain && !isLevelOne ? 0 : stamps.mergedThrough
        var builder = BlockBuilder(
            label: UInt32(run & (AdjacencyKey.levelOneRun - 1)) >> 1, incoming: run & 1 == 1,
            isLevelOne: isLevelOne,
            stamps: BlockEncoder.Stamps(
                mergedThrough: max(merged, old?.mergedThrough ?? 0),
                removedThrough: max(stamps.removedThrough, old?.removedThrough ?? 0)))
        // Cut evenly, so that neither half overflows again at once.
        let blocks = (plan.edgeCount + BlockLayout.edgeTarget - 1) / BlockLayout.edgeTarget
        builder.edgeTarget = max(1, (plan.edgeCount + blocks - 1) / max(1, blocks))
        let emit: BlockBuilder.Emit = { [connection] key, bytes in
            try Self.write(key, bytes, connection)
        }
        var written = 0
        let counting: BlockBuilder.Emit = {
            try emit($0, $1)
            written += 1
        }
        try plan.forEach { vertex, neighbor, edge in
            try builder.append(vertex: vertex, neighbor: neighbor, edge: edge, emit: counting)
        }
        try builder.flush(counting)
        blocksWritten += max(1, written)
        note(run, first...last)
    }

    /// Readers know of no levels.
    private mutating func note(_ run: Int, _ vertices: ClosedRange<Int64>) {
        changes.append(.init(run: run & (AdjacencyKey.levelOneRun - 1), vertices: vertices))
    }

    // MARK: - Hubs

    private mutating func mergeHub(_ list: ArraySlice<PackedChange>, last: Stored) throws {
        let vertex = last.key.vertex
        let run = Int(last.key.run)
        var merged = try last.withBlock { $0.stamps.mergedThrough }
        var removed = try last.withBlock { $0.stamps.removedThrough }
        let removals = list.filter(\.isRemoval).map(\.edge)
        if !removals.isEmpty {
            let all = try forEachPiece(of: last.key) { try dropFromPiece($0, removals) }
            merged = max(merged, all.mergedThrough)
            removed = max(removed, all.removedThrough)
        }
        let floor = skipsMerged ? merged : 0
        let gone = Set(removals)
        let adds = list.filter { !$0.isRemoval && $0.edge > floor && !gone.contains($0.edge) }
        guard !adds.isEmpty else {
            note(run, vertex...vertex)
            return
        }
        var builder = BlockBuilder(
            label: last.key.label, incoming: last.key.isIncoming,
            isLevelOne: last.key.isLevelOne,
            stamps: BlockEncoder.Stamps(
                mergedThrough: max(merged, stamps.mergedThrough),
                removedThrough: max(removed, stamps.removedThrough)))
        var written = 0
        let emit: BlockBuilder.Emit = { [connection] key, bytes in
            try Self.write(key, bytes, connection)
            written += 1
        }
        // What is left of the last piece is filled up first.
        let tail = try block(atOrBefore: last.key.rawValue | 0xFFFF, run: run)
        if let tail, tail.key.vertex == vertex, try tail.withBlock({ $0.form }) == .piece {
            if tail.key.piece + adds.count / BlockLayout.edgeTarget + 2 > AdjacencyKey.pieceLimit {
                try renumber(tail.key)
                return try mergeHub(
                    list, last: try block(atOrBefore: last.key.rawValue | 0xFFFF, run: run)!)
            }
            try builder.resumeHub(vertex, atPiece: tail.key.piece, emit: emit)
            var columns = RunPlan()
            try tail.withBlock { columns.read($0) }
            try delete(tail.key)
            try columns.forEach { vertex, neighbor, edge in
                try builder.append(vertex: vertex, neighbor: neighbor, edge: edge, emit: emit)
            }
        }
        for change in adds {
            try builder.append(
                vertex: vertex, neighbor: change.neighbor, edge: change.edge, emit: emit)
        }
        try builder.flush(emit)
        blocksWritten += written
        note(run, vertex...vertex)
    }

    /// Rewrites a piece without the removed edges, or deletes it.
    private mutating func dropFromPiece(_ stored: Stored, _ removals: [Int64]) throws {
        var plan = RunPlan()
        let old = try stored.withBlock { block in
            plan.read(block)
            return block.stamps
        }
        guard plan.drop(removals) else { return }
        blocksWritten += 1
        try delete(stored.key)
        guard plan.edgeCount > 0 else { return }
        var builder = BlockBuilder(
            label: stored.key.label, incoming: stored.key.isIncoming,
            isLevelOne: stored.key.isLevelOne,
            stamps: BlockEncoder.Stamps(
                mergedThrough: old.mergedThrough,
                removedThrough: max(old.removedThrough, stamps.removedThrough)))
        let emit: BlockBuilder.Emit = { [connection] in try Self.write($0, $1, connection) }
        try builder.resumeHub(stored.key.vertex, atPiece: stored.key.piece, emit: emit)
        try plan.forEach { vertex, neighbor, edge in
            try builder.append(vertex: vertex, neighbor: neighbor, edge: edge, emit: emit)
        }
        try builder.flush(emit)
    }

    /// Numbers the pieces of a hub anew, when so many were emptied that the
    /// numbers run out.
    private func renumber(_ key: AdjacencyKey) throws {
        var number = 0
        let all = try pieceKeys(of: key)
        guard all.count < all.last!.piece + 1 else {
            throw GraphError(
                .limit,
                "Vertex \(key.vertex) has too many edges of one label: the storage format has "
                    + "room for \(AdjacencyKey.pieceLimit) blocks of a vertex.")
        }
        for old in all {
            defer { number += 1 }
            guard old.piece != number, let stored = try block(old) else { continue }
            var plan = RunPlan()
            let stamps = try stored.withBlock { block in
                plan.read(block)
                return block.stamps
            }
            try delete(old)
            var builder = BlockBuilder(
                label: old.label, incoming: old.isIncoming, isLevelOne: old.isLevelOne,
                stamps: stamps)
            let emit: BlockBuilder.Emit = { [connection] in try Self.write($0, $1, connection) }
            try builder.resumeHub(old.vertex, atPiece: number, emit: emit)
            try plan.forEach { vertex, neighbor, edge in
                try builder.append(vertex: vertex, neighbor: neighbor, edge: edge, emit: emit)
            }
            try builder.flush(emit)
        }
    }

    private func pieceKeys(of key: AdjacencyKey) throws -> [AdjacencyKey] {
        let statement = try connection.statement(
            "SELECT key FROM adjacency WHERE key BETWEEN ? AND ? ORDER BY key")
        let first = key.rawValue & ~0xFFFF
        statement.bind(first, at: 1)
        statement.bind(first | 0xFFFF, at: 2)
        defer { statement.reset() }
        var keys: [AdjacencyKey] = []
        while try statement.step() { keys.append(AdjacencyKey(rawValue: statement.int64(0))) }
        return keys
    }

    /// Calls `body` with each piece of a hub; its stamps' maxima are returned.
    private func forEachPiece(
        of key: AdjacencyKey, _ body: (Stored) throws -> Void
    ) throws -> BlockEncoder.Stamps {
        var maxima = BlockEncoder.Stamps(mergedThrough: 0, removedThrough: 0)
        for key in try pieceKeys(of: key) {
            guard let stored = try block(key) else { continue }
            let stamps = try stored.withBlock { $0.stamps }
            maxima.mergedThrough = max(maxima.mergedThrough, stamps.mergedThrough)
            maxima.removedThrough = max(maxima.removedThrough, stamps.removedThrough)
            try body(stored)
        }
        return maxima
    }

    // MARK: - Rows

    private func block(_ key: AdjacencyKey) throws -> Stored? {
        let statement = try connection.statement("SELECT block FROM adjacency WHERE key = ?")
        statement.bind(key.rawValue, at: 1)
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        return Stored(key: key, bytes: Array(statement.blob(0)))
    }

    private func block(atOrBefore key: Int64, run: Int) throws -> Stored? {
        let statement = try connection.statement(
            "SELECT key, block FROM adjacency WHERE key <= ? ORDER BY key DESC LIMIT 1")
        statement.bind(key, at: 1)
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        let found = AdjacencyKey(rawValue: statement.int64(0))
        guard found.run == Int64(run) else { return nil }
        return Stored(key: found, bytes: Array(statement.blob(1)))
    }

    private func firstVertex(after key: Int64, run: Int) throws -> Int64 {
        let statement = try connection.statement(
            "SELECT key FROM adjacency WHERE key > ? ORDER BY key LIMIT 1")
        statement.bind(key, at: 1)
        defer { statement.reset() }
        guard try statement.step() else { return AdjacencyKey.vertexLimit }
        let found = AdjacencyKey(rawValue: statement.int64(0))
        return found.run == Int64(run) ? found.vertex : AdjacencyKey.vertexLimit
    }

    private func delete(_ key: AdjacencyKey) throws {
        let statement = try connection.statement("DELETE FROM adjacency WHERE key = ?")
        statement.bind(key.rawValue, at: 1)
        try statement.run()
    }

    static func write(
        _ key: AdjacencyKey, _ bytes: UnsafeRawBufferPointer, _ connection: Connection
    ) throws {
        let statement = try connection.statement(
            "INSERT INTO adjacency(key, block) VALUES(?, ?)")
        statement.bind(key.rawValue, at: 1)
        try statement.bindBorrowedBlob(bytes, at: 2)
        try statement.run()
        statement.reset()
    }
}

/// The edges of a block, with changes applied, before they are cut anew.
private struct RunPlan {
    private var rows: [PackedChange] = []

    var edgeCount: Int { rows.count }

    mutating func read(_ block: Block) {
        let count = block.edgeCount
        var neighbors = [Int64](repeating: 0, count: count)
        var edges = neighbors
        neighbors.withUnsafeMutableBufferPointer {
            if let base = $0.baseAddress { block.readNeighbors(0..<count, into: base) }
        }
        edges.withUnsafeMutableBufferPointer {
            if let base = $0.baseAddress { block.readEdges(0..<count, into: base) }
        }
        rows.reserveCapacity(count)
        for index in 0..<block.vertexCount {
            let vertex = block.vertex(at: index)
            for row in block.range(at: index) {
                rows.append(
                    PackedChange(place: vertex, edge: edges[row], neighbor: neighbors[row]))
            }
        }
    }

    /// Merges changes in; false if they change nothing.
    ///
    /// - Parameters:
    ///   - inBlock: the vertices that the block read speaks for.
    ///   - merged: the newest edge it holds already.
    mutating func apply(
        _ list: ArraySlice<PackedChange>, inBlock: ClosedRange<Int64>?, merged: Int64
    ) throws -> Bool {
        var result: [PackedChange] = []
        result.reserveCapacity(rows.count + list.count)
        var isChanged = false
        var old = 0
        var index = list.startIndex
        while index < list.endIndex {
            let change = list[index]
            let vertex = change.vertex
            while old < rows.count,
                rows[old].place < vertex
                    || rows[old].place == vertex && rows[old].edge < change.edge
            {
                result.append(rows[old])
                old += 1
            }
            let isHeld =
                old < rows.count && rows[old].place == vertex && rows[old].edge == change.edge
            index += 1
            if change.isRemoval {
                if isHeld {
                    old += 1
                    isChanged = true
                }
                continue
            }
            // An edge that was added and removed never gets in.
            if index < list.endIndex, list[index].isRemoval, list[index].edge == change.edge,
                list[index].place == change.place
            {
                continue
            }
            let floor = inBlock?.contains(vertex) ?? false ? merged : 0
            guard change.edge > floor, !isHeld else { continue }
            result.append(
                PackedChange(place: vertex, edge: change.edge, neighbor: change.neighbor))
            isChanged = true
        }
        guard isChanged else { return false }
        result.append(contentsOf: rows[old...])
        rows = result
        return true
    }

    /// Drops edges, given in ascending order; false if none is here.
    mutating func drop(_ removals: [Int64]) -> Bool {
        let before = rows.count
        var next = 0
        rows.removeAll { row in
            while next < removals.count, removals[next] < row.edge { next += 1 }
            return next < removals.count && removals[next] == row.edge
        }
        return rows.count != before
    }

    func forEach(
        _ body: (_ vertex: Int64, _ neighbor: Int64, _ edge: Int64) throws -> Void
    ) rethrows {
        for row in rows { try body(row.place, row.neighbor, row.edge) }
    }
}
