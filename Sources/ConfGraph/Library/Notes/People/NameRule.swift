/// Decides whether a piece of text is a person's name.
enum NameRule {
    enum Context {
        /// Nothing but its place says that a person is meant.
        case bare
        /// An @handle stands beside it.
        case handled
        /// A label, a table column or the place of all its siblings says so.
        case stated
    }

    /// Whether `text` is one person's name: two to five words with capitals,
    /// initials and particles; no digits, no words that names do not have.
    static func isName(_ text: some StringProtocol, in context: Context) -> Bool {
        let words = text.words
        let limit = context == .stated ? 6 : 5
        guard (1...limit).contains(words.count), text.utf8.count <= 60 else { return false }
        if context != .stated, words.count < 2 { return false }
        var capitals = 0
        var known = 0
        var ambiguous = 0
        for (i, word) in words.enumerated() {
            guard isNameWord(Substring(word), context) else { return false }
            let folded = Folding.fold(
                word.has(".") || word.has(",")
                    ? String(word.filter { $0 != "." && $0 != "," }) : String(word))
            let isEdge = i == 0 || i == words.count - 1
            if RuleWords.particles.contains(folded), !isEdge || words.count > 2 && i == 0 {
                continue
            }
            // "A." is an initial, "a" an article.
            if RuleWords.nonNames.contains(folded),
                !(folded.utf8.count == 1 && word.first!.isUppercase)
            {
                if i == 0, RuleWords.alsoGivenNames.contains(folded) {
                    // Counts as a name.
                } else if RuleWords.alsoNames.contains(folded) {
                    ambiguous += 1
                } else {
                    known += 1
                }
            }
            if word.unicodeScalars.first?.properties.isUppercase == true { capitals += 1 }
            if i == words.count - 1, context == .bare,
                word.unicodeScalars.first?.properties.isUppercase != true || word.count < 2
            {
                return false
            }
        }
        if context == .bare {
            return known == 0 && ambiguous <= 1 && capitals >= 2 && capitals > ambiguous
        }
        if context == .handled { return known + ambiguous <= 1 && capitals >= 2 }
        // A lone word must look like a name, which scripts without capitals
        // cannot; several may be in any case.
        return words.count == 1
            ? known + ambiguous == 0 && (capitals == 1 || isUncased(text))
            : known < words.count && hasLetters(text)
    }

    /// Letters of a script that has no capitals, and nothing else.
    private static func isUncased(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic && !$0.properties.isLowercase && !$0.properties.isUppercase
        }
    }

    private static func hasLetters(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic }
    }

    private static func isNameWord(_ word: Substring, _ context: Context) -> Bool {
        // Nearly all words are a capital and small letters.
        var bytes = word.utf8.makeIterator()
        if let first = bytes.next(), (0x41...0x5A).contains(first) {
            var isPlain = true
            while let byte = bytes.next() {
                if byte < 0x61 || byte > 0x7A {
                    isPlain = false
                    break
                }
            }
            if isPlain { return true }
        }
        var letters = 0
        var lower = 0
        var inner = 0
        var previous: Unicode.Scalar = " "
        let scalars = word.unicodeScalars
        for scalar in scalars {
            if scalar.properties.isAlphabetic {
                letters += 1
                if scalar.properties.isLowercase { lower += 1 }
                if scalar.properties.isUppercase, previous.properties.isLowercase { inner += 1 }
            } else if !"'’.-‐‑`´".unicodeScalars.contains(scalar)
                && scalar.properties.generalCategory != .nonspacingMark
            {
                return false
            }
            previous = scalar
        }
        guard letters > 0 else { return false }
        // Initials may be capitals throughout: "A.", "J.R.", "KC".
        if lower == 0, letters > 3, scalars.first?.properties.isUppercase == true, context == .bare
        {
            return false
        }
        if context == .bare {
            if scalars.last == ".", letters > 3 { return false }
            // "McCabe", "DiCarlo" and "HongJing" have one inner capital; brands
            // such as JavaScript do, too, but stand among the words no name has.
            if inner > 1 { return false }
        }
        return true
    }
}
