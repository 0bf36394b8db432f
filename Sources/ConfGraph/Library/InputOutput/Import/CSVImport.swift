/// Adds the vertices and edges of CSV files to a graph.
///
/// The first column of a vertex file is the vertex's id, the first two of an
/// edge file are the ids of its source and target; all others are properties,
/// one value each.
struct CSVImport {
    private let writer: StorageWriter
    private let progress: (Int) -> Void
    private(set) var summary = ImportSummary()
    /// Bytes of the files that are done.
    private var finishedBytes = 0

    /// - Parameter progress: is told now and then how many bytes were read.
    init(into writer: StorageWriter, progress: @escaping (Int) -> Void) {
        self.writer = writer
        self.progress = progress
    }

    /// Adds the rows of a file as vertices of one label.
    ///
    /// - Throws: ``GraphError`` that names the line or the id.
    mutating func addVertices(_ label: String, path: String) throws {
        try forEachBatch(path, identifiers: 1) { adder, batch in
            for row in 0..<batch.rows {
                let key = try adder.writer.addVertex(
                    labels: [label], id: .int(batch.columns[0].integers[row]))
                adder.summary.vertices += 1
                for column in batch.columns.dropFirst() {
                    if let value = column.value(at: row) {
                        try adder.writer.setVertexProperty(
                            key, column.name, value, cardinality: .list, id: nil)
                    }
                }
            }
        }
    }

    /// Adds the rows of a file as edges of one label.
    ///
    /// - Throws: ``GraphError`` that names the line or the id.
    mutating func addEdges(_ label: String, path: String) throws {
        try forEachBatch(path, identifiers: 2) { adder, batch in
            for row in 0..<batch.rows {
                let source = try adder.vertexKey(batch.columns[0].integers[row], label)
                let target = try adder.vertexKey(batch.columns[1].integers[row], label)
                let key = try adder.writer.addEdge(label, from: source, to: target, id: nil)
                adder.summary.edges += 1
                for column in batch.columns.dropFirst(2) {
                    if let value = column.value(at: row) {
                        try adder.writer.setEdgeProperty(key, column.name, value)
                    }
                }
            }
        }
    }

    private mutating func forEachBatch(
        _ path: String, identifiers: Int, _ body: (inout CSVImport, CSVBatch) throws -> Void
    ) throws {
        var reader = try CSVReader(path: path, identifiers: identifiers)
        for column in reader.columns[..<identifiers] where column.type != .long {
            throw GraphError(
                .badInput,
                "\(reader.name): the column \(column.name) holds ids, which are long, "
                    + "not \(column.type).")
        }
        var batch = reader.makeBatch()
        while try reader.read(into: &batch, limit: 4_096) {
            try writer.checkCancelled()
            try body(&self, batch)
            progress(finishedBytes + reader.bytesRead)
        }
        finishedBytes += reader.bytesRead
    }

    private func vertexKey(_ id: Int64, _ label: String) throws -> Int64 {
        if let key = try writer.vertexKey(.int(id)) { return key }
        throw GraphError(
            .notFound, "No vertex has id \(id), but an edge \"\(label)\" in the files needs it.")
    }
}
