/// Tags every talk with the topics that the graph's rules find in it, and takes
/// back what they find no more.
struct TopicTagging {
    private let g: TraversalSource
    private let writer: StorageWriter
    private let session: LoadSession
    private var about: UInt32 { session.labels.about }
    private var label: UInt32 { session.labels.topic }

    init(_ g: TraversalSource) throws {
        self.g = g
        writer = try g.scope.writer
        session = try LoadSession(writer)
    }

    func run(progress: ((Double) -> Void)?) throws -> TaggingSummary {
        let topics = try TopicRules(g)
        let matcher = TopicMatcher(topics)
        let ledger = try ClaimLedger(session, source: ClaimStore.tagged)
        var summary = TaggingSummary()
        summary.concepts = topics.names.count
        summary.rules = topics.rules.count + topics.combinations.count
        var used: Set<Int64> = []
        var added: [Int64: [Int64]] = [:]
        var counts: [Int64: TopicMatcher.Count] = [:]
        try TalkTexts(writer).forEach(progress) { talk, texts in
            summary.talks += 1
            counts.removeAll(keepingCapacity: true)
            for (key, text) in texts { matcher.find(in: text, key: key, counts: &counts) }
            if counts.isEmpty { return }
            let known = try ledger.existingEdges(about, from: talk)
            var new: [Int64] = []
            for (topic, count) in counts.sorted(by: { $0.key < $1.key }) {
                let isNew = known[topic] == nil
                // Nil where a traversal has removed it: then it stays removed.
                guard
                    let edge = try ledger.edge(
                        about, from: talk, to: topic, line: 0, weight: isNew ? count.weight : nil,
                        among: known)
                else { continue }
                used.insert(topic)
                if isNew {
                    new.append(topic)
                } else {
                    try weigh(
                        edge, .init(label: about, from: talk, to: topic), count.weight, ledger)
                }
            }
            if !new.isEmpty { added[talk] = new }
        }
        // What a talk is about must not go when the vocabulary does.
        for topic in used.sorted() {
            try ledger.claim(vertex: topic, label: label, line: 0)
            try ledger.set(
                topic, session.keys.name, .string(topics.names[topic] ?? ""), label: label, line: 0)
        }
        var removed: [Int64: [Int64]] = [:]
        let names = try self.names(of: ledger)
        try ClaimRemoval(ledger).run()
        for end in ledger.removedEdges { removed[end.from, default: []].append(end.to) }
        try ledger.finish()
        try session.finish()
        summary.changes = try changes(added, removed, names)
        return summary
    }

    /// Sets the weight of an edge that the rules made before. An edge that the
    /// notes state keeps theirs.
    private func weigh(
        _ edge: Int64, _ end: ClaimLedger.EdgeEnd, _ weight: Double, _ ledger: ClaimLedger
    ) throws {
        guard ledger.didValue(edge: edge, from: end.from, session.keys.weight) else { return }
        try ledger.set(ofEdge: edge, end, session.keys.weight, .double(weight), line: 0)
    }

    /// The names of topics that may go.
    private func names(of ledger: ClaimLedger) throws -> [Int64: String] {
        var result: [Int64: String] = [:]
        for end in ledger.oldEdgeEnds where result[end.to] == nil {
            if case .string(let text)? = try writer.firstVertexProperty(
                end.to, key: session.keys.name)
            {
                result[end.to] = text
            }
        }
        return result
    }

    private func changes(
        _ added: [Int64: [Int64]], _ removed: [Int64: [Int64]], _ known: [Int64: String]
    ) throws -> [TaggingSummary.Change] {
        var known = known
        let name = try writer.internKey(NoteVocabulary.name)
        let title = try writer.internKey(NoteVocabulary.title)
        func text(_ vertex: Int64, _ key: UInt32) throws -> String {
            if case .string(let text)? = try writer.firstVertexProperty(vertex, key: key) {
                return text
            }
            return ""
        }
        func names(_ topics: [Int64]?) throws -> [String] {
            guard let topics else { return [] }
            for topic in topics where known[topic] == nil { known[topic] = try text(topic, name) }
            return topics.compactMap { known[$0] }.sorted { $0.compareBytes(to: $1) < 0 }
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
