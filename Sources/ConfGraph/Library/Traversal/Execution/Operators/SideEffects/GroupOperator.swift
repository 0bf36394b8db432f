/// A growing `group()`: traversers by key, and what the second `by` makes of
/// those under each.
///
/// The value traversal is split as Gremlin does: its part before the first
/// barrier runs on each traverser, the barrier on all under a key, the rest on
/// the barrier's result. `values("age").mean()` so needs no list of vertices.
final class GroupStore: SideEffectStore {
    private let context: ExecutionContext
    private let keyFunction: ValueFunction
    private let values: ValuePart
    private var places: [ExactValue: Int] = [:]
    private var keys: [PropertyValue] = []
    private var groups: [Batch] = []
    private var reductions: [NumberReduction] = []
    private var counts: [Int64] = []
    private let initial: PropertyMap?

    /// What is kept a group.
    enum ValuePart {
        /// A list of what the function makes of each traverser.
        case list(ValueFunction)
        /// The number of the child's results for each traverser.
        case count(ChildTraversal?)
        case reduce(ChildTraversal?, NumberReduceOperator.Kind)
        /// The child runs on all traversers of the group.
        case child(ChildTraversal)
    }

    init(
        _ context: ExecutionContext, key: ValueFunction, values: ValuePart, initial: PropertyMap?
    ) {
        self.context = context
        keyFunction = key
        self.values = values
        self.initial = initial
    }

    func add(_ batch: Batch) throws {
        let made = try keyFunction.values(batch, context)
        var rowsOf: [Int: [Int32]] = [:]
        for row in 0..<batch.count {
            guard let key = made[row] else { continue }
            rowsOf[place(of: key), default: []].append(Int32(row))
        }
        for (place, rows) in rowsOf {
            let part = rows.count == batch.count ? batch : batch.gathered(rows)
            try add(part, to: place)
        }
    }

    private func place(of key: PropertyValue) -> Int {
        if let place = places[ExactValue(key)] { return place }
        let place = keys.count
        places[ExactValue(key)] = place
        keys.append(key)
        groups.append(.empty)
        counts.append(0)
        if case .reduce(_, let kind) = values { reductions.append(NumberReduction(kind)) }
        return place
    }

    private func add(_ part: Batch, to place: Int) throws {
        switch values {
        case .list(let function):
            let made = try function.values(part, context)
            var kept: [PropertyValue] = []
            var rows: [Int32] = []
            for (row, value) in made.enumerated() {
                guard let value else { continue }
                kept.append(value)
                rows.append(Int32(row))
            }
            var batch = Batch(.values(kept))
            batch.bulk = part.bulk?.gathered(rows)
            groups[place].append(batch)
            try context.charge(kept.count * 40)
        case .count(let child):
            let (sum, overflow) = counts[place].addingReportingOverflow(
                try child.map { try total($0, part) } ?? part.total())
            if overflow { throw GraphError.tooManyTraversers }
            counts[place] = sum
        case .reduce(let child, _):
            guard let child else {
                for row in 0..<part.count {
                    try reductions[place].add(part.value(at: row), bulk: part.bulk(at: row))
                }
                return
            }
            child.start(withoutOrigins(part))
            while let results = try child.next() {
                for row in 0..<results.count {
                    try reductions[place].add(results.value(at: row), bulk: results.bulk(at: row))
                }
            }
        case .child:
            groups[place].append(withoutOrigins(part))
            try context.charge(part.cost)
        }
    }

    private func total(_ child: ChildTraversal, _ part: Batch) throws -> Int64 {
        child.start(withoutOrigins(part))
        var total: Int64 = 0
        while let results = try child.next() {
            let (sum, overflow) = total.addingReportingOverflow(try results.total())
            if overflow { throw GraphError.tooManyTraversers }
            total = sum
        }
        return total
    }

    private func withoutOrigins(_ batch: Batch) -> Batch {
        var batch = batch
        batch.origins = nil
        return batch
    }

    override func value() throws -> PropertyValue {
        var names: [PropertyValue] = []
        var made: [PropertyValue] = []
        for place in context.configuration.seed == nil ? Array(keys.indices) : keys.hashOrder {
            guard let value = try value(at: place) else { continue }
            names.append(keys[place])
            made.append(value)
        }
        let map = PropertyMap(distinctKeys: names, values: made)
        guard let initial else { return .map(map) }
        // Lists that were there at the start go on.
        let grown = map.map { key, value in
            (key, initial[key].flatMap { try? Operator.addAll.apply($0, value) } ?? value)
        }
        return .map(initial.merging(PropertyMap(grown)))
    }

