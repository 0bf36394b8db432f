extension StorageWriter {
    /// Makes an index of the values of a property, of the vertices of a label
    /// or of all. An index that is there already stays.
    ///
    /// - Throws: ``GraphError``: `constraint` if it is to be unique and two
    ///   vertices have one value, `alreadyExists` if there is one that differs
    ///   in uniqueness, `invalidArgument` for a derived property.
    func createIndex(label: String?, key: String, unique: Bool) throws {
        try requireOpen()
        let labelNumber = try label.map(internLabel)
        let keyNumber = try internKey(key)
        if let old = try catalog.indexes.first(where: {
            $0.label == labelNumber && $0.key == keyNumber
        }) {
            if old.unique == unique { return }
            throw GraphError(
                .alreadyExists,
                "There is an index of \(Self.name(label, key)) already, which is "
                    + "\(old.unique ? "" : "not ")unique. Drop it first.")
        }
        if try catalog.derived.contains(where: {
            $0.key == keyNumber && (labelNumber == nil || $0.label == labelNumber)
        }) {
            throw GraphError(
                .invalidArgument,
                "\(key) is read through edges, so it needs no index: index the property that it "
                    + "is read from.")
        }
        let catalogRow = try connection.statement(
            "INSERT INTO property_index(label, key, is_unique) VALUES(?, ?, ?)")
        if let labelNumber {
            catalogRow.bind(Int64(labelNumber), at: 1)
        } else {
            catalogRow.bindNull(at: 1)
        }
        catalogRow.bind(Int64(keyNumber), at: 2)
        catalogRow.bind(unique ? 1 : 0 as Int64, at: 3)
        try catalogRow.run()
        let index = IndexDescription(
            id: connection.lastInsertedRow, label: labelNumber, key: keyNumber, unique: unique)
        try connection.execute(PropertyIndexTable.definition(index.id))
        try changeCatalog()
        try fill(index)
        if unique { try checkUnique(index, Self.name(label, key)) }
    }

    /// Drops an index; nothing happens if there is none.
    func dropIndex(label: String?, key: String) throws {
        try requireOpen()
        guard let keyNumber = try keyID(key) else { return }
        var labelNumber: UInt32?
        if let label {
            guard let number = try labelID(label) else { return }
            labelNumber = number
        }
        guard
            let index = try catalog.indexes.first(where: {
                $0.label == labelNumber && $0.key == keyNumber
            })
        else { return }
        connection.forgetComposedStatements()
        try connection.execute("DROP TABLE \(PropertyIndexTable.name(index.id))")
        let row = try connection.statement("DELETE FROM property_index WHERE id = ?")
        row.bind(index.id, at: 1)
        try row.run()
        try changeCatalog()
    }

    /// How messages name an index.
    static func name(_ label: String?, _ key: String) -> String {
        label.map { "\($0).\(key)" } ?? key
    }

    // MARK: Entries

    /// The indexes that a vertex's property is in.
    func indexes(ofVertex vertex: Int64, key: UInt32?) throws -> [IndexDescription] {
        let candidates = try catalog.indexes.filter { key == nil || $0.key == key }
        guard !candidates.isEmpty else { return [] }
        guard candidates.contains(where: { $0.label != nil }) else { return candidates }
        guard let set = try labelSet(ofVertex: vertex) else { return [] }
        let labels = try labels(inSet: set)
        return candidates.filter { $0.label.map(labels.contains) ?? true }
    }

    /// Adds an entry, unless it would break uniqueness.
    func addEntry(
        _ index: IndexDescription, vertex: Int64, property: Int64, value: PropertyValue
    ) throws {
        guard let key = IndexKey(value) else { return }
        if index.unique, !value.isNull, key.class != .notANumber {
            try refuseDuplicate(index, vertex: vertex, value: value)
        }
        let statement = try connection.statement(
            composed: "INSERT INTO \(PropertyIndexTable.name(index.id)) VALUES(?, ?, ?, ?)")
        try bindEntry(statement, key, vertex, property)
        try statement.run()
    }

    /// Removes the entry of a value.
    func removeEntry(
        _ index: IndexDescription, vertex: Int64, property: Int64, value: PropertyValue
    ) throws {
        guard let key = IndexKey(value) else { return }
        let statement = try connection.statement(
            composed: """
                DELETE FROM \(PropertyIndexTable.name(index.id))
                WHERE class = ? AND value = ? AND vertex = ? AND property = ?
                """)
        try bindEntry(statement, key, vertex, property)
        try statement.run()
    }

    /// Adds or removes the entries that a vertex has because of a label.
    func moveEntries(vertex: Int64, label: UInt32, adding: Bool) throws {
        for index in try catalog.indexes where index.label == label {
            for (property, value) in try storedValues(vertex: vertex, key: index.key) {
                if adding {
                    try addEntry(index, vertex: vertex, property: property, value: value)
                } else {
                    try removeEntry(index, vertex: vertex, property: property, value: value)
                }
            }
        }
    }

    /// The values of one key with their numbers, derived ones excepted.
    func storedValues(vertex: Int64, key: UInt32) throws -> [(Int64, PropertyValue)] {
        let statement = try connection.statement(
            "SELECT id, type, value FROM vertex_property WHERE vertex = ? AND key = ? ORDER BY id")
        statement.bind(vertex, at: 1)
        statement.bind(Int64(key), at: 2)
        defer { statement.reset() }
        var values: [(Int64, PropertyValue)] = []
        while try statement.step() { values.append((statement.int64(0), try statement.value(1))) }
        return values
    }

    private func bindEntry(
        _ statement: SQLiteStatement, _ key: IndexKey, _ vertex: Int64, _ property: Int64
    ) throws {
        statement.bind(key.class.rawValue, at: 1)
        try statement.bind(key.value, at: 2)
        statement.bind(vertex, at: 3)
        statement.bind(property, at: 4)
    }

    // MARK: Making an index

    /// Writes the entries of all vertices, in order: SQLite sorts them, on
    /// its temporary storage where they are many.
    private func fill(_ index: IndexDescription) throws {
        try connection.execute(
            "CREATE TEMP TABLE index_entries(class INTEGER, value, vertex INTEGER, property INTEGER)"
        )
        defer { try? connection.execute("DROP TABLE IF EXISTS temp.index_entries") }
        do {
            let rows = try connection.prepare(
                index.label == nil
                    ? "SELECT vertex, id, type, value FROM vertex_property WHERE key = ?1"
                    : """
                    SELECT p.vertex, p.id, p.type, p.value
                    FROM vertex_label l CROSS JOIN vertex_property p
                    ON p.vertex = l.vertex AND p.key = ?1 WHERE l.label = ?2
                    """)
            rows.bind(Int64(index.key), at: 1)
            if let label = index.label { rows.bind(Int64(label), at: 2) }
            let insert = try connection.prepare(
                "INSERT INTO temp.index_entries VALUES(?, ?, ?, ?)")
            while try rows.step() {
                guard let key = IndexKey(try rows.value(2)) else { continue }
                try bindEntry(insert, key, rows.int64(0), rows.int64(1))
                try insert.run()
            }
        }
        try connection.execute(
            """
            INSERT INTO \(PropertyIndexTable.name(index.id))
            SELECT * FROM temp.index_entries ORDER BY class, value, vertex, property
            """)
    }

    /// Throws if two vertices share a value.
    private func checkUnique(_ index: IndexDescription, _ name: String) throws {
        let table = PropertyIndexTable.name(index.id)
        let groups = try connection.prepare(
            """
            SELECT class, value FROM \(table) WHERE class NOT IN (0, 3)
            GROUP BY class, value HAVING count(DISTINCT vertex) > 1
            """)
        let members = try connection.prepare(
            """
            SELECT p.vertex, p.type, p.value FROM \(table) i JOIN vertex_property p
            ON p.vertex = i.vertex AND p.key = ?3 AND p.id = i.property
            WHERE i.class = ?1 AND i.value = ?2
            """)
        while try groups.step() {
            members.bind(groups.int64(0), at: 1)
            try members.bind(groups.indexValue(1), at: 2)
            members.bind(Int64(index.key), at: 3)
            var seen: [PropertyValue: Int64] = [:]
            while try members.step() {
                let value = try members.value(1)
                if let other = seen[value], other != members.int64(0) {
                    throw try duplicate(name, value, other, members.int64(0))
                }
                seen[value] = members.int64(0)
            }
        }
    }

    private func refuseDuplicate(
        _ index: IndexDescription, vertex: Int64, value: PropertyValue
    ) throws {
        var position: IndexPosition?
        var candidates: [Int64] = []
        while try seek(index, .equal(value), position: &position, limit: 64, into: &candidates) {}
        for other in candidates where other != vertex {
            for (_, found) in try storedValues(vertex: other, key: index.key) where found == value {
                let name = Self.name(
                    try index.label.map(labelName), try keyName(index.key))
                throw try duplicate(name, value, other, vertex)
            }
        }
    }

    private func duplicate(
        _ name: String, _ value: PropertyValue, _ one: Int64, _ other: Int64
    ) throws -> GraphError {
        GraphError(
            .constraint,
            "The index of \(name) allows each value once: vertices \(try vertexID(one)) and "
                + "\(try vertexID(other)) would both have \(value). Choose another value, or drop "
                + "the index.")
    }
}
