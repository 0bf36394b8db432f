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
}
