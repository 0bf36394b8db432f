/// Adds the vertices and edges of CSV files to a graph.
///
/// The first column of a vertex file is the vertex's id, the first two of an
/// edge file are the ids of its source and target; all others are properties,
/// one value each.
struct CSVImport {
    private let loader: BulkLoader
    private var writer: StorageWriter { loader.writer }
    private let progress: (Int) -> Void
    private(set) var summary = ImportSummary()
    /// Bytes of the files that are done.
    private var finishedBytes = 0

    /// - Parameter progress: is told now and then how many bytes were read.
    init(into loader: BulkLoader, progress: @escaping (Int) -> Void) {
        self.loader = loader
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
        let number = try loader.edgeLabel(label)
        // Ids are keys unless somebody gave an id that could not be one.
        let areKeys = try !writer.catalog.givenIDs.contains(.vertex)
        var payload = EdgePayload()
        try forEachBatch(path, identifiers: 2) { adder, batch in
            let sources = batch.columns[0].integers
            let targets = batch.columns[1].integers
            let keys = try batch.columns.dropFirst(2).map { try adder.writer.internKey($0.name) }
            for row in 0..<batch.rows {
                let source = areKeys ? sources[row] : try adder.vertexKey(sources[row], label)
                let target = areKeys ? targets[row] : try adder.vertexKey(targets[row], label)
                payload.removeAll()
                for (column, key) in zip(batch.columns.dropFirst(2), keys) {
                    if let value = column.value(at: row) { try payload.add(key, value) }
                }
                if payload.isEmpty {
                    try adder.loader.addEdge(number, from: source, to: target)
                } else {
                    try adder.loader.addEdge(number, from: source, to: target, payload: payload)
                }
            }
            adder.summary.edges += batch.rows
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
