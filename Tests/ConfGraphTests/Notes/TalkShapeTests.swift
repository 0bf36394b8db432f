import Testing

@testable import ConfGraph

/// Each habit of marking talks, with notes of our own.
@Suite("Talks in notes")
struct TalkShapeTests {
    private func read(_ text: String) throws -> NoteReading {
        try NoteReader.read(Array(text.utf8), name: "test.md")
    }

    /// "title: speaker, speaker"
    private func talks(_ text: String) throws -> [String] {
        try read(text).talks.map { talk in
            talk.people.isEmpty
                ? talk.title : talk.title + ": " + talk.people.map(\.name).joined(separator: ", ")
        }
    }

    private static let expected = [
        "Kites in the cloud: Marla Quist", "Soup for compilers: Noor Pell",
        "Ropes and regrets: Ifeoma Okonjo, Lars Harrow",
    ]

    @Test func labelledLineBelow() throws {
        let text =
            "# ZedConf\n\n## Kites in the cloud\nby Marla Quist\n\nText.\n\n## Soup for compilers\nSpeaker: Noor Pell\n\n### Salt\n\n## Ropes and regrets\n(by Ifeoma Okonjo, Lars Harrow)\n"
        #expect(try talks(text) == Self.expected)
    }

    @Test func bareNameBelow() throws {
        let text =
            "Kites in the cloud\n---\nMarla Quist\n\n* wind\n\nSoup for compilers\n---\n* Noor Pell\n* soup\n\nRopes and regrets\n---\n\n_Ifeoma Okonjo & Lars Harrow_\n\ntext"
        #expect(try talks(text) == Self.expected)
    }

    @Test(arguments: ["%t - %s", "%t -- %s", "%t – %s", "%t (%s)", "%t by %s", "%t | %s"])
    func speakerLastInTheHeading(form: String) throws {
        try inHeading(form)
    }

    @Test(arguments: [
        "%s: %t", "%s, %t", "%s - %t", "%s | %t", "%s - %t [Talk] - [Video](http://v), Slides",
    ])
    func speakerFirstInTheHeading(form: String) throws {
        try inHeading(form)
    }

    private func inHeading(_ form: String) throws {
        let pairs = [
            ("Kites in the cloud", "Marla Quist"), ("Soup for compilers", "Noor Pell"),
            ("Ropes and regrets", "Ifeoma Okonjo and Lars Harrow"),
        ]
        let text =
            "# ZedConf\n\n"
            + pairs.map { title, speaker in
                "## " + form.replacingAll("%t", with: title).replacingAll("%s", with: speaker)
                    + "\n\n* point\n\n### Section\n\n* more\n"
            }.joined(separator: "\n")
        #expect(try talks(text) == Self.expected)
    }

