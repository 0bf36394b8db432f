import Synchronization

/// Adds the vertices and edges of CSV files to a graph.
///
/// The first column of a vertex file is the vertex's id, the first two of an
/// edge file are the ids of its source and target; all others are properties,
/// one value each.
///
/// Edges are read and sorted on a second thread while the rows of the vertices
/// are written: all that it shares with the first are bytes counted.
final class CSVImport {
    typealias Table = (label: String, path: String)

    private let loader: BulkLoader
    private var writer: StorageWriter { loader.writer }
    private let progress: (Int) -> Void
    private let bytesRead = Atomic(0)
    private let hasFailed = Atomic(false)
    /// The second thread has met an id that is no key; read when it has ended.
    private var needsLookup = false
    // Each counted by one thread.
    private var vertexCount = 0
    private var edgeCount = 0

    /// What has been added.
    var summary: ImportSummary { ImportSummary(vertices: vertexCount, edges: edgeCount) }

    /// - Parameter progress: is told now and then how many bytes were read.
    init(into loader: BulkLoader, progress: @escaping (Int) -> Void) {
        self.loader = loader
        self.progress = progress
    }

    /// Adds the rows of files as vertices and edges, and makes indexes.
    ///
    /// - Throws: ``GraphError`` that names the line or the id.
    func run(
        vertices: [Table], edges: [Table], indexes: [(label: String?, key: String)]
    ) throws {
        for (label, _) in vertices { _ = try writer.internLabel(label) }
        let edgeFiles = try edges.map { try EdgeFile($0, loader) }
        // Ids are keys unless somebody gave an id that could not be one.
        needsLookup = try writer.catalog.givenIDs.contains(.vertex)
        let background =
            !needsLookup && !edges.isEmpty
            ? BackgroundWork { [self] in try addInBackground(edgeFiles) } : nil
        do {
            for (label, path) in vertices { try addVertices(label, path) }
            if !hasFailed.load(ordering: .relaxed) {
                for (label, key) in indexes {
                    try writer.createIndex(label: label, key: key, unique: false)
                }
            }
        } catch {
            hasFailed.store(true, ordering: .relaxed)
            try? background?.wait()
            throw error
        }
        try background?.wait()
        guard try needsLookup || writer.catalog.givenIDs.contains(.vertex) else { return }
        // What the second thread took for keys are ids to be looked up, if it
        // was started at all.
        loader.removeEdges()
        edgeCount = 0
        for file in edgeFiles { try add(file, key: vertexKey) }
    }

    // MARK: Vertices

    private func addVertices(_ label: String, _ path: String) throws {
        let rows = try VertexRows(writer: writer, label: label)
        var order: [(column: Int, key: UInt32)] = []
        try forEachBatch(path, identifiers: 1) { batch in
            let ids = batch.columns[0].integers
            if order.isEmpty {
                order = try batch.columns.indices.dropFirst().map {
                    ($0, try writer.internKey(batch.columns[$0].name))
                }
                order.sort { $0.key < $1.key }
            }
            vertexCount += batch.rows
            if try rows.accepts(ids) {
                try add(batch, ids, order, to: rows)
            } else {
                try rows.flush()
                try addOneByOne(batch, ids, label)
            }
        }
        try rows.flush()
    }

    private func add(
        _ batch: CSVBatch, _ ids: [Int64], _ order: [(column: Int, key: UInt32)],
        to rows: VertexRows
    ) throws {
        try rows.append(ids)
        let values = order.reduce(0) { $0 + batch.columns[$1.column].isMissing.count { !$0 } }
        var number = try writer.makePropertyNumbers(values).lowerBound
        for row in 0..<batch.rows {
            for (index, key) in order where !batch.columns[index].isMissing[row] {
                try rows.appendProperty {
                    try batch.columns[index].append(
                        row: row, vertex: ids[row], key: Int64(key), id: number, to: $0)
                }
                number += 1
            }
        }
    }

    private func addOneByOne(_ batch: CSVBatch, _ ids: [Int64], _ label: String) throws {
        for row in 0..<batch.rows {
            let key = try writer.addVertex(labels: [label], id: .int(ids[row]))
            for column in batch.columns.dropFirst() {
                if let value = column.value(at: row) {
                    try writer.setVertexProperty(
                        key, column.name, value, cardinality: .list, id: nil)
                }
            }
        }
    }

    // MARK: Edges

    /// An edge file with the numbers of its label and keys, which the second
    /// thread cannot look up.
    private struct EdgeFile {
        let label: String
        let path: String
        let number: UInt32
        /// In order of the keys.
        let properties: [(column: Int, key: UInt32)]

        init(_ table: Table, _ loader: BulkLoader) throws {
            (label, path) = table
            number = try loader.edgeLabel(label)
            properties = try CSVReader.columnNames(path: path, identifiers: 2).enumerated()
                .dropFirst(2).map { ($0.offset, try loader.writer.internKey($0.element)) }
                .sorted { $0.key < $1.key }
        }
    }

    private func addInBackground(_ files: [EdgeFile]) throws {
        do {
            for file in files {
                try add(file) { id, _ in
                    guard 0...StorageWriter.greatestVertex ~= id else { throw NoKey() }
                    return id
                }
            }
            try loader.sortEdges()
        } catch is NoKey {
            needsLookup = true
        } catch {
            hasFailed.store(true, ordering: .relaxed)
            throw error
        }
    }

    /// An id is none that could be a key.
    private struct NoKey: Error {}

    private func add(_ file: EdgeFile, key: (Int64, String) throws -> Int64) throws {
        var payload = EdgePayload()
        try forEachBatch(file.path, identifiers: 2) { batch in
            let sources = batch.columns[0].integers
            let targets = batch.columns[1].integers
            for row in 0..<batch.rows {
                payload.removeAll()
                for (column, key) in file.properties {
                    try batch.columns[column].append(row: row, key: key, to: &payload)
                }
                try loader.addEdge(
                    file.number, from: key(sources[row], file.label),
                    to: key(targets[row], file.label), payload: &payload)
            }
            edgeCount += batch.rows
        }
    }

    private func vertexKey(_ id: Int64, _ label: String) throws -> Int64 {
        if let key = try writer.vertexKey(.int(id)) { return key }
        throw GraphError(
            .notFound, "No vertex has id \(id), but an edge \"\(label)\" in the files needs it.")
    }

    // MARK: Files

    private func forEachBatch(
        _ path: String, identifiers: Int, _ body: (CSVBatch) throws -> Void
    ) throws {
        var reader = try CSVReader(path: path, identifiers: identifiers)
        for column in reader.columns[..<identifiers] where column.type != .long {
            throw GraphError(
                .badInput,
                "\(reader.name): the column \(column.name) holds ids, which are long, "
                    + "not \(column.type).")
        }
        var batch = reader.makeBatch()
        var counted = 0
        while try reader.read(into: &batch, limit: 4_096) {
            try writer.checkCancelled()
            guard !hasFailed.load(ordering: .relaxed) else { return }
            try body(batch)
            let read = reader.bytesRead
            let sum = bytesRead.add(read - counted, ordering: .relaxed).newValue
            counted = read
            progress(sum)
        }
    }
}
