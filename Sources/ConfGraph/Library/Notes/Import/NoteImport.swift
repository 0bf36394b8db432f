/// Writes a reading into the graph: vertices, edges and properties, each with
/// the line that states it, and takes back what the file no longer states.
struct NoteImport {
    private let session: LoadSession
    private let ledger: ClaimLedger
    private let resolver: PersonResolver
    private var writer: StorageWriter { session.writer }
    private var labels: LoadSession.Labels { session.labels }
    private var keys: LoadSession.Keys { session.keys }

    init(_ session: LoadSession, source: Int64) throws {
        self.session = session
        ledger = try ClaimLedger(session, source: source)
        resolver = PersonResolver(ledger)
    }

    /// Counts into `summary` what the source states now, and what changed.
    func run(_ talks: [NoteTalk], into summary: inout LoadSummary) throws {
        let old = try oldTalks()
        resolver.meet(talks)
        let matches = TalkMatcher.match(old.map(\.entry), old.isEmpty ? [] : talks.map(Self.entry))
        var said = Said()
        var stated: [Int64] = []
        for (i, talk) in talks.enumerated() {
            if i % 64 == 0 { try writer.checkCancelled() }
            let known = old.isEmpty ? nil : matches[i].map { old[$0].vertex }
            guard let vertex = try state(talk, i, known: known, &said) else {
                continue
            }
            stated.append(vertex)
            if known == nil { summary.newTalks += 1 }
        }
        try ClaimRemoval(ledger).run()
        try ledger.finish()

        summary.talks += talks.count
        summary.speakers += said.speakers.count
        summary.topics += Self.distinct(said.topics)
        summary.removedTalks += old.count - matches.count { $0 != nil }
        let oldVertices = Set(old.map(\.vertex))
        summary.changedTalks += Set(stated).count {
            oldVertices.contains($0) && ledger.touched.contains($0)
        }
        summary.isChanged = summary.isChanged || ledger.changes > 0
    }

    /// What a file's talks have said.
    private struct Said {
        var speakers: Set<Int64> = []
        /// Each perhaps several times.
        var topics: [Int64] = []
        /// The conference of the talk before: mostly that of the next one, too.
        var event: (name: String, year: Int?, vertex: Int64?)?
    }

    private static func distinct(_ numbers: [Int64]) -> Int {
        let sorted = numbers.sorted()
        return min(1, sorted.count) + zip(sorted, sorted.dropFirst()).count { $0 != $1 }
    }

    // MARK: - Talks of before

