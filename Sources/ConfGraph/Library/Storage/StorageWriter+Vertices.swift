extension StorageWriter {
    /// Adds a vertex.
    ///
    /// - Returns: its key.
    /// - Throws: ``GraphError``: `alreadyExists` if the id is taken,
    ///   `invalidArgument` if the file wants exactly one label a vertex.
    func addVertex(labels: [String], id: ElementID?) throws -> Int64 {
        try requireOpen()
        let ids = try labels.map(internLabel)
        try checkLabelCount(Set(ids).count)
        let set = try internLabelSet(ids)
        let key = try makeVertexKey(for: id)
        let vertex = try connection.statement("INSERT INTO vertex VALUES(?, ?)")
        vertex.bind(key, at: 1)
        vertex.bind(Int64(set), at: 2)
        try vertex.run()
        for label in try self.labels(inSet: set) { try insertLabel(label, vertex: key) }
        if let id { try recordGivenID(id, .vertex, key: key) }
        session.labelSets[key] = set
        return key
    }

    /// Adds labels to a vertex; those it has already stay.
    func addLabels(_ vertex: Int64, _ labels: [String]) throws {
        let before = try requireLabels(vertex)
        try changeLabels(vertex, from: before, to: before + labels.map(internLabel))
    }

    /// Removes labels from a vertex, all of them if none are named.
    func removeLabels(_ vertex: Int64, _ labels: [String]?) throws {
        let before = try requireLabels(vertex)
        let gone = try labels.map { Set(try $0.compactMap(labelID)) }
        try changeLabels(vertex, from: before, to: before.filter { gone?.contains($0) == false })
    }

    /// Throws unless the vertex exists.
    func requireVertex(_ key: Int64, _ why: @autoclosure () -> String) throws {
        guard try labelSet(ofVertex: key) != nil else {
            throw GraphError(.notFound, "No vertex has id \(try vertexID(key)): \(why()).")
        }
    }

    /// The key that a new vertex of this id gets.
    private func makeVertexKey(for id: ElementID?) throws -> Int64 {
        guard let id else { return try makeVertexKey() }
        guard try vertexKey(id) == nil else { throw Self.alreadyExists(.vertex, id) }
        guard case .int(let number) = id, 0...Self.greatestGivenVertex ~= number,
            try labelSet(ofVertex: number) == nil
        else { return try makeVertexKey() }
        nextVertex = max(try loadNextVertex(), number + 1)
        return number
    }

    private func changeLabels(_ vertex: Int64, from before: [UInt32], to wanted: [UInt32]) throws {
        let old = Set(before)
        let new = Set(wanted)
        guard old != new else { return }
        try checkLabelCount(new.count)
        try noteColumnChange(vertex)
        let set = try internLabelSet(Array(new))
        let update = try connection.statement("UPDATE vertex SET label_set = ? WHERE id = ?")
        update.bind(Int64(set), at: 1)
        update.bind(vertex, at: 2)
        try update.run()
        session.labelSets[vertex] = set
        for label in old.subtracting(new).sorted() {
            try moveEntries(vertex: vertex, label: label, adding: false)
            let delete = try connection.statement(
                "DELETE FROM vertex_label WHERE label = ? AND vertex = ?")
            delete.bind(Int64(label), at: 1)
            delete.bind(vertex, at: 2)
            try delete.run()
        }
        for label in new.subtracting(old).sorted() {
            try insertLabel(label, vertex: vertex)
            try moveEntries(vertex: vertex, label: label, adding: true)
        }
    }

    func insertLabel(_ label: UInt32, vertex: Int64) throws {
        try noteColumnChange(vertex)
        let statement = try connection.statement("INSERT INTO vertex_label VALUES(?, ?)")
        statement.bind(Int64(label), at: 1)
        statement.bind(vertex, at: 2)
        try statement.run()
    }

    private func requireLabels(_ vertex: Int64) throws -> [UInt32] {
        guard let set = try labelSet(ofVertex: vertex) else {
            throw GraphError(
                .notFound,
                "No vertex has id \(try vertexID(vertex)): its labels cannot be changed.")
        }
        return try labels(inSet: set)
    }

    private func checkLabelCount(_ count: Int) throws {
        guard try catalog.labels == .one, count != 1 else { return }
        throw GraphError(
            .invalidArgument,
            "A vertex of this graph has exactly one label, not \(count). A graph made with "
                + "labels zero-or-more allows any number.")
    }
}
