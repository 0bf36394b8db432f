/// A topic of a talk.
struct MinedTopic: Sendable, Equatable {
    var name: String
    /// How much of the talk it is; the order of a talk's topics.
    var weight: Double
    /// The line of the note that speaks of it first.
    var line: Int
}

/// Finds what a talk is about: terms of its title, of its sub-headings, terms
/// said again and again, and terms that look like names; phrases are kept,
/// plurals and case folded, and what is no topic is refused. Needs no
/// vocabulary.
struct TopicMiner {
    struct Passage {
        var text: String
        var line: Int
    }

    /// A talk has at most this many topics.
    static let limit = 15

    private struct Candidate {
        var words: Int
        var title = 0
        var headings = 0
        var body = 0
        var nameLike = 0
        var line: Int
        /// How often each written form occurred.
        var forms: [String: Int] = [:]
        /// Occurrences inside a phrase that is a candidate too.
        var order: Int
        var leads = false
        /// What a bullet is about: "automation should …", "checklists for …".
        var subject = 0
        var total: Int { title + headings + body }
    }

    private var candidates: [String: Candidate] = [:]
    private let people: Set<String>
    /// The notes are too short to say much twice.
    private var isShort = true

    /// - Parameter people: folded words of names that are no topics.
    private init(people: Set<String>) { self.people = people }

    static func mine(
        title: Passage, headings: [Passage], body: [Passage], tags: [String] = [],
        people: Set<String>
    ) -> [MinedTopic] {
        var miner = TopicMiner(people: people)
        miner.add(title, .title)
        for heading in headings { miner.add(heading, .heading) }
        for passage in body { miner.add(passage, .body) }
        miner.isShort = body.count < 12
        return miner.topics(tags: tags, line: title.line)
    }

    private enum Place { case title, heading, body }

    private mutating func add(_ passage: Passage, _ place: Place) {
        let terms = TermScanner.scan(passage.text, isTitle: place == .title)
        var i = 0
        while i < terms.count {
            // A run of words without a break or a stop word.
            var end = i
            while end < terms.count, !terms[end].isStop || terms[end].isNumber,
                end == i || !terms[end].startsPhrase
            {
                end += 1
            }
            if end == i {
                i += 1
                continue
            }
            let run = terms[i..<end]
            let isSubject =
                place == .body && i == 0 && run.count <= 3
                && (end == terms.count || TopicWords.subjectVerbs.contains(terms[end].folded)
                    || terms[end].startsPhrase)
            for length in 1...min(3, run.count) {
                for start in run.startIndex...(run.endIndex - length) {
                    count(
                        run[start..<(start + length)], place, passage.line,
                        isRun: length == run.count,
                        isSubject: isSubject && start + length == run.endIndex)
                }
            }
            i = end
        }
    }

    private mutating func count(
        _ words: ArraySlice<Term>, _ place: Place, _ line: Int, isRun: Bool, isSubject: Bool
    ) {
        guard let first = words.first, let last = words.last else { return }
        if words.count == 1 {
            if first.isNumber || first.isStop { return }
        } else {
            if first.isNumber { return }
            // "Python 3" and "Vitamin 12", but no plain counts.
            if last.isNumber, last.folded.utf8.count > 4 || !(first.isNameLike || place == .title) {
                return
            }
            if words.dropFirst().dropLast().contains(where: \.isNumber) { return }
        }
        if words.contains(where: { people.contains($0.folded) }) { return }
        let form = words.map(\.folded).joined(separator: " ")
        let key = words.map { TopicKey.singular($0.folded) }.joined(separator: " ")
        var candidate =
            candidates[key] ?? Candidate(words: words.count, line: line, order: candidates.count)
        switch place {
        case .title: candidate.title += 1
        case .heading: candidate.headings += 1
        case .body: candidate.body += 1
        }
        if words.contains(where: \.isNameLike) { candidate.nameLike += 1 }
        if isRun, place != .body { candidate.leads = true }
        if isSubject { candidate.subject += 1 }
        candidate.forms[form, default: 0] += 1
        candidates[key] = candidate
    }

    // MARK: - Weights

    /// The binary logarithm of 1 + n, linear between powers of two: twice as
    /// often said is a little more, not twice as much.
    static func damped(_ n: Double) -> Double {
        let x = 1 + n
        return Double(x.exponent) + (x.significand - 1)
    }

