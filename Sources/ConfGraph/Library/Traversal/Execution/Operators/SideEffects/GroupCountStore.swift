/// A growing `groupCount()`.
final class GroupCountStore: SideEffectStore {
    private let context: ExecutionContext
    private var places: [ExactValue: Int] = [:]
    private var keys: [PropertyValue] = []
    private var counts: [Int64] = []
    /// Those whose keys are in columns, counted apart.
    private var columns: [ColumnCounts] = []
    /// Which groups are asked for; nil: all.
    private let ordered: EntryOrder?

    /// What a group takes in memory, in the table that finds it and the arrays,
    /// which all are half empty or, while they grow, there twice.
    private static let groupSize = 160

    /// - Parameter initial: What `withSideEffect` gave it to begin with.
    init(_ context: ExecutionContext, initial: PropertyMap?, ordered: EntryOrder? = nil) {
        self.context = context
        self.ordered = ordered
        guard let initial else { return }
        for (key, value) in initial {
            guard let count = value.wholeNumber else { continue }
            places[ExactValue(key)] = keys.count
            keys.append(key)
            counts.append(count)
        }
    }

    func add(_ batch: Batch, _ function: ValueFunction) throws {
        if let key = try function.columnKey(context)?.id(),
            case .vertices(let vertices) = batch.lane,
            let parts = try context.columnParts(of: vertices, key: key)
        {
            for part in parts.parts { try add(part, batch.bulk) }
            if !parts.rest.isEmpty { try addRows(batch.gathered(parts.rest), function) }
        } else {
            try addRows(batch, function)
        }
    }

    /// Counts the selected vertices by a property of theirs.
    func add(_ selection: ColumnSelection, _ key: KeyReference) throws {
        guard let column = try key.id().flatMap({ selection.table.columns[$0] }) else { return }
        let place = try place(of: column)
        try columns[place].add(selection)
    }

    private func add(_ part: ColumnParts.Part, _ bulk: [Int64]?) throws {
        let place = try place(of: part.column)
        try columns[place].add(part, bulk)
    }

    private func place(of column: PropertyColumn) throws -> Int {
        if let place = columns.firstIndex(where: { $0.column === column }) { return place }
        columns.append(ColumnCounts(column))
        try context.charge(columns[columns.count - 1].bytes)
        return columns.count - 1
    }

    private func addRows(_ batch: Batch, _ function: ValueFunction) throws {
        let values = try function.values(batch, context)
        for (row, value) in values.enumerated() {
            guard let value else { continue }
            try add(value, batch.bulk(at: row))
        }
    }

    private func add(_ value: PropertyValue, _ count: Int64) throws {
        let exact = ExactValue(value)
        if let place = places[exact] {
            let (sum, overflow) = counts[place].addingReportingOverflow(count)
            if overflow { throw GraphError.tooManyTraversers }
            counts[place] = sum
        } else {
            places[exact] = keys.count
            keys.append(value)
            counts.append(count)
            try context.charge(Self.groupSize)
            if case .string(let text) = value { try context.charge(text.utf8.count) }
        }
    }

    override func value() throws -> PropertyValue {
        // Where all keys are of one column, only those asked for are made.
        if columns.count == 1, keys.isEmpty, let ordered {
            let column = columns[0]
            let found = column.found
            let sums = found.map(column.count)
            let rows = ordered.first(of: sums) { column.column.compare(found[$0], found[$1]) }
            return .map(
                PropertyMap(
                    distinctKeys: rows.map { column.column.value(found[$0]) },
                    values: rows.map { .long(sums[$0]) }))
        }
        for column in columns {
            for number in column.found {
                try add(column.column.value(number), column.count(number))
            }
        }
        columns = []
        guard let ordered else {
            return .map(PropertyMap(distinctKeys: keys, values: counts.map { .long($0) }))
        }
        let names = keys.map(\.sortable)
        let rows = ordered.first(of: counts) {
            switch names[$0].order(to: names[$1]) {
            case .ascending: -1
            case .equal: 0
            case .descending: 1
            }
        }
        return .map(
            PropertyMap(
                distinctKeys: rows.map { keys[$0] }, values: rows.map { .long(counts[$0]) }))
    }
}

/// An order of a map's entries, of which the first are asked for.
struct EntryOrder {
    /// What is compared, the most important first.
    let keys: [(column: Column, isDescending: Bool)]
    let limit: Int

    /// The places of the first entries, in their order; equal ones stay in
    /// the order of their places.
    ///
    /// - Parameters:
    ///   - counts: the entries' values.
    ///   - compare: how two entries' keys stand to each other.
    func first(of counts: [Int64], _ compare: (Int, Int) -> Int) -> [Int] {
        func precedes(_ left: Int, _ right: Int) -> Bool {
            for (column, isDescending) in keys {
                let order: Int
                switch column {
                case .values:
                    order = counts[left] < counts[right] ? -1 : counts[left] > counts[right] ? 1 : 0
                case .keys: order = compare(left, right)
                }
                if order != 0 { return (order < 0) != isDescending }
            }
            return left < right
        }
        if limit <= 0 { return [] }
        if limit > 1_000 {
            return Array(Array(counts.indices).sorted(by: precedes).prefix(limit))
        }
        // The best so far, in order: most entries lose against the last of them.
        var best: [Int] = []
        for place in counts.indices {
            if best.count == limit {
                if !precedes(place, best[limit - 1]) { continue }
                best.removeLast()
            }
            best.insert(place, at: best.partitioningIndex { precedes(place, $0) })
        }
        return best
    }
}
