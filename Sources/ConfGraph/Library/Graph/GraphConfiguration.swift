#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How a ``Graph`` is opened.
///
///     var configuration = GraphConfiguration()
///     configuration.access = .readOnly
///     let graph = try Graph(path: "confgraph.db", configuration: configuration)
public struct GraphConfiguration: Sendable {
    /// What may be done with the file.
    public enum Access: Sendable {
        /// Opens the file for reading and writing, and makes it where it is missing.
        case create
        /// Opens an existing file for reading and writing.
        case readWrite
        /// Opens an existing file for reading; also from read-only media.
        case readOnly
    }

    /// When a commit counts as done.
    public enum Synchronous: Sendable {
        /// When the device has it: it survives a loss of power.
        case full
        /// When the operating system has it: it survives a crash of the
        /// program, and a loss of power may undo the newest commits, whole.
        case normal
    }

    /// How many labels a vertex of a new file has.
    public enum LabelCardinality: Sendable { case one, zeroOrMore }

    /// What storing null in a property of a new file means.
    public enum NullProperties: Sendable {
        /// The property is removed, as Gremlin does by default.
        case drop
        /// Null is stored like any other value.
        case keep
    }

    /// The files that traversals may use through `io()`.
    public enum FileAccess: Sendable {
        /// None: `io()` is an error.
        case none
        /// Those in a folder and the folders in it. No link is followed, and a
        /// name that leads out of the folder is an error.
        case folder(URL)
    }

    /// What may be done with the file.
    public var access = Access.create
    /// When a commit counts as done.
    public var synchronous = Synchronous.full
    /// How many seconds a write waits for another process's write to end.
    public var busyTimeout = 5.0
    /// About the most memory, in bytes, that the graph takes in all: it is
    /// shared out among what the three sizes below bound, the pages that SQLite
    /// keeps, and compaction. With little of it traversals and loads are slower,
    /// and a traversal that holds too much at once fails with an error. 64 MB
    /// are enough for millions of edges; nil: no limit beyond those below.
    ///
    /// What the system keeps in memory of the file is not counted.
    public var memoryLimit: Int?
    /// The most memory, in bytes, for adjacency: packed blocks read from the
    /// file, and plain arrays made of them for traversals over much of the
    /// graph. With less than the arrays need, such traversals read the blocks.
    public var blockCacheSize = 512 << 20
    /// The most memory, in bytes, for columns of properties of whole labels,
    /// which traversals that look at many vertices read instead of rows. The
    /// least recently used go first; 0: there are none.
    public var columnCacheSize = 256 << 20
    /// The most memory, in bytes, that a bulk load or a barrier of a traversal
    /// works with. A bulk load spills beyond it; a traversal fails with an error.
    public var memoryBudget = 512 << 20
    /// How many new or removed edges gather before they are packed.
    public var compactionThreshold = 50_000
    /// How many threads a step over the whole graph may use; nil: one for each
    /// processor that the process may run on. Results are the same.
    public var parallelism: Int?
    /// How many reads may run at once in this process; more wait.
    public var maximumReaders = 8
    /// The longest, in seconds, that a stream may hold its read open: an open
    /// read keeps the write-ahead log from shrinking.
    public var maximumStreamAge = 300.0
    /// Strategies that may not act, by name: see ``strategyNames``.
    ///
    /// They never change a result, only what it costs. One traversal is run
    /// without some by ``TraversalSource/withoutStrategies(_:_:)``.
    public var disabledStrategies: Set<String> = []
    /// Labels of a vertex, for a new file.
    public var labels = LabelCardinality.one
    /// Null as a property's value, for a new file.
    public var nullProperties = NullProperties.drop

    /// What traversals can call by name; Gremlin: `call(name)`.
    public var services: [GraphService] = []
    /// The files that traversals may read and write; Gremlin: `io(file)`. A
    /// traversal's text may come from anywhere: allow as little as possible.
    public var fileAccess = FileAccess.none

    /// How many edges of a label hops read before its blocks are decoded; nil:
    /// a part of all edges.
    var decodingThreshold: Int?

    /// The defaults: made where missing, durable, half a gigabyte of cache.
    public init() {}

    /// The names of the strategies that can be switched off, in the order in
    /// which they act.
    public static var strategyNames: [String] { Strategies.names }

    var storageOptions: StorageOptions {
        var options = StorageOptions()
        options.createIfMissing = access == .create
        options.readOnly = access == .readOnly
        options.synchronous = synchronous == .full ? .full : .normal
        options.busyTimeout = busyTimeout
        options.blockCacheBytes = blockCacheSize
        options.decodingThreshold = decodingThreshold
        options.columnCacheBytes = columnCacheSize
        options.memoryBudget = memoryBudget
        options.compactionThreshold = compactionThreshold
        if let memoryLimit { options.limitMemory(to: max(0, memoryLimit)) }
        options.maximumReaders = maximumReaders
        options.labels = labels == .one ? .one : .zeroOrMore
        options.nullProperties = nullProperties == .drop ? .drop : .keep
        return options
    }
}

extension GraphConfiguration {
    /// How traversals run on a graph that is opened with this.
    func engineOptions(for database: Database) -> EngineOptions {
        var options = EngineOptions()
        options.memoryBudget = database.options.memoryBudget
        options.disabledStrategies = disabledStrategies
        options.parallelism = parallelism.map { max(1, $0) }
        options.services = services
        if case .folder(let folder) = fileAccess {
            options.files = FolderFiles(folder: folder.path, graph: database.path)
        }
        return options
    }
}
