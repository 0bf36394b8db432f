import Testing

@testable import ConfGraph

extension TopicMiner {
    fileprivate struct Passage {
        var text: String
        var line: Int
    }

    fileprivate mutating func mine(
        title: Passage, headings: [Passage], body: [Passage], tags: [String] = [],
        refused: [String] = [], people: Set<String>
    ) -> [MinedTopic] {
        beginNote(people: people)
        beginTalk()
        add(title.text, line: title.line, .title)
        for heading in headings { add(heading.text, line: heading.line, .heading) }
        for passage in body { add(passage.text, line: passage.line, .body) }
        return topics(tags: tags, refused: refused, line: title.line)
    }
}

@Suite("Topic mining")
struct TopicMinerTests {
    private func mine(
        _ title: String, headings: [String] = [], body: [String] = [], people: Set<String> = []
    ) -> [String] {
        var miner = TopicMiner()
        return miner.mine(
            title: .init(text: title, line: 1),
            headings: headings.enumerated().map { .init(text: $1, line: 10 + $0) },
            body: body.enumerated().map { .init(text: $1, line: 100 + $0) }, people: people
        ).map(\.name)
    }

    @Test func titleTermsAndPhrases() {
        let topics = mine("Property graphs for the tired gardener")
        #expect(topics.contains("property graphs"))
        #expect(topics.contains("graphs"))
        #expect(!topics.contains { ["the", "for"].contains($0) })
    }

    @Test func repeatedTermsAndNames() {
        let topics = mine(
            "A talk",
            body: [
                "we fly kites", "kites need wind", "the FooBar library and PyKite",
                "once mentioned turnips somewhere", "we asked Marla about it",
            ])
        #expect(topics.contains("kites"))
        #expect(topics.contains("foobar"))
        #expect(topics.contains("pykite"))
        #expect(!topics.contains("turnips"))
    }

    @Test func pluralsAndCaseFold() {
        let topics = mine("Kites", body: ["A kite", "KITES", "the Kite's tail"])
        #expect(topics.count { $0.hasPrefix("kite") } == 1)
        #expect(TopicKey.of("Graph Databases") == TopicKey.of("graph database"))
        #expect(TopicKey.of("libraries") == TopicKey.of("Library"))
        #expect(TopicKey.of("class") == "class")
        #expect(TopicKey.of("redis") == "redis")
        #expect(TopicKey.of("batches") == "batch")
    }

