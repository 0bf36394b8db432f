/// Finds topics in the texts of a talk by thousands of rules, in one pass.
///
/// Of phrases that overlap the one that begins first counts, and of those the
/// longest: "San Francisco Giants" is not "San Francisco". A phrase near one of
/// its rule's `unless` does not count. Topics that are combined count once
/// wherever all of them stand near each other.
struct TopicMatcher {
    /// How often a topic was found.
    struct Count: Equatable {
        var title = 0
        var elsewhere = 0

        /// A title says more than the text, and the second mention more than
        /// the tenth.
        var weight: Double {
            let weight = (title > 0 ? 3 : 0) + TopicMiner.damped(Double(elsewhere)) * 0.9
            return (weight * 100).rounded() / 100
        }
    }

    private enum Use {
        case variant(rule: Int)
        case unless(rule: Int)
        case part(combination: Int, part: Int)
    }

    private let rules: [TopicRules.Rule]
    private let combinations: [TopicRules.Combination]
    private let automaton: PhraseAutomaton
    /// What each phrase of the automaton is for.
    private let uses: [Use]
    private let phrases: [String]
    /// Rules whose variants count wherever and however they are written.
    private let isPlain: [Bool]

    init(_ topics: TopicRules) {
        rules = topics.rules
        combinations = topics.combinations
        isPlain = rules.map { $0.scope.isEmpty && !$0.isExact }
        var uses: [(text: String, use: Use)] = []
        for (index, rule) in rules.enumerated() {
            uses += rule.variants.map { ($0, .variant(rule: index)) }
            uses += rule.unless.map { ($0, .unless(rule: index)) }
        }
        for (index, combination) in combinations.enumerated() {
            for (part, texts) in combination.parts.enumerated() {
                uses += texts.map { ($0, .part(combination: index, part: part)) }
            }
        }
        self.uses = uses.map(\.use)
        phrases = uses.map(\.text)
        automaton = PhraseAutomaton(phrases)
    }

    /// Adds what one property of a talk holds to what was found in it.
    func find(in text: String, key: String, counts: inout [Int64: Count]) {
        var found: [(rule: Int, match: PhraseAutomaton.Match)] = []
        var refusals: [(rule: Int, words: ClosedRange<Int>)] = []
        var near: [Int: [Int]] = [:]
        var combined: [Int64] = []
        automaton.forEachMatch(in: text) { match in
            switch uses[match.phrase] {
            case .variant(let rule):
                if isPlain[rule]
                    || isInScope(rules[rule], key) && isWritten(match, rules[rule], text)
                {
                    found.append((rule, match))
                }
            case .unless(let rule): refusals.append((rule, match.words))
            case .part(let index, let part):
                let combination = combinations[index]
                var places =
                    near[index] ?? Array(repeating: .min / 2, count: combination.parts.count)
                places[part] = match.words.upperBound
                if places.allSatisfy({ match.words.upperBound - $0 <= combination.within }) {
                    combined.append(combination.topic)
                    places = Array(repeating: .min / 2, count: places.count)
                }
                near[index] = places
            }
        }
        let isTitle = key.hasSameBytes(as: NoteVocabulary.title)
        func count(_ topic: Int64) {
            if isTitle {
                counts[topic, default: Count()].title += 1
            } else {
                counts[topic, default: Count()].elsewhere += 1
            }
        }
        for topic in combined { count(topic) }
        if found.isEmpty { return }
        if !refusals.isEmpty {
            let byRule = Dictionary(grouping: refusals, by: \.rule)
            found.removeAll { each in
                byRule[each.rule]?.contains {
                    Self.distance($0.words, each.match.words) <= rules[each.rule].within
                } ?? false
            }
        }
        found.sort {
            let (a, b) = ($0.match.words, $1.match.words)
            return a.lowerBound != b.lowerBound
                ? a.lowerBound < b.lowerBound : a.upperBound > b.upperBound
        }
        var taken: ClosedRange<Int>?
        var topics: Set<Int64> = []
        for (rule, match) in found {
            if let words = taken, match.words != words {
                if match.words.lowerBound <= words.upperBound { continue }
                topics = []
            }
            taken = match.words
            // Two rules may find one topic in the same place.
            if topics.insert(rules[rule].topic).inserted { count(rules[rule].topic) }
        }
    }

    private func isInScope(_ rule: TopicRules.Rule, _ key: String) -> Bool {
        rule.scope.isEmpty || rule.scope.contains { $0.hasSameBytes(as: key) }
    }

    /// Whether an exact rule's variant is written just so.
    private func isWritten(
        _ match: PhraseAutomaton.Match, _ rule: TopicRules.Rule, _ text: String
    ) -> Bool {
        guard rule.isExact else { return true }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: match.bytes.lowerBound)
        let end = utf8.index(start, offsetBy: match.bytes.count)
        return utf8[start..<end].elementsEqual(phrases[match.phrase].utf8)
    }

    /// How many words apart two phrases are; 0 where they touch or overlap.
    private static func distance(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> Int {
        max(0, a.lowerBound - b.upperBound - 1, b.lowerBound - a.upperBound - 1)
    }
}
