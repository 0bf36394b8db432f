/// Vertices that an index names, each once. They are candidates: the filters
/// behind this operator check them.
final class IndexSeekOperator: BatchOperator {
    private let index: IndexDescription
    private let ranges: [IndexRange]
    private var pending: Batch?
    private var row = 0
    private var range = 0
    private var position: IndexPosition?
    private var seen = VertexSet()
    private var size = 16

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ index: IndexDescription,
        _ ranges: [IndexRange], note: String
    ) {
        self.index = index
        self.ranges = ranges
        super.init(context, input: input)
        self.note = note
    }

    override func next() throws -> Batch? {
        while true {
            if pending == nil {
                guard let batch = try input!.pull() else { return nil }
                pending = batch
                row = 0
                begin()
            }
            let batch = pending!
            try context.poll()
            var found: [Int64] = []
            let current = Int32(row)
            // In a write all is read before anything changes.
            let limit = context.needs.isMutating ? Int.max : min(size, context.batchSize)
            var hasMore = false
            if range < ranges.count {
                hasMore = try context.reader.seek(
                    index, ranges[range], position: &position, limit: limit, into: &found)
            }
            if !hasMore {
                range += 1
                position = nil
                if range >= ranges.count {
                    row += 1
                    if row >= batch.count { pending = nil }
                }
            }
            let fresh = found.filter { seen.insert($0) }
            if range >= ranges.count { begin() }
            if fresh.isEmpty { continue }
            size = min(size * 2, context.batchSize)
            return batch.moving(
                to: .vertices(fresh), rows: Array(repeating: current, count: fresh.count))
        }
    }

    private func begin() {
        range = 0
        position = nil
        seen.removeAll()
    }

    override func accesses(at lane: ElementLane) -> [StorageAccess] {
        ranges.map { .index(index, $0) }
    }

    override func reset() {
        pending = nil
        size = 16
        begin()
    }

    override func startRound() { pending = nil }
    override var isStateless: Bool { true }
}
