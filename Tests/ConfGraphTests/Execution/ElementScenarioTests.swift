@testable import ConfGraph
import Testing

/// Elements and what they hold: ids of all kinds, nulls, maps, and the
/// properties of properties.
@Suite struct ElementScenarioTests {
    private let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func verticesById() {
        toy.gives("g.V('ada', 'nobody', 'bo')", ["v[ada]", "v[bo]"]) { $0.V("ada", "nobody", "bo") }
        toy.gives("g.V(['ada', 'bo'])", ["v[ada]", "v[bo]"])
        toy.gives("g.V('ada', ['bo', 'cy'])", ["v[ada]", "v[bo]", "v[cy]"])
        toy.gives("g.V(null)", [])
        toy.gives("g.V(null, 'ada')", ["v[ada]"])
        toy.gives("g.V([])", [])
        toy.gives("g.V(1.5)", [])
        toy.gives("g.V('ada').V('bo').V('cy')", ["v[cy]"])
        toy.gives("g.V('ada', 'bo').V('t1')", ["v[t1]", "v[t1]"])
        toy.gives("g.V(V('ada').out('gave'))", ["v[t1]", "v[t2]"])
        toy.gives("g.V(V('ada').out('gave').id())", ["v[t1]", "v[t2]"])
        toy.gives("g.V(g.V('ada').out('gave').id().toList())", ["v[t1]", "v[t2]"])
        toy.gives("g.V(g.V('bo').out('gave').next())", ["v[t2]"])
        toy.gives("g.inject('x').V('ada').count()", ["1l"])
        toy.gives("g.V(new Vertex('ada', 'speaker'))", ["v[ada]"])
    }

    @Test func edgesById() {
        toy.gives("g.E('k1', 'k5').id()", ["k1", "k5"]) { $0.E("k1", "k5").id() }
        toy.gives("g.E(null)", [])
        toy.gives("g.V('ada').E('k1').id()", ["k1"])
        toy.gives("g.E(V('cy').outE('knows')).id()", ["k4"])
    }

    @Test func nullIsNoLabelAndNoKey() {
        toy.gives("g.V('ada').out(null)", [])
        toy.gives("g.V('ada').out('gave', null)", ["v[t1]", "v[t2]"])
        toy.gives("g.V('ada').bothE(null)", [])
        toy.gives("g.V('ada').values(null)", [])
        toy.gives("g.V('ada').values('name', null)", ["Ada"])
        toy.gives("g.V('ada').properties(null)", [])
        toy.gives("g.V('ada').valueMap(null)", ["[:]"])
        toy.gives("g.V('ada').propertyMap(null)", ["[:]"])
        toy.gives("g.V('ada').elementMap(null)", ["[id:ada,label:speaker]"])
    }

    @Test func endsOfEdges() {
        toy.gives("g.E('k1').outV()", ["v[ada]"]) { $0.E("k1").outV() }
        toy.gives("g.E('k1').inV()", ["v[bo]"]) { $0.E("k1").inV() }
        toy.gives("g.E('k5').bothV()", ["v[dee]", "v[dee]"]) { $0.E("k5").bothV() }
        toy.gives("g.V('cy').bothE('knows').otherV()", ["v[ada]", "v[bo]"]) {
            $0.V("cy").bothE("knows").otherV()
        }
        toy.gives("g.V('dee').bothE().otherV()", ["v[dee]", "v[dee]"])
        toy.gives("g.V('cy').toE(OUT, 'knows').toV(IN)", ["v[ada]"]) {
            $0.V("cy").toE(.out, "knows").toV(.in)
        }
        toy.gives("g.V('cy').to(BOTH, 'knows')", ["v[ada]", "v[bo]"])
        toy.gives("g.V('cy').to(Direction.from, 'knows')", ["v[ada]"])
        // The last vertex of the walk counts, whether it is an end or not.
        toy.gives("g.V('t4').E('k1').otherV()", ["v[ada]"])
        toy.fails(
            "g.E('k1').otherV()",
            saying: "The path history of the traverser does not contain a previous vertex")
    }

    @Test func mapsOfProperties() {
        toy.gives("g.V('bo').valueMap()", ["[age:[29l],name:[Bo]]"]) { $0.V("bo").valueMap() }
        toy.gives("g.V('ada').valueMap('alias')", ["[alias:[Countess,AL]]"])
        toy.gives("g.V('ada').valueMap('alias').by(unfold())", ["[alias:Countess]"])
        toy.gives("g.V('ada').valueMap('alias').by(count(local))", ["[alias:2l]"])
        // What the by finds nothing for is left out.
        toy.gives(
            "g.V('ada').valueMap('alias', 'name').by(is('x'))", ["[:]"])
        toy.gives("g.E('k1').valueMap()", ["[since:2010]"])
        toy.gives("g.E('k1').valueMap().by(math('_ + 1'))", ["[since:2011.0]"])
        toy.gives(
            "g.V('ada').properties('alias').valueMap()",
            ["[:]", "[by:Bo,since:1835]"])
        toy.gives("g.V('bo').propertyMap('age')", ["[age:[vp[age->29l]]]"])
        toy.gives("g.E('k1').propertyMap()", ["[since:p[since->2010]]"])
        toy.gives("g.V('bo').propertyMap('age').by(unfold().value())", ["[age:29l]"])
        toy.gives("g.V('dee').valueMap('age')", ["[:]"])
    }

