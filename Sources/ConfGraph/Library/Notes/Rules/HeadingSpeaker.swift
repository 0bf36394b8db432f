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
    let namesFirst: Bool

    private static let separators = [
        " -- ", " --- ", " – ", " — ", " - ", " | ", " : ", ": ", ", ", ". ", " // ", " / ",
    ]

    /// Looks at all headings that may be talks.
    init(_ headings: [NoteLine]) {
        var first = 0
        var last = 0
        for heading in headings {
            let text = TitleRule.clean(heading.text)
            if Self.nameFirst(text, heading) != nil { first += 1 }
            if Self.nameLast(text, heading) != nil { last += 1 }
        }
        namesFirst = first > last && first >= 2 && first * 2 >= headings.count
    }

    func split(_ heading: NoteLine) -> Split? {
        // "Keynote - X": the kind is all the title there is.
        if let (kind, rest) = TitleRule.kind(heading.text), let people = Self.strict(rest, heading)
        {
            return Split(title: kind, people: people, rule: "speaker behind the kind")
        }
        let text = TitleRule.clean(heading.text)
        if namesFirst, let split = Self.nameFirst(text, heading) { return split }
        return Self.nameLast(text, heading)
    }

    /// `X, Title`, `X: Title`, `X - Title`, `X. Title`, `X | Title`.
    static func nameFirst(_ text: String, _ line: NoteLine) -> Split? {
        var best: (at: Range<String.Index>, people: [Person])?
        for separator in separators {
            guard let at = text.firstRange(of: separator) else { continue }
            // "J. Doe, Title": an initial's dot separates nothing.
            let head = String(text[..<at.lowerBound])
            if separator == ". ", head.split(separator: " ").last?.count == 1 {
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
        guard !title.isEmpty else { return nil }
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
        for separator in [
            " -- ", " --- ", " – ", " — ", " - ", " | ", " // ", " by ", " By ", " par ", " von ",
            " w/ ", " with ", ": by ", ", by ",
        ] {
            guard let at = text.lastRange(of: separator) else { continue }
            let tail = String(text[at.upperBound...])
            let head = String(text[..<at.lowerBound])
            if separator == " with ", !NameRule.isName(tail, in: .bare) { continue }
            if let people = strict(tail, line) { return make(head, people) }
            if separator == " | " || separator == " - " || separator == " – ",
                let before = head.lastRange(of: separator),
                let people = strict(String(text[before.upperBound...]), line)
            {
                // "Title - X - Org", "Title | X | @h".
                return make(String(text[..<before.lowerBound]), people)
            }
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
            if handles.count == 1, let last = text.split(separator: " ").last, last.has("@") {
                let title = TitleRule.clean(Words.trim(rest, also: "-–—|([])"))
                let words = title.split(separator: " ")
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
