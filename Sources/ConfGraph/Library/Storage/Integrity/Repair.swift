/// Makes what is derived anew from the rows, and takes out rows that speak of
/// elements that do not exist. It never invents or changes a row that holds.
struct Repair {
    let writer: StorageWriter

    func run() throws {
        try writer.noteAllColumnChanges()
        try removeOrphans()
        try remakeLabelEntries()
        try remakeIndexes()
        try writer.adjacency.rebuildBlocks(batch: writer.database.options.compactionBatch)
    }

    private func removeOrphans() throws {
        for sql in [
            "DELETE FROM edge WHERE NOT EXISTS (SELECT 1 FROM vertex v WHERE v.id = edge.source)",
            "DELETE FROM edge WHERE NOT EXISTS (SELECT 1 FROM vertex v WHERE v.id = edge.target)",
            """
            DELETE FROM meta_property WHERE property NOT IN (SELECT p.id FROM vertex_property p
            WHERE EXISTS (SELECT 1 FROM vertex v WHERE v.id = p.vertex))
            """,
            """
            DELETE FROM vertex_property WHERE NOT EXISTS
            (SELECT 1 FROM vertex v WHERE v.id = vertex_property.vertex)
            """,
            """
            DELETE FROM edge_property WHERE NOT EXISTS
            (SELECT 1 FROM edge e WHERE e.id = edge_property.edge)
            """,
            """
            DELETE FROM user_id WHERE
            kind = 0 AND NOT EXISTS (SELECT 1 FROM vertex v WHERE v.id = user_id.element) OR
            kind = 1 AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.id = user_id.element)
            """,
        ] {
            try writer.connection.execute(sql)
        }
    }

    private func remakeLabelEntries() throws {
        try writer.connection.execute("DELETE FROM vertex_label")
        try writer.connection.execute(
            """
            INSERT INTO vertex_label SELECT j.value, v.id
            FROM vertex v JOIN label_set s ON s.id = v.label_set, json_each(s.labels) j
            ORDER BY 1, 2
            """)
    }

    private func remakeIndexes() throws {
        for index in try writer.indexes() {
            let label = try index.label.map { try writer.labelName($0) }
            let key = try writer.keyName(index.key)
            try writer.dropIndex(label: label, key: key)
            try writer.createIndex(label: label, key: key, unique: index.unique)
        }
    }
}
