/// `outV()`, `inV()`, `bothV()`: from each edge to its ends.
final class EdgeEndOperator: BatchOperator {
    private let direction: Direction

    init(_ context: ExecutionContext, _ input: BatchOperator, _ direction: Direction) {
        self.direction = direction
        super.init(context, input: input)
        note = direction.rawValue
    }

    override var isReusable: Bool { true }

    override func next() throws -> Batch? {
        guard let batch = try input!.pull() else { return nil }
        let edges = try batch.edgeColumns()
        switch direction {
        case .out: return batch.moving(to: .vertices(edges.sources))
        case .in: return batch.moving(to: .vertices(edges.targets))
        case .both:
            var keys: [Int64] = []
            var rows: [Int32] = []
            for row in 0..<edges.keys.count {
                keys.append(edges.sources[row])
                keys.append(edges.targets[row])
                rows.append(Int32(row))
                rows.append(Int32(row))
            }
            return batch.moving(to: .vertices(keys), rows: rows)
        }
    }

    override var isStateless: Bool { true }
}

/// `otherV()`: the end of an edge that the traverser did not come from.
final class OtherVertexOperator: MapOperator {
    override var isReusable: Bool { true }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        guard case .edge(let edge) = batch.value(at: row) else {
            throw Batch.notAnEdge(batch.value(at: row))
        }
        var node = batch.paths?[row] ?? nil
        while let place = node {
            if case .vertex(let vertex) = place.value {
                return context.vertex(
                    vertex.key == edge.ends.source ? edge.ends.target : edge.ends.source)
            }
            node = place.parent
        }
        throw GraphError(
            .runtime,
            "The path history of the traverser does not contain a previous vertex: otherV() leads "
                + "to the end of an edge that the traverser did not come from.")
    }
}
