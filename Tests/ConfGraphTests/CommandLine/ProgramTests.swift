import Foundation
import Testing

/// What holds for every command of the real program: where it looks, what it
/// makes, how it ends.
@Suite struct ProgramTests {
    private static let commandsOnExistingGraphs: [[String]] = [
        ["traverse", "V()"], ["stats"], ["check"], ["check", "--repair"], ["compact"], ["sources"],
        ["unload", "notes.md"], ["shell"], ["traverse", "--explain", "V()"],
        ["traverse", "addV(x)"],
    ]

    // MARK: Usage

    @Test func versionAndHelpGoToStandardOutput() throws {
        let confgraph = try BuiltProgram()
        let version = try confgraph("--version")
        #expect(version.status == 0)
        #expect(version.output.hasPrefix("confgraph ") && version.errors.isEmpty)
        for words in [["--help"], ["help"], ["-h"]] {
            let help = try confgraph.run(words)
            #expect(help.status == 0)
            #expect(help.output.contains("Usage: confgraph COMMAND") && help.errors.isEmpty)
        }
        for words in [["traverse", "--help"], ["help", "traverse"], ["--help", "traverse"]] {
            let help = try confgraph.run(words)
            #expect(help.status == 0)
            #expect(help.output.contains("Usage: confgraph traverse"), "\(words)")
        }
        #expect(try confgraph.folder.listing() == [])
    }

    @Test(arguments: [
        [], ["nonsense"], ["traverse"], ["traverse", "V()", "surplus"],
        ["traverse", "--formt", "json", "V()"],
        ["traverse", "--format", "xml", "V()"], ["traverse", "--param", "x", "V()"], ["load"],
        ["load", "--year", "soon", "notes.md"], ["create", "--labels", "many"], ["import"],
        ["import", "--format", "csv"], ["import", "--format", "csv", "--vertices", "nofile"],
        ["--db"],
        ["help", "nonsense"], ["stats", "surplus"], ["--nonsense"],
    ])
    func wrongUsageIsStatusTwo(words: [String]) throws {
        let confgraph = try BuiltProgram()
        let run = try confgraph.run(words)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(
            run.errors.hasPrefix("error: ") && run.errors.filter { $0 == "\n" }.count == 1,
            "\(run.errors)")
        #expect(try confgraph.folder.listing() == [])
    }

    // MARK: Which file

    @Test(arguments: commandsOnExistingGraphs)
    func onlySomeCommandsMakeAFile(words: [String]) throws {
        let confgraph = try BuiltProgram()
        let run = try confgraph.run(words)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(
            run.errors
                == "error: No graph at ./confgraph.db. Run confgraph load FILE here, or name one with --db or CONFGRAPH_DB.\n"
        )
        #expect(try confgraph.folder.listing() == [])
    }

    @Test func theGraphIsNamedByOptionThenVariableThenHabit() throws {
        var confgraph = try BuiltProgram()
        #expect(try confgraph("create", "--db", "option.db").status == 0)
        confgraph.environment["CONFGRAPH_DB"] = "variable.db"
        #expect(try confgraph("create").status == 0)
        #expect(try confgraph("--db", "before.db", "create").status == 0)
        confgraph.environment["CONFGRAPH_DB"] = ""
        #expect(try confgraph("create").status == 0)
        let files = try confgraph.folder.listing()
        #expect(files == ["before.db", "confgraph.db", "option.db", "variable.db"])

        confgraph.environment["CONFGRAPH_DB"] = "missing.db"
        #expect(try confgraph("stats").errors.contains("No graph at missing.db."))
        #expect(try confgraph("stats", "--db", "option.db").status == 0)
    }

    @Test func createMakesAGraphOnce() throws {
        let confgraph = try BuiltProgram()
        #expect(try confgraph("create").status == 0)
        let before = try confgraph.folder.data("confgraph.db")
        let again = try confgraph("create")
        #expect(again.status == 1)
        #expect(again.errors.contains("exists already"))
        #expect(try confgraph.folder.data("confgraph.db") == before)
        #expect(try confgraph.traverse("V().count()") == "0\n")
    }

    @Test func everythingIsInTheOneFileAfterwards() throws {
        let confgraph = try BuiltProgram()
        try confgraph.makePeople()
        #expect(try confgraph.folder.listing() == ["confgraph.db"])
        let copy = confgraph.folder.url.appendingPathComponent("copy.db")
        try FileManager.default.copyItem(
            at: confgraph.folder.url.appendingPathComponent("confgraph.db"), to: copy)
        #expect(try confgraph("traverse", "--db", "copy.db", "V().count()").output == "3\n")
    }

