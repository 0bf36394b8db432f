/// Several hops and `dedup()` in a row, the whole of whose results the next
/// step takes: one ``WalkFrontier`` goes from hop to hop.
final class HopChainOperator: BarrierOperator {
    enum Link {
        case hop(Direction, LabelReference)
        case dedup
    }

    private let links: [Link]
    /// Behind them stands `count()`.
    private let isCounted: Bool
    private var frontier: WalkFrontier?
    private var total: Int64?
    private var place = 0

    /// Rows of a batch that is handed on.
    private static let rows = 1 << 14

    init(_ context: ExecutionContext, _ input: BatchOperator, _ links: [Link], isCounted: Bool) {
        self.links = links
        self.isCounted = isCounted
        super.init(context, input: input)
        note = links.map(\.note).joined(separator: ", ") + (isCounted ? ", count" : "")
    }

    /// Whether a graph's keys lie close enough for a count a vertex.
    static func fits(_ context: ExecutionContext) throws -> Bool {
        try context.reader.vertexSpan() <= min(1 << 31, Int64(context.options.memoryBudget / 32))
    }

    override var isReusable: Bool { true }

    override func collect() throws {
        var batches: [Batch] = []
        while let batch = try input!.pull() {
            try context.poll()
            try charge(batch.cost)
            batches.append(batch)
        }
        let span = try context.reader.vertexSpan()
        let frontier = WalkFrontier(context) { [unowned self] in try charge($0) }
        // How many walks meet does not matter before a dedup().
        let lastDedup = links.lastIndex { if case .dedup = $0 { true } else { false } } ?? -1
        try frontier.begin(batches, of: self, span: span, isDistinct: lastDedup >= 0)
        var held: (direction: Direction, labels: [UInt32]?, reader: NeighborReader)?
        for (index, link) in links.enumerated() where frontier.count > 0 {
            guard case .hop(let direction, let reference) = link else {
                frontier.merge()
                continue
            }
            if try reference.matchesNothing() {
                frontier.removeAll()
                break
            }
            let labels = try reference.ids()
            if held == nil || held!.direction != direction || held!.labels != labels {
                // Most of the graph is read faster from arrays.
                let isWhole = frontier.count > span / 8
                guard
                    let reader = try context.reader.neighbors(
                        direction, labels: labels, use: isWhole ? .neighbors : .hops, span: span)
                else { throw AdjacencyReader.strayNeighbor }
                held = (direction, labels, reader)
            }
            if isCounted, index == links.count - 1 {
                total = try frontier.total(after: held!.reader)
                return
            }
            try frontier.hop(held!.reader, isDistinct: index < lastDedup)
        }
        if isCounted { total = try frontier.total() } else { self.frontier = frontier }
    }

    override func emit() throws -> Batch? {
        if let total {
            self.total = nil
            return context.start(at: [.long(total)])
        }
        guard let frontier, place < frontier.count else {
            frontier = nil
            return nil
        }
        let end = min(place + Self.rows, frontier.count)
        defer { place = end }
        return frontier.batch(place..<end)
    }

    override func clear() {
        frontier = nil
        total = nil
        place = 0
    }

    /// Whether it hands on vertices.
    var givesVertices: Bool { !isCounted }

    override func accesses(at lane: ElementLane) -> [StorageAccess] { [.neighbors] }
}

extension HopChainOperator.Link {
    fileprivate var note: String {
        switch self {
        case .dedup: "dedup"
        case .hop(let direction, let labels):
            direction.rawValue + (labels.names.isEmpty ? "" : " " + labels.text)
        }
    }
}
