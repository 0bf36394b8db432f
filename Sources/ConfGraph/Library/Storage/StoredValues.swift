/// The values that vertices have of one property in the file.
struct StoredValues {
    private let key: Int64
    private let connection: Connection

    init(of key: UInt32, on connection: Connection) {
        self.key = Int64(key)
        self.connection = connection
    }

    /// Appends the values of some vertices, vertex by vertex and in order of
    /// insertion, and the place of the vertex that each is of where these `rows`
    /// are asked for.
    func append(
        of vertices: ArraySlice<Int64>, to values: inout [PropertyValue], _ rows: inout [Int32]?
    ) throws {
        if vertices.count == 1 {
            try append(of: vertices[vertices.startIndex], to: &values)
            rows?.note(vertices.startIndex, upTo: values.count)
            return
        }
        values.reserveCapacity(values.count + vertices.count)
        try vertices.withUnsafeBufferPointer { shown in
            // For each vertex the rows come in the order of the table's key.
            try connection.forEachRow(
                of: """
                    SELECT type, value, confgraph_rows.rowid FROM confgraph_rows
                    CROSS JOIN vertex_property ON vertex = c0 AND key = ?1
                    """, key, showing: shown
            ) { statement in
                values.append(try statement.value(0))
                rows?.append(Int32(vertices.startIndex + Int(statement.int64(2))))
            }
        }
    }

    /// Appends the values of a vertex, in order of insertion.
    func append(of vertex: Int64, to values: inout [PropertyValue]) throws {
        let statement = try connection.statement(
            "SELECT type, value FROM vertex_property WHERE vertex = ? AND key = ? ORDER BY id")
        statement.bind(vertex, at: 1)
        statement.bind(key, at: 2)
        defer { statement.reset() }
        while try statement.step() { values.append(try statement.value(0)) }
    }
}

extension [Int32] {
    /// Adds a row until so many positions have one.
    @inline(__always)
    mutating func note(_ row: Int, upTo count: Int) {
        while self.count < count { append(Int32(row)) }
    }
}

extension StorageReader {
    /// The values that vertices have of a property; nil where some may have it
    /// through edges.
    func storedValues(of key: UInt32) throws -> StoredValues? {
        try requireOpen()
        guard try catalog.derived.allSatisfy({ $0.key != key }) else { return nil }
        return StoredValues(of: key, on: connection)
    }
}
