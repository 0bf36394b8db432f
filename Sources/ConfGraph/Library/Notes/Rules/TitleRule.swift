/// Cleans titles, and tells headings that structure a note from talks.
enum TitleRule {
    /// The title without ordinals, times, kinds, trailing links and colons.
    static func clean(_ text: String) -> String {
        isClean(text) ? text : cleanClosely(text)
    }

    /// Cleans a title whatever it is made of.
    static func cleanClosely(_ text: String) -> String {
        var title = withoutShortcodes(text)
        title = Words.withoutSigns(title)
        title = withoutTime(title)
        title = withoutOrdinal(title)
        title = withoutTime(title)
        title = withoutTrailingLinks(title)
        title = withoutKind(title)
        title = Words.trim(title, also: ":;|–—-·• ")
        title = unquoted(title)
        return title.isEmpty ? Words.trim(text) : title
    }

    /// A quick look: whether a title has nothing that ``cleanClosely(_:)`` cuts
    /// off. Yes is sure; no leaves it to the rules.
    private static func isClean(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count > 1, isLetter(bytes[0]), bytes[1] != UInt8(ascii: ".") else {
                return false
            }
            var word = 0
            let isPlain = isPlain
            for (i, byte) in bytes.enumerated() {
                if byte == 0x20 {
                    if word == 0, kindStarts.contains(WordHead.of(bytes, 0..<i)) { return false }
                    word = i + 1
                } else if byte == UInt8(ascii: "-") {
                    // Inside a word it sets nothing apart.
                    guard i > word, i + 1 < bytes.count, isLetter(bytes[i + 1]) else {
                        return false
                    }
                } else if !isPlain[Int(byte)] {
                    return false
                }
            }
            return word < bytes.count
                && bytes[word...].allSatisfy { isLetter($0) || $0 >= 0x30 && $0 <= 0x39 }
                && !linkStarts.contains(WordHead.of(bytes, word..<bytes.count))
        }
    }

    /// Letters, digits and signs that set nothing apart.
    private static let isPlain: [Bool] = (0..<256).map { byte in
        isLetter(UInt8(byte)) || "0123456789 ,.'?!+#".utf8.contains(UInt8(byte))
    }
    private static let kindStarts = WordHeads(["talk", "session", "lecture"])
    private static let linkStarts = WordHeads(linkWords)

    /// Whether a heading is "Day 2", a date, "Notes", "Links" and the like.
    static func isStop(_ text: String) -> Bool {
        mayBeStop(text) && isStopClosely(text)
    }

    /// Whether a heading is one whatever its words are.
    static func isStopClosely(_ text: String) -> Bool {
        let key = Folding.key(text)
        if key.isEmpty { return true }
        if RuleWords.stopHeadings.contains(key) { return true }
        let words = key.words.map(String.init)
        if words.count > 8 { return false }
        let plain = words.filter { Int($0) == nil }.joined(separator: " ")
        if plain.isEmpty || RuleWords.stopHeadings.contains(plain) { return true }
        if isDate(words) { return true }
        // "Day 1: Friday", "Track B", "Room 3", "Session 2".
        if numberedParts.contains(words[0]), (2...6).contains(words.count),
            Int(words[1]) != nil || words[1].utf8.count == 1 || numerals.contains(words[1])
        {
            return words.count <= 2 || isDate(Array(words[2...]))
                || ["day", "jour"].contains(words[0])
        }
        if let colon = text.firstIndex(of: ":") {
            let head = Folding.key(String(text[..<colon]))
            if ["feedback for speaker", "slides", "video", "notes", "links"].contains(head) {
                return true
            }
        }
        return false
    }

    /// A quick look at the words: nearly all titles have one that no stop has,
    /// most of them in front.
    private static func mayBeStop(_ text: String) -> Bool {
        guard text.utf8.count < 64 || text.utf8.prefix(64).contains(UInt8(ascii: ":")) else {
            return Words.count(text) <= 8
        }
        var text = text
        return text.withUTF8 { bytes in
            var i = 0
            while i < bytes.count, bytes[i] < 0x80, !isLetter(bytes[i]) {
                if (0x30...0x39).contains(bytes[i]) { return true }
                i += 1
            }
            var end = i
            while end < bytes.count, isLetter(bytes[end]) { end += 1 }
            // Signs inside a word, and other scripts, are for the rules proper.
            guard i < end, end == bytes.count || bytes[end] < 0x80,
                end == bytes.count || bytes[end] != UInt8(ascii: "'")
            else { return true }
            let first = WordHead.of(bytes, i..<end)
            guard stopStarts.contains(first) else { return false }
            return numberedHeads.contains(first) || mayEndStop(bytes, end)
        }
    }

    /// Whether the words from a place on are such as stops have.
    private static func mayEndStop(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        for byte in bytes[start...]
        where byte >= 0x80 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "'") {
            return true
        }
        var i = start
        while i < bytes.count {
            let start = i
            var isNumber = false
            while i < bytes.count, isOfKey[Int(bytes[i])] {
                if bytes[i] >= 0x30, bytes[i] <= 0x39 { isNumber = true }
                i += 1
            }
            if start == i {
                i += 1
            } else if !isNumber, !stopWords.contains(WordHead.of(bytes, start..<i)) {
                return false
            }
        }
        return true
    }

    /// The bytes of a folded key's words.
    private static let isOfKey: [Bool] = (0..<256).map { byte in
        isLetter(UInt8(byte)) || "0123456789+#".utf8.contains(UInt8(byte))
    }
    private static let numberedHeads = WordHeads(numberedParts)
    private static let stopWords = WordHeads(
        RuleWords.stopHeadings.flatMap { $0.split(separator: " ").map(String.init) }
            + RuleWords.months + RuleWords.weekdays + dateWords)

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }

    /// The first words of all that ``isStop(_:)`` knows.
    private static let stopStarts: WordHeads = {
        var result: Set<String> = ["of", "the", "and", "to", "feedback", "slides", "video"]
        for heading in RuleWords.stopHeadings {
            if let first = heading.split(separator: " ").first { result.insert(String(first)) }
        }
        result.formUnion(RuleWords.months)
        result.formUnion(RuleWords.weekdays)
        result.formUnion(numberedParts)
        return WordHeads(result)
    }()

    private static let numerals: Set<String> = RuleWords.list(
        "one two three four five first second third zero i ii iii iv")

    /// Whether the words are a date or weekday and nothing else.
    static func isDate(_ words: [String]) -> Bool {
        guard !words.isEmpty else { return false }
        var dated = false
        for word in words {
            if RuleWords.months.contains(word) || RuleWords.weekdays.contains(word) {
                dated = true
            } else if !isOrdinalNumber(word), !dateWords.contains(word) {
                return false
            }
        }
        return dated || words.allSatisfy { Int($0) != nil }
    }

    /// Words in dates that are no date alone.
    private static let dateWords: Set<String> = ["of", "the", "and", "to", "day"]

    private static func isOrdinalNumber(_ word: String) -> Bool {
        if let first = word.utf8.first, isLetter(first) { return false }
        let digits = word.prefix { $0.isNumber }
        guard !digits.isEmpty, digits.utf8.count <= 4 else { return false }
        let rest = word[digits.endIndex...]
        return rest.isEmpty || ["st", "nd", "rd", "th"].contains(String(rest))
    }

    /// `:rocket:` and the like.
    private static func withoutShortcodes(_ text: String) -> String {
        guard text.utf8.filter({ $0 == UInt8(ascii: ":") }).count >= 2 else { return text }
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        return words.filter { word in
            !(word.utf8.count > 2 && word.first == ":" && word.last == ":"
                && word.dropFirst().dropLast().allSatisfy {
                    $0.isLowercase || $0 == "_" || $0.isNumber
                })
        }.joined(separator: " ")
    }

    /// `A.`, `3)`, `#4`, `Talk 5:` in front.
    private static func withoutOrdinal(_ title: String) -> String {
        guard mayBeNumbered(title) else { return title }
        let words = title.split(separator: " ", maxSplits: 2)
        guard words.count >= 2 else { return title }
        let first = words[0]
        let isLetter =
            first.count == 2 && first.first!.isLetter && first.first!.isUppercase
            && ".):".contains(first.last!)
        let digits = first.drop(while: { $0 == "#" || $0 == "(" })
        let isNumber =
            !digits.isEmpty && digits.first!.isNumber && ".):".contains(digits.last!)
            && digits.dropLast().allSatisfy { $0.isNumber || $0 == "." } && digits.count <= 6
        let isHash =
            first.hasPrefix("#") && first.count <= 4 && first.dropFirst().allSatisfy(\.isNumber)
            && first.count > 1
        if isLetter
            && NameRule.isName(
                title.words.prefix(3).joined(separator: " "), in: .bare) == false
            || isNumber || isHash
        {
            return Words.trim(String(title[first.endIndex...]), also: ":-–—")
        }
        if ["talk", "session", "lecture"].contains(Folding.fold(String(first))), words.count == 3,
            words[1].first!.isNumber, words[1].utf8.count <= 3
        {
            return Words.trim(String(title[words[1].endIndex...]), also: ":-–—.")
        }
        return title
    }

    /// Nearly all titles begin with a word that nothing counts.
    private static func mayBeNumbered(_ title: String) -> Bool {
        var title = title
        return title.withUTF8 { bytes in
            guard bytes.count > 1, isLetter(bytes[0]), isLetter(bytes[1]) else { return true }
            let end = Bytes.first(0x20, in: bytes) ?? bytes.count
            return kindStarts.contains(WordHead.of(bytes, 0..<end))
        }
    }

    /// `10:30 - `, `10:30–11:00: `, `[9h00]` in front.
    private static func withoutTime(_ title: String) -> String {
        if let first = title.utf8.first, isLetter(first) { return title }
        var view = title[...]
        if view.first == "[" || view.first == "(" { view = view.dropFirst() }
        guard view.first?.isNumber == true else { return title }
        let time = view.prefix { $0.isNumber || ":.hH–-—apmAPM ".contains($0) }
        // Back to the last digit or am/pm, so that no word of the title goes.
        var end = time.endIndex
        while end > time.startIndex, !time[time.index(before: end)].isNumber {
            end = time.index(before: end)
        }
        let body = time[..<end]
        let looksTimed = body.has(":") || body.has("h")
        guard looksTimed, body.count >= 4, body.count <= 16 else { return title }
        var rest = view[end...]
        for suffix in ["am", "pm", "AM", "PM", "h"] where rest.hasPrefix(suffix) {
            rest = rest.dropFirst(suffix.count)
        }
        guard let next = rest.first, !next.isLetter else { return title }
        return Words.trim(
            String(rest.drop { $0 == " " || "])-–—:|,".contains($0) }))
    }

    /// `[Talk] - Video, Slides`, `(slides)`, at the end.
    private static func withoutTrailingLinks(_ text: String) -> String {
        var title = text
        for _ in 0..<6 {
            let trimmed = Words.trim(title, also: "-–—|,:/&")
            var cut: Substring?
            if let last = trimmed.utf8.last, last == UInt8(ascii: "]") || last == UInt8(ascii: ")"),
                let open = trimmed.utf8.lastIndex(
                    of: last == UInt8(ascii: "]") ? UInt8(ascii: "[") : UInt8(ascii: "(")),
                isExtra(String(trimmed[trimmed.index(after: open)...].dropLast()))
            {
                cut = trimmed[..<open]
            } else if let gap = trimmed.utf8.lastIndex(of: 0x20),
                linkWords.contains(Folding.key(String(trimmed[gap...]))),
                precededBySign(trimmed[..<gap])
            {
                cut = trimmed[..<gap]
            } else if let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")),
                linkWords.contains(Folding.key(String(trimmed[slash...])))
            {
                cut = trimmed[..<slash]
            }
            guard let cut, !cut.isEmpty else {
                return trimmed.isEmpty ? text : (title == text ? text : trimmed)
            }
            title = String(cut)
        }
        return title
    }

    private static func precededBySign(_ text: Substring) -> Bool {
        guard let last = text.last(where: { !$0.isWhitespace }) else { return false }
        return "-–—|,]):&/".contains(last)
    }

    private static let numberedParts: Set<String> = [
        "day", "track", "room", "session", "week", "part", "jour", "tag", "dag",
    ]
    private static let linkWords: Set<String> = RuleWords.list(
        "video videos slides slide slidedeck deck link links notes recording github repo code blog transcript website"
    )
    private static let kinds: Set<String> = [
        "keynote", "talk", "tutorial", "workshop", "hands on", "panel", "session", "lightning talk",
        "lightning", "opening keynote", "closing keynote", "ending keynote", "invited talk",
        "invited", "university", "tools in action", "conference", "bof", "quickie", "demo", "live",
        "main talk", "plenary", "poster",
    ]

    private static func isExtra(_ text: String) -> Bool {
        let key = Folding.key(text)
        if kinds.contains(key) || linkWords.contains(key) { return true }
        return key.split(separator: " ").allSatisfy { linkWords.contains(String($0)) }
            && !key.isEmpty
    }

    private static let kindSeparators: [Separator] = [": ", " - ", " – ", " — ", " -- "]
    private static let kindSeparatorsAndBy = kindSeparators + [" by "]

    /// `Keynote: `, `[Workshop] `, `Lightning talk - ` in front.
    private static func withoutKind(_ title: String) -> String {
        if let first = title.first, first == "[" || first == "(",
            let close = title.firstIndex(of: first == "[" ? "]" : ")"),
            kinds.contains(Folding.key(String(title[..<close])))
        {
            let rest = Words.trim(String(title[title.index(after: close)...]), also: "-–—:")
            return rest.isEmpty ? title : rest
        }
        for separator in kindSeparators.possible(in: title) {
            guard let at = title.firstRange(of: separator) else { continue }
            let head = Folding.key(String(title[..<at.lowerBound]))
            var plain = head
            if let gap = head.lastIndex(of: " "), Int(head[head.index(after: gap)...]) != nil {
                plain = String(head[..<gap])
            }
            if kinds.contains(plain) {
                let rest = Words.trim(String(title[at.upperBound...]))
                return rest.isEmpty ? title : rest
            }
        }
        return title
    }

    /// The kind in front of a title, as written, and what follows it.
    static func kind(_ text: String) -> (kind: String, rest: String)? {
        for separator in kindSeparatorsAndBy.possible(in: text) {
            guard let at = text.firstRange(of: separator) else { continue }
            let head = Words.trim(String(text[..<at.lowerBound]))
            if kinds.contains(Folding.key(head)) {
                return (head, Words.trim(String(text[at.upperBound...])))
            }
        }
        return nil
    }

    private static let quotations: [(Character, Character)] = [
        ("\"", "\""), ("“", "”"), ("«", "»"), ("„", "“"), ("'", "'"),
    ]

    private static func unquoted(_ title: String) -> String {
        if let first = title.utf8.first, isLetter(first) { return title }
        for (open, close) in quotations
        where title.first == open && title.last == close && title.count > 2 {
            let inner = title.dropFirst().dropLast()
            if !inner.contains(open), !inner.contains(close) { return Words.trim(String(inner)) }
        }
        return title
    }
}
