/// Cuts the text of a traversal into tokens, over its UTF-8 bytes.
struct GremlinLexer {
    let bytes: [UInt8]
    let mode: GremlinMode
    private(set) var tokens: [GremlinToken] = []
    private var place = 0

    init(_ text: String, mode: GremlinMode) {
        bytes = Array(text.utf8)
        self.mode = mode
    }

    /// All tokens of the text, an end token last.
    ///
    /// - Throws: ``SyntaxDiagnostic`` for quoted text that does not end or
    ///   holds an unknown escape.
    mutating func run() throws -> [GremlinToken] {
        tokens.reserveCapacity(bytes.count / 3)
        while true {
            skipBlanks()
            guard place < bytes.count else { break }
            try readToken()
        }
        add(.end, from: bytes.count, text: "")
        return tokens
    }

    // MARK: - Tokens

    private mutating func readToken() throws {
        let byte = bytes[place]
        let start = place
        switch byte {
        case 0x22, 0x27:
            try readString(quote: byte)
        case 0x30...0x39:
            readNumber()
        case 0x2B, 0x2D:
            if isDigit(at: place + 1) || self.byte(at: place + 1) == 0x2E && isDigit(at: place + 2)
            {
                readNumber()
            } else if hasWord("Infinity", at: place + 1) {
                place += 9
                add(.number, from: start)
            } else {
                readStray()
            }
        case 0x2E:
            if self.byte(at: place + 1) == 0x2E {
                place += 2
                add(.range, from: start)
            } else if isDigit(at: place + 1), !isAfterOperand {
                readNumber()
            } else {
                place += 1
                add(.punctuation(byte), from: start)
            }
        case 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x5B, 0x5D, 0x7B, 0x7D:
            place += 1
            add(.punctuation(byte), from: start)
        case 0x24 where mode == .short:
            place += 1
            add(.punctuation(byte), from: start)
        default:
            if wordPart(at: place, isFirst: true) != nil {
                readWord()
                add(.word, from: start)
            } else {
                readStray()
            }
        }
    }

    /// A dot after these is the dot of a chain, not of `.5`.
    private var isAfterOperand: Bool {
        guard let last = tokens.last else { return false }
        switch last.kind {
        case .word, .number, .gluedNumber, .string, .character: return true
        case .punctuation(let byte): return byte == 0x29 || byte == 0x5D || byte == 0x7D
        default: return false
        }
    }

    private mutating func add(_ kind: GremlinToken.Kind, from start: Int, text: String? = nil) {
        tokens.append(
            GremlinToken(
                kind: kind, start: start, end: place,
                text: text ?? String(decoding: bytes[start..<place], as: UTF8.self)))
    }

    /// Everything up to what separates arguments, so that a message can show
    /// the whole of `c++`.
    private mutating func readStray() {
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C, 0x28, 0x29, 0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x22, 0x27:
                if place > start { return add(.stray, from: start) }
                place += 1
            default: place += 1
            }
        }
        add(.stray, from: start)
    }

    // MARK: - Blanks and words

    private mutating func skipBlanks() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C:
                place += 1
            case 0x2F where byte(at: place + 1) == 0x2F:
                while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
            default:
                return
            }
        }
    }

    private mutating func readWord() {
        while let length = wordPart(at: place, isFirst: false) { place += length }
    }

    private func hasWord(_ word: String, at start: Int) -> Bool {
        let end = start + word.utf8.count
        return end <= bytes.count && bytes[start..<end].elementsEqual(word.utf8)
            && wordPart(at: end, isFirst: false) == nil
    }

    /// The number of bytes of the letter, digit … at a place; nil if a word
    /// cannot go on there.
    private func wordPart(at place: Int, isFirst: Bool) -> Int? {
        guard place < bytes.count else { return nil }
        let byte = bytes[place]
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x5F: return 1
        case 0x30...0x39: return isFirst ? nil : 1
        case 0x2D: return isFirst || mode == .canonical ? nil : 1
        case 0x24: return mode == .canonical ? 1 : nil
        case 0x80...: return letterLength(at: place, isFirst: isFirst)
        default: return nil
        }
    }

    private func letterLength(at place: Int, isFirst: Bool) -> Int? {
        let lead = bytes[place]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard place + length <= bytes.count,
            let scalar = String(decoding: bytes[place..<place + length], as: UTF8.self)
                .unicodeScalars.first
        else { return nil }
        if scalar.properties.isAlphabetic { return length }
        guard !isFirst else { return nil }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber: return length
        default: return nil
        }
    }

    // MARK: - Numbers

    private mutating func readNumber() {
        let start = place
        if bytes[place] == 0x2B || bytes[place] == 0x2D { place += 1 }
        if byte(at: place) == 0x30, [0x58, 0x78].contains(byte(at: place + 1)),
            isHexDigit(at: place + 2)
        {
            place += 2
            while isHexDigit(at: place) || byte(at: place) == 0x5F { place += 1 }
            if isLetter("sSnNiIlL", at: place) { place += 1 }
        } else {
            readDigits()
            var isFraction = false
            if byte(at: place) == 0x2E, isDigit(at: place + 1) {
                place += 1
                readDigits()
                isFraction = true
            }
            if isLetter("eE", at: place) {
                let signed = byte(at: place + 1) == 0x2B || byte(at: place + 1) == 0x2D
                if isDigit(at: place + (signed ? 2 : 1)) {
                    place += signed ? 2 : 1
                    readDigits()
                    isFraction = true
                }
            }
            if isLetter(isFraction ? "fFdDmM" : "bBsSnNiIlLfFdDmM", at: place) { place += 1 }
        }
        if wordPart(at: place, isFirst: false) != nil || byte(at: place) == 0x2D {
            while wordPart(at: place, isFirst: false) != nil || byte(at: place) == 0x2D {
                place += wordPart(at: place, isFirst: false) ?? 1
            }
            return add(.gluedNumber, from: start)
        }
        add(.number, from: start)
    }

    private mutating func readDigits() {
        while isDigit(at: place)
            || byte(at: place) == 0x5F && (isDigit(at: place + 1) || byte(at: place + 1) == 0x5F)
        {
            place += 1
        }
    }

    // MARK: - Bytes

    /// The byte at a place, 0 beyond the end.
    func byte(at place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

    private func isDigit(at place: Int) -> Bool { (0x30...0x39).contains(byte(at: place)) }

    private func isHexDigit(at place: Int) -> Bool {
        GremlinLexer.hexValue(byte(at: place)) != nil
    }

    private func isLetter(_ letters: StaticString, at place: Int) -> Bool {
        guard place < bytes.count else { return false }
        return letters.withUTF8Buffer { $0.contains(bytes[place]) }
    }

    static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x41 + 10)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }

    // MARK: - Quoted text

    /// Reads quoted text with its escapes, and the `c` after a character.
    private mutating func readString(quote: UInt8) throws {
        let start = place
        var reader = QuotedTextReader(bytes: bytes, place: place + 1, quote: quote)
        let text = try reader.read(from: start)
        place = reader.place
        if byte(at: place) == 0x63, wordPart(at: place + 1, isFirst: false) == nil {
            place += 1
            guard text.unicodeScalars.count == 1 else {
                throw SyntaxDiagnostic(
                    "A character literal holds one character, not \(text.unicodeScalars.count).",
                    in: bytes, from: start, to: place)
            }
            return add(.character, from: start, text: text)
        }
        add(.string, from: start, text: text)
    }
}
