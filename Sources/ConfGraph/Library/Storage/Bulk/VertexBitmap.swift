/// Which vertices exist, one bit each, read in one pass over the rows.
struct VertexBitmap {
    private var words: [UInt64] = []
    /// Keys beyond the bits are looked up one by one.
    private let limit: Int64
    private let connection: Connection

    /// - Parameter memory: bytes that the bits may take.
    init(connection: Connection, memory: Int) throws {
        self.connection = connection
        limit = Int64(memory) * 8
        let statement = try connection.statement("SELECT id FROM vertex WHERE id >= 0 ORDER BY id")
        defer { statement.reset() }
        while try statement.step() {
            let key = statement.int64(0)
            guard key < limit else { break }
            let word = Int(key >> 6)
            if word >= words.count {
                words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
            }
            words[word] |= 1 << UInt64(key & 63)
        }
    }

    @inline(__always)
    func contains(_ key: Int64) throws -> Bool {
        guard key >= 0 else { return false }
        guard key < limit else { return try row(key) }
        let word = Int(key >> 6)
        return word < words.count && words[word] & 1 << UInt64(key & 63) != 0
    }

    private func row(_ key: Int64) throws -> Bool {
        let statement = try connection.statement("SELECT 1 FROM vertex WHERE id = ?")
        statement.bind(key, at: 1)
        defer { statement.reset() }
        return try statement.step()
    }
}
