extension StorageReader {
    /// The indexes of this snapshot.
    func indexes() throws -> [IndexDescription] { try catalog.indexes }

    /// The properties that are read through edges.
    func derivedProperties() throws -> [DerivedProperty] { try catalog.derived }

    /// The next vertices whose key is in a range, ascending by value, then by
    /// vertex.
    ///
    /// They are candidates: a vertex with several values in the range may be
    /// named several times, and the caller checks its own predicate.
    ///
    /// - Parameters:
    ///   - position: where to go on; nil at first. It is moved on.
    /// - Returns: whether there may be more.
    func seek(
        _ index: IndexDescription, _ range: IndexRange, position: inout IndexPosition?, limit: Int,
        into result: inout [Int64]
    ) throws -> Bool {
        try requireOpen()
        guard limit > 0 else { return true }
        guard let keys = range.keys else { return false }
        let statement = try seekStatement(index, keys, from: position, limit: limit)
        defer {
            statement.reset()
            statement.clearBindings()
        }
        var found = 0
        var last: Int64?
        while try statement.step() {
            found += 1
            let vertex = statement.int64(2)
            if last != vertex { result.append(vertex) }
            last = vertex
            if found == limit {
                position = IndexPosition(
                    class: statement.int64(0), value: statement.indexValue(1), vertex: vertex,
                    property: statement.int64(3))
            }
        }
        return found == limit
    }

    private func seekStatement(
        _ index: IndexDescription, _ keys: IndexKeyRange, from position: IndexPosition?, limit: Int
    ) throws -> SQLiteStatement {
        var conditions: [String] = []
        if keys.class != nil { conditions.append("class = ?1") }
        if keys.lower != nil { conditions.append("value >= ?2") }
        if keys.upper != nil { conditions.append("value <= ?3") }
        if keys.end != nil { conditions.append("value < cast(?3 AS TEXT)") }
        if position != nil {
            conditions.append("(class, value, vertex, property) > (?4, ?5, ?6, ?7)")
        }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        let statement = try connection.statement(
            composed: """
                SELECT class, value, vertex, property FROM \(PropertyIndexTable.name(index.id))
                \(filter) ORDER BY class, value, vertex, property LIMIT ?8
                """)
        if let keyClass = keys.class { statement.bind(keyClass.rawValue, at: 1) }
        if let lower = keys.lower { try statement.bind(lower, at: 2) }
        if let upper = keys.upper { try statement.bind(upper, at: 3) }
        if let end = keys.end { try statement.bindBlob(end, at: 3) }
        if let position {
            statement.bind(position.class, at: 4)
            try statement.bind(position.value, at: 5)
            statement.bind(position.vertex, at: 6)
            statement.bind(position.property, at: 7)
        }
        statement.bind(Int64(limit), at: 8)
        return statement
    }
}
