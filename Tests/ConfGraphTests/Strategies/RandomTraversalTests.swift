import Foundation
import Testing

@testable import ConfGraph

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
            // Removals and later edges lie over blocks, which are decoded.
            configuration.decodingThreshold = 0
            let mixed = try Graph(path: directory.path("mixed.db"), configuration: configuration)
            try mixed.write { try $0.createIndex(label: "a", key: "n") }
            try naive.make(in: mixed) { try mixed.compact() }
            configuration.blockCacheSize = 1
            let packed = try Graph(path: directory.path("packed.db"), configuration: configuration)
            try naive.make(in: packed)
            try packed.write { try $0.createIndex(label: nil, key: "s") }
            try packed.compact()
            graphs = [
                ("memory", memory), ("delta", delta), ("blocks and delta", mixed),
                ("blocks, tiny cache", packed),
            ]
        }
    }

    /// `CONFGRAPH_RANDOM_TRAVERSALS` says how many; a debug build has time for
    /// some thousands.
    private static let wanted =
        ProcessInfo.processInfo.environment["CONFGRAPH_RANDOM_TRAVERSALS"].flatMap(Int.init)
        ?? TestTier.pick(quick: 300, long: 2_000)
    /// Where the seeds begin: `CONFGRAPH_RANDOM_SEED`.
    private static let firstSeed =
        ProcessInfo.processInfo.environment["CONFGRAPH_RANDOM_SEED"].flatMap(UInt64.init) ?? 1

    @Test func agreesWithTheNaiveInterpreter() throws {
        let perGraph = TestTier.pick(quick: 30, long: 250)
        var ran = 0
        var seed = Self.firstSeed
        var failures = 0
        var fired: [String: Int] = [:]
        var reused = 0
        while ran < Self.wanted && failures < 10 {
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
                // The homes and the strategies take turns, so that there is
                // time for more traversals.
                for (turn, way) in Way.allCases.enumerated() {
                    let home = homes.graphs[(index + turn) % homes.graphs.count]
                    let disabled = Strategies.names[ran % Strategies.names.count]
                    let options = way.options(without: disabled, size: ran)
                    let answer = Self.answer(traversal, expected, home.graph, options)
                    for name in answer.fired { fired[name, default: 0] += 1 }
                    reused += answer.reused
                    if let problem = answer.problem {
                        let named = way == .withoutOne ? "without \(disabled)" : "\(way)"
                        Issue.record(
                            "seed \(seed), \(home.name), \(named): \(traversal.text) \(problem)")
                        failures += 1
                    }
                }
            }
            seed += 1
        }
        #expect(ran >= Self.wanted || failures > 0)
        // Many plans hold operators that cannot run again.
        #expect(reused > ran / 2, "\(reused) of \(ran) ran by a kept plan")
        // Shortest paths have an oracle of their own.
        for name in Strategies.names where name != TwoEndedSearchStrategy.name {
            #expect(fired[name, default: 0] > 0, "\(name) never fired")
        }
    }

    /// With all strategies, with all but one, with none.
    private enum Way: CaseIterable {
        case withAll, withoutOne, withNone

        func options(without name: String, size: Int) -> EngineOptions {
            var options = EngineOptions()
            options.strategies = self != .withNone
            if self == .withoutOne { options.disabledStrategies = [name] }
            options.batchSize = [1, 2, 5, 1024][size % 4]
            options.candidateThreshold = [1, 64][size % 2]
            options.leastForColumns = [1, 32][size / 2 % 2]
            return options
        }
    }

    private static func answer(
        _ traversal: RandomTraversal, _ expected: [NaiveValue], _ graph: Graph,
        _ options: EngineOptions
    ) -> (fired: Set<String>, reused: Int, problem: String?) {
        let wanted = expected.map(\.shown)
        do {
            var (fired, answers) = try graph.read { g in
                let steps = try g.traverse(traversal.text).steps
                let plan = try Engine.plan(steps, in: g.scope.reader, options)
                let cursor = ResultCursor(plan.context, plan.last, text: { nil })
                return (plan.fired, [try ToyGraph.all(cursor)])
            }
            let (kept, reused) = try keptPlanAnswers(traversal.text, graph, options)
            answers += kept
            for values in answers {
                let found = values.map { $0.shown(sortingLists: true) }
                let isRight =
                    if traversal.isOrdered {
                        found == wanted
                    } else if traversal.isLimited {
                        found.count == wanted.count
                    } else {
                        found.sorted() == wanted.sorted()
                    }
                if !isRight {
                    return (
                        fired, reused,
                        "gave \(found.sorted().prefix(40)), not \(wanted.sorted().prefix(40))"
                    )
                }
            }
            return (fired, reused, nil)
        } catch {
            return ([], 0, "failed: \(error)")
        }
    }

    /// What the traversal answers by a plan that is kept: made for it, after a
    /// run with other values in between, and in another read.
    private static func keptPlanAnswers(
        _ text: String, _ graph: Graph, _ options: EngineOptions
    ) throws -> (answers: [[PropertyValue]], reused: Int) {
        var answers: [[PropertyValue]] = []
        var reused = 0
        for isFirst in [true, false] {
            try graph.read { g in
                let (template, slots) = try #require(g.traverse(text).template)
                let reader = try g.scope.reader
                // Plans are for one way to run.
                if isFirst { reader.session.keepsake = nil }
                func run(_ slots: [PropertyValue]) throws -> [PropertyValue] {
                    try ToyGraph.all(Engine.run(template, slots, in: reader, options: options))
                }
                answers.append(try run(slots))
                if isFirst {
                    _ = try? run(slots.map(\.another))
                    // A run that was left midway.
                    _ = try Engine.run(template, slots, in: reader, options: options).next()
                    answers.append(try run(slots))
                }
                if !isFirst { reused = PlanCache.of(reader).hits }
                reader.session.keepsake = isFirst ? reader.session.keepsake : nil
            }
        }
        return (answers, min(reused, 1))
    }
}

extension PropertyValue {
    /// Another value of the same type.
    fileprivate var another: PropertyValue {
        switch self {
        case .string(let text): .string(text + "x")
        case .int(let number): .int(number &+ 1)
        case .long(let number): .long(number &+ 1)
        default: self
        }
    }
}
