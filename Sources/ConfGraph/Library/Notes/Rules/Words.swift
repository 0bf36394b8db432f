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
        var view = text[...]
        while let first = view.first, first.isWhitespace || characters.contains(first) {
            view = view.dropFirst()
        }
        while let last = view.last, last.isWhitespace || characters.contains(last) {
            view = view.dropLast()
        }
        return String(view)
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
    func firstRange(of phrase: String) -> Range<String.Index>? {
        let pattern = Array(phrase.utf8)
        guard let first = pattern.first else { return nil }
        var i = utf8.startIndex
        while i != utf8.endIndex {
            if utf8[i] == first, utf8[i...].starts(with: pattern) {
                return i..<utf8.index(i, offsetBy: pattern.count)
            }
            i = utf8.index(after: i)
        }
        return nil
    }

    /// Where a phrase occurs last, byte for byte.
    func lastRange(of phrase: String) -> Range<String.Index>? {
        let pattern = Array(phrase.utf8)
        var i = utf8.endIndex
        while i != utf8.startIndex {
            i = utf8.index(before: i)
            if utf8[i...].starts(with: pattern) {
                return i..<utf8.index(i, offsetBy: pattern.count)
            }
        }
        return nil
    }

    /// Every occurrence of a phrase replaced.
    func replacingAll(_ phrase: String, with other: String) -> String {
        Words.split(self, by: [phrase]).joined(separator: other)
    }
}
