/// `union(t, …)`: the results of all children, which go on from one traverser
/// to the next; where one of them is a barrier it sees all traversers.
final class UnionOperator: BatchOperator {
    private let children: [ChildTraversal]
    private var place: Int
    private var isFed = false

    init(_ context: ExecutionContext, _ input: BatchOperator, _ children: [ChildTraversal]) {
        self.children = children
        place = children.count
        super.init(context, input: input)
        note = "\(children.count)"
    }

    override var isStreaming: Bool { children.allSatisfy(\.isStreaming) }
    override var isStateless: Bool { children.allSatisfy(\.isStateless) }

    override func next() throws -> Batch? {
        if !isStreaming {
            if !isFed {
                isFed = true
                place = 0
                while let batch = try input!.pull() {
                    try context.poll()
                    for child in children { child.push(batch) }
                }
            }
            return try drain()
        }
        while true {
            if let results = try drain() { return results }
            guard let batch = try input!.pull() else { return nil }
            try context.poll()
            for child in children { child.push(batch) }
            place = 0
        }
    }

    private func drain() throws -> Batch? {
        while place < children.count {
            if let results = try children[place].next() { return results }
            place += 1
        }
        return nil
    }

    override func reset() {
        for child in children { child.reset() }
        place = children.count
        isFed = false
    }

    override func startRound() {
        for child in children { child.startRound() }
        place = children.count
        isFed = false
    }
}
