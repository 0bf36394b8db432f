import ConfGraph
import Testing

/// Filters where their input or their arguments are unusual: properties that
/// are no elements, ids by their text, names that nothing carries, bounds that
/// make no sense, and draws under a seed.
@Suite struct FilterCornerScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func hasAsksPropertiesAndElementsOnly() {
        toy.gives("g.V().hasKey('name')", [])
        toy.gives("g.V().hasValue('Ada')", [])
        toy.gives("g.E().has(T.key, 'since')", [])
        toy.gives("g.E().properties().has('since', 2010)", [])
        toy.gives("g.E().properties().hasId('k1')", [])
        toy.gives("g.E().properties().hasLabel('since')", [])
        toy.gives("g.E().properties().has(T.id, gt(0))", [])
        toy.gives("g.E('k1').properties().hasKey('since')", ["p[since->2010]"])
        toy.gives("g.E('k1').properties().has(T.value, gt(2009))", ["p[since->2010]"])
        for step in ["has('a', 1)", "hasLabel('a')", "hasId(1)", "hasKey('a')", "has(T.id, gt(1))"]
        {
            toy.fails(
                "g.inject(1).\(step)", .runtime,
                saying: "Traverser to has() must be of type Property or Element")
        }
    }

    @Test func hasOfNull() {
        toy.gives("g.V().has(null)", [])
        toy.gives("g.V().has(null, 1)", [])
        toy.gives("g.V().has('name', null)", [])
        toy.gives("v(topic).hasNot(null).count()", ["3l"])
        toy.gives("g.V().hasLabel(null)", [])
        toy.gives("g.V().hasLabel(null, 'event')", ["v[north]", "v[south]"])
        toy.gives("g.V().hasId(null)", [])
        toy.gives("g.V().hasId(null, 'bo')", ["v[bo]"])
        toy.gives("g.V().properties().hasKey(null)", [])
        toy.gives("g.V().properties().hasValue(null)", [])
    }

    @Test func idsByTheirText() throws {
        let graph = try Graph.inMemory()
        let found = try graph.write { g in
            for id in 1...3 { try g.addVertex("n", id: .int(Int64(id))) }
            return try [
                "has(T.id, '2')", "has(T.id, eq('2'))", "hasId(within('2', '3'))",
                "hasId(gt('1'))", "hasId(P.not(eq('1')))", "hasId(gt(1))", "hasId(within([]))",
            ].map { try g.traverse("g.V().\($0)").toList().count }
        }
        #expect(found == [1, 1, 2, 2, 2, 2, 0])
    }

    @Test func namesThatNothingCarriesAreNull() {
        toy.gives("v(event).where(neq('unheard'))", ["v[north]", "v[south]"])
        toy.gives("v(event).where(eq('unheard'))", [])
        toy.gives("v(event).where('unheard', eq('unsaid')).count()", ["2l"])
        toy.gives("v(event).as('a').where('a', lt('unheard'))", [])
        toy.gives("v(event).dedup('unheard').count()", ["1l"])
        toy.gives("v(event).as('a').dedup('a', 'unheard').count()", ["2l"])
        toy.gives("g.V('ada').values('age').as('a').where(eq('a')).by(__.is(gt(50)))", [])
    }

    @Test func boundsThatMakeNoSense() {
        let from = "g.inject(1, 2, 3)"
        toy.fails(from + ".range(3, 1)", .invalidArgument, saying: "Not a legal range: [3, 1]")
        toy.fails(from + ".limit(-5)", .invalidArgument, saying: "Not a legal range: [0, -5]")
        toy.fails("g.inject([1]).range(local, 2, 1)", saying: "Not a legal range: [2, 1]")
        toy.gives(from + ".limit(-1)", ["1", "2", "3"])
        toy.gives(from + ".range(-1, 2)", ["1", "2"])
        toy.gives(from + ".skip(-2)", ["1", "2", "3"])
        toy.gives(from + ".tail(0)", [])
        toy.gives(from + ".tail(-1)", [])
        toy.gives(from + ".limit(9223372036854775807l)", ["1", "2", "3"])
        toy.gives(from + ".skip(9223372036854775807l)", [])
    }

    @Test func localBounds() {
        toy.gives(
            "g.inject([1, 2, 3], {4, 5}, 'abc', null).limit(local, 1)",
            [
                "[1]", "{4}", "abc", "null",
            ])
        toy.gives("g.inject([1, 2, 3]).tail(local)", ["[3]"])
        toy.gives("g.inject([1, 2, 3]).skip(local, 5)", ["[]"])
        toy.gives("g.inject([1, 2, 3]).limit(local, 0)", ["[]"])
        toy.gives("g.inject([1, 2, 3]).range(local, -1, 2)", ["[1,2]"])
        toy.gives("g.inject(['a': 1, 'b': 2, 'c': 3]).tail(local, 2)", ["[b:2,c:3]"])
        toy.gives("g.inject([1, 1, 2], 'a').dedup(local)", ["{1,2}", "a"])
        toy.gives("g.inject([1], [], null, 'a').sample(local, 1)", ["[1]", "[]", "null", "a"])
        toy.gives("g.inject([1, 2], {1, 2}).sample(local, 1).count(local)", ["1l", "1l"])
    }

    @Test func membersOfWhatHasNone() {
        toy.gives("g.inject([], [1], 1, null, 'a').all(gt(0))", ["[]", "[1]"])
        toy.gives("g.inject([], [1], 1, null, 'a').any(gt(0))", ["[1]"])
        toy.gives("g.inject([], [1], 1, null, 'a').none(gt(0))", ["[]"])
        toy.gives("g.inject([1, 'a']).all(gt(0))", [])
        toy.gives("g.inject([1, 'a']).any(gt(0))", ["[1,a]"])
        toy.gives("g.inject([1, 2]).any(eq(__.constant(2)))", ["[1,2]"])
        toy.gives("g.inject([null, null]).all(eq(null))", ["[null,null]"])
    }

    @Test func pathsBetweenNames() {
        let walk = "g.V('ada').as('a').out('knows').as('b').out('knows').as('c').out('knows')"
        toy.gives(walk + ".simplePath().from('b').count()", ["2l"])
        toy.gives(walk + ".cyclicPath().count()", ["2l"])
        toy.gives(walk + ".cyclicPath().from('a').to('b').count()", ["0l"])
        toy.gives("g.V('ada').out('gave').simplePath().by('title')", [])
        toy.fails(walk + ".simplePath().from('x')", saying: "Could not locate path from-label: x")
        toy.fails(walk + ".cyclicPath().to('x')", saying: "Could not locate path to-label: x")
        toy.fails(
            walk + ".simplePath().from('c').to('a')",
            saying: "Could not isolate path because from comes after to: c->a")
    }

    @Test func timeLimits() {
        toy.gives("v(event).timeLimit(60000)", ["v[north]", "v[south]"]) {
            $0.v("event").timeLimit(60_000)
        }
        toy.gives("v(event).timeLimit(0)", [])
        toy.gives("v(event).timeLimit(-1)", [])
        toy.gives("g.V('dee').repeat(__.timeLimit(20).out('knows')).count()", ["0l"])
    }

    @Test func drawsUnderASeed() {
        let g = "g.withStrategies(new SeedStrategy(seed: 42))"
        let names = ".V().hasLabel('speaker', 'topic', 'event').values('name').order()"
        toy.gives(g + names + ".sample(3)", ["storage", "graphs", "Cy"], inOrder: true)
        toy.gives(g + names + ".coin(0.5)", ["Cy", "Dee", "graphs", "storage", "testing"])
        // One step goes on drawing where it was: equal lists give different draws.
        let twice = g + ".inject([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])"
        toy.gives(twice + ".sample(local, 2)", ["[1,2]", "[4,1]"], inOrder: true)
        toy.gives(
            g + ".inject([1, 2, 3, 4], [1, 2, 3, 4]).order(local).by(shuffle)",
            ["[4,2,1,3]", "[3,2,4,1]"], inOrder: true)
        toy.gives(
            g + ".inject(1, 2, 3, 4).order().by(shuffle)", ["4", "2", "1", "3"], inOrder: true)
        toy.gives(
            g + ".inject(['a': 1, 'b': 2, 'c': 3, 'd': 4]).sample(local, 2)", ["[a:1,c:3]"])
        toy.gives(
            g + ".V('t1', 't2', 't3', 't4').order().by(id).sample(2).by('minutes')",
            ["v[t3]", "v[t2]"], inOrder: true)
        toy.gives(
            "g.withStrategies(new SeedStrategy(seed: 999999))"
                + ".inject([0.2, 0.4, 0.4, 0.5, 0.5, 1.0, 1.0, 1.0]).sample(local, 5)",
            ["[0.5,1.0,0.4,0.2,1.0]"])
        // Groups draw one after the other, in the order of a hash map.
        toy.gives(
            g + ".V().group().by(T.label).by(__.values('name', 'title').order().sample(1).fold())",
            ["[event:[North],speaker:[Cy],talk:[Queues again],topic:[graphs]]"])
    }

    @Test func samplesTakeEachOnceAtMost() {
        toy.gives("g.V().sample(5).dedup().count()", ["5l"])
        toy.gives("g.V().sample(12).dedup().count()", ["12l"])
        toy.gives("g.V().sample(100).count()", ["13l"])
        toy.gives("g.V().both().barrier().sample(36).groupCount().by(id).count()", ["1l"])
        toy.gives("g.V('ada').out('knows').barrier().sample(1).count()", ["1l"])
    }

    @Test func valuesThatSeveralRangesHoldComeOnce() {
        toy.gives("v(speaker).has('name', within('Ada', 'Ada'))", ["v[ada]"])
        toy.gives("v(speaker).has('name', lt('B').or(lt('C')))", ["v[ada]", "v[bo]"])
        toy.gives("v(speaker).has('name', eq('Bo').or(startingWith('B')))", ["v[bo]"])
        toy.gives("v(speaker).has('name', gt('C').and(neq('Dee')))", ["v[cy]"])
        toy.gives("v(speaker).has('name', within(['Ada', 'Cy']))", ["v[ada]", "v[cy]"])
    }

    @Test func weightsOfSamples() {
        toy.gives("g.V('t1', 't2', 'north').sample(2).by('minutes').count()", ["2l"])
        toy.gives("g.inject(0, 5, 0).sample(2).by()", ["5"])
        toy.gives("g.inject(0, 0, 0).sample(2).by()", [])
        toy.gives("g.V().sample(0)", [])
        toy.gives("g.V().sample(2).by('unheard')", [])
        toy.fails("v(speaker).sample(2).by('name')", saying: "does not evaluate to a number with")
        toy.fails("g.inject(1, -1, 2).sample(2).by()", saying: "weights of at least 0")
        toy.fails("g.V().sample(2).by('name').by('age')", saying: "can only have one by modulator")
    }
}