    private func oldTalks() throws -> [(vertex: Int64, entry: TalkMatcher.Entry)] {
        let vertices = ledger.oldVertices(label: labels.talk)
        guard !vertices.isEmpty else { return [] }
        var people: [Int64: Set<String>] = [:]
        var topics: [Int64: Set<String>] = [:]
        func text(_ vertex: Int64, _ key: UInt32) -> String? {
            if case .string(let text)? = ledger.oldValue(of: vertex, key) { return text }
            return nil
        }
        for end in ledger.oldEdgeEnds {
            if end.label == labels.gave, let name = text(end.from, keys.name) {
                people[end.to, default: []].insert(PersonKey.name(name))
            } else if end.label == labels.about, let name = text(end.to, keys.name) {
                topics[end.from, default: []].insert(TopicKey.of(name))
            }
        }
        return vertices.map { vertex, line in
            (
                vertex,
                TalkMatcher.Entry(
                    title: Folding.key(text(vertex, keys.title) ?? ""),
                    people: people[vertex] ?? [], topics: topics[vertex] ?? [], line: line)
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
        _ talk: NoteTalk, _ place: Int, known: Int64?, _ said: inout Said
    ) throws -> Int64? {
        let line = talk.line
        let label = labels.talk
        let key = talk.key
        let old = try known ?? ledger.found(key, label)
        let isNew = old == nil
        let vertex = try old ?? ledger.make(label)
        try ledger.claim(vertex: vertex, label: label, line: line)
        try ledger.claim(name: key, label: label, vertex: vertex)
        // A talk that a traversal has dropped stays dropped; its claims are
        // kept, so that it is known.
        guard try session.exists(vertex) else {
            if let value = ledger.oldValue(of: vertex, keys.title) {
                ledger.keep(vertex, keys.title, value, line: line)
            }
            return nil
        }
        try ledger.set(vertex, keys.title, .string(talk.title), label: label, line: line)
        if let event = talk.event {
            try ledger.set(vertex, keys.event, .string(event), label: label, line: line)
        }
        if let year = talk.year {
            try ledger.set(
                vertex, keys.year, .int(Int32(clamping: year)), label: label, line: line)
        }
        for url in talk.urls {
            try ledger.add(.string(url), to: vertex, keys.url, label: label, line: line)
        }
        if let abstract = talk.abstract {
            try ledger.add(.string(abstract), to: vertex, keys.abstract, label: label, line: line)
        }
        if !talk.text.isEmpty {
            try ledger.add(.string(talk.text), to: vertex, keys.notes, label: label, line: line)
        }
        var own: [Int64] = []
        for (i, person) in talk.people.enumerated() {
            guard let speaker = try state(person, key: resolver.key(place, i), year: talk.year)
            else { continue }
            if isNew, !own.contains(speaker) {
                _ = try ledger.makeEdge(labels.gave, from: speaker, to: vertex, line: person.line)
            } else if try ledger.edge(labels.gave, from: speaker, to: vertex, line: person.line)
                == nil
            {
                continue
            }
            own.append(speaker)
        }
        said.speakers.formUnion(own)
        session.topics.talk = vertex
        for topic in talk.topics {
            if let target = try ledger.state(topic, of: vertex, isNew: isNew) {
                said.topics.append(target)
            }
        }
        if let event = talk.event,
            let target = try state(event: event, year: talk.year, line: line, &said)
        {
            if isNew {
                _ = try ledger.makeEdge(labels.at, from: vertex, to: target, line: line)
            } else {
                _ = try ledger.edge(labels.at, from: vertex, to: target, line: line)
            }
        }
        return vertex
    }

    // MARK: - People, topics, events

    private func state(_ person: Person, key: String, year: Int?) throws -> Int64? {
        guard !key.isEmpty else { return nil }
        let label = labels.speaker
        let line = person.line
        let vertex = try resolver.vertex(for: person, key: key, year: year) {
            try ledger.foundInIndex(label, keys.name, person.name) ?? ledger.make(label)
        }
        try ledger.claim(vertex: vertex, label: label, line: line)
        try ledger.claim(name: key, label: label, vertex: vertex)
        if let handle = person.handle {
            try ledger.claim(name: "@" + PersonKey.handle(handle), label: label, vertex: vertex)
        }
        guard try session.exists(vertex) else { return nil }
        try ledger.set(vertex, keys.name, .string(person.name), label: label, line: line)
        if let handle = person.handle {
            try ledger.set(vertex, keys.handle, .string(handle), label: label, line: line)
        }
        if let github = person.github {
            try ledger.set(vertex, keys.github, .string(github), label: label, line: line)
        }
        if let affiliation = person.affiliation {
            try ledger.add(
                .string(affiliation), to: vertex, keys.affiliation, label: label, line: line)
        }
        for role in person.roles {
            try ledger.add(.string(role), to: vertex, keys.role, label: label, line: line)
        }
        return vertex
    }

    private func state(
        event: String, year: Int?, line: Int, _ said: inout Said
    ) throws -> Int64? {
        if let before = said.event, before.year == year, before.name.hasSameBytes(as: event) {
            return before.vertex
        }
        let vertex = try state(event: event, year: year, line: line)
        said.event = (event, year, vertex)
        return vertex
    }

    private func state(event: String, year: Int?, line: Int) throws -> Int64? {
        let key = Folding.key(event) + "|" + (year.map(String.init) ?? "")
        let label = labels.event
        let vertex = try ledger.found(key, label) ?? ledger.make(label)
        try ledger.claim(vertex: vertex, label: label, line: line)
        try ledger.claim(name: key, label: label, vertex: vertex)
        guard try session.exists(vertex) else { return nil }
        try ledger.set(vertex, keys.name, .string(event), label: label, line: line)
        if let year {
            try ledger.set(
                vertex, keys.year, .int(Int32(clamping: year)), label: label, line: line)
        }
        return vertex
    }
}
