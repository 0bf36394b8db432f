/// All vertices of the graph, numbered 0, 1, 2 … in ascending order of key.
final class VertexNumbering {
    let keys: [Int64]
    /// Numbers by key, from the first key on, where keys lie close together.
    private let numbers: [Int32]

    init(_ context: ExecutionContext) throws {
        var keys: [Int64] = []
        while try context.reader.scanVertices(
            labels: nil, after: keys.last, limit: 65_536, into: &keys)
        { try context.poll() }
        guard keys.count < Int(Int32.max) else {
            throw GraphError(
                .limit, "Graph algorithms take up to 2^31 vertices; this graph has more.")
        }
        self.keys = keys
        guard let first = keys.first, let last = keys.last,
            last.subtractingReportingOverflow(first).overflow == false,
            last - first < Int64(keys.count) * 4 + 1024
        else {
            numbers = []
            return
        }
        var numbers = [Int32](repeating: -1, count: Int(last - first) + 1)
        for (number, key) in keys.enumerated() { numbers[Int(key - first)] = Int32(number) }
        self.numbers = numbers
    }

    var count: Int { keys.count }

    /// About how much memory it takes.
    var cost: Int { keys.count * 8 + numbers.count * 4 }

    /// The number of a vertex; nil where there is no such vertex.
    @inline(__always)
    func number(of key: Int64) -> Int? {
        if numbers.isEmpty { return keys.sortedIndex(of: key) }
        let (place, overflow) = key.subtractingReportingOverflow(keys[0])
        guard !overflow, place >= 0, place < Int64(numbers.count) else { return nil }
        let number = numbers[Int(place)]
        return number < 0 ? nil : Int(number)
    }

    /// The ids of all vertices as text, by which algorithms break ties.
    func idTexts(_ context: ExecutionContext) throws -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(keys.count)
        for (number, key) in keys.enumerated() {
            if number & 0xFFFF == 0 { try context.poll() }
            texts.append(try context.reader.vertexID(key).description)
        }
        return texts
    }
}
