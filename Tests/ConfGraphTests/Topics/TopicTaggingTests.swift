import Foundation
import Testing

@testable import ConfGraph

/// The vocabulary in the graph, and what it makes of talks.
@Suite struct TopicTaggingTests {
    let folder: TemporaryDirectory
    let graph: Graph

    init() throws {
        folder = try TemporaryDirectory()
        graph = try Graph.inMemory()
    }

    private static let notes = """
        # ZedConf 2031

        ## Sailing k8s
        by Marla Vesterholm

        - pods, pods and more pods on k8s
        - it is only a boat

        ## Acids in the kitchen
        by Ifeoma Okonjo

        - an attack with acid is no recipe
        - lemons are fine

        ## A walk in the park
        by Tomasz Harrow

        - trees everywhere, and kubernetes nowhere
        """

    private static let vocabulary = """
        kubernetes (software)
            also: k8s
            broader: container orchestration
        acid attack (crime)
            combines: acid + attack within 4
        boat (vehicle)
            find: boat
        """

    private func file(_ text: String, _ name: String) throws -> URL {
        try folder.write(text, to: name)
    }

    private func loadAll() throws {
        try graph.load(notes: file(Self.notes, "notes.md"))
        #expect(try graph.load(vocabulary: file(Self.vocabulary, "v.vocabulary")) == 3)
    }

    private func ask(_ text: String) throws -> [String] {
        try graph.read { g in try g.traverse(text).toList().map(\.shown).sorted() }
    }

