@testable import ConfGraph
import Testing

/// A small conference, in memory and in a file after compaction, that
/// scenarios ask: four speakers, four talks, three topics, two events.
///
/// Ada and Bo know each other by two edges, Dee knows herself, nobody gave the
/// talk t4, and numbers under one key have several types.
final class ToyGraph: Sendable {
    let memory: Graph
    let file: Graph
    private let directory: TemporaryDirectory

    /// One for all scenarios that only read.
    static let shared = Result { try ToyGraph() }

    init() throws {
        directory = try TemporaryDirectory()
        memory = try Graph.inMemory()
        file = try Graph(path: directory.path("toy.db"))
        for graph in [memory, file] { try graph.write(Self.fill) }
        try file.compact()
    }

    static let edges: [(id: ElementID, source: String, label: String, target: String)] = [
        ("g1", "ada", "gave", "t1"), ("g2", "ada", "gave", "t2"), ("g3", "bo", "gave", "t2"),
        ("g4", "cy", "gave", "t3"),
        ("a1", "t1", "about", "storage"), ("a2", "t2", "about", "graphs"),
        ("a3", "t2", "about", "storage"), ("a4", "t3", "about", "storage"),
        ("a5", "t3", "about", "testing"),
        ("p1", "t1", "at", "north"), ("p2", "t2", "at", "south"), ("p3", "t3", "at", "south"),
        ("k1", "ada", "knows", "bo"), ("k2", "ada", "knows", "bo"), ("k3", "bo", "knows", "cy"),
        ("k4", "cy", "knows", "ada"), ("k5", "dee", "knows", "dee"),
        ("r1", "storage", "related", "graphs"),
    ]

    private static func fill(_ g: TraversalSource) throws {
        try g.createIndex(label: "speaker", key: "name")
        let ada = try g.addVertex("speaker", id: "ada", properties: ["name": "Ada", "age": 36])
        try g.addVertex("speaker", id: "bo", properties: ["name": "Bo", "age": .long(29)])
        try g.addVertex("speaker", id: "cy", properties: ["name": "Cy", "age": .long(36)])
        try g.addVertex("speaker", id: "dee", properties: ["name": "Dee"])
        try g.addVertex(
            "talk", id: "t1", properties: ["title": "Queues", "year": 2013, "minutes": 30])
        try g.addVertex(
            "talk", id: "t2", properties: ["title": "Graphs", "year": 2015, "minutes": 45])
        try g.addVertex(
            "talk", id: "t3",
            properties: ["title": "Queues again", "year": 2015, "minutes": .short(30)])
        try g.addVertex(
            "talk", id: "t4", properties: ["title": "Silence", "minutes": .double(30)])
        try g.addVertex("topic", id: "storage", properties: ["name": "storage"])
        try g.addVertex("topic", id: "graphs", properties: ["name": "graphs"])
        try g.addVertex("topic", id: "testing", properties: ["name": "testing"])
        try g.addVertex("event", id: "north", properties: ["name": "North", "year": 2013])
        try g.addVertex("event", id: "south", properties: ["name": "South", "year": 2015])
        for edge in edges {
            let source = try #require(try g.vertex(id: .string(edge.source)))
            let target = try #require(try g.vertex(id: .string(edge.target)))
            try g.addEdge(edge.label, from: source, to: target, id: edge.id)
        }
        let properties: [(ElementID, String, PropertyValue)] = [
            ("k1", "since", 2010), ("k2", "since", 2011), ("k3", "since", 2012),
            ("k4", "since", 2014), ("k5", "since", 2009), ("a2", "weight", 0.5),
            ("a3", "weight", 1.0), ("a4", "weight", 1),
        ]
        for (id, key, value) in properties {
            try g.setProperty(key, value, of: #require(try g.edge(id: id)))
        }
        let writer = try g.scope.writer
        let alias = try writer.setVertexProperty(
            ada.key, "alias", "Countess", cardinality: .list, id: nil)
        try writer.setMetaProperty(vertex: ada.key, property: alias, "since", 1835)
        try writer.setMetaProperty(vertex: ada.key, property: alias, "by", "Bo")
        try writer.setVertexProperty(ada.key, "alias", "AL", cardinality: .list, id: nil)
    }
}

// MARK: - Asking

extension ToyGraph {
    /// The ways to run a traversal that must make no difference.
    private var ways: [(name: String, graph: Graph, strategies: Bool)] {
        [
            ("memory", memory, true), ("memory, no strategies", memory, false),
            ("compacted file", file, true), ("compacted file, no strategies", file, false),
        ]
    }

