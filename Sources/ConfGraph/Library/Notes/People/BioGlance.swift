/// A quick look at the words of a line, before ``BioLine`` reads it.
enum BioGlance {
    /// Whether a line may say of someone who they are: false only where
    /// ``BioLine`` finds nothing.
    ///
    /// Without a label, a handle and a parenthesis it must have the word for a
    /// role among its first ones, or be a few words with capitals.
    static func mayTell(_ text: String) -> Bool {
        var text = text
        return text.withUTF8(mayTell)
    }

    private static func mayTell(_ text: WordHead.Buffer) -> Bool {
        let isOpen = isOpen
        for byte in text where isOpen[Int(byte)] { return true }
        guard let first = text.first, let last = text.last else { return false }
        if isCut(first) || isCut(last) { return true }
        var isEmployer = true
        var words = 0
        var i = 0
        while i < text.count, words < 8 {
            let start = i
            while i < text.count, text[i] != 0x20 { i += 1 }
            var word = start..<i
            i += 1
            if word.isEmpty { continue }
            words += 1
            let first = text[start]
            while !word.isEmpty, isTrimmed(text[word.lowerBound]) { word.removeFirst() }
            while !word.isEmpty, isTrimmed(text[word.upperBound - 1]) { word.removeLast() }
            let head = WordHead.of(text, word)
            if roles.contains(head) { return true }
            let isName = first >= 0x41 && first <= 0x5A || first >= 0x30 && first <= 0x39
            if !isName, !joining.contains(head) { isEmployer = false }
        }
        return isEmployer && words <= 6
    }

    /// Bytes that the rule cuts off at a line's ends.
    private static func isCut(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 0x20
    }

    /// Bytes that the rule cuts off at a word's ends.
    private static func isTrimmed(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".")
    }

    /// Signs of labels, handles and parentheses, controls and other alphabets.
    private static let isOpen: [Bool] = (0..<256).map { byte in
        byte < 0x20 || byte >= 0x7F || ":@()".utf8.contains(UInt8(byte))
    }

    private static let roles = WordHeads(RuleWords.roles)
    private static let joining = WordHeads(BioLine.joining)
}
