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
    ///   - progress: is told how much is done, from 0 to 1, on any thread.
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
            // Reading takes about as long as writing what was read.
            let task = CSVImport(into: loader) { progress(min(0.5, Double($0) / total / 2)) }
            loader.progress = { progress(0.5 + $0 / 2) }
            try task.run(
                vertices: vertices.map { ($0.label, $0.file.path) },
                edges: edges.map { ($0.label, $0.file.path) }, indexes: indexes)
            return task.summary
        }
    }
}