    /// Runs the text in every way and expects these results, as `shown` writes
    /// them.
    func gives(
        _ text: String, _ expected: [String], inOrder: Bool = false,
        at location: SourceLocation = #_sourceLocation
    ) {
        for way in ways {
            do {
                let found = try way.graph.read { g in
                    try Self.results(
                        g, g.traverse(text).steps, strategies: way.strategies)
                }
                Self.compare(
                    found, expected, inOrder, "\(text) in \(way.name)", location)
            } catch {
                Issue.record("\(text) in \(way.name) failed: \(error)", sourceLocation: location)
            }
        }
    }

    /// Expects the same of the text and of its twin in Swift.
    func gives<Element: TraversalElement>(
        _ text: String, _ expected: [String], inOrder: Bool = false,
        at location: SourceLocation = #_sourceLocation,
        swift: (TraversalSource) throws -> Traversal<Never, Element>
    ) {
        gives(text, expected, inOrder: inOrder, at: location)
        do {
            let (raw, typed) = try memory.read { g in
                let traversal = try swift(g)
                let raw = try Self.all(traversal.start())
                return (raw, try traversal.toList())
            }
            Self.compare(raw.map(\.shown), expected, inOrder, "Swift of \(text)", location)
            #expect(typed.count == raw.count, sourceLocation: location)
        } catch {
            Issue.record("Swift of \(text) failed: \(error)", sourceLocation: location)
        }
    }

    /// Expects an error from the text, in every way.
    func fails(
        _ text: String, _ code: GraphError.Code? = nil, step: Int? = nil, saying words: String...,
        at location: SourceLocation = #_sourceLocation
    ) {
        for way in ways {
            do {
                let found = try way.graph.read { g in
                    try Self.results(g, g.traverse(text).steps, strategies: way.strategies)
                }
                Issue.record(
                    "\(text) in \(way.name) gave \(found), not an error", sourceLocation: location)
            } catch let error as GraphError {
                if let code { #expect(error.code == code, "\(text)", sourceLocation: location) }
                if let step {
                    #expect(
                        error.step == step, "\(text) in \(way.name): \(error)",
                        sourceLocation: location)
                }
                for word in words {
                    #expect(
                        error.message.contains(word), "\(text) in \(way.name)",
                        sourceLocation: location)
                }
            } catch {
                Issue.record("\(text) threw \(error)", sourceLocation: location)
            }
        }
    }

    static func results(
        _ g: TraversalSource, _ steps: StepList, strategies: Bool
    ) throws -> [String] {
        var options = EngineOptions()
        options.strategies = strategies
        return try all(g.scope.run(steps, options: options)).map(\.shown)
    }

    static func all(_ cursor: ResultCursor) throws -> [PropertyValue] {
        var values: [PropertyValue] = []
        while let value = try cursor.next() { values.append(value) }
        return values
    }

    private static func compare(
        _ found: [String], _ expected: [String], _ inOrder: Bool, _ name: String,
        _ location: SourceLocation
    ) {
        let same = inOrder ? found == expected : found.sorted() == expected.sorted()
        if !same {
            Issue.record(
                "\(name) gave \(found), expected \(expected)", sourceLocation: location)
        }
    }
}
