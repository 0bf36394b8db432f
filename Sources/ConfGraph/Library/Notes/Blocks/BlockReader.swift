/// Reads the lines of a note into blocks: ATX and setext headings, paragraphs,
/// bullets of any sign, numbered items, quotes, fences, pipe tables, rules, link
/// definitions and HTML to skip. One pass, linear in the text, no recursion.
struct BlockReader {
    private let bytes: ArraySlice<UInt8>
    private let lines: [Range<Int>]
    private let survey: LineSurvey
    private var inline: InlineReader

    private var blocks: [NoteBlock] = []
    /// The lines of all blocks.
    private var noteLines: [NoteLine] = []
    /// The paragraph or item being read; its last line may still grow.
    private var open: NoteBlock?
    /// The indents of the items that enclose the current line.
    private var indents: [Int] = []
    private var blank = true

    /// - Throws: ``GraphError``: `badInput` for a correction that is none.
    static func read(_ bytes: ArraySlice<UInt8>, name: String = "notes") throws -> NoteDocument {
        let lines = NoteBytes.lines(bytes)
        let (frontMatter, start) = FrontMatter.read(bytes, lines)
        let survey = LineSurvey(bytes, lines, from: start)
        var reader = BlockReader(
            bytes: bytes, lines: lines, survey: survey,
            inline: InlineReader(references: survey.references))
        reader.run(from: start)
        let corrections = try CorrectionReader.read(bytes, lines, name: name) { line in
            survey.fences.contains { $0.key < line && line < $0.value }
        }
        return NoteDocument(
            frontMatter: frontMatter, blocks: reader.blocks, corrections: corrections,
            lineCount: lines.count)
    }

    private init(
        bytes: ArraySlice<UInt8>, lines: [Range<Int>], survey: LineSurvey, inline: InlineReader
    ) {
        self.bytes = bytes
        self.lines = lines
        self.survey = survey
        self.inline = inline
    }

    private mutating func run(from start: Int) {
        var i = start
        noteLines.reserveCapacity(min(lines.count, 1024))
        blocks.reserveCapacity(min(lines.count, 1024))
        while i < lines.count { i = step(i) }
        close()
        for i in blocks.indices where !blocks[i].lines.isEmpty {
            blocks[i].lines = blocks[i].lines.of(noteLines)
        }
    }

    /// Keeps a line; returns it as all that a block has so far.
    private mutating func keep(_ line: NoteLine) -> NoteLines {
        noteLines.append(line)
        return NoteLines([], (noteLines.count - 1)..<noteLines.count)
    }

    private mutating func close() {
        if let block = open.take() { blocks.append(block) }
    }

    /// Reads line `i`; returns the line to go on with.
    private mutating func step(_ i: Int) -> Int {
        var line = SourceLine(bytes[lines[i]])
        var quote = 0
        while quote < 16, line.first == UInt8(ascii: ">"), line.indent < 4 || quote > 0 {
            line.dropMark(1)
            quote += 1
        }
        if line.isEmpty {
            close()
            blank = true
            return i + 1
        }
        if survey.marked[i] {
            if survey.definitions.contains(i) { return i + 1 }
            close()
            if let end = survey.skipped[i] { return end + 1 }
            blocks.append(
                NoteBlock(kind: .code, line: i + 1, quoteDepth: quote, indent: line.indent))
            return survey.fences[i]! + 1
        }
        if let next = heading(i, line, quote) ?? table(i, line, quote) { return next }
        if let item = line.item(dotless: survey.letterBullets) {
            close()
            add(item, i, line, quote)
            return i + 1
        }
        text(i, line, quote)
        return i + 1
    }

    // MARK: - Headings, rules

