/// Makes the one traverser that a root traversal begins with: it stands
/// nowhere, and `V()`, `addV()` or `inject()` move it somewhere.
final class StartOperator: BatchOperator {
    private var isDone = false

    init(_ context: ExecutionContext) { super.init(context, input: nil) }

    override var isReusable: Bool { true }

    override func next() throws -> Batch? {
        if isDone { return nil }
        isDone = true
        return context.start(at: [.null])
    }

    override func reset() { isDone = false }
}
