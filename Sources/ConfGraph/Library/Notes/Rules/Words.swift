#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Small helpers for text: words, trimming, splitting by phrases.
enum Words {
    static func count(_ text: some StringProtocol) -> Int {
        text.utf8.withContiguousStorageIfAvailable { countWords($0) } ?? countWords(text.utf8)
    }

    static func count(_ text: UnsafeBufferPointer<UInt8>) -> Int { countWords(text) }

    @inline(__always)
    private static func countWords(_ text: some Sequence<UInt8>) -> Int {
        var count = 0
        var inside = false
        for byte in text {
            let isBlank = byte == 0x20 || byte == 0x09
            if !isBlank, !inside { count += 1 }
            inside = !isBlank
        }
        return count
    }

    /// Whether two words begin with a capital, or a handle stands in the text: a
    /// quick test that every line passes which names someone without a label.
    static func mayName(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var capitals = 0
            var isInside = false
            for byte in bytes {
                if byte == UInt8(ascii: "@") { return true }
                let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80
                if isLetter, !isInside, byte <= 0x5A || byte >= 0x80 {
                    capitals += 1
                    if capitals == 2 { return true }
                }
                isInside = isLetter
            }
            return false
        }
    }

    /// Without the emoji and other signs that a line begins with.
    static func withoutSigns(_ text: String) -> String {
        guard let first = text.utf8.first, first <= 0x20 || first >= 0xE2 else {
            return trim(text)
        }
        var view = text.unicodeScalars[...]
        while let scalar = view.first {
            let isSign: Bool
            switch scalar.properties.generalCategory {
            case .otherSymbol, .modifierSymbol, .nonspacingMark, .format, .spaceSeparator,
                .privateUse, .enclosingMark:
                isSign = true
            default: isSign = false
            }
            guard isSign else { break }
            view = view.dropFirst()
        }
        // A line that is nothing else keeps what it is.
        return view.isEmpty ? trim(text) : trim(String(view))
    }

    /// Without blanks, and the given signs, at both ends.
    static func trim(_ text: String, also characters: String = "") -> String {
        // Nearly all calls meet ASCII ends, or nothing to trim.
        if let first = text.utf8.first, let last = text.utf8.last, !isTrimmed(first, characters),
            !isTrimmed(last, characters)
        {
            return text
        }
        var view = text.unicodeScalars[...]
        func isOff(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || characters.unicodeScalars.contains(scalar)
        }
        while let first = view.first, isOff(first) { view = view.dropFirst() }
        while let last = view.last, isOff(last) { view = view.dropLast() }
        return String(view)
    }

    /// Whether a byte at an end may have to go: blanks, signs asked for, and all
    /// that is not ASCII.
    private static func isTrimmed(_ byte: UInt8, _ characters: String) -> Bool {
        if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { return false }
        return byte <= 0x20 || byte >= 0x7F || characters.utf8.contains(byte)
    }

    /// Texts that set others apart.
    struct Separators {
        /// The longest ones first.
        fileprivate let patterns: [[UInt8]]
        /// The bytes that one of them begins with.
        fileprivate let starts: [Bool]

        init(_ texts: [String]) {
            patterns = texts.map { Array($0.utf8) }.sorted { $0.count > $1.count }
            var starts = [Bool](repeating: false, count: 256)
            for pattern in patterns { starts[Int(pattern[0])] = true }
            self.starts = starts
        }
    }

    static func split(_ text: String, by separators: [String]) -> [String] {
        split(text, by: Separators(separators))
    }

    /// The pieces between any of the separators, the longest tried first.
    static func split(_ text: String, by separators: Separators) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            var pieces: [String] = []
            var start = 0
            var i = 0
            scan: while i < bytes.count {
                guard separators.starts[Int(bytes[i])] else {
                    i += 1
                    continue
                }
                for pattern in separators.patterns
                where bytes[i] == pattern[0] && i + pattern.count <= bytes.count
                    && bytes[i..<(i + pattern.count)].elementsEqual(pattern)
                {
                    pieces.append(String(decoding: bytes[start..<i], as: UTF8.self))
                    i += pattern.count
                    start = i
                    continue scan
                }
                i += 1
            }
            pieces.append(String(decoding: bytes[start...], as: UTF8.self))
            return pieces
        }
    }
}

extension String {
    /// Where a phrase occurs first, byte for byte.
    func firstRange(of phrase: String) -> Range<String.Index>? { find(phrase, last: false) }

    /// Where a phrase occurs last, byte for byte.
    func lastRange(of phrase: String) -> Range<String.Index>? { find(phrase, last: true) }

    private func find(_ phrase: String, last: Bool) -> Range<String.Index>? {
        var text = self
        var phrase = phrase
        let offset: Int? = text.withUTF8 { text in
            phrase.withUTF8 { last ? Bytes.last($0, in: text) : Bytes.first($0, in: text) }
        }
        guard let offset else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: phrase.utf8.count)
    }

    /// Every occurrence of a phrase replaced.
    func replacingAll(_ phrase: String, with other: String) -> String {
        Words.split(self, by: [phrase]).joined(separator: other)
    }
}

extension StringProtocol {
    /// The words between spaces.
    var words: [SubSequence] {
        var words: [SubSequence] = []
        var start = startIndex
        while let first = utf8[start...].firstIndex(where: { $0 != 0x20 }) {
            let end = utf8[first...].firstIndex(of: 0x20) ?? endIndex
            words.append(self[first..<end])
            start = end
        }
        return words
    }

    /// Whether a phrase occurs, byte for byte.
    func has(_ phrase: StaticString) -> Bool {
        let pattern = UnsafeBufferPointer(start: phrase.utf8Start, count: phrase.utf8CodeUnitCount)
        let found = utf8.withContiguousStorageIfAvailable { Bytes.first(pattern, in: $0) != nil }
        if let found { return found }
        return Array(utf8).withUnsafeBufferPointer { Bytes.first(pattern, in: $0) != nil }
    }
}

/// Searches in bytes.
enum Bytes {
    typealias Buffer = UnsafeBufferPointer<UInt8>

    /// Where a byte occurs first, from a place on.
    static func first(_ byte: UInt8, in text: Buffer, from start: Int = 0) -> Int? {
        guard start < text.count, let base = text.baseAddress,
            let found = memchr(base + start, Int32(byte), text.count - start)
        else { return nil }
        return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }

    /// Where a pattern occurs first.
    static func first(_ pattern: Buffer, in text: Buffer) -> Int? {
        guard let base = text.baseAddress, let lead = pattern.first else {
            return pattern.isEmpty ? 0 : nil
        }
        var i = 0
        while i + pattern.count <= text.count,
            let found = memchr(base + i, Int32(lead), text.count - pattern.count + 1 - i)
        {
            i = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
            if memcmp(base + i, pattern.baseAddress!, pattern.count) == 0 { return i }
            i += 1
        }
        return nil
    }

    /// Where a pattern occurs last.
    static func last(_ pattern: Buffer, in text: Buffer) -> Int? {
        guard let base = text.baseAddress, let lead = pattern.first else { return nil }
        var i = text.count - pattern.count
        while i >= 0 {
            if base[i] == lead, memcmp(base + i, pattern.baseAddress!, pattern.count) == 0 {
                return i
            }
            i -= 1
        }
        return nil
    }
}