    private func weight(_ candidate: Candidate, _ key: String) -> Double {
        let total = candidate.title + candidate.headings + candidate.body
        let said = Double(candidate.body + candidate.headings)
        let isWeak = candidate.words == 1 && TopicWords.weak.contains(key)
        if candidate.words == 1 {
            var weight = 0.0
            // A title word that the notes never take up is often a figure of speech.
            if candidate.title > 0 { weight += said > 0 || isShort ? 3 : 2.2 }
            if candidate.subject > 0 { weight += 0.5 }
            if candidate.headings > 0 { weight += 1 + 0.3 * Double(min(candidate.headings, 3)) }
            weight += Self.damped(said) * 0.9
            if candidate.nameLike * 2 > total { weight += 1.1 }
            if isWeak { weight -= 1.3 }
            return weight
        }
        guard total >= 2 || candidate.title > 0 || candidate.leads else { return 0 }
        var weight = 0.0
        if candidate.title > 0 { weight += candidate.words > 2 ? 2 : candidate.leads ? 3 : 2.6 }
        if candidate.headings > 0 { weight += 1 }
        weight += Self.damped(said) * 1.3
        if candidate.nameLike * 2 > total { weight += 0.5 }
        return weight
    }

    private func topics(tags: [String], line: Int) -> [MinedTopic] {
        var scored: [(key: String, weight: Double)] = []
        for (key, candidate) in candidates {
            let weight = weight(candidate, key)
            if weight >= Self.minimum { scored.append((key, weight)) }
        }
        scored.sort {
            $0.weight != $1.weight
                ? $0.weight > $1.weight : candidates[$0.key]!.order < candidates[$1.key]!.order
        }
        var result: [MinedTopic] = []
        var seen: Set<String> = []
        for tag in tags.prefix(Self.limit) {
            let name = Folding.fold(Words.trim(tag, also: "#,;"))
            guard !name.isEmpty, name.utf8.count <= 60, seen.insert(TopicKey.of(name)).inserted
            else { continue }
            result.append(MinedTopic(name: name, weight: 6, line: line))
        }
        for (key, weight) in scored {
            if result.count >= Self.limit { break }
            guard !seen.contains(key), !isCovered(key, weight, by: result) else { continue }
            seen.insert(key)
            let candidate = candidates[key]!
            let name = candidate.forms.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
            result.append(
                MinedTopic(name: name, weight: (weight * 100).rounded() / 100, line: candidate.line)
            )
        }
        return result.sorted { $0.weight > $1.weight }
    }

    /// Below this a term is a word that happened to be said.
    static let minimum = 1.3

    private func endsInNumber(_ key: String) -> Bool {
        key.utf8.last.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    }

    /// Whether other topics say the same: a part of a phrase that hardly stands
    /// alone, or a chance neighbourhood of words that are topics themselves.
    private func isCovered(_ key: String, _ weight: Double, by chosen: [MinedTopic]) -> Bool {
        guard let candidate = candidates[key] else { return false }
        let total = candidate.total
        for topic in chosen {
            let other = TopicKey.of(topic.name)
            guard let larger = candidates[other], larger.words != candidate.words else { continue }
            let (part, whole) = larger.words > candidate.words ? (key, other) : (other, key)
            guard (" " + whole + " ").firstRange(of: " " + part + " ") != nil else { continue }
            if larger.words > candidate.words {
                if Double(larger.total) >= 0.7 * Double(total),
                    candidate.title == 0 || candidate.words > 1
                {
                    return true
                }
            } else if candidate.title == 0 || candidate.words > 2,
                !(candidate.headings > 0 && candidate.body > 0 && candidate.words == 2),
                !endsInNumber(key),
                Double(total) < 0.4 * Double(larger.total) || total <= 1
            {
                return true
            }
        }
        return false
    }
}

/// The form under which topics are one: singular, folded.
enum TopicKey {
    static func of(_ name: String) -> String {
        Folding.fold(name).split(separator: " ").map { singular(String($0)) }.joined(separator: " ")
    }

    static func singular(_ word: String) -> String {
        let n = word.utf8.count
        guard n > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else { return word }
        if word.hasSuffix("us") || word.hasSuffix("is") || word.hasSuffix("'s") { return word }
        if word.hasSuffix("ies"), n > 5 { return String(word.dropLast(3)) + "y" }
        if ["ches", "shes", "xes", "sses"].contains(where: { word.hasSuffix($0) }), n > 5 {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }
}
