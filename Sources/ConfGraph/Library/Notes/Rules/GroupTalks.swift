/// Talks as groups of lines in prose or in a quote: a title, perhaps a few lines
/// about the speaker, then the names; or a linked title over a list of authors.
enum GroupTalks {
    static func find(_ blocks: [NoteBlock]) -> TalkShape {
        var found: [(block: Int, title: NoteLine, people: [Person], last: Int)] = []
        var i = 0
        while i < blocks.count {
            defer { i += 1 }
            guard blocks[i].kind == .paragraph else { continue }
            let block = blocks[i]
            guard let title = block.lines.first,
                mayBeGroup(block, i, blocks), isTitle(title)
            else { continue }
            var people: [Person] = []
            if block.lines.count > 1 {
                if isLinked(title) {
                    for line in block.lines.dropFirst() {
                        guard let more = LeadRule.bareNames(line) else { break }
                        people += more
                    }
                } else if let last = block.lines.last,
                    last.text.has("@") || block.quoteDepth > 0
                {
                    people = LeadRule.bareNames(last) ?? []
                }
                if !people.isEmpty { found.append((i, title, people, i)) }
            } else if isLinked(title), i + 1 < blocks.count, blocks[i + 1].kind == .paragraph,
                let first = blocks[i + 1].lines.first, let more = LeadRule.bareNames(first)
            {
                people = more
                for line in blocks[i + 1].lines.dropFirst() {
                    guard let more = LeadRule.bareNames(line) else { break }
                    people += more
                }
                found.append((i, title, people, i + 1))
            }
        }
        guard found.count >= 3 else { return .none }
        var result = TalkShape(drafts: [], evidence: found.count)
        for (n, group) in found.enumerated() {
            var end = n + 1 < found.count ? found[n + 1].block : blocks.count
            if let heading = blocks[(group.last + 1)..<max(end, group.last + 1)].firstIndex(
                where: \.isHeading)
            {
                end = heading
            }
            var draft = TalkDraft(
                title: TitleRule.clean(group.title.text), line: group.title.line,
                people: group.people,
                body: group.block..<max(end, group.last + 1),
                bioBlocks: group.block..<(group.last + 1), rule: "group of title and names",
                speakerRule: "name below the title")
            draft.titleLinks = group.title.links
            result.drafts.append(draft)
        }
        return result
    }

    /// Whether the block is of the form at all, before its words are looked at.
    private static func mayBeGroup(_ block: NoteBlock, _ i: Int, _ blocks: [NoteBlock]) -> Bool {
        if block.lines.count > 1 {
            return block.quoteDepth > 0 || isLinked(block.lines[0])
                || block.lines[block.lines.count - 1].text.has("@")
        }
        return isLinked(block.lines[0]) && i + 1 < blocks.count
            && blocks[i + 1].kind == .paragraph
    }

    private static func isLinked(_ line: NoteLine) -> Bool {
        line.links.count == 1 && line.links[0].text == line.text && !line.text.has("://")
    }

    private static func isTitle(_ line: NoteLine) -> Bool {
        let text = line.text
        guard !text.isEmpty, text.utf8.count <= 250, Words.count(text) <= 30, !text.has("://")
        else { return false }
        if text.hasSuffix("."), Words.count(text) > 3 { return false }
        return (isLinked(line) || LeadRule.bareNames(line) == nil) && !TitleRule.isStop(text)
            && !SpeakerLine.hasLabel(text)
    }
}