    @Test func aVocabularyBecomesTopicsAndRules() throws {
        try loadAll()
        #expect(
            try ask("v(topic).has(name,k8s).out(synonymOf).values(name)") == ["kubernetes"])
        #expect(
            try ask("v(topic).has(name,kubernetes).out(broader).values(name)")
                == ["container orchestration"])
        #expect(
            try ask("v(topic).has(name,'acid attack').out(combines).values(name)")
                == ["acid", "attack"])
        #expect(
            try ask("v(topic).has(name,'acid attack').outE(combines).values(within)") == ["4", "4"])
        #expect(try ask("v(rule).out(extracts).values(name)") == ["boat"])
        #expect(try ask("v(rule).values(variant)") == ["boat"])
        #expect(try ask("v(topic).has(kind,software).values(name)") == ["kubernetes"])
        #expect(try graph.check().isClean)
    }

    @Test func applyingTagsTalksOnce() throws {
        try loadAll()
        let first = try graph.applyTopics()
        #expect(first.talks == 3)
        #expect(first.changes.count == 3)
        #expect(first.added == 4)
        #expect(
            try ask("v(talk).has(title,'Sailing k8s').out(about).has(kind).values(name)")
                == ["boat", "kubernetes"])
        #expect(
            try ask("v(talk).has(title,'Acids in the kitchen').out(about).has(kind).values(name)")
                == ["acid attack"])
        #expect(
            try ask("v(talk).has(topic,kubernetes).values(title)")
                == ["A walk in the park", "Sailing k8s"])
        // Nothing changed since: nothing is written.
        let again = try graph.applyTopics()
        #expect(again.changes.isEmpty)
        #expect(again.description == "3 talks, 4 concepts: nothing changed")
        #expect(try graph.check().isClean)
    }

    @Test func anEditedVocabularyTakesBackWhatItSaid() throws {
        try loadAll()
        try graph.applyTopics()
        let edited = Self.vocabulary.replacingOccurrences(of: "find: boat", with: "find: vessel")
        try graph.load(vocabulary: file(edited, "v.vocabulary"))
        let summary = try graph.applyTopics()
        #expect(summary.removed == 1)
        #expect(summary.changes.first?.removed == ["boat"])
        #expect(try ask("v(rule).values(variant)") == ["vessel"])
        // The whole vocabulary goes, and what it tagged with it.
        try graph.unload(notes: folder.url.appendingPathComponent("v.vocabulary"))
        let last = try graph.applyTopics()
        #expect(last.concepts == 0)
        #expect(try ask("v(rule).count()") == ["0l"])
        #expect(try ask("v(topic).has(name,'acid attack').count()") == ["0l"])
        #expect(try ask("v(talk).out(about).has(name,boat).count()") == ["0l"])
        #expect(try graph.check().isClean)
    }

    @Test func theGraphIsAsBeforeWhereVocabularyAndTagsAreTakenBack() throws {
        try graph.load(notes: file(Self.notes, "notes.md"))
        let image = try ask("g.V().hasLabel('topic','talk').valueMap()")
        let edges = try ask(
            "g.E().project('l','a','b').by(label).by(outV().values()).by(inV().values())")
        try graph.load(vocabulary: file(Self.vocabulary, "v.vocabulary"))
        try graph.applyTopics()
        #expect(try ask("g.V().hasLabel('topic','talk').valueMap()") != image)
        try graph.unload(notes: folder.url.appendingPathComponent("v.vocabulary"))
        try graph.applyTopics()
        #expect(try ask("g.V().hasLabel('topic','talk').valueMap()") == image)
        #expect(
            try ask("g.E().project('l','a','b').by(label).by(outV().values()).by(inV().values())")
                == edges)
    }

    @Test func unloadingNotesTakesTaggedTalksAlong() throws {
        try loadAll()
        try graph.applyTopics()
        try graph.unload(notes: folder.url.appendingPathComponent("notes.md"))
        #expect(try ask("v(talk).count()") == ["0l"])
        #expect(try graph.applyTopics().talks == 0)
        #expect(try graph.check().isClean)
    }

    @Test func whatATraversalRemovedStaysRemoved() throws {
        try loadAll()
        try graph.applyTopics()
        try graph.write { g in
            try g.traverse(
                "v(talk).outE(about).where(inV().has(name,boat)).drop()"
            ).iterate()
        }
        #expect(try graph.applyTopics().changes.isEmpty)
        #expect(try ask("v(talk).has(topic,boat).count()") == ["0l"])
    }

    @Test func traversalsEditTheVocabulary() throws {
        try loadAll()
        try graph.write { g in
            try g.traverse(
                """
                addV(rule).property(name,trees).property(set,variant,trees).as(r)
                    .addV(topic).property(name,forestry).property(kind,field)
                    .addE(extracts).from(r)
                """
            ).iterate()
        }
        let summary = try graph.applyTopics()
        #expect(
            summary.changes.contains {
                $0.title == "A walk in the park" && $0.added.contains("forestry")
            })
    }

    @Test func anEdgeOfTheNotesKeepsItsWeight() throws {
        try graph.load(notes: file(Self.notes, "notes.md"))
        let before = try ask("v(talk).outE(about).where(inV().has(name,k8s)).values(weight)")
        #expect(before.count == 1)
        try graph.load(vocabulary: file("k8s (software)", "v.vocabulary"))
        try graph.applyTopics()
        #expect(
            try ask("v(talk).outE(about).where(inV().has(name,k8s)).values(weight)") == before)
        #expect(try graph.check().isClean)
    }

    /// A vocabulary's spelling of a name counts, as long as it is loaded.
    @Test func theVocabularySpellsNames() throws {
        try graph.load(notes: file(Self.notes, "notes.md"))
        let url = try file("K8s (software)\nLemons (fruit)", "v.vocabulary")
        try graph.load(vocabulary: url)
        #expect(try ask("v(topic).has(kind,software).values(name)") == ["K8s"])
        try graph.load(notes: file(Self.notes + "\n- more k8s", "notes.md"))
        #expect(try ask("v(topic).has(kind,software).values(name)") == ["K8s"])
        try graph.unload(notes: url)
        #expect(try ask("v(topic).has(name,k8s).count()") == ["1l"])
        #expect(try ask("v(topic).has(name,K8s).count()") == ["0l"])
    }

    // MARK: Asking

    /// A topic is found by its synonyms, by what it is a case of and by its
    /// kind, in every spelling of `has`; and by the very word where asked so.
    @Test func questionsFollowTheVocabulary() throws {
        try loadAll()
        try graph.applyTopics()
        let both = ["A walk in the park", "Sailing k8s"]
        for topic in ["k8s", "kubernetes", "container orchestration", "software"] {
            #expect(try ask("v(talk).has(topic,'\(topic)').values(title)") == both, "\(topic)")
            #expect(try ask("v(talk).has(topic,eq('\(topic)')).values(title)") == both)
            #expect(try ask("g.V().has('talk','topic','\(topic)').values('title')") == both)
            #expect(try ask("v(talk).has(topic,within('\(topic)',x)).values(title)") == both)
            #expect(try ask("v(speaker).where(out(gave).has(topic,'\(topic)')).count()") == ["2l"])
        }
        let word = "g.withoutStrategies(ConceptStrategy).V().hasLabel('talk').has('topic','k8s')"
        #expect(try ask(word + ".values('title')") == ["Sailing k8s"])
        #expect(try ask("v(talk).has(topic,neq(k8s)).has(title,'Sailing k8s').count()") == ["1l"])
        let explanation = try graph.read { g in
            try g.traverse("v(talk).has(topic,k8s)").explain().description
        }
        #expect(explanation.contains("ConceptStrategy"), "\(explanation)")
        #expect(explanation.contains("kubernetes"))
        let plain = try graph.read { g in
            try g.traverse("v(talk).has(topic,lemons)").explain().description
        }
        #expect(!plain.contains("ConceptStrategy"))
    }

    @Test func circlesOfSynonymsEnd() throws {
        try loadAll()
        try graph.applyTopics()
        try graph.write { g in
            try g.traverse(
                """
                v(topic).has(name,k8s).as(a).V().has(name,kubernetes).as(b)
                    .addE(synonymOf).from(b).to(a).select(b).addE(broader).from(a).to(b)
                """
            ).iterate()
        }
        #expect(try ask("v(talk).has(topic,k8s).count()") == ["2l"])
        #expect(try graph.applyTopics().talks == 3)
    }

    @Test func aCancelledTaggingChangesNothing() throws {
        try loadAll()
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: GraphError.self) { try graph.applyTopics(cancellation: cancellation) }
        #expect(try ask("v(talk).out(about).has(kind).count()") == ["0l"])
    }

    // MARK: Suggestions

    @Test func notesSuggestSynonymsAndCombinations() throws {
        try graph.write { g in
            func topic(_ name: String) throws -> Vertex {
                try g.addVertex("topic", properties: ["name": .string(name)])
            }
            let topics = try [
                "kubernetes", "k8s", "nodejs", "node.js", "machine learning", "ml", "acid",
                "attack",
            ].map(topic)
            for number in 0..<3 {
                let talk = try g.addVertex(
                    "talk",
                    properties: [
                        "title": .string("Talk \(number)"),
                        "notes": "acid was the means of the attack",
                    ])
                for topic in topics where number > 0 || topic != topics[1] {
                    try g.addEdge("about", from: talk, to: topic)
                }
            }
        }
        let texts = try graph.suggestTopics().map(\.description)
        func has(_ head: String, _ line: String) -> Bool {
            texts.contains { $0.hasPrefix(head) && $0.hasSuffix("    " + line) }
        }
        #expect(has("kubernetes  # k8s is short for it; 3 talks", "also: k8s"), "\(texts)")
        #expect(has("machine learning  # ml is its initials", "also: ml"), "\(texts)")
        #expect(texts.contains { $0.contains("the same letters") && $0.contains("node") })
        #expect(texts.contains { $0.contains("combines: ") && $0.contains("acid") }, "\(texts)")
        // What is suggested can be loaded as it is printed, and is not
        // suggested again.
        let one = texts.filter { !$0.contains("combines") }.joined(separator: "\n")
        try graph.load(vocabulary: file(one, "s.vocabulary"))
        let rest = try graph.suggestTopics()
        #expect(rest.allSatisfy { if case .synonym = $0.kind { false } else { true } }, "\(rest)")
    }
}
