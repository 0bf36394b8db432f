/// Splits a text into the words that phrases are matched by: runs of letters
/// and digits, with the signs of names such as C++ and C#. Where words are not
/// written apart (Chinese, Japanese), each character is one.
struct WordScanner {
    struct Word {
        /// Its bytes in the text.
        var range: Range<Int>
        /// No phrase runs from the word before into this one: a line or a
        /// clause ended in between.
        var isFresh: Bool
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func next() -> Word? {
        let start = place
        while place < bytes.count, !Self.isWord(bytes[place]) {
            place += Self.signLength(bytes[place])
        }
        if place >= bytes.count { return nil }
        let isFresh = start == 0 || separates(start..<place)
        let first = place
        if Self.isIdeograph(bytes[place]) {
            place = min(place + 3, bytes.count)
            return Word(range: first..<place, isFresh: isFresh)
        }
        while place < bytes.count, Self.isInside(bytes[place]), !Self.isIdeograph(bytes[place]) {
            place += 1
        }
        // C++, C#, F#
        let isShort = place - first <= 2
        while isShort, place < bytes.count,
            bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "#"),
            place - first < 4
        {
            place += 1
        }
        return Word(range: first..<place, isFresh: isFresh)
    }

    /// Whether what stands between two words keeps them apart: a line's end,
    /// or punctuation with a space. `node.js`, `scikit-learn` and `it's` go on.
    private func separates(_ gap: Range<Int>) -> Bool {
        var hasSign = false
        for index in gap {
            switch bytes[index] {
            case 0x0A, 0x0D: return true
            case 0x20, 0x09: continue
            default: hasSign = true
            }
        }
        return hasSign && gap.count > 1 && !(gap.count == 3 && bytes[gap.lowerBound] == 0xE2)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        if byte < 0x80 {
            return (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
        }
        // The first byte of a letter: Latin-1's signs begin with C2, general
        // punctuation with E2, emoji with F0.
        return byte >= 0xC3 && byte < 0xEF && byte != 0xE2
    }

    private static func isInside(_ byte: UInt8) -> Bool {
        isWord(byte) || (byte >= 0x80 && byte <= 0xBF)
    }

    /// Kana, Chinese characters and Hangul: three bytes each.
    private static func isIdeograph(_ byte: UInt8) -> Bool { byte >= 0xE3 && byte <= 0xED }

    /// The bytes of a sign that is no word.
    private static func signLength(_ byte: UInt8) -> Int {
        switch byte {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }
}

/// A word in the form in which words are compared: lower case, no accents, and
/// the singular where the word itself is not known.
enum WordForm {
    /// The words of a phrase, folded and singular.
    static func words(of phrase: String) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var phrase = phrase
        phrase.withUTF8 { bytes in
            var scanner = WordScanner(bytes)
            while let word = scanner.next() {
                let text = String(decoding: bytes[word.range], as: UTF8.self)
                words.append(Array(TopicKey.singular(Folding.fold(text)).utf8))
            }
        }
        return words
    }

    /// Folds a word's bytes into a buffer.
    @inline(__always)
    static func fold(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into buffer: inout [UInt8]
    ) {
        buffer.removeAll(keepingCapacity: true)
        for index in range {
            let byte = bytes[index]
            if byte >= 0x80 {
                let text = String(decoding: bytes[range], as: UTF8.self)
                buffer = Array(Folding.fold(text).utf8)
                return
            }
            buffer.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
    }
}