    @Test func labelsInMaps() {
        let all = "g.with('multilabel')"
        toy.gives("\(all).V('t4').elementMap('title')", ["[id:t4,label:{talk},title:Silence]"])
        toy.gives(
            "\(all).with('singlelabel').V('t4').elementMap('title')",
            ["[id:t4,label:talk,title:Silence]"])
        toy.gives(
            "g.with('multilabel', false).V('t4').elementMap('title')",
            ["[id:t4,label:talk,title:Silence]"])
    }

    @Test func tokensInMaps() {
        toy.gives(
            "g.V('t4').valueMap('title').with(WithOptions.tokens)",
            ["[id:t4,label:talk,title:[Silence]]"])
        toy.gives("g.V('t4').valueMap(true, 'title')", ["[id:t4,label:talk,title:[Silence]]"])
        toy.gives("g.V('t4').valueMap(false, 'title')", ["[title:[Silence]]"])
        toy.gives(
            "g.V('t4').valueMap('title').with(WithOptions.tokens, WithOptions.ids)",
            ["[id:t4,title:[Silence]]"])
        toy.gives(
            "g.V('t4').valueMap('title').with(WithOptions.tokens, WithOptions.none)",
            ["[title:[Silence]]"])
        toy.gives(
            "g.E('k5').valueMap().with(WithOptions.tokens)",
            ["[id:k5,label:knows,since:2009]"])
        toy.gives(
            "g.V('t4').valueMap('title').with(WithOptions.tokens, 1)",
            ["[id:t4,title:[Silence]]"])
        toy.gives(
            "g.V('t4').valueMap('title').with(WithOptions.tokens, true)",
            ["[id:t4,label:talk,title:[Silence]]"])
        toy.gives(
            "g.V('t4').valueMap('title').with(WithOptions.tokens, false)", ["[title:[Silence]]"])
        for option in ["~tinkerpop.valueMap.tokens", "tinkerpop.valueMap.tokens"] {
            toy.gives(
                "g.V('t4').valueMap('title').with('\(option)', 2)",
                ["[label:talk,title:[Silence]]"])
        }
        for other in ["'ids'", "1.5", "1l", "null", "constant(1)", "WithOptions.map"] {
            toy.fails(
                "g.V('t4').valueMap('title').with(WithOptions.tokens, \(other))",
                saying: "WithOptions.tokens requires Integer arguments")
        }
        toy.gives(
            "g.V('ada').properties('alias').valueMap().with(WithOptions.tokens, WithOptions.keys)",
            ["[by:Bo,key:alias,since:1835]", "[key:alias]"])
        toy.gives(
            "g.V('bo').propertyMap('age').with(WithOptions.tokens, WithOptions.labels)",
            ["[age:[vp[age->29l]],label:speaker]"])
        toy.gives(
            "g.E('k5').elementMap()",
            [
                "[IN:[id:dee,label:speaker],OUT:[id:dee,label:speaker],id:k5,label:knows,since:2009]"
            ])
    }

    @Test func partsOfProperties() {
        toy.gives("g.V('t4').properties().key()", ["minutes", "title"])
        toy.gives("g.V('t4').properties().value()", ["30.0", "Silence"])
        toy.gives("g.V('t4').properties('title').label()", ["title"])
        toy.gives("g.E('k1').properties().element().id()", ["k1"])
        toy.gives("g.V('ada').properties('alias').properties('by').element().value()", ["Countess"])
        toy.gives("g.V('t4').properties('title').element()", ["v[t4]"])
        toy.gives("g.V('ada').labels()", ["speaker"])
        toy.gives("g.V('dee').properties('age')", [])
        for step in ["key", "value", "element"] {
            toy.fails("g.V('ada').\(step)()", saying: "not a property: it has no \(step)")
        }
    }

    @Test func elementsInMessagesAreNamedByTheirIds() {
        toy.fails("g.V('ada').out('gave').map(identity()).outV()", saying: "a vertex, not an edge")
        toy.fails("g.V('ada').fold().values('x')", saying: "v[ada]", "not an element")
    }

    @Test(arguments: ["1", "'x'", "null", "[1]"])
    func whatIsNoElement(_ value: String) {
        for step in [
            "values('a')", "properties()", "valueMap()", "elementMap()", "id()", "label()",
        ] {
            toy.fails("g.inject(\(value)).\(step)", saying: "not an element")
        }
        for step in ["out()", "in('x')", "both()", "outE()", "inE()", "bothE()"] {
            toy.fails("g.inject(\(value)).\(step)", saying: "not a vertex")
        }
        for step in ["outV()", "inV()", "bothV()", "otherV()"] {
            toy.fails("g.inject(\(value)).\(step)", saying: "not an edge")
        }
    }
}
