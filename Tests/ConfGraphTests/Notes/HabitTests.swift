import Testing

@testable import ConfGraph

/// Each habit that real notes were seen to have, in words of our own: what the
/// rules must read whatever a single file looks like.
@Suite("Habits of notes")
struct HabitTests {
    private func talks(_ text: String) throws -> [String] {
        try NoteReader.read(Array(text.utf8), name: "test.md").talks.map { talk in
            talk.people.isEmpty
                ? talk.title : talk.title + ": " + talk.people.map(\.name).joined(separator: ", ")
        }
    }

    private static let three = [
        "Kites in the cloud: Marla Quist", "Soup for compilers: Noor Pell",
        "Ropes and regrets: Ifeoma Okonjo",
    ]

    /// A note of three talks, made of one pattern each.
    private func note(_ pattern: String, head: String = "# ZedConf\n\n") -> String {
        let pairs = [
            ("Kites in the cloud", "Marla Quist", "marlaq"),
            ("Soup for compilers", "Noor Pell", "noorp"),
            ("Ropes and regrets", "Ifeoma Okonjo", "ifeoma"),
        ]
        return head
            + pairs.enumerated().map { i, pair in
                pattern.replacingAll("%t", with: pair.0).replacingAll("%s", with: pair.1)
                    .replacingAll("%h", with: pair.2).replacingAll("%n", with: "\(i + 1)")
            }.joined()
    }

    @Test(arguments: [
        "## %t\n\n**Speaker(s):** %s\n\n* point\n\n", "## %t\nPresenter: %s\n\ntext\n\n",
        "## %t\n\n@author %s\n\n* point\n\n", "## %n. %t\nSpeaker: %s\n\n* point\n\n",
        "### %t ###\n%s, Quillworks\n\n* point\n\n", "## %t\n\n🎤 %s\n\n* point\n\n",
        "## 🪁 %t\n\nby %s\n\n", "## %n0:00 - %n0:45: %t (%s)\n\n- point\n\n",
        "## %t | %s | @%h | Ladle Institute\n\n- point\n\n", "# %t\n\n## %s\n\ntext\n\n",
        "%t\n----\n%s\n\n* point\n\n", "<h2>%t</h2>\n<p>%s</p>\n\npoint\n\n",
        "### %s | @%h | Quillworks\n%t\n\n- point\n\n", "## %s\n\n%t\n\n- point\n\n",
        "## %s\n### %t\n\n- point\n\n", "%n. %t - %s\n   - point\n",
        "- [%t](https://video.example/%n) - %s\n",
        "[%t](https://video.example/%n) by %s\n\nAbout it.\n\n", "**%t** - %s\n\nAbout it.\n\n",
        "After that came **%t** by %s, which was long.\n\n",
        "%s spoke about **%t**. It was windy.\n\n", "Then “%t” by %s, in the large hall.\n\n",
        "> %t\n> Someone who has been here before.\n> %s @%h\n\n- point\n\n",
    ])
    func patterns(pattern: String) throws {
        let head = pattern.hasPrefix("# ") || pattern.hasPrefix("%t\n--") ? "" : "# ZedConf\n\n"
        #expect(try talks(note(pattern, head: head)) == Self.three, "\(pattern)")
    }

    @Test func linksByReference() throws {
        let text =
            note("## [%t][t%n] - [%s][s%n]\n\n- point\n\n")
            + (1...3).map {
                "[t\($0)]: https://zed.example/talks/\($0)\n[s\($0)]: https://twitter.com/h\($0)\n"
            }.joined()
        #expect(try talks(text) == Self.three)
        let reading = try NoteReader.read(Array(text.utf8), name: "test.md")
        #expect(reading.talks.map { $0.people.first?.handle } == ["h1", "h2", "h3"])
        #expect(reading.talks[0].urls.contains("https://zed.example/talks/1"))
    }

