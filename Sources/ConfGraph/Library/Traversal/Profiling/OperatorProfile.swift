/// What one operator did: for `profile()`.
final class OperatorProfile {
    private(set) var rows = 0
    private(set) var bulk: Int64 = 0
    /// Time in this operator and in those before it.
    private(set) var time = Duration.zero

    func measure(_ body: () throws -> Batch?) throws -> Batch? {
        let clock = ContinuousClock()
        let start = clock.now
        defer { time += clock.now - start }
        guard let batch = try body() else { return nil }
        rows += batch.count
        bulk = bulk.addingReportingOverflow(try batch.total()).partialValue
        return batch
    }
}

extension BatchOperator {
    /// Measures this operator and all inside it from now on.
    func startProfile() {
        profile = OperatorProfile()
        for child in children {
            for each in child.operators { each.startProfile() }
        }
    }

    /// This operator and those before it, first to last, without what only
    /// hands them their input.
    var chain: [BatchOperator] {
        var chain: [BatchOperator] = []
        var current: BatchOperator? = self
        while let each = current {
            if !(each is StartOperator || each is FeedOperator) { chain.append(each) }
            current = each.input
        }
        return chain.reversed()
    }
}
