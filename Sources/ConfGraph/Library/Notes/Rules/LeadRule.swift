/// What stands right below a title: who spoke, what they are, and links to the
/// schedule. The rule looks at a handful of blocks, never at the notes proper.
struct LeadRule {
    struct Lead {
        var people: [Person] = []
        var rule = ""
        /// The blocks that say only who spoke.
        var blocks: Set<Int> = []
        /// A link to the conference's page of this talk.
        var hasScheduleLink = false

        var isEvidence: Bool { !people.isEmpty || hasScheduleLink }
    }

    let blocks: [NoteBlock]

    /// Reads the lead of a body; `isList` allows bare names in bullets.
    func read(_ body: Range<Int>) -> Lead {
        var lead = Lead()
        var index = body.lowerBound
        var looked = 0
        while index < body.upperBound, looked < 7 {
            let block = blocks[index]
            if block.isHeading || block.kind == .table { break }
            if block.kind == .rule || block.kind == .code
                || (block.lines.count == 1 && block.text.isEmpty)
            {
                if block.kind == .code { break }
                index += 1
                continue
            }
            if let depth = block.itemDepth, depth > 0 { break }
            looked += 1
            let next = index + 1 < body.upperBound ? blocks[index + 1] : nil
            if let (people, rule) = people(of: block, before: next) {
                lead.people = people
                lead.rule = rule
                lead.blocks = Set(body.lowerBound...index)
                bio(from: index + 1, in: body, &lead)
                break
            }
            if !isPreamble(block) { break }
            for line in block.lines where line.links.contains(where: { Self.isSchedule($0.url) }) {
                lead.hasScheduleLink = true
            }
            index += 1
        }
        if lead.people.isEmpty { labelled(body, &lead) }
        return lead
    }

    /// Lines of one block that are people: a labelled line among its first
    /// ones, or a bare name as the first.
    private func people(of block: NoteBlock, before next: NoteBlock?) -> ([Person], String)? {
        var found: [Person] = []
        for line in block.lines.prefix(8) {
            if let people = SpeakerLine.read(line) { found += people }
        }
        if !found.isEmpty { return (found, "labelled speaker line") }
        guard block.quoteDepth == 0 || block.lines.count <= 3 else { return nil }
        // A name of ordinary words counts where a handle or a role follows it.
        if let depth = block.itemDepth, block.lines.count == 1, let next, next.itemDepth == depth,
            next.lines.count == 1, !block.lines[0].signs.isDisjoint(with: .ofNames),
            BioLine.read(next.lines[0].text)?.isHandle == true,
            Self.bareNames(block.lines[0]) == nil,
            let people = Self.bareNames(block.lines[0], in: .handled)
        {
            return (people, "name below the title")
        }
        // A name on a line of its own; what follows in the block is about them.
        for (i, line) in block.lines.prefix(3).enumerated() {
            guard !line.text.isEmpty else { continue }
            if let people = Self.bareNames(line) {
                var people = people
                for more in block.lines.dropFirst(i + 1).prefix(12) {
                    if let next = Self.bareNames(more), people.count < 12,
                        BioLine.read(more.text) == nil || next.count == 1 && more.text.has("(")
                    {
                        people += next
                    } else if let bio = BioLine.read(more.text, links: more.links) {
                        people[people.count - 1].add(bio)
                    } else {
                        break
                    }
                }
                return (people, "name below the title")
            }
            if !Self.isPreamble(line) { return nil }
        }
        return nil
    }

    /// People named by a whole line that nothing labels.
    static func bareNames(_ line: NoteLine, in context: NameRule.Context = .bare) -> [Person]? {
        if context != .stated, line.signs.isDisjoint(with: .ofNames) { return nil }
        let text = Words.withoutSigns(line.text)
        guard text.utf8.count <= 120, !text.isEmpty else { return nil }
        if context != .stated, !Words.mayName(text) { return nil }
        if text.utf8.first == UInt8(ascii: "@"), !text.has(" ") {
            return PersonLine.read(text, links: line.links, line: line.line, in: context)
        }
        if text.has("://") { return nil }
        if text.has(": ") || text.hasSuffix(":") { return nil }
        if let last = text.utf8.last, ".!?".utf8.contains(last), !text.hasSuffix("Jr.") {
            return nil
        }
        let digits = text.utf8.contains { (0x30...0x39).contains($0) }
        if digits, !text.has("@"), line.links.isEmpty { return nil }
        return PersonLine.read(text, links: line.links, line: line.line, in: context)
    }

    /// The lines behind the name that tell who they are.
    private func bio(from start: Int, in body: Range<Int>, _ lead: inout Lead) {
        guard start > body.lowerBound,
            blocks[start - 1].isItem || lead.rule == "name below the title"
        else { return }
        var index = start
        var skipped = 0
        while index < body.upperBound, index - start < 8 {
            defer { index += 1 }
            let block = blocks[index]
            guard block.itemDepth == blocks[start - 1].itemDepth, block.lines.count == 1,
                index + 1 >= body.upperBound
                    || (blocks[index + 1].itemDepth ?? 0) <= (block.itemDepth ?? 0)
            else { break }
            let line = block.lines[0]
            if Handles.profile(line.text) == nil, Self.isPreamble(line) {
                for link in line.links where Self.isSchedule(link.url) {
                    lead.hasScheduleLink = true
                }
                continue
            }
            let bio = BioLine.read(line.text, links: line.links)
            // Behind the first line of another kind only a labelled handle or a
            // profile still belongs to the speaker.
            guard let bio, skipped == 0 || (bio.isHandle && !line.text.hasPrefix("@")) else {
                skipped += 1
                if skipped > 3 { break }
                continue
            }
            lead.people[lead.people.count - 1].add(bio)
            lead.blocks.insert(index)
        }
    }

