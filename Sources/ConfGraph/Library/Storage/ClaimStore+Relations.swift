/// The edges between topics that the loader made, by their ends.
extension ClaimStore {
    static func relation(_ a: Int64, _ b: Int64, in reader: StorageReader) throws
        -> (edge: Int64, weight: Int32)?
    {
        let statement = try reader.connection.statement(
            "SELECT edge, weight FROM related WHERE a = ? AND b = ?")
        statement.bind(a, at: 1)
        statement.bind(b, at: 2)
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        return (statement.int64(0), Int32(clamping: statement.int64(1)))
    }

    static func setRelation(
        _ a: Int64, _ b: Int64, edge: Int64, weight: Int32, in writer: StorageWriter
    ) throws {
        let statement = try writer.connection.statement(
            "INSERT OR REPLACE INTO related VALUES(?, ?, ?, ?)")
        statement.bind(a, at: 1)
        statement.bind(b, at: 2)
        statement.bind(edge, at: 3)
        statement.bind(Int64(weight), at: 4)
        try statement.run()
    }

    static func removeRelation(_ a: Int64, _ b: Int64, in writer: StorageWriter) throws {
        let statement = try writer.connection.statement("DELETE FROM related WHERE a = ? AND b = ?")
        statement.bind(a, at: 1)
        statement.bind(b, at: 2)
        try statement.run()
    }
}