    private mutating func heading(_ i: Int, _ line: SourceLine, _ quote: Int) -> Int? {
        if line.indent < 4, let (level, content) = line.atxHeading {
            close()
            append(.heading(level: level), i, line, quote, content)
            indents = []
            return i + 1
        }
        if let level = line.setextLevel, var block = open, block.kind == .paragraph, !blank,
            block.quoteDepth == quote, block.indent < 4, block.lines.count <= 2,
            block.indent == 0 || indents.isEmpty
        {
            block.kind = .heading(level: level)
            open = nil
            blocks.append(block)
            indents = []
            blank = true
            return i + 1
        }
        if line.isRule || (line.setextLevel == 1 && line.content.count >= 3) {
            close()
            blocks.append(NoteBlock(kind: .rule, line: i + 1, quoteDepth: quote))
            indents = []
            blank = true
            return i + 1
        }
        if line.first == UInt8(ascii: "<") {
            let name = HTMLTags.name(line.content.dropFirst())
            if HTMLTags.headings.contains(name), let level = Int(name.dropFirst()) {
                close()
                append(.heading(level: level), i, line, quote, line.content)
                indents = []
                return i + 1
            }
        }
        return nil
    }

    private mutating func append(
        _ kind: NoteBlock.Kind, _ i: Int, _ line: SourceLine, _ quote: Int,
        _ content: ArraySlice<UInt8>
    ) {
        let text = inline.read(content, line: i + 1)
        blank = true
        guard !text.text.isEmpty else { return }
        blocks.append(
            NoteBlock(
                kind: kind, line: i + 1, quoteDepth: quote, indent: line.indent,
                lines: keep(text)))
    }

    // MARK: - Tables

    private mutating func table(_ i: Int, _ line: SourceLine, _ quote: Int) -> Int? {
        guard i + 1 < lines.count, LineSurvey.hasBar(line.content) else { return nil }
        let second = SourceLine(bytes[lines[i + 1]])
        guard second.isTableDelimiter else { return nil }
        close()
        var block = NoteBlock(kind: .table, line: i + 1, quoteDepth: quote, indent: line.indent)
        block.cells.append(cells(line.content, i))
        var j = i + 2
        while j < lines.count {
            let row = SourceLine(bytes[lines[j]])
            if row.isEmpty || !LineSurvey.hasBar(row.content) { break }
            block.cells.append(cells(row.content, j))
            j += 1
        }
        blocks.append(block)
        blank = true
        return j
    }

    private mutating func cells(_ row: ArraySlice<UInt8>, _ i: Int) -> [NoteLine] {
        var content = row
        if content.first == UInt8(ascii: "|") { content = content.dropFirst() }
        while let last = content.last, last == 0x20 || last == 0x09 { content = content.dropLast() }
        if content.last == UInt8(ascii: "|") { content = content.dropLast() }
        var result: [NoteLine] = []
        var start = content.startIndex
        var escaped = false
        for k in content.indices {
            let byte = content[k]
            if byte == UInt8(ascii: "|"), !escaped {
                result.append(inline.read(content[start..<k], line: i + 1))
                start = k + 1
            }
            escaped = byte == UInt8(ascii: "\\") && !escaped
        }
        result.append(inline.read(content[start...], line: i + 1))
        return result
    }

    // MARK: - Items and paragraphs

    private mutating func add(_ item: SourceLine.Item, _ i: Int, _ line: SourceLine, _ quote: Int) {
        while let last = indents.last, line.indent < last + (indents.count > 1 ? 1 : 0),
            !indents.isEmpty
        {
            if line.indent == last { break }
            indents.removeLast()
        }
        if let last = indents.last {
            if line.indent > last + 1 {
                if indents.count < 64 { indents.append(line.indent) }
            }
        } else {
            indents.append(line.indent)
        }
        let text = inline.read(item.content, line: i + 1)
        open = NoteBlock(
            kind: .item(depth: indents.count - 1, ordinal: item.ordinal), line: i + 1,
            quoteDepth: quote, indent: line.indent, lines: keep(text))
        blank = false
    }

    private mutating func text(_ i: Int, _ line: SourceLine, _ quote: Int) {
        let read = inline.read(line.content, line: i + 1)
        defer { blank = false }
        if read.text.isEmpty && !read.hasImage { return }
        if !blank, open != nil, open!.quoteDepth == quote {
            // A line right below continues the paragraph or the item, unless it
            // steps out of an item to the margin: notes rarely wrap that way.
            if open!.kind == .paragraph || line.indent > 0 || open!.indent == 0 {
                noteLines.append(read)
                open!.lines = open!.lines.grown()
                return
            }
        }
        close()
        if line.indent == 0 { indents = [] }
        open = NoteBlock(
            kind: .paragraph, line: i + 1, quoteDepth: quote, indent: line.indent, lines: keep(read)
        )
    }
}
