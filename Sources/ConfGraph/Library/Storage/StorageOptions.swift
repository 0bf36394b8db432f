/// How a file is opened, and what a new one is made like.
struct StorageOptions: Sendable {
    /// When a commit counts as done.
    enum Synchronous: Sendable {
        /// It survives a loss of power.
        case full
        /// It survives the end of the process; the newest commits may be
        /// lost with the power, but the file stays whole.
        case normal
    }

    /// How many labels a vertex has.
    enum LabelCardinality: String, Sendable {
        case one
        case zeroOrMore = "zero-or-more"
    }

    /// What setting a property to null does.
    enum NullProperties: String, Sendable {
        /// It removes the property.
        case drop
        /// It stores the null.
        case keep
    }

    /// Makes the file if there is none.
    var createIfMissing = false
    var readOnly = false
    var synchronous = Synchronous.full
    /// How long to wait for a writer in another process, in seconds.
    var busyTimeout: Double = 5
    /// The most bytes of adjacency kept in memory: blocks, and arrays decoded
    /// from them.
    var blockCacheBytes = 512 << 20
    /// How many edges of a label hops read from blocks before those are
    /// decoded; nil: a part of all edges.
    var decodingThreshold: Int?
    /// The most bytes of columns of properties kept in memory.
    var columnCacheBytes = 256 << 20
    /// The most bytes that sorting and grouping may take before they spill
    /// or fail.
    var memoryBudget = 512 << 20
    /// The most bytes of pages that SQLite keeps for each connection.
    var pageCacheBytes = 64 << 20
    /// How many changed edges start a compaction.
    var compactionThreshold = 50_000
    /// Blocks that one round of a compaction rewrites: the write lock is
    /// held for so long.
    var compactionRoundBlocks = 1_000
    /// Changed edges that a compaction takes at a time.
    var compactionBatch = 1_000_000
    /// From so many edges on, blocks have two levels.
    var secondLevelFrom = 20_000_000
    /// The part of a graph's edges that makes level 1 large enough to be merged
    /// into the main run.
    var secondLevelShare = 0.02
    /// The most reads that run at once.
    var maximumReaders = 16
    /// The most labels, and the most property keys, of a graph.
    var dictionaryLimit = 100_000
    /// Bytes of write-ahead log after which a commit copies it to the file.
    var checkpointBytes = 16 << 20
    /// Seconds that a commit waits for readers once the log is 16 times as large.
    var checkpointPatience = 6.0

    /// Hears of the phases of writes; for tests of sudden ends.
    var phases = PhaseObserver()
    /// A VFS to use in place of the system's; for tests of lost power.
    var vfs: String?

    // For new files only; an old one keeps its own.
    var labels = LabelCardinality.one
    var nullProperties = NullProperties.drop

    init() {}

    /// Shares memory out among all that is bounded. More than half is left
    /// over: for the program, for what steps hold of a hub's edges, and for
    /// arrays that grow, which for a while are there twice.
    mutating func limitMemory(to bytes: Int) {
        blockCacheBytes = min(blockCacheBytes, bytes / 16)
        memoryBudget = min(memoryBudget, bytes / 4)
        columnCacheBytes = min(columnCacheBytes, bytes / 16)
        // Of the connections, few are used at a time.
        pageCacheBytes = min(pageCacheBytes, bytes / 64)
        compactionBatch = min(compactionBatch, max(1_000, bytes / 1_024))
    }
}
