/// Vertices from which some hops lead to what an index names: walked from
/// there, against the hops. Each comes once, in the order of their keys.
final class ReverseSeekOperator: BatchOperator {
    /// From the vertices to what the index names.
    private let hops: [(direction: Direction, labels: LabelReference)]
    /// What the index names, the filters behind the hops not yet applied.
    private let candidates: [Int64]
    private let filters: ChildTraversal
    private var pending: Batch?
    private var found: [Int64]?
    private var row = 0
    private var place = 0

    init(
        _ context: ExecutionContext, _ input: BatchOperator,
        _ hops: [(direction: Direction, labels: LabelReference)], from candidates: [Int64],
        _ filters: ChildTraversal, note: String
    ) {
        self.hops = hops
        self.candidates = candidates
        self.filters = filters
        super.init(context, input: input)
        self.note = note
    }

    override var children: [ChildTraversal] { [filters] }

    override func next() throws -> Batch? {
        while true {
            if pending == nil {
                pending = try input!.pull()
                row = 0
                place = 0
            }
            guard let batch = pending else { return nil }
            try context.poll()
            let keys = try found ?? search()
            found = keys
            let end = min(place + context.batchSize, keys.count)
            let part = Array(keys[place..<end])
            let current = Int32(row)
            place = end
            if place == keys.count {
                place = 0
                row += 1
                if row == batch.count { pending = nil }
            }
            if part.isEmpty { continue }
            return batch.moving(
                to: .vertices(part), rows: Array(repeating: current, count: part.count))
        }
    }

    private func search() throws -> [Int64] {
        let reached = context.decorate(Batch(.vertices(candidates)))
        let passing = zip(candidates, try filters.exists(reached)).filter { $1 }.map { $0.0 }
        if passing.isEmpty { return [] }
        let span = try context.reader.vertexSpan()
        var charged = 0
        defer { context.release(charged) }
        let frontier = WalkFrontier(context) { [context] in
            charged += $0
            try context.charge($0)
        }
        try frontier.begin([Batch(.vertices(passing))], of: self, span: span, isDistinct: true)
        for hop in hops.reversed() where frontier.count > 0 {
            if try hop.labels.matchesNothing() { return [] }
            guard
                let reader = try context.reader.neighbors(
                    hop.direction.reversed, labels: hop.labels.ids(), use: .hops, span: span)
            else { throw AdjacencyReader.strayNeighbor }
            try frontier.hop(reader, isDistinct: true)
        }
        guard case .vertices(let keys) = frontier.batch(0..<frontier.count).lane else { return [] }
        return keys.sorted()
    }

    override func accesses(at lane: ElementLane) -> [StorageAccess] { [.neighbors] }

    override func reset() {
        pending = nil
        found = nil
    }

    override func startRound() { pending = nil }
}
