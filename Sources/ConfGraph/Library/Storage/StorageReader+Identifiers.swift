#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension StorageReader {
    /// The key of the vertex with an id; nil if there is none.
    func vertexKey(_ id: ElementID) throws -> Int64? {
        if let key = try givenKey(id, .vertex) { return key }
        guard case .int(let key) = id, try labelSet(ofVertex: key) != nil,
            try !hasGivenID(key, .vertex)
        else { return nil }
        return key
    }

    /// The id of a vertex.
    func vertexID(_ key: Int64) throws -> ElementID { try givenID(key, .vertex) ?? .int(key) }

    /// The key of the edge with an id; nil if there is none.
    func edgeKey(_ id: ElementID) throws -> Int64? {
        if let key = try givenKey(id, .edge) { return key }
        guard case .int(let key) = id, try edge(key) != nil, try !hasGivenID(key, .edge) else {
            return nil
        }
        return key
    }

    /// The id of an edge.
    func edgeID(_ key: Int64) throws -> ElementID { try givenID(key, .edge) ?? .int(key) }

    /// The id of a vertex property; of a derived one, the id of its edge.
    func vertexPropertyID(_ property: Int64) throws -> ElementID {
        if property < 0 { return try edgeID(~property) }
        return try givenID(property, .vertexProperty) ?? .int(property)
    }

    /// The element that was given an id by hand.
    func givenKey(_ id: ElementID, _ kind: ElementKind) throws -> Int64? {
        guard try catalog.givenIDs.contains(kind) else { return nil }
        let statement = try connection.statement(
            "SELECT element FROM user_id WHERE kind = ? AND type = ? AND value = ?")
        statement.bind(kind.rawValue, at: 1)
        try statement.bind(id, at: 2)
        guard try statement.step() else { return nil }
        defer { statement.reset() }
        return statement.int64(0)
    }

    /// The id that an element was given by hand.
    func givenID(_ key: Int64, _ kind: ElementKind) throws -> ElementID? {
        try requireOpen()
        guard try catalog.givenIDs.contains(kind) else { return nil }
        let statement = try connection.statement(
            "SELECT type, value FROM user_id WHERE kind = ? AND element = ?")
        statement.bind(kind.rawValue, at: 1)
        statement.bind(key, at: 2)
        guard try statement.step() else { return nil }
        defer { statement.reset() }
        return try statement.elementID(0) ?? { throw damaged("an id is of an unknown type") }()
    }

    private func hasGivenID(_ key: Int64, _ kind: ElementKind) throws -> Bool {
        try givenID(key, kind) != nil
    }
}

extension SQLiteStatement {
    /// Binds type and value of an id to two parameters that follow each other.
    func bind(_ id: ElementID, at index: Int32) throws {
        switch id {
        case .int(let value):
            bind(0 as Int64, at: index)
            bind(value, at: index + 1)
        case .string(let value):
            bind(1 as Int64, at: index)
            try bind(value, at: index + 1)
        case .uuid(let value):
            bind(2 as Int64, at: index)
            try withUnsafeBytes(of: value.uuid) { try bindBlob($0, at: index + 1) }
        }
    }

    /// The id in two columns that follow each other.
    func elementID(_ column: Int32) -> ElementID? {
        switch (int64(column), storage(column + 1)) {
        case (0, .integer): return .int(int64(column + 1))
        case (1, .text): return .string(text(column + 1))
        case (2, .blob):
            let bytes = blob(column + 1)
            guard bytes.count == 16 else { return nil }
            return .uuid(UUID(uuid: bytes.loadUnaligned(as: uuid_t.self)))
        default: return nil
        }
    }
}
