/// Speakers inside headings. Whether the name comes first or last is decided
/// once for all headings of a level: "Usable Ops: How …" is no person, but where
/// most headings read "X: Title", X spoke.
struct HeadingSpeaker {
    struct Split {
        var title: String
        var people: [Person]
        var rule: String
    }

    /// Names come first in this file.
    private let namesFirst: Bool
    /// What the headings are if names come first, and if they come last.
    private var firsts: [Split?] = []
    private var lasts: [Split?] = []
    private let headings: [NoteLine]

    private static let separators: [Separator] = [
        " -- ", " --- ", " – ", " — ", " - ", " | ", " : ", ": ", ", ", ". ", " // ", " / ",
    ]

    /// Looks at all headings that may be talks.
    ///
    /// - Parameter share: one over the share of them that must begin with names.
    init(_ headings: [NoteLine], share: Int = 2) {
        self.headings = headings
        for heading in headings {
            guard Self.mayName(heading.text) else {
                firsts.append(nil)
                lasts.append(nil)
                continue
            }
            let text = TitleRule.clean(heading.text)
            firsts.append(Self.nameFirst(text, heading))
            lasts.append(Self.nameLast(text, heading))
        }
        let first = firsts.count { $0 != nil }
        let last = lasts.count { $0 != nil }
        namesFirst = first > last && first >= max(2, share) && first * share >= headings.count
    }

    /// A quick look: capitals, and a sign or a word that may set a name apart.
    private static func mayName(_ text: String) -> Bool {
        guard Words.mayName(text) else { return false }
        var text = text
        return text.withUTF8 { bytes in
            var start = 0
            let isSeparator = isSeparator
            let words = words
            for (i, byte) in bytes.enumerated() {
                if isSeparator[Int(byte)] { return true }
                if byte == 0x20 {
                    if words.contains(WordHead.of(bytes, start..<i)) { return true }
                    start = i + 1
                }
            }
            return false
        }
    }

    private static let isSeparator: [Bool] = (0..<256).map { byte in
        byte >= 0x80 || "-|:,./()@".utf8.contains(UInt8(byte))
    }
    private static let words = WordHeads(["by", "par", "von", "with"])

    /// The title and the people of a heading, by its place among all.
    func split(_ place: Int) -> Split? {
        let heading = headings[place]
        guard Self.mayName(heading.text) else { return nil }
        // "Keynote - X": the kind is all the title there is.
        if let (kind, rest) = TitleRule.kind(heading.text), let people = Self.strict(rest, heading)
        {
            return Split(title: kind, people: people, rule: "speaker behind the kind")
        }
        if namesFirst, let split = firsts[place] { return split }
        return lasts[place]
    }

    /// `X, Title`, `X: Title`, `X - Title`, `X. Title`, `X | Title`.
    static func nameFirst(_ text: String, _ line: NoteLine) -> Split? {
        var best: (at: Range<String.Index>, people: [Person])?
        for separator in separators.possible(in: text) {
            guard let at = text.firstRange(of: separator) else { continue }
            // "J. Doe, Title": an initial's dot separates nothing.
            let head = String(text[..<at.lowerBound])
            if separator == ". ", head.words.last?.count == 1 {
                continue
            }
            if let best, best.at.lowerBound <= at.lowerBound { continue }
            if let people = strict(head, line) { best = (at, people) }
        }
        guard var found = best else { return nil }
        // "X, Y and Z, Title": names go on as long as they are names.
        var rest = String(text[found.at.upperBound...])
        while let comma = rest.firstRange(of: ", "),
            let more = strict(String(rest[..<comma.lowerBound]), line)
        {
            found.people += more
            rest = String(rest[comma.upperBound...])
        }
        let title = TitleRule.clean(rest)
        // "X | @h | Org" is all about X.
        guard !title.isEmpty, !title.hasPrefix("@") else { return nil }
        return Split(title: title, people: found.people, rule: "speaker first in the heading")
    }

    /// `Title - X`, `Title (X)`, `Title by X`, `Title | X`, `Title, X`.
    static func nameLast(_ text: String, _ line: NoteLine) -> Split? {
        if text.last == ")", let open = text.lastIndex(of: "(") {
            let inside = String(text[text.index(after: open)...].dropLast())
            let label = Words.trim(inside)
            let names = label.hasPrefix("by ") ? String(label.dropFirst(3)) : label
            if let people = strict(names, line) ?? handleOnly(names, line) {
                return make(String(text[..<open]), people)
            }
        }
        for separator in lastSeparators.possible(in: text) {
            guard let at = text.lastRange(of: separator) else { continue }
            // "Title - X - Org", "Title | X | @h | Org": names begin further left.
            if repeated.contains(separator) {
                var start = text.startIndex
                for _ in 0..<6 {
                    let rest = String(text[start...])
                    guard let at = rest.firstRange(of: separator) else { break }
                    let offset = rest.utf8.distance(from: rest.startIndex, to: at.lowerBound)
                    let here = text.utf8.index(start, offsetBy: offset)
                    let next = text.utf8.index(here, offsetBy: separator.utf8.count)
                    if let people = strict(String(text[next...]), line) {
                        return make(String(text[..<here]), people)
                    }
                    start = next
                }
                continue
            }
            let tail = String(text[at.upperBound...])
            let head = String(text[..<at.lowerBound])
            if separator == " with ", !NameRule.isName(tail, in: .bare) { continue }
            if let people = strict(tail, line) { return make(head, people) }
        }
        if let at = text.lastRange(of: ", "), !text[at.upperBound...].has(" and "),
            Words.count(String(text[..<at.lowerBound])) >= 3,
            let people = strict(String(text[at.upperBound...]), line),
            Words.count(String(text[at.upperBound...])) >= 2, !text[..<at.lowerBound].has(",")
        {
            return make(String(text[..<at.lowerBound]), people)
        }
        if text.has("@") {
            var rest = text
            let handles = Handles.remove(from: &rest)
            if handles.count == 1, let last = text.words.last, last.has("@") {
                let title = TitleRule.clean(Words.trim(rest, also: "-–—|([])"))
                let words = title.words
                if words.count >= 3 || !NameRule.isName(title, in: .bare), !title.isEmpty {
                    return Split(
                        title: title,
                        people: [
                            Person(name: handles[0].name, handle: handles[0].name, line: line.line)
                        ],
                        rule: "handle in the heading")
                }
            }
        }
        return nil
    }

    private static let lastSeparators: [Separator] = [
        " -- ", " --- ", " – ", " — ", " - ", " | ", " // ", " by ", " By ", " par ", " von ",
        " w/ ", " with ", ": by ", ", by ",
    ]
    private static let repeated = [" | ", " - ", " – ", " — ", " // "]

    private static func make(_ head: String, _ people: [Person]) -> Split? {
        let title = TitleRule.clean(head)
        guard !title.isEmpty else { return nil }
        return Split(title: title, people: people, rule: "speaker last in the heading")
    }

    private static func strict(_ text: String, _ line: NoteLine) -> [Person]? {
        let text = Words.trim(text)
        guard Words.count(text) >= 2, text.utf8.count <= 120 else { return nil }
        return PersonLine.read(text, links: line.links, line: line.line, in: .bare)
    }

    private static func handleOnly(_ text: String, _ line: NoteLine) -> [Person]? {
        guard text.hasPrefix("@"), !text.has(" "), text.count > 1 else { return nil }
        return PersonLine.read(text, links: line.links, line: line.line, in: .bare)
    }
}
