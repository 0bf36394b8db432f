/// What all operators of one running traversal share.
final class ExecutionContext {
    private var current: StorageReader?
    /// The transaction; there is none while the plan waits for its next run.
    var reader: StorageReader { current! }
    /// The same transaction where it may write.
    private(set) var writer: StorageWriter?
    /// The values that this run brings along.
    private(set) var slots: [PropertyValue]
    /// The plan depends on what the graph holds, not only on its catalog.
    var isBoundToData = false
    let options: EngineOptions
    let needs: Requirements
    /// Which strategies may act, and which have.
    let strategies: StrategyLog
    /// What traversers carry of their paths: what the steps look at, or more.
    let paths: Requirements.Paths
    var sideEffects = SideEffects()
    /// What graph algorithms of this traversal computed for vertices.
    var computed = ComputedProperties()
    /// The first batches are small, so that a limit of ten touches what ten
    /// results need; operators let them grow up to this.
    let batchSize: Int
    /// Lines for the user: full scans that an index would avoid.
    var notices: [String] = []
    private var used = 0
    private var made = 0
    private var labelNames: [UInt32: String] = [:]
    private var keyNames: [UInt32: String] = [:]

    init(
        reader: StorageReader, options: EngineOptions, needs: Requirements,
        configuration: Configuration, strategies: StrategyLog, slots: [PropertyValue] = []
    ) {
        current = reader
        self.slots = slots
        writer = reader.isWritable ? reader as? StorageWriter : nil
        self.options = options
        self.needs = needs
        self.strategies = strategies
        paths = PathRetractionStrategy.paths(needs.paths, strategies)
        self.configuration = configuration
        batchSize = needs.isLazy ? 1 : options.batchSize
    }

    let configuration: Configuration

    /// Begins another run of the same plan.
    func begin(in reader: StorageReader, slots: [PropertyValue], notices: [String]) {
        current = reader
        writer = reader.isWritable ? reader as? StorageWriter : nil
        self.slots = slots
        self.notices = notices
        declareSideEffects()
    }

    /// Lets go of what belongs to a run that has ended.
    func rest() {
        current = nil
        writer = nil
        slots = []
        sideEffects = SideEffects()
        used = 0
        made = 0
    }

    /// Gives side effects the values that the source was configured with.
    func declareSideEffects() {
        for (key, value, operation) in configuration.sideEffects {
            sideEffects[key] = PlainStore(value, operation)
        }
    }

    /// What properties of vertices must pass to be seen; nil where all are.
    var visibility: ChildTraversal?

    /// The random numbers of one step: each step has its own, so that steps
    /// before it do not change its choices.
    func makeRandom() -> SeededRandom {
        SeededRandom(seed: configuration.seed ?? Int64.random(in: .min ... .max))
    }

    /// Stops the traversal where its read was cancelled.
    @inline(__always)
    func poll() throws { try reader.checkCancelled() }

    /// Counts memory against the budget of this traversal.
    func charge(_ bytes: Int) throws {
        used += bytes
        if used > options.memoryBudget { throw overBudget("this step holds too many traversers") }
    }

    func release(_ bytes: Int) { used -= bytes }

    /// Counts memory that a step is about to take for a value it makes, against
    /// what the budget has left for the values of one batch: steps that double
    /// a text or a list would soon take all there is.
    func make(_ bytes: Int) throws {
        let (sum, overflow) = made.addingReportingOverflow(bytes)
        made = sum
        if overflow || sum > options.memoryBudget - used {
            throw overBudget("the values that this step makes are too large")
        }
    }

    /// A step begins with a batch.
    func beginMaking() { made = 0 }

    private func overBudget(_ why: String) -> GraphError {
        GraphError(
            .limit,
            """
            The traversal needs more memory than its budget of \
            \(options.memoryBudget >> 20) MB: \(why). Narrow what comes before it, or raise \
            GraphConfiguration.memoryBudget.
            """)
    }

    /// New traversers, with what a new traverser carries.
    func start(at values: [PropertyValue]) -> Batch {
        decorate(Batch(.values(values)))
    }

    /// Gives new traversers their empty path and their first sack.
    func decorate(_ batch: Batch) -> Batch {
        var batch = batch
        if paths != .none { batch.paths = Array(repeating: nil, count: batch.count) }
        if needs.sacks {
            batch.sacks = (0..<batch.count).map { _ in configuration.initialSack ?? .null }
        }
        return batch
    }

    func requireWriter() throws -> StorageWriter {
        guard let writer else {
            throw GraphError(
                .readOnly, "A read cannot change the graph. Run this traversal in a write.")
        }
        return writer
    }

    /// Whether a vertex may have no label, or several.
    private(set) lazy var allowsSeveralLabels: Bool =
        ((try? reader.catalog.labels) ?? .one) == .zeroOrMore

    // MARK: Names

    func labelName(_ id: UInt32) throws -> String {
        if let name = labelNames[id] { return name }
        let name = try reader.labelName(id)
        labelNames[id] = name
        return name
    }

    func keyName(_ id: UInt32) throws -> String {
        if let name = keyNames[id] ?? computed.name(of: id) { return name }
        let name = try reader.keyName(id)
        keyNames[id] = name
        return name
    }
}
