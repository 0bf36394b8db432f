import Testing

@testable import ConfGraph

/// The quick looks never say no where the rule behind them says yes.
@Suite("Quick looks")
struct GlanceTests {
    private static let words = [
        "Ada", "Byron", "Grace", "McCabe", "J.", "jr.", "van", "de", "O'Neil", "ada", "KC", "HTTP",
        "Mark", "May", "The", "the", "of", "at", "from", "and", "And", "und", "with", "&", "+",
        "@x",
        "-", "--", "–", "|", ",", ";", ":", "(", ")", "(Kites)", "Ada,", "Byron:", "Kites;", "1",
        "2nd", "10:30", "slides", "Slides", "video's", "slides!", "talk", "Talk", "5", "Keynote:",
        "engineer", "Engineer", "CTO,", "author.", "Kites", "Inc", "for", "day", "Day", "May", "3",
        "É", "Émile", "\u{1F680}", "a/b", "C++", "C#", "x-ray", "-x", "\"", "'", "?", "!", "A.",
        "A",
        "\t", "und", "uND", "by", "w/", "Twitter:", "://", "#4", "room", "Room",
    ]

    /// A line of a few words, now and then without the blank between them.
    private func line(_ generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...7, using: &generator) {
            if !text.isEmpty, Int.random(in: 0..<12, using: &generator) > 0 { text += " " }
            text += Self.words.randomElement(using: &generator)!
        }
        return text
    }

    @Test func atNames() {
        var generator = SeededGenerator(seed: 1)
        var found = 0
        for _ in 0..<60_000 {
            let text = line(&generator)
            guard PersonLine.readClosely(text, links: [], line: 1, in: .bare) != nil else {
                continue
            }
            found += 1
            #expect(NameGlance.mayName(text), "\(text)")
        }
        #expect(found > 1_000)
        #expect(!NameGlance.mayName("the quick brown fox"))
        #expect(!NameGlance.mayName("How We Build Kites"))
    }

    @Test func atPlainNames() {
        let words = Self.words.prefix(12) + ["Kites", "Mark", "May", "The", "of", "Émile", "A"]
        var generator = SeededGenerator(seed: 5)
        var found = 0
        for _ in 0..<10_000 {
            let text = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                words.randomElement(using: &generator)!
            }.joined(separator: Bool.random(using: &generator) ? " " : "  ")
            guard NameGlance.isPlainName(text) else { continue }
            found += 1
            for context in [NameRule.Context.bare, .handled, .stated] {
                let people = PersonLine.readClosely(text, links: [], line: 1, in: context)
                #expect(people == [Person(name: text, line: 1)], "\(text)")
            }
        }
        #expect(found > 100)
        #expect(NameGlance.isPlainName("Ada Byron") && NameGlance.isPlainName("Ada Marla Byron"))
        #expect(!NameGlance.isPlainName("Ada") && !NameGlance.isPlainName("Ada  Byron"))
        #expect(!NameGlance.isPlainName("Ada byron") && !NameGlance.isPlainName("Ada Byron "))
        #expect(!NameGlance.isPlainName("") && !NameGlance.isPlainName("The Engine"))
    }

    @Test func atStops() {
        let words =
            Self.words + [
                "notes", "to", "day", "table", "contents", "q", "a", "links", "track", "Session",
                "monday",
            ]
        var generator = SeededGenerator(seed: 6)
        var found = 0
        for _ in 0..<60_000 {
            let text = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                words.randomElement(using: &generator)!
            }.joined(separator: " ")
            guard TitleRule.isStopClosely(text) else { continue }
            found += 1
            #expect(TitleRule.isStop(text), "\(text)")
        }
        #expect(found > 1_000)
        #expect(!TitleRule.isStop("The quick brown fox"))
    }

    @Test func atWhatSomeoneIs() {
        var generator = SeededGenerator(seed: 2)
        var found = 0
        for _ in 0..<60_000 {
            let text = line(&generator)
            guard BioLine.readClosely(text, links: []) != nil else { continue }
            found += 1
            #expect(BioGlance.mayTell(text), "\(text)")
        }
        #expect(found > 1_000)
        #expect(!BioGlance.mayTell("the quick brown fox"))
    }

    @Test func atPreambles() {
        var generator = SeededGenerator(seed: 3)
        var found = 0
        for _ in 0..<60_000 {
            let line = NoteLine(text: line(&generator), line: 1)
            guard LeadRule.isPreambleClosely(line) else { continue }
            found += 1
            #expect(LeadRule.isPreamble(line), "\(line.text)")
        }
        #expect(found > 1_000)
        #expect(!LeadRule.isPreamble(NoteLine(text: "the quick brown fox", line: 1)))
    }

    @Test func atCleanTitles() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<60_000 {
            let text = line(&generator)
            #expect(TitleRule.clean(text) == TitleRule.cleanClosely(text), "\(text)")
        }
    }

    @Test func atSeparators() {
        let separators: [Separator] = [
            " - ", " by ", " By ", ", ", " – ", " // ", "[", "`", "{", "1", "@",
        ]
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5_000 {
            let text = line(&generator)
            let possible = Array(separators.possible(in: text))
            for separator in separators where text.firstRange(of: separator.text) != nil {
                #expect(possible.contains(separator.text), "\(text)")
            }
        }
        #expect(Array(separators.possible(in: "Go fly a kite")).isEmpty)
        #expect(Array(separators.possible(in: "kites, boys")) == [" by ", " By ", ", "])
    }

    @Test func wordsOfTexts() {
        #expect(" a  bc d ".words == ["a", "bc", "d"])
        #expect("a bc d".dropFirst(2).words == ["bc", "d"])
        #expect("".words.isEmpty && "  ".words.isEmpty)
        #expect("é 日本".words == ["é", "日本"])
    }

    @Test func atHeads() {
        let heads = WordHeads(["by", "Speaker", "presentation", ""])
        func has(_ text: String) -> Bool {
            Array(text.utf8).withUnsafeBufferPointer {
                heads.contains(WordHead.of($0, 0..<$0.count))
            }
        }
        #expect(has("BY") && has("speaker") && has("presentation"))
        #expect(!has("b") && !has("bye") && !has("") && !has("speakers") && !has("présent"))
    }

    @Test func headsAtAnyPlace() {
        let text = Array("abcdefghijklmnopqrst".utf8)
        for count in 0...text.count {
            Array(text[..<count]).withUnsafeBufferPointer { text in
                for start in 0...count {
                    for end in start...count {
                        let expected = text[start..<min(end, start + 8)].reversed().reduce(0) {
                            $0 << 8 | UInt64($1)
                        }
                        #expect(WordHead.load(text, start, end) == expected)
                    }
                }
            }
        }
    }

    @Test func countsOfSigns() {
        let bytes = Array("aZ09 é@[`{/:".utf8)
        for i in 0..<256 {
            let text = [UInt8(i)] + bytes
            text.withUnsafeBufferPointer { text in
                let head = WordHead.load(text, 0, 8)
                let expected = text[..<8]
                #expect(
                    WordHead.count(WordHead.capitals(head))
                        == expected.count { (0x41...0x5A).contains($0) })
                #expect(
                    WordHead.count(WordHead.digits(head))
                        == expected.count { (0x30...0x39).contains($0) })
                #expect(
                    WordHead.count(WordHead.letters(head))
                        == expected.count { (0x41...0x5A).contains($0 & 0xDF) })
                #expect(WordHead.count(WordHead.foreign(head)) == expected.count { $0 >= 0x80 })
            }
        }
    }
}
