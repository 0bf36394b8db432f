/// Writes a vocabulary into the graph: topics, rules and the edges between
/// them, each claimed by the vocabulary's file, so that loading it again after
/// an edit adds, changes and removes, and nothing that a traversal made or
/// changed is touched.
struct VocabularyImport {
    private let session: LoadSession
    private let ledger: ClaimLedger
    private let rule: UInt32
    private var writer: StorageWriter { session.writer }
    private typealias Names = NoteVocabulary

    init(_ session: LoadSession, source: Int64) throws {
        self.session = session
        ledger = try ClaimLedger(session, source: source)
        let writer = session.writer
        rule = try writer.internLabel(Names.rule)
    }

    /// - Returns: Whether anything was written.
    func run(_ concepts: [Concept]) throws -> Bool {
        for concept in concepts {
            try writer.checkCancelled()
            guard let vertex = try state(concept.name, line: concept.line) else { continue }
            if let kind = concept.kind {
                try set(vertex, Names.kind, .string(kind), line: concept.line)
            }
            for synonym in concept.synonyms {
                try connect(synonym, Names.synonymOf, to: vertex, line: concept.line)
            }
            for wider in concept.broader {
                try connect(vertex, Names.broader, to: wider, line: concept.line)
            }
            for other in concept.related {
                try connect(vertex, Names.related, to: other, line: concept.line)
            }
            if let combination = concept.combination { try state(combination, of: vertex) }
            for each in concept.rules { try state(each, named: concept.name, of: vertex) }
        }
        try ClaimRemoval(ledger).run()
        try ledger.finish()
        try session.finish()
        return ledger.changes > 0
    }

    private func set(_ vertex: Int64, _ key: String, _ value: PropertyValue, line: Int) throws {
        let label = key == Names.kind ? session.labels.topic : rule
        try ledger.set(vertex, writer.internKey(key), value, label: label, line: line)
    }

    /// The topic of a name; nil where a traversal has dropped it.
    private func state(_ name: String, line: Int) throws -> Int64? {
        try ledger.topic(name, line: line)
    }

    private func connect(_ synonym: String, _ label: String, to vertex: Int64, line: Int) throws {
        guard let from = try state(synonym, line: line), from != vertex else { return }
        _ = try ledger.edge(writer.internLabel(label), from: from, to: vertex, line: line)
    }

    private func connect(_ vertex: Int64, _ label: String, to name: String, line: Int) throws {
        guard let to = try state(name, line: line), to != vertex else { return }
        _ = try ledger.edge(writer.internLabel(label), from: vertex, to: to, line: line)
    }

    private func state(_ combination: Concept.Combination, of vertex: Int64) throws {
        let label = try writer.internLabel(Names.combines)
        for part in combination.parts {
            guard let to = try state(part, line: combination.line), to != vertex,
                let edge = try ledger.edge(label, from: vertex, to: to, line: combination.line)
            else { continue }
            try ledger.set(
                ofEdge: edge, .init(label: label, from: vertex, to: to),
                writer.internKey(Names.within), .int(Int32(clamping: combination.within)),
                line: combination.line)
        }
    }

    /// A rule is known by its topic and its first variant.
    private func state(_ stated: Concept.Rule, named topic: String, of vertex: Int64) throws {
        let first = stated.variants[0]
        let key = TopicKey.of(topic) + "|" + first
        let known = try session.vertices(named: key, rule).first
        let target = try known ?? ledger.make(rule)
        let line = stated.line
        try ledger.claim(vertex: target, label: rule, line: line)
        try ledger.claim(name: key, label: rule, vertex: target)
        guard try ledger.exists(target) else { return }
        try set(target, Names.name, .string(first), line: line)
        for variant in stated.variants {
            try ledger.add(
                .string(variant), to: target, writer.internKey(Names.variant), label: rule,
                line: line)
        }
        for key in stated.scope {
            try ledger.add(
                .string(key), to: target, writer.internKey(Names.scope), label: rule, line: line)
        }
        for text in stated.unless {
            try ledger.add(
                .string(text), to: target, writer.internKey(Names.unless), label: rule, line: line)
        }
        if stated.isExact { try set(target, Names.exact, .bool(true), line: line) }
        if stated.within != Concept.Rule.defaultWithin {
            try set(
                target, Names.within, .int(Int32(clamping: stated.within)), line: line)
        }
        _ = try ledger.edge(
            writer.internLabel(Names.extracts), from: target, to: vertex, line: line)
    }
}
