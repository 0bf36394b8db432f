/// The changes that one compaction merges, in the order of the blocks.
///
/// Only so many are taken at a time that memory stays bounded; what is left
/// waits for the next one.
struct CompactionPlan {
    /// Edges up to here are in `changes` or in blocks already.
    let packedThrough: Int64
    /// The same for removals.
    let removedThrough: Int64
    let changes: [PackedChange]
    /// Whether the edges are for level 1.
    let isToLevelOne: Bool
    /// Whether nothing newer was left out.
    let isComplete: Bool

    /// Edges, and removals, taken at a time: some 100 MB.
    static let defaultLimit = 1_000_000

    /// Collects what a transaction sees beyond the packed blocks.
    ///
    /// The bounds are such that a removal up to `removedThrough` always
    /// concerns an edge up to `packedThrough`: a block that has taken note of
    /// the removal then never asks for the edge again.
    ///
    /// - Parameter toLevelOne: edges are for level 1; what is removed may be in
    ///   either.
    init(
        connection: Connection, snapshot: Snapshot, limit: Int = defaultLimit,
        toLevelOne: Bool = false
    ) throws {
        isToLevelOne = toLevelOne
        var changes: [PackedChange] = []
        var removals: [(sequence: Int64, edge: Int64)] = []
        let log = try connection.statement(
            """
            SELECT seq, edge, label, source, target FROM adjacency_removed
            WHERE seq > ? ORDER BY seq LIMIT ?
            """)
        log.bind(snapshot.removedThrough, at: 1)
        log.bind(Int64(limit), at: 2)
        while try log.step() {
            removals.append((log.int64(0), log.int64(1)))
            Self.add(
                to: &changes, edge: log.int64(1), label: try DeltaLoader.label(log.int64(2)),
                source: try DeltaLoader.vertex(log.int64(3)),
                target: try DeltaLoader.vertex(log.int64(4)), isRemoval: true)
        }
        let removalCount = changes.count

        let rows = try connection.statement(
            "SELECT id, label, source, target FROM edge WHERE id > ? ORDER BY id LIMIT ?")
        rows.bind(snapshot.packedThrough, at: 1)
        rows.bind(Int64(limit), at: 2)
        // So that a million of them need not be copied again and again.
        let newest = try connection.integer("SELECT max(id) FROM edge") ?? 0
        let new = max(0, newest.subtractingReportingOverflow(snapshot.packedThrough).partialValue)
        changes.reserveCapacity(removalCount + 2 * min(limit, Int(new)))
        var count = 0
        var last = snapshot.packedThrough
        while try rows.step() {
            count += 1
            last = rows.int64(0)
            Self.add(
                to: &changes, edge: last, label: try DeltaLoader.label(rows.int64(1)),
                source: try DeltaLoader.vertex(rows.int64(2)),
                target: try DeltaLoader.vertex(rows.int64(3)), isRemoval: false)
        }
        let hasAllEdges = count < limit
        let hasAllRemovals = removals.count < limit
        var through = last
        if hasAllEdges {
            // The newest edges may have come and gone.
            through = max(snapshot.newestEdge, removals.lazy.map(\.edge).max() ?? 0, last)
        }
        var removedThrough = hasAllRemovals ? snapshot.newestRemoval : removals.last!.sequence
        removedThrough = max(removedThrough, removals.last?.sequence ?? 0)
        var kept = removals.count
        if let early = removals.firstIndex(where: { $0.edge > through }) {
            removedThrough = removals[early].sequence - 1
            kept = early
        }
        if kept < removals.count { changes.removeSubrange((2 * kept)..<removalCount) }
        if toLevelOne {
            changes = changes.filter(\.isRemoval) + changes.map(\.onLevelOne)
        }
        PackedChange.sort(&changes)
        self.changes = changes
        packedThrough = through
        self.removedThrough = max(removedThrough, snapshot.removedThrough)
        isComplete = hasAllEdges && hasAllRemovals && kept == removals.count
    }

    /// Orders the edges of a label and a direction that are in no table yet, of a
    /// graph from which none was removed.
    init(unwritten edges: [RowBatch], label: UInt32, incoming: Bool, _ snapshot: Snapshot) {
        func forEach(_ body: (RowBatch, Int) -> Void) {
            for batch in edges {
                for row in 0..<batch.count
                where batch.number(row, 1) == Int64(label)
                    && batch.number(row, 0) > snapshot.packedThrough
                { body(batch, row) }
            }
        }
        var count = 0
        forEach { _, _ in count += 1 }
        var changes: [PackedChange] = []
        changes.reserveCapacity(count)
        let (near, far) = incoming ? (3, 2) : (2, 3)
        forEach { batch, row in
            changes.append(
                PackedChange(
                    place: PackedChange.place(
                        label: label, incoming: incoming, vertex: batch.number(row, near)),
                    edge: batch.number(row, 0), neighbor: batch.number(row, far)))
        }
        PackedChange.sort(&changes)
        self.changes = changes
        packedThrough = edges.last.map { $0.number($0.count - 1, 0) } ?? snapshot.packedThrough
        removedThrough = snapshot.newestRemoval
        isToLevelOne = false
        isComplete = true
    }

    private static func add(
        to changes: inout [PackedChange], edge: Int64, label: UInt32, source: Int64, target: Int64,
        isRemoval: Bool
    ) {
        changes.append(
            PackedChange(
                place: PackedChange.place(label: label, incoming: false, vertex: source),
                edge: edge, neighbor: isRemoval ? PackedChange.removal : target))
        changes.append(
            PackedChange(
                place: PackedChange.place(label: label, incoming: true, vertex: target),
                edge: edge, neighbor: isRemoval ? PackedChange.removal : source))
    }

    var stamps: BlockEncoder.Stamps {
        BlockEncoder.Stamps(mergedThrough: packedThrough, removedThrough: removedThrough)
    }
}
