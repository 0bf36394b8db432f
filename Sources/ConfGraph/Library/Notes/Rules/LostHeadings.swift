/// Pasted text has lost its heading marks: a short line that stands alone at the
/// margin, in a note whose other lines are bullets, was a heading.
enum LostHeadings {
    static func promote(_ blocks: [NoteBlock]) -> [NoteBlock] {
        var result = splitTitles(blocks)
        for i in result.indices {
            var before = i
            while before > 0, result[before - 1].kind == .rule { before -= 1 }
            let belowHeading = before > 0 && result[before - 1].isHeading
            if isHeading(result[i], belowHeading: belowHeading) { result[i].kind = .lostHeading }
        }
        return result
    }

    /// A title and its speakers in lines without a blank between them are a
    /// heading and a paragraph.
    private static func splitTitles(_ blocks: [NoteBlock]) -> [NoteBlock] {
        var result: [NoteBlock] = []
        result.reserveCapacity(blocks.count)
        for block in blocks {
            guard block.kind == .paragraph, (2...16).contains(block.lines.count) else {
                result.append(block)
                continue
            }
            var first = block
            first.lines = block.lines.upTo(1)
            var rest = block
            rest.lines = block.lines.from(1)
            rest.line = rest.lines[0].line
            guard isHeading(first, belowHeading: false), LeadRule.bareNames(first.lines[0]) == nil,
                !TitleRule.isStop(first.text),
                rest.lines.allSatisfy({ line in
                    LeadRule.bareNames(line) != nil || SpeakerLine.read(line) != nil
                })
            else {
                result.append(block)
                continue
            }
            result.append(first)
            result.append(rest)
        }
        return result
    }

    /// Makes headings plain lines again, for text that is no Markdown.
    static func unmark(_ blocks: inout [NoteBlock]) {
        for i in blocks.indices where blocks[i].isHeading { blocks[i].kind = .paragraph }
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
