/// One way in which a note can mark its talks. The file as a whole decides which
/// is used: the one with the most evidence of speakers, never line by line.
struct TalkShape {
    var drafts: [TalkDraft]
    /// How many of the drafts have evidence that someone spoke there.
    var evidence: Int

    /// What its talks are, for people who ask why.
    var form = ""

    static let none = TalkShape(drafts: [], evidence: 0)

    /// Why these are the talks.
    var reason: String {
        guard !drafts.isEmpty else { return "no line looks like the title of a talk" }
        if evidence == 0 { return "\(form) are the talks, though none names a speaker" }
        return "\(form) are the talks: \(evidence) of \(drafts.count) name a speaker or link to "
            + "the programme"
    }

    /// The talks of a note, in reading order.
    ///
    /// - Parameter format: how the note marks headings; nil: it is Markdown if
    ///   it has any.
    static func choose(
        _ document: inout NoteDocument, format: LoadOptions.Format? = nil
    ) -> TalkShape {
        if format == .pasted { LostHeadings.unmark(&document.blocks) }
        var best = HeadingTalks(document.blocks).find()
        best.form = "headings"
        if format != .markdown, !document.blocks.contains(where: \.isHeading) {
            let promoted = LostHeadings.promote(document.blocks)
            let lost = LostTalks(promoted).find()
            if lost.evidence > 0 || !lost.drafts.isEmpty {
                document.blocks = promoted
                best = lost
                best.form = "lines that stand alone"
            }
            let contents = ContentsTalks.find(promoted)
            if contents.evidence > best.evidence {
                document.blocks = promoted
                best = contents
                best.form = "lines that the contents list"
            }
        }
        // Other shapes must say clearly more than the headings do.
        for (form, find) in [
            ("rows of tables", TableTalks.find), ("groups of a title and names", GroupTalks.find),
            ("items of lists", ListTalks.find), ("lines of capitals", CapitalsTalks.find),
            ("lines below speakers' headings", NamedHeadings.find),
            ("marked titles in lines", SpanTalks.find),
        ] {
            let shape = find(document.blocks)
            if shape.evidence >= 2 && shape.evidence * 2 > best.evidence * 3 {
                best = shape
                best.form = form
            }
        }
        let labelled = LabelledTalks.find(document.blocks)
        if labelled.evidence > best.evidence {
            best = labelled
            best.form = "labelled titles"
        }
        if best.evidence == 0 { best.take(document) }
        return best
    }

    /// One talk that no line names may be named by the front matter, whose
    /// author is usually who took the notes.
    private mutating func take(_ document: NoteDocument) {
        guard let title = document.frontMatter["title"], !title.isEmpty, drafts.count <= 1,
            !document.blocks.isEmpty, !TitleRule.isStop(title)
        else { return }
        let people = ["speaker", "speakers", "presenter", "presenters"].lazy.compactMap {
            document.frontMatter[$0]
        }.first.flatMap { PersonLine.read($0, line: 1, in: .stated) }
        if drafts.isEmpty || drafts[0].rule != "heading of level 1" {
            let lead = LeadRule(blocks: document.blocks).read(0..<document.blocks.count)
            var draft = TalkDraft(
                title: TitleRule.clean(title), line: 1, people: lead.people,
                body: 0..<document.blocks.count, bioBlocks: lead.blocks,
                rule: "title in the front matter")
            if !lead.people.isEmpty { draft.speakerRule = lead.rule }
            drafts = [draft]
            form = "what the front matter titles"
        }
        if let people {
            drafts[0].people = people
            drafts[0].speakerRule = "front matter"
        }
        for key in ["tags", "topics", "keywords"] {
            guard let tags = document.frontMatter[key] else { continue }
            drafts[0].tags += tags.split(separator: ",").map { Words.trim(String($0), also: "\"'") }
        }
    }
}
