/// The graph without traversals: elements by id, in the spirit of Blueprints.
/// What is read is a value; changes are made through the source and seen by
/// the next read of the element.
extension TraversalSource {
    // MARK: Vertices

    /// The vertex of this id, or nil. Gremlin: `g.V(id)`.
    ///
    /// - Complexity: one or two look-ups, and one per property.
    public func vertex(id: ElementID) throws -> Vertex? {
        let reader = try scope.reader
        guard let key = try reader.vertexKey(id) else { return nil }
        return try reader.materialize(vertex: key)
    }

    /// Adds a vertex. Gremlin: `g.addV(label).property(…)`.
    ///
    ///     let grace = try g.addVertex("speaker", properties: ["name": "Grace Hopper"])
    ///
    /// - Parameters:
    ///   - labels: one label, or several where the graph allows that.
    ///   - id: an id of your own; the graph assigns one otherwise.
    ///   - properties: single values.
    /// - Throws: ``GraphError`` with ``GraphError/Code/alreadyExists`` where
    ///   the id is taken, ``GraphError/Code/readOnly`` in a read.
    @discardableResult
    public func addVertex(
        _ labels: String..., id: ElementID? = nil,
        properties: KeyValuePairs<String, PropertyValue> = [:]
    ) throws -> Vertex {
        let writer = try scope.writer
        let key = try writer.addVertex(
            labels: labels.isEmpty ? ["vertex"] : labels, id: id)
        for (name, value) in properties {
            try writer.setVertexProperty(key, name, value, cardinality: .single, id: nil)
        }
        return try writer.materialize(vertex: key)
    }

    /// Sets a property of a vertex. Gremlin: `property(cardinality, key, value)`.
    ///
    /// - Parameter cardinality: `.single` replaces what the key held, `.list`
    ///   adds a value, `.set` adds it where it is not there yet.
    public func setProperty(
        _ key: String, _ value: some PropertyConvertible, of vertex: Vertex,
        cardinality: Cardinality = .single
    ) throws {
        try scope.writer.setVertexProperty(
            vertex.key, key, value.propertyValue, cardinality: cardinality, id: nil)
    }

    /// Removes every value of a vertex's property. Gremlin:
    /// `properties(key).drop()`.
    public func removeProperty(_ key: String, of vertex: Vertex) throws {
        let writer = try scope.writer
        guard let keyID = try writer.keyID(key) else { return }
        var properties: [Int64] = []
        try writer.vertexProperties(vertex.key, key: keyID) { _, property, _ in
            properties.append(property)
        }
        for property in properties {
            try writer.removeVertexProperty(vertex: vertex.key, property: property)
        }
    }

    /// Removes a vertex with its properties and all its edges. Gremlin: `drop()`.
    ///
    /// - Complexity: O(degree).
    public func remove(_ vertex: Vertex) throws {
        try scope.writer.removeVertex(vertex.key)
    }

    // MARK: Edges

    /// The edge of this id, or nil. Gremlin: `g.E(id)`.
    public func edge(id: ElementID) throws -> Edge? {
        let reader = try scope.reader
        guard let key = try reader.edgeKey(id) else { return nil }
        return try reader.materialize(edge: key)
    }

    /// The edges of a vertex in one direction, of these labels or of any.
    /// Gremlin: `outE(labels)`, `inE(labels)`, `bothE(labels)`.
    ///
    /// - Complexity: O(number of those edges).
    public func edges(
        of vertex: Vertex, _ direction: Direction = .both, _ labels: String...
    ) throws -> [Edge] {
        let reader = try scope.reader
        return try expand(vertex, direction, labels, edges: true).edges
            .map { try reader.materialize(edge: $0) }
    }

    /// The ids of the vertices at the other end of a vertex's edges, one an
    /// edge: the cheapest way to walk by hand. Gremlin: `out(labels).id()`.
    ///
    /// - Complexity: O(number of those edges).
    public func neighborIDs(
        of vertex: Vertex, _ direction: Direction = .both, _ labels: String...
    ) throws -> [ElementID] {
        let reader = try scope.reader
        return try expand(vertex, direction, labels, edges: false).neighbors
            .map { try reader.vertexID($0) }
    }

    private func expand(
        _ vertex: Vertex, _ direction: Direction, _ labels: [String], edges: Bool
    ) throws -> Expansion {
        let reader = try scope.reader
        let labelIDs = try labels.isEmpty ? nil : labels.compactMap { try reader.labelID($0) }
        var expansion = Expansion()
        try withUnsafePointer(to: vertex.key) { key in
            try reader.expand(
                UnsafeBufferPointer(start: key, count: 1), direction, labels: labelIDs,
                edges: edges, into: &expansion)
        }
        return expansion
    }

    /// Adds an edge. Gremlin: `addE(label).from(source).to(target)`.
    ///
    ///     try g.addEdge("gave", from: grace, to: talk)
    ///
    /// - Throws: ``GraphError`` where an end is not in the graph (any more),
    ///   the id is taken, or this is a read.
    @discardableResult
    public func addEdge(
        _ label: String, from source: Vertex, to target: Vertex,
        id: ElementID? = nil,
        properties: KeyValuePairs<String, PropertyValue> = [:]
    ) throws -> Edge {
        let writer = try scope.writer
        let key = try writer.addEdge(
            label, from: source.key, to: target.key, id: id)
        for (name, value) in properties {
            try writer.setEdgeProperty(key, name, value)
        }
        return try writer.materialize(edge: key)
    }

    /// Sets a property of an edge. Gremlin: `property(key, value)`.
    public func setProperty(
        _ key: String, _ value: some PropertyConvertible, of edge: Edge
    ) throws {
        try scope.writer.setEdgeProperty(edge.key, key, value.propertyValue)
    }

    /// Removes a property of an edge. Gremlin: `properties(key).drop()`.
    public func removeProperty(_ key: String, of edge: Edge) throws {
        try scope.writer.removeEdgeProperty(edge.key, key)
    }

    /// Removes an edge with its properties. Gremlin: `drop()`.
    public func remove(_ edge: Edge) throws {
        try scope.writer.removeEdge(edge.key)
    }
}
