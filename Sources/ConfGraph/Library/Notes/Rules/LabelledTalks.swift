/// Talks whose title has a label of its own: `@title X`, `Title: X`, `Talk: X`,
/// with `@author`, `Speaker:` and the like near by.
enum LabelledTalks {
    static func find(_ blocks: [NoteBlock]) -> TalkShape {
        var found: [(block: Int, line: NoteLine, title: String)] = []
        for i in blocks.indices
        where !blocks[i].signs.isDisjoint(with: [.colon, .at]) && !blocks[i].isHeading {
            for line in blocks[i].lines.prefix(8) {
                if let title = title(of: line) { found.append((i, line, title)) }
            }
        }
        var result = TalkShape.none
        for (n, (block, line, title)) in found.enumerated() {
            let next = n + 1 < found.count ? found[n + 1].block : blocks.count
            var draft = TalkDraft(
                title: TitleRule.clean(title), line: line.line, body: block..<max(block + 1, next),
                rule: "labelled title")
            draft.titleLinks = line.links
            for index in block..<min(block + 4, max(block + 1, next)) {
                for other in blocks[index].lines.prefix(8) where other.line != line.line {
                    if found.contains(where: { $0.line.line == other.line }) { break }
                    if let people = SpeakerLine.read(other) {
                        draft.people += people
                        draft.bioBlocks.insert(index)
                        draft.speakerRule = "labelled speaker line"
                    }
                }
            }
            draft.bioBlocks.insert(block)
            // "Title:" alone may label anything; "@title" can label only one thing.
            guard !draft.people.isEmpty || line.text.hasPrefix("@") else { continue }
            result.evidence += 1
            result.drafts.append(draft)
        }
        return result
    }

    private static func title(of line: NoteLine) -> String? {
        guard !line.signs.isDisjoint(with: [.colon, .at]) else { return nil }
        let text = Words.trim(line.text, also: "*_-")
        guard text.utf8.count <= 300 else { return nil }
        if text.hasPrefix("@title "), Words.count(text) > 1 {
            return Words.trim(String(text.dropFirst(7)))
        }
        guard let colon = text.utf8.prefix(24).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = Words.trim(String(text[text.index(after: colon)...]), also: "*_")
        guard !rest.isEmpty, labels.contains(Folding.key(String(text[..<colon]))) else {
            return nil
        }
        return rest
    }

    private static let labels: Set<String> = [
        "title", "talk title", "session title", "presentation title", "titre", "titel", "tittel",
        "titulo",
    ]
}
