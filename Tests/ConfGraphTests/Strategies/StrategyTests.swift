@testable import ConfGraph
import Testing

/// Each strategy changes some traversal, can be switched off, and shows.
@Suite struct StrategyTests {
    /// A traversal that each strategy rewrites.
    private static let examples = [
        "IdentityRemovalStrategy": "g.V().identity().out()",
        "IncidentToAdjacentStrategy": "g.V().outE('knows').inV().values('name')",
        "InlineFilterStrategy": "g.V().where(has('age', gt(30))).values('name')",
        "EarlyLimitStrategy": "g.V().hasLabel('event').elementMap().limit(2)",
        "RepeatUnrollStrategy": "g.V('ada').repeat(out('knows')).times(2).path()",
        "CountStrategy": "g.V().where(out().count().is(0)).id()",
    ]

    @Test func everyStrategyHasAnExample() {
        for strategy in Strategies.all {
            #expect(Self.examples[strategy.name] != nil, "no example of \(strategy.name)")
        }
    }

    @Test(arguments: Strategies.all.map(\.name))
    func firesCanBeSwitchedOffAndChangesNothing(_ name: String) throws {
        let text = try #require(Self.examples[name])
        let toy = try ToyGraph.shared.get()
        try toy.file.read { g in
            let steps = try g.traverse(text).steps
            let before = StrategyCounts.value(name)
            let reader = try g.scope.reader
            let on = try Engine.plan(steps, in: reader, EngineOptions())
            #expect(on.rewritten.applied.contains { $0.name == name })
            #expect(StrategyCounts.value(name) > before)
            var options = EngineOptions()
            options.disabledStrategies = [name]
            let off = try Engine.plan(steps, in: reader, options)
            #expect(!off.rewritten.applied.contains { $0.name == name })
            let asked = try g.withoutStrategies(name).traverse(text).steps
            let without = try Engine.plan(asked, in: reader, EngineOptions())
            #expect(!without.rewritten.applied.contains { $0.name == name })
            #expect(try Engine.explain(steps, in: reader).contains(name))
            let explained = try Engine.explain(steps, in: reader, options: options)
            #expect(!explained.contains(name))
            let results = try ToyGraph.results(g, steps, strategies: true)
            #expect(
                try ToyGraph.all(g.scope.run(steps, options: options)).map(\.shown).sorted()
                    == results.sorted())
        }
    }

    @Test func aLoopOfTooManyRoundsStaysALoop() throws {
        let toy = try ToyGraph.shared.get()
        toy.gives("g.V('t4').repeat(out().out()).times(2147483647)", [])
        toy.gives("g.V('t4').repeat(out().has('year')).times(9223372036854775807l)", [])
        toy.gives(
            "g.V('ada').repeat(out('knows')).times(2).as('x').select('x')", ["v[cy]", "v[cy]"])
    }

    @Test(arguments: [
        // A path would miss the edge; a name is needed; a side effect counts.
        "g.V('bo').outE('gave').inV().path()", "g.V('bo').outE('gave').as('e').inV().select('e')",
    ])
    func keepsTheEdgesThatAreLookedAt(_ text: String) throws {
        let toy = try ToyGraph.shared.get()
        let found = try toy.memory.read { g in
            try ToyGraph.results(g, g.traverse(text).steps, strategies: true)
        }
        #expect(found.count == 1)
        #expect(found[0].contains("e[g3]"))
    }
}
