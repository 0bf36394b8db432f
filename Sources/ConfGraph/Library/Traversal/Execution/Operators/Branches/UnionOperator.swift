/// Hands its traversers on one by one.
final class OneByOneOperator: BatchOperator {
    private var batch = Batch.empty
    private var row = 0

    override var isReusable: Bool { true }

    override func next() throws -> Batch? {
        if row >= batch.count {
            guard let more = try input!.pull() else { return nil }
            batch = more
            row = 0
        }
        defer { row += 1 }
        return batch.row(row)
    }

    override var isStateless: Bool { true }

    override func reset() {
        batch = .empty
        row = 0
    }

    override func startRound() { reset() }
}

/// `union(t, …)`: the results of all children, which go on from one traverser
/// to the next; where one of them is a barrier it sees all traversers.
final class UnionOperator: BatchOperator {
    private let branches: [ChildTraversal]
    private var place: Int
    private var isFed = false

    init(_ context: ExecutionContext, _ input: BatchOperator, _ branches: [ChildTraversal]) {
        self.branches = branches
        place = branches.count
        super.init(context, input: input)
        note = "\(branches.count)"
    }

    override var isReusable: Bool { true }

    override var children: [ChildTraversal] { branches }

    override var isStreaming: Bool { branches.allSatisfy(\.isStreaming) }
    override var isStateless: Bool { branches.allSatisfy(\.isStateless) }

    override func next() throws -> Batch? {
        if !isStreaming {
            if !isFed {
                isFed = true
                place = 0
                while let batch = try input!.pull() {
                    try context.poll()
                    for child in branches { child.push(batch) }
                }
            }
            return try drain()
        }
        while true {
            if let results = try drain() { return results }
            guard let batch = try input!.pull() else { return nil }
            try context.poll()
            for child in branches { child.push(batch) }
            place = 0
        }
    }

    private func drain() throws -> Batch? {
        while place < branches.count {
            if let results = try branches[place].next() { return results }
            place += 1
        }
        return nil
    }

    override func reset() {
        for child in branches { child.reset() }
        place = branches.count
        isFed = false
    }

    override func startRound() {
        for child in branches { child.startRound() }
        place = branches.count
        isFed = false
    }
}
