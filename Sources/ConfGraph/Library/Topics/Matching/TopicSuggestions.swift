/// Finds pairs of topics that may be one, or that mean a third together.
///
/// - Synonyms: names that differ in blanks and signs only (`node.js`,
///   `nodejs`); numeronyms (`k8s`, `kubernetes`); initials (`ml`, `machine
///   learning`), where a talk is about both.
/// - Combinations: two words that at least two talks say near each other and
///   that half of the talks about the rarer one are about.
struct TopicSuggestions {
    private let reader: StorageReader
    private var topics: [(key: Int64, name: String)] = []
    private var talks: [Int64: Set<Int64>] = [:]
    /// Topics of which the vocabulary says something already.
    private var settled: Set<Int64> = []

    init(_ g: TraversalSource) throws {
        typealias Names = NoteVocabulary
        reader = try g.scope.reader
        var cursor = try g.v(Names.topic).cursor()
        while let topic = try cursor.next() {
            guard case .string(let name) = topic[Names.name] else { continue }
            topics.append((topic.key, name))
        }
        for edge in try g.v(Names.topic).outE(Names.synonymOf).toList() {
            settled.insert(edge.source.key)
        }
        for edge in try g.v(Names.topic).outE(Names.combines).toList() {
            settled.insert(edge.source.key)
        }
        var edges = try g.v(Names.talk).outE(Names.about).cursor()
        while let edge = try edges.next() {
            talks[edge.target.key, default: []].insert(edge.source.key)
        }
    }

    func all() throws -> [TopicSuggestion] {
        let found = synonyms() + (try combinations())
        return found.sorted {
            $0.talks != $1.talks
                ? $0.talks > $1.talks : $0.topic.utf8.lexicographicallyPrecedes($1.topic.utf8)
        }
    }

    private func count(_ topic: Int64) -> Int { talks[topic]?.count ?? 0 }

    // MARK: Synonyms

    private func synonyms() -> [TopicSuggestion] {
        var byLetters: [String: [Int]] = [:]
        var byNumeronym: [String: [Int]] = [:]
        var byInitials: [String: [Int]] = [:]
        for (index, topic) in topics.enumerated() {
            let key = Folding.key(topic.name)
            let words = key.split(separator: " ")
            let letters = words.joined()
            byLetters[letters, default: []].append(index)
            if words.count == 1, letters.utf8.count > 4, let first = letters.first,
                let last = letters.last
            {
                byNumeronym["\(first)\(letters.utf8.count - 2)\(last)", default: []].append(index)
            }
            if words.count > 1 {
                byInitials[String(words.compactMap(\.first)), default: []].append(index)
            }
        }
        var result: [TopicSuggestion] = []
        for same in byLetters.values where same.count > 1 {
            let best = same.max { isLess($0, $1) }!
            for other in same where other != best {
                add(other, best, "the same letters", &result)
            }
        }
        for (index, topic) in topics.enumerated() {
            let name = Folding.key(topic.name)
            for full in byNumeronym[name] ?? [] where full != index {
                add(index, full, "\(topic.name) is short for it", &result)
            }
            guard (2...5).contains(name.utf8.count) else { continue }
            for full in byInitials[name] ?? [] {
                let both = shared(index, full)
                if both > 0 { add(index, full, "\(topic.name) is its initials", &result) }
            }
        }
        return result
    }

    private func isLess(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (count(topics[a].key), count(topics[b].key))
        return x != y ? x < y : topics[a].key > topics[b].key
    }

    private func shared(_ a: Int, _ b: Int) -> Int {
        guard let x = talks[topics[a].key], let y = talks[topics[b].key] else { return 0 }
        return x.intersection(y).count
    }

    private func add(
        _ synonym: Int, _ topic: Int, _ why: String, _ result: inout [TopicSuggestion]
    ) {
        guard !settled.contains(topics[synonym].key), !settled.contains(topics[topic].key) else {
            return
        }
        let all = (talks[topics[synonym].key] ?? []).union(talks[topics[topic].key] ?? [])
        result.append(
            TopicSuggestion(
                topic: topics[topic].name, kind: .synonym(topics[synonym].name), talks: all.count,
                reason: "\(why); \(all.count) talk\(all.count == 1 ? "" : "s")"))
    }

    // MARK: Combinations

    private struct Pair: Hashable {
        var a: Int
        var b: Int
    }

    private func combinations() throws -> [TopicSuggestion] {
        var ofTalk: [Int64: [Int]] = [:]
        var phrases: Set<String> = []
        for (index, topic) in topics.enumerated() {
            let words = TopicKey.of(topic.name).split(separator: " ")
            if words.count > 1 {
                // What is a phrase already needs no combination.
                for a in words { for b in words where a != b { phrases.insert("\(a) \(b)") } }
            } else if !settled.contains(topic.key) {
                for talk in talks[topic.key] ?? [] { ofTalk[talk, default: []].append(index) }
            }
        }
        var counts: [Pair: Int] = [:]
        for members in ofTalk.values {
            for (i, a) in members.enumerated() {
                for b in members[(i + 1)...] {
                    counts[Pair(a: min(a, b), b: max(a, b)), default: 0] += 1
                }
            }
        }
        let likely = counts.filter { pair, both in
            let rarer = min(count(topics[pair.a].key), count(topics[pair.b].key))
            let (a, b) = (TopicKey.of(topics[pair.a].name), TopicKey.of(topics[pair.b].name))
            return both >= 2 && 2 * both >= rarer && !phrases.contains("\(a) \(b)")
        }.keys.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
        if likely.isEmpty { return [] }
        return try said(likely)
    }

    /// Those that talks say near each other.
    private func said(_ pairs: [Pair]) throws -> [TopicSuggestion] {
        var rules = TopicRules()
        for (index, pair) in pairs.enumerated() {
            rules.combinations.append(
                TopicRules.Combination(
                    topic: Int64(index),
                    parts: [[topics[pair.a].name], [topics[pair.b].name]],
                    within: Concept.Rule.defaultWithin))
        }
        let matcher = TopicMatcher(rules)
        var near: [Int64: Int] = [:]
        try TalkTexts(reader).forEach { _, texts in
            var counts: [Int64: TopicMatcher.Count] = [:]
            for (key, text) in texts { matcher.find(in: text, key: key, counts: &counts) }
            for index in counts.keys { near[index, default: 0] += 1 }
        }
        return near.filter { $0.value >= 2 }.map { index, count in
            let pair = pairs[Int(index)]
            // The rarer word says more, and stands first.
            let ordered = isLess(pair.a, pair.b) ? [pair.a, pair.b] : [pair.b, pair.a]
            let names = ordered.map { topics[$0].name }
            return TopicSuggestion(
                topic: names.joined(separator: " "), kind: .combination(names), talks: count,
                reason: "near each other in \(count) talks")
        }
    }
}
