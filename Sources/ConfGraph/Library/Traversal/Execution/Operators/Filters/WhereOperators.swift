/// `where(P)` and `where("a", P)`: compares places of the path.
final class WherePredicateOperator: FilterOperator {
    private let startLabel: String?
    private let predicate: LabelPredicate
    private let functions: [ValueFunction]

    init(
        _ context: ExecutionContext, _ input: BatchOperator, startLabel: String?,
        _ predicate: LabelPredicate, _ functions: [ValueFunction]
    ) {
        self.startLabel = startLabel
        self.predicate = predicate
        self.functions = functions
        super.init(context, input: input)
    }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        for row in 0..<batch.count {
            var place = 0
            let start: PropertyValue
            if let startLabel {
                start = try context.scopedOrNull(startLabel, batch, row)
            } else {
                start = batch.value(at: row)
            }
            guard let left = try apply(&place, start) else { continue }
            if try passes(predicate, left, batch, row, &place) == true { rows.append(Int32(row)) }
        }
    }

    /// nil where a `by` is unproductive.
    private func passes(
        _ predicate: LabelPredicate, _ left: PropertyValue, _ batch: Batch, _ row: Int,
        _ place: inout Int
    ) throws -> Bool? {
        switch predicate {
        case .test(let name, let labels):
            var operands: [PropertyValue] = []
            for label in labels {
                let value = try context.scopedOrNull(label, batch, row)
                guard let made = try apply(&place, value) else { return nil }
                operands.append(made)
            }
            return try PredicateTest.make(name, operands).passes(left)
        case .plain(let test):
            let bound = test.isBound ? test : try test.bound(to: batch, row)
            return bound.passes(left)
        case .and(let a, let b):
            guard let first = try passes(a, left, batch, row, &place),
                let second = try passes(b, left, batch, row, &place)
            else { return nil }
            return first && second
        case .or(let a, let b):
            guard let first = try passes(a, left, batch, row, &place),
                let second = try passes(b, left, batch, row, &place)
            else { return nil }
            return first || second
        case .not(let inner):
            return try passes(inner, left, batch, row, &place).map { !$0 }
        }
    }

    private func apply(_ place: inout Int, _ value: PropertyValue) throws -> PropertyValue? {
        if functions.isEmpty { return value }
        defer { place += 1 }
        return try functions[place % functions.count].value(of: value, context)
    }
}

/// A predicate whose operands are labels of the path.
indirect enum LabelPredicate {
    case test(Predicate.Name, [String])
    case plain(PredicateTest)
    case and(LabelPredicate, LabelPredicate)
    case or(LabelPredicate, LabelPredicate)
    case not(LabelPredicate)
}

/// `where(__.as("a")…as("b"))`: the child starts at a label, and what it finds
/// must be what another label holds.
final class LabelStartOperator: BatchOperator {
    private let label: String

    init(_ context: ExecutionContext, _ input: BatchOperator, _ label: String) {
        self.label = label
        super.init(context, input: input)
        note = label
    }

    override func next() throws -> Batch? {
        while let batch = try input!.pull() {
            var values: [PropertyValue] = []
            var rows: [Int32] = []
            for row in 0..<batch.count {
                guard let value = try context.scoped(label, batch, row, pop: .last) else {
                    continue
                }
                values.append(value)
                rows.append(Int32(row))
            }
            if !values.isEmpty { return batch.moving(to: .values(values), rows: rows) }
        }
        return nil
    }

    override var isStateless: Bool { true }
}

/// The end of such a child.
final class LabelEndOperator: FilterOperator {
    private let label: String

    init(_ context: ExecutionContext, _ input: BatchOperator, _ label: String) {
        self.label = label
        super.init(context, input: input)
        note = label
    }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        for row in 0..<batch.count {
            guard let value = try context.scoped(label, batch, row, pop: .last) else { continue }
            if ExactValue(value) == ExactValue(batch.value(at: row)) { rows.append(Int32(row)) }
        }
    }
}

extension ExecutionContext {
    /// What a name stands for, null for nothing: `where` and `dedup` compare
    /// with null what was not named on the way here.
    func scopedOrNull(_ name: String, _ batch: Batch, _ row: Int) throws -> PropertyValue {
        try scoped(name, batch, row, pop: .last) ?? .null
    }

    /// What a name stands for at a traverser: an entry of the map it stands
    /// on, a side effect, or a place of its path.
    func scoped(_ name: String, _ batch: Batch, _ row: Int, pop: Pop) throws -> PropertyValue? {
        if case .values(let values) = batch.lane, case .map(let map) = values[row],
            let value = map[name]
        {
            return value
        }
        if let value = try sideEffects.value(name) { return value }
        guard let node = batch.paths?[row] else { return nil }
        switch pop {
        case .last: return node.last(name)
        case .first: return node.all(name).first
        case .all:
            let all = node.all(name)
            return all.isEmpty ? nil : .list(all)
        case .mixed:
            let all = node.all(name)
            return all.isEmpty ? nil : all.count == 1 ? all[0] : .list(all)
        }
    }
}
