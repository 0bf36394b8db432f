import Foundation
import Testing

/// The papers: what README and the articles show compiles, runs, and answers
/// what they say.
@Suite struct DocumentationTests {
    // MARK: README

    @Test func readmeBeginsWithTheTwoCommands() throws {
        let lines = try Repository.current.text("README.md").split(separator: "\n").prefix(2)
        #expect(
            lines == [
                "    confgraph load notes.md",
                "    confgraph traverse \"v(speaker).out(gave).has(topic,http2)\"",
            ])
    }

    @Test func readmesCommandsAnswerWhatItSays() throws {
        let confgraph = try BuiltProgram()
        try confgraph.copyExamples()
        let readme = try Repository.current.text("README.md")
        let lines = readme.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        for command in lines.prefix(2) {
            let run = try confgraph.shell(command)
            #expect(run.status == 0, "\(command): \(run.errors)")
            if command.contains("traverse") {
                // The answer stands in the first indented line after the two.
                let answer = lines.dropFirst(2).first { $0.hasPrefix("talk[") } ?? ""
                #expect(run.output == answer + "\n")
            }
        }
    }

    @Test func readmesSwiftCompilesAndRuns() throws {
        let readme = Article(try Repository.current.text("README.md"))
        let code = readme.blocks.filter(\.isTested).map(\.code).joined(separator: "\n")
        #expect(code.contains("import ConfGraph"))
        let confgraph = try BuiltProgram()
        try confgraph.copyExamples()
        let compiler = try Compiler.found()
        let program = try compiler.build(code, in: confgraph.folder)
        let run = try ProgramRun.run(program, [], in: confgraph.folder.url)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("http2"), "\(run.output)")
        #expect(try confgraph.traverse("v(topic).has(name,http2).values(kind)") == "protocol\n")
    }

    @Test func linksBetweenThePapersLeadSomewhere() throws {
        for paper in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Schema/README.md"] {
            let text = try Repository.current.text(paper)
            for match in text.matches(of: /\]\(([^)#]+)(#[^)]*)?\)/) {
                let target = String(match.1)
                if target.contains("://") { continue }
                let folder =
                    paper.contains("/")
                    ? paper.split(separator: "/").dropLast().joined(separator: "/") + "/" : ""
                #expect(Repository.current.exists(folder + target), "\(paper) links to \(target)")
            }
        }
    }

    // MARK: Articles

    /// All but the pages of the steps.
    private static let articles = try! Repository.current
        .files("Sources/ConfGraph/Library/ConfGraph.docc", extensions: ["md"])
        .filter { !$0.path.contains("/Steps/") }

    /// Articles that show traversals are read by ``StepPageTests``.
    @Test(arguments: articles.filter { !$0.text.contains("```gremlin") }.map(\.path))
    func articlesSwiftCompiles(path: String) throws {
        var code = Article(try Repository.current.text(path)).blocks.map(\.code).joined(
            separator: "\n")
        guard !code.isEmpty else { return }
        if !code.contains("let graph = ") {
            code = "let graph = try Graph(path: \"confgraph.db\")\n" + code
        }
        if !code.contains("import ConfGraph") {
            code = "import ConfGraph\nimport Foundation\n" + code
        }
        let folder = try TemporaryDirectory()
        try Compiler.found().check(code, in: folder)
    }

    /// Articles whose Swift prints what they show.
    @Test(arguments: ["Models.md", "TheSwiftDSL.md"])
    func articlesSwiftPrintsWhatTheySay(name: String) throws {
        let article = Article(try #require(Self.articles.first { $0.name == name }).text)
        let folder = try TemporaryDirectory()
        let program = try Compiler.found().build(
            article.blocks.map(\.code).joined(separator: "\n"), in: folder)
        let run = try ProgramRun.run(program, [], in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        #expect(!article.outputs.isEmpty)
        #expect(run.output == article.outputs.map { $0 + "\n" }.joined())
    }

    @Test func everyArticleIsLinkedFromTheLandingPage() throws {
        let landing = try #require(Self.articles.first { $0.name == "ConfGraph.md" }).text
        for article in Self.articles where article.name != "ConfGraph.md" {
            #expect(landing.contains("<doc:\(article.name.dropLast(3))>"), "\(article.path)")
        }
    }

    /// Each command's options stand in the article or in its help page; the
    /// article's table lists each command once.
    @Test func theArticleListsEveryCommand() throws {
        let article = try #require(Self.articles.first { $0.name == "TheCommandLine.md" }).text
        let confgraph = try BuiltProgram()
        let overview = try confgraph("--help").output
        let commands = overview.split(separator: "\n").compactMap { line in
            line.wholeMatch(of: #/  ([a-z]+)  .*/#).map { String($0.1) }
        }
        #expect(commands.count == 12)
        for command in commands { #expect(article.contains("| `\(command)"), "\(command)") }
    }
}
