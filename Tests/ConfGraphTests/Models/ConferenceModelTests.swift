import ConfGraph
import Foundation
import Testing

/// The shipped models fit what the loader makes of the examples.
@Suite struct ConferenceModelTests {
    private func conference() throws -> Graph {
        let graph = try Graph.inMemory()
        for name in ["notes.md", "pycon-2016.md"] {
            try graph.load(notes: Repository.current.url("Examples/" + name))
        }
        return graph
    }

    @Test func everythingLoadedIsAModel() throws {
        try conference().read { g in
            let talks = try g.all(Conference.Talk.self).models()
            #expect(talks.count == 26)
            #expect(talks.allSatisfy { $0.year != nil && $0.event != nil })
            #expect(try g.all(Conference.Speaker.self).models().count > 11)
            let topics = try g.all(Conference.Topic.self).models()
            #expect(topics.count > 100)
            #expect(try g.all(Conference.Event.self).models().count == 2)
            let about = try g.all(Conference.About.self).models()
            #expect(about.allSatisfy { ($0.weight ?? 0) > 0 })
            let related = try g.all(Conference.Related.self).models()
            #expect(!related.isEmpty && related.allSatisfy { ($0.weight ?? 0) > 0 })
            let counts = try [
                g.all(Conference.Gave.self).links().count, g.all(Conference.At.self).links().count,
            ]
            #expect(counts[0] > 20 && counts[1] == 26)
            // Nothing is left that no model knows.
            let models = [
                "speaker", "talk", "topic", "event", "gave", "about", "at", "related",
            ]
            for element in try g.v().toList() { #expect(models.contains(element.label)) }
            for element in try g.e().label().dedup().toList() {
                #expect(models.contains(element))
            }
        }
    }

    /// Every key that the loader writes is a property of the model.
    @Test func modelsKnowEveryKey() throws {
        func keys<M: VertexModel>(_: M.Type, _ model: M) throws -> Set<String> {
            let data = try JSONEncoder().encode(model)
            let object = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
            return Set(object.keys)
        }
        typealias C = Conference
        let known: [String: Set<String>] = [
            "speaker": try keys(
                C.Speaker.self,
                C.Speaker(
                    name: "a", handle: "b", github: "c", affiliation: ["d"], role: ["e"])),
            "talk": try keys(
                C.Talk.self,
                C.Talk(
                    title: "a", event: "b", year: 1, url: ["c"], abstract: ["d"], notes: ["e"])
            ).union(["topic"]),
            "topic": try keys(C.Topic.self, C.Topic(name: "a", kind: "b")),
            "event": try keys(C.Event.self, C.Event(name: "a", year: 1)),
        ]
        try conference().read { g in
            for vertex in try g.v().toList() {
                for key in vertex.propertyKeys {
                    #expect(known[vertex.label]?.contains(key) == true, "\(vertex.label).\(key)")
                }
            }
        }
    }

    @Test func theFoundingQuestionTyped() throws {
        try conference().read { g in
            let titles = try g.all(Conference.Speaker.self).has(\.name, "Cory Benfield")
                .out(Conference.Gave.self).has(\.topic, "http2").has(\.year, .lt(2016))
                .values(\.title).toList()
            #expect(titles == ["http2"])
            let cory = try #require(
                try g.all(Conference.Speaker.self).has(\.name, "Cory Benfield").next())
            #expect(cory.handle == "lukasaoz")
            #expect(cory.affiliation == ["Metaswitch Networks"])
        }
    }

    /// A talk's topics are what it is about, whatever is written.
    @Test func topicsAreReadThroughEdges() throws {
        try conference().write { g in
            var talk = try #require(
                try g.all(Conference.Talk.self).has(\.title, "http2").next())
            #expect(talk.topic.contains("http2"))
            talk.year = 2031
            let now = try g.update(talk)
            #expect(now.topic == talk.topic && now.year == 2031)
            let topic = try g.upsert(Conference.Topic(name: "kites"))
            try g.connect(now, Conference.About(weight: 1), topic, once: true)
            #expect(try g.update(now).topic.contains("kites"))
            let new = try g.insert(Conference.Talk(title: "New"))
            #expect(new.topic.isEmpty)
        }
    }

    /// What a vocabulary states are models as well.
    @Test func everyVocabularyIsModels() throws {
        let graph = try conference()
        try graph.load(
            vocabulary: Repository.current.url("Examples/newsroom/newsroom.vocabulary"))
        try graph.loadComputingVocabulary()
        try graph.applyTopics()
        try graph.read { g in
            let rules = try g.all(Conference.Rule.self).models()
            #expect(rules.count > 3 && rules.allSatisfy { !$0.variant.isEmpty })
            #expect(rules.contains { $0.unless.contains("The Who") && $0.exact == true })
            let found = try g.all(Conference.Rule.self).has(\.variant, "WHO")
                .out(Conference.Extracts.self).models()
            #expect(found.map(\.name) == ["World Health Organization"])
            let kinds = try g.all(Conference.Topic.self).has(\.name, "ebola")
                .out(Conference.Related.self).values(\.kind).dedup().toList()
            #expect(Set(kinds) == ["organization", "place"])
            let parts = try g.all(Conference.Combines.self).has(\.within, 6).links()
            #expect(Set(parts.map(\.target.name)) == ["acid", "attack"])
            #expect(try g.all(Conference.SynonymOf.self).links().count > 100)
            #expect(try g.all(Conference.Broader.self).links().count > 10)
            #expect(try g.all(Conference.Talk.self).models().count == 26)
            #expect(try g.all(Conference.About.self).models().count > 26)
        }
    }

    @Test func theSemanticLayerHasModels() throws {
        try Graph.inMemory().write { g in
            let rule = try g.insert(
                Conference.Rule(name: "http2", variant: ["HTTP/2", "http 2"]))
            let http2 = try g.upsert(Conference.Topic(name: "http2", kind: "protocol"))
            let http = try g.upsert(Conference.Topic(name: "http"))
            let h2 = try g.upsert(Conference.Topic(name: "h2"))
            try g.connect(rule, Conference.Extracts(), http2)
            try g.connect(h2, Conference.SynonymOf(), http2)
            try g.connect(http2, Conference.Combines(), http)
            let found = try g.all(Conference.Rule.self).has(\.variant, "HTTP/2")
                .out(Conference.Extracts.self).in(Conference.SynonymOf.self).models()
            #expect(found.map(\.name) == ["h2"])
            #expect(try g.e().label().toList() == ["extracts", "synonymOf", "combines"])
        }
    }
}
