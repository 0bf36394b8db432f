@testable import ConfGraph
import Testing

/// Random traversals over random graphs: the engine and the naive interpreter
/// must agree, with strategies and without, whatever holds the graph.
@Suite struct RandomTraversalTests {
    /// One graph in every kind of home.
    private struct Homes {
        let naive: NaiveGraph
        var graphs: [(name: String, graph: Graph)] = []
        private let directory: TemporaryDirectory

        init(_ naive: NaiveGraph) throws {
            self.naive = naive
            directory = try TemporaryDirectory()
            let memory = try Graph.inMemory()
            try naive.make(in: memory)
            var configuration = GraphConfiguration()
            configuration.synchronous = .normal
            configuration.compactionThreshold = 1_000_000
            let delta = try Graph(path: directory.path("delta.db"), configuration: configuration)
            try naive.make(in: delta)
            // Removals and later edges lie over blocks.
            let mixed = try Graph(path: directory.path("mixed.db"), configuration: configuration)
            try naive.make(in: mixed) { try mixed.compact() }
            configuration.blockCacheSize = 1
            let packed = try Graph(path: directory.path("packed.db"), configuration: configuration)
            try naive.make(in: packed)
            try packed.compact()
            graphs = [
                ("memory", memory), ("delta", delta), ("blocks and delta", mixed),
                ("blocks, tiny cache", packed),
            ]
        }
    }

    @Test func agreesWithTheNaiveInterpreter() throws {
        let wanted = TestTier.pick(quick: 300, long: 2_000)
        let perGraph = TestTier.pick(quick: 30, long: 250)
        var ran = 0
        var seed: UInt64 = 1
        var failures = 0
        var fired: [String: Int] = [:]
        while ran < wanted && failures < 10 {
            var random = SeededGenerator(seed: seed)
            let naive = NaiveGraph(using: &random)
            let homes = try Homes(naive)
            for index in 0..<perGraph {
                let traversal = RandomTraversal(over: naive, using: &random)
                var interpreter = NaiveInterpreter(naive)
                let expected: [NaiveValue]
                do {
                    expected = try interpreter.run(
                        traversal.steps, from: traversal.beginnings(in: naive))
                } catch is NaiveInterpreter.TooMany {
                    continue
                }
                ran += 1
                try homes.graphs[0].graph.read { g in
                    let plan = try Engine.plan(
                        g.traverse(traversal.text).steps, in: g.scope.reader, EngineOptions())
                    for (name, _) in plan.rewritten.applied { fired[name, default: 0] += 1 }
                }
                // The homes take turns, so that there is time for more traversals.
                let others = homes.graphs.dropFirst()
                let other = others[others.startIndex + index % others.count]
                let tried =
                    TestTier.isLong
                    ? [homes.graphs[index % homes.graphs.count]] : [homes.graphs[0], other]
                for (name, graph) in tried {
                    for strategies in [true, false] {
                        if let problem = Self.problem(traversal, expected, graph, strategies) {
                            let way = "seed \(seed), \(name), strategies \(strategies)"
                            Issue.record("\(way): \(traversal.text) \(problem)")
                            failures += 1
                        }
                    }
                }
            }
            seed += 1
        }
        #expect(ran >= wanted || failures > 0)
        for strategy in Strategies.all {
            #expect(fired[strategy.name, default: 0] > 0, "\(strategy.name) never fired")
        }
    }

    private static func problem(
        _ traversal: RandomTraversal, _ expected: [NaiveValue], _ graph: Graph, _ strategies: Bool
    ) -> String? {
        let wanted = expected.map(\.shown)
        do {
            var options = EngineOptions()
            options.strategies = strategies
            let found = try graph.read { g in
                try ToyGraph.all(g.scope.run(g.traverse(traversal.text).steps, options: options))
            }.map { $0.shown(sortingLists: true) }
            let isRight =
                if traversal.isOrdered {
                    found == wanted
                } else if traversal.isLimited {
                    found.count == wanted.count
                } else {
                    found.sorted() == wanted.sorted()
                }
            return isRight
                ? nil : "gave \(found.sorted().prefix(40)), not \(wanted.sorted().prefix(40))"
        } catch {
            return "failed: \(error)"
        }
    }
}
