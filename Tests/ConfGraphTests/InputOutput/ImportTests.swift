import Foundation
import Testing

@testable import ConfGraph

@Suite struct ImportTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("confgraph-import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func file(_ text: String, _ name: String = "graph.json") throws -> URL {
        let url = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: url)
        return url
    }

    private func graph(_ labels: GraphConfiguration.LabelCardinality = .one) throws -> Graph {
        var configuration = GraphConfiguration()
        configuration.labels = labels
        return try Graph.inMemory(configuration: configuration)
    }

    private static let lines = [
        #"{"id":{"@type":"g:Int32","@value":1},"label":"person","outE":{"knows":[{"id":{"@type":"g:Int32","@value":7},"inV":"b","properties":{"weight":{"@type":"g:Double","@value":0.5}}}]},"properties":{"name":[{"id":{"@type":"g:Int64","@value":10},"value":"marko"}],"city":[{"id":{"@type":"g:Int64","@value":11},"value":"Rome","properties":{"since":{"@type":"g:Int32","@value":2009}}},{"id":{"@type":"g:Int64","@value":12},"value":"Oslo"}]}}"#,
        #"{"id":"b","label":"software","inE":{"knows":[{"id":{"@type":"g:Int32","@value":7},"outV":{"@type":"g:Int32","@value":1}}],"self":[{"id":8,"outV":"b"}]},"outE":{"self":[{"id":8,"inV":"b"}]}}"#,
    ]

    @Test func vertexAndEdgeIdsAndPropertiesAreKept() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        for lines in [ImportTests.lines, ImportTests.lines.reversed()] {
            let graph = try graph()
            let summary = try graph.importGraphSON(
                from: file(lines.joined(separator: "\n")))
            #expect(summary == ImportSummary(vertices: 2, edges: 2))
            try graph.database.read(cancellation: nil) { reader in
                let key = try #require(try reader.vertexKey(1))
                let vertex = try reader.materialize(vertex: key)
                #expect(vertex.id == 1 && vertex.labels == ["person"])
                #expect(vertex["name"] == "marko" && vertex.values("city") == ["Rome", "Oslo"])
                #expect(vertex.properties.map(\.id) == [10, 11, 12])
                #expect(vertex.properties[1]["since"] == 2009)
                let edge = try reader.materialize(edge: #require(try reader.edgeKey(7)))
                #expect(edge.id == 7 && edge.label == "knows" && edge["weight"] == 0.5)
                #expect(edge.source.id == 1 && edge.target.id == "b")
                let loop = try reader.materialize(edge: #require(try reader.edgeKey(8)))
                #expect(loop.source == loop.target)
            }
        }
    }

    @Test func edgesThatStandOnlyWithTheirTargetAreAdded() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = """
            {"id":1,"label":"a"}
            {"id":2,"label":"a","inE":{"x":[{"id":5,"outV":1},{"id":6,"outV":2}]},"outE":{"x":[{"id":6,"inV":2}]}}
            """
        let first = try graph()
        #expect(try first.importGraphSON(from: file(text)).edges == 2)
        let second = try graph()
        let nameless = try file(#"{"id":1,"inE":{"x":[{"outV":1},{"outV":1}]}}"#)
        #expect(try second.importGraphSON(from: nameless).edges == 2)
    }

    @Test func severalLabelsNeedAGraphOfThem() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = try file(#"{"id":1,"label":["a","b"]}"#)
        let several = try graph(.zeroOrMore)
        #expect(try several.importGraphSON(from: url).vertices == 1)
        try several.database.read(cancellation: nil) { reader in
            let vertex = try reader.materialize(vertex: 1)
            #expect(Set(vertex.labels) == ["a", "b"])
        }
        #expect(throws: GraphError.self) { try self.graph().importGraphSON(from: url) }
    }

    @Test(arguments: [
        (#"{"id":1}|{"id":1}"#, GraphError.Code.alreadyExists, "line 2"),
        (#"{"id":1,"outE":{"x":[{"inV":9}]}}"#, .notFound, "line 1"),
        (#"{"id":1}|{"id":2"#, .badInput, "line 2"),
        (
            #"{"id":1}|{"id":2,"outE":{"x":[{"id":5,"inV":1},{"id":5,"inV":1}]}}"#, .alreadyExists,
            "line 2"
        ),
    ])
    func errorsNameTheLineAndChangeNothing(
        _ text: String, _ code: GraphError.Code, _ part: String
    ) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let graph = try graph()
        let url = try file(text.replacingOccurrences(of: "|", with: "\n"))
        let error = #expect(throws: GraphError.self) { try graph.importGraphSON(from: url) }
        #expect(error?.code == code && error?.message.contains("graph.json, \(part)") == true)
        let count = try graph.database.read(cancellation: nil) { try $0.vertexCount(labels: nil) }
        #expect(count == 0)
    }

    @Test func cancellingUndoesTheImport() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let graph = try graph()
        let cancellation = Cancellation()
        cancellation.cancel()
        let url = try file(#"{"id":1}"#)
        let error = #expect(throws: GraphError.self) {
            try graph.importGraphSON(from: url, cancellation: cancellation)
        }
        #expect(error?.code == .interrupted)
    }

    // MARK: CSV

    @Test func csvRowsBecomeElements() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let talks = try file("id,title,year:int\n5,A,2014\n-1,\"B, C\",\n", "talks.csv")
        let cites = try file("src,dst,weight\n5,-1,1\n5,5,0.5\n", "cites.csv")
        let graph = try graph()
        let summary = try graph.importCSV(
            vertices: [("talk", talks)], edges: [("cites", cites)], indexes: [("talk", "year")])
        #expect(summary == ImportSummary(vertices: 2, edges: 2))
        try graph.database.read(cancellation: nil) { reader in
            let first = try reader.materialize(vertex: #require(try reader.vertexKey(5)))
            #expect(first.label == "talk" && first["title"] == "A")
            #expect(ExactValue(first["year"]) == ExactValue(.int(2014)))
            let second = try reader.materialize(vertex: #require(try reader.vertexKey(-1)))
            #expect(second["title"] == "B, C" && second.propertyKeys == ["title"])
            var edges = EdgeColumns(keys: [], labels: [], sources: [], targets: [])
            _ = try reader.scanEdges(labels: nil, after: nil, limit: 10, into: &edges)
            let weights = try edges.keys.map {
                ExactValue(try reader.materialize(edge: $0)["weight"])
            }
            #expect(Set(weights) == [ExactValue(.double(1)), ExactValue(.double(0.5))])
        }
    }

    /// Vertices in ascending order are written in batches, others one by one:
    /// the graphs are the same.
    @Test func theOrderOfVerticesDoesNotMatter() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SeededGenerator(seed: 11)
        let header = "id,text,whole,real,yes,when:datetime\n"
        let cells = [
            [
                "", "\"\"", "x", "\"a, \"\"b\"\"\"", "é\u{301}",
                String(repeating: "long ", count: 300),
            ],
            ["", "0", "-7", "2147483647"], ["", "0.1", "-0.0", "1e300", "NaN", "3"],
            ["", "true", "false"], ["", "2024-05-06T07:08:09Z"],
        ]
        let rows = (1...9_000).map { id in
            ([String(id)] + cells.map { $0.randomElement(using: &random)! })
                .joined(separator: ",") + "\n"
        }
        let edges = (0..<6_000).map { _ in
            let ends = (0..<2).map { _ in Int.random(in: 1...9_000, using: &random) }
            return "\(ends[0]),\(ends[1]),\(["", "w"].randomElement(using: &random)!)\n"
        }
        let cites = try file("src,dst,note\n" + edges.joined(), "cites.csv")
        var dumps: [[String]] = []
        for rows in [rows, rows.shuffled(using: &random)] {
            let talks = try file(header + rows.joined(), "talks.csv")
            let graph = try graph()
            let summary = try graph.importCSV(
                vertices: [("talk", talks)], edges: [("cites", cites)],
                indexes: [("talk", "whole")])
            #expect(summary == ImportSummary(vertices: 9_000, edges: 6_000))
            try dumps.append(
                graph.database.read(cancellation: nil) { reader in
                    try (1...9_000).map { id in
                        let vertex = try reader.materialize(vertex: Int64(id))
                        return vertex.propertyKeys.sorted().map {
                            "\($0) \(ExactValue(vertex[$0]))"
                        }.joined(separator: "; ")
                    }
                        + (1...6_000).map { edge in
                            "\(ExactValue(try reader.materialize(edge: Int64(edge))["note"]))"
                        }
                })
            #expect(try graph.database.check(repair: false).isClean)
        }
        #expect(dumps[0] == dumps[1])
    }

    @Test func csvNeedsVerticesAndIntegerIds() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let graph = try graph()
        for (text, code) in [
            ("src,dst\n1,2\n", GraphError.Code.notFound), ("src:string,dst\na,b\n", .badInput),
            ("src,dst\n1,x\n", .badInput),
        ] {
            let url = try file(text, "e.csv")
            let error = #expect(throws: GraphError.self) {
                try graph.importCSV(vertices: [], edges: [("e", url)])
            }
            #expect(error?.code == code)
        }
    }
}
