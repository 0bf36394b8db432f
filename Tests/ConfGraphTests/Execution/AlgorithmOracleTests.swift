@testable import ConfGraph
import Testing

/// Graph algorithms on small random graphs, in every home that edges have,
/// beside their naive forms.
@Suite struct AlgorithmOracleTests {
    private typealias Naive = NaiveAlgorithms

    /// One random graph: in the delta only, packed, and half of each.
    private struct Sample {
        let naive: Naive
        let graphs: [(name: String, graph: Graph)]

        init(_ random: inout SeededGenerator, _ directory: TemporaryDirectory) throws {
            let count = Int.random(in: 1...7, using: &random)
            // Ids of one to three digits: their order as text is another.
            var ids = Set<Int>()
            while ids.count < count { ids.insert(Int.random(in: 1...300, using: &random)) }
            let vertices = ids.sorted()
            func edge(_ id: Int) -> Naive.Edge {
                Naive.Edge(
                    id: id, label: ["a", "b"].randomElement(using: &random)!,
                    source: vertices.randomElement(using: &random)!,
                    target: vertices.randomElement(using: &random)!,
                    weight: Int.random(in: 0...3, using: &random))
            }
            let edges = (0..<Int.random(in: 0...12, using: &random)).map { edge(1000 + $0) }
            let removed = (0..<2).map { edge(2000 + $0) }
            naive = Naive(vertices: vertices, edges: edges)
            let name = "\(UInt64.random(in: 0 ... .max, using: &random))"
            let homes = [
                ("memory", try Graph.inMemory()),
                ("packed", try Graph(path: directory.path(name + "-packed.db"))),
                ("mixed", try Graph(path: directory.path(name + "-mixed.db"))),
            ]
            let half = edges.count / 2
            for (home, graph) in homes {
                try graph.write { g in
                    for vertex in vertices { try g.addVertex("v", id: .int(Int64(vertex))) }
                    try Self.add(edges[..<half] + removed[...], g)
                }
                if home == "mixed" { try graph.compact() }
                try graph.write { g in
                    try Self.add(edges[half...], g)
                    for edge in removed {
                        try g.remove(#require(try g.edge(id: .int(Int64(edge.id)))))
                    }
                }
                if home == "packed" { try graph.compact() }
            }
            graphs = homes.map { (name: $0.0, graph: $0.1) }
        }

        private static func add(_ edges: ArraySlice<Naive.Edge>, _ g: TraversalSource) throws {
            for edge in edges {
                let source = try #require(try g.vertex(id: .int(Int64(edge.source))))
                let target = try #require(try g.vertex(id: .int(Int64(edge.target))))
                try g.addEdge(
                    edge.label, from: source, to: target, id: .int(Int64(edge.id)),
                    properties: ["w": .int(Int32(edge.weight))])
            }
        }
    }

    /// Runs the body for many graphs and ways to walk, with the option `edges`
    /// once as a plain step and once as a traversal that no scan serves.
    private func forEachCase(
        _ body: (
            _ sample: Sample, _ random: inout SeededGenerator, _ way: Naive.Way, _ label: String?,
            _ edges: String
        ) throws -> Void
    ) throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let directory = try TemporaryDirectory()
        for round in 0..<(TestTier.isLong ? 200 : 12) {
            let sample = try Sample(&random, directory)
            let way = Naive.Way.allCases.randomElement(using: &random)!
            let label = [nil, "a"].randomElement(using: &random)!
            let step = ["outE", "inE", "bothE"][Naive.Way.allCases.firstIndex(of: way)!]
            let name = label.map { "'\($0)'" } ?? ""
            for edges in ["__.\(step)(\(name))", "__.\(step)(\(name)).identity()"] {
                do {
                    try body(sample, &random, way, label, edges)
                } catch {
                    Issue.record("seed \(seed), round \(round), \(edges): \(error)")
                }
            }
        }
    }

    /// Where traversers begin: everywhere, or by a filter that lets some
    /// vertices pass.
    private func begin(
        _ naive: Naive, _ random: inout SeededGenerator
    ) -> (text: String, begins: [Int: Int]?) {
        if Bool.random(using: &random) { return ("g.V()", nil) }
        let limit = naive.vertices.randomElement(using: &random)!
        let passing = naive.vertices.filter { $0 <= limit }
        return (
            "g.V().filter(__.id().is(P.lte(\(limit))))",
            Dictionary(uniqueKeysWithValues: passing.map { ($0, 1) })
        )
    }

