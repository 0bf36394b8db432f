/// A line of the source apart from its indent, and what it looks like.
struct SourceLine {
    /// Columns before the first character that is not a blank; tabs go to 4.
    private(set) var indent = 0
    private(set) var content: ArraySlice<UInt8>

    struct Item {
        var ordinal: Int?
        var content: ArraySlice<UInt8>
    }

    init(_ bytes: ArraySlice<UInt8>) {
        var end = bytes.endIndex
        while end > bytes.startIndex, bytes[end - 1] <= 0x20 { end -= 1 }
        content = bytes[..<end]
        skipBlanks()
    }

    private mutating func skipBlanks() {
        var start = content.startIndex
        scan: while start < content.endIndex {
            switch content[start] {
            case 0x20: indent += 1
            case 0x09: indent += 4 - indent % 4
            case 0x0B, 0x0C: break
            case 0xC2 where start + 1 < content.endIndex && content[start + 1] == 0xA0:
                indent += 1
                start += 1
            default: break scan
            }
            start += 1
        }
        if start > content.startIndex { content = content[start...] }
    }

    var isEmpty: Bool { content.isEmpty }
    var first: UInt8? { content.first }

    /// Drops a mark of `count` bytes and one blank behind it.
    mutating func dropMark(_ count: Int) {
        content = content.dropFirst(count)
        indent = 0
        if content.first == 0x20 { content = content.dropFirst() }
        skipBlanks()
    }

    /// `# text`; a missing blank is forgiven where no hashtag can be meant.
    var atxHeading: (level: Int, content: ArraySlice<UInt8>)? {
        guard first == UInt8(ascii: "#") else { return nil }
        let level = content.prefix { $0 == UInt8(ascii: "#") }.count
        guard level <= 6 else { return nil }
        var text = content.dropFirst(level)
        if let next = text.first, next != 0x20, next != 0x09 {
            let isCapital = (0x41...0x5A).contains(next)
            guard level > 1 || (isCapital && text.contains(0x20)) else { return nil }
            guard
                isCapital || next >= 0x61 || (0x30...0x39).contains(next) || next == 0x5B
                    || next == 0x2A
            else {
                return nil
            }
        }
        while let byte = text.first, byte == 0x20 || byte == 0x09 { text = text.dropFirst() }
        // Closing marks count only after a blank: `C#` keeps its sign.
        var end = text.endIndex
        while end > text.startIndex, text[end - 1] == UInt8(ascii: "#") { end -= 1 }
        if end < text.endIndex, end == text.startIndex || text[end - 1] == 0x20 {
            text = text[..<end]
        }
        return (level, text)
    }

    /// 1 for `===`, 2 for `---`.
    var setextLevel: Int? {
        guard let mark = first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"),
            content.count >= 2, content.allSatisfy({ $0 == mark })
        else { return nil }
        return mark == UInt8(ascii: "=") ? 1 : 2
    }

    /// `---`, `***`, `___`, also with blanks between.
    var isRule: Bool {
        guard let mark = first,
            mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_")
        else { return false }
        var count = 0
        for byte in content {
            if byte == mark { count += 1 } else if byte != 0x20 && byte != 0x09 { return false }
        }
        return count >= 3
    }

    /// `--- | :---: | ---`
    var isTableDelimiter: Bool {
        var dashes = 0
        var bars = 0
        for byte in content {
            switch byte {
            case UInt8(ascii: "-"): dashes += 1
            case UInt8(ascii: "|"): bars += 1
            case UInt8(ascii: ":"), 0x20, 0x09: break
            default: return false
            }
        }
        return dashes >= 2 && bars >= 1
    }

    /// A fence's mark and its length, with nothing behind it if `isBare`.
    var fence: (mark: UInt8, length: Int, isBare: Bool)? {
        guard let mark = first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
            return nil
        }
        let length = content.prefix { $0 == mark }.count
        guard length >= 3 else { return nil }
        let rest = content.dropFirst(length)
        if mark == UInt8(ascii: "`"), rest.contains(mark) { return nil }
        return (mark, length, rest.allSatisfy { $0 <= 0x20 })
    }

    /// A bullet or a numbered item.
    ///
    /// - Parameter dotless: whether a lone indented `o` is this note's bullet.
    func item(dotless: Bool) -> Item? {
        guard let byte = first else { return nil }
        if (0x30...0x39).contains(byte) {
            let digits = content.prefix { (0x30...0x39).contains($0) }
            guard digits.count <= 4 else { return nil }
            let rest = content.dropFirst(digits.count)
            guard let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
                let gap = rest.dropFirst().first, gap == 0x20 || gap == 0x09
            else { return nil }
            let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            return Item(ordinal: number, content: rest.dropFirst(2))
        }
        let length: Int
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): length = 1
        case UInt8(ascii: "~") where indent > 0: length = 1
        case UInt8(ascii: "o") where dotless && indent > 0: length = 1
        case 0xC2...0xF4: length = bulletLength
        default: return nil
        }
        guard length > 0 else { return nil }
        let rest = content.dropFirst(length)
        if let gap = rest.first {
            let isBlank =
                gap == 0x20 || gap == 0x09 || (gap == 0xC2 && rest.dropFirst().first == 0xA0)
            guard isBlank || (length > 1 && isUsualBullet) else { return nil }
        } else {
            return nil
        }
        return Item(ordinal: nil, content: rest)
    }

    /// The bytes of a leading symbol that notes use as a bullet sign.
    private var bulletLength: Int {
        guard let scalar = leadingScalar else { return 0 }
        let isSign: Bool
        switch scalar.properties.generalCategory {
        case .otherSymbol, .mathSymbol, .dashPunctuation, .otherPunctuation:
            isSign = scalar.value < 0x1F000 && !"¿¡…‰†§¶".unicodeScalars.contains(scalar)
        default: isSign = (0xF0A0...0xF0FF).contains(scalar.value)  // Word's symbol font.
        }
        return isSign ? String(scalar).utf8.count : 0
    }

    /// Signs that mean nothing but a bullet, also without a blank behind them.
    private var isUsualBullet: Bool {
        guard let scalar = leadingScalar else { return false }
        return "•◦▪▫‣⁃●○■□".unicodeScalars.contains(scalar)
    }

    private var leadingScalar: Unicode.Scalar? {
        String(decoding: content.prefix(4), as: UTF8.self).unicodeScalars.first
    }
}
