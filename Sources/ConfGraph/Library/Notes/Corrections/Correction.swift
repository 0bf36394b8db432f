/// What a comment in the notes says better than the rules would guess:
/// `<!-- confgraph: speaker Ada Byron -->`.
struct Correction: Sendable, Equatable {
    enum Change: Sendable, Equatable {
        /// A talk is titled here, by the line or by the words given.
        case talk(title: String?)
        case notATalk
        case title(String)
        case speakers(String)
        case noSpeaker
        case topics([String])
        case notTopics([String])
        case event(String)
        case year(Int)
    }

    var change: Change
    /// The line the comment is about: its own, or the next one that says
    /// something.
    var line: Int

    static let mark = "confgraph:"

    /// Reads what stands between `confgraph:` and the comment's end.
    ///
    /// - Throws: ``GraphError``: `badInput` for words that correct nothing.
    static func read(_ text: String, line: Int, name: String) throws -> Change {
        let words = Words.trim(text).split(separator: " ", maxSplits: 1).map(String.init)
        let verb = Folding.fold(Words.trim(words.first ?? "", also: ":"))
        let rest = words.count > 1 ? Words.trim(words[1], also: ":") : ""
        let what = Folding.key(rest)
        switch verb {
        case "talk": return .talk(title: rest.isEmpty ? nil : rest)
        case "title" where !rest.isEmpty: return .title(rest)
        case "speaker", "speakers", "by":
            guard !rest.isEmpty else { break }
            return what == "none" ? .noSpeaker : .speakers(rest)
        case "topic", "topics":
            let topics = list(rest)
            if !topics.isEmpty { return .topics(topics) }
        case "event", "conference":
            if !rest.isEmpty { return .event(rest) }
        case "year":
            if let year = EventRule.year(in: rest), what.utf8.count == 4 { return .year(year) }
        case "no" where ["speaker", "speakers"].contains(what): return .noSpeaker
        case "no", "not":
            if ["talk", "a talk"].contains(what) { return .notATalk }
            for noun in ["topics ", "topic "] where rest.hasPrefix(noun) {
                let topics = list(String(rest.dropFirst(noun.count)))
                if !topics.isEmpty { return .notTopics(topics) }
            }
        default: break
        }
        throw GraphError(
            .badInput,
            "\(name), line \(line): \"\(Words.trim(text))\" corrects nothing. After confgraph: stands one of talk, talk TITLE, not a talk, title TITLE, speaker NAMES, no speaker, topics A, B, not topics A, B, event NAME, year N."
        )
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { Words.trim(String($0)) }.filter { !$0.isEmpty }
    }
}
