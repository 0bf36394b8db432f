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
        if case .equal(.string(let text)) = range, position == nil {
            return try seek(index, text, position: &position, limit: limit, into: &result)
        }
        guard let keys = range.keys else { return false }
        let statement = try seekStatement(index, keys, from: position, limit: limit)
        defer {
            statement.reset()
            statement.clearBindings()
        }
        guard try collect(statement, limit, into: &result) else { return false }
        let (vertex, property) = (statement.int64(0), statement.int64(1))
        if keys.isOneKey, let keyClass = keys.class, let key = keys.lower {
            position = IndexPosition(
                class: keyClass.rawValue, value: key, vertex: vertex, property: property)
        } else {
            position = IndexPosition(
                class: statement.int64(2), value: statement.indexValue(3), vertex: vertex,
                property: property)
        }
        return true
    }

    /// The first vertices that have one text: the most usual of all seeks, for
    /// which nothing is put together or copied.
    private func seek(
        _ index: IndexDescription, _ text: String, position: inout IndexPosition?, limit: Int,
        into result: inout [Int64]
    ) throws -> Bool {
        let key = IndexKey.cut(text)
        let statement = try statement(of: [.ofClass, .equal], index)
        statement.bind(IndexKey.Class.string.rawValue, at: 1)
        statement.bind(Int64(limit), at: 8)
        return try statement.binding(key, at: 2) {
            guard try collect(statement, limit, into: &result) else { return false }
            position = IndexPosition(
                class: IndexKey.Class.string.rawValue, value: .text(key),
                vertex: statement.int64(0), property: statement.int64(1))
            return true
        }
    }

    /// Takes up to so many rows; whether so many came: the statement then stands
    /// at the last of them.
    private func collect(
        _ statement: SQLiteStatement, _ limit: Int, into result: inout [Int64]
    ) throws -> Bool {
        var found = 0
        var last: Int64?
        while found < limit, try statement.step() {
            found += 1
            let vertex = statement.int64(0)
            if last != vertex { result.append(vertex) }
            last = vertex
        }
        return found == limit
    }

    /// The vertices that an index names in some ranges, ascending, if they are
    /// no more than a few; else nil.
    func seekFew(
        _ index: IndexDescription, _ ranges: [IndexRange], atMost most: Int
    ) throws -> [Int64]? {
        var keys = Set<Int64>()
        for range in ranges {
            var position: IndexPosition?
            var found: [Int64] = []
            let hasMore = try seek(
                index, range, position: &position, limit: most + 1, into: &found)
            keys.formUnion(found)
            if hasMore || keys.count > most { return nil }
        }
        return keys.sorted()
    }

    private func statement(
        of form: SeekForm, _ index: IndexDescription
    ) throws -> SQLiteStatement {
        try connection.statement(number: index.id << 8 | form.rawValue) { form.text(of: index) }
    }

    private func seekStatement(
        _ index: IndexDescription, _ keys: IndexKeyRange, from position: IndexPosition?, limit: Int
    ) throws -> SQLiteStatement {
        let statement = try statement(
            of: SeekForm(keys, isContinued: position != nil), index)
        if let keyClass = keys.class { statement.bind(keyClass.rawValue, at: 1) }
        if let lower = keys.lower { try statement.bind(lower, at: 2) }
        if let upper = keys.upper, !keys.isOneKey { try statement.bind(upper, at: 3) }
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

/// Which conditions the statement of a seek has.
private struct SeekForm: OptionSet {
    let rawValue: Int64

    static let ofClass = SeekForm(rawValue: 1)
    static let equal = SeekForm(rawValue: 2)
    static let above = SeekForm(rawValue: 4)
    static let below = SeekForm(rawValue: 8)
    static let before = SeekForm(rawValue: 16)
    static let continued = SeekForm(rawValue: 32)

    init(rawValue: Int64) { self.rawValue = rawValue }

    init(_ keys: IndexKeyRange, isContinued: Bool) {
        self = []
        if keys.class != nil { insert(.ofClass) }
        if keys.isOneKey {
            insert(.equal)
        } else {
            if keys.lower != nil { insert(.above) }
            if keys.upper != nil { insert(.below) }
        }
        if keys.end != nil { insert(.before) }
        if isContinued { insert(.continued) }
    }

    func text(of index: IndexDescription) -> String {
        var conditions: [String] = []
        if contains(.ofClass) { conditions.append("class = ?1") }
        if contains(.equal) { conditions.append("value = ?2") }
        if contains(.above) { conditions.append("value >= ?2") }
        if contains(.below) { conditions.append("value <= ?3") }
        if contains(.before) { conditions.append("value < cast(?3 AS TEXT)") }
        if contains(.continued) {
            conditions.append("(class, value, vertex, property) > (?4, ?5, ?6, ?7)")
        }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        // What is the same in all rows need not be copied out of them.
        let key = contains(.equal) ? "" : ", class, value"
        return """
            SELECT vertex, property\(key) FROM \(PropertyIndexTable.name(index.id))
            \(filter) ORDER BY class, value, vertex, property LIMIT ?8
            """
    }
}
