extension ClaimLedger {
    /// Whether a vertex is there; false where a traversal has dropped it.
    func exists(_ vertex: Int64) throws -> Bool { try session.exists(vertex) }

    /// The vertex that any file knows by a folded name; own claims count even
    /// where a traversal has dropped the vertex.
    func found(_ name: String, _ label: UInt32) throws -> Int64? {
        try session.vertices(named: name, label).first {
            try session.exists($0) || knew($0, as: name, label)
        }
    }

    /// A vertex that a traversal made, by the exact value of an indexed key.
    func foundInIndex(_ label: UInt32, _ key: UInt32, _ value: String) throws -> Int64? {
        guard session.hadVertices(label),
            let index = try writer.indexes().first(where: { $0.label == label && $0.key == key })
        else { return nil }
        try session.rows.write()
        var candidates: [Int64] = []
        var position: IndexPosition?
        _ = try writer.seek(
            index, .equal(.string(value)), position: &position, limit: 8, into: &candidates)
        for vertex in candidates where !isFresh(vertex) {
            // What a file claims was looked up by its folded name already.
            guard try !store.isClaimed(vertex) else { continue }
            if try values(vertex, key).contains(where: {
                ExactValue($0.value) == ExactValue(.string(value))
            }) {
                return vertex
            }
        }
        return nil
    }

    /// Claims the topic of a name, and makes it where nobody knows it; nil
    /// where a traversal has dropped it.
    ///
    /// Nearly all topics are known from other files. What a new source finds
    /// when it says the same as they do needs no second look then.
    func topic(_ name: String, line: Int) throws -> Int64? {
        if let known = session.topic(named: name), mayRepeat {
            if known.lastSource != source {
                known.lastSource = source
                repeatClaims(of: known, name, line: line)
            }
            return known.vertex
        }
        let vertex = try makeTopic(name, line: line)
        if let vertex { session.remember(topic: vertex, named: name, key: TopicKey.of(name)) }
        return vertex
    }

    private func makeTopic(_ name: String, line: Int) throws -> Int64? {
        let key = TopicKey.of(name)
        let label = session.labels.topic
        let nameKey = session.keys.name
        let vertex =
            try found(key, label) ?? foundInIndex(label, nameKey, name) ?? make(label)
        try claim(vertex: vertex, label: label, line: line)
        try claim(name: key, label: label, vertex: vertex)
        guard try exists(vertex) else { return nil }
        try set(vertex, nameKey, .string(name), label: label, line: line)
        return vertex
    }

    /// A source that is the newest one, and has claimed nothing before, changes
    /// nothing of what others said.
    private var mayRepeat: Bool { isNew && source > 0 }

    /// Claims what other sources have said of a topic already.
    private func repeatClaims(of topic: KnownTopic, _ name: String, line: Int) {
        let label = session.labels.topic
        let vertex = topic.vertex
        insert(.vertex(vertex, label), line: line, isMade: topic.isMade)
        repeatName(.init(label: label, name: topic.key, vertex: vertex))
        insert(
            .value(vertex, session.keys.name, .string(name)), line: line,
            isMade: topic.isNameLoaded)
    }
}
