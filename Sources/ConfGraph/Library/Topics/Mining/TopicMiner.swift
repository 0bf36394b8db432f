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
struct TopicMiner: ~Copyable {
    enum Place { case title, heading, body }

    /// A talk has at most this many topics.
    static let limit = 15
    /// Below this a term is a word that happened to be said.
    static let minimum = 1.3
    /// The weight of a topic that the notes name as such.
    static let stated = 6.0

    private var table = TermTable()
    private var terms = PlainBuffer<Term>()
    private var candidates = TopicCandidates()
    /// The words of speakers' names, which are no topics.
    private var people: [UInt32] = []
    private var passages = 0
    /// The notes are too short to say much twice.
    private var isShort: Bool { passages < 12 }

    /// Begins a note.
    ///
    /// - Parameter people: folded words of names that are no topics.
    mutating func beginNote(people names: Set<String>) {
        for word in people { table.remove(.person, of: word) }
        if table.isFull { table.removeAll() }
        people.removeAll(keepingCapacity: true)
        for name in names { people.append(table.number(of: name)) }
        for word in people { table.insert(.person, of: word) }
    }

    mutating func beginTalk() {
        candidates.removeAll()
        passages = 0
    }

    mutating func add(_ text: String, line: Int, _ place: Place) {
        var text = text
        text.withUTF8 { add($0, line: line, place) }
    }

    /// Counts the terms of a passage: first those of the title, then of headings.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>, line: Int, _ place: Place) {
        if place == .body { passages += 1 }
        terms.removeAll()
        TermScanner.scan(text, isTitle: place == .title, table: &table, into: &terms)
        let (terms, count) = (self.terms.start, self.terms.count)
        var i = 0
        while i < count {
            // A run of words without a break or a stop word.
            var end = i
            while end < count,
                terms[end].traits.intersection([.stop, .number]) != .stop,
                end == i || !terms[end].traits.contains(.startsPhrase)
            {
                end &+= 1
            }
            if end == i {
                i &+= 1
                continue
            }
            let isSubject =
                place == .body && i == 0 && end <= 3
                && (end == count
                    || !terms[end].traits.isDisjoint(with: [.subjectVerb, .startsPhrase]))
            let run = Run(
                terms: UnsafeBufferPointer(start: terms + i, count: end - i), place: place,
                line: line, isSubject: isSubject)
            self.count(run, 1)
            if end - i > 1 { self.count(run, 2) }
            if end - i > 2 { self.count(run, 3) }
            i = end
        }
    }

    private struct Run {
        var terms: UnsafeBufferPointer<Term>
        var place: Place
        var line: Int
        /// Its last words are what a bullet is about.
        var isSubject: Bool
    }

    /// Counts the phrases of so many words.
    @inline(__always)
    private mutating func count(_ run: Run, _ length: Int) {
        let last = run.terms.count &- length
        for start in 0...last {
            let first = run.terms[start]
            if first.traits.contains(.number) || length == 1 && first.traits.contains(.stop) {
                continue
            }
            var key = TopicKey.Number.none
            var form = TopicKey.Number.none
            var traits = first.traits
            key.put(first.singular, at: 0)
            form.put(first.word, at: 0)
            for i in 1..<max(1, length) {
                let term = run.terms[start &+ i]
                key.put(term.singular, at: i)
                form.put(term.word, at: i)
                traits.formUnion(term.traits)
            }
            if traits.contains(.person) { continue }
            if length > 1, traits.contains(.number) {
                // "Python 3" and "Vitamin 12", but no plain counts.
                let number = run.terms[start &+ length &- 1]
                if length == 3, run.terms[start &+ 1].traits.contains(.number) { continue }
                if number.traits.contains(.number),
                    !(first.traits.contains(.nameLike) || run.place == .title)
                        || table.length(number.word) > 4
                {
                    continue
                }
            }
            candidates.count(key, form: form, line: run.line) { candidate in
                switch run.place {
                case .title: candidate.title &+= 1
                case .heading: candidate.headings &+= 1
                case .body: candidate.body &+= 1
                }
                if traits.contains(.nameLike) { candidate.nameLike &+= 1 }
                if last == 0, run.place != .body { candidate.leads = true }
                if run.isSubject, start == last { candidate.subject &+= 1 }
            }
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

    /// The topics of what was added.
    ///
    /// - Parameters:
    ///   - tags: topics that the notes name as such.
    ///   - refused: topics that the notes say it is not about.
    ///   - line: where the talk begins.
    mutating func topics(tags: [String], refused: [String], line: Int) -> [MinedTopic] {
        var scored: [(at: Int, weight: Double)] = []
        for at in 0..<candidates.count where candidates[at].mayMatter {
            let weight = weight(candidates[at])
            if weight >= Self.minimum { scored.append((at, weight)) }
        }
        scored.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.at < $1.at }
        var result: [MinedTopic] = []
        result.reserveCapacity(Self.limit)
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
            let candidate = candidates[at]
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
        // Without tags they are in order.
        return tags.isEmpty ? result : result.sorted { $0.weight > $1.weight }
    }

    /// The form that was written most often; of several the first by its bytes.
    private func name(_ at: Int) -> String {
        let candidate = candidates[at]
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
            let other = candidates[at]
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
