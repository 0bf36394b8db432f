#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Graph {
    /// Adds the vertices and edges of a GraphSON 3.0 file: one vertex a line,
    /// with its properties and edges.
    ///
    ///     let summary = try graph.importGraphSON(from: URL(filePath: "modern.json"))
    ///
    /// The ids of vertices, edges and vertex properties are kept, and so are
    /// keys of several values and meta-properties. Either all of the file is
    /// added or, when an error is thrown, nothing.
    ///
    /// - Throws: ``GraphError`` that names the line: `badInput` where it
    ///   cannot be understood, `alreadyExists` where an id is taken,
    ///   `notFound` where an edge's end is missing; `cannotOpen`.
    /// - Complexity: O(size of the file), with one line in memory.
    @discardableResult
    public func importGraphSON(
        from file: URL, cancellation: Cancellation = Cancellation()
    ) throws -> ImportSummary {
        try database.write(cancellation: cancellation) { writer in
            var task = GraphSONImport(into: writer) { try FileReader(path: file.path) }
            return try task.run()
        }
    }
}
