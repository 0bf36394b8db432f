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
