#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What an export wrote.
public struct ExportSummary: Sendable, Hashable {
    /// How many vertices were written.
    public var vertices = 0
    /// How many edges were written.
    public var edges = 0
}

extension Graph {
    /// Writes the whole graph, as one snapshot, to a GraphSON 3.0 file: one
    /// vertex a line, with its properties and edges.
    ///
    ///     let summary = try graph.exportGraphSON(to: URL(filePath: "backup.json"))
    ///
    /// ``importGraphSON(from:cancellation:)`` makes an equal graph of it: ids,
    /// keys of several values, meta-properties and the types of values are
    /// kept. A file that is there is replaced when all is written, not before.
    ///
    /// - Throws: ``GraphError``: `io` where the file cannot be written.
    /// - Complexity: O(size of the graph), with one vertex in memory.
    @discardableResult
    public func exportGraphSON(
        to file: URL, cancellation: Cancellation = Cancellation()
    ) throws -> ExportSummary {
        let parent = file.deletingLastPathComponent().path
        let folder = open(parent.isEmpty ? "." : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else {
            throw GraphError(
                .io, "Cannot write \(file.path): \(String(cString: strerror(errno))).")
        }
        defer { close(folder) }
        return try database.read(cancellation: cancellation) { reader in
            var writer = try FileWriter(inFolder: folder, name: file.lastPathComponent)
            let summary = try GraphSONExport(reader).write(to: &writer)
            try writer.finish()
            return summary
        }
    }
}
