/// `V()`: for each traverser all vertices, or all of some labels, in the order
/// of their keys.
final class VertexScanOperator: BatchOperator {
    let labels: LabelReference
    private var pending: Batch?
    private var row = 0
    private var after: Int64?
    private var size = 16
    /// In a traversal that changes the graph, the vertices there were before.
    private var snapshot: [Int64]?
    private var place = 0
    /// How many more vertices are read before the scan pauses.
    private var left = Int.max

    init(_ context: ExecutionContext, _ input: BatchOperator, labels: LabelReference) {
        self.labels = labels
        super.init(context, input: input)
        note = "V \(labels.text)"
    }

    override var isReusable: Bool { true }

    /// Makes the scan end for now after so many vertices.
    func pause(after count: Int) { left = count }

    /// Where it has paused: the traverser that it scans for, and the last
    /// vertex; nil where it has not.
    var pausedAt: (start: Batch, last: Int64)? {
        guard left <= 0, let pending, let after else { return nil }
        return (pending.row(row), after)
    }

    /// Ends the pause.
    func goOn() { left = .max }

    override func next() throws -> Batch? {
        while left > 0 {
            if pending == nil {
                pending = try input!.pull()
                row = 0
                beginScan()
            }
            guard let batch = pending else { return nil }
            try context.poll()
            var keys: [Int64] = []
            let hasMore = try read(into: &keys)
            let current = row
            if !hasMore {
                row += 1
                beginScan()
                if row >= batch.count { pending = nil }
            }
            if keys.isEmpty { continue }
            size = min(size * 2, context.batchSize)
            if left < .max { left -= keys.count }
            return batch.moving(
                to: .vertices(keys), rows: Array(repeating: Int32(current), count: keys.count))
        }
        return nil
    }

    private func beginScan() {
        after = nil
        snapshot = nil
        place = 0
    }

    private func read(into keys: inout [Int64]) throws -> Bool {
        if try labels.matchesNothing() { return false }
        let limit = min(size, context.batchSize)
        guard context.needs.isMutating else {
            let hasMore = try context.reader.scanVertices(
                labels: try labels.ids(), after: after, limit: limit, into: &keys)
            after = keys.last
            return hasMore && !keys.isEmpty
        }
        // What the traversal adds must not be found by its own scan.
        if snapshot == nil {
            var all: [Int64] = []
            while try context.reader.scanVertices(
                labels: try labels.ids(), after: all.last, limit: 4096, into: &all)
            { try context.poll() }
            snapshot = all
        }
        let end = min(place + limit, snapshot!.count)
        for key in snapshot![place..<end] where try isThere(key) { keys.append(key) }
        place = end
        return place < snapshot!.count
    }

    private func isThere(_ key: Int64) throws -> Bool {
        try context.reader.labelSet(ofVertex: key) != nil
    }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        [.vertexScan(try labels.ids())]
    }

    override func reset() {
        pending = nil
        size = 16
        beginScan()
    }

    override func startRound() { pending = nil }
    override var isStateless: Bool { true }
}