    @Test func signsInsideNames() {
        func terms(_ text: String) -> [String] {
            var table = TermTable()
            var terms = PlainBuffer<Term>()
            var text = text
            text.withUTF8 {
                TermScanner.scan($0, isTitle: false, table: &table, into: &terms)
            }
            return (0..<terms.count).map { table.text(terms[$0].word) }
        }
        #expect(
            terms("scikit-learn core.typed C++ C# F# CI/CD node.js don't Cap’n") == [
                "scikit-learn", "core.typed", "c++", "c#", "f#", "ci/cd", "node.js", "don't",
                "cap'n",
            ])
        #expect(
            terms("see http://a.b/c?d=e and me@x.org or @handle now/later") == [
                "see", "and", "or", "now", "later",
            ])
        #expect(terms("Crème brûlée, naïve") == ["creme", "brulee", "naive"])
        #expect(terms("日本語 текст") == ["日本語", "текст"])
        #expect(terms("") == [] && terms("… — “”") == [])
    }

    @Test func numbersBelongToNames() {
        let topics = mine(
            "Boats 4 at sea",
            body: ["RFC 7540 says so", "as RFC 7540 does", "42 times", "42 times"])
        #expect(topics.contains("rfc 7540"))
        #expect(topics.contains("boats 4"))
        #expect(!topics.contains("42"))
    }

    @Test func peopleAndJunkAreNoTopics() {
        let topics = mine(
            "Kites with Marla",
            body: ["Marla and Marla", "thing thing thing", "use use use", "https https"],
            people: ["marla"])
        #expect(!topics.contains("marla"))
        #expect(!topics.contains { ["thing", "use", "https"].contains($0) })
    }

    @Test func weightsOrderTopicsAndAreBounded() {
        var miner = TopicMiner()
        let topics = miner.mine(
            title: .init(text: "Kites", line: 1), headings: [],
            body: (0..<200).map { .init(text: "word\($0) Word\($0) kites", line: $0) }, people: [])
        #expect(topics.first?.name == "kites")
        #expect(topics.count <= TopicMiner.limit)
        #expect(topics.map(\.weight) == topics.map(\.weight).sorted(by: >))
        #expect(topics.allSatisfy { $0.weight > 0 && $0.weight < 20 })
    }

    @Test func tagsComeFirst() {
        var miner = TopicMiner()
        let topics = miner.mine(
            title: .init(text: "Kites", line: 3), headings: [], body: [],
            tags: ["#Wind", "rope work"], people: [])
        #expect(topics.map(\.name).prefix(2) == ["wind", "rope work"])
    }

    @Test func linesPointAtTheFirstMention() {
        var miner = TopicMiner()
        let topics = miner.mine(
            title: .init(text: "On flying", line: 7), headings: [.init(text: "Kites", line: 9)],
            body: [.init(text: "kites and PyKite", line: 12)], people: [])
        #expect(topics.first { $0.name == "kites" }?.line == 9)
        #expect(topics.first { $0.name == "pykite" }?.line == 12)
    }

    @Test func refusedTopicsStayAway() {
        var miner = TopicMiner()
        let topics = miner.mine(
            title: .init(text: "Kites and soup", line: 1), headings: [], body: [],
            refused: ["Kite"], people: [])
        #expect(topics.map(\.name) == ["soup"])
    }

    @Test func theSameMinerServesTalkAfterTalk() {
        var miner = TopicMiner()
        func mine(_ title: String, _ body: [String]) -> [MinedTopic] {
            miner.mine(
                title: .init(text: title, line: 1), headings: [],
                body: body.map { .init(text: $0, line: 2) }, people: [])
        }
        let many = (0..<3_000).map { "word\($0)x kites word\($0)x soup" }
        let first = mine("Kites", ["kites fly", "kites fly high"])
        _ = mine("Soup", many)
        #expect(mine("Kites", ["kites fly", "kites fly high"]) == first)
    }

    @Test func wordsOfAnyLengthKeepTheirNumbers() {
        var table = TermTable()
        var numbers: [String: UInt32] = [:]
        // Of each length words that differ in one letter, some of them plurals.
        for length in 1...40 {
            for place in 0..<length {
                for letter in ["b", "s"] {
                    var word = Array(repeating: "a", count: length)
                    word[place] = letter
                    let text = word.joined()
                    let number = table.number(of: text)
                    #expect(numbers.updateValue(number, forKey: text) == nil)
                }
            }
        }
        table.insert(.person, of: numbers["ab"]!)
        for (text, number) in numbers {
            var text = text
            let term = text.withUTF8 { table.term(of: $0) }
            #expect(term.word == number && table.text(number) == text)
            #expect(term.traits.contains(.person) == (text == "ab"))
            #expect(table.text(term.singular) == TopicKey.singular(text))
        }
        table.remove(.person, of: numbers["ab"]!)
        var text = "ab"
        #expect(text.withUTF8 { !table.term(of: $0).traits.contains(.person) })
    }

    @Test func phraseKeysKnowTheirParts() {
        var whole = TopicKey.Number.none
        for word: UInt32 in [7, 1 << 20, 0] { whole.append(word) }
        #expect((0..<whole.count).map(whole.word) == [7, 1 << 20, 0])
        var part = TopicKey.Number.none
        part.append(1 << 20)
        part.append(0)
        #expect(whole.has(part))
        var other = TopicKey.Number.none
        other.append(7)
        other.append(0)
        #expect(!whole.has(other))
        #expect(!part.has(whole))
    }
}
