/// How the engine runs a traversal.
struct EngineOptions: Sendable {
    /// Whether strategies may act; off, every traversal runs step by step. The
    /// results are the same.
    var strategies = true
    /// Strategies switched off one by one, by name.
    var disabledStrategies: Set<String> = []
    /// Values for `:name` in the traversal.
    var parameters: [String: PropertyValue] = [:]
    /// The most memory, in bytes, that barriers and loops may hold.
    var memoryBudget = 512 << 20
    /// How many traversers a batch has at most.
    var batchSize = 1024
    /// How many threads a step over the whole graph may use; nil: one for each
    /// processor. The results are the same.
    var parallelism: Int?
    /// Edges of which a thread of its own is worth its start.
    var parallelEdges = 1 << 18
    /// What `call()` can call.
    var services: [GraphService] = []
    /// The files that `io()` may use; nil for none.
    var files: (any GraphFiles)?
    /// How many neighbours are looked at one by one before those that a filter
    /// lets through are read at once.
    var candidateThreshold = 64
    /// Properties of fewer vertices at a time are read from rows.
    var leastForColumns = 32
    /// Called once for each full scan that an index would avoid, with the
    /// index to create.
    var onScan: (@Sendable (String) -> Void)?
}
