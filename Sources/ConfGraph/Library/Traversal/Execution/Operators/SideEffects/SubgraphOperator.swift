/// What `subgraph("x")` gathers: edges, each once, with their ends.
final class SubgraphStore: SideEffectStore {
    private var seenEdges = VertexSet()
    private var seenVertices = VertexSet()
    private var vertices: [Vertex] = []
    private var edges: [Edge] = []

    func add(_ edge: Edge) {
        guard seenEdges.insert(edge.key) else { return }
        edges.append(edge)
        for key in [edge.ends.source, edge.ends.target] where seenVertices.insert(key) {
            vertices.append(Vertex(key: key, detail: nil))
        }
    }

    override func value() -> PropertyValue {
        .graph(Subgraph(vertices: vertices, edges: edges))
    }
}

/// `subgraph("x")`: gathers edges in a graph of their own and lets them pass.
final class SubgraphOperator: BatchOperator, SideEffecting {
    private let store: SubgraphStore

    init(_ context: ExecutionContext, _ input: BatchOperator, _ key: String) {
        store = context.sideEffects[key] as? SubgraphStore ?? SubgraphStore()
        context.sideEffects[key] = store
        super.init(context, input: input)
        note = key
    }

    override func next() throws -> Batch? {
        guard let batch = try input!.pull() else { return nil }
        let edges = try batch.edgeColumns()
        for row in 0..<edges.keys.count { store.add(edges.edge(at: row)) }
        try context.charge(edges.keys.count * 64)
        return batch
    }
}
