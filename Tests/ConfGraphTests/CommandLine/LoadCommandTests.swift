import Foundation
import Testing

/// `confgraph load`, `unload` and `sources` on small notes.
@Suite struct LoadCommandTests {
    private let confgraph: BuiltProgram

    private static let notes = """
        # TestConf 2021

        ## Fast parsers in practice

        Speaker: Ada Byron (@adabyron)

        - parsers and parsing tables
        - parsing by hand

        ## Growing a language

        Speaker: Ben Ross

        - language design, grammars
        """

    init() throws {
        confgraph = try BuiltProgram()
        try confgraph.folder.write(Self.notes, to: "notes.md")
    }

    private func titles() throws -> [String] {
        try confgraph.traverse("v(talk).order().by(title).values(title)")
            .split(separator: "\n").map(String.init)
    }

    @Test func theSummaryEndsWithThePathOfTheGraph() throws {
        let run = try confgraph("load", "notes.md")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("notes.md: 2 talks"), "\(run.output)")
        #expect(run.output.contains("2 speakers"))
        let path = confgraph.folder.url.resolvingSymlinksInPath().path + "/confgraph.db"
        #expect(run.output.hasSuffix(" → \(path)\n"), "\(run.output)")
        // In a pipe there is no progress bar.
        #expect(run.errors.isEmpty)
        #expect(try titles() == ["Fast parsers in practice", "Growing a language"])
        #expect(try confgraph("load", "--quiet", "notes.md").output.isEmpty)
    }

    @Test func loadingAgainFollowsTheEdit() throws {
        #expect(try confgraph("load", "notes.md").status == 0)
        let before = try confgraph.traverse("V().count()")
        #expect(
            try confgraph("load", "./../" + confgraph.folder.url.lastPathComponent + "/notes.md")
                .status == 0)
        #expect(try confgraph.traverse("V().count()") == before)

        let edited = Self.notes.replacingOccurrences(
            of: "Growing a language", with: "Growing a small language")
        try confgraph.folder.write(edited, to: "notes.md")
        #expect(try confgraph("load", "notes.md").status == 0)
        #expect(try titles() == ["Fast parsers in practice", "Growing a small language"])
    }

    @Test func eventAndYearCanBeGiven() throws {
        #expect(
            try confgraph("load", "--event", "OtherConf", "--year", "1999", "notes.md").status == 0)
        #expect(try confgraph.traverse("v(talk).values(year).dedup()") == "1999\n")
        #expect(try confgraph.traverse("v(event).values(name)").contains("OtherConf"))
    }

    @Test func unloadTakesBackWhatTheFileStated() throws {
        #expect(try confgraph("load", "notes.md").status == 0)
        let sources = try confgraph("sources")
        #expect(sources.status == 0)
        #expect(
            sources.output.contains("/notes.md") && sources.output.contains("2 talks"),
            "\(sources.output)")

        #expect(try confgraph("unload", "notes.md").status == 0)
        #expect(try confgraph.traverse("V().count()") == "0\n")
        #expect(try confgraph("sources").output == "")
        let again = try confgraph("unload", "notes.md")
        #expect(again.status == 1)
        #expect(again.errors.contains("notes.md"))
    }

    @Test func whatIsNoNotesLeavesTheGraphAsItWas() throws {
        try FileManager.default.createDirectory(
            at: confgraph.folder.url.appending(path: "folder"), withIntermediateDirectories: true)
        try confgraph.folder.write("", to: "empty.md")
        try Data([0, 1, 2, 0xFF, 0xFE, 0, 0]).write(
            to: confgraph.folder.url.appending(path: "binary.md"))
        try Data("# Talk\n\n\u{E9}".unicodeScalars.map { UInt8($0.value) })
            .write(to: confgraph.folder.url.appending(path: "latin1.md"))
        let strangers = ["missing.md", "empty.md", "binary.md", "latin1.md"]

        // Where there was no graph, there is none afterwards.
        for name in strangers {
            let run = try confgraph("load", name)
            #expect(run.status == 1, "\(name)")
            #expect(run.errors.hasPrefix("error: ") && run.errors.contains(name), "\(run.errors)")
            #expect(!confgraph.folder.exists("confgraph.db"), "\(name)")
        }

        #expect(try confgraph("load", "notes.md").status == 0)
        let before = try confgraph.traverse("V().count()")
        for name in strangers {
            #expect(try confgraph("load", name).status == 1)
            #expect(try confgraph.traverse("V().count()") == before)
        }
    }

    @Test func oneBadFileDoesNotStopTheOthers() throws {
        let run = try confgraph("load", "missing.md", "notes.md")
        #expect(run.status == 1)
        #expect(run.errors.contains("missing.md"))
        #expect(run.output.hasPrefix("notes.md: 2 talks"))
        #expect(try titles().count == 2)
    }

    @Test func theExamplesAnswerTheFirstQuestion() throws {
        try confgraph.copyExamples()
        #expect(try confgraph("load", "notes.md").status == 0)
        let run = try confgraph("traverse", "v(speaker).out(gave).has(topic,http2)")
        #expect(run.status == 0)
        #expect(
            run.output.wholeMatch(of: /talk\[\d+\] http2 \(PyCon 2015\)\n/) != nil, "\(run.output)")
        #expect(
            try confgraph.traverse("v(talk).has(topic,http2).in(gave).values(name)")
                == "Cory Benfield\n")
    }

    // MARK: - Folders, standard input, outlines

    private func makeFolder() throws {
        let folder = confgraph.folder.url.appending(path: "pycamp-2031")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "day2"), withIntermediateDirectories: true)
        for (name, title, speaker) in [
            ("a.md", "Kites in the cloud", "Marla Quist"),
            ("day2/b.markdown", "Soup for compilers", "Noor Pell"),
            ("c.txt", "Ropes and regrets", "Marla Quist"),
        ] {
            try "# \(title)\n\nSpeaker: \(speaker)\n\n- wind and rope\n".write(
                to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        try "Just a plan.\n".write(
            to: folder.appending(path: "plan.md"), atomically: true, encoding: .utf8)
        try "# Hidden talk\n\nby Nobody Atall\n".write(
            to: folder.appending(path: ".hidden.md"), atomically: true, encoding: .utf8)
        try "# No notes\n\nby Nobody Atall\n".write(
            to: folder.appending(path: "script.py"), atomically: true, encoding: .utf8)
    }

    @Test func aFolderIsOneConference() throws {
        try makeFolder()
        let run = try confgraph("load", "pycamp-2031")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output.hasPrefix("pycamp-2031: 3 files (1 without talks), 3 talks (3 new)"),
            "\(run.output)")
        #expect(
            try titles() == ["Kites in the cloud", "Ropes and regrets", "Soup for compilers"])
        #expect(
            try confgraph.traverse("v(event).project('n','y').by(name).by(year)").contains("2031"))
        #expect(try confgraph.traverse("v(event).values(name)") == "pycamp\n")
        #expect(try confgraph.traverse("v(speaker).count()") == "2\n")
        // Again: nothing changes; and the folder can be taken back as a whole.
        #expect(try confgraph("load", "pycamp-2031/").output.contains("3 talks (unchanged)"))
        #expect(try confgraph("unload", "pycamp-2031").status == 0)
        #expect(try confgraph.traverse("V().count()") == "0\n")
    }

    @Test func aFolderWithoutNotesIsAnError() throws {
        try FileManager.default.createDirectory(
            at: confgraph.folder.url.appending(path: "empty"), withIntermediateDirectories: true)
        let run = try confgraph("load", "empty")
        #expect(run.status == 1)
        #expect(run.errors.contains("empty has no notes"), "\(run.errors)")
        #expect(!confgraph.folder.exists("confgraph.db"))
    }

    @Test func standardInputIsASourceOfItsOwn() throws {
        let run = try confgraph("load", "-", input: Self.notes)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("2 talks (2 new)"))
        let other = try confgraph("load", "-", input: "# Ropes\n\nby Marla Quist\n\n- knots\n")
        #expect(other.status == 0)
        #expect(try titles().count == 3)
        #expect(try confgraph("load", "-", input: Self.notes).output.contains("(unchanged)"))
        let name = try #require(
            try confgraph("sources").output.split(separator: "\n").first { $0.contains("2 talks") })
        let source = String(name.prefix { $0 != " " }.dropLast())
        #expect(source.hasPrefix("text:"))
        #expect(try confgraph("unload", source).status == 0)
        #expect(try titles() == ["Ropes"])
        let empty = try confgraph("load", "-", input: "")
        #expect(empty.status == 1)
        #expect(empty.errors.contains("no talks found"))
    }

    @Test func aDryRunPrintsAnOutlineAndLoadsNothing() throws {
        let run = try confgraph("load", "--dry-run", "notes.md")
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "notes.md: TestConf 2021, 2 talks")
        #expect(lines.contains("   3  Fast parsers in practice"), "\(run.output)")
        #expect(lines.contains("      by Ada Byron @adabyron (line 5)"), "\(run.output)")
        #expect(lines.contains { $0.hasPrefix("      about ") && $0.contains("parsers") })
        #expect(!run.output.contains("why:"))
        #expect(!confgraph.folder.exists("confgraph.db"))
        #expect(try confgraph("load", "--dry-run", "missing.md").status == 1)
        #expect(!confgraph.folder.exists("confgraph.db"))
    }

    @Test func explainSaysWhichRuleDecided() throws {
        let run = try confgraph("load", "--dry-run", "--explain", "notes.md")
        #expect(run.output.contains("why: headings are the talks: 2 of 2 name a speaker"))
        #expect(run.output.contains("why: heading of level 2"))
        #expect(run.output.contains("why: labelled speaker line"))
        // Without --dry-run it loads as well.
        let loaded = try confgraph("load", "--explain", "notes.md")
        #expect(loaded.output.contains("why: ") && loaded.output.contains("2 talks (2 new)"))
        #expect(try titles().count == 2)
    }

    @Test func theFormatCanBeGiven() throws {
        let text = "# TestConf\n\nKites in the cloud\n\n  • Marla Quist\n  • wind\n"
        try confgraph.folder.write(text, to: "pasted.txt")
        let guessed = try confgraph("load", "--dry-run", "pasted.txt")
        #expect(!guessed.output.contains("Kites in the cloud\n      by Marla Quist"))
        let pasted = try confgraph("load", "--dry-run", "--format", "pasted", "pasted.txt")
        #expect(
            pasted.output.contains("Kites in the cloud\n      by Marla Quist"), "\(pasted.output)")
        let wrong = try confgraph("load", "--format", "rtf", "pasted.txt")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("markdown") && wrong.errors.contains("pasted"))
    }

    @Test func aCorrectionInTheNotesCounts() throws {
        let text = Self.notes.replacingOccurrences(
            of: "## Growing a language",
            with: "## Growing a language <!-- confgraph: not a talk -->")
        try confgraph.folder.write(text, to: "notes.md")
        #expect(try confgraph("load", "notes.md").status == 0)
        #expect(try titles() == ["Fast parsers in practice"])
        try confgraph.folder.write(text + "\n<!-- confgraph: speeker X -->\n", to: "notes.md")
        let wrong = try confgraph("load", "notes.md")
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("notes.md, line 15: \"speeker X\""), "\(wrong.errors)")
        #expect(try titles() == ["Fast parsers in practice"])
    }

    @Test func aCorrectionInTheGraphSurvivesAReload() throws {
        #expect(try confgraph("load", "notes.md").status == 0)
        try confgraph.traverse("v(talk).has(title,'Growing a language').drop()")
        try confgraph.traverse("v(speaker).has(name,'Ada Byron').property(name,'Ada King')")
        try confgraph.folder.write(Self.notes + "\n- more\n", to: "notes.md")
        #expect(try confgraph("load", "notes.md").status == 0)
        #expect(try titles() == ["Fast parsers in practice"])
        #expect(
            try confgraph.traverse("v(speaker).has(name,'Ada King').out(gave).values(title)")
                == "Fast parsers in practice\n")
    }
}
