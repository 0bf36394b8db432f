/// Resolves the markup inside one line: links, images, emphasis, code marks,
/// escapes, entities and known tags. Every loop is linear in the line: a search
/// that failed is remembered, so that no line can make it start over and over.
struct InlineReader {
    private var scanner: InlineScanner

    init(references: [String: String]) { scanner = InlineScanner(references: references) }

    mutating func read(_ bytes: ArraySlice<UInt8>, line: Int) -> NoteLine {
        bytes.withUnsafeBufferPointer { bytes in
            let plain = Self.trim(bytes)
            let signs = LineSigns(plain)
            // Most lines have no markup at all.
            if !signs.contains(.markup), !Self.hasAddress(plain, signs) {
                return NoteLine(
                    text: String(decoding: plain, as: UTF8.self), signs: signs, line: line)
            }
            return scanner.read(bytes, line: line)
        }
    }

    private static func trim(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        var start = 0
        while start < end, bytes[start] == 0x20 { start += 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// Whether `://` or `www.` stands in a line.
    private static func hasAddress(
        _ bytes: UnsafeBufferPointer<UInt8>, _ signs: LineSigns
    ) -> Bool {
        signs.contains(.colon) && has("://", bytes) || signs.contains(.dot) && has("www.", bytes)
    }

    private static func has(_ phrase: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let phrase = UnsafeBufferPointer(
            start: phrase.utf8Start, count: phrase.utf8CodeUnitCount)
        return Bytes.first(phrase, in: bytes) != nil
    }
}

/// The state of one line's scan. Output is built in `out`; emphasis marks are
/// noted by their place in it and cut out at the end when they found a partner.
struct InlineScanner {
    /// Reference definitions of the note, by folded name.
    let references: [String: String]
    private var out: [UInt8] = []
    private var links: [NoteLink] = []
    private var hasImage = false
    /// What is bold.
    private var strong: [String] = []
    /// Open brackets: where their text starts in `out`, and if an image's.
    private var brackets: [(start: Int, image: Bool, linksBefore: Int)] = []
    private var emphasis: [(byte: UInt8, at: Int, length: Int, opens: Bool, closes: Bool)] = []
    /// Of each kind of mark the open ones, by their places in ``emphasis``.
    private var openers: [[Int]] = [[], [], []]
    private var cuts: [Range<Int>] = []
    private var deadTicks: UInt64 = 0
    private var noParenthesisBefore = 0
    private var noCommentBefore = 0
    /// The next `>`, once looked for: valid for every place before it.
    private var tagEnd = -1
    /// Deeper brackets are text.
    private static let maximumDepth = 32

    init(references: [String: String]) { self.references = references }

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> NoteLine {
        clear()
        scan(bytes)
        resolveEmphasis()
        var end = out.count
        while end > 0, out[end - 1] == 0x20 || out[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        var start = 0
        while start < end, out[start] == 0x20 { start += 1 }
        return out.withUnsafeBufferPointer { out in
            let text = UnsafeBufferPointer(rebasing: out[start..<end])
            return NoteLine(
                text: String(decoding: text, as: UTF8.self), signs: LineSigns(text), line: line,
                links: links, strong: strong, hasImage: hasImage)
        }
    }

    /// Forgets the line before; its room is used again.
    private mutating func clear() {
        out.removeAll(keepingCapacity: true)
        if !links.isEmpty { links = [] }
        if !strong.isEmpty { strong = [] }
        hasImage = false
        brackets.removeAll(keepingCapacity: true)
        emphasis.removeAll(keepingCapacity: true)
        deadTicks = 0
        noParenthesisBefore = 0
        noCommentBefore = 0
        tagEnd = -1
    }

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>) {
        var i = 0
        while i < text.count {
            let byte = text[i]
            switch byte {
            case UInt8(ascii: "\\") where i + 1 < text.count && isPunctuation(text[i + 1]):
                out.append(text[i + 1])
                i += 2
            case UInt8(ascii: "`"): i = code(text, i)
            case UInt8(ascii: "!")
            where i + 1 < text.count && text[i + 1] == UInt8(ascii: "[")
                && brackets.count < Self.maximumDepth:
                brackets.append((out.count, true, links.count))
                i += 2
            case UInt8(ascii: "[") where brackets.count < Self.maximumDepth:
                brackets.append((out.count, false, links.count))
                out.append(byte)
                i += 1
            case UInt8(ascii: "]"): i = closeBracket(text, i)
            case UInt8(ascii: "<"): i = tag(text, i)
            case UInt8(ascii: "&"): i = entity(text, i)
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): i = mark(text, i)
            case UInt8(ascii: "h"), UInt8(ascii: "w"):
                if Self.mayBeAddress(text, i) { i = address(text, i) } else { i = copy(text, i) }
            case 0x09:
                out.append(0x20)
                i += 1
            case 0..<0x20, 0x7F: i += 1
            case 0xE2, 0xEF, 0xC2: i = rare(text, i)
            default: i = copy(text, i)
            }
        }
    }

    /// Copies a byte and what follows it, up to the next that is more than text.
    @inline(__always)
    private mutating func copy(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var i = start + 1
        Self.special.withUnsafeBufferPointer { special in
            while i < text.count {
                if special[Int(text[i])] {
                    // Nearly every h and w is a letter of a word.
                    guard text[i] == UInt8(ascii: "h") || text[i] == UInt8(ascii: "w"),
                        !Self.mayBeAddress(text, i)
                    else { break }
                }
                i += 1
            }
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<i]))
        return i
    }

    @inline(__always)
    private static func mayBeAddress(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        guard i + 3 < text.count else { return false }
        return text[i] == UInt8(ascii: "h")
            ? text[i + 1] == UInt8(ascii: "t") && text[i + 2] == UInt8(ascii: "t")
            : text[i + 1] == UInt8(ascii: "w") && text[i + 2] == UInt8(ascii: "w")
    }

    /// The bytes at which the scanner does more than copy.
    private static let special: [Bool] = (0..<256).map { value in
        let byte = UInt8(value)
        return LineSigns(byte).contains(.markup) || byte == UInt8(ascii: "h")
            || byte == UInt8(ascii: "w")
    }

    private func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte)
            || (0x5B...0x60).contains(byte) || (0x7B...0x7E).contains(byte)
    }

    // MARK: - Code spans

    private mutating func code(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var run = 0
        while start + run < text.count, text[start + run] == UInt8(ascii: "`") { run += 1 }
        let after = start + run
        if run < 64, deadTicks & (1 << UInt64(run)) == 0 {
            var i = after
            while i < text.count {
                guard text[i] == UInt8(ascii: "`") else {
                    i += 1
                    continue
                }
                var length = 0
                while i + length < text.count, text[i + length] == UInt8(ascii: "`") { length += 1 }
                if length == run {
                    for byte in text[after..<i] where byte >= 0x20 && byte != 0x7F {
                        out.append(byte)
                    }
                    return i + length
                }
                i += length
            }
            deadTicks |= 1 << UInt64(run)
        }
        return after  // An unmatched mark is dropped: it says nothing.
    }

    // MARK: - Links

    private mutating func closeBracket(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        guard let open = brackets.popLast() else {
            out.append(text[at])
            return at + 1
        }
        let labelStart = open.image ? open.start : open.start + 1
        var url: String?
        var next = at + 1
        if next < text.count, text[next] == UInt8(ascii: "("), next >= noParenthesisBefore {
            (url, next) = destination(text, next)
        } else if next < text.count, text[next] == UInt8(ascii: "["),
            let end = text[next...].prefix(200).firstIndex(of: UInt8(ascii: "]"))
        {
            let name = end == next + 1 ? out[labelStart...] : ArraySlice(text[(next + 1)..<end])
            url = references[Folding.reference(name)]
            if url != nil { next = end + 1 }
        } else if !references.isEmpty, out.count - labelStart < 200 {
            url = references[Folding.reference(out[labelStart...])]
        }
        guard let url else {
            if open.image { out.insert(contentsOf: [0x21, 0x5B], at: open.start) }
            out.append(text[at])
            return at + 1
        }
        if open.image {
            out.removeSubrange(open.start...)
            dropMarks(from: open.start, by: 0)
            links.removeSubrange(min(open.linksBefore, links.count)...)
            hasImage = true
            return next
        }
        let label = String(decoding: out[labelStart...], as: UTF8.self)
        out.remove(at: open.start)
        dropMarks(from: open.start, by: 1)
        // A link around an image or an address keeps one entry: the outer one.
        links.removeSubrange(min(open.linksBefore, links.count)...)
        links.append(NoteLink(text: label, url: url))
        return next
    }

    /// Shifts the marks after a removed byte; with 0, forgets those cut away.
    private mutating func dropMarks(from start: Int, by shift: Int) {
        var i = emphasis.count
        while i > 0, emphasis[i - 1].at >= start {
            i -= 1
            if shift > 0 { emphasis[i].at -= shift } else { emphasis.remove(at: i) }
        }
    }

    /// The address in parentheses at `start`, and where the text goes on.
    private mutating func destination(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int
    ) -> (String?, Int) {
        var i = start + 1
        var depth = 1
        var urlEnd: Int?
        while i < text.count {
            switch text[i] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 {
                    let end = urlEnd ?? i
                    var url = text[(start + 1)..<end]
                    if url.first == UInt8(ascii: "<"), url.last == UInt8(ascii: ">") {
                        url = url.dropFirst().dropLast()
                    }
                    return (String(decoding: url, as: UTF8.self), i + 1)
                }
            case 0x20, 0x09:
                if urlEnd == nil { urlEnd = i }
            default: break
            }
            i += 1
        }
        noParenthesisBefore = text.count
        return (nil, start)
    }

    // MARK: - Tags and entities

    private mutating func tag(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        if start + 3 < text.count, text[start + 1] == UInt8(ascii: "!"), text[start + 2] == 0x2D,
            text[start + 3] == 0x2D, start >= noCommentBefore
        {
            if let end = commentEnd(text, start + 4) { return end }
            noCommentBefore = text.count
        }
        if tagEnd < start {
            tagEnd = text[start...].firstIndex(of: UInt8(ascii: ">")) ?? text.count
        }
        if tagEnd < text.count {
            let body = text[(start + 1)..<tagEnd]
            if body.starts(with: "http://".utf8) || body.starts(with: "https://".utf8) {
                let url = String(decoding: body, as: UTF8.self)
                links.append(NoteLink(text: url, url: url))
                out.append(contentsOf: body)
                return tagEnd + 1
            }
            let name = HTMLTags.name(body)
            if HTMLTags.inline.contains(name) || HTMLTags.headings.contains(name) {
                if name == "br", out.last != 0x20 { out.append(0x20) }
                return tagEnd + 1
            }
        }
        out.append(text[start])
        return start + 1
    }

    /// Behind the `-->` that closes a comment.
    private func commentEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var i = start
        while i + 2 < text.count {
            if text[i] == 0x2D, text[i + 1] == 0x2D, text[i + 2] == UInt8(ascii: ">") {
                return i + 3
            }
            i += 1
        }
        return nil
    }

    private mutating func entity(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let window = text[(start + 1)...].prefix(8)
        if let end = window.firstIndex(of: UInt8(ascii: ";")) {
            let name = String(decoding: text[(start + 1)..<end], as: UTF8.self)
            if let value = HTMLTags.entities[name] {
                out.append(contentsOf: value.utf8)
                return end + 1
            }
        }
        out.append(text[start])
        return start + 1
    }

    // MARK: - Bare addresses and invisible characters

    private mutating func address(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let rest = text[start...]
        let isAddress =
            rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8)
            || (rest.starts(with: "www.".utf8) && (start == 0 || !isWord(text[start - 1])))
        guard isAddress else {
            out.append(text[start])
            return start + 1
        }
        var end = start
        var depth = 0
        scan: while end < text.count {
            switch text[end] {
            case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
                UInt8(ascii: "]"), UInt8(ascii: "|"):
                break scan
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                if depth == 0 { break scan }
                depth -= 1
            default: break
            }
            end += 1
        }
        while end > start,
            [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2A, 0x5C].contains(text[end - 1])
        {
            end -= 1
        }
        let url = String(decoding: text[start..<end], as: UTF8.self)
        links.append(NoteLink(text: url, url: url.hasPrefix("www.") ? "http://" + url : url))
        out.append(contentsOf: text[start..<end])
        return max(end, start + 1)
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte)
    }

    /// Drops direction marks, zero-width spaces and stray byte order marks, and
    /// makes a no-break space a space.
    private mutating func rare(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        if text[i] == 0xC2, i + 1 < text.count, text[i + 1] <= 0xA0 {
            if text[i + 1] == 0xA0 { out.append(0x20) }
            return i + 2
        }
        if i + 2 < text.count {
            let (a, b, c) = (text[i], text[i + 1], text[i + 2])
            let invisible =
                a == 0xE2 && b == 0x80
                && ([0x8B, 0x8E, 0x8F].contains(c) || (0xAA...0xAE).contains(c))
                || a == 0xE2 && b == 0x81 && ((0xA6...0xA9).contains(c) || c == 0xA0)
                || a == 0xEF && b == 0xBB && c == 0xBF
            if invisible { return i + 3 }
        }
        out.append(text[i])
        return i + 1
    }

    // MARK: - Emphasis

    private mutating func mark(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let byte = text[start]
        var end = start
        while end < text.count, text[end] == byte { end += 1 }
        let before = start == 0 ? 0x20 : text[start - 1]
        let after = end == text.count ? 0x20 : text[end]
        var opens = after > 0x20
        var closes = before > 0x20
        if byte == UInt8(ascii: "_") {
            opens = opens && !isWord(before)
            closes = closes && !isWord(after)
        }
        if byte == UInt8(ascii: "~"), end - start < 2 {
            opens = false
            closes = false
        }
        if opens || closes {
            emphasis.append((byte, out.count, end - start, opens, closes))
        }
        out.append(contentsOf: repeatElement(byte, count: end - start))
        return end
    }

    /// Cuts matched marks out, and keeps what was bold.
    private mutating func resolveEmphasis() {
        guard !emphasis.isEmpty else { return }
        cuts.removeAll(keepingCapacity: true)
        for i in openers.indices { openers[i].removeAll(keepingCapacity: true) }
        for i in emphasis.indices {
            let mark = emphasis[i]
            let kind = Self.kind(mark.byte)
            if mark.closes, let open = openers[kind].popLast() {
                let opener = emphasis[open]
                let inside = (opener.at + opener.length)..<mark.at
                if mark.byte == UInt8(ascii: "_"), mark.length == 2, opener.length == 2,
                    out[inside].allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 == 0x5F })
                {
                    continue  // __init__ is a name, not emphasis.
                }
                let n = min(opener.length, mark.length)
                cuts.append((opener.at + opener.length - n)..<(opener.at + opener.length))
                cuts.append(mark.at..<(mark.at + n))
                if n >= 2, strong.count < 16 {
                    strong.append(String(decoding: out[inside], as: UTF8.self))
                }
            } else if mark.opens {
                openers[kind].append(i)
            }
        }
        guard !cuts.isEmpty else { return }
        if cuts.count > 2 { cuts.sort { $0.lowerBound < $1.lowerBound } }
        // What stays moves to the front.
        var kept = cuts[0].lowerBound
        var from = kept
        for cut in cuts {
            while from < cut.lowerBound {
                out[kept] = out[from]
                kept += 1
                from += 1
            }
            from = max(from, cut.upperBound)
        }
        while from < out.count {
            out[kept] = out[from]
            kept += 1
            from += 1
        }
        out.removeSubrange(kept...)
    }

    /// Which list of ``openers`` is a mark's.
    private static func kind(_ byte: UInt8) -> Int {
        byte == UInt8(ascii: "*") ? 0 : byte == UInt8(ascii: "_") ? 1 : 2
    }
}

