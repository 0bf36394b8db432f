extension StorageReader {
    /// The vertex with its id, labels and properties, as a value that
    /// outlives the read.
    func materialize(vertex key: Int64) throws -> Vertex {
        try materialize(vertex: key, withProperties: true)
    }

    /// The edge with its id, label, ends and properties, as a value that
    /// outlives the read. Its ends carry ids and labels, not properties.
    func materialize(edge key: Int64) throws -> Edge {
        guard let record = try edge(key) else {
            throw GraphError(.notFound, "The edge with id \(try edgeID(key)) has been removed.")
        }
        return try materialize(record)
    }

    /// As ``materialize(edge:)``, for an edge whose ends are known.
    func materialize(_ record: EdgeRecord) throws -> Edge {
        var properties: [Property] = []
        try edgeProperties(record.key, key: nil) { key, value in
            properties.append(
                Property(owner: .edge(record.key), key: try keyName(key), value: value))
        }
        let detail = EdgeDetail(
            id: try edgeID(record.key), label: try labelName(record.label),
            source: try materialize(vertex: record.source, withProperties: false),
            target: try materialize(vertex: record.target, withProperties: false),
            properties: properties)
        return Edge(
            key: record.key,
            ends: EdgeEnds(
                label: record.label, source: record.source, target: record.target, detail: detail))
    }

    /// The names of a vertex's labels; none for a vertex that is gone.
    func labelNames(ofVertex key: Int64) throws -> [String] {
        guard let set = try labelSet(ofVertex: key) else { return [] }
        if let known = names.labelSetNames[set] { return known }
        let made = try labels(inSet: set).map(labelName)
        names.labelSetNames[set] = made
        return made
    }

    private func materialize(vertex key: Int64, withProperties: Bool) throws -> Vertex {
        let labels = try labelNames(ofVertex: key)
        var properties: [VertexProperty] = []
        if withProperties {
            try vertexProperties(key, key: nil) { name, property, value in
                properties.append(
                    try materialize(owner: key, property: property, key: name, value: value))
            }
        }
        return Vertex(
            key: key,
            detail: VertexDetail(id: try vertexID(key), labels: labels, properties: properties))
    }

    /// A vertex property as a value that outlives the read.
    func materialize(
        owner: Int64, property: Int64, key: UInt32, value: PropertyValue
    ) throws -> VertexProperty {
        var properties: [Property] = []
        try metaProperties(vertex: owner, property: property) { key, value in
            properties.append(
                Property(
                    owner: .vertexProperty(vertex: owner, property: property),
                    key: try keyName(key), value: value))
        }
        return VertexProperty(
            owner: owner, propertyKey: property, id: try vertexPropertyID(property),
            key: try keyName(key), value: value, properties: properties)
    }
}
