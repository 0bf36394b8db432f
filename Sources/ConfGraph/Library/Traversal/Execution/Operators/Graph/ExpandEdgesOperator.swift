/// `outE()`, `inE()`, `bothE()`: from each vertex to its edges.
final class ExpandEdgesOperator: BatchOperator {
    let direction: Direction
    let labels: LabelReference
    private var pending: Batch?
    private var sources: [Int64] = []
    private var place = 0
    private var slice = 8
    private var expansion = Expansion()

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ direction: Direction,
        labels: LabelReference
    ) {
        self.direction = direction
        self.labels = labels
        super.init(context, input: input)
        note = "\(direction.rawValue) edges \(labels.text)"
    }

    override var isReusable: Bool { true }

    override func next() throws -> Batch? {
        while true {
            if pending == nil {
                guard let batch = try input!.pull() else { return nil }
                sources = try batch.vertexKeys(of: self)
                pending = batch
                place = 0
            }
            try context.poll()
            let batch = pending!
            if try labels.matchesNothing() {
                pending = nil
                continue
            }
            let range = place..<min(place + min(slice, context.batchSize), sources.count)
            place = range.upperBound
            if place >= sources.count { pending = nil }
            var edges = EdgeColumns(keys: [], labels: [], sources: [], targets: [])
            var rows: [Int32] = []
            if direction != .in { try expand(.out, range, &edges, &rows) }
            if direction != .out { try expand(.in, range, &edges, &rows) }
            if rows.count < 512 {
                slice = min(slice * 2, 4096)
            } else if rows.count > 8192 {
                slice = max(slice / 2, 1)
            }
            if rows.isEmpty { continue }
            return batch.moving(to: .edges(edges), rows: rows)
        }
    }

    private func expand(
        _ direction: Direction, _ range: Range<Int>, _ edges: inout EdgeColumns,
        _ rows: inout [Int32]
    ) throws {
        expansion.removeAll()
        try sources.withUnsafeBufferPointer { buffer in
            try context.reader.expand(
                UnsafeBufferPointer(rebasing: buffer[range]), direction,
                labels: try labels.ids(), edges: true, into: &expansion)
        }
        let base = Int32(range.lowerBound)
        for index in 0..<expansion.neighbors.count {
            let row = expansion.origins[index] + base
            let here = sources[Int(row)]
            let there = expansion.neighbors[index]
            rows.append(row)
            edges.keys.append(expansion.edges[index])
            edges.labels.append(expansion.labels[index])
            edges.sources.append(direction == .out ? here : there)
            edges.targets.append(direction == .out ? there : here)
        }
    }

    override func accesses(at lane: ElementLane) -> [StorageAccess] { [.neighbors] }

    override func reset() {
        pending = nil
        sources = []
        // A plan that is kept does not keep a hub's neighbours.
        expansion.shrink()
        slice = 8
    }

    override func startRound() { pending = nil }
    override var isStateless: Bool { true }
}
