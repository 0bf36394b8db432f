/// Talks as items of the outermost list: `1. X. Title`, `- Title - X`.
enum ListTalks {
    static func find(_ blocks: [NoteBlock]) -> TalkShape {
        var best = TalkShape.none
        for ordered in [true, false] {
            let places = blocks.indices.filter { i in
                guard case .item(0, let ordinal) = blocks[i].kind, blocks[i].indent <= 1 else {
                    return false
                }
                return (ordinal != nil) == ordered && !blocks[i].lines.allSatisfy(\.text.isEmpty)
            }
            // Half of the items must name someone; most lists end here.
            guard places.count >= 3, mostMayName(places, blocks) else { continue }
            let lines = places.map { blocks[$0].lines[0] }
            let speakers = HeadingSpeaker(lines)
            let splits = lines.indices.map {
                Words.count(lines[$0].text) <= 25 ? speakers.split($0) : nil
            }
            let evidence = splits.count { $0 != nil }
            guard evidence >= 3, evidence * 2 >= places.count, evidence > best.evidence else {
                continue
            }
            var drafts: [TalkDraft] = []
            for (n, place) in places.enumerated() {
                guard let split = splits[n] else { continue }
                var end = place + 1
                while end < blocks.count, !blocks[end].isHeading,
                    n + 1 >= places.count || end < places[n + 1]
                { end += 1 }
                drafts.append(
                    TalkDraft(
                        title: split.title, line: blocks[place].line, people: split.people,
                        body: (place + 1)..<end, rule: "list item", speakerRule: split.rule))
            }
            best = TalkShape(drafts: drafts, evidence: evidence)
        }
        return best
    }

    private static func mostMayName(_ places: [Int], _ blocks: [NoteBlock]) -> Bool {
        var count = 0
        for (n, place) in places.enumerated() {
            if (n - count) * 2 > places.count { return false }
            let line = blocks[place].lines[0]
            if !line.signs.isDisjoint(with: .ofNames), Words.mayName(line.text) { count += 1 }
        }
        return count >= 3 && count * 2 >= places.count
    }
}