    @Test func aTitleWithAColonIsNoPerson() throws {
        let text =
            "# ZedConf\n\n## Usable Kites: how to fly\n\nby Marla Quist\n\n## Fast Soup: a recipe\n\nby Noor Pell\n"
        #expect(
            try talks(text) == [
                "Usable Kites: how to fly: Marla Quist", "Fast Soup: a recipe: Noor Pell",
            ])
    }

    @Test func theNextHeadingIsTheName() throws {
        #expect(
            try talks(
                "# Why do kites fly?\n\n## Marla Quist [@marla](https://twitter.com/marla)\n\nWind.\n\n## Wind\n\nMore."
            ) == ["Why do kites fly?: Marla Quist"])
    }

    @Test func rowsOfTables() throws {
        let text =
            "# ZedConf\n\nTalk | Speaker | Notes\n--- | --- | ---\nKites in the cloud | Marla Quist | windy\n[Soup for compilers](s.md) | [Noor Pell](https://twitter.com/noor) |\nRopes and regrets | Ifeoma Okonjo, Lars Harrow |\n\n## Links\n\n- x"
        let reading = try read(text)
        #expect(try talks(text) == Self.expected)
        #expect(reading.talks[1].people[0].handle == "noor")
    }

    @Test func itemsOfLists() throws {
        let text =
            "# ZedConf\n\n1. Marla Quist. Kites in the cloud\n\n    * wind\n\n2. Noor Pell. Soup for compilers\n\n3. Ifeoma Okonjo and Lars Harrow. Ropes and regrets\n"
        #expect(try talks(text) == Self.expected)
    }

    @Test func groupsOfQuotedLines() throws {
        let text =
            "# ZedConf\n\n> Kites in the cloud\n> Marla flies kites since she was five.\n> Marla Quist @marla\n\n- wind\n\n> Soup for compilers\n> Noor Pell @noor\n\n- soup\n\n> Ropes and regrets\n> Ifeoma Okonjo @ifeoma\n"
        #expect(
            try talks(text) == [
                "Kites in the cloud: Marla Quist", "Soup for compilers: Noor Pell",
                "Ropes and regrets: Ifeoma Okonjo",
            ])
    }

    @Test func linkedTitlesOverAuthors() throws {
        let text =
            "# Day 3\n\n[Kites in the cloud](http://k)\\\nMarla Quist (Quillworks)\n\nWind.\n\n[Soup for compilers](http://s)\\\nNoor Pell (Ladle Institute)\n\n[Ropes and regrets](http://r)\\\nIfeoma Okonjo (Knots)\\\nLars Harrow (Knots)\n"
        #expect(try talks(text) == Self.expected)
    }

    @Test func nobodyIsNamed() throws {
        #expect(
            try talks(
                "# ZedConf 2031\n\n## How kites came to the cloud\n\nx\n\n## What soup does for compilers\n\nx\n\n## Why we regret the ropes\n\nx"
            ) == [
                "How kites came to the cloud", "What soup does for compilers",
                "Why we regret the ropes",
            ])
        #expect(
            try talks("# Kites in the cloud\n\n## Wind\n\nx\n\n## Rope\n\nx\n\n## Tails\n\nx") == [
                "Kites in the cloud"
            ])
    }

    @Test func headingsThatAreNoTalks() throws {
        for stop in [
            "Day 2", "Friday, March 6th", "Links", "Key Takeaways", "Q&A", "Day 1: Friday",
            "Track B", "2031-05-06", "Parking lot", "Lunch",
        ] {
            #expect(TitleRule.isStop(stop), "\(stop)")
        }
        for title in [
            "Daylight for servers", "Questions nobody asks", "Lunch is a protocol",
            "Track changes in time",
        ] {
            #expect(!TitleRule.isStop(title), "\(title)")
        }
    }

    @Test(arguments: [
        ("A. Kites in clouds", "Kites in clouds"), ("3) Kites", "Kites"), ("12. Kites", "Kites"),
        ("Talk 4: Kites", "Kites"), ("10:30 - Kites", "Kites"),
        ("9:00–9:45 Kites", "Kites"), ("Keynote: Kites", "Kites"), ("[Workshop] Kites", "Kites"),
        ("Kites:", "Kites"), ("Kites (Slides)", "Kites"),
        ("Kites - Video, Slides", "Kites"), ("Kites [Talk] - Video, Slides", "Kites"),
        ("“Kites”", "Kites"), ("Kites :rocket:", "Kites"),
        ("3 kites", "3 kites"), ("Keynote", "Keynote"), ("C++", "C++"), ("Time: 10", "Time: 10"),
        ("What is a video", "What is a video"), ("?", "?"),
    ])
    func cleanTitles(source: String, title: String) { #expect(TitleRule.clean(source) == title) }

    @Test func eventAndYear() throws {
        func event(_ text: String) throws -> String {
            let reading = try read(text)
            return "\(reading.event ?? "-") \(reading.year.map(String.init) ?? "-")"
        }
        let talk = "\n\n## Kites in the cloud\n\nby Marla Quist\n"
        #expect(try event("# ZedConf 2031 notes" + talk) == "ZedConf 2031")
        #expect(try event("# Notes from ZedConf 2031" + talk) == "ZedConf 2031")
        #expect(try event("# zedConf2031" + talk) == "zedConf 2031")
        #expect(
            try event("# ZedConf" + talk + "\nhttps://zed.example/2031/schedule/7\n")
                == "ZedConf 2031")
        #expect(
            try event("---\nevent: Zed Days\nyear: 2031\n---\n# Kites\n\nby Marla Quist")
                == "Zed Days 2031")
    }

    @Test func urlsAndText() throws {
        let talk = try read(
            "# ZedConf\n\n## Kites in the cloud\n- https://zed.example/schedule/1\n- Marla Quist\n- @marla\n- kites: see [this](http://k.example) and http://k.example\n\n### Wind\n\n- wind\n"
        ).talks[0]
        #expect(talk.urls == ["https://zed.example/schedule/1", "http://k.example"])
        #expect(talk.text.contains("kites: see this"))
        #expect(!talk.text.contains("Marla"))
        #expect(talk.people[0].handle == "marla")
    }
}
