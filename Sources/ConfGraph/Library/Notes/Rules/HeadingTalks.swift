/// Talks that are headings: the level with the most evidence of speakers.
struct HeadingTalks {
    private struct Heading {
        var block: Int
        var level: Int
        /// Its own body: up to the next heading of any level.
        var body: Range<Int>
        var isStop: Bool
        var lead: LeadRule.Lead
        var split: HeadingSpeaker.Split?
        /// People named by the heading right below.
        var below: [Person] = []

        var hasEvidence: Bool { lead.isEvidence || split != nil || !below.isEmpty }
    }

    private let blocks: [NoteBlock]
    private var headings: [Heading] = []

    init(_ blocks: [NoteBlock]) {
        self.blocks = blocks
        let places = blocks.indices.filter {
            if case .heading = blocks[$0].kind { blocks[$0].quoteDepth == 0 } else { false }
        }
        headings.reserveCapacity(places.count)
        let rule = LeadRule(blocks: blocks)
        for (i, place) in places.enumerated() {
            guard case .heading(let level) = blocks[place].kind else { continue }
            let end = i + 1 < places.count ? places[i + 1] : blocks.count
            let body = (place + 1)..<end
            headings.append(
                Heading(
                    block: place, level: level, body: body,
                    isStop: TitleRule.isStop(blocks[place].text),
                    lead: rule.read(body)))
        }
        for level in Set(headings.map(\.level)) {
            let peers = headings.indices.filter {
                headings[$0].level == level && !headings[$0].isStop
            }
            let speakers = HeadingSpeaker(peers.map { line(headings[$0]) })
            for (n, i) in peers.enumerated() { headings[i].split = speakers.split(n) }
        }
        for i in headings.indices.dropLast()
        where headings[i].body.allSatisfy({ isEmpty(blocks[$0]) }) {
            let next = headings[i + 1]
            guard next.level >= headings[i].level, !headings[i].isStop,
                let people = LeadRule.bareNames(line(next)),
                LeadRule.bareNames(line(headings[i])) == nil
            else { continue }
            headings[i].below = people
        }
    }

    private func isEmpty(_ block: NoteBlock) -> Bool {
        block.kind == .rule || (block.kind == .paragraph && block.text.isEmpty)
    }

    private func line(_ heading: Heading) -> NoteLine { blocks[heading.block].lines[0] }

    // MARK: - The level

    func find() -> TalkShape {
        guard !headings.isEmpty else { return .none }
        guard let level = levelWithEvidence() else { return withoutEvidence() }
        let peers = headings.indices.filter { headings[$0].level == level && !headings[$0].isStop }
        let evident = peers.filter { headings[$0].hasEvidence }
        var chosen = evident.count * 2 >= peers.count ? peers : evident
        chosen = withoutNames(chosen)
        // A second level needs evidence at half of its headings.
        for other in Set(headings.map(\.level)) where other != level {
            let peers = headings.indices.filter {
                headings[$0].level == other && !headings[$0].isStop
            }
            let evident = peers.filter { headings[$0].hasEvidence }
            guard evident.count >= 2, evident.count * 2 >= peers.count else { continue }
            let strong = evident.filter {
                headings[$0].split != nil || !headings[$0].lead.people.isEmpty
            }
            chosen +=
                other < level
                ? strong.filter { !headings[$0].lead.people.isEmpty && headings[$0].split == nil }
                : strong
        }
        // Headings above the first talk lie in none: those that name people are
        // talks of a note that changed its habit on the way.
        if let first = chosen.min() {
            chosen += headings.indices[..<first].filter {
                headings[$0].level > level && !headings[$0].isStop && headings[$0].split != nil
                    && !chosen.contains($0)
            }
        }
        return shape(chosen.sorted())
    }

    private func levelWithEvidence() -> Int? {
        var best: (level: Int, count: Int)?
        for level in Set(headings.map(\.level)).sorted() {
            let peers = headings.filter { $0.level == level && !$0.isStop }
            let count = peers.count(where: \.hasEvidence)
            guard count > 0, count * 4 >= peers.count || count >= 4 else { continue }
            if count > best?.count ?? 0 { best = (level, count) }
        }
        return best?.level
    }

    /// No one is named anywhere: a title with a level of sentences under it is a
    /// conference, anything else one talk with its sections.
    private func withoutEvidence() -> TalkShape {
        let top = headings.map(\.level).min()!
        let tops = headings.indices.filter { headings[$0].level == top && !headings[$0].isStop }
        var candidates = tops
        if headings.count(where: { $0.level == top }) == 1 {
            let next = headings.map(\.level).filter { $0 > top }.min()
            candidates = headings.indices.filter {
                headings[$0].level == next && !headings[$0].isStop
            }
        }
        let words = candidates.reduce(0) { $0 + Words.count(line(headings[$1]).text) }
        if candidates.count >= 3, words >= 4 * candidates.count { return shape(candidates) }
        guard let one = tops.first ?? headings.indices.first(where: { !headings[$0].isStop }) else {
            return .none
        }
        return shape([one])
    }

    /// Headings that are names themselves belong to the heading above.
    private func withoutNames(_ chosen: [Int]) -> [Int] {
        chosen.filter { i in
            guard i > 0, !headings[i - 1].below.isEmpty else { return true }
            return !headings[i].lead.people.isEmpty && headings[i].below.isEmpty == false
        }
    }

    // MARK: - The talks

    private func shape(_ chosen: [Int]) -> TalkShape {
        var result = TalkShape.none
        for (n, i) in chosen.enumerated() {
            let heading = headings[i]
            var end = n + 1 < chosen.count ? headings[chosen[n + 1]].block : blocks.count
            for j in headings.indices[(i + 1)...] where headings[j].level <= heading.level {
                if !heading.below.isEmpty, j == i + 1 { continue }
                end = min(end, headings[j].block)
                break
            }
            var draft = TalkDraft(
                title: heading.split?.title ?? TitleRule.clean(line(heading).text),
                line: blocks[heading.block].line,
                body: (heading.block + 1)..<max(end, heading.block + 1),
                rule: "heading of level \(heading.level)")
            draft.titleLinks = line(heading).links
            if let split = heading.split {
                draft.people = split.people
                draft.speakerRule = split.rule
            }
            if draft.people.isEmpty, !heading.below.isEmpty {
                draft.people = heading.below
                draft.speakerRule = "name in the next heading"
                draft.bioBlocks = Set((heading.block + 1)..<(headings[i + 1].block + 1))
            } else if !heading.lead.people.isEmpty {
                if draft.people.isEmpty {
                    draft.people = heading.lead.people
                    draft.speakerRule = heading.lead.rule
                    draft.bioBlocks = heading.lead.blocks
                } else {
                    draft.enrich(heading.lead)
                }
            }
            if heading.hasEvidence { result.evidence += 1 }
            result.drafts.append(draft)
        }
        return result
    }
}

extension TalkDraft {
    /// Takes handles and employers from the lines below for people already known.
    mutating func enrich(_ lead: LeadRule.Lead) {
        for person in lead.people {
            let key = PersonKey.name(person.name)
            if let i = people.firstIndex(where: { PersonKey.name($0.name) == key }) {
                people[i].fill(from: person)
            }
        }
    }
}
