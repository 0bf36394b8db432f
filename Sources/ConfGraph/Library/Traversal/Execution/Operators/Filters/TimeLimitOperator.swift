/// `timeLimit(ms)`: lets through until the time is up, counted from the first
/// traverser. Rounds of a loop share one time.
final class TimeLimitOperator: BatchOperator {
    private let limit: Duration
    private var start: ContinuousClock.Instant?

    init(_ context: ExecutionContext, _ input: BatchOperator, _ limit: Duration) {
        self.limit = limit
        super.init(context, input: input)
        note = "\(limit)"
    }

    private var isOver: Bool { start.map { ContinuousClock.now - $0 >= limit } ?? false }

    override func next() throws -> Batch? {
        if isOver { return nil }
        guard let batch = try input!.pull() else { return nil }
        if start == nil { start = .now }
        return isOver ? nil : batch
    }

    override func reset() { start = nil }
}
