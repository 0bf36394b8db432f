/// Vertices of one label, with some of their properties in columns, as they
/// were after one change of the graph. It does not change: a later state is
/// another table, which shares the chunks that are still right.
final class LabelTable: Sendable {
    let label: UInt32
    /// The number of the newest change that it knows.
    let version: Int64
    /// Ascending by chunk; none is empty.
    let members: [ChunkMembers]
    /// By property key.
    let columns: [UInt32: PropertyColumn]
    /// How many vertices have the label.
    let count: Int
    /// What the members take; each column counts for itself.
    let bytes: Int
    /// The chunks follow each other without gaps.
    private let isContiguous: Bool

    init(
        label: UInt32, version: Int64, members: [ChunkMembers], columns: [UInt32: PropertyColumn]
    ) {
        self.label = label
        self.version = version
        self.members = members
        self.columns = columns
        count = members.reduce(0) { $0 + $1.count }
        bytes = members.reduce(256) { $0 + $1.bytes }
        isContiguous =
            members.isEmpty
            || members[members.count - 1].chunk - members[0].chunk == members.count - 1
    }

    /// The same vertices with other columns.
    func with(columns: [UInt32: PropertyColumn]) -> LabelTable {
        LabelTable(label: label, version: version, members: members, columns: columns)
    }

    /// Where a chunk is, or would be.
    func place(ofChunk chunk: Int64) -> (index: Int, isThere: Bool) {
        guard let first = members.first, chunk >= first.chunk else { return (0, false) }
        if isContiguous {
            let index = Int(clamping: chunk - first.chunk)
            return index < members.count ? (index, true) : (members.count, false)
        }
        let index = members.partitioningIndex { $0.chunk >= chunk }
        return (index, index < members.count && members[index].chunk == chunk)
    }

    /// The chunk and slot of a vertex; nil if it lacks the label.
    @inline(__always)
    func find(_ vertex: Int64) -> (chunk: Int, slot: Int)? {
        let (index, isThere) = place(ofChunk: vertex >> ColumnChanges.chunkBits)
        guard isThere, let slot = members[index].slot(vertex) else { return nil }
        return (index, slot)
    }

    /// Looks vertices up in a column: `found` hears the place of each that has
    /// the property, and its number, code or bits, `missing` that of each
    /// that lacks the label.
    @inline(__always)
    func look(
        up vertices: [Int64], at rows: [Int32], in column: PropertyColumn,
        found: (Int32, Int64) -> Void, missing: (Int32) -> Void
    ) {
        vertices.withUnsafeBufferPointer { vertices in
            var next = 0
            while next < rows.count {
                // Mostly the next ones are in the same chunk.
                let number = vertices[Int(rows[next])] >> ColumnChanges.chunkBits
                let start = next
                repeat {
                    next &+= 1
                } while next < rows.count
                    && vertices[Int(rows[next])] >> ColumnChanges.chunkBits == number
                let (index, isThere) = place(ofChunk: number)
                guard isThere else {
                    for place in start..<next { missing(rows[place]) }
                    continue
                }
                let members = members[index]
                let values = column.chunks[index]
                for place in start..<next {
                    let row = rows[place]
                    guard let slot = members.slot(vertices[Int(row)]) else {
                        missing(row)
                        continue
                    }
                    if values.isPresent(slot) { found(row, values.value(slot)) }
                }
            }
        }
    }

}
