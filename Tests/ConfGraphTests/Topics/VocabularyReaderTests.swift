import Testing

@testable import ConfGraph

/// The text form of vocabularies.
@Suite struct VocabularyReaderTests {
    private func read(_ text: String) throws -> [Concept] {
        try VocabularyReader.read(text, file: "x.vocabulary")
    }

    @Test func everythingThatAConceptMaySay() throws {
        let concepts = try read(
            """
            # kinds of things
            kubernetes (software)   # the usual one
                also: k8s, "kube, the"
                broader: container orchestration
                related: docker,helm
            \tfind: kubernetes
                    in: title
                    unless: no kubernetes, not kubernetes
                    within: 3
                exact: K8S
            acid attack (crime)
                combines: acid + attack within 5
            "c++" (language)
            c# (language)
            plain
            """)
        #expect(concepts.map(\.name) == ["kubernetes", "acid attack", "c++", "c#", "plain"])
        let kubernetes = concepts[0]
        #expect(kubernetes.kind == "software")
        #expect(kubernetes.line == 2)
        #expect(kubernetes.synonyms == ["k8s", "kube, the"])
        #expect(kubernetes.broader == ["container orchestration"])
        #expect(kubernetes.related == ["docker", "helm"])
        #expect(
            kubernetes.rules == [
                Concept.Rule(
                    variants: ["kubernetes"], isExact: false, scope: ["title"],
                    unless: ["no kubernetes", "not kubernetes"], within: 3, line: 6),
                Concept.Rule(variants: ["K8S"], isExact: true, line: 10),
            ])
        #expect(
            concepts[1].combination
                == Concept.Combination(parts: ["acid", "attack"], within: 5, line: 12))
        #expect(concepts[4].kind == nil)
    }

    @Test(arguments: [
        ("", "no concepts found"),
        ("# only a comment", "no concepts found"),
        ("  also: x", "line 1: this line is indented"),
        ("a\n  alsso: x", "line 2: \"alsso:\" is not known; did you mean \"also:\"?"),
        ("a\n  nothing", "line 2: \"nothing\" is no \"word: …\""),
        ("a\n  also:", "line 2: a name is missing"),
        ("a\n  also: b,, c", "line 2: a name is missing"),
        ("a\n  also: \"b", "line 2: a quote is not closed"),
        ("talk\nb\nTalks", "line 3: Talks stands on line 1 already"),
        ("a ()", "line 1: a has an empty kind"),
        ("a\n  in: title", "line 2: \"in:\" belongs below"),
        ("a\n  combines: b", "line 2: \"combines:\" takes several"),
        ("a\n  combines: b + c within x", "line 2: \"within\" takes a number"),
        ("a\n  combines: b + c\n  combines: d + e", "line 3: a combines topics already"),
        ("a\n  find: b\n  within: 0", "line 3: \"within\" takes a number"),
    ])
    func mistakesNameTheirLine(_ text: String, _ message: String) throws {
        do {
            let found = try read(text)
            Issue.record("read as \(found)")
        } catch let error as GraphError {
            #expect(error.code == .badInput)
            #expect(error.message.hasPrefix("x.vocabulary"))
            #expect(error.message.contains(message), "\(error.message)")
        }
    }

    @Test func theComputingVocabularyIsLargeAndWhole() throws {
        let concepts = try VocabularyReader.read(ComputingVocabulary.text, file: "computing")
        #expect(concepts.count >= 300)
        let names = Set(concepts.map { TopicKey.of($0.name) })
        var owner: [String: String] = [:]
        for concept in concepts {
            #expect(concept.kind != nil, "\(concept.name)")
            for wider in concept.broader {
                #expect(names.contains(TopicKey.of(wider)), "\(concept.name): \(wider)")
            }
            for synonym in concept.synonyms {
                let key = TopicKey.of(synonym)
                // A synonym of two concepts, or of itself, means nothing.
                #expect(owner[key] == nil, "\(synonym): \(concept.name), \(owner[key] ?? "")")
                owner[key] = concept.name
                #expect(!names.contains(key) || key == TopicKey.of(concept.name), "\(synonym)")
            }
        }
    }
}
