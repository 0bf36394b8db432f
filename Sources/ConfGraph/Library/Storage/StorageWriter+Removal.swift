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
        knownVertices[Int(truncatingIfNeeded: key & 255)] = .min
        hasRemovedVertices = true
    }

    /// Removes an edge with its properties, if it is there.
    func removeEdge(_ key: Int64) throws {
        try requireOpen()
        let properties = try connection.statement("DELETE FROM edge_property WHERE edge = ?")
        properties.bind(key, at: 1)
        try properties.run()
        try removeGivenID(.edge, key: key)
        let statement = try connection.statement("DELETE FROM edge WHERE id = ?")
        statement.bind(key, at: 1)
        try statement.run()
        guard connection.changedRows > 0 else { return }
        hasRemovedEdges = true
        topologyVersion += 1
        topologyChanges += 1
    }

    private func removeEdges(ofVertex key: Int64) throws {
        for direction in [Direction.out, .in] {
            var expansion = Expansion()
            try withUnsafePointer(to: key) { source in
                try expand(
                    UnsafeBufferPointer(start: source, count: 1), direction, labels: nil,
                    edges: true, into: &expansion)
            }
            // In the order of the rows, so that each page is touched once.
            expansion.edges.sort()
            for (index, edge) in expansion.edges.enumerated() {
                if index & 1023 == 0 { try checkCancelled() }
                try removeEdge(edge)
            }
        }
    }
}
