/// The values that vertices have of one property in the file, read vertex by
/// vertex: what is the same for all of them is done once.
struct StoredValues {
    private let statement: SQLiteStatement

    init(of key: UInt32, on connection: Connection) throws {
        statement = try connection.statement(
            "SELECT type, value FROM vertex_property WHERE vertex = ? AND key = ? ORDER BY id")
        statement.bind(Int64(key), at: 2)
    }

    /// Appends the values of a vertex, in order of insertion.
    func append(of vertex: Int64, to values: inout [PropertyValue]) throws {
        statement.bind(vertex, at: 1)
        defer { statement.reset() }
        while try statement.step() { values.append(try statement.value(0)) }
    }
}

extension StorageReader {
    /// The values that vertices have of a property; nil where some may have it
    /// through edges.
    func storedValues(of key: UInt32) throws -> StoredValues? {
        try requireOpen()
        guard try catalog.derived.allSatisfy({ $0.key != key }) else { return nil }
        return try StoredValues(of: key, on: connection)
    }
}
