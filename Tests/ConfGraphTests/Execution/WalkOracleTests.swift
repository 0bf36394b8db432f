import Testing

@testable import ConfGraph

/// Chains of hops on random graphs beside a walk from list to list: counted
/// over the whole graph, with `dedup()`, grouped, and as shortest paths; with
/// the delta over decoded arrays, in a write, and under a small cap.
@Suite struct WalkOracleTests {
    private struct Edge {
        let label: String
        let source: Int64
        let target: Int64
    }

    private struct Naive {
        var labels: [Int64: Set<String>] = [:]
        var edges: [Edge] = []

        func hop(_ walks: [Int64: Int64], _ step: String) -> [Int64: Int64] {
            let (way, label) = Self.parts(step)
            var next: [Int64: Int64] = [:]
            for edge in edges where label == nil || edge.label == label {
                if way != "in", let walks = walks[edge.source] {
                    next[edge.target, default: 0] += walks
                }
                if way != "out", let walks = walks[edge.target] {
                    next[edge.source, default: 0] += walks
                }
            }
            return next
        }

        static func parts(_ step: String) -> (way: String, label: String?) {
            let parts = step.split(separator: "(")
            let label = parts[1].dropLast().filter { $0 != "'" }
            return (String(parts[0]), label.isEmpty ? nil : label)
        }
    }

    /// One graph and its list, changed together.
    private final class Pair {
        var naive = Naive()
        let graph: Graph
        let severalLabels: Bool
        private var next: Int64 = 1

        init(_ path: String?, _ random: inout SeededGenerator) throws {
            severalLabels = Int.random(in: 0..<3, using: &random) == 0
            var configuration = GraphConfiguration()
            configuration.synchronous = .normal
            configuration.compactionThreshold = 1_000_000
            configuration.labels = severalLabels ? .zeroOrMore : .one
            configuration.blockCacheSize = [512 << 20, 512 << 20, 2_000, 0]
                .randomElement(using: &random)!
            configuration.decodingThreshold = [0, nil].randomElement(using: &random)!
            graph =
                try path.map { try Graph(path: $0, configuration: configuration) }
                ?? Graph.inMemory(configuration: configuration)
        }

