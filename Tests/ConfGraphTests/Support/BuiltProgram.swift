import Foundation
import Testing

/// The real program, as it was built beside the tests, in a folder of its own.
struct BuiltProgram {
    /// The executable: it lies in the folder of the test bundle.
    static let executable: URL = {
        for argument in CommandLine.arguments where argument.contains(".xctest") {
            var folder = URL(fileURLWithPath: argument)
            while folder.path != "/" {
                folder.deleteLastPathComponent()
                let program = folder.appendingPathComponent("confgraph")
                if FileManager.default.isExecutableFile(atPath: program.path) { return program }
            }
        }
        fatalError("The program was not built beside the tests.")
    }()

    let folder: TemporaryDirectory
    /// Variables for the program, and no others but these and PATH.
    var environment: [String: String] = [:]

    init() throws { folder = try TemporaryDirectory() }

    /// Runs `confgraph WORDS` in the folder.
    func callAsFunction(_ words: String..., input: String = "") throws -> ProgramRun {
        try run(words, input: input)
    }

    func run(_ words: [String], input: String = "") throws -> ProgramRun {
        try ProgramRun.run(
            Self.executable, words, in: folder.url, environment: fullEnvironment, input: input)
    }

    /// Runs a line of the shell in the folder; `confgraph` is on PATH.
    func shell(_ line: String) throws -> ProgramRun {
        try ProgramRun.run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: folder.url,
            environment: fullEnvironment)
    }

    var fullEnvironment: [String: String] {
        let own = Self.executable.deletingLastPathComponent().path
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return ["PATH": own + ":" + path, "HOME": folder.url.path, "LC_ALL": "C.UTF-8"]
            .merging(environment) { $1 }
    }

    /// Runs a traversal on ./confgraph.db and expects it to succeed.
    @discardableResult
    func traverse(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws
        -> String
    {
        let run = try self("traverse", text)
        #expect(run.status == 0, "\(run.errors)", sourceLocation: sourceLocation)
        return run.output
    }

    /// Makes ./confgraph.db with three people who know each other in a row.
    func makePeople() throws {
        #expect(try self("create").status == 0)
        try traverse(
            """
            addV(person).property(name,ada).property(age,36).as(a).\
            addV(person).property(name,ben).property(age,27).as(b).\
            addV(person).property(name,cyd).as(c).\
            addE(knows).from(select(a)).to(select(b)).property(weight,0.5).\
            addE(knows).from(select(b)).to(select(c))
            """)
    }

    func copyExamples() throws {
        let examples = Repository.current.url("Examples")
        for file in try FileManager.default.contentsOfDirectory(atPath: examples.path)
        where file.hasSuffix(".md") {
            try folder.write(
                String(contentsOf: examples.appendingPathComponent(file), encoding: .utf8), to: file
            )
        }
    }
}
