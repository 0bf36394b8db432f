import ConfGraph

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which file a command works on: --db, else $CONFGRAPH_DB, else
/// ./confgraph.db.
struct GraphLocation {
    let path: String
    /// The folder whose files traversals may use: --allow-io.
    private let files: String?
    private let arguments: ParsedArguments

    static let allowIO = OptionDescription(
        name: "allow-io", value: "FOLDER",
        help: "Let io(…) read and write files in this folder. Without it a traversal uses none.")

    init(_ arguments: ParsedArguments) throws {
        path = arguments.value("db") ?? Terminal.environment("CONFGRAPH_DB") ?? "./confgraph.db"
        files = arguments.value("allow-io")
        self.arguments = arguments
        guard !path.isEmpty else { throw UsageError("--db needs the path of a file.") }
    }

    var exists: Bool { access(path, F_OK) == 0 }

    /// Opens an existing graph, for writing where the file allows it.
    func open() throws -> Graph {
        guard exists else {
            throw GraphError(
                .cannotOpen,
                "No graph at \(path). Run confgraph load FILE here, or name one with --db or "
                    + "CONFGRAPH_DB.")
        }
        var configuration = GraphConfiguration()
        configuration.access = access(path, W_OK) == 0 ? .readWrite : .readOnly
        if let files { configuration.fileAccess = .folder(URL(fileURLWithPath: files)) }
        try EngineSettings.apply(arguments, to: &configuration)
        if arguments.has("in-memory") {
            return try Graph.inMemory(copyOf: path, configuration: configuration)
        }
        return try Graph(path: path, configuration: configuration)
    }

    /// Opens the graph, or makes one.
    func openOrCreate() throws -> Graph {
        var configuration = GraphConfiguration()
        configuration.access = .create
        try EngineSettings.apply(arguments, to: &configuration)
        return try Graph(path: path, configuration: configuration)
    }

    /// Takes away a graph that was made for notes that could not be loaded.
    func removeIfEmpty(_ graph: Graph) throws {
        let isEmpty = try graph.read { g in
            var cursor = try g.traverse("V().limit(1)").cursor()
            return try cursor.next() == nil
        }
        guard isEmpty else { return }
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }
}