/// Tags that may stand in notes; anything else in angle brackets is text, such
/// as `List<Int>`.
enum HTMLTags {
    static let inline: Set<String> = [
        "a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "code", "dd", "del",
        "details", "div", "dl", "dt", "em", "font", "hr", "i", "img", "ins", "kbd", "li", "mark",
        "ol", "p", "picture", "pre", "q", "s", "section", "small", "source", "span", "strike",
        "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "tt", "u",
        "ul", "video", "iframe", "nav", "header", "footer", "article", "main", "body", "html",
    ]
    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
    static let entities: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "#39": "'",
        "nbsp": " ", "ndash": "–", "mdash": "—", "hellip": "…", "rsquo": "’",
    ]

    /// The folded name of the tag whose inside this is; empty if none.
    static func name<S: Collection>(_ inside: S) -> String where S.Element == UInt8 {
        var bytes: [UInt8] = []
        var first = true
        for byte in inside.prefix(12) {
            if first, byte == UInt8(ascii: "/") {
                first = false
                continue
            }
            first = false
            if byte >= 0x30 && byte <= 0x39 {
                bytes.append(byte)
            } else if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
                bytes.append(byte | 0x20)
            } else {
                return [0x20, 0x2F, 0x09, 0x3E].contains(byte)
                    ? String(decoding: bytes, as: UTF8.self) : ""
            }
        }
        return bytes.count <= 10 ? String(decoding: bytes, as: UTF8.self) : ""
    }
}
