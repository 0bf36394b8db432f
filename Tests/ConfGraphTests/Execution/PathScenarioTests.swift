import ConfGraph
import Testing

/// Steps that look back: paths and what was named on them.
@Suite struct PathScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func path() {
        toy.gives(
            "g.V('ada').out('gave').out('at').path()",
            ["path[v[ada],v[t1],v[north]]", "path[v[ada],v[t2],v[south]]"]
        ) { $0.V("ada").out("gave").out("at").path() }
        toy.gives("g.V('bo').outE('gave').inV().path()", ["path[v[bo],e[g3],v[t2]]"]) {
            $0.V("bo").outE("gave").inV().path()
        }
        toy.gives("g.V('bo').values('name').path()", ["path[v[bo],Bo]"]) {
            $0.V("bo").values("name").path()
        }
        toy.gives("g.V('ada').out('knows').path()", ["path[v[ada],v[bo]]", "path[v[ada],v[bo]]"]) {
            $0.V("ada").out("knows").path()
        }
        toy.gives("g.V('bo').has('age').path()", ["path[v[bo]]"]) { $0.V("bo").has("age").path() }
        toy.gives("g.V('ada').out().count().path()", ["path[4l]"]) {
            $0.V("ada").out().count().path()
        }
        toy.gives("g.inject(1).constant(2).path()", ["path[1,2]"]) {
            $0.inject(1).constant(2).path()
        }
        toy.gives(
            "g.V('t1').repeat(out('about', 'related')).times(2).path()",
            ["path[v[t1],v[storage],v[graphs]]"]
        ) { $0.V("t1").repeat(.out("about", "related")).times(2).path() }
        toy.gives(
            "g.V('bo').union(out('knows'), out('gave')).path()",
            ["path[v[bo],v[cy]]", "path[v[bo],v[t2]]"]
        ) {
            $0.V("bo").union(.out("knows"), .out("gave")).path()
        }
        toy.gives("g.V('bo').out('gave').path().count(local)", ["2l"]) {
            $0.V("bo").out("gave").path().count(.local)
        }
        toy.gives("g.V('bo').out('gave').path().unfold()", ["v[bo]", "v[t2]"]) {
            $0.V("bo").out("gave").path().unfold()
        }
    }

    @Test func pathBy() {
        toy.gives(
            "g.V('ada').out('gave').out('at').path().by('name').by('title')",
            ["path[Ada,Queues,North]", "path[Ada,Graphs,South]"]
        ) { $0.V("ada").out("gave").out("at").path().by("name").by("title") }
        toy.gives(
            "g.V('ada').out('gave').path().by(label)", ["path[speaker,talk]", "path[speaker,talk]"]
        ) {
            $0.V("ada").out("gave").path().by(.label)
        }
        // A traverser without one of the values has no such path.
        toy.gives("g.V('ada').out().path().by('age')", ["path[36,29l]", "path[36,29l]"]) {
            $0.V("ada").out().path().by("age")
        }
    }

    @Test func simpleAndCyclicPaths() {
        toy.gives(
            "g.V('ada').repeat(out('knows').simplePath()).emit()",
            ["v[bo]", "v[bo]", "v[cy]", "v[cy]"]
        ) { $0.V("ada").repeat(.out("knows").simplePath()).emit().exhaustively() }
        toy.gives("g.V('dee').out().simplePath()", []) { $0.V("dee").out().simplePath() }
        toy.gives(
            "g.V('cy').out('knows').out('knows').out('knows').cyclicPath()", ["v[cy]", "v[cy]"]
        ) { $0.V("cy").out("knows").out("knows").out("knows").cyclicPath() }
        toy.gives("g.V('t2').in('gave').out('gave').simplePath()", ["v[t1]"]) {
            $0.V("t2").in("gave").out("gave").simplePath()
        }
    }

    @Test func selectWhatWasNamed() {
        toy.gives("g.V('bo').as('a').out('gave').select('a')", ["v[bo]"]) {
            $0.V("bo").as("a").out("gave").select(Tag<Vertex>("a"))
        }
        toy.gives(
            "g.V('ada').as('a').out('gave').as('t').select('a', 't').by('name').by('title')",
            ["[a:Ada,t:Queues]", "[a:Ada,t:Graphs]"]
        ) {
            $0.V("ada").as("a").out("gave").as("t").select("a", "t").by("name").by("title")
        }
        toy.gives("g.V('ada').as('a').out('gave').as('t').select('a', 't').by('age')", []) {
            $0.V("ada").as("a").out("gave").as("t").select("a", "t").by("age")
        }
        toy.gives("g.V('bo').as('a').select('a').by('name')", ["Bo"]) {
            $0.V("bo").as("a").select("a").by("name")
        }
        toy.gives("g.V('bo').as('a').out('gave').select('unheard')", []) {
            $0.V("bo").as("a").out("gave").select("unheard")
        }
        toy.gives("g.V('bo').as('a').out('gave').select('a', 'unheard')", [])
        toy.gives(
            "g.V('ada').out('gave').as('t').out('about').as('x').select('t', 'x').by(id).by(id)",
            ["[t:t1,x:storage]", "[t:t2,x:graphs]", "[t:t2,x:storage]"]
        ) {
            $0.V("ada").out("gave").as("t").out("about").as("x").select("t", "x").by(.id).by(.id)
        }
        toy.gives("g.V('bo').as('a', 'b').select('a', 'b').by('name').by('age')", ["[a:Bo,b:29l]"])
    }

    @Test func selectFromAName() {
        let twice = "g.V('bo').as('x').out('gave').as('x')"
        toy.gives(twice + ".select('x')", ["v[t2]"])
        toy.gives(twice + ".select(first, 'x')", ["v[bo]"]) {
            $0.V("bo").as("x").out("gave").as("x").select("x", pop: .first)
        }
        toy.gives(twice + ".select(last, 'x')", ["v[t2]"]) {
            $0.V("bo").as("x").out("gave").as("x").select("x", pop: .last)
        }
        toy.gives(twice + ".select(all, 'x')", ["[v[bo],v[t2]]"]) {
            $0.V("bo").as("x").out("gave").as("x").select("x", pop: .all)
        }
        toy.gives(twice + ".select(mixed, 'x')", ["[v[bo],v[t2]]"])
        toy.gives("g.V('bo').as('x').select(all, 'x')", ["[v[bo]]"])
        toy.gives("g.V('bo').as('x').select(mixed, 'x')", ["v[bo]"])
    }

    @Test func selectFromMaps() {
        toy.gives("g.inject(['a': 1, 'b': 2]).select('b')", ["2"])
        toy.gives("g.inject(['a': 1, 'b': 2]).select('a', 'b')", ["[a:1,b:2]"])
        toy.gives("g.inject(['a': 1, 'b': 2]).select('z')", [])
        toy.gives("g.inject(['a': 1]).select(keys)", ["{a}"])
        toy.gives("g.inject(['a': 1]).select(values)", ["[1]"])
        toy.gives("g.V('bo').project('n').by('name').select('n')", ["Bo"]) {
            $0.V("bo").project("n").by("name").select("n")
        }
    }

    @Test func namesDoNotSurviveReducers() {
        toy.gives("g.V('bo').as('a').out().count().select('a')", [])
        toy.gives("g.V('bo').as('a').out().fold().select('a')", [])
    }
}