    private func value(at place: Int) throws -> PropertyValue? {
        switch values {
        case .list:
            var list: [PropertyValue] = []
            let group = groups[place]
            for row in 0..<group.count {
                let count = group.bulk(at: row)
                try context.charge(Int(clamping: count) * 24)
                list.append(
                    contentsOf: repeatElement(group.value(at: row), count: Int(clamping: count)))
            }
            return .list(list)
        case .count: return .long(counts[place])
        case .reduce: return try reductions[place].result()
        case .child(let child):
            child.start(groups[place])
            let first = try child.next()?.value(at: 0)
            return first == nil && context.configuration.isProductiveBy ? .null : first
        }
    }
}

extension [PropertyValue] {
    /// Their places in the order in which Java's hash map holds them: steps
    /// that draw random numbers for each group draw in this order. Values that
    /// are no strings stay in theirs.
    fileprivate var hashOrder: [Int] {
        var slots: [(slot: UInt32, place: Int)] = []
        var capacity: UInt32 = 16
        while UInt32(clamping: count) > capacity / 4 * 3 && capacity < 1 << 30 { capacity *= 2 }
        for (place, value) in enumerated() {
            guard case .string(let text) = value else { return Array<Int>(indices) }
            let hash = text.utf16.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) }
            slots.append(((hash ^ hash >> 16) & (capacity - 1), place))
        }
        return slots.sorted { ($0.slot, $0.place) < ($1.slot, $1.place) }.map(\.place)
    }
}

/// `group()`, `groupCount()` and `tree()`: one value of all traversers.
final class GroupOperator: ReducingOperator {
    /// What gathers a batch, and what was gathered.
    struct Gathering {
        let gather: (Batch) throws -> Void
        let store: SideEffectStore
        /// What gathers vertices by a property that is in a column.
        var column: (key: KeyReference, gather: (ColumnSelection) throws -> Void)?
    }
    private let begin: () -> Gathering
    private var current: Gathering

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ begin: @escaping () -> Gathering
    ) {
        self.begin = begin
        current = begin()
        super.init(context, input: input)
    }

    override var columnKeys: [KeyReference]? { current.column.map { [$0.key] } }
    override func reduce(_ batch: Batch) throws { try current.gather(batch) }
    override func reduce(_ selection: ColumnSelection) throws {
        try current.column!.gather(selection)
    }
    override func finish() throws -> PropertyValue? { try current.store.value() }

    override func clear() {
        super.clear()
        current = begin()
    }
}

/// `group("x")`, `groupCount("x")` and `tree("x")`: gathers all traversers in
/// a side effect, then lets them pass.
final class GroupSideEffectOperator: CollectingOperator, SideEffecting {
    private let gather: (Batch) throws -> Void

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ key: String,
        _ gather: @escaping (Batch) throws -> Void
    ) {
        self.gather = gather
        super.init(context, input: input)
        note = key
    }

    override func arrange() throws { if collected.count > 0 { try gather(collected) } }
}

/// A growing `tree()`.
final class TreeStore: SideEffectStore {
    private final class Node {
        var places: [ExactValue: Int] = [:]
        var branches: [(key: PropertyValue, value: Node)] = []

        func child(_ key: PropertyValue) -> Node {
            if let place = places[ExactValue(key)] { return branches[place].value }
            let node = Node()
            places[ExactValue(key)] = branches.count
            branches.append((key, node))
            return node
        }

        func tree() -> Tree {
            Tree(branches: branches.map { ($0.key, $0.value.tree()) })
        }
    }

    private let context: ExecutionContext
    private let root = Node()
    /// Trees are built and read recursively.
    static let maximumDepth = 1_000

    init(_ context: ExecutionContext) { self.context = context }

    func add(_ batch: Batch, _ functions: [ValueFunction]) throws {
        for row in 0..<batch.count {
            guard let path = batch.paths?[row] else { continue }
            if path.length > Self.maximumDepth {
                throw GraphError(
                    .limit, "tree() takes paths of \(Self.maximumDepth) places at most.")
            }
            // A place for which a `by` is unproductive is left out.
            var branch = root
            for (place, node) in path.nodes().enumerated() {
                let function = functions.isEmpty ? .identity : functions[place % functions.count]
                guard let key = try function.value(of: node.value, context) else { continue }
                branch = branch.child(key)
            }
            try context.charge(64)
        }
    }

    override func value() -> PropertyValue { .tree(root.tree()) }
}
