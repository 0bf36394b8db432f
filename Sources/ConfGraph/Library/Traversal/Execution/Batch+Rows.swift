extension Array {
    /// The elements at the given places, in their order.
    @inline(__always)
    func gathered(_ rows: [Int32]) -> [Element] {
        withUnsafeBufferPointer { source in
            [Element](unsafeUninitializedCapacity: rows.count) { target, count in
                for (place, row) in rows.enumerated() {
                    (target.baseAddress! + place).initialize(to: source[Int(row)])
                }
                count = rows.count
            }
        }
    }
}

extension Batch {
    /// The batch of the given rows, in their order; a row may come repeatedly.
    func gathered(_ rows: [Int32]) -> Batch {
        let moved: Lane =
            switch lane {
            case .vertices(let keys): .vertices(keys.gathered(rows))
            case .values(let values): .values(values.gathered(rows))
            case .edges(let edges):
                .edges(
                    EdgeColumns(
                        keys: edges.keys.gathered(rows), labels: edges.labels.gathered(rows),
                        sources: edges.sources.gathered(rows),
                        targets: edges.targets.gathered(rows)))
            }
        return moving(to: moved, rows: rows)
    }

    /// Traversers that moved on from the given rows of this batch to new
    /// positions: what they carry goes with them.
    func moving(to lane: Lane, rows: [Int32]) -> Batch {
        var batch = Batch(lane)
        guard let carried else { return batch }
        batch.bulk = carried.bulk?.gathered(rows)
        batch.paths = carried.paths?.gathered(rows)
        batch.sacks = carried.sacks?.gathered(rows)
        batch.origins = carried.origins?.gathered(rows)
        return batch
    }

    /// The same traversers at new positions, row by row.
    func moving(to lane: Lane) -> Batch {
        var batch = self
        batch.lane = lane
        return batch
    }

    /// The batch of one row.
    func row(_ row: Int) -> Batch { count == 1 ? self : gathered([Int32(row)]) }

    /// The rows of a range.
    func slice(_ range: Range<Int>) -> Batch {
        if range == 0..<count { return self }
        return gathered(range.map { Int32($0) })
    }

    /// Adds another batch's rows after these.
    mutating func append(_ other: Batch) {
        let mine = count
        let theirs = other.count
        if theirs == 0 { return }
        if mine == 0 {
            self = other
            return
        }
        switch (lane, other.lane) {
        case (.vertices(var keys), .vertices(let more)):
            lane = .values([])
            keys += more
            lane = .vertices(keys)
        case (.edges(var edges), .edges(let more)):
            lane = .values([])
            edges.append(more)
            lane = .edges(edges)
        case (.values(var values), _):
            lane = .values([])
            values += other.values()
            lane = .values(values)
        default:
            lane = .values(values() + other.values())
        }
        if carried == nil && other.carried == nil { return }
        if bulk != nil || other.bulk != nil {
            var all = bulk ?? Array(repeating: 1, count: mine)
            bulk = nil
            all += other.bulk ?? Array(repeating: 1, count: theirs)
            bulk = all
        }
        Self.append(&paths, mine, other.paths, theirs, filler: nil)
        Self.append(&sacks, mine, other.sacks, theirs, filler: .null)
        Self.append(&origins, mine, other.origins, theirs, filler: 0)
    }

    private static func append<Element>(
        _ column: inout [Element]?, _ mine: Int, _ other: [Element]?, _ theirs: Int,
        filler: Element
    ) {
        if column == nil && other == nil { return }
        var all = column ?? Array(repeating: filler, count: mine)
        column = nil
        all += other ?? Array(repeating: filler, count: theirs)
        column = all
    }

    /// An empty batch.
    static var empty: Batch { Batch(.values([])) }

    /// About how much memory the rows take, for the budget of barriers.
    var cost: Int {
        let position =
            switch lane {
            case .vertices: 8
            case .edges: 28
            case .values: 64
            }
        return count
            * (position + (bulk == nil ? 0 : 8) + (paths == nil ? 0 : 96) + (sacks == nil ? 0 : 32))
    }
}
