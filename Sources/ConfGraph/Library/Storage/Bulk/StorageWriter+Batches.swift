/// Rows that a load has gathered, written to the tables they are of.
extension StorageWriter {
    // OR FAIL: a load that fails is undone as a whole, so SQLite need not be
    // ready to take a statement's first rows back.

    /// Writes rows of a vertex and the set of its labels.
    func insert(vertices batch: RowBatch) throws {
        try connection.insert(
            batch, "INSERT OR FAIL INTO vertex SELECT c0, c1 FROM confgraph_rows")
    }

    /// Writes rows of a label and a vertex that has it.
    func insert(labels batch: RowBatch) throws {
        for row in 0..<batch.count { try noteColumnChange(batch.number(row, 1)) }
        try connection.insert(
            batch, "INSERT OR FAIL INTO vertex_label SELECT c0, c1 FROM confgraph_rows")
    }

    /// Writes rows of a vertex, key, number, type and value.
    func insert(vertexProperties batch: RowBatch) throws {
        for row in 0..<batch.count { try noteColumnChange(batch.number(row, 0)) }
        try connection.insert(
            batch,
            "INSERT OR FAIL INTO vertex_property SELECT c0, c1, c2, c3, c4 FROM confgraph_rows")
    }

    /// Writes rows of an edge, its label and its ends.
    func insert(edges batch: RowBatch) throws {
        try connection.insert(
            batch, "INSERT OR FAIL INTO edge SELECT c0, c1, c2, c3 FROM confgraph_rows")
    }

    /// Writes the same, of edges that are numbered on from the newest row, which
    /// spares SQLite a look-up for each.
    func insert(edgesFollowingNewest batch: RowBatch) throws {
        try connection.insert(
            batch,
            """
            INSERT OR FAIL INTO edge(label, source, target)
            SELECT c1, c2, c3 FROM confgraph_rows
            """)
    }

    /// Writes rows of an edge, key, type and value.
    func insert(edgeProperties batch: RowBatch) throws {
        try connection.insert(
            batch, "INSERT OR FAIL INTO edge_property SELECT c0, c1, c2, c4 FROM confgraph_rows")
    }

    /// Writes entries of an index: class, vertex, property and value.
    func insert(entries batch: RowBatch, ofIndex index: Int64) throws {
        // In the table's order, all over which they belong.
        try connection.insert(
            batch,
            composed: """
                INSERT OR FAIL INTO \(PropertyIndexTable.name(index))
                SELECT c0, c4, c1, c2 FROM confgraph_rows ORDER BY c0, c4, c1, c2
                """)
    }
}

extension Connection {
    /// Writes rows of a label, vertex and name.
    func insert(claimNames batch: RowBatch) throws {
        try insert(batch, "INSERT OR IGNORE INTO claim_name SELECT c0, c4, c1 FROM confgraph_rows")
    }

    /// Writes rows of a vertex, a source that speaks of it, and whether it claims
    /// the vertex itself.
    func insert(claimSubjects batch: RowBatch) throws {
        try insert(
            batch, "INSERT OR REPLACE INTO claim_vertex SELECT c0, c1, c2 FROM confgraph_rows")
    }
}
