/// `limit`, `skip`, `range`: traversers by their place in the stream. Stops
/// asking for input once it has what it needs.
final class RangeOperator: BatchOperator {
    private let low: Int64
    /// nil: no end.
    private let high: Int64?
    private var passed: Int64 = 0

    init(_ context: ExecutionContext, _ input: BatchOperator, low: Int64, high: Int64?) {
        self.low = low
        self.high = high
        super.init(context, input: input)
        note = "\(low)..<\(high.map(String.init) ?? "")"
    }

    override var isReusable: Bool { true }

    override func next() throws -> Batch? {
        while true {
            if let high, passed >= high { return nil }
            guard let batch = try input!.pull() else { return nil }
            guard let bulk = batch.bulk else {
                let count = Int64(batch.count)
                let start = max(low - passed, 0)
                let end = min(count, (high ?? .max) - passed)
                passed += count
                if start >= end { continue }
                return batch.slice(Int(start)..<Int(end))
            }
            var rows: [Int32] = []
            var kept: [Int64] = []
            for (row, count) in bulk.enumerated() {
                let start = max(low - passed, 0)
                let end = min(count, (high ?? .max) - passed)
                passed += count
                if start < end {
                    rows.append(Int32(row))
                    kept.append(end - start)
                }
                if let high, passed >= high { break }
            }
            if rows.isEmpty { continue }
            var part = batch.gathered(rows)
            part.bulk = kept
            return part
        }
    }

    override func reset() { passed = 0 }
    override func startRound() { passed = 0 }
}

/// `tail(n)`: the last traversers.
final class TailOperator: CollectingOperator {
    private let wanted: Int64

    init(_ context: ExecutionContext, _ input: BatchOperator, _ wanted: Int64) {
        self.wanted = wanted
        super.init(context, input: input)
    }

    override var isReusable: Bool { true }

    override func collect() throws {
        while let batch = try input!.pull() {
            try context.poll()
            collected.append(batch)
            // What cannot be among the last is dropped now and then.
            if collected.count > 4096 && Int64(collected.count) > 4 * wanted { cut() }
        }
        cut()
        try charge(collected.cost)
    }

    private func cut() {
        var rest = wanted
        var start = collected.count
        var first: Int64?
        while start > 0 && rest > 0 {
            start -= 1
            let bulk = collected.bulk(at: start)
            if bulk > rest { first = rest }
            rest -= min(bulk, rest)
        }
        if start > 0 { collected = collected.slice(start..<collected.count) }
        if let first, collected.bulk != nil { collected.bulk![0] = first }
    }
}
