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
///
/// The weight of a word: 3 in the title (2.2 if the notes never take it up), 1
/// and more in a sub-heading, about 0.9 for each time that the number of its
/// mentions doubles, 1.1 if it looks like a name, less if it is too general. That
/// of a phrase likewise: 2 to 3 in the title, 1 in a sub-heading, 1.3 for each
/// doubling. Below ``minimum`` it is no topic.
struct TopicMiner {
    struct Passage {
        var text: String
        var line: Int
    }

    /// A talk has at most this many topics.
    static let limit = 15
    /// Below this a term is a word that happened to be said.
    static let minimum = 1.3
    /// The weight of a topic that the notes name as such.
    static let stated = 6.0

    private var table = TermTable()
    private var terms: [Term] = []
    private var candidates = TopicCandidates()
    /// By a word's number: whether it is part of a name, and so no topic.
    private var isPerson: [Bool] = []
    /// The notes are too short to say much twice.
    private var isShort = true

    /// Finds a talk's topics.
    ///
    /// - Parameters:
    ///   - tags: topics that the notes name as such.
    ///   - refused: topics that the notes say it is not about.
    ///   - people: folded words of names that are no topics.
    mutating func mine(
        title: Passage, headings: [Passage], body: [Passage], tags: [String] = [],
        refused: [String] = [], people: Set<String>
    ) -> [MinedTopic] {
        if table.isFull { table.removeAll() }
        let people = people.map { Int(table.number(of: $0)) }
        if isPerson.count < table.count {
            isPerson += repeatElement(false, count: table.count * 2 - isPerson.count)
        }
        for word in people { isPerson[word] = true }
        defer { for word in people { isPerson[word] = false } }
        candidates.removeAll()
        add(title, .title)
        for heading in headings { add(heading, .heading) }
        for passage in body { add(passage, .body) }
        isShort = body.count < 12
        return topics(tags: tags, refused: refused, line: title.line)
    }

    private enum Place { case title, heading, body }

    private mutating func add(_ passage: Passage, _ place: Place) {
        terms.removeAll(keepingCapacity: true)
        TermScanner.scan(
            passage.text, isTitle: place == .title, table: &table, into: &terms)
        for i in terms.indices {
            let word = Int(terms[i].word)
            if word < isPerson.count, isPerson[word] { terms[i].traits.insert(.person) }
        }
        var i = 0
        while i < terms.count {
            // A run of words without a break or a stop word.
            var end = i
            while end < terms.count,
                terms[end].traits.intersection([.stop, .number]) != .stop,
                end == i || !terms[end].traits.contains(.startsPhrase)
            {
                end += 1
            }
            if end == i {
                i += 1
                continue
            }
            let isSubject =
                place == .body && i == 0 && end <= 3
                && (end == terms.count
                    || !terms[end].traits.isDisjoint(with: [.subjectVerb, .startsPhrase]))
            for length in 1...min(3, end - i) {
                for start in i...(end - length) {
                    count(
                        start, length, place, passage.line, isRun: length == end - i,
                        isSubject: isSubject && start + length == end)
                }
            }
            i = end
        }
    }

    @inline(__always)
    private mutating func count(
        _ start: Int, _ length: Int, _ place: Place, _ line: Int, isRun: Bool, isSubject: Bool
    ) {
        let first = terms[start].traits
        if first.contains(.number) || length == 1 && first.contains(.stop) { return }
        if length > 1 {
            // "Python 3" and "Vitamin 12", but no plain counts.
            let last = terms[start + length - 1]
            if last.traits.contains(.number),
                !(first.contains(.nameLike) || place == .title) || table.length(last.word) > 4
            {
                return
            }
            if length == 3, terms[start + 1].traits.contains(.number) { return }
        }
        var form = TopicKey.Number.none
        var key = TopicKey.Number.none
        var all: Term.Traits = []
        func add(_ term: Term, at place: Int) {
            form.put(term.word, at: place)
            key.put(term.singular, at: place)
            all.formUnion(term.traits)
        }
        add(terms[start], at: 0)
        if length > 1 { add(terms[start + 1], at: 1) }
        if length > 2 { add(terms[start + 2], at: 2) }
        if all.contains(.person) { return }
        candidates.count(key, form: form, words: length, line: line) { candidate in
            switch place {
            case .title: candidate.title += 1
            case .heading: candidate.headings += 1
            case .body: candidate.body += 1
            }
            if all.contains(.nameLike) { candidate.nameLike += 1 }
            if isRun, place != .body { candidate.leads = true }
            if isSubject { candidate.subject += 1 }
        }
    }

    // MARK: - Weights

