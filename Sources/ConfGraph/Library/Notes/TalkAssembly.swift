/// Makes a talk of a draft and the blocks of its body.
struct TalkAssembly {
    let document: NoteDocument
    let draft: TalkDraft
    /// Words of speakers' names, which are no topics.
    let names: Set<String>

    func talk(event: String?, year: Int?, miner: inout TopicMiner) -> NoteTalk {
        var urls: [String] = []
        var seen: Set<String> = []
        func add(_ links: [NoteLink]) {
            for link in links where link.url.hasPrefix("http") && urls.count < 100 {
                if seen.insert(link.url).inserted { urls.append(link.url) }
            }
        }
        add(draft.titleLinks)
        var headings: [TopicMiner.Passage] = []
        var body: [TopicMiner.Passage] = []
        var text = ""
        text.reserveCapacity(2048)
        var isFirst = true
        func write(_ mark: String, _ line: String) {
            if !isFirst { text += "\n" }
            isFirst = false
            text += mark
            text += line
        }
        var abstract: String?
        for aside in draft.asides {
            add(aside.links)
            if Words.count(aside.text) > 2 {
                body.append(.init(text: aside.text, line: aside.line))
            }
            write("", aside.text)
        }
        for index in draft.body {
            let block = document.blocks[index]
            let isBio = draft.bioBlocks.contains(index)
            for line in block.lines {
                // A speaker's name that links to their profile is no link of
                // the talk; an address that is written out is.
                add(
                    isBio
                        ? line.links.filter { $0.text == $0.url || Handles.profile($0.url) == nil }
                        : line.links)
            }
            for row in block.cells { for cell in row { add(cell.links) } }
            if isBio { continue }
            if block.isHeading {
                write("", block.text)
                if !TitleRule.isStop(block.text) {
                    headings.append(.init(text: TitleRule.clean(block.text), line: block.line))
                }
                continue
            }
            for row in block.cells {
                let line = row.map(\.text).joined(separator: " | ")
                write("", line)
                if let first = row.first { body.append(.init(text: line, line: first.line)) }
            }
            guard !block.lines.isEmpty else { continue }
            let joined = block.text
            guard !joined.isEmpty else { continue }
            write(block.isItem ? "- " : "", joined)
            body.append(.init(text: joined, line: block.line))
            if abstract == nil { abstract = self.abstract(block, joined) }
        }
        let topics = miner.mine(
            title: .init(text: draft.title, line: draft.line), headings: headings, body: body,
            tags: draft.tags, refused: draft.refusedTopics, people: names)
        return NoteTalk(
            title: draft.title, line: draft.line, people: merged(draft.people), event: event,
            year: year,
            urls: urls, abstract: abstract, text: text, topics: topics,
            rule: draft.rule, speakerRule: draft.people.isEmpty ? nil : draft.speakerRule)
    }

    /// A paragraph of prose, or one that is labelled as the summary.
    private func abstract(_ block: NoteBlock, _ text: String) -> String? {
        if let colon = text.utf8.prefix(16).firstIndex(of: UInt8(ascii: ":")),
            ["abstract", "summary", "description", "tl dr", "tldr"].contains(
                Folding.key(String(text[..<colon])))
        {
            return Words.trim(String(text[text.index(after: colon)...]))
        }
        guard block.kind == .paragraph, Words.count(text) >= 8, text.utf8.count <= 5_000 else {
            return nil
        }
        return text
    }

    /// One entry for each person, however often the note names them.
    private func merged(_ people: [Person]) -> [Person] {
        var result: [Person] = []
        for person in people {
            let key = PersonKey.name(person.name)
            if let i = result.firstIndex(where: { PersonKey.name($0.name) == key }) {
                result[i].fill(from: person)
            } else {
                result.append(person)
            }
        }
        return result
    }
}
