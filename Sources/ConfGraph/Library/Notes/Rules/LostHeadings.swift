/// Pasted text has lost its heading marks: a short line that stands alone at the
/// margin, in a note whose other lines are bullets, was a heading.
enum LostHeadings {
    static func promote(_ blocks: [NoteBlock]) -> [NoteBlock] {
        var result = blocks
        for i in result.indices {
            var before = i
            while before > 0, result[before - 1].kind == .rule { before -= 1 }
            let belowHeading = before > 0 && result[before - 1].isHeading
            if isHeading(result[i], belowHeading: belowHeading) { result[i].kind = .lostHeading }
        }
        return result
    }

    private static func isHeading(_ block: NoteBlock, belowHeading: Bool) -> Bool {
        guard block.kind == .paragraph, block.quoteDepth == 0, block.indent <= 1,
            block.lines.count == 1
        else {
            return false
        }
        let line = block.lines[0]
        let text = line.text
        guard !text.isEmpty, text.utf8.count <= 200, Words.count(text) <= 25 else { return false }
        if !text.contains(where: { $0.isLetter || $0.isNumber }) { return false }
        if text.has("://"), Words.count(text) <= 2 { return false }
        if let last = text.last, last == ";" || last == "," { return false }
        // A sentence is prose; "etc.)" and "…?" are not its end.
        if text.hasSuffix("."), !text.hasSuffix("..."), Words.count(text) > 3 { return false }
        if SpeakerLine.read(line) != nil || SpeakerLine.hasLabel(text) { return false }
        if LeadRule.isPreamble(line), text.has(":") || text.has("://") { return false }
        // Right below a title, a name says who spoke.
        if belowHeading, LeadRule.bareNames(line) != nil { return false }
        return true
    }
}
