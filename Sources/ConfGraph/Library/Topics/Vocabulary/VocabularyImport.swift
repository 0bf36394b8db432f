/// Writes a vocabulary into the graph: topics, rules and the edges between
/// them, each claimed by the vocabulary's file, so that loading it again after
/// an edit adds, changes and removes, and nothing that a traversal made or
/// changed is touched.
struct VocabularyImport {
    private let writer: StorageWriter
    private let ledger: ClaimLedger
    private let topic: UInt32
    private let rule: UInt32
    private typealias Names = NoteVocabulary

    init(_ writer: StorageWriter, source: Int64) throws {
        self.writer = writer
        ledger = try ClaimLedger(writer, source: source)
        topic = try writer.internLabel(Names.topic)
        rule = try writer.internLabel(Names.rule)
    }

    /// - Returns: Whether anything was written.
    func run(_ concepts: [Concept]) throws -> Bool {
        for concept in concepts {
            try writer.checkCancelled()
            guard let vertex = try state(concept.name, line: concept.line) else { continue }
            if let kind = concept.kind {
                try ledger.property(vertex, Names.kind, .string(kind), line: concept.line)
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
        let removal = ClaimRemoval(ledger)
        let gone = try removal.run()
        try removal.removeVertices(gone)
        return ledger.changes > 0
    }

    /// The topic of a name; nil where a traversal has dropped it.
    private func state(_ name: String, line: Int) throws -> Int64? {
        try ledger.topic(name, label: topic, line: line)
    }

    private func connect(_ synonym: String, _ label: String, to vertex: Int64, line: Int) throws {
        guard let from = try state(synonym, line: line), from != vertex else { return }
        _ = try ledger.edge(label, from: from, to: vertex, line: line)
    }

    private func connect(_ vertex: Int64, _ label: String, to name: String, line: Int) throws {
        guard let to = try state(name, line: line), to != vertex else { return }
        _ = try ledger.edge(label, from: vertex, to: to, line: line)
    }

    private func state(_ combination: Concept.Combination, of vertex: Int64) throws {
        let label = try writer.internLabel(Names.combines)
        for part in combination.parts {
            guard let to = try state(part, line: combination.line), to != vertex,
                let edge = try ledger.edge(
                    Names.combines, from: vertex, to: to, line: combination.line)
            else { continue }
            try ledger.property(
                ofEdge: edge, .init(label: label, from: vertex, to: to), Names.within,
                .int(Int32(clamping: combination.within)), line: combination.line)
        }
    }

    /// A rule is known by its topic and its first variant.
    private func state(_ stated: Concept.Rule, named topic: String, of vertex: Int64) throws {
        let first = stated.variants[0]
        let key = TopicKey.of(topic) + "|" + first
        let known = try ledger.store.vertices(named: key, label: rule).first?.vertex
        let target = try known ?? ledger.make(Names.rule)
        let line = stated.line
        try ledger.claim(vertex: target, label: rule, line: line)
        try ledger.claim(name: key, label: rule, vertex: target)
        guard try ledger.exists(target) else { return }
        try ledger.property(target, Names.name, .string(first), line: line)
        for variant in stated.variants {
            try ledger.property(target, Names.variant, .string(variant), .set, line: line)
        }
        for key in stated.scope {
            try ledger.property(target, Names.scope, .string(key), .set, line: line)
        }
        for text in stated.unless {
            try ledger.property(target, Names.unless, .string(text), .set, line: line)
        }
        if stated.isExact { try ledger.property(target, Names.exact, .bool(true), line: line) }
        if stated.within != Concept.Rule.defaultWithin {
            try ledger.property(
                target, Names.within, .int(Int32(clamping: stated.within)), line: line)
        }
        _ = try ledger.edge(Names.extracts, from: target, to: vertex, line: line)
    }
}
