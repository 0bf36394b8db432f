/// A traversal inside a step, planned and ready to be started over and over.
final class ChildTraversal {
    let context: ExecutionContext
    let feed: FeedOperator
    let last: BatchOperator
    /// All operators behind the feed, first to last.
    let operators: [BatchOperator]
    /// Whether one run serves many parents at once.
    let isStateless: Bool
    /// Whether results can come before all input was given.
    let isStreaming: Bool

    init(_ context: ExecutionContext, feed: FeedOperator, operators: [BatchOperator]) {
        self.context = context
        self.feed = feed
        self.operators = operators
        last = operators.last ?? feed
        isStateless = operators.allSatisfy(\.isStateless)
        isStreaming = operators.allSatisfy(\.isStreaming)
    }

    // MARK: Running

    /// Starts anew from a batch.
    func start(_ batch: Batch) {
        reset()
        feed.push(batch)
    }

    /// Gives more input without forgetting anything.
    func push(_ batch: Batch) { feed.push(batch) }

    // What a limit behind the child left in the feed belongs to the past.

    func startRound() {
        feed.startRound()
        for each in operators { each.startRound() }
    }

    func reset() {
        feed.reset()
        for each in operators { each.reset() }
    }

    @inline(__always)
    func next() throws -> Batch? { try last.pull() }

    // MARK: Per parent

    /// Whether the child has a result for each row.
    func exists(_ batch: Batch) throws -> [Bool] {
        if operators.isEmpty { return Array(repeating: true, count: batch.count) }
        var found = Array(repeating: false, count: batch.count)
        if isStateless && batch.count > 1 {
            start(marked(batch))
            while let results = try next() {
                for origin in results.origins! { found[Int(origin)] = true }
            }
            return found
        }
        for row in 0..<batch.count {
            start(single(batch, row))
            found[row] = try next() != nil
        }
        return found
    }

    /// The child's first result for each row; nil where it has none.
    func firstValues(_ batch: Batch) throws -> [PropertyValue?] {
        if operators.isEmpty { return batch.values() }
        var found = [PropertyValue?](repeating: nil, count: batch.count)
        if isStateless && batch.count > 1 {
            start(marked(batch))
            while let results = try next() {
                let origins = results.origins!
                for row in 0..<results.count where found[Int(origins[row])] == nil {
                    found[Int(origins[row])] = results.value(at: row)
                }
            }
            return found
        }
        for row in 0..<batch.count {
            start(single(batch, row))
            found[row] = try next()?.value(at: 0)
        }
        return found
    }

    /// The child's first result for one value, which carries nothing else.
    func firstValue(of value: PropertyValue) throws -> PropertyValue? {
        if operators.isEmpty { return value }
        start(context.start(at: [value]))
        return try next()?.value(at: 0)
    }

    /// All of the child's results for one row, bulk expanded up to a limit
    /// that memory sets.
    func allValues(_ batch: Batch, _ row: Int) throws -> [PropertyValue] {
        start(single(batch, row))
        var found: [PropertyValue] = []
        while let results = try next() {
            for place in 0..<results.count {
                let value = results.value(at: place)
                for _ in 0..<results.bulk(at: place) { found.append(value) }
            }
        }
        return found
    }

    /// Calls the body with all results, in batches, and the row that each
    /// result came from.
    func forEachResult(
        _ batch: Batch, _ body: (_ results: Batch, _ rows: [Int32]) throws -> Void
    ) throws {
        if isStateless && batch.count > 1 {
            start(marked(batch))
            while let results = try next() { try body(results, results.origins!) }
            return
        }
        for row in 0..<batch.count {
            start(single(batch, row))
            while let results = try next() {
                try body(results, Array(repeating: Int32(row), count: results.count))
            }
        }
    }

    private func marked(_ batch: Batch) -> Batch {
        var batch = batch
        batch.origins = (0..<Int32(batch.count)).map { $0 }
        batch.bulk = nil
        return batch
    }

    /// One traverser of a row: its bulk is the parent's business.
    private func single(_ batch: Batch, _ row: Int) -> Batch {
        var single = batch.row(row)
        single.bulk = nil
        single.origins = nil
        return single
    }
}

/// Where a child traversal's input comes in.
final class FeedOperator: BatchOperator {
    private var pending: [Batch] = []
    private var place = 0
    /// Asked when nothing was pushed: a loop's or a branch's input.
    var source: (() throws -> Batch?)?

    init(_ context: ExecutionContext) { super.init(context, input: nil) }

    func push(_ batch: Batch) { if batch.count > 0 { pending.append(batch) } }

    override func next() throws -> Batch? {
        if place < pending.count {
            defer {
                place += 1
                if place == pending.count {
                    pending.removeAll(keepingCapacity: true)
                    place = 0
                }
            }
            return pending[place]
        }
        return try source?()
    }

    override var isStateless: Bool { true }
    override var isReusable: Bool { source == nil }

    override func reset() {
        pending.removeAll(keepingCapacity: true)
        place = 0
    }

    override func startRound() { reset() }
}
