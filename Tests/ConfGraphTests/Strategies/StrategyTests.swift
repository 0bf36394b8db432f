@testable import ConfGraph
import Testing

/// Each strategy changes some traversal, can be switched off, and shows.
@Suite struct StrategyTests {
    /// A traversal on which each strategy acts.
    private static let examples = [
        "IdentityRemovalStrategy": "g.V().identity().out()",
        "IncidentToAdjacentStrategy": "g.V().outE('knows').inV().values('name')",
        "AdjacentToIncidentStrategy": "g.V().map(out('knows').count())",
        "InlineFilterStrategy": "g.V().where(has('age', gt(30))).values('name')",
        "FilterRankingStrategy": "g.V().out().where(out()).has('year').values('title')",
        "EarlyLimitStrategy": "g.V().hasLabel('event').elementMap().limit(2)",
        "RepeatUnrollStrategy": "g.V('ada').repeat(out('knows')).times(2).path()",
        "CountStrategy": "g.V().where(out().count().is(0)).id()",
        "WholeGraphCountStrategy": "g.V().hasLabel('event').count()",
        "ReverseSeekStrategy":
            "g.V().hasLabel('talk').where(__.in('gave').has('speaker', 'name', 'Ada'))",
        "AccessPathStrategy": "g.V().hasLabel('event').values('name')",
        "HopChainStrategy": "g.V('ada').both().both().dedup().count()",
        "DegreeCountStrategy": "g.V('ada').outE('knows').count()",
        "OrderLimitStrategy": "g.V().order().by(id, desc).limit(3).id()",
        "HopFilterStrategy": "g.V().both().hasLabel('event').values('name')",
        "PathRetractionStrategy": "g.V('ada').out('knows').values('name')",
        "LazyBarrierStrategy": "g.V().both().both().values('name')",
        "RepeatFrontierStrategy": "g.V().repeat(both()).until(loops().is(3)).values('name')",
        "ByModulatorOptimizationStrategy": "g.V().groupCount().by(label())",
        "TwoEndedSearchStrategy":
            "g.V('ada').shortestPath().with(ShortestPath.target, hasId('graphs'))",
        "ColumnScanStrategy": "g.V().hasLabel('talk').has('year', gt(2014)).count()",
        "ColumnLookupStrategy": "g.V().out().groupCount().by('name')",
        "GroupTopStrategy": """
        g.V().hasLabel('talk').groupCount().by('year').order(local).by(values, desc)\
        .by(keys).limit(local, 2)
        """,
    ]

    @Test func everyStrategyHasAnExampleAndANameOfItsOwn() {
        #expect(Set(Self.examples.keys) == Set(Strategies.names))
        #expect(Set(Strategies.names).count == Strategies.names.count)
        #expect(GraphConfiguration.strategyNames == Strategies.names)
    }

