/// `E()`: for each traverser all edges, or all of some labels, in the order of
/// their keys.
final class EdgeScanOperator: BatchOperator {
    private let labels: LabelReference
    private var pending: Batch?
    private var row = 0
    private var after: Int64?
    private var size = 16

    init(_ context: ExecutionContext, _ input: BatchOperator, labels: LabelReference) {
        self.labels = labels
        super.init(context, input: input)
        note = "E \(labels.text)"
    }

    override var isReusable: Bool { true }

    override func next() throws -> Batch? {
        while true {
            if pending == nil {
                pending = try input!.pull()
                row = 0
                after = nil
            }
            guard let batch = pending else { return nil }
            try context.poll()
            var edges = EdgeColumns(keys: [], labels: [], sources: [], targets: [])
            var hasMore = false
            if try !labels.matchesNothing() {
                hasMore = try context.reader.scanEdges(
                    labels: try labels.ids(), after: after, limit: min(size, context.batchSize),
                    into: &edges)
            }
            after = edges.keys.last
            let current = row
            if !hasMore || edges.keys.isEmpty {
                row += 1
                after = nil
                if row >= batch.count { pending = nil }
            }
            if edges.keys.isEmpty { continue }
            size = min(size * 2, context.batchSize)
            return batch.moving(
                to: .edges(edges),
                rows: Array(repeating: Int32(current), count: edges.keys.count))
        }
    }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        [.edgeScan(try labels.ids())]
    }

    override func reset() {
        pending = nil
        size = 16
    }

    override func startRound() { pending = nil }
    override var isStateless: Bool { true }
}
