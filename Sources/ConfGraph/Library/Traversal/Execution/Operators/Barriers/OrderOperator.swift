/// One key of `order()`: what is compared, and how.
struct SortKey {
    let function: ValueFunction
    let order: Order
}

/// `order()`: all traversers, sorted; equal ones stay in their order.
final class OrderOperator: CollectingOperator {
    private let keys: [SortKey]
    private var random: SeededRandom
    /// Results behind these are not asked for.
    private var most = Int.max

    init(_ context: ExecutionContext, _ input: BatchOperator, _ keys: [SortKey]) {
        self.keys = keys
        random = context.makeRandom()
        super.init(context, input: input)
        note = keys.map(\.order.rawValue).joined(separator: ",")
    }

    /// Only so many results are asked for, unless they are to be shuffled.
    func keepOnly(_ count: Int) {
        if keys.contains(where: { $0.order == .shuffle }) { return }
        most = count
        note += ", first \(count)"
    }

    override var isReusable: Bool {
        keys.allSatisfy { $0.order != .shuffle && $0.function.isReusable }
    }

    override var innerTraversals: [ChildTraversal] { keys.flatMap(\.function.innerTraversals) }

    override func collect() throws {
        if let vertices = try columnOrdered() {
            collected = Batch(.vertices(vertices))
            return try charge(collected.cost)
        }
        guard most < .max else { return try super.collect() }
        let limit = max(4096, 4 * most)
        while let batch = try input!.pull() {
            try context.poll()
            collected.append(batch)
            if collected.count > limit { try arrange() }
        }
        try arrange()
        try charge(collected.cost)
    }

    /// The vertices of a scan, sorted by properties that are in columns; nil
    /// where it sorts something else.
    private func columnOrdered() throws -> [Int64]? {
        let names = keys.compactMap { $0.function.columnKey(context) }
        guard names.count == keys.count, !context.needs.sacks,
            !keys.contains(where: { $0.order == .shuffle }),
            let scan = input as? ColumnScanOperator,
            let selection = try scan.selection(with: names)
        else { return nil }
        let columns = try names.map { try selection.table.columns[$0.id()!]! }
        let order = ColumnOrder(columns: columns, isDescending: keys.map { $0.order == .desc })
        return try order.vertices(of: selection, limit: most, context)
    }

    override func arrange() throws {
        if keys.contains(where: { $0.order == .shuffle }) {
            // As a comparison of random numbers would, whatever else is asked.
            let order = (0..<Int32(collected.count)).map { $0 }
            let rows = random.shuffled(order)
            collected = collected.gathered(rows)
            return
        }
        var columns: [[PropertyValue]] = []
        var rows = (0..<Int32(collected.count)).map { $0 }
        for key in keys {
            let values = try key.function.values(collected, context)
            rows = rows.filter { values[Int($0)] != nil }
            columns.append(values.map { ($0 ?? .null).sortable })
        }
        let descending = keys.map { $0.order == .desc }
        rows.sort { left, right in
            for (place, column) in columns.enumerated() {
                let order = column[Int(left)].order(to: column[Int(right)])
                if order == .equal { continue }
                return (order == .ascending) != descending[place]
            }
            return left < right
        }
        collected = collected.gathered(rows.count > most ? Array(rows[..<most]) : rows)
    }
}

extension Array where Element == SortKey {
    /// The values of a list sorted by these keys; those for which a `by` is
    /// unproductive are left out.
    func sorted(
        _ values: [PropertyValue], _ random: inout SeededRandom, _ context: ExecutionContext
    ) throws -> [PropertyValue] {
        if contains(where: { $0.order == .shuffle }) { return random.shuffled(values) }
        var rows: [(value: PropertyValue, keys: [PropertyValue], place: Int)] = []
        for (place, value) in values.enumerated() {
            var made: [PropertyValue] = []
            for key in self {
                guard let each = try key.function.value(of: value, context) else { break }
                made.append(each.sortable)
            }
            if made.count == count { rows.append((value, made, place)) }
        }
        rows.sort { left, right in
            for (place, key) in self.enumerated() {
                let order = left.keys[place].order(to: right.keys[place])
                if order == .equal { continue }
                return (order == .ascending) != (key.order == .desc)
            }
            return left.place < right.place
        }
        return rows.map(\.value)
    }
}

extension PropertyValue {
    /// Tokens take their place among strings.
    var sortable: PropertyValue {
        switch self {
        case .token(let token): .string(token.rawValue)
        case .direction(let direction): .string(direction.rawValue)
        default: self
        }
    }
}
