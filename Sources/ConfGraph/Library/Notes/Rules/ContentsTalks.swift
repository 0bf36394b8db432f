/// Talks of pasted text that a table of contents lists: three lines or more that
/// stand together at the top, and each alone further down.
enum ContentsTalks {
    static func find(_ blocks: [NoteBlock]) -> TalkShape {
        var places: [String: Int] = [:]
        for (i, block) in blocks.enumerated() where block.kind == .lostHeading {
            let key = Folding.key(block.text)
            if !key.isEmpty, Words.count(key) >= 2 { places[key] = i }
        }
        guard places.count >= 3 else { return .none }
        var start = 0
        var best: [Int] = []
        while start < min(blocks.count, 60) {
            // The lines of one paragraph, or the items of one list.
            var end = start + 1
            while end < blocks.count, blocks[start].isItem, blocks[end].isItem { end += 1 }
            let listed = blocks[start..<end].flatMap(\.lines).compactMap { line -> Int? in
                guard let place = places[Folding.key(line.text)], place >= end else { return nil }
                return place
            }
            if Set(listed).count >= 3, listed.count > best.count { best = listed }
            start = end
        }
        guard !best.isEmpty else { return .none }
        let order = Set(best).sorted()
        let rule = LeadRule(blocks: blocks)
        var result = TalkShape(drafts: [], evidence: order.count)
        for (n, place) in order.enumerated() {
            let end = n + 1 < order.count ? order[n + 1] : blocks.count
            var draft = TalkDraft(
                title: TitleRule.clean(blocks[place].text), line: blocks[place].line,
                body: (place + 1)..<end, rule: "line that the contents list")
            let lead = rule.read(draft.body)
            draft.people = lead.people
            draft.bioBlocks = lead.blocks
            if !lead.people.isEmpty { draft.speakerRule = lead.rule }
            result.drafts.append(draft)
        }
        return result
    }
}