    /// A labelled line a little further down: "Speaker: X" among the bullets.
    private func labelled(_ body: Range<Int>, _ lead: inout Lead) {
        for index in body.prefix(6) {
            let block = blocks[index]
            if block.isHeading { return }
            for line in block.lines.prefix(8) {
                guard line.text.has(":") || line.text.hasPrefix("(") || block.isItem else {
                    continue
                }
                if let people = SpeakerLine.read(line) {
                    lead.people += people
                    lead.rule = "labelled speaker line"
                    lead.blocks.insert(index)
                }
            }
            if !lead.people.isEmpty { return }
        }
    }

    /// Lines that may stand between title and name: links, dates, kinds.
    private func isPreamble(_ block: NoteBlock) -> Bool {
        block.lines.allSatisfy(Self.isPreamble)
    }

    static func isPreamble(_ line: NoteLine) -> Bool {
        // No rule below is about lines as long as those of notes proper.
        if Words.count(line.text) > 14 { return false }
        if line.links.isEmpty, !mayBePreamble(line.text) { return false }
        return isPreambleClosely(line)
    }

    static func isPreambleClosely(_ line: NoteLine) -> Bool {
        let text = Words.trim(line.text, also: "()[]<>.,")
        if text.isEmpty { return true }
        if !text.has(" "), !line.links.isEmpty { return true }
        if line.links.count == 1, line.links[0].text == text, Words.count(text) <= 4,
            PersonLine.read(text, line: 0, in: .bare) == nil
        {
            return true
        }
        let words = Folding.key(text).words.map(String.init)
        if words.isEmpty { return true }
        if words.count <= 3, words.allSatisfy({ preambleWords.contains($0) || Int($0) != nil }) {
            return true
        }
        if words.count <= 10,
            TitleRule.isDate(
                words.filter { Int($0) == nil && !["am", "pm", "h"].contains($0) } + ["1"])
        {
            return words.contains { Int($0) != nil } || words.count <= 2
        }
        if let colon = text.firstIndex(of: ":") {
            let label = Folding.key(String(text[..<colon]))
            return preambleLabels.contains(label) && Words.count(text) <= 12
        }
        return false
    }

    /// A quick look at a line without links: it has a label, or all its words
    /// are numbers or ones that preambles are made of.
    private static func mayBePreamble(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            for byte in bytes
            where byte >= 0x80 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "'") {
                return true
            }
            var i = 0
            let preambleHeads = preambleHeads
            while i < bytes.count {
                let start = i
                while i < bytes.count, isWord(bytes[i]) { i += 1 }
                if start == i {
                    i += 1
                } else if bytes[start] | 0x20 >= 0x61,
                    !preambleHeads.contains(WordHead.of(bytes, start..<i))
                {
                    return false
                }
            }
            return true
        }
    }

    /// The bytes of a folded key's words.
    private static func isWord(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#")
    }

    private static let preambleHeads = WordHeads(
        preambleWords.union(RuleWords.months).union(RuleWords.weekdays)
            .union(["of", "the", "and", "to", "day", "am", "pm", "h"]))

    private static let preambleWords: Set<String> = RuleWords.list(
        "slide slides deck video videos link links recording keynote talk tutorial workshop panel session lightning room track hall stage main schedule abstract hands on labs university tools in action conference quickie the"
    )
    private static let preambleLabels: Set<String> = [
        "date", "time", "when", "where", "room", "location", "track", "slides", "video", "link",
        "links", "url", "video url", "schedule", "talk", "recording", "type", "day", "level",
        "language",
        "duration", "session", "youtube", "website",
    ]

    /// An address that leads to a talk in a conference's programme.
    static func isSchedule(_ url: String) -> Bool {
        guard mayBeSchedule(url) else { return false }
        let folded = Folding.fold(url)
        guard folded.hasPrefix("http") else { return false }
        let parts = folded.split(separator: "/").dropFirst(2)
        return parts.contains { part in
            schedule.contains(String(part)) || part.hasPrefix("schedule")
        }
    }

    /// A quick look: whether a part of the address begins as one of the words does.
    private static func mayBeSchedule(_ url: String) -> Bool {
        var url = url
        return url.withUTF8 { bytes in
            var start = 0
            for i in 0...bytes.count where i == bytes.count || bytes[i] == UInt8(ascii: "/") {
                if scheduleHeads.contains(WordHead.of(bytes, start..<i)) { return true }
                start = i + 1
            }
            // Folding makes ASCII of some letters.
            return bytes.contains { $0 >= 0x80 }
        }
    }

    private static let scheduleHeads = WordHeads(schedule)

    private static let schedule: Set<String> = RuleWords.list(
        "schedule presentation presentations talk talks session sessions program programme event events agenda speaker speakers proposal proposals skillscasts lecture"
    )
}

extension Person {
    mutating func add(_ bio: BioLine) {
        switch bio {
        case .affiliation(let name): affiliation = affiliation ?? name
        case .role(let role, let place):
            if !roles.contains(role) { roles.append(role) }
            if let place { affiliation = affiliation ?? place }
        case .handle(let name): handle = handle ?? name
        case .github(let name): github = github ?? name
        }
    }
}
