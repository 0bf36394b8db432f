import Foundation
import Testing

@testable import ConfGraph

/// `io()`, and the GraphSON that it writes.
@Suite struct GraphFilesTests {
    private let directory: TemporaryDirectory
    private let folder: URL

    init() throws {
        directory = try TemporaryDirectory()
        folder = directory.url.appendingPathComponent("allowed")
        let files = FileManager.default
        try files.createDirectory(
            at: folder.appendingPathComponent("inner"), withIntermediateDirectories: true)
    }

    private func graph(_ path: String? = nil) throws -> Graph {
        var configuration = GraphConfiguration()
        configuration.fileAccess = .folder(folder)
        guard let path else { return try Graph.inMemory(configuration: configuration) }
        return try Graph(path: path, configuration: configuration)
    }

    private func run(_ text: String, on graph: Graph) throws {
        try graph.write { g in
            let results = try g.traverse(text).toList()
            #expect(results.isEmpty, "\(text)")
        }
    }

    private func image(_ graph: Graph) throws -> [String] {
        try graph.read { g in
            try [
                "g.V().project('e', 'p').by(elementMap()).by(valueMap())",
                "g.V().properties().project('i', 'k', 'v').by(id()).by(key()).by(value())",
                "g.V().properties().properties()", "g.E().elementMap()",
            ].flatMap { try g.traverse($0).toList().map(\.shown).sorted() }
        }
    }

    @Test(arguments: ["copy.json", "inner/copy.json", "copy"])
    func whatIsWrittenReadsBackEqual(_ name: String) throws {
        let toy = try ToyGraph.shared.get()
        for source in [toy.memory, toy.file] {
            // The toy graph allows no files: its content goes through a copy.
            let first = try graph()
            let file = directory.url.appendingPathComponent("toy.json")
            #expect(try source.exportGraphSON(to: file) == ExportSummary(vertices: 13, edges: 18))
            try first.importGraphSON(from: file)
            let writer = name.hasSuffix(".json") ? "" : ".with(IO.writer, IO.graphson)"
            let reader = name.hasSuffix(".json") ? "" : ".with(IO.reader, IO.graphson)"
            try run("g.io('\(name)')\(writer).write()", on: first)
            let second = try graph()
            try run("g.io('\(name)')\(reader).read()", on: second)
            let expected = try image(source)
            #expect(!expected.isEmpty)
            #expect(try image(first) == expected)
            #expect(try image(second) == expected)
        }
    }

    @Test func everyTypeOfValueComesBack() throws {
        var generator = ValueGenerator(seed: 7)
        let first = try graph()
        try first.write { g in
            for number in 0..<200 {
                let value = generator.value()
                try g.addVertex(
                    "v", id: number.isMultiple(of: 3) ? .string("ü\"\n\(number)") : nil,
                    properties: ["value": value])
            }
        }
        try run("g.io('values.json').write()", on: first)
        let second = try graph()
        try run("g.io('values.json').read()", on: second)
        #expect(try image(first) == image(second))
    }

    @Test func severalLabelsAndDerivedProperties() throws {
        var configuration = GraphConfiguration()
        configuration.labels = .zeroOrMore
        configuration.fileAccess = .folder(folder)
        let first = try Graph.inMemory(configuration: configuration)
        try first.write { g in
            try g.addVertex("a", "b")
            try g.traverse("g.addV('x').dropLabels()").iterate()
        }
        try run("g.io('labels.json').write()", on: first)
        let second = try Graph.inMemory(configuration: configuration)
        try run("g.io('labels.json').read()", on: second)
        let labels = try second.read { g in
            try g.traverse("g.V().map(__.labels().order().fold())").toList()
        }
        #expect(labels == [["a", "b"], []])
    }

    @Test func aFailedReadChangesNothing() throws {
        try Data("{\"id\":1,\"label\":\"a\"}\n{\"id\":\n".utf8)
            .write(to: folder.appendingPathComponent("broken.json"))
        let graph = try graph()
        #expect(throws: GraphError.self) { try run("g.io('broken.json').read()", on: graph) }
        #expect(try graph.read { g in try g.v().count().next() } == 0)
    }

    // MARK: What a traversal may not do

    private func fails(
        _ text: String, _ code: GraphError.Code, _ words: String, on graph: Graph,
        at location: SourceLocation = #_sourceLocation
    ) {
        do {
            try graph.write { g in try g.traverse(text).iterate() }
            Issue.record("\(text) was done", sourceLocation: location)
        } catch let error as GraphError {
            #expect(error.code == code, "\(text): \(error)", sourceLocation: location)
            #expect(error.message.contains(words), "\(text): \(error)", sourceLocation: location)
        } catch {
            Issue.record("\(text) threw \(error)", sourceLocation: location)
        }
    }

