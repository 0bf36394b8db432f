/// The texts of all talks, one talk after the other.
struct TalkTexts {
    private let reader: StorageReader

    /// The properties of a talk that are texts.
    static let keys = [NoteVocabulary.title, NoteVocabulary.abstract, NoteVocabulary.notes]

    init(_ reader: StorageReader) { self.reader = reader }

    /// Calls `body` with each talk and its texts.
    ///
    /// - Parameter progress: called with the share that is done, from 0 to 1.
    func forEach(
        _ progress: ((Double) -> Void)? = nil,
        _ body: (_ talk: Int64, _ texts: [(key: String, text: String)]) throws -> Void
    ) throws {
        guard let label = try reader.labelID(NoteVocabulary.talk) else { return }
        let keys = try Self.keys.compactMap { name in
            try reader.keyID(name).map { (name: name, id: $0) }
        }
        let total = Double(max(try reader.vertexCount(labels: [label]), 1))
        var after: Int64?
        var done = 0.0
        while true {
            var talks: [Int64] = []
            let hasMore = try reader.scanVertices(
                labels: [label], after: after, limit: 256, into: &talks)
            for talk in talks {
                var texts: [(key: String, text: String)] = []
                for key in keys {
                    try reader.vertexProperties(talk, key: key.id) { _, _, value in
                        if case .string(let text) = value { texts.append((key.name, text)) }
                    }
                }
                try body(talk, texts)
            }
            try reader.checkCancelled()
            done += Double(talks.count)
            progress?(done / total)
            guard hasMore, let last = talks.last else { return }
            after = last
        }
    }
}
