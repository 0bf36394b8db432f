import ConfGraph
import Testing

/// V, E and the steps from vertices to edges and neighbours.
@Suite struct AdjacencyScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func elementsByIdAndByLabel() {
        toy.gives("g.V('ada')", ["v[ada]"]) { $0.V("ada") }
        toy.gives("g.V('ada', 't1')", ["v[ada]", "v[t1]"]) { $0.V("ada", "t1") }
        toy.gives("g.V('nobody')", []) { $0.V("nobody") }
        toy.gives("g.V('ada', 'nobody')", ["v[ada]"]) { $0.V("ada", "nobody") }
        toy.gives("g.E('k5')", ["e[k5]"]) { $0.E("k5") }
        toy.gives("g.E('none')", []) { $0.E("none") }
        toy.gives("g.V().count()", ["13l"]) { $0.V().count() }
        toy.gives("g.E().count()", ["18l"]) { $0.E().count() }
        toy.gives("v(event)", ["v[north]", "v[south]"]) { $0.v("event") }
        toy.gives("e(related)", ["e[r1]"]) { $0.e("related") }
        toy.gives("g.V('ada').V('bo').out('knows')", ["v[cy]"]) { $0.V("ada").V("bo").out("knows") }
    }

    @Test func neighbours() {
        toy.gives("g.V('ada').out()", ["v[bo]", "v[bo]", "v[t1]", "v[t2]"]) { $0.V("ada").out() }
        toy.gives("g.V('ada').out('knows')", ["v[bo]", "v[bo]"]) { $0.V("ada").out("knows") }
        toy.gives("g.V('cy').out('knows', 'gave')", ["v[ada]", "v[t3]"]) {
            $0.V("cy").out("knows", "gave")
        }
        toy.gives("g.V('cy').out('knows', 'unheard')", ["v[ada]"]) {
            $0.V("cy").out("knows", "unheard")
        }
        toy.gives("g.V('ada').out('unheard')", []) { $0.V("ada").out("unheard") }
        toy.gives("g.V('t4').both()", []) { $0.V("t4").both() }
        toy.gives("g.V('ada').in()", ["v[cy]"]) { $0.V("ada").in() }
        toy.gives("g.V('t2').in('gave')", ["v[ada]", "v[bo]"]) { $0.V("t2").in("gave") }
        toy.gives("g.V('bo').both('knows')", ["v[ada]", "v[ada]", "v[cy]"]) {
            $0.V("bo").both("knows")
        }
        toy.gives("g.V('dee').out()", ["v[dee]"]) { $0.V("dee").out() }
        toy.gives("g.V('dee').both()", ["v[dee]", "v[dee]"]) { $0.V("dee").both() }
        toy.gives(
            "g.V('ada').out('gave').out('about')", ["v[storage]", "v[graphs]", "v[storage]"]
        ) { $0.V("ada").out("gave").out("about") }
    }

    @Test func edgesAndTheirEnds() {
        toy.gives("g.V('ada').outE('knows')", ["e[k1]", "e[k2]"]) { $0.V("ada").outE("knows") }
        toy.gives("g.V('t2').inE()", ["e[g2]", "e[g3]"]) { $0.V("t2").inE() }
        toy.gives("g.V('bo').bothE()", ["e[k1]", "e[k2]", "e[k3]", "e[g3]"]) { $0.V("bo").bothE() }
        toy.gives("g.V('dee').bothE()", ["e[k5]", "e[k5]"]) { $0.V("dee").bothE() }
        toy.gives("g.V('t4').bothE()", []) { $0.V("t4").bothE() }
        toy.gives("g.E('k1').outV()", ["v[ada]"]) { $0.E("k1").outV() }
        toy.gives("g.E('k1').inV()", ["v[bo]"]) { $0.E("k1").inV() }
        toy.gives("g.E('k1').bothV()", ["v[ada]", "v[bo]"]) { $0.E("k1").bothV() }
        toy.gives("g.E('k5').bothV()", ["v[dee]", "v[dee]"]) { $0.E("k5").bothV() }
        toy.gives("g.V('bo').bothE('knows').otherV()", ["v[ada]", "v[ada]", "v[cy]"]) {
            $0.V("bo").bothE("knows").otherV()
        }
        toy.gives("g.V('bo').inE('knows').otherV()", ["v[ada]", "v[ada]"]) {
            $0.V("bo").inE("knows").otherV()
        }
        toy.gives("g.V('dee').bothE().otherV()", ["v[dee]", "v[dee]"]) {
            $0.V("dee").bothE().otherV()
        }
        toy.gives("g.V('ada').outE('knows').has('since', 2011).inV()", ["v[bo]"]) {
            $0.V("ada").outE("knows").has("since", 2011).inV()
        }
        toy.gives(
            "e(knows).inV().dedup()", ["v[bo]", "v[cy]", "v[ada]", "v[dee]"]
        ) { $0.e("knows").inV().dedup() }
    }

    @Test func wholeGraphCounts() {
        toy.gives("g.V().outE().count()", ["18l"]) { $0.V().outE().count() }
        toy.gives("g.V().both().count()", ["36l"]) { $0.V().both().count() }
        toy.gives("g.V().out().out().count()", ["25l"]) { $0.V().out().out().count() }
        toy.gives("g.V().out('knows').out('knows').count()", ["6l"]) {
            $0.V().out("knows").out("knows").count()
        }
        toy.gives("g.V().out('unheard').count()", ["0l"]) { $0.V().out("unheard").count() }
        toy.gives("v(speaker).out('gave').dedup().count()", ["3l"]) {
            $0.v("speaker").out("gave").dedup().count()
        }
        toy.gives("g.V().repeat(out('knows')).times(3).count()", ["7l"]) {
            $0.V().repeat(.out("knows")).times(3).count()
        }
    }

    @Test func whatHasNoNeighboursIsAnError() {
        toy.fails("g.E('k1').out()", step: 2)
        toy.fails("g.V('ada').inV()", step: 2)
        toy.fails("g.V('ada').values('name').out()", step: 3)
        toy.fails("g.E('k1').otherV()", step: 2)
        toy.fails("g.V('ada').values('name').out('knows').count()", step: 3)
    }
}
