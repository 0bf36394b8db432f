/// The files that `io()` may use, and how.
protocol GraphFiles: Sendable {
    /// Adds what a file holds to the graph.
    func read(_ name: String, _ format: GraphFileFormat, into writer: StorageWriter) throws
    /// Writes the whole graph to a file.
    func write(_ name: String, _ format: GraphFileFormat, from reader: StorageReader) throws
}

/// The formats of `io()`.
enum GraphFileFormat: String {
    case graphson, graphml, gryo
}
