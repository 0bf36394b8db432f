/// `count()`.
final class CountOperator: ReducingOperator {
    private var total: Int64 = 0

    override var isReusable: Bool { true }

    override func reduce(_ batch: Batch) throws {
        let (sum, overflow) = total.addingReportingOverflow(try batch.total())
        if overflow { throw GraphError.tooManyTraversers }
        total = sum
    }

    override var columnKeys: [KeyReference]? { [] }

    override func reduce(_ selection: ColumnSelection) throws {
        while try selection.next() != nil { total += Int64(selection.selectedCount) }
    }

    override func finish() throws -> PropertyValue? { .long(total) }

    override func clear() {
        super.clear()
        total = 0
    }
}

/// `sum()`, `min()`, `max()`, `mean()`: nulls are skipped; nothing but nulls
/// gives null, nothing at all gives nothing.
final class NumberReduceOperator: ReducingOperator {
    enum Kind: String { case sum, min, max, mean }
    private let kind: Kind
    private var reduction: NumberReduction

    init(_ context: ExecutionContext, _ input: BatchOperator, _ kind: Kind) {
        self.kind = kind
        reduction = NumberReduction(kind)
        super.init(context, input: input)
        note = kind.rawValue
    }

    override var isReusable: Bool { true }

    override func reduce(_ batch: Batch) throws {
        for row in 0..<batch.count {
            try reduction.add(batch.value(at: row), bulk: batch.bulk(at: row))
        }
    }

    /// What it reduces are the values of one property of the scan's vertices.
    private var scanned: (scan: ColumnScanOperator, key: KeyReference)? {
        guard let values = input as? ValuesOperator, values.keys.count == 1,
            values.profile == nil, let scan = values.input as? ColumnScanOperator
        else { return nil }
        return (scan, values.keys[0])
    }

    override var columnScan: ColumnScanOperator? { scanned?.scan }
    override var columnKeys: [KeyReference]? { scanned.map { [$0.key] } }

    override func reduce(_ selection: ColumnSelection) throws {
        guard let key = try scanned?.key.id(), let column = selection.table.columns[key] else {
            return
        }
        while let chunk = try selection.next() {
            let values = column.chunks[chunk]
            for slot in 0..<values.count
            where (selection.isWhole || selection.marks[slot] != 0) && values.isPresent(slot) {
                try reduction.add(column.value(values.value(slot)), bulk: 1)
            }
        }
    }

    override func finish() throws -> PropertyValue? { try reduction.result() }

    override func clear() {
        super.clear()
        reduction = NumberReduction(kind)
    }
}

/// A running sum, smallest, largest or mean.
struct NumberReduction {
    let kind: NumberReduceOperator.Kind
    private var value: PropertyValue?
    private var count: Int64 = 0
    private var hasNull = false

    init(_ kind: NumberReduceOperator.Kind) { self.kind = kind }

    mutating func add(_ next: PropertyValue, bulk: Int64) throws {
        if next.isNull || (next.isNaN && (kind == .min || kind == .max) && value != nil) {
            hasNull = true
            return
        }
        switch kind {
        case .sum, .mean:
            guard next.isNumber else { throw notANumber(next) }
            let product = try Arithmetic.multiply(next, bulk: bulk)
            value = try value.map { try Arithmetic.add($0, product) } ?? product
            let (sum, overflow) = count.addingReportingOverflow(bulk)
            if overflow { throw GraphError.tooManyTraversers }
            count = sum
        case .min, .max:
            guard let best = value else {
                value = next
                return
            }
            if best.isNumber && next.isNumber {
                if best.isNaN {
                    value = next
                } else {
                    value =
                        kind == .min
                        ? try Arithmetic.minimum(best, next) : try Arithmetic.maximum(best, next)
                }
            } else if let order = PropertyValue.compare(next, best) {
                if order == (kind == .min ? .ascending : .descending) { value = next }
            } else {
                throw GraphError(
                    .runtime, "\(next) and \(best) cannot be compared, so they have no \(kind).")
            }
        }
    }

    func result() throws -> PropertyValue? {
        guard let value else { return hasNull ? .null : nil }
        return kind == .mean ? try Arithmetic.mean(sum: value, count: count) : value
    }

    private func notANumber(_ value: PropertyValue) -> GraphError {
        GraphError(
            .runtime,
            "\(value) is a \(value.typeName), not a number: \(kind.rawValue)() needs numbers.")
    }
}

/// `fold()`: all traversers as one list.
final class FoldOperator: ReducingOperator {
    private var values: [PropertyValue] = []

    override var isReusable: Bool { true }

    override func reduce(_ batch: Batch) throws {
        var added = batch.count
        if let bulk = batch.bulk {
            for (row, count) in bulk.enumerated() {
                guard count < 1 << 40 else { throw GraphError.tooManyTraversers }
                try charge(Int(count) * 24)
                let value = batch.value(at: row)
                values.append(contentsOf: repeatElement(value, count: Int(count)))
            }
            added = 0
        } else {
            values += batch.values()
        }
        try charge(added * 40)
    }

    override func finish() throws -> PropertyValue? {
        defer { values = [] }
        let list = PropertyValue.list(values)
        try list.checkResultDepth()
        return list
    }

    override func clear() {
        super.clear()
        values = []
    }
}

/// `fold(seed, operator)`.
final class FoldWithOperator: ReducingOperator {
    private let seed: PropertyValue
    private let operation: Operator
    private var value: PropertyValue
    /// The items so far where a list or set collects them with `addAll`.
    private var items: [PropertyValue]?

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ seed: PropertyValue,
        _ operation: Operator
    ) {
        self.seed = seed
        self.operation = operation
        value = seed
        super.init(context, input: input)
        clear()
    }

    override func reduce(_ batch: Batch) throws {
        for row in 0..<batch.count {
            let next = batch.value(at: row)
            let count = batch.bulk(at: row)
            if items != nil {
                guard count < 1 << 40 else { throw GraphError.tooManyTraversers }
                try charge(Int(count) * 24)
                items!.append(contentsOf: repeatElement(next, count: Int(count)))
            } else {
                for _ in 0..<count { value = try operation.apply(value, next) }
            }
        }
    }

    override func finish() throws -> PropertyValue? {
        guard let items else { return value }
        let value: PropertyValue
        if case .set = seed { value = .set(PropertySet(items)) } else { value = .list(items) }
        try value.checkResultDepth()
        return value
    }

    override func clear() {
        super.clear()
        value = seed
        items = operation == .addAll ? seed.collectionMembers : nil
    }
}
