/// Which conference a note is about, and of which year.
enum EventRule {
    struct Event {
        var title: String?
        var name: String?
        var year: Int?
    }

    static func read(_ document: NoteDocument, drafts: [TalkDraft], name: String) -> Event {
        var event = Event()
        let values = document.frontMatter
        event.year =
            values["year"].flatMap { year(in: $0) } ?? values["date"].flatMap { year(in: $0) }
        event.name = values["event"] ?? values["conference"]
        let firstTalk = drafts.map(\.line).min() ?? 0
        let title = documentTitle(document, before: firstTalk)
        event.title = title
        if let title {
            event.year = event.year ?? year(in: title)
            event.name = event.name ?? eventName(title)
        }
        event.year = event.year ?? yearOfLinks(document, drafts)
        return event
    }

    /// What the name of a folder or a file says: "pycon 2016 notes".
    static func named(by text: String) -> Event {
        var event = Event()
        event.year = year(in: text)
        let words = Folding.key(text).words.map(String.init)
        if words.contains(where: { isEventWord(String($0.prefix { !$0.isNumber })) }) {
            event.name = eventName(text)
        }
        return event
    }

    /// The line before the first talk that names the note.
    private static func documentTitle(_ document: NoteDocument, before line: Int) -> String? {
        var best: (text: String, score: Int)?
        for block in document.blocks.prefix(400) {
            if block.line >= line { break }
            guard block.isHeading || block.kind == .paragraph, block.quoteDepth == 0 else {
                continue
            }
            for text in block.lines.map(\.text)
            where !text.isEmpty && Words.count(text) <= 14 && !text.has("://") {
                var score = block.isHeading && block.kind != .lostHeading ? 2 : 0
                let words = Folding.key(text).words.map(String.init)
                if TitleRule.isDate(words) { continue }
                if words.contains(where: { isEventWord($0) }) { score += 3 }
                if words.contains(where: noteWords.contains) {
                    score += 2
                }
                if year(in: text) != nil { score += 2 }
                if text.hasSuffix(".") || text.hasSuffix("?")
                    || text.has(",") && words.count > 5
                {
                    score -= 2
                }
                if case .heading(1) = block.kind { score += 1 }
                if score > 0, score > best?.score ?? 0 { best = (text, score) }
            }
        }
        return best?.text
    }

    private static let noteWords: Set<String> = ["notes", "note", "talks"]

    /// Words that conferences are called by, whole or at a word's end.
    private static func isEventWord(_ word: String) -> Bool {
        if eventWords.contains(word) { return true }
        guard word.utf8.count >= 5 else { return false }
        return eventEnds.contains { word.hasSuffix($0) && word != $0 }
    }

    private static let eventWords: Set<String> = [
        "conference", "conf", "con", "summit", "days", "meetup", "camp", "fest", "festival",
        "symposium", "congress", "exchange", "unconference", "world", "expo", "forum", "dagene",
        "tage", "journees", "konferenz", "konferansen", "конференция", "大会",
    ]
    private static let eventEnds = [
        "con", "conf", "camp", "fest", "days", "python", "ruko", "summit",
    ]

    /// The title without year, "notes" and dates: "PyCon 2016 notes" is "PyCon".
    private static func eventName(_ title: String) -> String? {
        var text = title
        for cut in [" - ", " – ", " — ", " | ", ": "] {
            if let at = text.firstRange(of: cut) {
                let head = String(text[..<at.lowerBound])
                let tail = String(text[at.upperBound...])
                let headIsEvent = Folding.key(head).words.contains {
                    isEventWord(String($0))
                }
                let tailIsEvent = Folding.key(tail).words.contains {
                    isEventWord(String($0))
                }
                text = tailIsEvent && !headIsEvent ? tail : head
            }
        }
        var words: [Substring] = []
        for piece in text.words {
            let key = Folding.key(String(piece))
            if key.isEmpty { continue }
            if year(in: String(piece)) != nil {
                // "conf2022": the name is what is left.
                let name = piece.prefix { !$0.isNumber }
                if name.count >= 3 { words.append(name) }
                continue
            }
            if fillers.contains(key) || RuleWords.months.contains(key)
                || RuleWords.weekdays.contains(key)
            {
                continue
            }
            if Int(key) != nil || key.first?.isNumber == true { continue }
            words.append(piece)
        }
        let name = Words.trim(around(words).joined(separator: " "), also: "-–—:,()[]|")
        guard !name.isEmpty, Words.count(name) <= 6 else { return nil }
        return name
    }

    /// "Things to watch from ZedConf": of a sentence, the capitalised words around
    /// the one that says what it is.
    private static func around(_ words: [Substring]) -> [Substring] {
        guard let at = words.firstIndex(where: { isEventWord(Folding.key(String($0))) }),
            words.contains(where: { $0.first?.isLowercase == true })
        else { return words }
        func belongs(_ word: Substring) -> Bool {
            word.first?.isLowercase != true && word.utf8.count > 1
        }
        var start = at
        var end = at + 1
        while start > 0, belongs(words[start - 1]) { start -= 1 }
        while end < words.count, belongs(words[end]) { end += 1 }
        return Array(words[start..<end])
    }

    private static let fillers: Set<String> = RuleWords.list(
        "a an notes note my from talks talk summary day the at on of recap trip report some for notater fra notizen von vom zur notas de notes du compte rendu заметки с"
    )

    /// A year of a talk: 1980–2099, standing alone or at a word's end.
    static func year(in text: String) -> Int? {
        let bytes = Array(text.utf8.prefix(400))
        var i = 0
        while i + 4 <= bytes.count {
            let slice = bytes[i..<(i + 4)]
            let isNumber = slice.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            if isNumber, i == 0 || !(0x30...0x39).contains(bytes[i - 1]),
                i + 4 == bytes.count || !(0x30...0x39).contains(bytes[i + 4])
            {
                let value = slice.reduce(0) { $0 * 10 + Int($1 - 0x30) }
                if (1980...2099).contains(value) { return value }
            }
            i += 1
        }
        return nil
    }

    /// The year that most of the note's schedule links carry.
    private static func yearOfLinks(_ document: NoteDocument, _ drafts: [TalkDraft]) -> Int? {
        var counts: [Int: Int] = [:]
        for block in document.blocks {
            for line in block.lines {
                for link in line.links where LeadRule.isSchedule(link.url) {
                    for part in link.url.split(whereSeparator: {
                        $0 == "/" || $0 == "." || $0 == "-"
                    }).dropFirst()
                    where part.count == 4 {
                        if let year = year(in: String(part)) { counts[year, default: 0] += 1 }
                    }
                }
            }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
