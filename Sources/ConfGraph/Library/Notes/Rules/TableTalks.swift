/// Talks as rows of pipe tables that have a title and a speaker column.
enum TableTalks {
    static func find(_ blocks: [NoteBlock]) -> TalkShape {
        var result = TalkShape.none
        for index in blocks.indices where blocks[index].kind == .table {
            let block = blocks[index]
            guard let header = block.cells.first,
                let title = column(header, titles), let speaker = column(header, speakers),
                title != speaker
            else { continue }
            for row in block.cells.dropFirst() where row.count > max(title, speaker) {
                let cell = row[title]
                let text = TitleRule.clean(cell.text)
                guard !text.isEmpty, !TitleRule.isStop(text) else { continue }
                var draft = TalkDraft(
                    title: text, line: cell.line, body: index..<index, rule: "table row")
                draft.titleLinks = cell.links
                let named = row[speaker]
                draft.people =
                    PersonLine.read(named.text, links: named.links, line: named.line, in: .stated)
                    ?? []
                if !draft.people.isEmpty { draft.speakerRule = "column of speakers" }
                for (i, other) in row.enumerated()
                where i != title && i != speaker && !other.text.isEmpty {
                    draft.asides.append(other)
                }
                if !draft.people.isEmpty { result.evidence += 1 }
                result.drafts.append(draft)
            }
        }
        return result
    }

    private static let titles: Set<String> = [
        "title", "talk", "talk title", "name of talk", "session", "presentation", "topic", "talks",
        "subject", "session title", "titre",
    ]
    private static let speakers: Set<String> = [
        "speaker", "speakers", "speaker s", "presenter", "presenters", "presenter s", "author",
        "authors", "by", "who", "orateur",
    ]

    private static func column(_ header: [NoteLine], _ names: Set<String>) -> Int? {
        header.prefix(50).firstIndex { names.contains(Folding.key($0.text)) }
    }
}
