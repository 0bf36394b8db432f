/// What one operator did: for `profile()`.
final class OperatorProfile {
    private(set) var batches = 0
    private(set) var rows = 0
    private(set) var bulk: Int64 = 0
    /// Time in this operator and in those before it.
    private(set) var time = Duration.zero

    func measure(_ body: () throws -> Batch?) throws -> Batch? {
        let clock = ContinuousClock()
        let start = clock.now
        defer { time += clock.now - start }
        guard let batch = try body() else { return nil }
        batches += 1
        rows += batch.count
        bulk = bulk.addingReportingOverflow(try batch.total()).partialValue
        return batch
    }
}
