extension ClaimLedger {
    /// Whether a vertex is there; false where a traversal has dropped it.
    func exists(_ vertex: Int64) throws -> Bool {
        try fresh.contains(vertex) || writer.labelSet(ofVertex: vertex) != nil
    }

    /// The vertex that any file knows by a folded name; own claims count even
    /// where a traversal has dropped the vertex.
    func found(_ name: String, _ label: UInt32) throws -> Int64? {
        for (vertex, source) in try store.vertices(named: name, label: label) {
            if try exists(vertex) || source == self.source { return vertex }
        }
        return nil
    }

    /// A vertex that a traversal made, by the exact value of an indexed key.
    func foundInIndex(_ label: UInt32, _ key: String, _ value: String) throws -> Int64? {
        let keyID = try writer.internKey(key)
        guard
            let index = try writer.indexes().first(where: { $0.label == label && $0.key == keyID })
        else {
            return nil
        }
        var keys: [Int64] = []
        var position: IndexPosition?
        _ = try writer.seek(
            index, .equal(.string(value)), position: &position, limit: 8, into: &keys)
        for vertex in keys where !fresh.contains(vertex) {
            // What a file claims was looked up by its folded name already.
            guard try store.claims(on: .vertex, vertex).isEmpty else { continue }
            if try values(vertex, keyID).contains(where: {
                ExactValue($0.value) == ExactValue(.string(value))
            }) {
                return vertex
            }
        }
        return nil
    }

    /// Claims the topic of a name, and makes it where nobody knows it; nil
    /// where a traversal has dropped it.
    func topic(_ name: String, label: UInt32, line: Int) throws -> Int64? {
        let key = TopicKey.of(name)
        let vertex =
            try found(key, label)
            ?? foundInIndex(label, NoteVocabulary.name, name)
            ?? make(NoteVocabulary.topic)
        try claim(vertex: vertex, label: label, line: line)
        try claim(name: key, label: label, vertex: vertex)
        guard try exists(vertex) else { return nil }
        try property(vertex, NoteVocabulary.name, .string(name), line: line)
        return vertex
    }
}
