/// Rows that say which source speaks of which vertex, gathered so that many are
/// written at a time and in their order: one after the other they go all over
/// the table.
struct ClaimSubjects {
    struct Row: BitwiseCopyable {
        var vertex: Int64
        var source: Int64
        var isItself: Bool
    }

    private var rows: [Row] = []
    /// The last row of a vertex, and 1 …
    private var last: [Int64: Int32] = [:]
    /// … and of each row, the one of the same vertex before it, and 1: of as many
    /// as there were when somebody asked.
    private var previous: [Int32] = []
    /// How many rows wait at most …
    private static let limit = 200_000
    /// … and where all are to wait until the end.
    private static let heldLimit = 2_000_000
    private static let digitBits = 11

    func isFull(areHeld: Bool) -> Bool { rows.count >= (areHeld ? Self.heldLimit : Self.limit) }

    /// - Parameter isItself: whether the vertex is claimed, not only edges that
    ///   leave it.
    mutating func add(_ vertex: Int64, source: Int64, isItself: Bool) {
        rows.append(Row(vertex: vertex, source: source, isItself: isItself))
    }

    /// The sources that speak of a vertex.
    mutating func sources(of vertex: Int64, claimingItself: Bool) -> [Int64] {
        for row in rows[previous.count...] {
            let place = Int32(previous.count + 1)
            previous.append(last.updateValue(place, forKey: row.vertex) ?? 0)
        }
        guard var place = last[vertex] else { return [] }
        var result: [Int64] = []
        while place > 0 {
            let row = rows[Int(place) - 1]
            if row.isItself || !claimingItself { result.append(row.source) }
            place = previous[Int(place) - 1]
        }
        return result
    }

    /// Takes all rows out, in the order of the table.
    mutating func removeAll() -> [Row] {
        defer { self = ClaimSubjects() }
        // Sources mostly come in order, so that only vertices are to be sorted.
        guard zip(rows, rows.dropFirst()).allSatisfy({ $0.source <= $1.source }) else {
            return rows.sorted { ($0.vertex, $0.source) < ($1.vertex, $1.source) }
        }
        let most = rows.reduce(0) { $0 | UInt64(bitPattern: $1.vertex) }
        var shift: Int64 = 0
        while shift < 64, most >> UInt64(shift) != 0 {
            rows = Array(unsafeUninitializedCapacity: rows.count) { sorted, count in
                rows.withUnsafeBufferPointer { rows in
                    guard let source = rows.baseAddress, let target = sorted.baseAddress else {
                        return
                    }
                    DigitSort.distribute(
                        source, count: rows.count, into: target, base: 1 << Self.digitBits
                    ) { Int(truncatingIfNeeded: $0.vertex >> shift) & (1 << Self.digitBits - 1) }
                }
                count = rows.count
            }
            shift += Int64(Self.digitBits)
        }
        return rows
    }
}