    @Test func aLoneHandleIsTheSpeaker() throws {
        #expect(
            try talks(note("## %t\n@%h\n\n- point\n\n")) == [
                "Kites in the cloud: marlaq", "Soup for compilers: noorp",
                "Ropes and regrets: ifeoma",
            ])
    }

    @Test(arguments: [false, true]) func capitals(namesFirst: Bool) throws {
        let text = note(
            namesFirst ? "%s\n%t\n\nIt was windy.\n\n" : "%t\n%s\n\nIt was windy.\n\n",
            head: ""
        )
        let capitals = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix("It") ? String($0) : $0.uppercased()
        }.joined(separator: "\n")
        #expect(
            try talks("ZedConf, in the hall\n\n" + capitals) == Self.three.map { $0.uppercased() })
    }

    @Test func labelledTitles() throws {
        #expect(
            try talks(
                "@title Kites in the cloud\n@author Marla Quist\n\nWind.\n\n## Wind\n\n- free\n")
                == ["Kites in the cloud: Marla Quist"])
        #expect(
            try talks(note("Title: %t\nSpeaker: %s\nRoom: 5\n\nIt was windy.\n\n", head: ""))
                == Self.three)
    }

    @Test func tablesWithMoreColumnsAndRowsThatAreNoTalks() throws {
        let text =
            "# ZedConf\n\n| Time | Title | Presenter(s) | Video |\n|---|:---:|---|---|\n"
            + note("| 1%n:00 | %t | %s | [v](http://v.example/%n) |\n", head: "")
            + "| 15:00 | Coffee | | |\n"
        #expect(try talks(text) == Self.three)
    }

    @Test func twoLevelsMixed() throws {
        let text =
            "# ZedConf\n\n## Kites in the cloud\n\nby Marla Quist\n\n## Lightning talks\n\n"
            + "### Soup for compilers\n\nby Noor Pell\n\n### Ropes and regrets\n\nby Ifeoma Okonjo\n\n"
            + "## The wind is a protocol\n\nby Ana Ruiz\n"
        #expect(try talks(text) == Self.three + ["The wind is a protocol: Ana Ruiz"])
    }

    @Test func lineEndsAndByteOrderMark() throws {
        let text = note("## %t\n\nSpeaker: %s\n\n* point\n\n")
        #expect(try talks(text.replacingAll("\n", with: "\r\n")) == Self.three)
        #expect(try talks(text.replacingAll("\n", with: "\r")) == Self.three)
        #expect(try talks("\u{FEFF}" + text) == Self.three)
    }

    @Test func markupThatIsNoNote() throws {
        let text =
            "<style>\n# Not a talk\n\nby Nobody Atall\n</style>\n<!--\n## Nor this\n\nby Nobody Atall\n-->\n"
            + "<script>\n## Nor that\n</script>\n"
            + note("## %t <!-- seen twice -->\n\nby %s\n\n```\n## code\n\nby Nobody Atall\n```\n\n")
        #expect(try talks(text) == Self.three)
    }

    // MARK: - Pasted text

    @Test func aTitleWithItsSpeakerOnTheNextLine() throws {
        #expect(
            try talks(
                note("%t\n%s, Quillworks\n\n  • point\n  • another\n\n", head: "Zed notes\n\n"))
                == Self.three)
    }

    @Test func namesInFrontOfMostLoneLines() throws {
        let more = [
            "Lars Harrow, Growing old with parsers", "Ana Ruiz, The wind is a protocol",
        ].map { "\($0)\n\n  • point\n\n" }.joined()
        let text =
            note("%s, %t [Keynote] - Video, Slides\n\nReferences: kites\n\n", head: "") + more
        #expect(
            try talks(text) == Self.three + [
                "Growing old with parsers: Lars Harrow", "The wind is a protocol: Ana Ruiz",
            ])
    }

    @Test func whatTheContentsListIsATalk() throws {
        let titles = [
            "Pourquoi les cerfs-volants volent !", "Quarks : de la soupe", "Les cordes du futur",
        ]
        let text =
            "Mercredi 17 Avril\n\nAgenda\n" + titles.joined(separator: "\n") + "\n\n"
            + titles.map { "\($0)\n\nUne session assez longue sur le sujet.\n\nRetour\n\n" }
            .joined()
        #expect(try talks(text) == titles)
    }

    // MARK: - Languages

    @Test(arguments: [
        ("Drager i skyen", "Foredragsholder: Marla Østby", "Marla Østby", "Spørsmål"),
        ("Des cerfs-volants", "par Noël Pelletier", "Noël Pelletier", "Ressources"),
        ("Drachen in der Wolke", "Referentin: Jana Müller", "Jana Müller", "Fragen"),
        ("Cometas en la nube", "Ponente: Inés Peña", "Inés Peña", "Preguntas"),
        ("Воздушные змеи в облаке", "Докладчик: Мария Иванова", "Мария Иванова", "Вопросы"),
        ("云中的风筝", "讲者：王小明", "王小明", "问答"),
    ])
    func languages(title: String, line: String, name: String, stop: String) throws {
        let text =
            "# Zed 2031\n\n## \(title)\n\n\(line)\n\n- a\n\n## \(title) 2\n\n\(line)\n\n- b\n\n## \(stop)\n\n- c\n"
        #expect(try talks(text) == ["\(title): \(name)", "\(title) 2: \(name)"])
    }

    // MARK: - Traps

    @Test func theAuthorInFrontMatterTookTheNotes() throws {
        let front =
            "---\ntitle: Kites in the cloud\nauthor: Notetaker Nelly\ntags: [sails, rope]\n---\n"
        #expect(
            try talks(front + "\nIt was windy, and a good day to fly.\n\n## Wind\n\n- free\n")
                == ["Kites in the cloud"])
        #expect(
            try talks(
                front + "\n# Kites in the cloud\n\nSpeaker: Marla Quist\n\n## Wind\n\n- free\n")
                == ["Kites in the cloud: Marla Quist"])
        let reading = try NoteReader.read(
            Array((front + "\nIt was windy.\n\n## Wind\n\n- free\n").utf8), name: "test.md")
        #expect(reading.talks[0].topics.prefix(2).map(\.name) == ["sails", "rope"])
    }

    @Test func namesThatArePassedByAreNoSpeakers() throws {
        #expect(
            try talks(
                "# Kites in the cloud\n\nMarla Quist\n\n- Lars Harrow once said so\n\n## Feedback for speaker: Lars Harrow liked it\n\n- good\n"
            ) == ["Kites in the cloud: Marla Quist"])
    }

    @Test func aSpellingIsNeverCorrected() throws {
        #expect(
            try talks(
                "# ZedConf\n\n## Kites\n\nby Mralla  Qvist-o'Neill\n\n## Soup\n\nby NOOR pell\n")
                == ["Kites: Mralla  Qvist-o'Neill", "Soup: NOOR pell"])
    }

    // MARK: - The conference

    @Test(arguments: [
        ("# Things to watch from ZedConf", "ZedConf"), ("# A day at ZedConf 2031", "ZedConf"),
        ("# Notater fra ZedDagene 2031", "ZedDagene"), ("# ZedConf 2031 🎉", "ZedConf"),
    ])
    func events(heading: String, event: String) throws {
        let reading = try NoteReader.read(
            Array(note("## %t\n\nby %s\n\n", head: heading + "\n\n").utf8), name: "test.md")
        #expect(reading.event == event)
    }
}
