import Foundation
import Testing

/// `confgraph topics`, with the newsroom that ships as an example.
@Suite struct TopicsCommandTests {
    private func newsroom() throws -> BuiltProgram {
        let confgraph = try BuiltProgram()
        for name in ["notes.md", "newsroom.vocabulary"] {
            try confgraph.folder.write(
                Repository.current.text("Examples/newsroom/" + name), to: name)
        }
        #expect(try confgraph("load", "notes.md").status == 0)
        return confgraph
    }

    @Test func applyTagsTheExampleAndSaysWhat() throws {
        let confgraph = try newsroom()
        let run = try confgraph("topics", "apply", "newsroom.vocabulary")
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.contains { $0.contains("Covering an epidemic: ") && $0.contains("+ ebola") })
        #expect(lines.last?.hasPrefix("3 talks, ") ?? false, "\(run.output)")
        // The founding query: from ebola to organizations and their places.
        let places = try confgraph.traverse(
            "v(topic).has(name,ebola).out(related).has(kind,organization)"
                + ".out(related).has(kind,place).values(name).order()")
        #expect(places == "Geneva\nGuinea\nLiberia\n")
        let talks = try confgraph.traverse(
            "v(topic).has(name,ebola).in(about).values(title)")
        #expect(talks == "Covering an epidemic\n")
        // "Two acid attacks" in the notes, one concept in the vocabulary.
        let attacks = try confgraph.traverse("v(talk).has(topic,'acid attack').values(title)")
        #expect(attacks == "Two acid attacks and one archive\n")
        // One person, three strings; somebody else is not him.
        let people = try confgraph.traverse(
            "v(topic).has(kind,person).in(about).values(title)")
        #expect(people == "Names that readers type\n")
        let none = try confgraph.traverse("v(topic).has(name,Guinea).in(about).count()")
        #expect(none == "0\n")
        let again = try confgraph("topics", "apply")
        #expect(again.output.hasSuffix("nothing changed\n"))
        #expect(try confgraph("check").status == 0)
    }

    @Test func computingComesWithTheProgram() throws {
        let confgraph = try BuiltProgram()
        try confgraph.copyExamples()
        #expect(try confgraph("load", "notes.md").status == 0)
        let run = try confgraph("topics", "apply", "computing")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("talk["))
        let unloaded = try confgraph("unload", "computing")
        #expect(unloaded.status == 0, "\(unloaded.errors)")
    }

    @Test func suggestPrintsLinesOfAVocabulary() throws {
        let confgraph = try newsroom()
        let run = try confgraph("topics", "suggest")
        #expect(run.status == 0, "\(run.errors)")
        if !run.output.isEmpty {
            try confgraph.folder.write(run.output, to: "suggested.vocabulary")
            #expect(try confgraph("topics", "apply", "suggested.vocabulary").status == 0)
        }
    }

    @Test func mistakesAreExplained() throws {
        let confgraph = try newsroom()
        let word = try confgraph("topics", "aply")
        #expect(word.status == 2)
        #expect(word.errors.contains("Did you mean apply?"))
        let missing = try confgraph("topics", "apply", "nothing.vocabulary")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("nothing.vocabulary"))
        try confgraph.folder.write("x\n  alsoo: y\n", to: "wrong.vocabulary")
        let wrong = try confgraph("topics", "apply", "wrong.vocabulary")
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("line 2"))
        #expect(try confgraph("topics").status == 2)
        #expect(try confgraph("topics", "suggest", "x").status == 2)
    }
}
