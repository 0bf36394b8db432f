/// Rows that say which source speaks of which vertex, gathered so that many are
/// written at a time and in their order: one after the other they go all over
/// the table.
struct ClaimSubjects {
    struct Row {
        var vertex: Int64
        var source: Int64
        var isItself: Bool
        /// The row of the same vertex before this one, and 1.
        fileprivate var next: Int32
    }

    private var rows: [Row] = []
    /// The last row of a vertex, and 1.
    private var last: [Int64: Int32] = [:]
    /// How many rows wait at most.
    private static let limit = 200_000

    var isFull: Bool { rows.count >= Self.limit }

    /// - Parameter isItself: whether the vertex is claimed, not only edges that
    ///   leave it.
    mutating func add(_ vertex: Int64, source: Int64, isItself: Bool) {
        let place = Int32(rows.count + 1)
        rows.append(Row(vertex: vertex, source: source, isItself: isItself, next: 0))
        if let before = last.updateValue(place, forKey: vertex) {
            rows[rows.count - 1].next = before
        }
    }

    /// The sources that speak of a vertex.
    func sources(of vertex: Int64, claimingItself: Bool) -> [Int64] {
        guard !rows.isEmpty, var place = last[vertex] else { return [] }
        var result: [Int64] = []
        while place > 0 {
            let row = rows[Int(place) - 1]
            if row.isItself || !claimingItself { result.append(row.source) }
            place = row.next
        }
        return result
    }

    /// Takes all rows out, in the order of the table.
    mutating func removeAll() -> [Row] {
        guard !rows.isEmpty else { return [] }
        defer {
            rows = []
            last = [:]
        }
        return rows.sorted { ($0.vertex, $0.source) < ($1.vertex, $1.source) }
    }
}
