import Testing

@testable import ConfGraph

/// Comments in the notes that put a guess right.
@Suite("Corrections in notes")
struct CorrectionTests {
    private func read(_ text: String) throws -> NoteReading {
        try NoteReader.read(Array(text.utf8), name: "notes.md")
    }

    private func talks(_ text: String) throws -> [String] {
        try read(text).talks.map { talk in
            talk.people.isEmpty
                ? talk.title : talk.title + ": " + talk.people.map(\.name).joined(separator: ", ")
        }
    }

    private static let notes = """
        # ZedConf 2031

        ## Kites in the cloud
        by Marla Quist

        - wind

        ## Intermezzo with a kazoo
        by Marla Quist

        - noise

        ## Soup for compilers
        by Noor Pell

        - soup
        """

    private func edited(_ line: String, _ replacement: String) -> String {
        Self.notes.replacingAll(line, with: replacement)
    }

    @Test(arguments: [
        "## Intermezzo with a kazoo <!-- confgraph: not a talk -->",
        "<!-- confgraph: not a talk -->\n## Intermezzo with a kazoo",
        "<!-- confgraph: no talk -->\n\n## Intermezzo with a kazoo",
    ])
    func notATalk(line: String) throws {
        let reading = try read(edited("## Intermezzo with a kazoo", line))
        #expect(reading.talks.map(\.title) == ["Kites in the cloud", "Soup for compilers"])
        // What was said there belongs to the talk before.
        #expect(reading.talks[0].text.contains("noise"))
    }

    @Test func aTalk() throws {
        let text = edited(
            "- wind", "- wind\n\n### Ropes <!-- confgraph: talk -->\n\nby Ana Ruiz\n\n- knots")
        #expect(
            try talks(text).prefix(2) == ["Kites in the cloud: Marla Quist", "Ropes: Ana Ruiz"])
        let reading = try read(text)
        #expect(reading.talks[1].rule == NoteCorrections.rule)
        #expect(!reading.talks[0].text.contains("knots"))
        let named = edited("- noise", "<!-- confgraph: talk Ropes and knots -->\n- noise")
        #expect(try talks(named).contains("Ropes and knots"))
    }

    @Test func titleAndSpeakers() throws {
        #expect(
            try talks(edited("- wind", "- wind <!-- confgraph: title Kites, again -->"))[0]
                == "Kites, again: Marla Quist")
        #expect(
            try talks(
                edited(
                    "- wind",
                    "<!-- confgraph: speakers bell (@bell), Quillworks; Noor Pell -->\n- wind"))[0]
                == "Kites in the cloud: bell, Noor Pell")
        #expect(
            try talks(edited("- wind", "<!-- confgraph: no speaker -->\n- wind"))[0]
                == "Kites in the cloud")
    }

    @Test func topics() throws {
        let reading = try read(
            edited(
                "- wind",
                "- wind\n<!-- confgraph: topic air law, rope -->\n<!-- confgraph: not topic cloud -->\n- more"
            ))
        let topics = reading.talks[0].topics.map(\.name)
        #expect(topics.prefix(2) == ["air law", "rope"])
        #expect(!topics.contains("cloud"))
    }

    @Test func eventAndYear() throws {
        let reading = try read(
            "<!-- confgraph: event The Other Conf -->\n<!-- confgraph: year 1999 -->\n" + Self.notes
        )
        #expect(reading.event == "The Other Conf")
        #expect(reading.year == 1999)
    }

    @Test func theNotationInAFenceIsOnlyShown() throws {
        let text = edited("- noise", "```\n<!-- confgraph: speeker X -->\n```")
        #expect(try talks(text).count == 3)
        // And so is the word elsewhere.
        #expect(try talks(edited("- noise", "- see confgraph: load")).count == 3)
    }

    @Test(arguments: ["speeker X", "", "year soon", "title", "not topic", "topics ,"])
    func whatCorrectsNothingIsAnError(words: String) throws {
        let error = #expect(throws: GraphError.self) {
            try read(edited("- noise", "<!-- confgraph: \(words) -->"))
        }
        #expect(error?.code == .badInput)
        #expect(error?.message.contains("notes.md, line 11") == true, "\(error?.message ?? "")")
    }
}
