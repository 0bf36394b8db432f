import Testing

@testable import ConfGraph

/// Rules, combinations and what must not stand near.
@Suite struct TopicMatcherTests {
    private func counts(
        _ rules: [TopicRules.Rule], _ combinations: [TopicRules.Combination] = [],
        in text: String, key: String = "notes"
    ) -> [Int64: TopicMatcher.Count] {
        var topics = TopicRules()
        topics.rules = rules
        topics.combinations = combinations
        var counts: [Int64: TopicMatcher.Count] = [:]
        TopicMatcher(topics).find(in: text, key: key, counts: &counts)
        return counts
    }

    private func found(
        _ rules: [TopicRules.Rule], _ combinations: [TopicRules.Combination] = [], in text: String
    ) -> [Int64: Int] {
        counts(rules, combinations, in: text).mapValues(\.elsewhere)
    }

    @Test func allVariantsAreOneTopic() {
        let rule = TopicRules.Rule(
            topic: 1, variants: ["Obama", "Barack Obama", "President Obama"])
        #expect(found([rule], in: "Barack Obama met president Obama. Obama left.") == [1: 3])
        #expect(counts([rule], in: "Obama", key: "title")[1] == .init(title: 1, elsewhere: 0))
    }

    @Test func theLongestOfOverlappingPhrasesCounts() {
        let rules = [
            TopicRules.Rule(topic: 1, variants: ["San Francisco"]),
            TopicRules.Rule(topic: 2, variants: ["San Francisco Giants"]),
            TopicRules.Rule(topic: 3, variants: ["Giants"]),
        ]
        #expect(found(rules, in: "the San Francisco Giants") == [2: 1])
        #expect(found(rules, in: "Giants of San Francisco") == [1: 1, 3: 1])
        // Two topics may share a phrase.
        let twins = rules + [TopicRules.Rule(topic: 4, variants: ["giants"])]
        #expect(found(twins, in: "giants") == [3: 1, 4: 1])
    }

    @Test func exactVariantsMindCapitals() {
        let rule = TopicRules.Rule(topic: 1, variants: ["Go", "Golang"], isExact: true)
        #expect(found([rule], in: "we go; Go runs; GO; golang; Golang") == [1: 2])
    }

    @Test func aRuleLooksWhereItsScopeSays() {
        let rule = TopicRules.Rule(topic: 1, variants: ["x"], scope: ["title"])
        #expect(counts([rule], in: "x", key: "notes").isEmpty)
        #expect(counts([rule], in: "x", key: "title")[1]?.title == 1)
    }

    @Test func whatStandsNearMayRefuse() {
        let rule = TopicRules.Rule(
            topic: 1, variants: ["python"], unless: ["monty python", "snake"], within: 2)
        #expect(found([rule], in: "Monty Python") == [:])
        #expect(found([rule], in: "python, a big snake") == [:])
        #expect(found([rule], in: "python is not a snake") == [1: 1])
        #expect(found([rule], in: "a snake. python code in python") == [1: 1])
    }

    @Test func combinedTopicsCountWhereAllAreNear() {
        let acid = TopicRules.Combination(
            topic: 9, parts: [["acid"], ["attack", "assault"]], within: 3)
        #expect(found([], [acid], in: "an acid attack") == [9: 1])
        #expect(found([], [acid], in: "assault with the acid") == [9: 1])
        #expect(found([], [acid], in: "acid is sold. nobody thinks of an attack") == [:])
        #expect(found([], [acid], in: "acid acid attack, attack") == [9: 1])
        #expect(found([], [acid], in: "acid attack and acid attack") == [9: 2])
        #expect(found([], [acid], in: "acid") == [:])
    }

    @Test func titlesWeighMoreAndRepetitionLess() {
        #expect(TopicMatcher.Count(title: 1, elsewhere: 0).weight == 3)
        #expect(TopicMatcher.Count(title: 2, elsewhere: 0).weight == 3)
        #expect(TopicMatcher.Count(title: 0, elsewhere: 1).weight == 0.9)
        #expect(TopicMatcher.Count(title: 1, elsewhere: 3).weight == 4.8)
    }

    @Test func synonymsEndAtOneTopic() {
        #expect(TopicRules.canonical([(1, 2), (2, 3)]) == [1: 3, 2: 3])
        #expect(TopicRules.canonical([(5, 6), (6, 5), (7, 6)]) == [6: 5, 7: 5])
        #expect(TopicRules.canonical([]) == [:])
    }
}
