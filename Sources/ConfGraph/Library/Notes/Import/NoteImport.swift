/// Writes a reading into the graph: vertices, edges and properties, each with
/// the line that states it, and takes back what the file no longer states.
struct NoteImport {
    private let writer: StorageWriter
    private let ledger: ClaimLedger
    private let store: ClaimStore
    private let labels: Labels

    /// The label numbers this import looks things up by.
    private struct Labels {
        let talk: UInt32
        let speaker: UInt32
        let topic: UInt32
        let event: UInt32
        let gave: UInt32
        let about: UInt32
    }

    init(_ writer: StorageWriter, source: Int64) throws {
        self.writer = writer
        ledger = try ClaimLedger(writer, source: source)
        store = ledger.store
        typealias Names = NoteVocabulary
        labels = try Labels(
            talk: writer.internLabel(Names.talk), speaker: writer.internLabel(Names.speaker),
            topic: writer.internLabel(Names.topic), event: writer.internLabel(Names.event),
            gave: writer.internLabel(Names.gave), about: writer.internLabel(Names.about))
    }

    /// - Returns: The counts of talks, speakers and topics, and what changed.
    func run(_ talks: [NoteTalk], into summary: inout LoadSummary) throws {
        var relations = TopicRelations(writer, about: labels.about)
        let old = try oldTalks()
        let matches = TalkMatcher.match(old.map(\.entry), talks.map(Self.entry))
        // Topics before: pairs that may no longer stand together.
        for end in ledger.oldEdgeEnds where end.label == labels.about {
            relations.add(end.to, of: end.from)
        }

        var speakers: Set<Int64> = []
        var topics: Set<Int64> = []
        var stated: [Int64] = []
        for (i, talk) in talks.enumerated() {
            if i % 64 == 0 { try writer.checkCancelled() }
            let known = matches[i].map { old[$0].vertex }
            guard let vertex = try state(talk, known: known, &speakers, &topics, &relations) else {
                continue
            }
            stated.append(vertex)
            if known == nil { summary.newTalks += 1 }
        }
        var removal = ClaimRemoval(ledger)
        removal.onEdge = { end in
            if end.label == labels.about { relations.add(end.to, of: end.from) }
        }
        let gone = try removal.run()
        try relations.update()
        try removal.removeVertices(gone)

        summary.talks = talks.count
        summary.speakers = speakers.count
        summary.topics = topics.count
        summary.removedTalks = old.count - matches.count { $0 != nil }
        let oldVertices = Set(old.map(\.vertex))
        summary.changedTalks = Set(stated).count {
            oldVertices.contains($0) && ledger.touched.contains($0)
        }
        summary.isChanged = ledger.changes > 0
    }

    // MARK: - Talks of before

    private func oldTalks() throws -> [(vertex: Int64, entry: TalkMatcher.Entry)] {
        let title = try writer.internKey(NoteVocabulary.title)
        let name = try writer.internKey(NoteVocabulary.name)
        var people: [Int64: Set<String>] = [:]
        var topics: [Int64: Set<String>] = [:]
        func text(_ vertex: Int64, _ key: UInt32) -> String? {
            if case .string(let text)? = ledger.oldValue(of: vertex, key) { return text }
            return nil
        }
        for end in ledger.oldEdgeEnds {
            if end.label == labels.gave, let name = text(end.from, name) {
                people[end.to, default: []].insert(PersonKey.name(name))
            } else if end.label == labels.about, let name = text(end.to, name) {
                topics[end.from, default: []].insert(TopicKey.of(name))
            }
        }
        return ledger.oldVertices(label: labels.talk).map { vertex, line in
            (
                vertex,
                TalkMatcher.Entry(
                    title: Folding.key(text(vertex, title) ?? ""), people: people[vertex] ?? [],
                    topics: topics[vertex] ?? [], line: Int(line))
            )
        }
    }

    private static func entry(_ talk: NoteTalk) -> TalkMatcher.Entry {
        TalkMatcher.Entry(
            title: Folding.key(talk.title),
            people: Set(talk.people.map { PersonKey.name($0.name) }),
            topics: Set(talk.topics.map { TopicKey.of($0.name) }), line: talk.line)
    }

    // MARK: - One talk