    // MARK: Files that are no graphs

    private static let strangers: [(name: String, bytes: [UInt8])] = [
        ("notes.md", Array("# Notes\n\nNot a graph.\n".utf8)),
        ("empty", []),
        ("short", Array("SQLite format 3\u{0}".utf8)),
        ("noise", (0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 >> 5) }),
    ]

    @Test(arguments: strangers.indices)
    func strangersAreRefusedUnchanged(index: Int) throws {
        let (name, bytes) = Self.strangers[index]
        let confgraph = try BuiltProgram()
        let file = confgraph.folder.url.appendingPathComponent(name)
        try confgraph.folder.write("# T\n", to: "new.md")
        for words in Self.commandsOnExistingGraphs + [["load", "new.md"]] {
            try Data(bytes).write(to: file)
            let run = try confgraph.run(words + ["--db", name])
            // An empty file is what a shell's redirection leaves: a graph may be made in it.
            if bytes.isEmpty && words[0] == "load" { continue }
            #expect(run.status == 1, "\(words): \(run.output)")
            #expect(run.output.isEmpty)
            #expect(
                run.errors.hasPrefix("error: ") && run.errors.contains(name),
                "\(words): \(run.errors)")
            #expect(try confgraph.folder.data(name) == Data(bytes), "\(words)")
            #expect(try confgraph.folder.listing() == [name, "new.md"].sorted(), "\(words)")
        }
    }

    @Test func anotherProgramsDatabaseIsRefusedUnchanged() throws {
        let confgraph = try BuiltProgram()
        // A graph whose application id was overwritten is a stranger's database.
        try confgraph.makePeople()
        var bytes = try confgraph.folder.data("confgraph.db")
        bytes.replaceSubrange(68..<72, with: [0, 0, 0, 0])
        let file = confgraph.folder.url.appendingPathComponent("confgraph.db")
        for words in Self.commandsOnExistingGraphs {
            try bytes.write(to: file)
            let run = try confgraph.run(words)
            #expect(run.status == 1, "\(words)")
            #expect(run.errors.hasPrefix("error: "))
            #expect(try confgraph.folder.data("confgraph.db") == bytes, "\(words)")
        }
    }

    @Test func aNewerFormatIsRefusedUnchanged() throws {
        let confgraph = try BuiltProgram()
        try confgraph.makePeople()
        var bytes = try confgraph.folder.data("confgraph.db")
        // user_version, the format version, lies at byte 60 of the header.
        bytes.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0F])
        let file = confgraph.folder.url.appendingPathComponent("confgraph.db")
        for words in Self.commandsOnExistingGraphs {
            try bytes.write(to: file)
            let run = try confgraph.run(words)
            #expect(run.status == 1, "\(words)")
            #expect(run.errors.contains("9999"), "\(run.errors)")
            #expect(try confgraph.folder.data("confgraph.db") == bytes, "\(words)")
        }
    }

    @Test func aFolderIsNoGraph() throws {
        let confgraph = try BuiltProgram()
        let run = try confgraph("stats", "--db", ".")
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("error: "))
    }

    // MARK: Pipes

    @Test func aReaderThatLeavesIsNoError() throws {
        let confgraph = try BuiltProgram()
        try confgraph.makePeople()
        let line =
            "confgraph traverse 'inject(1).repeat(union(identity(),identity())).times(17)' | head -n 1"
        let run = try confgraph.shell(line)
        #expect(run.output == "1\n")
        #expect(run.errors.isEmpty)
    }

    @Test func aFullDiskIsAnError() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let confgraph = try BuiltProgram()
        try confgraph.makePeople()
        let run = try confgraph.shell("confgraph traverse 'V()' >/dev/full")
        #expect(run.status == 1)
        #expect(run.errors.contains("The results cannot be written"))
    }

    @Test func closedStreamsAreSurvived() throws {
        let confgraph = try BuiltProgram()
        try confgraph.makePeople()
        #expect(try confgraph.shell("confgraph traverse 'V()' 2>&-").status == 0)
        #expect(try confgraph.shell("confgraph traverse 'V(' 2>&-").status == 1)
        #expect(try confgraph.shell("confgraph traverse 'V()' >&-").status == 1)
    }
}
