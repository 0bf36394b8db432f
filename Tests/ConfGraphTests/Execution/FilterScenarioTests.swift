import ConfGraph
import Testing

/// Steps that let some of what flows through, and their predicates.
@Suite struct FilterScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func has() {
        toy.gives("g.V().has('age')", ["v[ada]", "v[bo]", "v[cy]"]) { $0.V().has("age") }
        toy.gives("g.V().has('age', 36)", ["v[ada]", "v[cy]"]) { $0.V().has("age", 36) }
        toy.gives("g.V().has('age', 36l)", ["v[ada]", "v[cy]"]) { $0.V().has("age", Int64(36)) }
        toy.gives("g.V().has('age', 36.0)", ["v[ada]", "v[cy]"]) { $0.V().has("age", 36.0) }
        toy.gives("v(speaker).has(name, Bo)", ["v[bo]"]) { $0.v("speaker").has("name", "Bo") }
        toy.gives("g.V().has('speaker', 'name', 'Bo')", ["v[bo]"]) {
            $0.V().has("speaker", "name", "Bo")
        }
        toy.gives("g.V().has('topic', 'name', 'Bo')", []) { $0.V().has("topic", "name", "Bo") }
        toy.gives("v(speaker).hasNot('age')", ["v[dee]"]) { $0.v("speaker").hasNot("age") }
        toy.gives("g.V().has('alias', 'AL')", ["v[ada]"]) { $0.V().has("alias", "AL") }
        toy.gives("g.V().has('unheard')", []) { $0.V().has("unheard") }
        toy.gives("v(topic).hasNot('unheard').count()", ["3l"]) {
            $0.v("topic").hasNot("unheard").count()
        }
        toy.gives("g.E().has('weight', 1)", ["e[a3]", "e[a4]"]) { $0.E().has("weight", 1) }
        toy.gives("g.V().hasLabel('event', 'unheard')", ["v[north]", "v[south]"]) {
            $0.V().hasLabel("event", "unheard")
        }
        toy.gives("g.V().hasLabel('unheard')", []) { $0.V().hasLabel("unheard") }
        toy.gives("g.V().hasId('ada')", ["v[ada]"]) { $0.V().hasId("ada") }
        toy.gives("g.V().hasId(within('ada', 't1', 'x'))", ["v[ada]", "v[t1]"]) {
            $0.V().hasId(.within("ada", "t1", "x"))
        }
        toy.gives(
            "g.V('ada').properties().hasKey('alias')", ["vp[alias->AL]", "vp[alias->Countess]"]
        ) {
            $0.V("ada").properties().hasKey("alias")
        }
        toy.gives("g.V('ada').properties().hasValue('Ada').key()", ["name"]) {
            $0.V("ada").properties().hasValue("Ada").key()
        }
        toy.gives("g.V('ada').properties('alias').has('since')", ["vp[alias->Countess]"]) {
            $0.V("ada").properties("alias").has("since")
        }
    }

    @Test func comparingPredicates() {
        toy.gives("g.V().has('age', P.gt(29))", ["v[ada]", "v[cy]"]) { $0.V().has("age", .gt(29)) }
        toy.gives("g.V().has('age', gte(29))", ["v[ada]", "v[bo]", "v[cy]"]) {
            $0.V().has("age", .gte(29))
        }
        toy.gives("g.V().has('age', lt(29.5))", ["v[bo]"]) { $0.V().has("age", .lt(29.5)) }
        toy.gives("g.V().has('age', lte(29))", ["v[bo]"]) { $0.V().has("age", .lte(29)) }
        toy.gives("g.V().has('age', neq(36))", ["v[bo]"]) { $0.V().has("age", .neq(36)) }
        toy.gives("g.V().has('age', between(29, 36))", ["v[bo]"]) {
            $0.V().has("age", .between(29, 36))
        }
        toy.gives("g.V().has('age', inside(29, 37))", ["v[ada]", "v[cy]"]) {
            $0.V().has("age", .inside(29, 37))
        }
        toy.gives("g.V().has('age', outside(30, 40))", ["v[bo]"]) {
            $0.V().has("age", .outside(30, 40))
        }
        toy.gives("v(speaker).has('name', within('Ada', 'Dee'))", ["v[ada]", "v[dee]"]) {
            $0.v("speaker").has("name", .within("Ada", "Dee"))
        }
        toy.gives("v(speaker).has('name', within())", []) {
            $0.v("speaker").has("name", .within(anyOf: [String]()))
        }
        toy.gives("v(speaker).has('name', without('Ada', 'Dee'))", ["v[bo]", "v[cy]"]) {
            $0.v("speaker").has("name", .without("Ada", "Dee"))
        }
        toy.gives("g.V().has('name', gt(5))", []) { $0.V().has("name", .gt(5)) }
        toy.gives("v(event).has('name', neq(5)).count()", ["2l"]) {
            $0.v("event").has("name", .neq(5)).count()
        }
        toy.gives("v(event).has('name', P.not(gt(5))).count()", ["2l"]) {
            $0.v("event").has("name", .not(.gt(5))).count()
        }
        toy.gives("v(speaker).has('name', gt('Bo'))", ["v[cy]", "v[dee]"]) {
            $0.v("speaker").has("name", .gt("Bo"))
        }
    }

    @Test func connectedPredicates() {
        toy.gives("g.V().has('age', gt(20).and(lt(30)))", ["v[bo]"]) {
            $0.V().has("age", .gt(20).and(.lt(30)))
        }
        toy.gives("g.V().has('age', lt(30).or(gt(35)))", ["v[ada]", "v[bo]", "v[cy]"]) {
            $0.V().has("age", .lt(30).or(.gt(35)))
        }
        toy.gives("g.V().has('age', eq(36).negate())", ["v[bo]"]) {
            $0.V().has("age", .eq(36).negate())
        }
        toy.gives("g.V().has('age', within(29, 30).negate())", ["v[ada]", "v[cy]"]) {
            $0.V().has("age", .within(29, 30).negate())
        }
        toy.gives("g.V().has('age', P.not(between(29, 36).or(gt(100))))", ["v[ada]", "v[cy]"]) {
            $0.V().has("age", .not(.between(29, 36).or(.gt(100))))
        }
    }

    @Test func textPredicates() {
        toy.gives("v(talk).has('title', TextP.startingWith('Que'))", ["v[t1]", "v[t3]"]) {
            $0.v("talk").has("title", .startingWith("Que"))
        }
        toy.gives("v(talk).has('title', notStartingWith('Que'))", ["v[t2]", "v[t4]"]) {
            $0.v("talk").has("title", .notStartingWith("Que"))
        }
        toy.gives("v(talk).has('title', endingWith('s'))", ["v[t1]", "v[t2]"]) {
            $0.v("talk").has("title", .endingWith("s"))
        }
        toy.gives("v(talk).has('title', notEndingWith('s'))", ["v[t3]", "v[t4]"]) {
            $0.v("talk").has("title", .notEndingWith("s"))
        }
        toy.gives("v(talk).has('title', containing('ueues a'))", ["v[t3]"]) {
            $0.v("talk").has("title", .containing("ueues a"))
        }
        toy.gives("v(talk).has('title', notContaining('e'))", ["v[t2]"]) {
            $0.v("talk").has("title", .notContaining("e"))
        }
        toy.gives("v(talk).has('title', containing(''))", ["v[t1]", "v[t2]", "v[t3]", "v[t4]"]) {
            $0.v("talk").has("title", .containing(""))
        }
        toy.gives("v(talk).has('title', regex('^[QG].*s$'))", ["v[t1]", "v[t2]"]) {
            $0.v("talk").has("title", .regex("^[QG].*s$"))
        }
        toy.gives("v(talk).has('title', notRegex('[aeiou]{3}'))", ["v[t2]", "v[t4]"]) {
            $0.v("talk").has("title", .notRegex("[aeiou]{3}"))
        }
    }

    @Test func isTests() {
        toy.gives("g.V().values('age').is(36)", ["36", "36l"]) { $0.V().values("age").is(36) }
        toy.gives("g.V().values('age').is(lt(30))", ["29l"]) { $0.V().values("age").is(.lt(30)) }
        toy.gives("g.inject(1, 1l, 1.0, 2).is(1)", ["1", "1l", "1.0"]) {
            $0.inject(PropertyValue.int(1), .long(1), .double(1), .int(2)).is(1)
        }
        toy.gives("g.inject(1, 'a', null).is(eq(null))", ["null"])
        toy.gives("g.V().values('name').is(within('Bo', 'North'))", ["Bo", "North"]) {
            $0.V().values("name").is(.within("Bo", "North"))
        }
        toy.gives("v(speaker).where(out('knows').count().is(2))", ["v[ada]"]) {
            $0.v("speaker").where(.out("knows").count().is(2))
        }
        toy.gives("v(speaker).where(out('gave').count().is(0))", ["v[dee]"]) {
            $0.v("speaker").where(.out("gave").count().is(0))
        }
    }

    @Test func traversalsAsFilters() {
        toy.gives("g.V().where(out('gave'))", ["v[ada]", "v[bo]", "v[cy]"]) {
            $0.V().where(.out("gave"))
        }
        toy.gives("g.V().not(out())", ["v[t4]", "v[graphs]", "v[testing]", "v[north]", "v[south]"])
        {
            $0.V().not(.out())
        }
        toy.gives("g.V().and(out('gave'), has('age', 36))", ["v[ada]", "v[cy]"]) {
            $0.V().and(.out("gave"), .out("knows")).has("age", 36)
        }
        toy.gives("g.V().or(out('related'), in('at'))", ["v[storage]", "v[north]", "v[south]"]) {
            $0.V().or(.out("related"), .in("at"))
        }
        toy.gives("v(talk).filter(out('about').has('name', 'testing'))", ["v[t3]"]) {
            $0.v("talk").filter(where: .out("about").has("name", "testing"))
        }
        toy.gives("v(talk).where(in('gave').has('age', lt(30)).out('knows'))", ["v[t2]"]) {
            $0.v("talk").where(.in("gave").has("age", .lt(30)).out("knows"))
        }
        toy.gives("g.V().where(__.not(both()))", ["v[t4]"]) { $0.V().where(.not(.both())) }
    }

    @Test func whereComparesWhatWasNamed() {
        toy.gives("g.V('t2').as('a').in('gave').out('gave').where(neq('a'))", ["v[t1]"]) {
            $0.V("t2").as("a").in("gave").out("gave").where(.neq("a"))
        }
        toy.gives("v(speaker).as('a').out('knows').as('b').where('a', eq('b'))", ["v[dee]"]) {
            $0.v("speaker").as("a").out("knows").as("b").where("a", .eq("b"))
        }
        toy.gives(
            "v(speaker).as('a').out('knows').as('b').where('a', gt('b')).by('age')",
            ["v[bo]", "v[bo]"]
        ) {
            $0.v("speaker").as("a").out("knows").as("b").where("a", .gt("b")).by("age")
        }
        toy.gives(
            "v(speaker).as('a').out('knows').where(lt('a')).by('age')", ["v[bo]", "v[bo]"]
        ) { $0.v("speaker").as("a").out("knows").where(.lt("a")).by("age") }
        toy.gives(
            "g.V('ada').as('a').out('gave').in('gave').where(neq('a')).values('name')", ["Bo"]
        ) { $0.V("ada").as("a").out("gave").in("gave").where(.neq("a")).values("name") }
        toy.gives(
            "v(talk).as('t').in('gave').as('s').where(__.as('s').out('knows').out('gave').as('t'))",
            ["v[ada]"])
        toy.gives(
            "v(speaker).as('a').out('knows').where(__.as('a').out('gave')).dedup()",
            ["v[bo]", "v[cy]", "v[ada]"])
    }

    @Test func dedup() {
        toy.gives("g.V().out('knows').dedup()", ["v[bo]", "v[cy]", "v[ada]", "v[dee]"]) {
            $0.V().out("knows").dedup()
        }
        toy.gives("g.V().values('age').dedup()", ["36", "29l", "36l"]) {
            $0.V().values("age").dedup()
        }
        toy.gives("g.inject(1, 1l, 1.0, 1, '1').dedup()", ["1", "1l", "1.0", "1"]) {
            $0.inject(PropertyValue.int(1), .long(1), .double(1), .int(1), "1").dedup()
        }
        toy.gives("v(talk).dedup().by('year')", ["v[t1]", "v[t2]"]) {
            $0.v("talk").dedup().by("year")
        }
        toy.gives("g.V().dedup().by(label).label()", ["speaker", "talk", "topic", "event"]) {
            $0.V().dedup().by(.label).label()
        }
        toy.gives("g.inject(null, null, 0).dedup()", ["null", "0"])
        toy.gives(
            "v(speaker).as('a').out('knows').as('b').dedup('a', 'b').select('a').id()",
            ["ada", "bo", "cy", "dee"]
        ) {
            $0.v("speaker").as("a").out("knows").as("b").dedup("a", "b").select(Tag<Vertex>("a"))
                .id()
        }
        toy.gives("g.inject([1, 1, 1l]).dedup(local)", ["{1,1l}"])
    }

    @Test func soManyOfThem() {
        let from = "g.inject(1, 2, 3, 4, 5)"
        func numbers(_ g: TraversalSource) -> Traversal<Never, Int> { g.inject(1, 2, 3, 4, 5) }
        toy.gives(from + ".limit(2)", ["1", "2"], inOrder: true) { numbers($0).limit(2) }
        toy.gives(from + ".limit(0)", []) { numbers($0).limit(0) }
        toy.gives(from + ".limit(9).count()", ["5l"]) { numbers($0).limit(9).count() }
        toy.gives(from + ".skip(3)", ["4", "5"], inOrder: true) { numbers($0).skip(3) }
        toy.gives(from + ".skip(5)", []) { numbers($0).skip(5) }
        toy.gives(from + ".range(1, 3)", ["2", "3"], inOrder: true) { numbers($0).range(1, 3) }
        toy.gives(from + ".range(2, -1)", ["3", "4", "5"], inOrder: true) {
            numbers($0).range(2, -1)
        }
        toy.gives(from + ".tail()", ["5"]) { numbers($0).tail() }
        toy.gives(from + ".tail(2)", ["4", "5"], inOrder: true) { numbers($0).tail(2) }
        toy.gives(from + ".tail(9).count()", ["5l"]) { numbers($0).tail(9).count() }
        toy.gives(from + ".skip(1).limit(3).tail(2)", ["3", "4"], inOrder: true) {
            numbers($0).skip(1).limit(3).tail(2)
        }
        // Two equal traversers travel as one: a limit may cut between them.
        toy.gives("g.V('ada').out('knows').limit(1)", ["v[bo]"]) {
            $0.V("ada").out("knows").limit(1)
        }
        toy.gives("g.V('ada').out('knows').barrier().skip(1)", ["v[bo]"]) {
            $0.V("ada").out("knows").barrier().skip(1)
        }
        toy.fails(from + ".range(3, 1)", saying: "range")
    }

    @Test func soManyOfEachCollection() {
        let from = "g.inject([1, 2, 3, 4])"
        func numbers(_ g: TraversalSource) -> Traversal<Never, [Int]> { g.inject([1, 2, 3, 4]) }
        toy.gives(from + ".limit(local, 2)", ["[1,2]"]) { numbers($0).limit(.local, 2) }
        toy.gives(from + ".skip(local, 1)", ["[2,3,4]"]) { numbers($0).skip(.local, 1) }
        toy.gives(from + ".range(local, 1, 3)", ["[2,3]"]) { numbers($0).range(.local, 1, 3) }
        toy.gives(from + ".tail(local, 2)", ["[3,4]"]) { numbers($0).tail(.local, 2) }
        toy.gives("g.inject(['a': 1, 'b': 2]).limit(local, 1)", ["[a:1]"])
    }

    @Test func closures() {
        toy.gives("v(talk).has('year', 2015)", ["v[t2]", "v[t3]"]) {
            $0.v("talk").filter { $0["year"] == 2015 }
        }
        toy.gives("v(speaker).out('gave').has('minutes', gt(40))", ["v[t2]", "v[t2]"]) {
            $0.v("speaker").out("gave").filter { talk in
                if case .int(let minutes) = talk["minutes"] { minutes > 40 } else { false }
            }
        }
        struct Refused: Error {}
        #expect(throws: Refused.self) {
            try toy.memory.read { g in
                try g.v("talk").filter { _ in throw Refused() }.toList()
            }
        }
    }
}