    private func state(
        _ talk: NoteTalk, known: Int64?, _ speakers: inout Set<Int64>, _ topics: inout Set<Int64>,
        _ relations: inout TopicRelations
    ) throws -> Int64? {
        typealias Names = NoteVocabulary
        let line = talk.line
        let key = [
            Folding.key(talk.title), Folding.key(talk.event ?? ""),
            talk.year.map(String.init) ?? "",
        ]
        .joined(separator: "|")
        let vertex = try known ?? ledger.found(key, labels.talk) ?? ledger.make(Names.talk)
        try ledger.claim(vertex: vertex, label: labels.talk, line: line)
        try ledger.claim(name: key, label: labels.talk, vertex: vertex)
        // A talk that a traversal has dropped stays dropped; its claims are
        // kept, so that it is known.
        guard try ledger.exists(vertex) else {
            try keepAll(of: vertex, talk)
            return nil
        }
        try ledger.property(vertex, Names.title, .string(talk.title), line: line)
        if let event = talk.event {
            try ledger.property(vertex, Names.event, .string(event), line: line)
        }
        if let year = talk.year {
            try ledger.property(vertex, Names.year, .int(Int32(clamping: year)), line: line)
        }
        for url in talk.urls {
            try ledger.property(vertex, Names.url, .string(url), .set, line: line)
        }
        if let abstract = talk.abstract {
            try ledger.property(vertex, Names.abstract, .string(abstract), .set, line: line)
        }
        if !talk.text.isEmpty {
            try ledger.property(vertex, Names.notes, .string(talk.text), .set, line: line)
        }
        for person in talk.people {
            guard let speaker = try state(person) else { continue }
            if try ledger.edge(Names.gave, from: speaker, to: vertex, line: person.line) != nil {
                speakers.insert(speaker)
            }
        }
        for topic in talk.topics {
            guard let target = try state(topic),
                let edge = try ledger.edge(Names.about, from: vertex, to: target, line: topic.line)
            else { continue }
            topics.insert(target)
            relations.add(target, of: vertex)
            let end = ClaimLedger.EdgeEnd(label: labels.about, from: vertex, to: target)
            try ledger.property(
                ofEdge: edge, end, Names.weight, .double(topic.weight), line: topic.line)
        }
        if let event = talk.event, let target = try state(event: event, year: talk.year, line: line)
        {
            _ = try ledger.edge(Names.at, from: vertex, to: target, line: line)
        }
        return vertex
    }

    /// Keeps the claims on a dropped talk, as far as they are still made.
    private func keepAll(of vertex: Int64, _ talk: NoteTalk) throws {
        let title = try writer.internKey(NoteVocabulary.title)
        if let value = ledger.oldValue(of: vertex, title) {
            try ledger.keep(vertex, NoteVocabulary.title, value, line: talk.line)
        }
    }

    // MARK: - People, topics, events

    private func state(_ person: Person) throws -> Int64? {
        typealias Names = NoteVocabulary
        let key = PersonKey.name(person.name)
        guard !key.isEmpty else { return nil }
        let vertex = try resolve(person, key) ?? ledger.make(Names.speaker)
        try ledger.claim(vertex: vertex, label: labels.speaker, line: person.line)
        try ledger.claim(name: key, label: labels.speaker, vertex: vertex)
        if let handle = person.handle {
            try ledger.claim(
                name: "@" + PersonKey.handle(handle), label: labels.speaker, vertex: vertex)
        }
        guard try ledger.exists(vertex) else { return nil }
        try ledger.property(vertex, Names.name, .string(person.name), line: person.line)
        if let handle = person.handle {
            try ledger.property(vertex, Names.handle, .string(handle), line: person.line)
        }
        if let github = person.github {
            try ledger.property(vertex, Names.github, .string(github), line: person.line)
        }
        if let affiliation = person.affiliation {
            try ledger.property(
                vertex, Names.affiliation, .string(affiliation), .set, line: person.line)
        }
        for role in person.roles {
            try ledger.property(vertex, Names.role, .string(role), .set, line: person.line)
        }
        return vertex
    }

    /// Who a person is among those known: by handle, else by name unless the
    /// handles say that they are two.
    private func resolve(_ person: Person, _ key: String) throws -> Int64? {
        if let handle = person.handle,
            let vertex = try ledger.found("@" + PersonKey.handle(handle), labels.speaker)
        {
            return vertex
        }
        let handleKey = try writer.internKey(NoteVocabulary.handle)
        for (vertex, source) in try store.vertices(named: key, label: labels.speaker) {
            guard try ledger.exists(vertex) else {
                if source == ledger.source { return vertex }
                continue
            }
            guard let handle = person.handle else { return vertex }
            var others: [String] = []
            for (_, value) in try ledger.values(vertex, handleKey) {
                if case .string(let text) = value { others.append(PersonKey.handle(text)) }
            }
            if others.isEmpty || others.contains(PersonKey.handle(handle))
                || source == ledger.source
            {
                return vertex
            }
        }
        return try ledger.foundInIndex(labels.speaker, NoteVocabulary.name, person.name)
    }

    private func state(_ topic: MinedTopic) throws -> Int64? {
        try ledger.topic(topic.name, label: labels.topic, line: topic.line)
    }

    private func state(event: String, year: Int?, line: Int) throws -> Int64? {
        let key = Folding.key(event) + "|" + (year.map(String.init) ?? "")
        let vertex = try ledger.found(key, labels.event) ?? ledger.make(NoteVocabulary.event)
        try ledger.claim(vertex: vertex, label: labels.event, line: line)
        try ledger.claim(name: key, label: labels.event, vertex: vertex)
        guard try ledger.exists(vertex) else { return nil }
        try ledger.property(vertex, NoteVocabulary.name, .string(event), line: line)
        if let year {
            try ledger.property(
                vertex, NoteVocabulary.year, .int(Int32(clamping: year)), line: line)
        }
        return vertex
    }
}
