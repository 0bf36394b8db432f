#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Graph {
    /// Adds the rows of CSV files as vertices and edges, and then makes
    /// indexes.
    ///
    ///     try graph.importCSV(
    ///         vertices: [("talk", URL(filePath: "talks.csv"))],
    ///         edges: [("cites", URL(filePath: "cites.csv"))],
    ///         indexes: [("talk", "year")])
    ///
    /// Vertices are `id,key,…`, edges `src,dst,key,…`; ids are whole numbers,
    /// kept as the ids of the vertices. A column may say its type in the
    /// header (`year:int`); otherwise it is the narrowest of int, long,
    /// double, boolean and string that all its cells fit. An empty cell is no
    /// property. Either all of the files are added or nothing.
    ///
    /// - Parameters:
    ///   - vertices: labels with the files of their vertices.
    ///   - edges: labels with the files of their edges.
    ///   - indexes: pairs of label (nil: all labels) and key.
    ///   - cancellation: undoes the import when it is cancelled.
    ///   - progress: is told how much is done, from 0 to 1.
    /// - Throws: ``GraphError``, as ``importGraphSON(from:cancellation:)``.
    @discardableResult
    public func importCSV(
        vertices: [(label: String, file: URL)], edges: [(label: String, file: URL)],
        indexes: [(label: String?, key: String)] = [],
        cancellation: Cancellation = Cancellation(),
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) throws -> ImportSummary {
        var size = 0
        for (_, file) in vertices + edges { size += try FileReader(path: file.path).byteCount }
        let total = Double(max(1, size))
        return try database.bulkLoad(cancellation: cancellation) { loader in
            var task = CSVImport(into: loader) { progress(min(1, Double($0) / total)) }
            for (label, file) in vertices { try task.addVertices(label, path: file.path) }
            for (label, file) in edges { try task.addEdges(label, path: file.path) }
            for (label, key) in indexes {
                try loader.writer.createIndex(label: label, key: key, unique: false)
            }
            return task.summary
        }
    }
}
