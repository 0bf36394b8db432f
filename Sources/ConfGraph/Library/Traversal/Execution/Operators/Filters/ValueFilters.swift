/// `is(…)`: values that pass a predicate.
final class IsOperator: FilterOperator {
    private let test: PredicateTest

    init(_ context: ExecutionContext, _ input: BatchOperator, _ test: PredicateTest) {
        self.test = test
        super.init(context, input: input)
    }

    override var isReusable: Bool { test.isBound }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        if !test.isBound {
            for row in 0..<batch.count
            where try test.bound(to: batch, row).passes(batch.value(at: row)) {
                rows.append(Int32(row))
            }
            return
        }
        for (row, value) in batch.values().enumerated() where test.passes(value) {
            rows.append(Int32(row))
        }
    }
}

/// `filter`, `where` and `not` of a traversal: whether it has a result.
final class ExistsOperator: FilterOperator {
    private let child: ChildTraversal
    private let isWanted: Bool

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ child: ChildTraversal,
        isWanted: Bool
    ) {
        self.child = child
        self.isWanted = isWanted
        super.init(context, input: input)
        note = isWanted ? "" : "not"
    }

    override var isReusable: Bool { true }

    override var children: [ChildTraversal] { [child] }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        let found = try child.exists(batch)
        for row in 0..<batch.count where found[row] == isWanted { rows.append(Int32(row)) }
    }
}

/// `and(…)` and `or(…)` of traversals.
final class ConnectiveOperator: FilterOperator {
    private let branches: [ChildTraversal]
    private let isAnd: Bool

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ branches: [ChildTraversal],
        isAnd: Bool
    ) {
        self.branches = branches
        self.isAnd = isAnd
        super.init(context, input: input)
        note = isAnd ? "and" : "or"
    }

    override var isReusable: Bool { true }

    override var children: [ChildTraversal] { branches }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        // Each child sees only the rows that the ones before it left open.
        var open = (0..<Int32(batch.count)).map { $0 }
        var decided: [Int32] = []
        for child in branches where !open.isEmpty {
            let found = try child.exists(open.count == batch.count ? batch : batch.gathered(open))
            var rest: [Int32] = []
            for (place, row) in open.enumerated() {
                if found[place] == isAnd { rest.append(row) } else { decided.append(row) }
            }
            open = rest
        }
        rows = isAnd ? open : decided.sorted()
    }
}

/// `filter { … }` in Swift.
final class ClosureFilterOperator: FilterOperator {
    private let body: (PropertyValue) throws -> Bool

    init(
        _ context: ExecutionContext, _ input: BatchOperator,
        _ body: @escaping (PropertyValue) throws -> Bool
    ) {
        self.body = body
        super.init(context, input: input)
    }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        for row in 0..<batch.count
        where try body(context.materialize(batch.value(at: row))) { rows.append(Int32(row)) }
    }
}

/// Lets nothing pass (`discard()`, `none()` of a stream, an empty within).
final class DiscardOperator: FilterOperator {
    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {}
}

/// `coin(p)`: each traverser with a probability.
final class CoinOperator: FilterOperator {
    private let probability: Double
    private var random: SeededRandom

    init(_ context: ExecutionContext, _ input: BatchOperator, _ probability: Double) {
        self.probability = probability
        random = context.makeRandom()
        super.init(context, input: input)
    }

    override func next() throws -> Batch? {
        while var batch = try input!.pull() {
            var rows: [Int32] = []
            var bulk: [Int64] = []
            for row in 0..<batch.count {
                let kept = kept(of: batch.bulk(at: row))
                if kept > 0 {
                    rows.append(Int32(row))
                    bulk.append(kept)
                }
            }
            if rows.isEmpty { continue }
            let isBulked = batch.bulk != nil
            batch = batch.gathered(rows)
            if isBulked { batch.bulk = bulk }
            return batch
        }
        return nil
    }

    /// How many of so many equal traversers pass: of a hundred and more the
    /// share that is expected.
    private func kept(of bulk: Int64) -> Int64 {
        if bulk < 100 {
            return (0..<bulk).reduce(0) { kept, _ in
                random.unit() <= probability ? kept + 1 : kept
            }
        }
        let share = max(0, min(1, probability)) * Double(bulk)
        return Int64(exactly: share.rounded()) ?? bulk
    }

    override var isStateless: Bool { false }
}

/// `all(P)`, `any(P)` and `none(P)`: tests the members of a list.
final class MembersOperator: FilterOperator {
    enum Quantifier { case all, any, none }
    private let quantifier: Quantifier
    private let test: PredicateTest

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ quantifier: Quantifier,
        _ test: PredicateTest
    ) {
        self.quantifier = quantifier
        self.test = test
        super.init(context, input: input)
    }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        for row in 0..<batch.count {
            guard let members = batch.value(at: row).collectionMembers else { continue }
            let bound = test.isBound ? test : try test.bound(to: batch, row)
            let passes =
                switch quantifier {
                case .all: members.allSatisfy { bound.passes($0) }
                case .any: members.contains { bound.passes($0) }
                case .none: !members.contains { bound.passes($0) }
                }
            if passes { rows.append(Int32(row)) }
        }
    }
}
