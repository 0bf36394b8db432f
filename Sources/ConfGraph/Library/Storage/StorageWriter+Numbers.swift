// Keys are never given twice. The next key follows from the newest row; the
// stored mark counts only after the newest row was deleted, so that a plain
// insert writes no page for it.
extension StorageWriter {
    /// The greatest key of a vertex that adjacency blocks can hold.
    static let greatestVertex: Int64 = 1 << 33 - 1
    /// The greatest integer that a user may make a vertex's key: what is
    /// above stays for keys that the graph assigns.
    static let greatestGivenVertex: Int64 = 1 << 32 - 1

    /// A fresh key for a vertex.
    func makeVertexKey() throws -> Int64 {
        var key = try loadNextVertex()
        while try givenKey(.int(key), .vertex) != nil { key += 1 }
        guard key <= Self.greatestVertex else {
            throw GraphError(
                .limit,
                "The graph is out of vertex keys: the format allows \(Self.greatestVertex).")
        }
        nextVertex = key + 1
        return key
    }

    /// The first key above all that vertices ever had.
    func loadNextVertex() throws -> Int64 {
        if let nextVertex { return nextVertex }
        let statement = try connection.statement(
            "SELECT max(newest_vertex, coalesce((SELECT max(id) FROM vertex), 0)) FROM state")
        guard try statement.step() else { throw damaged("the state row is missing") }
        let next = statement.int64(0) + 1
        statement.reset()
        nextVertex = next
        return next
    }

    /// A fresh key for an edge.
    func makeEdgeKey() throws -> Int64 {
        var key = nextEdge
        while try givenKey(.int(key), .edge) != nil { key += 1 }
        nextEdge = key + 1
        return key
    }

    /// A fresh number for a vertex property.
    ///
    /// Properties have no index by number, so the file sets numbers aside in
    /// lots, and a process uses up its lot.
    func makePropertyNumber() throws -> Int64 {
        repeat {
            if propertyNumbers.isEmpty {
                let statement = try connection.statement(
                    """
                    UPDATE state SET reserved_property = reserved_property + ?
                    RETURNING reserved_property
                    """)
                statement.bind(propertyReserve, at: 1)
                guard try statement.step() else { throw damaged("the state row is missing") }
                let end = statement.int64(0) + 1
                statement.reset()
                propertyNumbers = end - propertyReserve..<end
                propertyReserve = min(propertyReserve * 2, 1 << 16)
            }
            let number = propertyNumbers.lowerBound
            propertyNumbers = number + 1..<propertyNumbers.upperBound
            if try givenKey(.int(number), .vertexProperty) == nil { return number }
        } while true
    }

    /// As many fresh numbers for vertex properties, of which none was given to
    /// one as its id.
    func makePropertyNumbers(_ count: Int) throws -> Range<Int64> {
        let statement = try connection.statement(
            """
            UPDATE state SET reserved_property = reserved_property + ?
            RETURNING reserved_property
            """)
        statement.bind(Int64(count), at: 1)
        guard try statement.step() else { throw damaged("the state row is missing") }
        let end = statement.int64(0) + 1
        statement.reset()
        return end - Int64(count)..<end
    }

    /// Writes the marks, if the newest vertex or edge is gone.
    func writeMarks() throws {
        guard hasRemovedVertices || hasRemovedEdges else { return }
        let statement = try connection.statement(
            """
            UPDATE state SET newest_vertex = max(newest_vertex, ?1),
            newest_edge = max(newest_edge, ?2)
            WHERE ?1 > max(newest_vertex, coalesce((SELECT max(id) FROM vertex), 0))
            OR ?2 > max(newest_edge, coalesce((SELECT max(id) FROM edge), 0))
            """)
        statement.bind((nextVertex ?? 0) - 1, at: 1)
        statement.bind(nextEdge - 1, at: 2)
        try statement.run()
    }

    /// Records an id that the user gave, unless it is the key itself.
    func recordGivenID(_ id: ElementID, _ kind: ElementKind, key: Int64) throws {
        if case .int(key) = id { return }
        if try !catalog.givenIDs.contains(kind) {
            let flag = try connection.statement("INSERT INTO meta VALUES(?, 1)")
            try flag.bind(kind.givenSetting, at: 1)
            try flag.run()
            try changeCatalog()
        }
        let statement = try connection.statement("INSERT INTO user_id VALUES(?, ?, ?, ?)")
        statement.bind(kind.rawValue, at: 1)
        try statement.bind(id, at: 2)
        statement.bind(key, at: 4)
        try statement.run()
    }

    /// Forgets the id that the user gave to an element.
    func removeGivenID(_ kind: ElementKind, key: Int64) throws {
        guard try catalog.givenIDs.contains(kind) else { return }
        let statement = try connection.statement(
            "DELETE FROM user_id WHERE kind = ? AND element = ?")
        statement.bind(kind.rawValue, at: 1)
        statement.bind(key, at: 2)
        try statement.run()
    }

    /// The error of an id that is taken.
    static func alreadyExists(_ kind: ElementKind, _ id: ElementID) -> GraphError {
        GraphError(.alreadyExists, "\(kind.name) with id already exists: \(id)")
    }
}
