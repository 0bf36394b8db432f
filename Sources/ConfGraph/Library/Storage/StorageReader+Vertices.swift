extension StorageReader {
    /// The label set of a vertex; nil if there is no such vertex.
    func labelSet(ofVertex key: Int64) throws -> UInt32? {
        try requireOpen()
        if let known = session.labelSets[key] { return known }
        let statement = try connection.statement("SELECT label_set FROM vertex WHERE id = ?")
        statement.bind(key, at: 1)
        guard try statement.step() else { return nil }
        defer { statement.reset() }
        let set = UInt32(truncatingIfNeeded: statement.int64(0))
        session.labelSets[key] = set
        return set
    }

    /// Whether there is a vertex of that key.
    func hasVertex(_ key: Int64) throws -> Bool { try labelSet(ofVertex: key) != nil }

    /// The next vertices in ascending order of key, with any of the labels.
    ///
    /// - Returns: whether there may be more.
    func scanVertices(
        labels: [UInt32]?, after: Int64?, limit: Int, into result: inout [Int64]
    ) throws -> Bool {
        try requireOpen()
        guard limit > 0 else { return true }
        let statement: SQLiteStatement
        switch labels?.count {
        case nil:
            statement = try connection.statement(
                "SELECT id FROM vertex WHERE id > ? ORDER BY id LIMIT ?")
        case 0: return false
        case 1:
            statement = try connection.statement(
                """
                SELECT vertex FROM vertex_label WHERE vertex > ? AND label = ?3
                ORDER BY vertex LIMIT ?2
                """)
            statement.bind(Int64(labels![0]), at: 3)
        default:
            statement = try connection.statement(
                composed: """
                    SELECT DISTINCT vertex FROM vertex_label
                    WHERE vertex > ? AND label IN (\(Self.list(labels!)))
                    ORDER BY vertex LIMIT ?
                    """)
        }
        // No key is the least integer, so `>` loses none.
        statement.bind(after ?? Int64.min, at: 1)
        statement.bind(Int64(limit), at: 2)
        defer { statement.reset() }
        var found = 0
        while try statement.step() {
            result.append(statement.int64(0))
            found += 1
        }
        return found == limit
    }

    /// Whether there is a vertex of a label.
    func hasVertices(label: UInt32) throws -> Bool {
        let statement = try connection.statement(
            "SELECT 1 FROM vertex_label WHERE label = ? LIMIT 1")
        statement.bind(Int64(label), at: 1)
        defer { statement.reset() }
        return try statement.step()
    }

    /// How many vertices have any of the labels.
    func vertexCount(labels: [UInt32]?) throws -> Int64 {
        try requireOpen()
        let statement: SQLiteStatement
        switch labels?.count {
        case nil: statement = try connection.statement("SELECT count(*) FROM vertex")
        case 0: return 0
        case 1:
            statement = try connection.statement(
                "SELECT count(*) FROM vertex_label WHERE label = ?")
            statement.bind(Int64(labels![0]), at: 1)
        default:
            statement = try connection.statement(
                composed: """
                    SELECT count(DISTINCT vertex) FROM vertex_label
                    WHERE label IN (\(Self.list(labels!)))
                    """)
        }
        defer { statement.reset() }
        return try statement.step() ? statement.int64(0) : 0
    }

    /// Integers for an `IN (…)`: numbers from the dictionary only, never text.
    static func list(_ ids: [UInt32]) -> String {
        Set(ids).sorted().map(String.init).joined(separator: ",")
    }
}
