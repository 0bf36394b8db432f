extension StorageWriter {
    /// Removes a vertex with its edges in both directions, its properties and
    /// their properties; nothing happens if there is no such vertex.
    ///
    /// - Complexity: O(degree) rows.
    func removeVertex(_ key: Int64) throws {
        try requireOpen()
        guard let set = try labelSet(ofVertex: key) else { return }
        _ = try loadNextVertex()
        try removeEdges(ofVertex: key)
        try noteColumnChange(key)
        try removeVertexProperties(vertex: key, key: nil)
        for label in try labels(inSet: set) {
            let statement = try connection.statement(
                "DELETE FROM vertex_label WHERE label = ? AND vertex = ?")
            statement.bind(Int64(label), at: 1)
            statement.bind(key, at: 2)
            try statement.run()
        }
        try removeGivenID(.vertex, key: key)
        let statement = try connection.statement("DELETE FROM vertex WHERE id = ?")
        statement.bind(key, at: 1)
        try statement.run()
        session.labelSets[key] = nil
        hasRemovedVertices = true
    }

    /// Removes an edge with its properties, if it is there.
    func removeEdge(_ key: Int64) throws {
        try requireOpen()
        let properties = try connection.statement("DELETE FROM edge_property WHERE edge = ?")
        properties.bind(key, at: 1)
        try properties.run()
        try removeEdgeRow(key)
    }

    private func removeEdgeRow(_ key: Int64) throws {
        if newestEdge?.key == key { newestEdge = nil }
        try removeGivenID(.edge, key: key)
        let statement = try connection.statement("DELETE FROM edge WHERE id = ?")
        statement.bind(key, at: 1)
        try statement.run()
        guard connection.changedRows > 0 else { return }
        hasRemovedEdges = true
        adjacency.changes += 1
    }

    private func removeEdges(ofVertex key: Int64) throws {
        // A hub's edges mostly have none; asking once saves a look-up an edge.
        let any = try connection.statement("SELECT EXISTS(SELECT 1 FROM edge_property)")
        let haveProperties = try any.step() && any.int64(0) != 0
        any.reset()
        try adjacency.forEachEdge(of: key) { edges in
            try checkCancelled()
            for edge in edges {
                if haveProperties { try removeEdge(edge) } else { try removeEdgeRow(edge) }
            }
        }
    }
}
