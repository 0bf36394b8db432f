extension StorageWriter {
    /// Adds an edge between two vertices.
    ///
    /// - Returns: its key.
    /// - Throws: ``GraphError``: `notFound` if an end is missing,
    ///   `alreadyExists` if the id is taken, `limit` if the label is one too
    ///   many for edges.
    func addEdge(_ label: String, from source: Int64, to target: Int64, id: ElementID?) throws
        -> Int64
    {
        try requireOpen()
        try requireVertex(source, "an edge \(label) needs both ends")
        try requireVertex(target, "an edge \(label) needs both ends")
        let labelNumber = try internLabel(label)
        guard labelNumber <= Self.greatestEdgeLabel else {
            throw GraphError(
                .limit,
                "\(label) cannot be an edge's label: the graph has more than "
                    + "\(Self.greatestEdgeLabel) labels, and edges can have the first "
                    + "\(Self.greatestEdgeLabel) only.")
        }
        if let id, try edgeKey(id) != nil { throw Self.alreadyExists(.edge, id) }
        let key = try makeEdge(labelNumber, source, target)
        if newestProperties?.removeAll(keepingCapacity: true) == nil { newestProperties = [] }
        if let id { try recordGivenID(id, .edge, key: key) }
        return key
    }

    /// Sets a property of an edge; null removes it, unless the file keeps
    /// nulls.
    func setEdgeProperty(_ edge: Int64, _ key: String, _ value: PropertyValue) throws {
        guard try self.edge(edge) != nil else {
            throw GraphError(
                .notFound,
                "No edge has id \(try edgeID(edge)): its property \(key) cannot be set.")
        }
        if value.isNull, try catalog.nullProperties == .drop {
            return try removeEdgeProperty(edge, key)
        }
        let number = try internKey(key)
        if newestEdge?.key == edge {
            let known = newestProperties
            newestProperties = nil
            if value.isPlain, var known, (known.last?.key ?? 0) < number {
                try addProperty(numbered: number, ofNewEdge: edge, value)
                known.append((number, value))
                newestProperties = known
                return
            }
        }
        let statement = try connection.statement(
            """
            INSERT INTO edge_property VALUES(?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET type = excluded.type, value = excluded.value
            """)
        defer { statement.clearBindings() }
        statement.bind(edge, at: 1)
        statement.bind(Int64(number), at: 2)
        try statement.bind(value, at: 3)
        try statement.run()
    }

    /// Removes a property of an edge, if it is there.
    func removeEdgeProperty(_ edge: Int64, _ key: String) throws {
        try requireOpen()
        guard let number = try keyID(key) else { return }
        if newestEdge?.key == edge { newestProperties = nil }
        let statement = try connection.statement(
            "DELETE FROM edge_property WHERE edge = ? AND key = ?")
        statement.bind(edge, at: 1)
        statement.bind(Int64(number), at: 2)
        try statement.run()
    }
}

extension PropertyValue {
    /// What a file gives back just as it was stored, and soon.
    fileprivate var isPlain: Bool {
        switch self {
        case .bool, .int, .long, .string: true
        default: false
        }
    }
}
