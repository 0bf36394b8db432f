/// Talks whose headings are the speakers: the title stands right below, as a
/// line or as a heading of its own.
enum NamedHeadings {
    static func find(_ blocks: [NoteBlock]) -> TalkShape {
        let places = blocks.indices.filter { blocks[$0].isHeading && blocks[$0].quoteDepth == 0 }
        var best = TalkShape.none
        for level in Set(places.map { self.level(blocks[$0]) }).sorted() {
            let peers = places.filter {
                self.level(blocks[$0]) == level && !TitleRule.isStop(blocks[$0].text)
            }
            guard peers.count >= 2 else { continue }
            var drafts: [TalkDraft] = []
            for (n, place) in peers.enumerated() {
                // Half of them must be names: most levels are known early not to be.
                if (n - drafts.count) * 2 > peers.count { break }
                let line = blocks[place].lines[0]
                guard let people = LeadRule.bareNames(line),
                    let (at, title) = title(below: place, blocks)
                else { continue }
                let end =
                    places.first { $0 > at && self.level(blocks[$0]) <= level } ?? blocks.count
                drafts.append(
                    TalkDraft(
                        title: TitleRule.clean(title.text), line: title.line, people: people,
                        body: at..<max(at, end), bioBlocks: at..<(at + 1),
                        rule: "line below a speaker's heading", speakerRule: "heading"))
            }
            if drafts.count >= 2, drafts.count * 2 >= peers.count, drafts.count > best.evidence {
                best = TalkShape(drafts: drafts, evidence: drafts.count)
            }
        }
        return best
    }

    private static func level(_ block: NoteBlock) -> Int {
        if case .heading(let level) = block.kind { return level }
        return 7
    }

    /// A line that can be a title: no prose, no name, no label.
    private static func title(below place: Int, _ blocks: [NoteBlock]) -> (Int, NoteLine)? {
        guard place + 1 < blocks.count, let line = blocks[place + 1].lines.first,
            blocks[place + 1].isHeading || blocks[place + 1].kind == .paragraph,
            blocks[place + 1].lines.count <= 2
        else { return nil }
        let count = Words.count(line.text)
        guard (2...20).contains(count), !line.text.has("://"), !line.text.hasSuffix("."),
            !TitleRule.isStop(line.text), LeadRule.bareNames(line) == nil,
            SpeakerLine.read(line) == nil
        else { return nil }
        return (place + 1, line)
    }
}