    @Test func noFilesUnlessTheProgramAllowsThem() throws {
        let graph = try Graph.inMemory()
        fails("g.io('x.json').write()", .invalidArgument, "fileAccess", on: graph)
        fails("g.io('x.json').read()", .invalidArgument, "fileAccess", on: graph)
        // Reading a file changes the graph, writing one does not.
        #expect(throws: GraphError.self) {
            try self.graph().read { g in try g.traverse("g.io('x.json').read()").iterate() }
        }
        try self.graph().read { g in try g.io("x.json").write().iterate() }
        #expect(
            FileManager.default.fileExists(atPath: folder.appendingPathComponent("x.json").path))
    }

    @Test(arguments: ["read", "write"])
    func noNameLeadsOutOfTheFolder(_ mode: String) throws {
        let outside = directory.url.appendingPathComponent("outside.json")
        let secret = Data("{\"id\":1,\"label\":\"secret\"}\n".utf8)
        try secret.write(to: outside)
        let files = FileManager.default
        func link(_ name: String, _ target: String) throws {
            try files.createSymbolicLink(
                atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
        }
        try link("link.json", outside.path)
        try link("relative.json", "../outside.json")
        try link("door", "..")
        let graph = try graph()
        for name in [
            "../outside.json", "inner/../../outside.json", outside.path, "door/outside.json",
            "./../outside.json", "inner//x.json", "/etc/passwd", "..", ".",
        ] {
            fails(
                "g.io('\(name)').with(IO.reader, IO.graphson).with(IO.writer, IO.graphson).\(mode)()",
                .invalidArgument, "may not use the file", on: graph)
        }
        if mode == "read" {
            for name in ["link.json", "relative.json"] {
                fails("g.io('\(name)').read()", .invalidArgument, "may not use", on: graph)
            }
            fails("g.io('none.json').read()", .cannotOpen, "does not exist", on: graph)
            #expect(mkfifo(folder.appendingPathComponent("pipe.json").path, 0o600) == 0)
            fails("g.io('pipe.json').read()", .cannotOpen, "not a plain file", on: graph)
            fails(
                "g.io('inner').with(IO.reader, IO.graphson).read()", .cannotOpen, "a directory",
                on: graph)
        } else {
            // A link in the folder is replaced, what it leads to stays.
            try run("g.io('link.json').write()", on: graph)
        }
        #expect(try Data(contentsOf: outside) == secret)
        #expect(try graph.read { g in try g.v().count().next() } == 0)
    }

    @Test func theGraphItselfIsNotOverwritten() throws {
        let path = folder.appendingPathComponent("graph.json").path
        let graph = try graph(path)
        try graph.write { g in _ = try g.addVertex("v") }
        fails("g.io('graph.json').write()", .invalidArgument, "belongs to the graph", on: graph)
        fails(
            "g.io('graph.json-wal').with(IO.writer, IO.graphson).write()", .invalidArgument,
            "belongs to the graph", on: graph)
        #expect(try graph.read { g in try g.v().count().next() } == 1)
        // No draft is left behind.
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left.allSatisfy { !$0.hasSuffix(".part") })
    }

    @Test func formatsAndModes() throws {
        let graph = try graph()
        fails("g.io('x.xml').read()", .unsupported, "GraphSON only, not graphml", on: graph)
        fails("g.io('x.kryo').write()", .unsupported, "not gryo", on: graph)
        fails(
            "g.io('x.json').with(IO.writer, IO.graphml).write()", .unsupported, "not graphml",
            on: graph)
        fails(
            "g.io('x.json').with(IO.reader, 'org.example.Reader').read()", .unsupported,
            "Could not construct the specified reader", on: graph)
        fails(
            "g.io('x.txt').read()", .invalidArgument, "Could not detect the file format", on: graph)
        fails("g.io('x.json')", .invalidArgument, "IO mode was not set", on: graph)
        fails("g.io('').read()", .invalidArgument, "file cannot be null or empty", on: graph)
        fails("g.io('x.json').write().count()", .invalidArgument, "stands alone", on: graph)
        let text = try graph.read { g in
            try g.io("a").with(.writer, setting: .graphson).write().gremlin()
        }
        #expect(text == #"g.io("a").with(IO.writer, IO.graphson).write()"#)
    }
}
