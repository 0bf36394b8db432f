import Testing

@testable import ConfGraph

/// Finding many phrases in one pass.
@Suite struct PhraseAutomatonTests {
    private func found(_ phrases: [String], in text: String) -> [String] {
        var result: [String] = []
        PhraseAutomaton(phrases).forEachMatch(in: text) { match in
            let utf8 = Array(text.utf8)
            result.append(String(decoding: utf8[match.bytes], as: UTF8.self))
        }
        return result
    }

    @Test func wordsAreComparedFoldedAndSingular() {
        #expect(found(["graph database"], in: "Graph databases!") == ["Graph databases"])
        #expect(found(["café"], in: "two cafes, one CAFÉ") == ["cafes", "CAFÉ"])
        #expect(found(["kubernetes"], in: "Kubernetes' own") == ["Kubernetes"])
        #expect(found(["C++", "C#", "C"], in: "C++ and C# and C") == ["C++", "C#", "C"])
        #expect(found(["node.js"], in: "node.js, Node js, nodejs") == ["node.js", "Node js"])
        #expect(found(["obama"], in: "Obama's plan") == ["Obama"])
        #expect(found(["go"], in: "forgo going to Google") == [])
        #expect(found(["机器学习"], in: "我们的机器学习课程") == ["机器学习"])
        #expect(found([""], in: "anything") == [])
        #expect(found(["a b"], in: "") == [])
    }

    @Test func aPhraseEndsWithItsClause() {
        let phrases = ["search engine"]
        #expect(found(phrases, in: "search engine") == ["search engine"])
        #expect(found(phrases, in: "search-engine") == ["search-engine"])
        #expect(found(phrases, in: "we search. engine parts") == [])
        #expect(found(phrases, in: "search, engine") == [])
        #expect(found(phrases, in: "search\nengine") == [])
        #expect(found(phrases, in: "search (engine)") == [])
    }

    @Test func phrasesInsideOthersAreFoundToo() {
        #expect(
            found(
                ["new york times", "york", "new york", "times square"], in: "new york times square")
                == ["new york", "york", "new york times", "times square"])
    }

    /// Phrases over few words against a search by hand, of all starts.
    @Test(arguments: 0..<200)
    func findsWhatASearchByHandFinds(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let words = ["ant", "bee", "cow", "dog"]
        func phrase(_ most: Int) -> [String] {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in
                words.randomElement(using: &random)!
            }
        }
        let phrases = (0..<Int.random(in: 1...8, using: &random)).map { _ in phrase(4) }
        let text = phrase(30)
        var expected: [String] = []
        for end in text.indices {
            for (index, phrase) in phrases.enumerated()
            where end + 1 >= phrase.count
                && text[(end + 1 - phrase.count)...end].elementsEqual(phrase)
            {
                expected.append("\(index)@\(end + 1 - phrase.count)...\(end)")
            }
        }
        var result: [String] = []
        PhraseAutomaton(phrases.map { $0.joined(separator: " ") })
            .forEachMatch(in: text.joined(separator: " ")) {
                result.append("\($0.phrase)@\($0.words.lowerBound)...\($0.words.upperBound)")
            }
        #expect(result.sorted() == expected.sorted(), "seed \(seed)")
    }
}
