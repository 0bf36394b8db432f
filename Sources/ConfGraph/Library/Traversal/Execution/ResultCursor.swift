/// The results of a running traversal, made while they are asked for.
///
/// A result that stands for several equal traversers is given as often.
/// Valid while its read or write is open.
final class ResultCursor {
    private let context: ExecutionContext
    private let last: BatchOperator
    /// The traversal, for messages; a plan that is kept knows it itself.
    private let text: (() -> String?)?
    /// What happens to a plan that can run again: it goes back when this ends.
    private var lease: Lease?
    private var batch = Batch.empty
    private var row = 0
    private var repeats: Int64 = 0
    private var current = PropertyValue.null
    private var isDone = false

    init(_ context: ExecutionContext, _ last: BatchOperator, text: @escaping () -> String?) {
        self.context = context
        self.last = last
        self.text = text
    }

    private struct Lease {
        let plan: ReusablePlan
        let cache: PlanCache
        let reader: StorageReader
    }

    /// The results of a plan that has begun and will be kept by `cache`.
    init(_ plan: ReusablePlan, _ cache: PlanCache, in reader: StorageReader) {
        context = plan.context
        last = plan.last
        text = nil
        lease = Lease(plan: plan, cache: cache, reader: reader)
        reader.hold(self)
    }

    /// No more results will be asked for.
    func finish() {
        guard !isDone || lease != nil else { return }
        isDone = true
        repeats = 0
        batch = .empty
        row = 0
        guard let lease else { return }
        self.lease = nil
        lease.reader.letGo(self)
        lease.plan.rest()
    }

    /// Gives up a plan that has failed: what state it is in nobody knows.
    private func abandon() {
        isDone = true
        guard let lease else { return }
        self.lease = nil
        lease.reader.letGo(self)
        lease.cache.remove(lease.plan)
    }

    /// The next result; nil after the last one.
    ///
    /// - Throws: ``GraphError`` with the number of the step and the traversal;
    ///   after an error the cursor has ended.
    func next() throws -> PropertyValue? {
        if repeats > 0 {
            repeats -= 1
            return current
        }
        if isDone { return nil }
        do {
            while true {
                guard row < batch.count else {
                    guard let next = try last.pull() else {
                        finish()
                        return nil
                    }
                    batch = next
                    row = 0
                    continue
                }
                var value = batch.value(at: row)
                let times = batch.bulk(at: row)
                row += 1
                if times <= 0 { continue }
                if value.mayHoldElements {
                    try value.checkResultDepth()
                    value = try context.materialize(value)
                }
                if times > 1 {
                    current = value
                    repeats = times - 1
                }
                return value
            }
        } catch {
            let text = lease?.plan.text() ?? text?()
            abandon()
            guard var error = error as? GraphError else { throw error }
            if error.traversal == nil { error.traversal = text }
            throw error
        }
    }

    /// Up to so many results; none after the last one.
    func nextBatch(_ maximum: Int) throws -> [PropertyValue] {
        var results: [PropertyValue] = []
        while results.count < maximum, let value = try next() { results.append(value) }
        return results
    }

    /// Runs to the end without keeping results.
    func drain() throws {
        while !isDone { _ = try next() }
    }

    /// Lines for the user, such as a full scan that an index would avoid.
    var notices: [String] { context.notices }
}

extension ResultCursor: TransactionDependent {
    func transactionEnds() { finish() }
}
