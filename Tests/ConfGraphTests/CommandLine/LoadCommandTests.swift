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
}
