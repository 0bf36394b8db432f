/// The vertices of one label in one chunk of keys, ascending; each has a
/// *slot*, its place among them.
final class ChunkMembers: Sendable {
    /// The chunk's number.
    let chunk: Int64
    let count: Int
    /// The key of the first; the others follow it one by one, unless there
    /// are ``offsets``.
    let first: Int64
    /// Where each stands in the chunk; nil: without gaps.
    let offsets: [UInt16]?

    init(chunk: Int64, consecutive vertices: ClosedRange<Int64>) {
        self.chunk = chunk
        first = vertices.lowerBound
        count = Int(vertices.upperBound - vertices.lowerBound) + 1
        offsets = nil
    }

    /// - Parameter offsets: ascending, at least one.
    init(chunk: Int64, offsets: [UInt16]) {
        self.chunk = chunk
        first = chunk << ColumnChanges.chunkBits + Int64(offsets[0])
        count = offsets.count
        let isConsecutive = Int(offsets[count - 1]) - Int(offsets[0]) == count - 1
        self.offsets = isConsecutive ? nil : offsets
    }

    @inline(__always)
    func vertex(_ slot: Int) -> Int64 {
        guard let offsets else { return first + Int64(slot) }
        return chunk << ColumnChanges.chunkBits + Int64(offsets[slot])
    }

    /// The slot of a vertex of this chunk; nil if it lacks the label.
    @inline(__always)
    func slot(_ vertex: Int64) -> Int? {
        guard let offsets else {
            let slot = vertex - first
            return slot >= 0 && slot < count ? Int(slot) : nil
        }
        return offsets.sortedIndex(
            of: UInt16(truncatingIfNeeded: vertex - chunk << ColumnChanges.chunkBits))
    }

    var bytes: Int { 64 + (offsets?.count ?? 0) * 2 }
}