        func change(_ g: TraversalSource, _ random: inout SeededGenerator) throws {
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let wanted =
                    severalLabels ? [[], ["a"], ["b"], ["a", "b"]] : [["a"], ["a"], ["b"]]
                let labels: [String] = wanted.randomElement(using: &random)!
                let key = try g.scope.writer.addVertex(labels: labels, id: .int(next))
                naive.labels[key] = Set(labels)
                next += [1, 1, 1, 900].randomElement(using: &random)!
            }
            let keys = naive.labels.keys.sorted()
            guard !keys.isEmpty else { return }
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                let edge = Edge(
                    label: ["x", "x", "y"].randomElement(using: &random)!,
                    source: keys.randomElement(using: &random)!,
                    target: keys.randomElement(using: &random)!)
                _ = try g.scope.writer.addEdge(
                    edge.label, from: edge.source, to: edge.target, id: nil)
                naive.edges.append(edge)
            }
            if Int.random(in: 0..<3, using: &random) == 0 {
                let gone = keys.randomElement(using: &random)!
                try g.scope.writer.removeVertex(gone)
                naive.labels[gone] = nil
                naive.edges.removeAll { $0.source == gone || $0.target == gone }
            }
            if severalLabels, let vertex = naive.labels.keys.sorted().randomElement(using: &random)
            {
                let added = naive.labels[vertex]!.contains("a")
                if added {
                    try g.scope.writer.removeLabels(vertex, ["a"])
                    naive.labels[vertex]!.remove("a")
                } else {
                    try g.scope.writer.addLabels(vertex, ["a"])
                    naive.labels[vertex]!.insert("a")
                }
            }
        }

        func check(_ g: TraversalSource, _ random: inout SeededGenerator, _ seed: UInt64) throws {
            for _ in 0..<6 {
                let text: String
                let expected: String
                switch Int.random(in: 0..<4, using: &random) {
                case 0, 1: (text, expected) = wholeGraph(&random)
                case 2: (text, expected) = chain(&random)
                default: (text, expected) = try shortest(&random)
                }
                let steps = try g.traverse(text).steps
                for strategies in [true, false] {
                    var options = EngineOptions()
                    options.strategies = strategies
                    // Several threads, however few the edges.
                    options.parallelism = Int.random(in: 1...4, using: &random)
                    options.parallelEdges = 1
                    let found = try ToyGraph.all(g.scope.run(steps, options: options))
                        .map(\.shown)
                    #expect(
                        found.sorted().joined(separator: " ") == expected,
                        "seed \(seed), strategies \(strategies): \(text)")
                }
            }
            for _ in 0..<3 { try checkLoop(g, &random, seed) }
        }

        /// The first walk of a loop to arrive is one of the shortest, with
        /// strategies and, where that ends, without.
        private func checkLoop(
            _ g: TraversalSource, _ random: inout SeededGenerator, _ seed: UInt64
        ) throws {
            let keys = naive.labels.keys.sorted()
            guard let end = keys.randomElement(using: &random) else { return }
            let starts = (0..<Int.random(in: 1...5, using: &random) / 4 + 1)
                .compactMap { _ in keys.filter { $0 != end }.randomElement(using: &random) }
            let (way, label) = hop(&random)
            let found = Set(starts).map { shortest(from: $0, to: end, way, label) }
                .filter { !$0.isEmpty }
            let length = found.map { $0[0].count }.min()
            let paths = Set(
                found.joined().filter { $0.count == length }
                    .map { "path[" + $0.map { "v[\($0)]" }.joined(separator: ",") + "]" })
            // Walks that never arrive are gone through by a search only.
            // Others in rounds, whose walks soon are too many.
            let isShort = (length ?? .max) <= 3
            if starts.isEmpty || starts.count > 1 && !isShort { return }
            let body = "__.\(way)(\(label))" + ["", ".simplePath()"].randomElement(using: &random)!
            let (until, body2) = ("until(__.hasId(\(end)))", "repeat(\(body))")
            let loop = Bool.random(using: &random) ? "\(until).\(body2)" : "\(body2).\(until)"
            let rest = [".path().limit(1)", ".limit(1).path()", ".limit(1)"]
                .randomElement(using: &random)!
            let text = "g.V(\(starts.map(String.init).joined(separator: ","))).\(loop)\(rest)"
            let steps = try g.traverse(text).steps
            for strategies in [true, false] {
                if !strategies, !isShort { continue }
                var options = EngineOptions()
                options.strategies = strategies
                let result = try ToyGraph.all(g.scope.run(steps, options: options)).map(\.shown)
                let expected = rest == ".limit(1)" && !paths.isEmpty ? ["v[\(end)]"] : paths
                #expect(
                    expected.isEmpty
                        ? result.isEmpty
                        : result.count == 1
                            && expected.contains(result[0]),
                    "seed \(seed), strategies \(strategies): \(text): \(result)")
            }
        }

        private func hop(_ random: inout SeededGenerator) -> (way: String, label: String) {
            (
                ["out", "in", "both"].randomElement(using: &random)!,
                ["'x'", ""].randomElement(using: &random)!
            )
        }

        private func hops(_ random: inout SeededGenerator, _ count: ClosedRange<Int>) -> [String] {
            (0..<Int.random(in: count, using: &random)).map { _ in
                ["out", "in", "both"].randomElement(using: &random)!
                    + ["('x')", "('x')", "('y')", "()"].randomElement(using: &random)!
            }
        }

        private func wholeGraph(_ random: inout SeededGenerator) -> (String, String) {
            let label = [nil, "a", "b"].randomElement(using: &random)!
            let hops = hops(&random, 1...4)
            var walks: [Int64: Int64] = [:]
            for (vertex, labels) in naive.labels where label.map(labels.contains) ?? true {
                walks[vertex] = 1
            }
            for hop in hops { walks = naive.hop(walks, hop) }
            let filter = label.map { ".hasLabel('\($0)')" } ?? ""
            return (
                "g.V()\(filter).\(hops.joined(separator: ".")).count()",
                "\(walks.values.reduce(0, +))l"
            )
        }

        private func chain(_ random: inout SeededGenerator) -> (String, String) {
            let start = naive.labels.keys.sorted().randomElement(using: &random) ?? 1
            var walks: [Int64: Int64] = naive.labels[start] == nil ? [:] : [start: 1]
            var text = "g.V(\(start))"
            for hop in hops(&random, 1...4) {
                text += "." + hop
                walks = naive.hop(walks, hop)
                if Int.random(in: 0..<3, using: &random) == 0 {
                    text += ".dedup()"
                    walks = walks.mapValues { _ in 1 }
                }
            }
            if Bool.random(using: &random) {
                return (text + ".count()", "\(walks.values.reduce(0, +))l")
            }
            let map = walks.map { "v[\($0)]:\($1)l" }.sorted().joined(separator: ",")
            return (text + ".groupCount()", "[\(map.isEmpty ? ":" : map)]")
        }

        private func shortest(_ random: inout SeededGenerator) throws -> (String, String) {
            let keys = naive.labels.keys.sorted()
            guard let start = keys.randomElement(using: &random),
                let end = keys.randomElement(using: &random)
            else { return ("g.V().limit(0)", "") }
            let (way, label) = hop(&random)
            let found = shortest(from: start, to: end, way, label).map { path in
                "path[" + path.map { "v[\($0)]" }.joined(separator: ",") + "]"
            }
            return (
                "g.V(\(start)).shortestPath().with(ShortestPath.target, __.hasId(\(end)))"
                    + ".with(ShortestPath.edges, __.\(way)E(\(label)))",
                found.sorted().joined(separator: " ")
            )
        }

        /// All shortest paths between two vertices.
        private func shortest(
            from start: Int64, to end: Int64, _ way: String, _ label: String
        ) -> [[Int64]] {
            var paths: [[Int64]] = [[start]]
            var seen: Set<Int64> = [start]
            while !paths.isEmpty, !paths.contains(where: { $0.last == end }) {
                var longer = Set<[Int64]>()
                for path in paths {
                    for next in naive.hop([path.last!: 1], "\(way)(\(label))").keys
                    where !seen.contains(next) { longer.insert(path + [next]) }
                }
                paths = Array(longer)
                seen.formUnion(paths.map { $0.last! })
            }
            return paths.filter { $0.last == end }
        }
    }

    @Test(arguments: 0..<(TestTier.isLong ? UInt64(60) : 10))
    func walksAreThoseOfTheList(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let directory = try TemporaryDirectory()
        let pair = try Pair(seed % 4 == 3 ? nil : directory.path("walk.db"), &random)
        for _ in 0..<10 {
            if Int.random(in: 0..<4, using: &random) == 0 { try pair.graph.compact() }
            try pair.graph.write { g in
                try pair.change(g, &random)
                if Bool.random(using: &random) {
                    try pair.check(g, &random, seed)
                    try pair.change(g, &random)
                }
            }
            try pair.graph.read { try pair.check($0, &random, seed) }
        }
    }
}
