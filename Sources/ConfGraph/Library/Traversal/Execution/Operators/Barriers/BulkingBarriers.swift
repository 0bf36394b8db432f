/// `barrier()`: gathers traversers and merges those that are equal.
final class BarrierStepOperator: CollectingOperator {
    /// `barrier(normSack)`: sacks are scaled to a sum of one.
    private let normalizesSacks: Bool

    init(_ context: ExecutionContext, _ input: BatchOperator, normalizesSacks: Bool) {
        self.normalizesSacks = normalizesSacks
        super.init(context, input: input)
    }

    override var isReusable: Bool { true }

    override func arrange() throws {
        if normalizesSacks { try normalize() }
        collected = try collected.bulked(context, isStep: true)
    }

    private func normalize() throws {
        guard let sacks = collected.sacks else { return }
        var sum: PropertyValue = .double(0)
        for row in 0..<collected.count {
            sum = try Arithmetic.add(
                sum, Arithmetic.multiply(sacks[row], .long(collected.bulk(at: row))))
        }
        collected.sacks = try sacks.map { try Arithmetic.divide($0, sum, isFloating: true) }
    }
}

/// Merges equal traversers between two hops, so that the second hop costs
/// its edges and not its paths.
///
/// Gathers a little at first and then ever more, so that a limit behind it
/// still ends early.
final class MergeOperator: BatchOperator {
    private var capacity = 256

    /// Gathering and merging take a hundred bytes a traverser, or two.
    private var maximumCapacity: Int { min(1 << 20, max(256, context.options.memoryBudget >> 8)) }

    override var isReusable: Bool { true }

    override func next() throws -> Batch? {
        var gathered = Batch.empty
        while gathered.count < capacity, let batch = try input!.pull() {
            gathered.append(batch)
            try context.poll()
        }
        if gathered.count == 0 { return nil }
        capacity = min(capacity * 4, maximumCapacity)
        return try gathered.bulked(context)
    }

    override func reset() { capacity = 256 }
    override func startRound() { capacity = 256 }
}

extension Batch {
    /// The same traversers with equal ones merged, where that is allowed.
    ///
    /// - Parameter isStep: `barrier()` asks for it: under `withBulk(false)`
    ///   merged traversers then count once.
    func bulked(_ context: ExecutionContext, isStep: Bool = false) throws -> Batch {
        // A path that nobody looks at keeps nothing apart: one of them stays.
        guard context.needs.bulk || isStep, context.needs.paths == .none, origins == nil, count > 1
        else { return self }
        if case .vertices(let keys) = lane, sacks == nil, paths == nil, context.needs.bulk {
            return try bulked(vertices: keys, memory: context.options.memoryBudget / 8)
        }
        let merge = context.configuration.sackMerge
        var places: [ExactValue: Int] = [:]
        var rows: [Int32] = []
        var counts: [Int64] = []
        var merged: [PropertyValue] = []
        for row in 0..<count {
            let value = value(at: row)
            // Without an operator sacks do not become one: equal ones meet only
            // where both go on counting.
            let key = sacks == nil || merge != nil ? value : .list([value, sacks![row]])
            let staysAlone =
                !context.needs.bulk && merge == nil && !(sacks?[row].isNull ?? true)
            if !staysAlone, let place = places[ExactValue(key)] {
                if let merge, let sacks {
                    merged[place] = try merge.apply(merged[place], sacks[row])
                }
                if !context.needs.bulk { continue }
                let (sum, overflow) = counts[place].addingReportingOverflow(bulk(at: row))
                if overflow { throw GraphError.tooManyTraversers }
                counts[place] = sum
            } else {
                places[ExactValue(key)] = rows.count
                rows.append(Int32(row))
                counts.append(bulk(at: row))
                if let sacks { merged.append(sacks[row]) }
            }
        }
        if rows.count == count { return self }
        var batch = gathered(rows)
        batch.bulk = context.needs.bulk ? counts : nil
        if sacks != nil { batch.sacks = merged }
        return batch
    }

    /// - Parameter memory: the most bytes of counts.
    private func bulked(vertices keys: [Int64], memory: Int) throws -> Batch {
        let low = keys.min()!
        let high = keys.max()!
        let (span, overflow) = high.subtractingReportingOverflow(low)
        if overflow || span >= min(memory / 8, max(1 << 16, keys.count * 64)) {
            return try bulkedByHash(keys)
        }
        // Dense: a count a key. What comes out is in the order of the keys,
        // which is the order in which adjacency lies.
        var counts = [Int64](repeating: 0, count: Int(span) + 1)
        var distinct = 0
        try counts.withUnsafeMutableBufferPointer { counts in
            for row in 0..<keys.count {
                let place = Int(keys[row] - low)
                let old = counts[place]
                if old == 0 { distinct += 1 }
                let (sum, overflow) = old.addingReportingOverflow(bulk(at: row))
                if overflow { throw GraphError.tooManyTraversers }
                counts[place] = sum
            }
        }
        var merged: [Int64] = []
        var bulks: [Int64] = []
        merged.reserveCapacity(distinct)
        bulks.reserveCapacity(distinct)
        for (place, count) in counts.enumerated() where count != 0 {
            merged.append(low + Int64(place))
            bulks.append(count)
        }
        var batch = Batch(.vertices(merged))
        batch.bulk = bulks
        return batch
    }

    private func bulkedByHash(_ keys: [Int64]) throws -> Batch {
        var counts: [Int64: Int64] = [:]
        counts.reserveCapacity(keys.count)
        for row in 0..<keys.count {
            let (sum, overflow) = counts[keys[row], default: 0].addingReportingOverflow(
                bulk(at: row))
            if overflow { throw GraphError.tooManyTraversers }
            counts[keys[row]] = sum
        }
        let merged = counts.keys.sorted()
        var batch = Batch(.vertices(merged))
        batch.bulk = merged.map { counts[$0]! }
        return batch
    }
}

extension PropertyValue {
    /// A number as a double, for weights and probabilities.
    var doubleValue: Double? {
        switch self {
        case .byte(let value): Double(value)
        case .short(let value): Double(value)
        case .int(let value): Double(value)
        case .long(let value): Double(value)
        case .float(let value): Double(value)
        case .double(let value): value
        case .bigInteger(let value): Double(value.description)
        case .bigDecimal(let value): Double(value.description)
        default: nil
        }
    }
}
