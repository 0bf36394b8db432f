extension StorageReader {
    /// The number of a label; nil if no element was ever given it.
    func labelID(_ name: String) throws -> UInt32? {
        try requireOpen()
        if let id = names.labelIDs[ByteString(name)] { return id }
        guard let id = try lookUp(name, "SELECT id FROM label WHERE name = ?") else { return nil }
        names.addLabel(name, id)
        remember { $0.addLabel(name, id) }
        return id
    }

    /// The label of a number that this file gave.
    func labelName(_ id: UInt32) throws -> String {
        try requireOpen()
        if let name = names.labelNames[id] { return name }
        let name = try lookUp(id, "SELECT name FROM label WHERE id = ?", what: "label")
        names.addLabel(name, id)
        remember { $0.addLabel(name, id) }
        return name
    }

    /// The number of a property key; nil if nothing was ever given it.
    func keyID(_ name: String) throws -> UInt32? {
        try requireOpen()
        if let id = names.keyIDs[ByteString(name)] { return id }
        guard let id = try lookUp(name, "SELECT id FROM key WHERE name = ?") else { return nil }
        names.addKey(name, id)
        remember { $0.addKey(name, id) }
        return id
    }

    /// The property key of a number that this file gave.
    func keyName(_ id: UInt32) throws -> String {
        try requireOpen()
        if let name = names.keyNames[id] { return name }
        let name = try lookUp(id, "SELECT name FROM key WHERE id = ?", what: "key")
        names.addKey(name, id)
        remember { $0.addKey(name, id) }
        return name
    }

    /// All labels of this snapshot, in byte order.
    func labelNames() throws -> [String] { try texts("SELECT name FROM label ORDER BY name") }

    /// All property keys of this snapshot, in byte order.
    func keyNames() throws -> [String] { try texts("SELECT name FROM key ORDER BY name") }

    /// The labels of a label set, ascending.
    func labels(inSet set: UInt32) throws -> [UInt32] {
        if let labels = names.labelSets[set] { return labels }
        try requireOpen()
        let statement = try connection.statement("SELECT labels FROM label_set WHERE id = ?")
        statement.bind(Int64(set), at: 1)
        guard try statement.step() else { throw damaged("label set \(set) is missing") }
        let text = statement.text(0)
        statement.reset()
        let labels =
            try LabelSetText.parse(text) ?? { throw damaged("label set \(set) is \(text)") }()
        names.addLabelSet(set, labels)
        remember { $0.addLabelSet(set, labels) }
        return labels
    }

    /// The error of a file whose rows contradict each other.
    func damaged(_ what: String) -> GraphError {
        GraphError(
            .corrupt,
            "The graph is damaged: \(what) in \(connection.path). "
                + "Run check --repair on a copy, or restore a backup.")
    }

    /// Shares an entry with later readers, unless it may be rolled back.
    private func remember(_ add: (inout NameTable) -> Void) {
        if !isWritable { database.remember(add) }
    }

    private func lookUp(_ name: String, _ sql: StaticString) throws -> UInt32? {
        let statement = try connection.statement(sql)
        try statement.bind(name, at: 1)
        guard try statement.step() else { return nil }
        defer { statement.reset() }
        return UInt32(exactly: statement.int64(0))
    }

    private func lookUp(_ id: UInt32, _ sql: StaticString, what: String) throws -> String {
        let statement = try connection.statement(sql)
        statement.bind(Int64(id), at: 1)
        guard try statement.step() else { throw damaged("\(what) \(id) has no name") }
        defer { statement.reset() }
        return statement.text(0)
    }

    private func texts(_ sql: StaticString) throws -> [String] {
        try requireOpen()
        let statement = try connection.statement(sql)
        defer { statement.reset() }
        var result: [String] = []
        while try statement.step() { result.append(statement.text(0)) }
        return result
    }
}

/// The text form of a label set: a JSON array of label numbers, ascending.
enum LabelSetText {
    static func text(_ labels: [UInt32]) -> String {
        "[" + labels.map(String.init).joined(separator: ",") + "]"
    }

    static func parse(_ text: String) -> [UInt32]? {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
        var labels: [UInt32] = []
        for word in text.dropFirst().dropLast().split(separator: ",") {
            guard let label = UInt32(word) else { return nil }
            labels.append(label)
        }
        return labels
    }
}
