/// Adds the place where each traverser stands now to its path.
final class ExtendPathOperator: BatchOperator {
    private let labels: [String]

    init(_ context: ExecutionContext, _ input: BatchOperator, labels: [String]) {
        self.labels = labels
        super.init(context, input: input)
        note = labels.joined(separator: ",")
    }

    override var isReusable: Bool { true }

    override func next() throws -> Batch? {
        guard var batch = try input!.pull() else { return nil }
        let old = batch.paths ?? Array(repeating: nil, count: batch.count)
        batch.paths = nil
        var paths: [PathNode?] = []
        paths.reserveCapacity(batch.count)
        for row in 0..<batch.count {
            paths.append(PathNode(batch.value(at: row), labels: labels, parent: old[row]))
        }
        batch.paths = paths
        return batch
    }

    override var isStateless: Bool { true }
}

/// Adds labels to the place where each traverser stands.
final class LabelPathOperator: BatchOperator {
    private let labels: [String]

    init(_ context: ExecutionContext, _ input: BatchOperator, labels: [String]) {
        self.labels = labels
        super.init(context, input: input)
        note = labels.joined(separator: ",")
    }

    override var isReusable: Bool { true }

    override func next() throws -> Batch? {
        guard var batch = try input!.pull() else { return nil }
        batch.paths = (0..<batch.count).map { row in
            if let node = batch.paths?[row] { return node.adding(labels) }
            return PathNode(batch.value(at: row), labels: labels, parent: nil)
        }
        return batch
    }

    override var isStateless: Bool { true }
}
