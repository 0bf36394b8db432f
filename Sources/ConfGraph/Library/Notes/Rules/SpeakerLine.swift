/// Lines that say who spoke by a label: `by X`, `Speaker: X`, `(by X, Y)`,
/// `**Presenter(s):** X`, `@author X`.
enum SpeakerLine {
    static func read(_ line: NoteLine) -> [Person]? {
        guard mayHaveLabel(line) else { return nil }
        var text = Words.trim(Words.withoutSigns(line.text), also: "-–—*")
        guard text.utf8.count <= 300, !text.isEmpty else { return nil }
        if text.utf8.first == UInt8(ascii: "("), text.utf8.last == UInt8(ascii: ")") {
            text = Words.trim(String(text.dropFirst().dropLast()))
        }
        guard let rest = afterLabel(text) else { return nil }
        guard !rest.isEmpty, Words.count(rest) <= 30 else { return nil }
        return PersonLine.read(rest, links: line.links, line: line.line, in: .stated)
    }

    /// Whether a label may stand in front: a quick look at a few bytes that
    /// nearly every line of notes proper fails.
    private static func mayHaveLabel(_ line: NoteLine) -> Bool {
        guard line.text.utf8.count <= 320 else { return false }
        var text = line.text
        return text.withUTF8 { bytes in
            if !line.signs.isDisjoint(with: [.colon, .foreign]) {
                for byte in bytes.prefix(64) where byte == UInt8(ascii: ":") || byte == 0xEF {
                    return true
                }
            }
            var i = 0
            while i < bytes.count, !isLetter(bytes[i]), bytes[i] != UInt8(ascii: "@") { i += 1 }
            var end = i
            while end < bytes.count, bytes[end] > 0x20 { end += 1 }
            return firstWords.contains(WordHead.of(bytes, i..<end))
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }

    /// Words that are labels without a colon.
    private static let firstWords = WordHeads(labelWords.union(wordsBeforeBy))

    /// Whether a line begins with a label for speakers, name or no name.
    static func hasLabel(_ text: String) -> Bool {
        guard let colon = text.utf8.prefix(64).firstIndex(of: UInt8(ascii: ":")) else {
            return false
        }
        return isLabel(String(text[..<colon]))
    }

    /// A colon of any width among the first characters.
    private static func colon(_ text: String) -> String.Index? {
        let start = text.utf8.prefix(25)
        if start.allSatisfy({ $0 < 0x80 }) { return start.firstIndex(of: UInt8(ascii: ":")) }
        return text.prefix(25).firstIndex { $0 == ":" || $0 == "：" }
    }

    private static func afterLabel(_ text: String) -> String? {
        if let colon = colon(text) {
            return isLabel(String(text[..<colon]))
                ? Words.trim(String(text[text.index(after: colon)...])) : nil
        }
        let words = text.split(separator: " ", maxSplits: 2)
        guard words.count >= 2 else { return nil }
        let first = Folding.fold(String(words[0]))
        if labelWords.contains(first) {
            // "by the way" is prose: without a colon the rest must be names.
            let rest = String(text[words[0].endIndex...])
            let trimmed = Words.trim(rest)
            guard trimmed.first?.isUppercase == true || trimmed.first == "@" || first.hasPrefix("@")
            else { return nil }
            if Words.trim(trimmed).hasSuffix("."), Words.count(trimmed) > 5 { return nil }
            return trimmed
        }
        if wordsBeforeBy.contains(first),
            Folding.fold(String(words[1])) == "by", words.count == 3
        {
            return Words.trim(String(words[2]))
        }
        return nil
    }

    private static func isLabel(_ label: String) -> Bool {
        let folded = Folding.fold(Words.trim(label, also: "*_@ "))
        if RuleWords.speakerLabels.contains(folded) { return true }
        let words = folded.words
        guard words.count == 2 || words.count == 3 else { return false }
        return longLabels.contains(folded)
    }

    private static let labelWords: Set<String> = [
        "by", "par", "von", "@author", "@speaker", "speaker", "presenter", "presenters",
        "speakers",
    ]
    private static let wordsBeforeBy: Set<String> = [
        "presented", "given", "talk", "presentation", "held",
    ]
    private static let longLabels: Set<String> = [
        "presented by", "talk by", "given by", "speaker name", "main speaker", "speaker info",
        "speakers names",
    ]
}
