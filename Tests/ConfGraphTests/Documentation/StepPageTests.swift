import Foundation
import Testing

@testable import ConfGraph
@testable import ConfGraphCLI

/// The reference pages: every traversal on them answers what the page says, in
/// text and in Swift.
@Suite struct StepPageTests {
    /// The pages of the steps, and the articles that show traversals.
    private static let pages = try! Repository.current
        .files("Sources/ConfGraph/Library/ConfGraph.docc", extensions: ["md"])
        .filter { $0.path.contains("/Steps/") || $0.text.contains("```gremlin") }
        .map(StepPage.init)

    private static let sample = Result {
        var configuration = GraphConfiguration()
        configuration.services = services
        configuration.fileAccess = .folder(try files.get().url)
        let graph = try Graph.inMemory(configuration: configuration)
        try graph.importGraphSON(from: Repository.current.url("Examples/sample.json"))
        return graph
    }

    /// The example notes, which the articles ask.
    private static let notes = Result {
        let graph = try Graph.inMemory()
        for name in ["notes.md", "pycon-2016.md"] {
            try graph.load(notes: Repository.current.url("Examples/" + name))
        }
        return graph
    }

    private static func graph(of page: StepPage) throws -> Graph {
        try (page.path.contains("/Steps/") ? sample : notes).get()
    }

    /// The services of the program on the page of `call`.
    private static let services = [
        GraphService("countdown", kinds: [.start], parameters: ["from": "The first number"]) {
            guard let first = $1["from"]?.wholeNumber else { return [] }
            return (0..<max(first, 0)).map { .int(Int32($0 + 1)) }.reversed()
        },
        GraphService("initial", kinds: [.streaming]) { inputs, _ in
            inputs.map { .string(String("\($0)".prefix(1))) }
        },
    ]

    /// The files on the page of `io`.
    private static let files = Result {
        let folder = try TemporaryDirectory()
        for name in ["guests.json", "guests"] {
            try folder.write(#"{"id":"eve","label":"speaker"}"#, to: name)
        }
        try folder.write("", to: "empty.json")
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("inner"), withIntermediateDirectories: false)
        return folder
    }

    /// Ends a write without changing anything.
    private struct Undo: Error {}

    /// What the traversal prints, a line each.
    private func lines(_ traversal: String, in graph: Graph) throws -> [String] {
        var lines: [String] = []
        do {
            try graph.write { g in
                let text = ReadableText()
                lines = try g.traverse(traversal).toList().map(text.line)
                throw Undo()
            }
        } catch is Undo {}
        return lines
    }

    @Test func theSampleIsTheToyGraph() throws {
        let toy = try ToyGraph.shared.get().memory
        let sample = try Self.sample.get()
        for text in [
            "g.V().elementMap()", "g.V().valueMap()", "g.E().elementMap()",
            "g.V().properties().valueMap()",
        ] {
            let found = try [toy, sample].map { graph in
                try graph.read { g in try g.traverse(text).toList().map(\.shown).sorted() }
            }
            #expect(found[0] == found[1])
            #expect(!found[0].isEmpty)
        }
    }

    @Test(arguments: pages.map(\.path))
    func examplesAnswerWhatThePageSays(_ path: String) throws {
        let page = try #require(Self.pages.first { $0.path == path })
        #expect(!page.examples.isEmpty)
        for example in page.examples {
            let place = "\(page.name):\(example.line)"
            do {
                let found = try lines(example.traversal, in: Self.graph(of: page))
                if let error = example.error {
                    Issue.record("\(place) gave \(found), not the error \(error)")
                } else if example.traversal.contains("order()") {
                    #expect(found == example.results, "\(place)")
                } else {
                    #expect(found.sorted() == example.results.sorted(), "\(place)")
                }
            } catch let error as GraphError {
                guard let expected = example.error else {
                    Issue.record("\(place) failed: \(error)")
                    continue
                }
                #expect(error.message.contains(expected), "\(place)")
            }
        }
    }

    /// What a page of examples cannot show: they print plans, touch files, or
    /// need a graph whose vertices have several labels.
    private static let withoutResults: Set = [
        "explain", "io", "read", "write", "addLabel", "dropLabel", "dropLabels",
    ]

    /// Every word of the language has a page that shows a result and its Swift
    /// twin, an error, and what null or nothing make of it.
    @Test func everyWordHasAWholePage() throws {
        let overview = try Repository.current.text(
            "Sources/ConfGraph/Library/ConfGraph.docc/Articles/TheSteps.md")
        let entries =
            Array(StepCatalogue.steps.values) + Array(StepCatalogue.modulators.values)
            + Array(StepCatalogue.configuration.values)
        #expect(entries.count > 140)
        for entry in entries {
            #expect(
                overview.contains("- <doc:Step-\(entry.name)>: \(entry.summary)\n"), "\(entry.name)"
            )
            guard let page = Self.pages.first(where: { $0.name == "Step-\(entry.name).md" }) else {
                Issue.record("\(entry.name) has no page")
                continue
            }
            if !Self.withoutResults.contains(entry.name) {
                #expect(
                    page.examples.contains { !$0.results.isEmpty && $0.swift != nil },
                    "\(page.name) shows no result with its Swift")
            }
            #expect(page.examples.contains { $0.error != nil }, "\(page.name) shows no error")
            let text = try Repository.current.text(page.path)
            #expect(
                page.examples.contains { $0.results.isEmpty && $0.error == nil }
                    || text.contains(/\n## .*([Nn]ull|[Nn]othing)/),
                "\(page.name) says nothing of null or nothing")
        }
    }

    /// All Swift of all pages as one program that prints each twin's Gremlin.
    @Test func swiftTwinsAreTheSameTraversals() throws {
        var functions: [String] = []
        var calls: [String] = []
        var expected: [(place: String, gremlin: String)] = []
        for page in Self.pages {
            for snippet in page.snippets {
                functions.append(
                    """
                    func snippet\(functions.count)(_ g: TraversalSource) throws {
                    #sourceLocation(file: "\(page.name)", line: \(snippet.line))
                    \(snippet.code)
                    #sourceLocation()
                    }
                    """)
            }
            for example in page.examples {
                guard let swift = example.swift else { continue }
                let name = "twin\(functions.count)"
                functions.append(
                    """
                    func \(name)(_ g: TraversalSource) throws -> String {
                    #sourceLocation(file: "\(page.name)", line: \(swift.line - 1))
                    let traversal =
                    \(swift.code)
                    #sourceLocation()
                    return try traversal.gremlin()
                    }
                    """)
                calls.append("print(try \(name)(g))")
                // Parsing may refuse what the page shows as an error.
                let text = (try? PreparedTraversal(example.traversal))?.gremlin ?? ""
                expected.append(("\(page.name):\(swift.line)", text))
            }
        }
        let program = """
            import ConfGraph
            \(functions.joined(separator: "\n"))
            try Graph.inMemory().write { g in
            \(calls.joined(separator: "\n"))
            }
            """
        let folder = try TemporaryDirectory()
        let run = try ProgramRun.run(
            Compiler.found().build(program, in: folder), [], in: folder.url)
        #expect(run.status == 0, "\(run.errors)")
        let printed = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, (place, gremlin)) in expected.enumerated() {
            #expect(index < printed.count && String(printed[index]) == gremlin, "\(place)")
        }
    }
}
