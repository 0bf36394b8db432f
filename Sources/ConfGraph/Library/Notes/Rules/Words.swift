/// Small helpers for text: words, trimming, splitting by phrases.
enum Words {
    static func count(_ text: some StringProtocol) -> Int {
        var count = 0
        var inside = false
        for byte in text.utf8 {
            let isBlank = byte == 0x20 || byte == 0x09
            if !isBlank, !inside { count += 1 }
            inside = !isBlank
        }
        return count
    }

    /// Without blanks, and the given characters, at both ends.
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
        byte <= 0x20 || byte >= 0x7F || characters.utf8.contains(byte)
    }

    /// The pieces between any of the separators, the longest tried first.
    static func split(_ text: String, by separators: [String]) -> [String] {
        let patterns = separators.map { Array($0.utf8) }.sorted { $0.count > $1.count }
        let bytes = Array(text.utf8)
        var pieces: [String] = []
        var start = 0
        var i = 0
        scan: while i < bytes.count {
            for pattern in patterns
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

extension String {
    /// Where a phrase occurs first, byte for byte.
    func firstRange(of phrase: String) -> Range<String.Index>? { find(phrase, last: false) }

    /// Where a phrase occurs last, byte for byte.
    func lastRange(of phrase: String) -> Range<String.Index>? { find(phrase, last: true) }

    private func find(_ phrase: String, last: Bool) -> Range<String.Index>? {
        var text = self
        var phrase = phrase
        let offset: Int? = text.withUTF8 { text in
            phrase.withUTF8 { pattern in
                guard let first = pattern.first, text.count >= pattern.count else { return nil }
                let places = 0...(text.count - pattern.count)
                func matches(_ i: Int) -> Bool {
                    guard text[i] == first else { return false }
                    for k in 1..<max(1, pattern.count) where text[i + k] != pattern[k] {
                        return false
                    }
                    return true
                }
                return last ? places.last(where: matches) : places.first(where: matches)
            }
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
    /// Whether a phrase occurs, byte for byte.
    func has(_ phrase: StaticString) -> Bool {
        let pattern = UnsafeBufferPointer(start: phrase.utf8Start, count: phrase.utf8CodeUnitCount)
        guard let first = pattern.first else { return true }
        let bytes = utf8
        if pattern.count == 1 { return bytes.contains(first) }
        var i = bytes.startIndex
        while let at = bytes[i...].firstIndex(of: first) {
            if bytes[at...].starts(with: pattern) { return true }
            i = bytes.index(after: at)
        }
        return false
    }
}
