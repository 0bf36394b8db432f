import ConfGraph
import Testing

/// Steps that make one or several things of each.
@Suite struct MapScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func values() {
        toy.gives("g.V('ada').values('name', 'age')", ["Ada", "36"]) {
            $0.V("ada").values("name", "age")
        }
        toy.gives("g.V('bo').values()", ["Bo", "29l"]) { $0.V("bo").values() }
        toy.gives("g.V('ada').values('alias')", ["AL", "Countess"]) { $0.V("ada").values("alias") }
        toy.gives("v(speaker).values('name')", ["Ada", "Bo", "Cy", "Dee"]) {
            $0.v("speaker").values("name", as: String.self)
        }
        toy.gives("g.V().values('unheard')", []) { $0.V().values("unheard") }
        toy.gives("g.E('k1').values()", ["2010"]) { $0.E("k1").values() }
        toy.gives("v(talk).values('minutes')", ["30", "45", "30s", "30.0"]) {
            $0.v("talk").values("minutes")
        }
        toy.gives("g.V('ada').properties('name')", ["vp[name->Ada]"]) {
            $0.V("ada").properties("name")
        }
        toy.gives("g.V('ada').properties('alias').value()", ["AL", "Countess"]) {
            $0.V("ada").properties("alias").value()
        }
        toy.gives("g.V('ada').properties('alias').values('since')", ["1835"]) {
            $0.V("ada").properties("alias").values("since")
        }
        toy.gives("g.V('ada').properties('alias').properties()", ["p[since->1835]", "p[by->Bo]"])
        toy.gives("g.E('k1').properties()", ["p[since->2010]"]) { $0.E("k1").properties() }
        toy.gives("g.E('k1').properties().key()", ["since"]) { $0.E("k1").properties().key() }
        toy.fails("g.inject(1).values('name')", step: 2)
    }

    @Test func valuesAsATypeThatDoesNotFit() throws {
        #expect(throws: GraphError.self) {
            try toy.memory.read { g in try g.v("speaker").values("name", as: Int.self).toList() }
        }
    }

    @Test func maps() {
        toy.gives("g.V('bo').valueMap()", ["[age:[29l],name:[Bo]]"]) { $0.V("bo").valueMap() }
        toy.gives("g.V('ada').valueMap('alias', 'unheard')", ["[alias:[Countess,AL]]"]) {
            $0.V("ada").valueMap("alias", "unheard")
        }
        toy.gives("g.V('bo').valueMap().by(unfold())", ["[age:29l,name:Bo]"]) {
            $0.V("bo").valueMap().by(.unfold())
        }
        toy.gives("g.E('k1').valueMap()", ["[since:2010]"]) { $0.E("k1").valueMap() }
        toy.gives("g.V('graphs').valueMap('age')", ["[:]"]) { $0.V("graphs").valueMap("age") }
        toy.gives("g.V('bo').elementMap()", ["[age:29l,id:bo,label:speaker,name:Bo]"]) {
            $0.V("bo").elementMap()
        }
        toy.gives("g.V('bo').elementMap('age')", ["[age:29l,id:bo,label:speaker]"]) {
            $0.V("bo").elementMap("age")
        }
        toy.gives(
            "g.E('k1').elementMap()",
            [
                "[IN:[id:bo,label:speaker],OUT:[id:ada,label:speaker],id:k1,label:knows,since:2010]"
            ]
        ) { $0.E("k1").elementMap() }
    }

    @Test func idAndLabel() {
        toy.gives("g.V('ada').id()", ["ada"]) { $0.V("ada").id() }
        toy.gives("g.E('k1').id()", ["k1"]) { $0.E("k1").id() }
        toy.gives("g.V('ada').label()", ["speaker"]) { $0.V("ada").label() }
        toy.gives("g.V('ada').outE().label().dedup()", ["knows", "gave"]) {
            $0.V("ada").outE().label().dedup()
        }
        toy.gives("g.V('bo').properties('name').label()", ["name"])
        toy.fails("g.inject('x').id()", step: 2)
        toy.fails("g.inject('x').label()", step: 2)
    }

    @Test func mapAndFlatMap() {
        toy.gives(
            "v(speaker).map(out('gave').values('title'))", ["Queues", "Graphs", "Queues again"]
        ) {
            $0.v("speaker").map(to: .out("gave").values("title"))
        }
        toy.gives("v(speaker).flatMap(out('gave')).count()", ["4l"]) {
            $0.v("speaker").flatMap(to: .out("gave")).count()
        }
        toy.gives("v(event).map(constant(0))", ["0", "0"]) { $0.v("event").map(to: .constant(0)) }
        toy.gives("v(event).constant('x')", ["x", "x"]) { $0.v("event").constant("x") }
        toy.gives("v(event).constant(null)", ["null", "null"])
        toy.gives("v(event).identity()", ["v[north]", "v[south]"]) { $0.v("event").identity() }
        toy.gives("g.inject(1, 2).map(fold())", ["[1]", "[2]"]) { $0.inject(1, 2).map(to: .fold()) }
    }

    @Test func closures() {
        toy.gives("v(event).values('name')", ["North", "South"]) {
            $0.v("event").map { $0["name"] }
        }
        toy.gives("v(event).values('name')", ["North", "South"]) {
            $0.v("event").flatMap { $0.values("name") }
        }
        toy.gives("v(event).constant(1)", ["1", "1"]) { $0.v("event").map { _ in 1 } }
        toy.gives("g.inject(3, 6)", ["3", "6"]) { $0.inject(1, 2).map { $0 * 3 } }
        toy.gives("g.inject(1, 2, 2)", ["1", "2", "2"]) {
            $0.inject(1, 2).flatMap { Array(repeating: $0, count: $0) }
        }
    }

    @Test func closuresSeeEveryEqualTraverser() throws {
        var seen: [String] = []
        try toy.memory.read { g in
            try g.V("ada").out("knows").sideEffect { seen.append("\($0.id)") }.iterate()
        }
        #expect(seen == ["bo", "bo"])
    }

    @Test func foldAndUnfold() {
        toy.gives("g.inject(1, 2, 3).fold()", ["[1,2,3]"]) { $0.inject(1, 2, 3).fold() }
        toy.gives("g.V('nobody').fold()", ["[]"]) { $0.V("nobody").fold() }
        toy.gives("g.inject([1, [2, 3]]).unfold()", ["1", "[2,3]"])
        toy.gives("g.inject(['a': 1, 'b': 2]).unfold()", ["[a:1]", "[b:2]"])
        toy.gives("g.inject(['a': 1, 'b': 2]).unfold().select(keys)", ["a", "b"])
        toy.gives("g.inject(['a': 1, 'b': 2]).select(values).unfold()", ["1", "2"])
        toy.gives("g.inject(7).unfold()", ["7"]) { $0.inject(7).unfold() }
        toy.gives("g.inject([]).unfold()", [])
        toy.gives("g.inject(null).unfold()", ["null"])
        toy.gives("g.inject(1, 2, 3).fold(0, sum)", ["6"]) { $0.inject(1, 2, 3).fold(0, .sum) }
        toy.gives("v(event).fold().unfold().values('name')", ["North", "South"]) {
            $0.v("event").fold().unfold(as: Vertex.self).values("name")
        }
    }

    @Test func order() {
        toy.gives("g.V().values('age').order()", ["29l", "36", "36l"], inOrder: true) {
            $0.V().values("age").order()
        }
        toy.gives("g.inject(3, 1, 2).order().by(desc)", ["3", "2", "1"], inOrder: true) {
            $0.inject(3, 1, 2).order().by(.desc)
        }
        toy.gives(
            "v(speaker).order().by('name', desc).id()", ["dee", "cy", "bo", "ada"], inOrder: true
        ) { $0.v("speaker").order().by("name", .desc).id() }
        toy.gives(
            "v(talk).order().by('minutes').by('title', desc).id()", ["t4", "t3", "t1", "t2"],
            inOrder: true
        ) { $0.v("talk").order().by("minutes").by("title", .desc).id() }
        toy.gives("v(speaker).order().by('age').id()", ["bo", "ada", "cy"], inOrder: true) {
            $0.v("speaker").order().by("age").id()
        }
        toy.gives(
            "v(speaker).has('age').order().by(out('knows').count(), desc).by('name').id()",
            ["ada", "bo", "cy"], inOrder: true
        ) {
            $0.v("speaker").has("age").order().by(.out("knows").count(), .desc).by("name").id()
        }
        toy.gives(
            "g.inject('b', 2, true, 1.5, 'a', null, 2l, false).order()",
            ["null", "false", "true", "1.5", "2", "2l", "a", "b"], inOrder: true
        ) {
            $0.inject("b" as PropertyValue, 2, true, 1.5, "a", nil, .long(2), false).order()
        }
        toy.gives("g.inject([3, 1, 2]).order(local)", ["[1,2,3]"]) {
            $0.inject([3, 1, 2]).order(.local)
        }
        toy.gives("g.inject([3, 1, 2]).order(local).by(desc)", ["[3,2,1]"]) {
            $0.inject([3, 1, 2]).order(.local).by(.desc)
        }
        toy.gives(
            "g.inject(['a': 2, 'b': 1]).order(local).by(values).select(keys).unfold()", ["b", "a"],
            inOrder: true)
        toy.gives("v(talk).order().by('title').limit(2).id()", ["t2", "t1"], inOrder: true) {
            $0.v("talk").order().by("title").limit(2).id()
        }
    }

    @Test func project() {
        toy.gives(
            "g.V('ada').project('n', 'k').by('name').by(out('knows').count())", ["[k:2l,n:Ada]"]
        ) { $0.V("ada").project("n", "k").by("name").by(.out("knows").count()) }
        toy.gives("g.V('dee').project('n', 'a').by('name').by('age')", ["[n:Dee]"]) {
            $0.V("dee").project("n", "a").by("name").by("age")
        }
        toy.gives("g.V('dee').project('a', 'b').by(id)", ["[a:dee,b:dee]"]) {
            $0.V("dee").project("a", "b").by(.id)
        }
        toy.gives("g.V('dee').project('v', 'l').by().by(label)", ["[l:speaker,v:v[dee]]"]) {
            $0.V("dee").project("v", "l").by().by(.label)
        }
        toy.gives(
            "g.V('t3').project('x').by(out('about').values('name').fold())",
            ["[x:[storage,testing]]"]
        ) {
            $0.V("t3").project("x").by(.out("about").values("name").fold())
        }
        toy.fails("g.inject(1).project('a', 'a')")
    }
}
