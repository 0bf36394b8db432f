/// Distinct vertices in ascending order, and the place of each among them: read
/// off a table where they lie close together, which those of one load do.
struct VertexPlaces {
    private(set) var vertices: [Int64] = []
    private var first: Int64 = 0
    /// By how far a vertex is above the first: its place, and 1. Empty where they
    /// are too far apart for that.
    private var table: [Int32] = []

    /// - Parameter all: in any order, each any number of times.
    init(_ all: [Int64]) {
        guard let first = all.min(), let last = all.max() else { return }
        self.first = first
        let size = last.subtractingReportingOverflow(first).partialValue
        guard 0..<Int64(8 * all.count + 1024) ~= size else {
            for vertex in all.sorted() where vertex != vertices.last { vertices.append(vertex) }
            return
        }
        table = [Int32](repeating: 0, count: Int(size) + 1)
        for vertex in all { table[Int(vertex - first)] = 1 }
        for i in table.indices where table[i] > 0 {
            vertices.append(first + Int64(i))
            table[i] = Int32(vertices.count)
        }
    }

    func place(of vertex: Int64) -> Int? {
        guard !table.isEmpty else { return vertices.sortedIndex(of: vertex) }
        let above = vertex &- first
        guard table.indices ~= Int(above), table[Int(above)] > 0 else { return nil }
        return Int(table[Int(above)]) - 1
    }
}