    /// The binary logarithm of 1 + n, linear between powers of two: twice as
    /// often said is a little more, not twice as much.
    static func damped(_ n: Double) -> Double {
        let x = 1 + n
        return Double(x.exponent) + (x.significand - 1)
    }

    private func weight(_ candidate: TopicCandidates.Candidate) -> Double {
        let total = Int(candidate.total)
        let said = Double(candidate.body + candidate.headings)
        if candidate.words == 1 {
            var weight = 0.0
            // A title word that the notes never take up is often a figure of speech.
            if candidate.title > 0 { weight += said > 0 || isShort ? 3 : 2.2 }
            if candidate.subject > 0 { weight += 0.5 }
            if candidate.headings > 0 { weight += 1 + 0.3 * Double(min(candidate.headings, 3)) }
            weight += Self.damped(said) * 0.9
            if Int(candidate.nameLike) * 2 > total { weight += 1.1 }
            if table.traits(candidate.key.first).contains(.weak) { weight -= 1.3 }
            return weight
        }
        guard total >= 2 || candidate.title > 0 || candidate.leads else { return 0 }
        var weight = 0.0
        if candidate.title > 0 { weight += candidate.words > 2 ? 2 : candidate.leads ? 3 : 2.6 }
        if candidate.headings > 0 { weight += 1 }
        weight += Self.damped(said) * 1.3
        if Int(candidate.nameLike) * 2 > total { weight += 0.5 }
        return weight
    }

    private mutating func topics(tags: [String], refused: [String], line: Int) -> [MinedTopic] {
        var scored: [(at: Int, weight: Double)] = []
        for at in candidates.all.indices where candidates.all[at].mayMatter {
            let weight = weight(candidates.all[at])
            if weight >= Self.minimum { scored.append((at, weight)) }
        }
        scored.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.at < $1.at }
        var result: [MinedTopic] = []
        var chosen: [Int] = []
        // Few are chosen: a list is searched faster than a set is kept.
        var seen: [TopicKey.Number] = []
        let refused = Set(refused.map { number(of: TopicKey.of($0)) })
        for tag in tags.prefix(Self.limit) {
            let name = Folding.fold(Words.trim(tag, also: "#,;"))
            guard !name.isEmpty, name.utf8.count <= 60 else { continue }
            let key = number(of: TopicKey.of(name))
            guard !seen.contains(key), !refused.contains(key) else { continue }
            seen.append(key)
            result.append(MinedTopic(name: name, weight: Self.stated, line: line))
            if let at = candidates.index(of: key) { chosen.append(at) }
        }
        for (at, weight) in scored {
            if result.count >= Self.limit { break }
            let candidate = candidates.all[at]
            guard !seen.contains(candidate.key), !refused.contains(candidate.key),
                !isCovered(candidate, by: chosen)
            else { continue }
            seen.append(candidate.key)
            chosen.append(at)
            result.append(
                MinedTopic(
                    name: name(at), weight: (weight * 100).rounded() / 100,
                    line: Int(candidate.line)))
        }
        return result.sorted { $0.weight > $1.weight }
    }

    /// The form that was written most often; of several the first by its bytes.
    private func name(_ at: Int) -> String {
        let candidate = candidates.all[at]
        if candidate.others < 0 { return table.text(of: candidate.form) }
        let forms = candidates.usualForms(of: at).map(table.text(of:))
        return forms.min { $0.compareBytes(to: $1) < 0 } ?? ""
    }

    /// The number of a folded phrase of up to three words.
    private mutating func number(of phrase: String) -> TopicKey.Number {
        var key = TopicKey.Number.none
        for word in phrase.split(separator: " ").prefix(3) {
            key.append(table.number(of: String(word)))
        }
        return key
    }

    /// Whether other topics say the same: a part of a phrase that hardly stands
    /// alone, or a chance neighbourhood of words that are topics themselves.
    private func isCovered(_ candidate: TopicCandidates.Candidate, by chosen: [Int]) -> Bool {
        let total = Double(candidate.total)
        for at in chosen {
            let other = candidates.all[at]
            guard other.words != candidate.words else { continue }
            let isPart = other.words > candidate.words
            guard isPart ? other.key.has(candidate.key) : candidate.key.has(other.key) else {
                continue
            }
            if isPart {
                if Double(other.total) >= 0.7 * total, candidate.title == 0 || candidate.words > 1 {
                    return true
                }
            } else if candidate.title == 0 || candidate.words > 2,
                !(candidate.headings > 0 && candidate.body > 0 && candidate.words == 2),
                !endsInNumber(candidate.key), total < 0.4 * Double(other.total) || total <= 1
            {
                return true
            }
        }
        return false
    }

    private func endsInNumber(_ key: TopicKey.Number) -> Bool {
        table.endsInDigit(key.last)
    }
}
