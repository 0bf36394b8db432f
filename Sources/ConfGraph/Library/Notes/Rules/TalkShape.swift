/// One way in which a note can mark its talks. The file as a whole decides which
/// is used: the one with the most evidence of speakers, never line by line.
struct TalkShape {
    var drafts: [TalkDraft]
    /// How many of the drafts have evidence that someone spoke there.
    var evidence: Int

    static let none = TalkShape(drafts: [], evidence: 0)

    /// The talks of a note, in reading order.
    static func choose(_ document: inout NoteDocument) -> [TalkDraft] {
        var best = HeadingTalks(document.blocks).find()
        if !document.blocks.contains(where: \.isHeading) {
            let promoted = LostHeadings.promote(document.blocks)
            let lost = LostTalks(promoted).find()
            if lost.evidence > 0 || !lost.drafts.isEmpty {
                document.blocks = promoted
                best = lost
            }
        }
        // Other shapes must say clearly more than the headings do.
        for shape in [
            TableTalks.find(document.blocks), GroupTalks.find(document.blocks),
            ListTalks.find(document.blocks),
        ] where shape.evidence >= 2 && shape.evidence * 2 > best.evidence * 3 {
            best = shape
        }
        return best.drafts
    }
}
