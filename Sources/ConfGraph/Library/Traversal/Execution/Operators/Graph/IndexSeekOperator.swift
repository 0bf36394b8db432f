/// Vertices that an index names, each once. They are candidates: the filters
/// behind this operator check them, unless it was made to do so itself.
final class IndexSeekOperator: BatchOperator {
    /// What the index is asked for.
    enum Range {
        case constant(IndexRange)
        /// Values that compare so with one that each run brings along.
        case slot(Predicate.Name, Int)
    }

    private let index: IndexDescription
    private let planned: [Range]
    /// The key whose value this operator checks where the index alone does not
    /// prove it; nil: filters behind it do.
    private let key: KeyReference?
    // Nothing that an element of these is asked for leads back here.
    @exclusivity(unchecked) private var ranges: [IndexRange]
    private var pending: Batch?
    private var row = 0
    private var range = 0
    private var position: IndexPosition?
    @exclusivity(unchecked) private var seen = VertexSet()
    private var size = 16

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ index: IndexDescription,
        _ ranges: [Range], checking key: KeyReference?, note: String
    ) {
        self.index = index
        planned = ranges
        self.key = key
        self.ranges = ranges.map { $0.filled(context.slots) }
        super.init(context, input: input)
        self.note = note
    }

    override var isReusable: Bool { true }
    override func begin() {
        for (place, range) in planned.enumerated() where range.isOpen {
            ranges[place] = range.filled(context.slots)
        }
    }

    override func next() throws -> Batch? {
        while true {
            if pending == nil {
                guard let batch = try input!.pull() else { return nil }
                pending = batch
                row = 0
                startOver()
            }
            let batch = pending!
            try context.poll()
            var found: [Int64] = []
            let current = Int32(row)
            // In a write all is read before anything changes.
            let limit = context.needs.isMutating ? Int.max : min(size, context.batchSize)
            var hasMore = false
            // One seek that ends at once names no vertex twice.
            var isAll = false
            if range < ranges.count {
                let asked = ranges[range]
                isAll = ranges.count == 1 && position == nil && asked.isOneValue
                var place = position
                hasMore = try context.reader.seek(
                    index, asked, position: &place, limit: limit, into: &found)
                position = place
                if let key { try check(&found, key, asked) }
            }
            if !hasMore {
                range += 1
                position = nil
                if range >= ranges.count {
                    row += 1
                    if row >= batch.count { pending = nil }
                }
            }
            if hasMore || !isAll { found.removeAll { !seen.insert($0) } }
            if range >= ranges.count { startOver() }
            if found.isEmpty { continue }
            size = min(size * 2, context.batchSize)
            if batch.count == 1 && batch.isPlain { return Batch(.vertices(found)) }
            return batch.moving(
                to: .vertices(found), rows: Array(repeating: current, count: found.count))
        }
    }

    /// Drops vertices that only share the index's key with what was asked.
    private func check(_ found: inout [Int64], _ key: KeyReference, _ range: IndexRange) throws {
        guard case .equal(let value) = range, !IndexKey.isExact(value) else { return }
        guard let id = try key.id() else { return found.removeAll() }
        found = try found.filter { vertex in
            var passes = false
            try context.vertexProperties(vertex, key: id) { _, _, stored in
                if stored == value { passes = true }
            }
            return passes
        }
    }

    private func startOver() {
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
        startOver()
    }

    override func startRound() { pending = nil }
    override var isStateless: Bool { true }
}

extension IndexSeekOperator.Range {
    /// Whether each run asks for something else.
    var isOpen: Bool { if case .slot = self { true } else { false } }

    func filled(_ slots: [PropertyValue]) -> IndexRange {
        switch self {
        case .constant(let range): range
        case .slot(.lt, let index), .slot(.lte, let index):
            .between(lower: nil, upper: slots[index])
        case .slot(.gt, let index), .slot(.gte, let index):
            .between(lower: slots[index], upper: nil)
        case .slot(_, let index): .equal(slots[index])
        }
    }
}
