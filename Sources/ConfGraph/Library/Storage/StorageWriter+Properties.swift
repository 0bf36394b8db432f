extension StorageWriter {
    /// Sets or adds a value of a vertex's property.
    ///
    /// `single` replaces all values of the key, `list` adds one, and `set`
    /// adds one unless the exact value is there already.
    ///
    /// - Returns: the number of the property; 0 if a null was dropped.
    /// - Throws: ``GraphError``: `invalidArgument` for a derived property or a
    ///   value that cannot be stored, `alreadyExists` if the id is taken.
    @discardableResult
    func setVertexProperty(
        _ vertex: Int64, _ key: String, _ value: PropertyValue, cardinality: Cardinality,
        id: ElementID?
    ) throws -> Int64 {
        try requireOpen()
        try requireVertex(vertex, "its property \(key) cannot be set")
        if value.isNull, try catalog.nullProperties == .drop {
            if cardinality == .single, let number = try keyID(key) {
                try refuseDerived(vertex, number)
                try removeVertexProperties(vertex: vertex, key: number)
            }
            return 0
        }
        guard value.valueType != nil else { throw value.notStorable }
        let keyNumber = try internKey(key)
        try refuseDerived(vertex, keyNumber)
        switch cardinality {
        case .single: try removeVertexProperties(vertex: vertex, key: keyNumber)
        case .list: break
        case .set:
            if let found = try find(value, vertex: vertex, key: keyNumber) { return found }
        }
        if let id, try givenKey(id, .vertexProperty) != nil {
            throw Self.alreadyExists(.vertexProperty, id)
        }
        try noteColumnChange(vertex)
        let number = try makePropertyNumber()
        let statement = try connection.statement(
            "INSERT INTO vertex_property VALUES(?, ?, ?, ?, ?)")
        defer { statement.clearBindings() }
        statement.bind(vertex, at: 1)
        statement.bind(Int64(keyNumber), at: 2)
        statement.bind(number, at: 3)
        try statement.bind(value, at: 4)
        try statement.run()
        if let id { try recordGivenID(id, .vertexProperty, key: number) }
        for index in try indexes(ofVertex: vertex, key: keyNumber) {
            try addEntry(index, vertex: vertex, property: number, value: value)
        }
        return number
    }

    /// Removes one value of a vertex's property, if it is there.
    func removeVertexProperty(vertex: Int64, property: Int64) throws {
        try requireOpen()
        guard property >= 0 else {
            let key = try derivedKey(of: property, vertex: vertex)
            if let key { try refuseDerived(vertex, key) }
            return
        }
        try removeVertexProperties(vertex: vertex, key: nil, property: property)
    }

    /// Sets a property of a vertex property; null removes it, unless the file
    /// keeps nulls.
    func setMetaProperty(vertex: Int64, property: Int64, _ key: String, _ value: PropertyValue)
        throws
    {
        guard property >= 0, try hasProperty(vertex: vertex, property: property) else {
            throw GraphError(
                .notFound,
                "The vertex property with id \(try vertexPropertyID(property)) is gone or derived: "
                    + "its property \(key) cannot be set.")
        }
        if value.isNull, try catalog.nullProperties == .drop {
            return try removeMetaProperty(vertex: vertex, property: property, key)
        }
        if try !catalog.hasMetaProperties {
            let flag = try connection.statement("INSERT INTO meta VALUES(?, 1)")
            try flag.bind(Catalog.metaPropertiesSetting, at: 1)
            try flag.run()
            try changeCatalog()
        }
        let statement = try connection.statement(
            """
            INSERT INTO meta_property VALUES(?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET type = excluded.type, value = excluded.value
            """)
        defer { statement.clearBindings() }
        statement.bind(property, at: 1)
        statement.bind(Int64(try internKey(key)), at: 2)
        try statement.bind(value, at: 3)
        try statement.run()
    }

    /// Removes a property of a vertex property, if it is there.
    func removeMetaProperty(vertex: Int64, property: Int64, _ key: String) throws {
        try requireOpen()
        guard let number = try keyID(key) else { return }
        let statement = try connection.statement(
            "DELETE FROM meta_property WHERE property = ? AND key = ?")
        statement.bind(property, at: 1)
        statement.bind(Int64(number), at: 2)
        try statement.run()
    }

    /// Removes the values of one key, or all; or the one of a number.
    func removeVertexProperties(vertex: Int64, key: UInt32?, property: Int64? = nil) throws {
        for index in try indexes(ofVertex: vertex, key: key) {
            for (number, value) in try storedValues(vertex: vertex, key: index.key)
            where property == nil || number == property {
                try removeEntry(index, vertex: vertex, property: number, value: value)
            }
        }
        if try catalog.hasMetaProperties || catalog.givenIDs.contains(.vertexProperty) {
            for number in try propertyNumbers(vertex: vertex, key: key)
            where property == nil || number == property {
                let statement = try connection.statement(
                    "DELETE FROM meta_property WHERE property = ?")
                statement.bind(number, at: 1)
                try statement.run()
                try removeGivenID(.vertexProperty, key: number)
            }
        }
        try noteColumnChange(vertex)
        let statement: SQLiteStatement
        if let key {
            statement = try connection.statement(
                "DELETE FROM vertex_property WHERE vertex = ? AND key = ?")
            statement.bind(Int64(key), at: 2)
        } else if let property {
            statement = try connection.statement(
                "DELETE FROM vertex_property WHERE vertex = ? AND id = ?")
            statement.bind(property, at: 2)
        } else {
            statement = try connection.statement("DELETE FROM vertex_property WHERE vertex = ?")
        }
        statement.bind(vertex, at: 1)
        try statement.run()
    }

    /// Throws if the property is read through edges.
    func refuseDerived(_ vertex: Int64, _ key: UInt32) throws {
        guard try !catalog.derived.isEmpty, let rule = try derivedRules(vertex, key: key).first
        else { return }
        let (name, label) = (try keyName(key), try labelName(rule.label))
        let (edge, source) = (try labelName(rule.edge), try keyName(rule.sourceKey))
        throw GraphError(
            .invalidArgument,
            "\(name) of a \(label) cannot be set: it is always the \(source) of what the \(label) "
                + "is connected to by \(edge). Add or remove an edge \(edge) instead.")
    }

    private func derivedKey(of property: Int64, vertex: Int64) throws -> UInt32? {
        var found: UInt32?
        try derivedProperties(vertex, key: nil) { key, number, _ in
            if number == property { found = key }
        }
        return found
    }

    private func find(_ value: PropertyValue, vertex: Int64, key: UInt32) throws -> Int64? {
        for (number, found) in try storedValues(vertex: vertex, key: key)
        where ExactValue(found) == ExactValue(value) {
            return number
        }
        return nil
    }

    private func hasProperty(vertex: Int64, property: Int64) throws -> Bool {
        try propertyNumbers(vertex: vertex, key: nil).contains(property)
    }

    private func propertyNumbers(vertex: Int64, key: UInt32?) throws -> [Int64] {
        let statement: SQLiteStatement
        if let key {
            statement = try connection.statement(
                "SELECT id FROM vertex_property WHERE vertex = ? AND key = ?")
            statement.bind(Int64(key), at: 2)
        } else {
            statement = try connection.statement("SELECT id FROM vertex_property WHERE vertex = ?")
        }
        statement.bind(vertex, at: 1)
        defer { statement.reset() }
        var numbers: [Int64] = []
        while try statement.step() { numbers.append(statement.int64(0)) }
        return numbers
    }
}
