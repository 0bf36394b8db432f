/// Makes a talk of a draft and the blocks of its body.
struct TalkAssembly {
    let document: NoteDocument
    let draft: TalkDraft
    private let lastBio: Int

    init(_ document: NoteDocument, _ draft: TalkDraft) {
        self.document = document
        self.draft = draft
        lastBio = draft.bioBlocks.max() ?? -1
    }

    func talk(event: String?, year: Int?, miner: inout TopicMiner) -> NoteTalk {
        miner.beginTalk()
        miner.add(draft.title, line: draft.line, .title)
        for index in draft.body where document.blocks[index].isHeading {
            let block = document.blocks[index]
            if !TitleRule.isStop(block.text), !isBio(index) {
                miner.add(TitleRule.clean(block.text), line: block.line, .heading)
            }
        }
        var abstract: String?
        let text = text { passage, line, kind in
            miner.add(passage, line: line, .body)
            if abstract == nil, let kind { abstract = self.abstract(passage, of: kind) }
        }
        let topics = miner.topics(
            tags: draft.tags, refused: draft.refusedTopics, line: draft.line)
        return NoteTalk(
            title: draft.title, line: draft.line, people: merged(draft.people), event: event,
            year: year, urls: urls(), abstract: abstract, text: text, topics: topics,
            rule: draft.rule, speakerRule: draft.people.isEmpty ? nil : draft.speakerRule)
    }

    /// The notes as plain text, a line for each block and row.
    ///
    /// - Parameter visit: is called with each passage but headings, its line, and
    ///   the kind of its block, if it is all of one.
    private func text(
        visit: (UnsafeBufferPointer<UInt8>, _ line: Int, _ kind: NoteBlock.Kind?) -> Void
    ) -> String {
        var text = TalkText()
        for aside in draft.asides {
            text.begin()
            text.add(aside.text)
            if Words.count(aside.text) > 2 { text.withLine { visit($0, aside.line, nil) } }
        }
        let blocks = document.blocks
        for index in draft.body {
            if isBio(index) { continue }
            let block = blocks[index]
            for row in block.cells {
                text.begin()
                for i in row.indices {
                    if i > 0 { text.add(" | ") }
                    text.add(row[i].text)
                }
                if let first = row.first { text.withLine { visit($0, first.line, nil) } }
            }
            let count = block.lines.count
            if count == 0 || count == 1 && block.lines[0].text.isEmpty, !block.isHeading {
                continue
            }
            text.begin(block.isItem ? "- " : "")
            for i in 0..<count {
                if i > 0 { text.add(" ") }
                text.add(block.lines[i].text)
            }
            if !block.isHeading { text.withLine { visit($0, block.line, block.kind) } }
        }
        return text.string
    }

    /// The addresses that the talk's notes link to, each once.
    private func urls() -> [String] {
        var urls: [String] = []
        var seen: Set<String> = []
        func add(_ links: [NoteLink]) {
            for link in links where link.url.hasPrefix("http") && urls.count < 100 {
                if seen.insert(link.url).inserted { urls.append(link.url) }
            }
        }
        add(draft.titleLinks)
        for aside in draft.asides { add(aside.links) }
        let blocks = document.blocks
        for index in draft.body {
            for line in blocks[index].lines where !line.links.isEmpty {
                // A speaker's name that links to their profile is no link of
                // the talk; an address that is written out is.
                let links = line.links
                add(
                    isBio(index)
                        ? links.filter { $0.text == $0.url || Handles.profile($0.url) == nil }
                        : links)
            }
            for row in blocks[index].cells { for cell in row { add(cell.links) } }
        }
        return urls
    }

    /// Whether a block says only who spoke, as some of the first ones do.
    private func isBio(_ index: Int) -> Bool {
        index <= lastBio && draft.bioBlocks.contains(index)
    }

    /// A paragraph of prose, or one that is labelled as the summary.
    private func abstract(
        _ text: UnsafeBufferPointer<UInt8>, of kind: NoteBlock.Kind
    ) -> String? {
        if let colon = text.prefix(16).firstIndex(of: UInt8(ascii: ":")),
            ["abstract", "summary", "description", "tl dr", "tldr"].contains(
                Folding.key(String(decoding: text[..<colon], as: UTF8.self)))
        {
            return Words.trim(String(decoding: text[(colon + 1)...], as: UTF8.self))
        }
        guard kind == .paragraph, Words.count(text) >= 8, text.count <= 5_000 else {
            return nil
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// One entry for each person, however often the note names them.
    private func merged(_ people: [Person]) -> [Person] {
        guard people.count > 1 else { return people }
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

/// The text of a talk while it is put together.
private struct TalkText {
    private var bytes: [UInt8] = []
    /// Where the last line begins, without its mark.
    private var start = 0
    private var isFirst = true

    init() { bytes.reserveCapacity(4096) }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Begins a line.
    mutating func begin(_ mark: String = "") {
        if !isFirst { bytes.append(0x0A) }
        isFirst = false
        add(mark)
        start = bytes.count
    }

    mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

    func withLine(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start...])) }
    }
}
