/// A word of a text as the miner sees it.
struct Term: Sendable {
    /// Lower case, without accents.
    var folded: String
    /// A number, or a word with no letters.
    var isNumber: Bool
    /// Looks like a name: capitals inside a sentence, inner capitals, digits.
    var isNameLike: Bool
    var isStop: Bool
    /// One capital at the start, for no other reason than being a name.
    var isCapitalised = false
    /// Something other than a space stood between it and the word before.
    var startsPhrase: Bool
}

/// Splits text into terms. Words keep inner signs (`scikit-learn`, `core.typed`,
/// `CI/CD`) and closing ones that belong to names (`C++`, `C#`); addresses and
/// handles are left out.
struct TermScanner {
    private let bytes: [UInt8]
    private let isTitle: Bool
    private var terms: [Term] = []

    /// - Parameter isTitle: titles capitalise every word, so capitals alone say
    ///   nothing there.
    static func scan(_ text: String, isTitle: Bool = false) -> [Term] {
        var scanner = TermScanner(text, isTitle)
        scanner.run()
        return scanner.terms
    }

    private init(_ text: String, _ isTitle: Bool) {
        self.isTitle = isTitle
        var bytes = Array(text.utf8)
        // The curly apostrophe is an apostrophe.
        if bytes.contains(0xE2) {
            var kept: [UInt8] = []
            var i = 0
            while i < bytes.count {
                if bytes[i] == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99
                {
                    kept.append(0x27)
                    i += 3
                } else {
                    kept.append(bytes[i])
                    i += 1
                }
            }
            bytes = kept
        }
        self.bytes = bytes
    }

    /// Two capitalised words in a row are more often a person or a product in
    /// two words than two names: neither counts as a name alone.
    private mutating func pairNames() {
        var i = 0
        while i + 1 < terms.count {
            guard terms[i].isCapitalised, terms[i + 1].isCapitalised, !terms[i + 1].startsPhrase
            else {
                i += 1
                continue
            }
            while i < terms.count, terms[i].isCapitalised {
                terms[i].isNameLike = false
                i += 1
                if i < terms.count, terms[i].startsPhrase { break }
            }
        }
    }

    private mutating func run() {
        defer { pairNames() }
        var i = 0
        var breaks = true
        var sentenceStart = true
        while i < bytes.count {
            let byte = bytes[i]
            if !Self.isLetter(byte), !Self.isDigit(byte) {
                switch byte {
                case 0x20: i += 1
                case UInt8(ascii: "@"):
                    i = blank(after: i)
                    breaks = true
                case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
                    UInt8(ascii: "("),
                    UInt8(ascii: "\""), UInt8(ascii: "-"):
                    breaks = true
                    sentenceStart = true
                    i += 1
                default:
                    breaks = true
                    i += 1
                }
                continue
            }
            let end = wordEnd(i)
            if end < bytes.count, bytes[end] == UInt8(ascii: "@") || isScheme(end) {
                i = blank(after: i)
                breaks = true
                continue
            }
            add(i..<end, breaks: breaks, sentenceStart: sentenceStart)
            breaks = false
            sentenceStart = false
            i = end
        }
    }

    private func blank(after start: Int) -> Int {
        var i = start + 1
        while i < bytes.count, bytes[i] > 0x20 { i += 1 }
        return i
    }

    private func isScheme(_ i: Int) -> Bool {
        i + 2 < bytes.count && bytes[i] == UInt8(ascii: ":") && bytes[i + 1] == 0x2F
            && bytes[i + 2] == 0x2F
    }

    private func wordEnd(_ start: Int) -> Int {
        var i = start
        while i < bytes.count {
            let c = bytes[i]
            if Self.isLetter(c) || Self.isDigit(c) || (0x80...0xBF).contains(c) {
                i += 1
                continue
            }
            let joins: Bool
            if i > start, i + 1 < bytes.count,
                Self.isLetter(bytes[i + 1]) || Self.isDigit(bytes[i + 1])
            {
                switch c {
                case 0x2D, 0x2E, 0x27, 0x5F: joins = true
                case 0x2F: joins = Self.isCapital(bytes[i - 1]) && Self.isCapital(bytes[i + 1])
                default: joins = false
                }
            } else {
                // C++, C#, F#
                joins =
                    i - start <= 2 && i > start && Self.isLetter(bytes[start])
                    && (c == UInt8(ascii: "#")
                        || (c == UInt8(ascii: "+")
                            && (i == start + 2
                                ? bytes[i - 1] == c : i + 1 < bytes.count && bytes[i + 1] == c)))
            }
            guard joins else { break }
            i += 1
        }
        return i
    }

    private mutating func add(_ range: Range<Int>, breaks: Bool, sentenceStart: Bool) {
        var word = bytes[range]
        if word.count > 2, word[word.endIndex - 2] == 0x27, word.last! | 0x20 == UInt8(ascii: "s") {
            word = word.dropLast(2)
        }
        guard word.count <= 60 else { return }
        var letters = 0
        var digits = 0
        var capitals = 0
        var innerCapitals = 0
        for (i, c) in word.enumerated() {
            if Self.isDigit(c) {
                digits += 1
            } else if Self.isLetter(c) {
                letters += 1
                if Self.isCapital(c) {
                    capitals += 1
                    if i > 0 { innerCapitals += 1 }
                }
            }
        }
        let folded = Folding.fold(String(decoding: word, as: UTF8.self))
        let isStop = folded.utf8.count < 2 || TopicWords.isStop(folded)
        let isAcronym = letters >= 2 && capitals == letters && letters <= 6 && !isTitle
        var isNameLike =
            isAcronym || (innerCapitals > 0 && capitals < letters)
            || (digits > 0 && letters > 1 && Self.isLetter(word.first!))
        let isCapitalised =
            !isTitle && capitals == 1 && letters > 1 && digits == 0 && Self.isCapital(word.first!)
        if isCapitalised, !sentenceStart { isNameLike = true }
        terms.append(
            Term(
                folded: folded, isNumber: letters == 0, isNameLike: isNameLike && !isStop,
                isStop: isStop,
                isCapitalised: isCapitalised && !isStop, startsPhrase: breaks))
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// An ASCII letter, or the first byte of another script's; symbols,
    /// punctuation and emoji lie in blocks of their own.
    private static func isLetter(_ byte: UInt8) -> Bool {
        if byte < 0x80 { return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
        return byte >= 0xC3 && byte != 0xE2 && byte < 0xEF
    }
}
