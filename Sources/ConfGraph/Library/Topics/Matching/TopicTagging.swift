/// Tags every talk with the topics that the graph's rules find in it, and takes
/// back what they find no more.
struct TopicTagging {
    private let g: TraversalSource
    private let writer: StorageWriter
    private let about: UInt32
    private let label: UInt32

    init(_ g: TraversalSource) throws {
        self.g = g
        writer = try g.scope.writer
        about = try writer.internLabel(NoteVocabulary.about)
        label = try writer.internLabel(NoteVocabulary.topic)
    }

    func run(progress: ((Double) -> Void)?) throws -> TaggingSummary {
        let topics = try TopicRules(g)
        let matcher = TopicMatcher(topics)
        let ledger = try ClaimLedger(writer, source: ClaimStore.tagged)
        var relations = TopicRelations(writer, about: about)
        var summary = TaggingSummary()
        summary.concepts = topics.names.count
        summary.rules = topics.rules.count + topics.combinations.count
        // Pairs that may no longer stand together.
        for end in ledger.oldEdgeEnds where end.label == about {
            relations.add(end.to, of: end.from)
        }
        var used: Set<Int64> = []
        var added: [Int64: Set<Int64>] = [:]
        try TalkTexts(writer).forEach(progress) { talk, texts in
            summary.talks += 1
            var counts: [Int64: TopicMatcher.Count] = [:]
            for (key, text) in texts { matcher.find(in: text, key: key, counts: &counts) }
            for (topic, count) in counts.sorted(by: { $0.key < $1.key }) {
                let end = ClaimLedger.EdgeEnd(label: about, from: talk, to: topic)
                let known = try ledger.existingEdge(end)
                // Nil where a traversal has removed it: then it stays removed.
                guard
                    let edge = try ledger.edge(
                        NoteVocabulary.about, from: talk, to: topic, line: 0)
                else { continue }
                used.insert(topic)
                relations.add(topic, of: talk)
                if known == nil { added[talk, default: []].insert(topic) }
                try weigh(edge, end, count.weight, isNew: known == nil, ledger)
            }
        }
        // What a talk is about must not go when the vocabulary does.
        for topic in used.sorted() {
            try ledger.claim(vertex: topic, label: label, line: 0)
            try ledger.property(
                topic, NoteVocabulary.name, .string(topics.names[topic] ?? ""), line: 0)
        }
        var removed: [Int64: Set<Int64>] = [:]
        var removal = ClaimRemoval(ledger)
        removal.onEdge = { removed[$0.from, default: []].insert($0.to) }
        let gone = try removal.run()
        try relations.update()
        summary.changes = try changes(added, removed)
        try removal.removeVertices(gone)
        return summary
    }

    /// Sets the weight of an edge that the rules made. An edge that the notes
    /// state keeps theirs.
    private func weigh(
        _ edge: Int64, _ end: ClaimLedger.EdgeEnd, _ weight: Double, isNew: Bool,
        _ ledger: ClaimLedger
    ) throws {
        if !isNew {
            let key = try writer.internKey(NoteVocabulary.weight)
            let claims = try ledger.store.claims(on: .edgeProperty, edge, name: key)
            guard claims.contains(where: { $0.source == ClaimStore.tagged }) else { return }
        }
        try ledger.property(ofEdge: edge, end, NoteVocabulary.weight, .double(weight), line: 0)
    }

    private func changes(
        _ added: [Int64: Set<Int64>], _ removed: [Int64: Set<Int64>]
    ) throws -> [TaggingSummary.Change] {
        let name = try writer.internKey(NoteVocabulary.name)
        let title = try writer.internKey(NoteVocabulary.title)
        func text(_ vertex: Int64, _ key: UInt32) throws -> String {
            if case .string(let text)? = try writer.firstVertexProperty(vertex, key: key) {
                return text
            }
            return ""
        }
        func names(_ topics: Set<Int64>?) throws -> [String] {
            try (topics ?? []).map { try text($0, name) }
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        var result: [TaggingSummary.Change] = []
        for talk in Set(added.keys).union(removed.keys).sorted() {
            result.append(
                TaggingSummary.Change(
                    talk: try writer.vertexID(talk), title: try text(talk, title),
                    added: try names(added[talk]), removed: try names(removed[talk])))
        }
        return result
    }
}
