extension StorageWriter {
    /// Declares that a property of the vertices of a label is always read
    /// through edges: `topic` of a talk is `name` of what it is `about`.
    ///
    /// - Throws: ``GraphError`` of code `invalidArgument` if the property is
    ///   stored somewhere, indexed, or declared otherwise.
    func declareDerivedProperty(
        label: String, key: String, edge: String, direction: Direction, sourceKey: String
    ) throws {
        try requireOpen()
        guard direction != .both else {
            throw GraphError(
                .invalidArgument, "A derived property is read along OUT or IN edges, not both.")
        }
        let rule = DerivedProperty(
            label: try internLabel(label), key: try internKey(key), edge: try internLabel(edge),
            direction: direction, sourceKey: try internKey(sourceKey))
        if let old = try catalog.derived.first(where: {
            $0.label == rule.label && $0.key == rule.key
        }) {
            if old == rule { return }
            throw refused(label, key, "it is declared otherwise already")
        }
        if try catalog.indexes.contains(where: {
            $0.key == rule.key && ($0.label == nil || $0.label == rule.label)
        }) {
            throw refused(label, key, "it has an index; drop that first")
        }
        let stored = try connection.prepare(
            """
            SELECT 1 FROM vertex_label l CROSS JOIN vertex_property p
            ON p.vertex = l.vertex AND p.key = ?2 WHERE l.label = ?1 LIMIT 1
            """)
        stored.bind(Int64(rule.label), at: 1)
        stored.bind(Int64(rule.key), at: 2)
        if try stored.step() { throw refused(label, key, "some have it stored already") }
        stored.reset()
        let row = try connection.statement("INSERT INTO derived_property VALUES(?, ?, ?, ?, ?)")
        row.bind(Int64(rule.label), at: 1)
        row.bind(Int64(rule.key), at: 2)
        row.bind(Int64(rule.edge), at: 3)
        row.bind(rule.direction == .out ? 0 : 1 as Int64, at: 4)
        row.bind(Int64(rule.sourceKey), at: 5)
        try row.run()
        try changeCatalog()
    }

    private func refused(_ label: String, _ key: String, _ why: String) -> GraphError {
        GraphError(
            .invalidArgument,
            "\(key) of \(label) cannot be read through edges: \(why).")
    }
}