    /// The computed value of each vertex at which a traverser is.
    private func values(_ graph: Graph, _ text: String) throws -> [Int: PropertyValue] {
        try graph.read { g in
            var found: [Int: PropertyValue] = [:]
            for pair in try g.traverse(text + ".project('id', 'x').by(T.id).by('x')").toList() {
                guard case .map(let map) = pair, let id = map["id"]?.wholeNumber else { continue }
                found[Int(id)] = map["x"]
            }
            return found
        }
    }

    @Test func pageRankIsThatOfMessagesInRounds() throws {
        try forEachCase { sample, random, way, label, edges in
            let (text, begins) = begin(sample.naive, &random)
            let times = Int.random(in: 0...25, using: &random)
            let expected = sample.naive.pageRank(
                way, label, alpha: 0.7, times: times, begins: begins)
            for (home, graph) in sample.graphs {
                let found = try values(
                    graph,
                    text + ".pageRank(0.7).with(PageRank.edges, \(edges))"
                        + ".with(PageRank.times, \(times)).with(PageRank.propertyName, 'x')")
                #expect(found.count == begins?.count ?? sample.naive.vertices.count)
                for (vertex, value) in found {
                    let error = abs(value.doubleValue! - expected[vertex]!)
                    #expect(error < 1e-9, "\(home): \(text) \(edges) \(times) at \(vertex)")
                }
            }
        }
    }

    @Test func componentsAreThoseOfMessagesInRounds() throws {
        try forEachCase { sample, random, way, label, edges in
            let (text, begins) = begin(sample.naive, &random)
            let expected = sample.naive.components(way, label, begins: begins)
            for (home, graph) in sample.graphs {
                let found = try values(
                    graph,
                    text + ".connectedComponent().with(ConnectedComponent.edges, \(edges))"
                        + ".with(ConnectedComponent.propertyName, 'x')")
                for (vertex, value) in found {
                    #expect(
                        value == .string(expected[vertex]!), "\(home): \(text) \(edges) \(vertex)")
                }
            }
        }
    }

    @Test func clustersAreThoseOfMessagesInRounds() throws {
        try forEachCase { sample, random, way, label, edges in
            let (text, begins) = begin(sample.naive, &random)
            let times = Int.random(in: 0...8, using: &random)
            let expected = sample.naive.clusters(way, label, times: times, begins: begins)
            for (home, graph) in sample.graphs {
                let found = try values(
                    graph,
                    text + ".peerPressure().with(PeerPressure.edges, \(edges))"
                        + ".with(PeerPressure.times, \(times))"
                        + ".with(PeerPressure.propertyName, 'x')")
                for (vertex, value) in found {
                    #expect(
                        value.wholeNumber == Int64(expected[vertex]!),
                        "\(home): \(text) \(edges) \(times) at \(vertex)")
                }
            }
        }
    }

    @Test func shortestPathsAreAllOfThem() throws {
        try forEachCase { sample, random, way, label, edges in
            let source = sample.naive.vertices.randomElement(using: &random)!
            let target = sample.naive.vertices.randomElement(using: &random)!
            let weighted = Bool.random(using: &random)
            let withEdges = Bool.random(using: &random)
            let longest = Bool.random(using: &random) ? Int.random(in: 0...4, using: &random) : nil
            let named = Bool.random(using: &random)
            let all = sample.naive.shortestPaths(
                from: source, way, label, weighted: weighted, longest: longest,
                withEdges: withEdges)
            let expected = named ? (all[target] ?? []).sorted() : all.values.flatMap { $0 }.sorted()
            var text = "g.V(\(source)).shortestPath().with(ShortestPath.edges, \(edges))"
            if weighted { text += ".with(ShortestPath.distance, 'w')" }
            if withEdges { text += ".with(ShortestPath.includeEdges)" }
            if let longest { text += ".with(ShortestPath.maxDistance, \(longest))" }
            if named { text += ".with(ShortestPath.target, __.hasId(\(target)))" }
            for (home, graph) in sample.graphs {
                let found = try graph.read { g in try g.traverse(text).toList() }
                let walks = found.map { value -> Naive.Walk in
                    guard case .path(let path) = value else { return Naive.Walk(steps: []) }
                    return Naive.Walk(
                        steps: path.objects.map {
                            switch $0 {
                            case .vertex(let vertex): "v\(vertex.id)"
                            case .edge(let edge): "e\(edge.id)"
                            default: "?"
                            }
                        })
                }
                #expect(walks.sorted() == expected, "\(home): \(text)")
            }
        }
    }
}
