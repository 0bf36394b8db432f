/// One block of a note, in reading order. Nesting is flattened: an item knows
/// its depth, a quoted block how deep the quote is, and nothing recurses.
struct NoteBlock: Sendable {
    enum Kind: Sendable, Equatable {
        /// `#` … `######`, setext (1 and 2), `<h1>` …
        case heading(level: Int)
        /// A line that stood alone in pasted text and was a heading once.
        case lostHeading
        case paragraph
        /// A bullet, or a numbered item with its number.
        case item(depth: Int, ordinal: Int?)
        /// A pipe table: `cells` holds its rows, the header first.
        case table
        case code
        case rule
    }

    var kind: Kind
    /// The line it starts on, from 1.
    var line: Int
    var quoteDepth = 0
    /// How far its first line is indented, in columns.
    var indent = 0
    var lines = NoteLines()
    var cells: [[NoteLine]] = []

    /// Its lines joined by spaces.
    var text: String {
        if lines.count == 1 { return lines[0].text }
        return lines.lazy.map(\.text).joined(separator: " ")
    }

    var isHeading: Bool {
        switch kind {
        case .heading, .lostHeading: true
        default: false
        }
    }

    /// What any of its lines has.
    var signs: LineSigns {
        var signs: LineSigns = []
        for i in lines.indices { signs.formUnion(lines[i].signs) }
        return signs
    }

    var isItem: Bool {
        if case .item = kind { return true }
        return false
    }

    /// The depth of an item, nil for everything else.
    var itemDepth: Int? {
        if case .item(let depth, _) = kind { return depth }
        return nil
    }
}

/// One line of a block with its markup resolved to plain text.
struct NoteLine: Sendable, Equatable {
    let text: String
    /// What its markup said besides the text; few lines have it.
    private let marks: Marks?
    let line: Int
    /// What the text has.
    let signs: LineSigns

    private final class Marks: Sendable {
        let links: [NoteLink]
        let strong: [String]
        let hasImage: Bool

        init(links: [NoteLink], strong: [String], hasImage: Bool) {
            self.links = links
            self.strong = strong
            self.hasImage = hasImage
        }
    }

    init(text: String, line: Int) {
        self.init(text: text, signs: LineSigns(text), line: line)
    }

    init(
        text: String, signs: LineSigns, line: Int, links: [NoteLink] = [], strong: [String] = [],
        hasImage: Bool = false
    ) {
        self.text = text
        self.signs = signs
        self.line = line
        marks =
            links.isEmpty && strong.isEmpty && !hasImage
            ? nil : Marks(links: links, strong: strong, hasImage: hasImage)
    }

    var links: [NoteLink] { marks?.links ?? [] }
    /// The parts of the line that were bold.
    var strong: [String] { marks?.strong ?? [] }
    /// The line holds an image; its text is not part of `text`.
    var hasImage: Bool { marks?.hasImage ?? false }

    static func == (a: NoteLine, b: NoteLine) -> Bool {
        a.text.hasSameBytes(as: b.text) && a.line == b.line && a.links == b.links
            && a.strong == b.strong && a.hasImage == b.hasImage
    }
}

/// A link of a line; an autolink's text is its address.
struct NoteLink: Sendable, Equatable {
    var text: String
    var url: String
}

/// A note as blocks, with what its front matter says.
struct NoteDocument: Sendable {
    /// Keys lower-cased, as written otherwise; lists stay text.
    var frontMatter: [String: String] = [:]
    var blocks: [NoteBlock] = []
    /// What comments in the notes say better than the rules.
    var corrections: [Correction] = []
    var lineCount = 0
}
