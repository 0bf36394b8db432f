/// Takes labels from all places of the paths. Where only labelled places are
/// carried, a place without any is gone.
final class ForgetLabelsOperator: BatchOperator {
    private let labels: [String]

    init(_ context: ExecutionContext, _ input: BatchOperator, _ labels: [String]) {
        self.labels = labels
        super.init(context, input: input)
        note = labels.joined(separator: ",")
    }

    override var isReusable: Bool { true }

    override var isStateless: Bool { true }

    override func next() throws -> Batch? {
        guard var batch = try input!.pull() else { return nil }
        batch.paths = batch.paths?.map { $0.flatMap(forgetting) }
        return batch
    }

    private func forgetting(_ path: PathNode) -> PathNode? {
        var node: PathNode?
        for place in path.nodes() {
            let kept = place.labels.filter { label in
                !labels.contains { $0.hasSameBytes(as: label) }
            }
            if !kept.isEmpty || context.paths == .full {
                node = PathNode(place.value, labels: kept, parent: node)
            }
        }
        return node
    }
}
