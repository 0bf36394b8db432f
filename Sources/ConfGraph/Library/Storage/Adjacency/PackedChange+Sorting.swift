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
                sorted.withUnsafeMutableBufferPointer { to in
                    DigitSort.distribute(
                        from.baseAddress!, count: from.count, into: to.baseAddress!,
                        base: 1 << digitBits
                    ) { Int(($0.place >> Int64(shift)) & digitMask) }
                }
            }
            swap(&changes, &sorted)
        }
    }

    private static let digitBits = 11
    private static let digitMask: Int64 = 1 << 11 - 1
}
