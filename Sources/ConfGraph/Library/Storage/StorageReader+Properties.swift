extension StorageReader {
    /// The values of a vertex's properties: of one key, or of all keys in the
    /// order of their numbers, and in order of insertion within a key.
    ///
    /// Derived properties are among them; their property number is the
    /// complement of the key of the edge through which the value is read.
    func vertexProperties(
        _ vertex: Int64, key: UInt32?,
        _ body: (_ key: UInt32, _ property: Int64, _ value: PropertyValue) throws -> Void
    ) throws {
        try requireOpen()
        let statement: SQLiteStatement
        if let key {
            statement = try connection.statement(
                """
                SELECT key, id, type, value FROM vertex_property
                WHERE vertex = ? AND key = ? ORDER BY id
                """)
            statement.bind(Int64(key), at: 2)
        } else {
            statement = try connection.statement(
                "SELECT key, id, type, value FROM vertex_property WHERE vertex = ? ORDER BY key, id"
            )
        }
        statement.bind(vertex, at: 1)
        defer { statement.reset() }
        while try statement.step() {
            try body(
                UInt32(truncatingIfNeeded: statement.int64(0)), statement.int64(1),
                statement.value(2))
        }
        if try !catalog.derived.isEmpty { try derivedProperties(vertex, key: key, body) }
    }

    /// The first value of a property; nil if the vertex does not have it.
    func firstVertexProperty(_ vertex: Int64, key: UInt32) throws -> PropertyValue? {
        try requireOpen()
        let statement = try connection.statement(
            "SELECT type, value FROM vertex_property WHERE vertex = ? AND key = ? ORDER BY id LIMIT 1"
        )
        statement.bind(vertex, at: 1)
        statement.bind(Int64(key), at: 2)
        if try statement.step() {
            defer { statement.reset() }
            return try statement.value(0)
        }
        guard try !catalog.derived.isEmpty else { return nil }
        var first: PropertyValue?
        try derivedProperties(vertex, key: key) { _, _, value in first = first ?? value }
        return first
    }

    /// The properties of an edge: of one key, or of all in order of key.
    func edgeProperties(
        _ edge: Int64, key: UInt32?, _ body: (_ key: UInt32, _ value: PropertyValue) throws -> Void
    ) throws {
        try requireOpen()
        if newestEdge?.key == edge, let known = newestProperties {
            for property in known where key == nil || key == property.key {
                try body(property.key, property.value)
            }
            return
        }
        let statement: SQLiteStatement
        if let key {
            statement = try connection.statement(
                "SELECT key, type, value FROM edge_property WHERE edge = ? AND key = ?")
            statement.bind(Int64(key), at: 2)
        } else {
            statement = try connection.statement(
                "SELECT key, type, value FROM edge_property WHERE edge = ? ORDER BY key")
        }
        statement.bind(edge, at: 1)
        defer { statement.reset() }
        while try statement.step() {
            try body(UInt32(truncatingIfNeeded: statement.int64(0)), statement.value(1))
        }
    }

    /// The properties of one vertex property, in order of key.
    func metaProperties(
        vertex: Int64, property: Int64,
        _ body: (_ key: UInt32, _ value: PropertyValue) throws -> Void
    ) throws {
        guard property >= 0, try catalog.hasMetaProperties else { return }
        let statement = try connection.statement(
            "SELECT key, type, value FROM meta_property WHERE property = ? ORDER BY key")
        statement.bind(property, at: 1)
        defer { statement.reset() }
        while try statement.step() {
            try body(UInt32(truncatingIfNeeded: statement.int64(0)), statement.value(1))
        }
    }
}