    @Test(arguments: Strategies.names)
    func firesCanBeSwitchedOffAndChangesNothing(_ name: String) throws {
        let text = try #require(Self.examples[name])
        let toy = try ToyGraph.shared.get()
        try toy.file.read { g in
            let steps = try g.traverse(text).steps
            let before = StrategyCounts.value(name)
            let reader = try g.scope.reader
            let on = try Engine.plan(steps, in: reader, EngineOptions())
            #expect(on.fired.contains(name))
            #expect(StrategyCounts.value(name) > before)
            var options = EngineOptions()
            options.disabledStrategies = [name]
            #expect(try !Engine.plan(steps, in: reader, options).fired.contains(name))
            let asked = try g.withoutStrategies(name).traverse(text).steps
            #expect(try !Engine.plan(asked, in: reader, EngineOptions()).fired.contains(name))
            let again = try g.withoutStrategies(name).withStrategies(.named(name)).traverse(text)
                .steps
            #expect(try Engine.plan(again, in: reader, EngineOptions()).fired.contains(name))
            let explanation = try Engine.explain(steps, in: reader)
            #expect(explanation.rewrites.contains { $0.strategy == name })
            #expect(explanation.description.contains(name))
            let explained = try Engine.explain(steps, in: reader, options: options)
            #expect(!explained.rewrites.contains { $0.strategy == name })
            let results = try ToyGraph.results(g, steps, strategies: true)
            #expect(
                try ToyGraph.all(g.scope.run(steps, options: options)).map(\.shown).sorted()
                    == results.sorted())
            options.strategies = false
            #expect(try Engine.plan(steps, in: reader, options).fired.isEmpty)
            #expect(
                try ToyGraph.results(g, steps, strategies: false).sorted() == results.sorted())
        }
    }

    /// The article's table lists them all, in their order.
    @Test func theArticleListsThemAll() throws {
        let article = try Repository.current.text(
            "Sources/ConfGraph/Library/ConfGraph.docc/Articles/Strategies.md")
        let listed = article.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map { String($0.dropFirst(3).prefix { $0 != "`" }) }
        #expect(listed == Strategies.names)
    }

    /// A loop is searched from both ends where it is one hop, its end is known,
    /// and the first walk to arrive is all that is asked for.
    @Test func loopsThatAreSearchedFromBothEnds() throws {
        let toy = try ToyGraph.shared.get()
        let end = "until(hasId('graphs'))"
        let loops = [
            ("g.V('ada').repeat(out()).\(end).limit(1)", true),
            ("g.V('ada').repeat(both().simplePath()).\(end).path().limit(1)", true),
            ("g.V('ada').\(end).repeat(out('gave', 'about')).limit(1).path()", true),
            ("g.V().hasLabel('speaker').repeat(out()).\(end).limit(1)", true),
            ("g.V('ada').repeat(out()).\(end)", false),
            ("g.V('ada').repeat(out()).\(end).limit(2)", false),
            ("g.V('ada').repeat(out().as('a')).\(end).limit(1)", false),
            ("g.V('ada').repeat(out().out()).\(end).limit(1)", false),
            ("g.V('ada').repeat(out()).\(end).emit().limit(1)", false),
            ("g.V('ada').repeat(out()).times(2).limit(1)", false),
            ("g.V('ada').repeat(out()).until(has('age')).limit(1)", false),
            ("g.V('ada').repeat(out()).until(out('zzz')).limit(1)", false),
        ]
        try toy.file.read { g in
            for (text, isSearched) in loops {
                let steps = try g.traverse(text).steps
                let plan = try Engine.plan(steps, in: g.scope.reader, EngineOptions())
                #expect(
                    plan.fired.contains(TwoEndedSearchStrategy.name) == isSearched, "\(text)")
            }
        }
        toy.gives("g.V('ada').repeat(out()).\(end).limit(1)", ["v[graphs]"])
        // From several, and from the end itself, the loop is walked.
        toy.gives("g.V('ada', 'bo').repeat(out()).\(end).limit(1)", ["v[graphs]"])
        toy.gives("g.V('graphs').\(end).repeat(out()).limit(1)", ["v[graphs]"])
        toy.gives("g.V('graphs').repeat(out()).\(end).limit(1)", [])
        // Nothing leads there, in whatever circles the walks go.
        toy.gives("g.V('bo').repeat(out('knows').simplePath()).\(end).limit(1)", [])
        // A walk that has been at the end before does not come there again.
        toy.gives(
            "g.V('ada').out('gave').in('gave').repeat(out().simplePath())"
                + ".until(hasId('ada')).limit(1)", [])
    }

    @Test func aMisspeltNameIsRefused() throws {
        let toy = try ToyGraph.shared.get()
        toy.fails(
            "g.withoutStrategies(CountStratgy).V()", .syntax,
            saying: "did you mean CountStrategy?")
        toy.fails(
            "g.withStrategies(Zebra).V()", .syntax,
            saying: "Unexpected TraversalStrategy specification - Zebra")
        for name in StrategyCatalogue.names {
            toy.gives("g.withoutStrategies(\(name)).V('ada')", ["v[ada]"])
        }
    }

    /// The best ones are kept while more come than are sorted at once.
    @Test func sortsNoMoreThanAreAskedFor() throws {
        let toy = try ToyGraph.shared.get()
        let numbers = (0..<20_000).map { ($0 * 7_919) % 20_011 }
        let list = numbers.map(String.init).joined(separator: ",")
        let last = numbers.sorted(by: >).prefix(5)
        toy.gives(
            "g.inject([\(list)]).unfold().order().by(desc).range(2, 5)",
            last.dropFirst(2).map(String.init), inOrder: true)
        // Of equal ones the first come first.
        let pairs = (0..<9_000).map { "[\($0 % 3),\($0)]" }.joined(separator: ",")
        toy.gives(
            "g.inject([\(pairs)]).unfold().order().by(limit(local, 1)).limit(2)",
            ["[0,0]", "[0,3]"], inOrder: true)
    }

    @Test func aGraphIsOpenedWithoutSome() throws {
        var configuration = GraphConfiguration()
        configuration.disabledStrategies = ["InlineFilterStrategy"]
        let graph = try Graph.inMemory(configuration: configuration)
        let text = "g.V().where(has('age')).identity().id()"
        let names = try graph.read { try $0.traverse(text).explain().rewrites.map(\.strategy) }
        #expect(names.contains("IdentityRemovalStrategy"))
        #expect(!names.contains("InlineFilterStrategy"))
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
