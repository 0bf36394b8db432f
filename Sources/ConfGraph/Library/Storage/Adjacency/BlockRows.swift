/// The rows of blocks, as both those look at them who read one level and who
/// read two.
struct BlockRows {
    let connection: Connection

    /// All pieces of a hub; `place` is the key of its first.
    func pieces(of place: Int64) throws -> [(key: Int64, bytes: [UInt8])] {
        let statement = try connection.statement(
            "SELECT key, block FROM adjacency WHERE key BETWEEN ? AND ? ORDER BY key")
        statement.bind(place, at: 1)
        statement.bind(place | 0xFFFF, at: 2)
        defer { statement.reset() }
        var pieces: [(key: Int64, bytes: [UInt8])] = []
        while try statement.step() {
            pieces.append((statement.int64(0), Array(statement.blob(1))))
        }
        return pieces
    }

    /// The last vertex before the next block of the run behind a key.
    func lastVertex(of run: Int, before key: Int64) throws -> Int64 {
        let statement = try connection.statement(
            "SELECT key FROM adjacency WHERE key > ? ORDER BY key LIMIT 1")
        statement.bind(key, at: 1)
        defer { statement.reset() }
        guard try statement.step() else { return AdjacencyKey.vertexLimit - 1 }
        let next = AdjacencyKey(rawValue: statement.int64(0))
        return next.run == Int64(run) ? next.vertex - 1 : AdjacencyKey.vertexLimit - 1
    }
}
