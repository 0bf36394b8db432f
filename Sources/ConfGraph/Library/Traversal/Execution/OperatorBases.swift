/// Lets some traversers pass.
class FilterOperator: BatchOperator {
    /// Appends the rows that pass, in order.
    func keep(_ batch: Batch, into rows: inout [Int32]) throws {}

    override var isStateless: Bool { true }

    override func next() throws -> Batch? {
        while let batch = try input!.pull() {
            try context.poll()
            var rows: [Int32] = []
            rows.reserveCapacity(batch.count)
            try keep(batch, into: &rows)
            if rows.count == batch.count { return batch }
            if !rows.isEmpty { return batch.gathered(rows) }
        }
        return nil
    }
}

/// Moves each traverser to at most one new position.
class MapOperator: BatchOperator {
    /// The new position of a row; nil where the traverser ends.
    func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? { nil }

    override var isStateless: Bool { true }

    override func next() throws -> Batch? {
        while let batch = try input!.pull() {
            try context.poll()
            if let moved = try map(batch) { return moved }
        }
        return nil
    }

    /// The whole batch moved; nil where no traverser is left.
    func map(_ batch: Batch) throws -> Batch? {
        context.beginMaking()
        var values: [PropertyValue] = []
        values.reserveCapacity(batch.count)
        var rows: [Int32] = []
        for row in 0..<batch.count {
            guard let value = try map(batch, row) else {
                // From the first dropped row on, the rows kept are listed.
                if values.count == row { rows = (0..<Int32(row)).map { $0 } }
                continue
            }
            if values.count < row || !rows.isEmpty { rows.append(Int32(row)) }
            values.append(value)
        }
        if values.isEmpty { return nil }
        if values.count == batch.count { return batch.moving(to: .values(values)) }
        return batch.moving(to: .values(values), rows: rows)
    }
}

/// Moves each traverser to any number of new positions.
class FlatMapOperator: BatchOperator {
    private var pending: Batch?
    private var place = 0

    /// The new positions of a whole batch, where they come more cheaply so;
    /// nil: row by row.
    func expandAll(_ batch: Batch) throws -> Batch? { nil }

    /// Appends the new positions of a row.
    func expand(_ batch: Batch, _ row: Int, into values: inout [PropertyValue]) throws {}

    /// Appends the new positions of the rows from `place` on, as many as a batch
    /// has, and the row that each comes from where `rows` are asked for.
    func expand(
        _ batch: Batch, from place: inout Int, into values: inout [PropertyValue],
        _ rows: inout [Int32]?
    ) throws {
        while place < batch.count && values.count < context.batchSize {
            try expand(batch, place, into: &values)
            rows?.note(place, upTo: values.count)
            place += 1
        }
    }

    override var isStateless: Bool { true }

    override func next() throws -> Batch? {
        while true {
            if pending == nil {
                guard let batch = try input!.pull() else { return nil }
                if let all = try expandAll(batch) {
                    if all.count > 0 { return all }
                    continue
                }
                pending = batch
                place = 0
            }
            try context.poll()
            let batch = pending!
            var values: [PropertyValue] = []
            var rows: [Int32]? = batch.isPlain ? nil : []
            var next = place
            try expand(batch, from: &next, into: &values, &rows)
            place = next
            if next >= batch.count { pending = nil }
            if values.isEmpty { continue }
            return rows.map { batch.moving(to: .values(values), rows: $0) }
                ?? Batch(.values(values))
        }
    }

    override func reset() { pending = nil }
    override func startRound() { pending = nil }
}

/// Sees all traversers before it hands on the first.
class BarrierOperator: BatchOperator {
    private var isFull = false
    private var charged = 0

    override var isStreaming: Bool { false }

    /// Takes all input; called once a round.
    func collect() throws {}

    /// The next batch of what was collected.
    func emit() throws -> Batch? { nil }

    /// Forgets what was collected.
    func clear() {}

    override final func next() throws -> Batch? {
        if !isFull {
            isFull = true
            try collect()
        }
        if let batch = try emit() { return batch }
        release()
        return nil
    }

    /// Counts memory against the traversal's budget.
    final func charge(_ bytes: Int) throws {
        charged += bytes
        try context.charge(bytes)
    }

    private func release() {
        context.release(charged)
        charged = 0
    }

    override func reset() {
        release()
        clear()
        isFull = false
    }

    override func startRound() { reset() }
}

/// Makes one result of all traversers. Paths and sacks begin anew at it.
class ReducingOperator: BarrierOperator {
    private var result: PropertyValue?

    /// Takes in one batch.
    func reduce(_ batch: Batch) throws {}

    /// The result; nil for none.
    func finish() throws -> PropertyValue? { nil }

    /// The properties that it reads, where it can read them from columns.
    var columnKeys: [KeyReference]? { nil }

    /// The scan whose vertices it reduces.
    var columnScan: ColumnScanOperator? { input as? ColumnScanOperator }

    /// Takes all vertices of a selection.
    func reduce(_ selection: ColumnSelection) throws {}

    override final func collect() throws {
        if let keys = columnKeys, let selection = try columnScan?.selection(with: keys) {
            try reduce(selection)
        } else {
            while let batch = try input!.pull() {
                try context.poll()
                try reduce(batch)
            }
        }
        result = try finish()
    }

    override final func emit() throws -> Batch? {
        guard let value = result else { return nil }
        result = nil
        return context.start(at: [value])
    }

    override func clear() { result = nil }
}

/// A whole batch of traversers kept, then given back in slices.
class CollectingOperator: BarrierOperator {
    final var collected = Batch.empty
    private final var place = 0

    /// Changes what was collected (sorts it, takes a sample …).
    func arrange() throws {}

    override func collect() throws {
        while let batch = try input!.pull() {
            try context.poll()
            try charge(batch.cost)
            collected.append(batch)
        }
        try arrange()
    }

    override final func emit() throws -> Batch? {
        if place >= collected.count { return nil }
        let end = min(place + max(context.batchSize, 1), collected.count)
        defer { place = end }
        return collected.slice(place..<end)
    }

    override func clear() {
        collected = .empty
        place = 0
    }
}
