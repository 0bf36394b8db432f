/// Talks as pairs of lines in CAPITALS: a title and who gave it. Which comes
/// first is decided once for the file.
enum CapitalsTalks {
    static func find(_ blocks: [NoteBlock]) -> TalkShape {
        var lines: [(block: Int, line: NoteLine)] = []
        for i in blocks.indices
        where blocks[i].kind == .paragraph || blocks[i].kind == .lostHeading {
            guard blocks[i].quoteDepth == 0, blocks[i].lines.count <= 3 else { continue }
            for line in blocks[i].lines { lines.append((i, line)) }
        }
        var pairs: [(first: Int, names: (first: [Person]?, second: [Person]?))] = []
        var i = 0
        while i + 1 < lines.count {
            let (one, two) = (lines[i], lines[i + 1])
            guard two.block - one.block <= 1, isCapitals(one.line.text),
                isCapitals(two.line.text)
            else {
                i += 1
                continue
            }
            pairs.append((i, (names(one.line), names(two.line))))
            i += 2
        }
        let below = pairs.count { $0.names.second != nil }
        let above = pairs.count { $0.names.first != nil }
        let namesFirst = above > below
        var result = TalkShape.none
        for pair in pairs {
            guard let people = namesFirst ? pair.names.first : pair.names.second else { continue }
            let title = lines[namesFirst ? pair.first + 1 : pair.first].line
            let start = lines[pair.first].block
            let last = lines[pair.first + 1].block
            if let before = result.drafts.indices.last {
                let body = result.drafts[before].body
                result.drafts[before].body = body.lowerBound..<max(body.lowerBound, start)
            }
            result.drafts.append(
                TalkDraft(
                    title: TitleRule.clean(title.text), line: title.line, people: people,
                    body: start..<blocks.count, bioBlocks: start..<(last + 1),
                    rule: "line of capitals", speakerRule: "name of capitals beside the title"))
            result.evidence += 1
        }
        return result
    }

    /// Two words or more, and no small letter among them.
    private static func isCapitals(_ text: String) -> Bool {
        guard text.utf8.count <= 200, Words.count(text) >= 2 else { return false }
        var letters = 0
        for scalar in text.unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { letters += 1 }
        }
        return letters >= 4
    }

    /// The people of a line, spelt as the line spells them.
    private static func names(_ line: NoteLine) -> [Person]? {
        let words = line.text.words.map { word -> String in
            let folded = word.lowercased()
            return folded == "and" || folded == "&"
                ? folded : String(word.prefix(1)) + String(folded.dropFirst())
        }
        let mixed = words.joined(separator: " ")
        guard mixed.utf8.count == line.text.utf8.count, !mixed.has(":"),
            var people = PersonLine.read(mixed, line: line.line, in: .bare)
        else { return nil }
        for i in people.indices {
            guard let at = mixed.firstRange(of: people[i].name) else { continue }
            let start = mixed.utf8.distance(from: mixed.startIndex, to: at.lowerBound)
            let bytes = Array(line.text.utf8)[start..<start + people[i].name.utf8.count]
            people[i].name = String(decoding: bytes, as: UTF8.self)
        }
        return people
    }
}
