/// `V(id, …)` and `E(id, …)`: the elements of the given ids that exist, for
/// each traverser.
final class ElementLookupOperator: FlatMapOperator {
    enum Source {
        case value(PropertyValue)
        case child(ChildTraversal)
    }

    private let sources: [Source]
    let isEdge: Bool

    init(_ context: ExecutionContext, _ input: BatchOperator, _ sources: [Source], isEdge: Bool) {
        self.sources = sources
        self.isEdge = isEdge
        super.init(context, input: input)
        note = "\(isEdge ? "E" : "V")(…)"
    }

    override var isReusable: Bool { true }

    override func expand(
        _ batch: Batch, _ row: Int, into values: inout [PropertyValue]
    ) throws {
        for source in sources {
            switch source {
            case .value(let value): try append(value, &values)
            case .child(let child):
                for value in try child.allValues(batch, row) { try append(value, &values) }
            }
        }
    }

    override func accesses(at lane: ElementLane) -> [StorageAccess] {
        for case .value(let value) in sources {
            guard let id = ElementID(value.members.first ?? value) else { continue }
            return [isEdge ? .edge(id) : .vertex(id)]
        }
        return []
    }

    override var children: [ChildTraversal] {
        sources.compactMap { if case .child(let child) = $0 { child } else { nil } }
    }

    private func append(_ value: PropertyValue, _ values: inout [PropertyValue]) throws {
        switch value {
        case .list, .set, .bulkSet:
            for member in value.members { try append(member, &values) }
        case .vertex(let vertex) where !isEdge:
            if try context.reader.labelSet(ofVertex: vertex.key) != nil {
                values.append(.vertex(Vertex(key: vertex.key, detail: nil)))
            }
        case .edge(let edge) where isEdge: try appendEdge(edge.key, &values)
        default:
            guard let id = ElementID(value) else { return }
            if isEdge {
                if let key = try context.reader.edgeKey(id) { try appendEdge(key, &values) }
            } else if let key = try context.reader.vertexKey(id) {
                values.append(context.vertex(key))
            }
        }
    }

    private func appendEdge(_ key: Int64, _ values: inout [PropertyValue]) throws {
        guard let record = try context.reader.edge(key) else { return }
        values.append(
            .edge(
                Edge(
                    key: record.key,
                    ends: EdgeEnds(
                        label: record.label, source: record.source, target: record.target,
                        detail: nil))))
    }
}
