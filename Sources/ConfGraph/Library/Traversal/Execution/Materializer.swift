/// Makes plain values of what flows in the engine: vertices and edges get
/// their ids, labels and properties, also inside collections.
extension ExecutionContext {
    func materialize(_ value: PropertyValue) throws -> PropertyValue {
        switch value {
        case .vertex(let vertex):
            if vertex.detail != nil { return value }
            return .vertex(try materialize(vertex: vertex.key))
        case .edge(let edge):
            if edge.ends.detail != nil { return value }
            guard let record = try reader.edge(edge.key) else {
                // Removed meanwhile: what is known of it.
                return .edge(try ghost(edge))
            }
            return .edge(try reader.materialize(record))
        case .list(let values):
            return values.contains(where: \.mayHoldElements)
                ? .list(try values.map { try materialize($0) }) : value
        case .set(let set):
            return set.values.contains(where: \.mayHoldElements)
                ? .set(PropertySet(distinct: try set.values.map { try materialize($0) })) : value
        case .map(let map) where map.isEntry:
            return .map(
                PropertyMap(entry: try materialize(map.keys[0]), try materialize(map.values[0])))
        case .map(let map):
            return .map(
                PropertyMap(
                    distinctKeys: try map.keys.map { try materialize($0) },
                    values: try map.values.map { try materialize($0) }))
        case .path(let path):
            return .path(
                Path(objects: try path.objects.map { try materialize($0) }, labels: path.labels))
        case .bulkSet(let bulk):
            return .bulkSet(
                BulkSet(items: try bulk.items.map { (try materialize($0.value), $0.bulk) }))
        case .tree(let tree): return .tree(try materialize(tree))
        case .graph(let graph):
            return .graph(
                Subgraph(
                    vertices: try graph.vertices.map {
                        try $0.detail == nil ? materialize(vertex: $0.key) : $0
                    },
                    edges: try graph.edges.map {
                        try $0.ends.detail == nil ? reader.materialize(edge: $0.key) : $0
                    }))
        case .vertexProperty(let property): return .vertexProperty(try materialize(property))
        default: return value
        }
    }

    private func materialize(vertex key: Int64) throws -> Vertex {
        if try reader.labelSet(ofVertex: key) == nil {
            return Vertex(
                key: key, detail: VertexDetail(id: .int(key), labels: [], properties: []))
        }
        return try withComputed(reader.materialize(vertex: key))
    }

    private func ghost(_ edge: Edge) throws -> Edge {
        let detail = EdgeDetail(
            id: .int(edge.key), label: try labelName(edge.ends.label),
            source: try materialize(vertex: edge.ends.source),
            target: try materialize(vertex: edge.ends.target), properties: [])
        return Edge(
            key: edge.key,
            ends: EdgeEnds(
                label: edge.ends.label, source: edge.ends.source, target: edge.ends.target,
                detail: detail))
    }

    private func materialize(_ property: VertexProperty) throws -> VertexProperty {
        var meta: [(UInt32, PropertyValue)] = []
        try reader.metaProperties(vertex: property.owner, property: property.propertyKey) {
            meta.append(($0, $1))
        }
        if meta.isEmpty { return property }
        return VertexProperty(
            owner: property.owner, propertyKey: property.propertyKey, id: property.id,
            key: property.key, value: property.value,
            properties: try meta.map {
                Property(
                    owner: .vertexProperty(
                        vertex: property.owner, property: property.propertyKey),
                    key: try keyName($0.0), value: $0.1)
            })
    }

    private func materialize(_ tree: Tree) throws -> Tree {
        Tree(
            branches: try tree.branches.map { (try materialize($0.key), try materialize($0.value)) }
        )
    }
}

extension PropertyValue {
    /// Whether materialising may change this value.
    var mayHoldElements: Bool {
        switch self {
        case .vertex, .edge, .vertexProperty, .list, .set, .map, .path, .bulkSet, .tree, .graph:
            true
        default: false
        }
    }
}
