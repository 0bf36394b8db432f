/// Writes about elements that this write has made itself, or knows to exist:
/// nothing is looked up before they are written.
extension StorageWriter {
    /// Adds an edge between two vertices that are known to exist.
    func addEdge(numbered label: UInt32, from source: Int64, to target: Int64) throws -> Int64 {
        guard label <= Self.greatestEdgeLabel else {
            // The general form says what is wrong.
            return try addEdge(labelName(label), from: source, to: target, id: nil)
        }
        let key = try makeEdge(label, source, target)
        newestProperties = nil
        return key
    }

    /// Writes the row of a new edge, which is the newest from then on: the caller
    /// says what is known of its properties.
    func makeEdge(_ label: UInt32, _ source: Int64, _ target: Int64) throws -> Int64 {
        let key = try makeEdgeKey()
        let statement: SQLiteStatement
        if let newestEdge, newestEdge.key == key - 1 {
            // SQLite gives the same key and puts the row at the table's end,
            // without looking whether it has such a row and where it would be.
            statement = try connection.statement(
                "INSERT INTO edge(label, source, target) VALUES(?2, ?3, ?4)")
        } else {
            statement = try connection.statement("INSERT INTO edge VALUES(?1, ?2, ?3, ?4)")
            statement.bind(key, at: 1)
        }
        statement.bind(Int64(label), at: 2)
        statement.bind(source, at: 3)
        statement.bind(target, at: 4)
        try statement.run()
        guard connection.lastInsertedRow == key else {
            throw damaged("there is an edge above the newest, \(key - 1),")
        }
        newestEdge = EdgeRecord(key: key, label: label, source: source, target: target)
        adjacency.changes += 1
        return key
    }

    /// Adds a property of an edge that has none of that key.
    func addProperty(numbered key: UInt32, ofNewEdge edge: Int64, _ value: PropertyValue) throws {
        if newestEdge?.key == edge { newestProperties = nil }
        let statement = try connection.statement("INSERT INTO edge_property VALUES(?, ?, ?, ?)")
        defer { statement.clearBindings() }
        statement.bind(edge, at: 1)
        statement.bind(Int64(key), at: 2)
        try statement.bind(value, at: 3)
        try statement.run()
    }
}
