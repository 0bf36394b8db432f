/// `out()`, `in()`, `both()`: from each vertex to its neighbours.
///
/// The sources of a batch are expanded in slices that grow while few
/// neighbours come of them, so that a batch of hubs does not make a batch of
/// millions at once.
final class ExpandOperator: BatchOperator {
    let direction: Direction
    let labels: LabelReference
    private var pending: Batch?
    private var sources: [Int64] = []
    private var place = 0
    private var slice: Int
    /// What the last slice leads to, where the slice began, and how much of it
    /// was handed on.
    // Storage, which fills it, knows nothing of operators.
    @exclusivity(unchecked) private var expansion = Expansion()
    private var start = 0
    private var handedOn = 0

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ direction: Direction,
        labels: LabelReference
    ) {
        self.direction = direction
        self.labels = labels
        slice = Self.firstSlice(context)
        super.init(context, input: input)
        note = "\(direction.rawValue) \(labels.text)"
    }

    /// The first sources may all be hubs, and little memory hold one.
    private static func firstSlice(_ context: ExecutionContext) -> Int {
        context.options.memoryBudget < 64 << 20 ? 1 : 8
    }

    override var isReusable: Bool { true }

    override func next() throws -> Batch? {
        while true {
            if let part = nextPart() { return part }
            if pending == nil {
                guard let batch = try input!.pull() else { return nil }
                sources = try batch.vertexKeys(of: self)
                pending = batch
                place = 0
            }
            try context.poll()
            if try place >= sources.count || labels.matchesNothing() {
                pending = nil
                continue
            }
            let end = min(place + min(slice, context.batchSize), sources.count)
            start = place
            handedOn = 0
            expansion.removeAll()
            try sources.withUnsafeBufferPointer { buffer in
                try context.reader.expand(
                    UnsafeBufferPointer(rebasing: buffer[start..<end]), direction,
                    labels: try labels.ids(), edges: false, into: &expansion)
            }
            place = end
            if expansion.neighbors.count < 512 {
                slice = min(slice * 2, 4096)
            } else if expansion.neighbors.count > 8192 {
                slice = max(slice / 2, 1)
            }
        }
    }

    /// The neighbours that were found and not handed on yet: as many as one
    /// batch may have.
    private func nextPart() -> Batch? {
        let count = expansion.neighbors.count
        guard handedOn < count, let batch = pending else { return nil }
        let part = handedOn..<min(handedOn + max(512, context.options.memoryBudget >> 8), count)
        handedOn = part.upperBound
        var (neighbors, rows) = (expansion.neighbors, expansion.origins)
        if part.count < count {
            neighbors = Array(neighbors[part])
            rows = Array(rows[part])
        }
        if start > 0 {
            for index in rows.indices { rows[index] += Int32(start) }
        }
        return batch.moving(to: .vertices(neighbors), rows: rows)
    }

    override func accesses(at lane: ElementLane) -> [StorageAccess] { [.neighbors] }

    override func reset() {
        pending = nil
        sources = []
        // A plan that is kept does not keep a hub's neighbours.
        expansion.shrink()
        handedOn = 0
        slice = Self.firstSlice(context)
    }

    override func startRound() {
        pending = nil
        expansion.removeAll()
    }

    override var isStateless: Bool { true }
}

extension Batch {
    /// The keys of a batch of vertices.
    func vertexKeys(of step: BatchOperator) throws -> [Int64] {
        switch lane {
        case .vertices(let keys): return keys
        case .edges(let edges): throw Batch.notAVertex(.edge(edges.edge(at: 0)))
        case .values(let values):
            return try values.map { value in
                guard case .vertex(let vertex) = value else { throw Batch.notAVertex(value) }
                return vertex.key
            }
        }
    }

    static func notAVertex(_ value: PropertyValue) -> GraphError {
        GraphError(
            .runtime, "\(value.asInput), not a vertex: this step walks from vertices.")
    }

    /// The columns of a batch of edges.
    func edgeColumns() throws -> EdgeColumns {
        switch lane {
        case .edges(let edges): return edges
        case .vertices(let keys):
            throw Batch.notAnEdge(.vertex(Vertex(key: keys[0], detail: nil)))
        case .values(let values):
            var edges = EdgeColumns(keys: [], labels: [], sources: [], targets: [])
            for value in values {
                guard case .edge(let edge) = value else { throw Batch.notAnEdge(value) }
                edges.append(edge)
            }
            return edges
        }
    }

    static func notAnEdge(_ value: PropertyValue) -> GraphError {
        GraphError(
            .runtime, "\(value.asInput), not an edge: this step reads edges.")
    }
}

extension PropertyValue {
    /// `5 is an int`, for errors; elements are not yet known by their ids here.
    fileprivate var asInput: String {
        switch self {
        case .vertex: "What flows in here is a vertex"
        case .edge: "What flows in here is an edge"
        case .null: "What flows in here is null"
        default: "\(self) is \(typeNameWithArticle)"
        }
    }
}
