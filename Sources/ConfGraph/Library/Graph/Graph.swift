import Dispatch

/// A property graph in one SQLite file, or in memory.
///
///     let graph = try Graph(path: "confgraph.db")
///     try graph.load(notes: URL(filePath: "notes.md"))
///     let titles = try graph.read { g in
///         try g.v("speaker").has("name", "Grace Hopper")
///             .out("gave").values("title", as: String.self).toList()
///     }
///
/// Reads see one snapshot each and run beside each other and beside one
/// writer, also across processes. Writes queue, and are atomic: an error
/// thrown from the closure undoes all of it.
///
/// ## Topics
/// ### Opening
/// - ``init(path:configuration:)``
/// - ``inMemory(configuration:)``
/// - ``inMemory(copyOf:configuration:)``
/// - ``GraphConfiguration``
/// ### Reading and writing
/// - ``TraversalSource``
/// - ``PreparedTraversal``
public final class Graph: Sendable {
    let database: Database
    /// How it was opened.
    public let configuration: GraphConfiguration
    /// How its traversals run.
    let engineOptions: EngineOptions
    /// Runs the asynchronous forms: their closures are synchronous and may
    /// block, which the tasks' own threads must not.
    let queue: DispatchQueue

    /// Opens a graph, or makes one where there is none.
    ///
    ///     let graph = try Graph(path: "confgraph.db")
    ///
    /// The file is closed when the last reference to the graph is gone.
    ///
    /// - Parameters:
    ///   - path: the file; relative paths are taken from the working directory.
    ///   - configuration: see ``GraphConfiguration``.
    /// - Throws: ``GraphError`` with ``GraphError/Code/cannotOpen`` where the
    ///   file is missing and may not be made, or cannot be opened;
    ///   ``GraphError/Code/notAGraph`` where it is not a graph, or of a newer
    ///   format: it is then left as it was.
    public convenience init(
        path: String, configuration: GraphConfiguration = GraphConfiguration()
    ) throws {
        try self.init(
            database: Database(path: path, options: configuration.storageOptions),
            configuration: configuration)
    }

    private init(database: Database, configuration: GraphConfiguration) {
        self.database = database
        self.configuration = configuration
        engineOptions = configuration.engineOptions(for: database)
        queue = DispatchQueue(label: "ConfGraph", attributes: .concurrent)
    }

    /// A graph in memory, gone with its last reference. Reads and writes take
    /// turns.
    public static func inMemory(
        configuration: GraphConfiguration = GraphConfiguration()
    ) throws -> Graph {
        try Graph(
            database: Database(path: nil, options: configuration.storageOptions),
            configuration: configuration)
    }

    /// A graph in memory that begins as a copy of a file, for work that is not
    /// kept: the file is only read, and stays as it is.
    ///
    ///     let scratch = try Graph.inMemory(copyOf: "confgraph.db")
    ///     try scratch.write { g in try g.v("talk").drop().iterate() }
    ///
    /// - Throws: ``GraphError``, as ``init(path:configuration:)`` does for a
    ///   file that is opened for reading.
    /// - Complexity: O(size of the file), in time and memory.
    public static func inMemory(
        copyOf path: String, configuration: GraphConfiguration = GraphConfiguration()
    ) throws -> Graph {
        try Graph(
            database: Database(path: nil, copyOf: path, options: configuration.storageOptions),
            configuration: configuration)
    }

    /// The file of this graph as an absolute path; nil for a graph in memory.
    public var path: String? { database.path }
}
