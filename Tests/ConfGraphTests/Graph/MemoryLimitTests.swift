import Testing

@testable import ConfGraph

/// Graphs that may take little memory: slower, and nothing else.
@Suite struct MemoryLimitTests {
    private static let spokes = 5_000

    /// A hub that leads to many and is led to by many, in blocks and in the
    /// delta, in a graph that may take so much memory.
    private static func graph(_ path: String, _ limit: Int?) throws -> Graph {
        var configuration = GraphConfiguration()
        configuration.synchronous = .normal
        configuration.memoryLimit = limit
        let graph = try Graph(path: path, configuration: configuration)
        try graph.bulkLoad { loader in
            for number in 0...spokes {
                try loader.addVertex(
                    "node", id: .int(Int64(number)), properties: ["n": .int(Int32(number))])
            }
            try loader.addEdges("to", (1...Int64(spokes)).map { (source: 0, target: $0) })
            try loader.addEdges("to", (1...Int64(spokes)).map { (source: $0, target: $0 / 2) })
        }
        try graph.write { g in
            for number in 1...40 {
                for text in [
                    "V(0).addE('late').to(__.V(\(number * 100)))",
                    "V(\(number * 3)).addE('to').to(__.V(0))",
                ] {
                    var cursor = try g.traverse(text).cursor()
                    while try cursor.next() != nil {}
                }
            }
        }
        return graph
    }

    @Test func answersAreTheSame() throws {
        let directory = try TemporaryDirectory()
        let free = try Self.graph(directory.path("free.db"), nil)
        let limited = try Self.graph(directory.path("limited.db"), 1 << 20)
        for text in [
            "g.V(0).out().count()",
            "g.V(0).out('to').values('n')",
            "g.V(0).out('to').limit(700).values('n').sum()",
            "g.V(0).out('to').out('to').count()",
            "g.V(0).out('to').in('to').dedup().count()",
            "g.V(0).both().both('to').groupCount().by(values('n').math('_ % 7'))",
            "g.V(0, 1, 0, 2).local(out().count())",
            "g.V().where(out('to').count().is(gt(100))).values('n')",
            "g.V(0, 4).repeat(both('to')).times(3).count()",
            "g.V(0).repeat(out()).emit().times(2).values('n').max()",
            "g.V(0).outE().count()",
            "g.V(0).out().as('a').out().select('a').values('n').sum()",
            "g.V().out('to').out('to').out('to').count()",
            "g.V().hasLabel('node').order().by('n', desc).limit(3).values('n')",
            "g.V(9).shortestPath().with(ShortestPath.target, __.hasId(4000)).limit(1).count(local)",
        ] {
            for mergesEqual in [true, false] {
                #expect(
                    try Self.values(text, limited, mergesEqual: mergesEqual)
                        == Self.values(text, free, mergesEqual: mergesEqual), "\(text)")
            }
        }
    }

    private static func values(
        _ text: String, _ graph: Graph, mergesEqual: Bool
    ) throws -> [String] {
        let source = mergesEqual ? "g" : "g.withoutStrategies(LazyBarrierStrategy)"
        return try graph.read { g in
            var result: [String] = []
            var cursor = try g.traverse(source + text.dropFirst()).cursor()
            while let value = try cursor.next() { result.append("\(value)") }
            return result
        }
    }

    @Test func loadsAndCompactionsStayWhole() throws {
        let directory = try TemporaryDirectory()
        let graph = try Self.graph(directory.path("limited.db"), 1 << 20)
        try graph.compact()
        let report = try graph.check()
        #expect(report.findings.isEmpty, "\(report.findings)")
    }

    @Test func everySizeIsWithinTheLimit() throws {
        var configuration = GraphConfiguration()
        configuration.columnCacheSize = 10
        configuration.memoryLimit = 64 << 20
        let options = configuration.storageOptions
        let sum = options.blockCacheBytes + options.memoryBudget + options.pageCacheBytes * 9
        #expect(sum < 64 << 20)
        // What asks for less gets less.
        #expect(options.columnCacheBytes == 10)
        // A limit of nothing leaves what nothing runs without.
        configuration.memoryLimit = -1
        #expect(configuration.storageOptions.memoryBudget == 0)
        #expect(configuration.storageOptions.compactionBatch > 0)
    }
}
