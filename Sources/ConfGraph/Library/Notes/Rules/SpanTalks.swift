/// Talks in prose: a title in bold, in quotation marks or linked, and a name
/// beside it: "**Title** by X", "[Title](…) - X", "X spoke about **Title**".
enum SpanTalks {
    static func find(_ blocks: [NoteBlock]) -> TalkShape {
        var result = TalkShape.none
        var marked = 0
        for i in blocks.indices where blocks[i].kind == .paragraph {
            var isFirst = true
            for line in blocks[i].lines {
                let spans = titles(line)
                guard !spans.isEmpty else { continue }
                if isFirst { marked += 1 }
                isFirst = false
                guard let (title, people) = spans.lazy.compactMap({ talk($0, line) }).first else {
                    continue
                }
                if let before = result.drafts.indices.last {
                    let body = result.drafts[before].body
                    result.drafts[before].body = body.lowerBound..<max(body.lowerBound, i)
                }
                var draft = TalkDraft(
                    title: TitleRule.clean(title), line: line.line, people: people,
                    body: i..<end(of: i, blocks), rule: "marked title in a line",
                    speakerRule: "name beside the marked title")
                draft.titleLinks = line.links
                result.drafts.append(draft)
                result.evidence += 1
            }
        }
        guard result.evidence >= 3, result.evidence * 2 >= marked else { return .none }
        return result
    }

    private static func end(of i: Int, _ blocks: [NoteBlock]) -> Int {
        blocks[(i + 1)...].firstIndex(where: \.isHeading) ?? blocks.count
    }

    /// What may be a title in a line: spans of two words or more.
    private static func titles(_ line: NoteLine) -> [String] {
        guard line.text.utf8.count <= 2_000 else { return [] }
        var result = line.strong
        result += line.links.lazy.filter { $0.text != $0.url && !$0.text.has("://") }.map(\.text)
        if line.signs.isDisjoint(with: [.quotation, .foreign]), result.isEmpty { return [] }
        for (open, close) in quotations {
            guard let start = line.text.firstRange(of: open) else { continue }
            let rest = String(line.text[start.upperBound...])
            guard let end = rest.firstRange(of: close) else { continue }
            result.append(String(rest[..<end.lowerBound]))
        }
        return result.filter { title in
            (2...25).contains(Words.count(title))
                && PersonLine.read(title, line: 0, in: .bare) == nil
        }
    }

    private static let quotations = [("“", "”"), ("«", "»"), ("\"", "\"")]

    private static func talk(_ title: String, _ line: NoteLine) -> (String, [Person])? {
        guard let at = line.text.firstRange(of: title) else { return nil }
        let after = Words.trim(String(line.text[at.upperBound...]), also: "”»\"*_")
        for mark in ["by ", "- ", "– ", "— ", "-- ", "(", ": ", "with ", "from ", ", by ", "par "]
        where after.hasPrefix(mark) {
            if let people = names(String(after.dropFirst(mark.count)), line) {
                return (title, people)
            }
        }
        let before = Words.trim(String(line.text[..<at.lowerBound]), also: "“«\"*_:-–—")
        guard Words.count(before) <= 12, let people = names(before, line) else { return nil }
        return (title, people)
    }

    /// The names that a text begins with.
    private static func names(_ text: String, _ line: NoteLine) -> [Person]? {
        var kept: [Substring] = []
        for word in text.words.prefix(14) {
            let bare = word.drop { $0 == "(" }
            let isPart =
                bare.first?.isUppercase == true || bare.hasPrefix("@")
                || ["and", "&", "et", "und", "og"].contains(String(word))
                || RuleWords.particles.contains(Folding.fold(String(word)))
            guard isPart else { break }
            kept.append(word)
            if let last = word.last, ".;:!?)".contains(last), word.utf8.count > 2 { break }
        }
        while let last = kept.last, last.first?.isUppercase != true, !last.hasPrefix("@"),
            !last.hasPrefix("(")
        {
            kept.removeLast()
        }
        // The longest beginning that is people: "Marla Quist Kites" is none.
        while kept.count >= 2 {
            let candidate = Words.trim(kept.joined(separator: " "), also: ".,;:!?")
            let links = line.links.filter { candidate.firstRange(of: $0.text) != nil }
            if let people = PersonLine.read(candidate, links: links, line: line.line, in: .bare) {
                return people
            }
            kept.removeLast()
        }
        return nil
    }
}
