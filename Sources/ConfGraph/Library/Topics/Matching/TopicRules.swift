/// How topics are found in texts, as the graph says it: the input of a
/// ``TopicMatcher``. Topics are the keys of their vertices.
struct TopicRules {
    struct Rule {
        var topic: Int64
        var variants: [String]
        var isExact = false
        /// The properties of a talk to look into; empty for all.
        var scope: [String] = []
        var unless: [String] = []
        var within = Concept.Rule.defaultWithin
    }

    struct Combination {
        var topic: Int64
        /// For each topic that must be near: the texts that stand for it.
        var parts: [[String]]
        var within: Int
    }

    var rules: [Rule] = []
    var combinations: [Combination] = []
    /// The topics that the rules can find, and their names.
    var names: [Int64: String] = [:]
}

extension TopicRules {
    /// Reads the semantic layer of a graph.
    ///
    /// A topic is a *concept* where it has a kind, or an edge that says what it
    /// means: `synonymOf`, `broader`, `combines`, or `extracts` from a rule. A
    /// concept with rules is found by them alone; another one by its name; and
    /// each also by its synonyms. Plain topics are not looked for.
    init(_ g: TraversalSource) throws {
        typealias Names = NoteVocabulary
        var synonyms = try Self.ends(g.v(Names.topic).outE(Names.synonymOf))
        let parts = try g.v(Names.topic).outE(Names.combines).toList()
        let broader = try Self.ends(g.v(Names.topic).outE(Names.broader))
        let extractions = try Self.ends(g.v(Names.rule).outE(Names.extracts))
        synonyms.removeAll { $0.from == $0.to }

        var concepts = Set(broader.map(\.from) + broader.map(\.to))
        concepts.formUnion(synonyms.map(\.from))
        concepts.formUnion(synonyms.map(\.to))
        concepts.formUnion(parts.map { $0.source.key })
        concepts.formUnion(extractions.map(\.to))
        var cursor = try g.v(Names.topic).has(Names.kind).cursor()
        while let topic = try cursor.next() { concepts.insert(topic.key) }
        if concepts.isEmpty { return }

        let mentioned = concepts.union(parts.map { $0.target.key })
        var texts: [Int64: String] = [:]
        let reader = try g.scope.reader
        guard let nameKey = try reader.keyID(Names.name) else { return }
        for topic in mentioned {
            if case .string(let name)? = try reader.firstVertexProperty(topic, key: nameKey) {
                texts[topic] = name
            }
        }
        let canonical = Self.canonical(synonyms)
        func target(_ topic: Int64) -> Int64 { canonical[topic] ?? topic }

        let ruled = Set(extractions.map(\.to))
        var spoken: [Int64: [String]] = [:]
        for topic in mentioned.sorted() {
            guard let name = texts[topic] else { continue }
            spoken[target(topic), default: []].append(name)
            guard concepts.contains(topic), !ruled.contains(topic) else { continue }
            rules.append(Rule(topic: target(topic), variants: [name]))
        }
        try readRules(g, extractions, target, &spoken)

        for (topic, edges) in Dictionary(grouping: parts, by: { $0.source.key })
            .sorted(by: { $0.key < $1.key }) where edges.count > 1
        {
            let needed = Set(edges.map { target($0.target.key) }).sorted()
            let within = edges.compactMap { $0[Names.within].wholeNumber }.max()
            combinations.append(
                Combination(
                    topic: target(topic), parts: needed.map { spoken[$0] ?? [] },
                    within: Self.distance(within)))
        }
        for topic in Set(rules.map(\.topic) + combinations.map(\.topic)) {
            names[topic] = texts[topic] ?? ""
        }
    }

    private mutating func readRules(
        _ g: TraversalSource, _ extractions: [(from: Int64, to: Int64)],
        _ target: (Int64) -> Int64, _ spoken: inout [Int64: [String]]
    ) throws {
        typealias Names = NoteVocabulary
        var found: [Int64: Vertex] = [:]
        var cursor = try g.v(Names.rule).cursor()
        while let vertex = try cursor.next() { found[vertex.key] = vertex }
        for (rule, topic) in extractions {
            guard let vertex = found[rule] else { continue }
            let variants = vertex.texts(Names.variant)
            rules.append(
                Rule(
                    topic: target(topic), variants: variants,
                    isExact: vertex[Names.exact] == .bool(true), scope: vertex.texts(Names.scope),
                    unless: vertex.texts(Names.unless),
                    within: Self.distance(vertex[Names.within].wholeNumber)))
            spoken[target(topic), default: []] += variants
        }
    }

    private static func distance(_ number: Int64?) -> Int {
        Int(clamping: min(max(number ?? Int64(Concept.Rule.defaultWithin), 0), 1_000))
    }

    private static func ends(
        _ edges: Traversal<Never, Edge>
    ) throws -> [(from: Int64, to: Int64)] {
        try edges.toList().map { ($0.source.key, $0.target.key) }
    }

    /// For each synonym the topic at the end of its chain. A circle of
    /// synonyms ends at its oldest member.
    static func canonical(_ synonyms: [(from: Int64, to: Int64)]) -> [Int64: Int64] {
        let next = Dictionary(synonyms.map { ($0.from, $0.to) }) { min($0, $1) }
        var result: [Int64: Int64] = [:]
        for start in next.keys {
            var place = start
            var seen: Set<Int64> = []
            while let following = next[place], seen.insert(place).inserted { place = following }
            if next[place] != nil {
                // The walk closed a circle at `place`.
                var member = place
                var oldest = place
                repeat {
                    oldest = min(oldest, member)
                    member = next[member] ?? place
                } while member != place
                place = oldest
            }
            if place != start { result[start] = place }
        }
        return result
    }
}

extension Vertex {
    /// The texts among the values of a property.
    fileprivate func texts(_ key: String) -> [String] {
        properties.compactMap { property in
            guard property.key.hasSameBytes(as: key), case .string(let text) = property.value else {
                return nil
            }
            return text
        }
    }
}
