/// Adds the vertices and edges of a GraphSON file of adjacency lines to a
/// graph.
///
/// The file is read twice, first for the vertices and then for the edges,
/// whose other end may stand on any line; so the import needs no more memory
/// than the longest line. An edge stands with both of its ends in the file
/// and is made once, of the vertex that it leaves. A third reading adds edges
/// that stand only with the vertex that they enter.
struct GraphSONImport {
    private let open: () throws -> FileReader
    private let writer: StorageWriter
    private var summary = ImportSummary()

    /// - Parameter open: opens the file; called for each reading.
    init(into writer: StorageWriter, open: @escaping () throws -> FileReader) {
        self.open = open
        self.writer = writer
    }

    /// - Throws: ``GraphError`` that names the line.
    mutating func run() throws -> ImportSummary {
        var outgoing = 0
        var incoming = 0
        try forEachVertex { adder, vertex in
            outgoing += vertex.outEdges.count
            incoming += vertex.inEdges.count
            try adder.add(vertex)
        }
        if outgoing > 0 {
            try forEachVertex { adder, vertex in
                for edge in vertex.outEdges {
                    try adder.add(edge, from: vertex.id, to: edge.other)
                }
            }
        }
        if incoming > outgoing || outgoing == 0 {
            try forEachVertex { adder, vertex in
                for edge in vertex.inEdges {
                    let isKnown =
                        try edge.id.map { try adder.writer.edgeKey($0) != nil } ?? (outgoing > 0)
                    if !isKnown { try adder.add(edge, from: edge.other, to: vertex.id) }
                }
            }
        }
        return summary
    }

    private mutating func forEachVertex(
        _ body: (inout GraphSONImport, GraphSONVertex) throws -> Void
    ) throws {
        var reader = GraphSONReader(try open())
        do {
            while let vertex = try reader.vertex() {
                try writer.checkCancelled()
                try body(&self, vertex)
            }
        } catch let error as GraphError {
            throw error.at(reader.name, line: reader.line)
        }
    }

    private mutating func add(_ vertex: GraphSONVertex) throws {
        let key = try writer.addVertex(labels: vertex.labels, id: vertex.id)
        summary.vertices += 1
        for property in vertex.properties {
            // The vertex is new, so that no value has to make room.
            let number = try writer.setVertexProperty(
                key, property.key, property.value, cardinality: .list, id: property.id)
            for meta in property.properties where !(number == 0 && property.value.isNull) {
                try writer.setMetaProperty(
                    vertex: key, property: number, meta.key, meta.value)
            }
        }
    }

    private mutating func add(
        _ edge: GraphSONVertex.Edge, from source: ElementID, to target: ElementID
    ) throws {
        let key = try writer.addEdge(
            edge.label, from: vertexKey(source, edge.label), to: vertexKey(target, edge.label),
            id: edge.id)
        summary.edges += 1
        for property in edge.properties {
            try writer.setEdgeProperty(key, property.key, property.value)
        }
    }

    private func vertexKey(_ id: ElementID, _ label: String) throws -> Int64 {
        if let key = try writer.vertexKey(id) { return key }
        throw GraphError(
            .notFound,
            "no vertex has id \(id), but an edge \"\(label)\" needs it. Is the file complete?")
    }
}
