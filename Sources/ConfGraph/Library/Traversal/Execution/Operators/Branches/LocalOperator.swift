/// `flatMap(t)`, `local(t)`, `coalesce(t, …)`, `optional(t)`: a child traversal
/// that begins anew for each traverser.
final class LocalOperator: BatchOperator {
    enum Kind {
        /// All results of the child, at the parent's place in the path.
        case flatMap
        /// All results of the child with their own paths.
        case local
        /// The results of the first child that has any.
        case coalesce
        /// The results of the child, or the traverser itself.
        case optional
    }

    private let kind: Kind
    private let branches: [ChildTraversal]
    /// A child that gathers something runs for each of several equal
    /// traversers, as what it gathers tells how many there were.
    private let isPerObject: Bool
    /// One run may serve a whole batch.
    private let mayRunWhole: Bool
    private var parents: Batch?
    private var row = 0
    /// How often the current row still begins.
    private var repeats: Int64 = 0
    private var current: ChildTraversal?
    /// The child runs for all parents of the batch at once.
    private var isWhole = false

    /// - Parameter isOrdered: Results must come in the order of their parents,
    ///   also those that go several ways inside.
    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ kind: Kind,
        _ branches: [ChildTraversal], isOrdered: Bool
    ) {
        self.kind = kind
        self.branches = branches
        mayRunWhole =
            (kind == .flatMap || kind == .local) && branches[0].isStateless && !isOrdered
        isPerObject = !branches.allSatisfy(\.isRepeatable)
        super.init(context, input: input)
        note = "\(kind)"
    }

    override var children: [ChildTraversal] { branches }

    override func next() throws -> Batch? {
        while true {
            if let child = current {
                if let results = try child.next() { return finish(results) }
                advance()
            }
            if parents == nil || row >= parents!.count {
                parents = try input!.pull()
                row = 0
                repeats = 0
                if parents == nil { return nil }
            }
            try context.poll()
            if let batch = try begin(parents!) { return batch }
        }
    }

    /// Ends a run of the current row.
    private func advance() {
        current = nil
        repeats -= 1
        if repeats <= 0 { row += 1 }
    }

    /// Starts a child on the current row, or on the whole batch where one run
    /// can serve it.
    private func begin(_ batch: Batch) throws -> Batch? {
        if mayRunWhole, batch.origins == nil, row == 0, batch.count > 1 {
            var marked = batch
            marked.origins = (0..<Int32(batch.count)).map { $0 }
            marked.bulk = nil
            branches[0].start(marked)
            current = branches[0]
            isWhole = true
            row = batch.count - 1
            repeats = 1
            return nil
        }
        isWhole = false
        if repeats <= 0 { repeats = isPerObject ? batch.bulk(at: row) : 1 }
        var single = batch.row(row)
        if isPerObject { single.bulk = nil }
        for child in branches {
            var alone = single
            alone.bulk = nil
            alone.origins = [0]
            child.start(alone)
            if kind == .flatMap || kind == .local {
                current = child
                return nil
            }
            if let results = try child.next() {
                current = child
                return finish(results)
            }
        }
        advance()
        return kind == .optional ? single : nil
    }

    /// Gives results what their parents carry.
    private func finish(_ results: Batch) -> Batch {
        let batch = parents!
        var results = results
        // A reducer inside starts new traversers: theirs is the parent's row.
        let own: [Int32] =
            isWhole
            ? results.origins! : Array(repeating: Int32(row), count: results.count)
        if let bulk = batch.bulk, !isPerObject {
            let counts = (0..<results.count).map { place in
                results.bulk(at: place).multipliedReportingOverflow(by: bulk[Int(own[place])])
                    .partialValue
            }
            results.bulk = counts
        }
        if kind == .flatMap || kind == .coalesce {
            // New values of the parent, which keeps its path and its sack.
            results.paths = batch.paths?.gathered(own)
            results.sacks = batch.sacks?.gathered(own)
        }
        results.origins = batch.origins?.gathered(own)
        return results
    }

    override func reset() {
        parents = nil
        current = nil
        row = 0
        repeats = 0
    }

    override func startRound() { reset() }

    override var isStateless: Bool { branches.allSatisfy(\.isRepeatable) }
}

extension ChildTraversal {
    /// Whether running it has no effect but its results.
    var isRepeatable: Bool {
        operators.allSatisfy {
            !($0 is any SideEffecting) && $0.children.allSatisfy(\.isRepeatable)
        }
    }
}

/// What changes something besides its traversers.
protocol SideEffecting {}
