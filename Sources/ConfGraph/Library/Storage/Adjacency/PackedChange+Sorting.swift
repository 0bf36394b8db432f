extension PackedChange {
    /// Sorts edges, which come in the order of their keys, and their removals
    /// into the order of the blocks.
    static func sort(_ changes: inout [PackedChange]) {
        // Comparing costs more than counting where there is much to sort.
        if changes.count < 1 << 12 || changes.contains(where: \.isRemoval) {
            return changes.sort(by: precedes)
        }
        var differing: Int64 = 0
        for change in changes { differing |= change.place ^ changes[0].place }
        var sorted = changes
        for shift in stride(from: 0, to: 64, by: digitBits)
        where (differing >> Int64(shift)) & digitMask != 0 {
            changes.withUnsafeBufferPointer { from in
                sorted.withUnsafeMutableBufferPointer { distribute(from, by: shift, into: $0) }
            }
            swap(&changes, &sorted)
        }
    }

    private static let digitBits = 11
    private static let digitMask: Int64 = 1 << 11 - 1

    /// Sorts by one digit of the places; equal ones stay in their order.
    private static func distribute(
        _ changes: UnsafeBufferPointer<PackedChange>, by shift: Int,
        into sorted: UnsafeMutableBufferPointer<PackedChange>
    ) {
        @inline(__always)
        func digit(_ change: PackedChange) -> Int {
            Int((change.place >> Int64(shift)) & digitMask)
        }
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digitBits) { next in
            next.initialize(repeating: 0)
            for change in changes { next[digit(change)] += 1 }
            var sum = 0
            for i in next.indices {
                let count = next[i]
                next[i] = sum
                sum += count
            }
            for change in changes {
                sorted[next[digit(change)]] = change
                next[digit(change)] += 1
            }
        }
    }
}
