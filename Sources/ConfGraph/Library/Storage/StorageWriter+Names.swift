extension StorageWriter {
    /// The greatest number of an edge's label: what a block's key has room for.
    static let greatestEdgeLabel: UInt32 = 4095

    /// The number of a label, a new one if need be.
    func internLabel(_ name: String) throws -> UInt32 {
        try requireOpen()
        if let latestLabel, latestLabel.name.hasSameBytes(as: name) { return latestLabel.id }
        let id = try findLabel(name)
        latestLabel = (name, id)
        return id
    }

    private func findLabel(_ name: String) throws -> UInt32 {
        if let id = try labelID(name) { return id }
        guard !name.isEmpty else {
            throw GraphError(.invalidArgument, "Label can not be empty.")
        }
        let id = try insertName(name, "label", "INSERT INTO label(name) VALUES(?)")
        names.addLabel(name, id)
        newNames.append(.label(name, id))
        return id
    }

    /// The number of a property key, a new one if need be.
    func internKey(_ name: String) throws -> UInt32 {
        try requireOpen()
        if let latestKey, latestKey.name.hasSameBytes(as: name) { return latestKey.id }
        let id = try findKey(name)
        latestKey = (name, id)
        return id
    }

    private func findKey(_ name: String) throws -> UInt32 {
        if let id = try keyID(name) { return id }
        guard !name.isEmpty else {
            throw GraphError(.invalidArgument, "Property key can not be the empty string.")
        }
        let id = try insertName(name, "property key", "INSERT INTO key(name) VALUES(?)")
        names.addKey(name, id)
        newNames.append(.key(name, id))
        return id
    }

    /// The number of a set of labels, a new one if need be.
    func internLabelSet(_ labels: [UInt32]) throws -> UInt32 {
        let labels = Set(labels).sorted()
        if let set = labelSetCache[labels] { return set }
        let text = LabelSetText.text(labels)
        let find = try connection.statement("SELECT id FROM label_set WHERE labels = ?")
        try find.bind(text, at: 1)
        let set: UInt32
        if try find.step() {
            set = UInt32(truncatingIfNeeded: find.int64(0))
            find.reset()
        } else {
            let insert = try connection.statement("INSERT INTO label_set(labels) VALUES(?)")
            try insert.bind(text, at: 1)
            try insert.run()
            set = UInt32(truncatingIfNeeded: connection.lastInsertedRow)
            names.addLabelSet(set, labels)
            newNames.append(.labelSet(set, labels))
        }
        labelSetCache[labels] = set
        return set
    }

    private func insertName(_ name: String, _ what: String, _ sql: StaticString) throws -> UInt32 {
        let statement = try connection.statement(sql)
        try statement.bind(name, at: 1)
        try statement.run()
        let id = connection.lastInsertedRow
        guard id <= database.options.dictionaryLimit else {
            throw GraphError(
                .limit,
                "The graph has \(database.options.dictionaryLimit) \(what)s, the most that are "
                    + "allowed: \"\(name)\" is one too many. Put what varies into property values, "
                    + "or raise the dictionary limit.")
        }
        // Names are read through caches that live as long as the process; a
        // new one is never mistaken for an old one, but plans made without it
        // must be made anew.
        try raiseGeneration()
        return UInt32(id)
    }
}
