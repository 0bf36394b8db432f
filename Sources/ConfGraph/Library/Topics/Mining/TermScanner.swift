/// A word of a text as the miner sees it.
struct Term: BitwiseCopyable {
    struct Traits: OptionSet, BitwiseCopyable {
        let rawValue: UInt8
        static let stop = Traits(rawValue: 1)
        /// Fine in a phrase and too general alone.
        static let weak = Traits(rawValue: 2)
        /// May follow the subject of a bullet.
        static let subjectVerb = Traits(rawValue: 4)
        /// A number, or a word with no letters.
        static let number = Traits(rawValue: 8)
        /// Looks like a name: capitals inside a sentence, inner capitals, digits.
        static let nameLike = Traits(rawValue: 16)
        /// One capital at the start, for no other reason than being a name.
        static let capitalised = Traits(rawValue: 32)
        /// Something other than a space stood between it and the word before.
        static let startsPhrase = Traits(rawValue: 64)
        /// Part of a speaker's name.
        static let person = Traits(rawValue: 128)
    }

    /// Its number in the table: lower case, without accents.
    var word: UInt32
    var singular: UInt32
    var traits: Traits
}

/// Splits text into terms. Words keep inner signs (`scikit-learn`, `core.typed`,
/// `CI/CD`) and closing ones that belong to names (`C++`, `C#`); addresses and
/// handles are left out.
struct TermScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isTitle: Bool
    private var folded: [UInt8] = []
    /// Some word is capitalised.
    private var hasNames = false

    /// Appends the terms of a text.
    ///
    /// - Parameter isTitle: titles capitalise every word, so capitals alone say
    ///   nothing there.
    static func scan(
        _ text: UnsafeBufferPointer<UInt8>, isTitle: Bool, table: inout TermTable,
        into terms: inout PlainBuffer<Term>
    ) {
        if text.contains(0xE2) {
            withPlainApostrophes(text).withUnsafeBufferPointer {
                var scanner = TermScanner($0, isTitle)
                scanner.run(&table, &terms)
            }
        } else {
            var scanner = TermScanner(text, isTitle)
            scanner.run(&table, &terms)
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ isTitle: Bool) {
        self.bytes = bytes
        self.isTitle = isTitle
    }

    /// The curly apostrophe is an apostrophe.
    private static func withPlainApostrophes(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 {
                kept.append(0x27)
                i += 3
            } else {
                kept.append(bytes[i])
                i += 1
            }
        }
        return kept
    }

    /// Two capitalised words in a row are more often a person or a product in
    /// two words than two names: neither counts as a name alone.
    private func pairNames(_ terms: inout PlainBuffer<Term>, from start: Int) {
        var i = start
        while i + 1 < terms.count {
            guard terms[i].traits.contains(.capitalised),
                terms[i + 1].traits.intersection([.capitalised, .startsPhrase]) == .capitalised
            else {
                i += 1
                continue
            }
            while i < terms.count, terms[i].traits.contains(.capitalised) {
                terms[i].traits.remove(.nameLike)
                i += 1
                if i < terms.count, terms[i].traits.contains(.startsPhrase) { break }
            }
        }
    }

    private mutating func run(_ table: inout TermTable, _ terms: inout PlainBuffer<Term>) {
        let start = terms.count
        var i = 0
        var breaks = true
        var sentenceStart = true
        while i < bytes.count {
            if let (head, tail, length) = plainWord(i) {
                var term = table.term(head, tail, length: length)
                if breaks { term.traits.insert(.startsPhrase) }
                terms.append(term)
                breaks = false
                sentenceStart = false
                i &+= length &+ 1
                continue
            }
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
            add(i..<end, breaks: breaks, sentenceStart: sentenceStart, &table, &terms)
            breaks = false
            sentenceStart = false
            i = end
        }
        if hasNames { pairNames(&terms, from: start) }
    }

    /// A word as most are: up to fifteen small letters with a blank behind.
    @inline(__always)
    private func plainWord(_ start: Int) -> (head: UInt64, tail: UInt64, length: Int)? {
        let head = WordHead.load(bytes, start, bytes.count)
        let letters = WordHead.smallLetters(head)
        var bits = (~letters & WordHead.high).trailingZeroBitCount & ~7
        if bits < 64 {
            guard bits > 0, Self.isBlank(head >> UInt64(bits)) else { return nil }
            return (head & (1 << UInt64(bits) &- 1), 0, bits >> 3)
        }
        let tail = WordHead.load(bytes, start &+ 8, bytes.count)
        bits = (~WordHead.smallLetters(tail) & WordHead.high).trailingZeroBitCount & ~7
        guard bits < 64, Self.isBlank(tail >> UInt64(bits)) else { return nil }
        return (head, tail & (1 << UInt64(bits) &- 1), 8 &+ bits >> 3)
    }

    /// Whether the lowest byte is a space, or zero as behind the text's end.
    @inline(__always)
    private static func isBlank(_ bytes: UInt64) -> Bool { bytes & 0xDF == 0 }

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
        while true {
            // Plain letters and digits, eight at a time.
            let next = WordHead.load(bytes, i, bytes.count)
            let rest =
                ~(WordHead.letters(next) | WordHead.digits(next)) & WordHead.high
            i &+= rest.trailingZeroBitCount >> 3
            if rest == 0 { continue }
            guard i < bytes.count else { break }
            let c = bytes[i]
            if c <= 0x20 { break }
            if Self.isLetter(c) || (0x80...0xBF).contains(c) {
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

    private mutating func add(
        _ range: Range<Int>, breaks: Bool, sentenceStart: Bool, _ table: inout TermTable,
        _ terms: inout PlainBuffer<Term>
    ) {
        var end = range.upperBound
        if range.count > 2, bytes[end - 2] == 0x27, bytes[end - 1] | 0x20 == UInt8(ascii: "s") {
            end -= 2
        }
        let start = range.lowerBound
        guard end - start <= 60 else { return }
        let head = WordHead.load(bytes, start, end)
        var shape = Shape(head)
        var place = start + 8
        while place < end {
            shape.add(WordHead.load(bytes, place, end))
            place += 8
        }
        var term: Term
        if shape.isForeign {
            shape = Shape(foreign: bytes[start..<end])
            var word = Folding.fold(
                String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
            term = word.withUTF8 { table.term(of: $0) }
        } else if end - start <= 16 {
            let tail = WordHead.load(bytes, start + 8, end)
            term = table.term(
                head | WordHead.capitals(head) >> 2, tail | WordHead.capitals(tail) >> 2,
                length: end - start)
        } else {
            folded.removeAll(keepingCapacity: true)
            for i in start..<end {
                folded.append(Self.isCapital(bytes[i]) ? bytes[i] | 0x20 : bytes[i])
            }
            term = folded.withUnsafeBufferPointer { table.term(of: $0) }
        }
        let first = bytes[start]
        if shape.letters == 0 { term.traits.insert(.number) }
        if breaks { term.traits.insert(.startsPhrase) }
        if !term.traits.contains(.stop) {
            let isCapital = Self.isCapital(first)
            let innerCapitals = shape.capitals - (isCapital ? 1 : 0)
            let isAcronym =
                shape.letters >= 2 && shape.capitals == shape.letters && shape.letters <= 6
                && !isTitle
            let isCapitalised =
                !isTitle && shape.capitals == 1 && shape.letters > 1 && shape.digits == 0
                && isCapital
            if isCapitalised {
                term.traits.insert(.capitalised)
                hasNames = true
            }
            if isAcronym || (innerCapitals > 0 && shape.capitals < shape.letters)
                || (shape.digits > 0 && shape.letters > 1 && Self.isLetter(first))
                || isCapitalised && !sentenceStart
            {
                term.traits.insert(.nameLike)
            }
        }
        terms.append(term)
    }

    /// What a word is made of.
    private struct Shape {
        var letters = 0
        var digits = 0
        var capitals = 0
        var isForeign = false

        @inline(__always)
        init(_ bytes: UInt64) { add(bytes) }

        @inline(__always)
        mutating func add(_ bytes: UInt64) {
            letters &+= WordHead.count(WordHead.letters(bytes))
            digits &+= WordHead.count(WordHead.digits(bytes))
            capitals &+= WordHead.count(WordHead.capitals(bytes))
            if WordHead.foreign(bytes) != 0 { isForeign = true }
        }

        /// A word with letters beyond ASCII, each told by its first byte.
        init(foreign bytes: Slice<UnsafeBufferPointer<UInt8>>) {
            for byte in bytes {
                if TermScanner.isDigit(byte) {
                    digits += 1
                } else if TermScanner.isLetter(byte) {
                    letters += 1
                    if TermScanner.isCapital(byte) { capitals += 1 }
                }
            }
        }
    }

    @inline(__always)
    private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// An ASCII letter, or the first byte of another script's; symbols,
    /// punctuation and emoji lie in blocks of their own.
    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool {
        if byte < 0x80 { return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
        return byte >= 0xC3 && byte != 0xE2 && byte < 0xEF
    }
}
