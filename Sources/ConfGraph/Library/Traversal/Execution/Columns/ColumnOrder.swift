/// Sorts vertices by columns, comparing numbers and codes: values are never
/// made.
struct ColumnOrder {
    let columns: [PropertyColumn]
    let isDescending: [Bool]

    private struct Place {
        let chunk: Int32
        let slot: Int32
        /// The number in the first column.
        let first: Int64
    }

    /// The first of the selected vertices, in order; those that lack one of the
    /// properties are left out, and equal ones stay in the order of the scan.
    func vertices(
        of selection: ColumnSelection, limit: Int, _ context: ExecutionContext
    ) throws -> [Int64] {
        var best: [Place] = []
        // So many are gathered before all but the best are let go.
        let capacity = limit < 1 << 20 ? max(1024, 2 * limit) : Int.max
        var worst: Place?
        let areNumbers = columns[0].dictionary == nil && !columns[0].isReal
        while let chunk = try selection.next() {
            let first = columns[0].chunks[chunk]
            let incomplete = columns.map { $0.chunks[chunk] }.filter { $0.presence != nil }
            for slot in 0..<first.count where selection.isWhole || selection.marks[slot] != 0 {
                if !incomplete.isEmpty, !incomplete.allSatisfy({ $0.isPresent(slot) }) { continue }
                let number = first.value(slot)
                // Most lose by the first number already.
                if areNumbers, let worst,
                    isDescending[0] ? number < worst.first : number > worst.first
                {
                    continue
                }
                let place = Place(chunk: Int32(chunk), slot: Int32(slot), first: number)
                if let worst, !precedes(place, worst) { continue }
                best.append(place)
                if best.count >= capacity {
                    best.sort(by: precedes)
                    best.removeSubrange(limit...)
                    worst = best.last
                }
            }
            if capacity == .max, chunk % 64 == 0 {
                try context.make(best.count * MemoryLayout<Place>.stride)
                context.beginMaking()
            }
        }
        best.sort(by: precedes)
        return best.prefix(limit).map {
            selection.table.members[Int($0.chunk)].vertex(Int($0.slot))
        }
    }

    private func precedes(_ left: Place, _ right: Place) -> Bool {
        var order = columns[0].compare(left.first, right.first)
        if order != 0 { return (order < 0) != isDescending[0] }
        for place in columns.indices.dropFirst() {
            let chunks = columns[place].chunks
            order = columns[place].compare(
                chunks[Int(left.chunk)].value(Int(left.slot)),
                chunks[Int(right.chunk)].value(Int(right.slot)))
            if order != 0 { return (order < 0) != isDescending[place] }
        }
        return (left.chunk, left.slot) < (right.chunk, right.slot)
    }
}
