/// `pageRank()`, `connectedComponent()`, `peerPressure()`: waits for all
/// traversers, computes a property of every vertex of the graph for the steps
/// behind it, and lets the traversers go on from where they are.
class VertexAlgorithmOperator: CollectingOperator {
    let edges: WalkedEdges
    /// The number of the computed property.
    private let property: UInt32
    /// Nothing but `V()` came before: every vertex begins alike. Otherwise
    /// those begin at which traversers stand.
    private let beginsEverywhere: Bool

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ options: VertexAlgorithmOptions
    ) {
        edges = options.edges
        property = options.property
        beginsEverywhere = options.beginsEverywhere
        super.init(context, input: input)
        note = context.computed.name(of: property) ?? ""
    }

    override var children: [ChildTraversal] {
        if case .traversal(let child) = edges { [child] } else { [] }
    }

    /// The value of each vertex, by its number.
    ///
    /// - Parameter begins: how many traversers stand at each vertex; nil where
    ///   all vertices begin alike.
    func compute(
        _ vertices: VertexNumbering, _ begins: [Int64]?
    ) throws -> (Int) throws -> PropertyValue {
        fatalError("Each algorithm computes something.")
    }

    override final func arrange() throws {
        guard collected.count > 0 else { return }
        let vertices = try VertexNumbering(context)
        // It lives on with the values.
        try context.charge(vertices.cost + vertices.count * 8)
        let begins = beginsEverywhere ? nil : try traversers(vertices)
        let value = try compute(vertices, begins)
        context.computed.set(property) { key in
            try vertices.number(of: key).map { try value($0) }
        }
    }

    final func graph(_ vertices: VertexNumbering) throws -> AlgorithmGraph {
        try AlgorithmGraph(vertices, edges, context) { try charge($0) }
    }

    private func traversers(_ vertices: VertexNumbering) throws -> [Int64] {
        var counts = [Int64](repeating: 0, count: vertices.count)
        for (row, key) in try collected.vertexKeys(of: self).enumerated() {
            guard let vertex = vertices.number(of: key) else { continue }
            let (sum, overflow) = counts[vertex].addingReportingOverflow(collected.bulk(at: row))
            if overflow { throw GraphError.tooManyTraversers }
            counts[vertex] = sum
        }
        return counts
    }
}

/// What the steps that compute a property of vertices have in common.
struct VertexAlgorithmOptions {
    var edges: WalkedEdges
    var property: UInt32
    var beginsEverywhere: Bool
}
