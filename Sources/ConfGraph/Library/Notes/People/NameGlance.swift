/// A quick look at the bytes that a line begins with. Nearly all lines of notes
/// name nobody, and their first words tell so without a string being made.
enum NameGlance {
    private struct Signs: OptionSet {
        let rawValue: UInt8
        static let small = Signs(rawValue: 1)
        static let capital = Signs(rawValue: 2)
        /// What a name may hold besides letters.
        static let mark = Signs(rawValue: 4)
        static let dot = Signs(rawValue: 8)
        /// Separators, brackets, controls and other alphabets are left to the rule.
        static let open = Signs(rawValue: 16)
        /// No name has it.
        static let other = Signs(rawValue: 32)
    }

    /// Whether a line may be people whom nothing labels: false only where
    /// ``PersonLine`` finds none in the context `bare`.
    ///
    /// Whatever separators follow, such a line begins with a whole name: two to
    /// five words, the last one and another with a capital, none of them a word
    /// that no name has.
    static func mayName(_ text: String) -> Bool {
        var text = text
        return text.withUTF8(mayName)
    }

    private static func mayName(_ text: WordHead.Buffer) -> Bool {
        // With a handle beside it nearly everything may be a name.
        if text.contains(UInt8(ascii: "@")) { return true }
        var i = 0
        while i < text.count, trimmed.contains(text[i]) { i += 1 }
        var words = 0
        var capitals = 0
        var isLastCapital = false
        while true {
            while i < text.count, text[i] == 0x20 { i += 1 }
            let start = i
            var signs: Signs = []
            while i < text.count, text[i] != 0x20, text[i] != UInt8(ascii: ",") {
                signs.formUnion(self.signs[Int(text[i])])
                i += 1
            }
            if signs.contains(.open) { return true }
            let isEnd = i == start
            let head = WordHead.of(text, start..<i)
            let isJoint =
                words > 0
                && (signs == .small && joints.contains(head)
                    || signs == .other && i == start + 1
                        && (text[start] == UInt8(ascii: "&") || text[start] == UInt8(ascii: "+")))
            if isEnd || isJoint { return words >= 2 && capitals >= 2 && isLastCapital }
            if signs == .mark || words > 0 && signs == .small && breaks.contains(head) {
                return true
            }
            if signs.contains(.other) || signs.isDisjoint(with: [.small, .capital]) {
                return false
            }
            // Names are not in capitals throughout, unless they are initials.
            if signs == .capital, i - start > 3 { return false }
            if !signs.contains(.dot), i - start <= 8, nonNames.contains(head) { return false }
            words += 1
            if words > 5 { return false }
            isLastCapital = self.signs[Int(text[start])] == .capital
            if isLastCapital { capitals += 1 }
            if i == text.count || text[i] == UInt8(ascii: ",") {
                return words >= 2 && capitals >= 2 && isLastCapital
            }
        }
    }

    /// Whether a text is one name and nothing else, as most are: two to five
    /// words of a capital and small letters, none of which is another word. No
    /// leaves it to the rule, in every context.
    static func isPlainName(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        var text = text
        return text.withUTF8 { text in
            var words = 0
            var start = 0
            while start < text.count {
                guard signs[Int(text[start])] == .capital else { return false }
                var end = start + 1
                while end < text.count, signs[Int(text[end])] == .small { end += 1 }
                guard end - start > 1, end == text.count || text[end] == 0x20,
                    !otherWords.contains(WordHead.of(text, start..<end))
                else { return false }
                words += 1
                start = end + 1
            }
            return (2...5).contains(words) && text[text.count - 1] != 0x20
        }
    }

    private static let otherWords = WordHeads(RuleWords.nonNames.union(RuleWords.particles))

    private static let signs: [Signs] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x61...0x7A: .small
        case 0x41...0x5A: .capital
        case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "`"): .mark
        case UInt8(ascii: "."): .dot
        case 0..<0x20, 0x80...: .open
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "|"):
            .open
        default: .other
        }
    }

    private static let trimmed: [UInt8] = Array(" ,;:-|".utf8)
    /// Words between names.
    private static let joints = WordHeads(["and", "und", "et", "og", "with"])
    /// Words behind names, though some names have them, too.
    private static let breaks = WordHeads(["from", "at", "of"])
    private static let nonNames = WordHeads(
        RuleWords.nonNames.subtracting(RuleWords.alsoNames)
            .subtracting(RuleWords.alsoGivenNames).subtracting(RuleWords.particles)
            .filter { (2...8).contains($0.utf8.count) })
}
