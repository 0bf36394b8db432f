/// Talks of pasted text, where nothing marks a heading's level: a heading with
/// people or a schedule link right below is a talk; so is a long title followed
/// at once by a section; everything else is a section or the page's furniture.
struct LostTalks {
    private let blocks: [NoteBlock]
    private let places: [Int]

    init(_ blocks: [NoteBlock]) {
        self.blocks = blocks
        places = blocks.indices.filter { blocks[$0].kind == .lostHeading }
    }

    func find() -> TalkShape {
        guard !places.isEmpty else { return .none }
        let rule = LeadRule(blocks: blocks)
        let leads = places.indices.map { rule.read(body($0)) }
        let open = places.indices.filter { !TitleRule.isStop(blocks[places[$0]].text) }
        let speakers = HeadingSpeaker(open.map { blocks[places[$0]].lines[0] }, share: 4)
        var splits: [Int: HeadingSpeaker.Split] = [:]
        for (n, i) in open.enumerated() { splits[i] = speakers.split(n) }
        if splits.count < 2 && leads.contains(where: \.isEvidence) { splits = [:] }

        var talks = Set(open.filter { leads[$0].isEvidence || splits[$0] != nil })
        let evidence = talks.count
        if evidence == 0 { return single(open) }
        for i in open where !talks.contains(i) && isTitleOverSection(i, talks) { talks.insert(i) }
        var result = TalkShape(drafts: [], evidence: evidence)
        let order = talks.sorted()
        for (n, i) in order.enumerated() {
            let end = n + 1 < order.count ? places[order[n + 1]] : endOfNotes(after: i)
            var draft = TalkDraft(
                title: TitleRule.clean(blocks[places[i]].text), line: blocks[places[i]].line,
                body: (places[i] + 1)..<max(places[i] + 1, end), rule: "line that stands alone")
            if let split = splits[i] {
                draft.title = split.title
                draft.people = split.people
                draft.speakerRule = split.rule
                draft.enrich(leads[i])
            } else if !leads[i].people.isEmpty {
                draft.people = leads[i].people
                draft.bioBlocks = leads[i].blocks
                draft.speakerRule = leads[i].rule
            } else {
                draft.rule +=
                    leads[i].hasScheduleLink
                    ? ", schedule link below" : ", long title over a section"
            }
            result.drafts.append(draft)
        }
        return result
    }

    private func body(_ i: Int) -> Range<Int> {
        (places[i] + 1)..<(i + 1 < places.count ? places[i + 1] : blocks.count)
    }

    private func hasBody(_ i: Int) -> Bool {
        body(i).contains { blocks[$0].isItem || (blocks[$0].kind == .code) }
    }

    /// A long title without a body of its own, over a section that has one. Page
    /// furniture stands over other furniture or over a talk.
    private func isTitleOverSection(_ i: Int, _ talks: Set<Int>) -> Bool {
        guard i + 1 < places.count, body(i).isEmpty, hasBody(i + 1), !talks.contains(i + 1) else {
            return false
        }
        let text = blocks[places[i]].text
        let words = Words.count(text)
        var score = words >= 8 ? 2 : words >= 5 ? 1 : 0
        if let colon = text.firstRange(of: ": "), words >= 4, colon.lowerBound != text.startIndex {
            score += 2
        }
        if text.first?.isUppercase == true { score += 1 }
        if isStatement(text) { score -= 2 }
        return score >= 2
    }

    /// A heading that goes on with what stands before it, all in small letters.
    private func isStatement(_ text: String) -> Bool {
        guard let first = text.first else { return true }
        return first.isLowercase && !text.has(": ")
    }

    /// The last talk ends with the last bullet; lines behind it are the page's.
    private func endOfNotes(after i: Int) -> Int {
        var end = blocks.count
        guard blocks[(places[i] + 1)...].contains(where: \.isItem) else { return end }
        while end > places[i] + 1, !blocks[end - 1].isItem, blocks[end - 1].kind != .code,
            blocks[end - 1].kind != .table
        {
            end -= 1
        }
        return end
    }

    /// Nobody is named: the note is one talk, titled by the line that stands last
    /// before the notes begin.
    private func single(_ open: [Int]) -> TalkShape {
        guard blocks.contains(where: \.isItem) || blocks.contains(where: { $0.lines.count > 1 })
        else { return .none }
        guard let begin = open.first(where: { hasBody($0) }) ?? open.first else { return .none }
        let isOpen = Set(open)
        var title = begin
        var i = begin
        while i > 0, body(i - 1).isEmpty, isOpen.contains(i - 1) {
            i -= 1
            if Words.count(blocks[places[i]].text) > Words.count(blocks[places[title]].text),
                places[title] - places[i] <= 2, !blocks[places[i]].text.hasSuffix(".")
            {
                title = i
            }
        }
        let end = endOfNotes(after: title)
        let draft = TalkDraft(
            title: TitleRule.clean(blocks[places[title]].text), line: blocks[places[title]].line,
            body: (places[title] + 1)..<max(places[title] + 1, end), rule: "the only title")
        return TalkShape(drafts: [draft], evidence: 0)
    }
}
