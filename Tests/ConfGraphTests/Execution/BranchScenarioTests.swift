import ConfGraph
import Testing

/// Steps that run other traversals: branches and loops.
@Suite struct BranchScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func union() {
        toy.gives("g.V('ada').union(out('knows'), in('knows'))", ["v[bo]", "v[bo]", "v[cy]"]) {
            $0.V("ada").union(.out("knows"), .in("knows"))
        }
        toy.gives("g.V('t4').union(out(), identity())", ["v[t4]"]) {
            $0.V("t4").union(.out(), .identity())
        }
        toy.gives("g.V('bo').union(values('name'), values('age'))", ["Bo", "29l"]) {
            $0.V("bo").union(.values("name"), .values("age"))
        }
        toy.gives("g.V('ada').union(identity(), identity())", ["v[ada]", "v[ada]"]) {
            $0.V("ada").union(.identity(), .identity())
        }
        toy.gives("g.union(V('ada'), V('t1'))", ["v[ada]", "v[t1]"]) {
            $0.union(.V("ada"), .V("t1"))
        }
        toy.gives("v(speaker).union(out('gave'), out('unheard')).count()", ["4l"]) {
            $0.v("speaker").union(.out("gave"), .out("unheard")).count()
        }
    }

    @Test func coalesce() {
        toy.gives("v(speaker).coalesce(values('age'), constant(0))", ["36", "29l", "36l", "0"]) {
            $0.v("speaker").coalesce(.values("age"), .constant(0 as PropertyValue))
        }
        toy.gives("v(event).coalesce(out(), in('at'))", ["v[t1]", "v[t2]", "v[t3]"]) {
            $0.v("event").coalesce(.out(), .in("at"))
        }
        toy.gives("v(event).coalesce(out(), values('unheard'))", [])
        toy.gives("v(talk).coalesce(values('title'), values('name')).count()", ["4l"]) {
            $0.v("talk").coalesce(.values("title"), .values("name")).count()
        }
    }

    @Test func optional() {
        toy.gives("g.V('t4').optional(out())", ["v[t4]"]) { $0.V("t4").optional(.out()) }
        toy.gives("g.V('t1').optional(out('at'))", ["v[north]"]) { $0.V("t1").optional(.out("at")) }
        toy.gives(
            "v(topic).optional(out('related')).id()", ["graphs", "graphs", "testing"]
        ) { $0.v("topic").optional(.out("related")).id() }
    }

    @Test func chooseBetweenTwo() {
        toy.gives(
            "v(speaker).choose(has('age'), values('name'), constant('?'))",
            ["Ada", "Bo", "Cy", "?"]
        ) {
            $0.v("speaker").choose(.has("age"), .values("name"), .constant("?" as PropertyValue))
        }
        toy.gives("v(talk).choose(out('at'), out('at')).id()", ["north", "south", "south", "t4"]) {
            $0.v("talk").choose(.out("at"), .out("at")).id()
        }
        toy.gives(
            "g.inject(1, 5).choose(is(gt(3)), constant('big'), constant('small'))",
            ["small", "big"]
        ) {
            $0.inject(1, 5).choose(.is(.gt(3)), .constant("big"), .constant("small"))
        }
    }

    @Test func chooseByValue() {
        toy.gives(
            """
            v(talk).choose(values('year'))
                .option(2013, constant('old')).option(2015, values('title'))
                .option(Pick.unproductive, constant('undated'))
            """, ["old", "Graphs", "Queues again", "undated"]
        ) {
            $0.v("talk").choose(
                .values("year"), options: .option(2013, .constant("old" as PropertyValue)),
                .option(2015, .values("title")), .unproductive(.constant("undated")))
        }
        toy.gives(
            "g.inject(1, 2, 3).choose(identity()).option(1, constant('one')).option(Pick.none, constant('many'))",
            ["one", "many", "many"]
        ) {
            $0.inject(1, 2, 3).choose(
                .identity(), options: .option(1, .constant("one")), .otherwise(.constant("many")))
        }
        toy.gives(
            "g.inject(1, 2, 3).choose(identity()).option(gt(2), constant('big')).option(lt(2), constant('small'))",
            ["small", "2", "big"])
        // The first option that fits is taken.
        toy.gives(
            "g.inject(7).choose(identity()).option(gt(5), constant('a')).option(gt(6), constant('b'))",
            ["a"]
        ) {
            $0.inject(7).choose(
                .identity(), options: .option(.gt(5), .constant("a")),
                .option(.gt(6), .constant("b")))
        }
    }

    @Test func local() {
        toy.gives("v(speaker).local(out('gave').limit(1))", ["v[t1]", "v[t2]", "v[t3]"]) {
            $0.v("speaker").local(.out("gave").limit(1))
        }
        toy.gives("v(speaker).local(out('gave').count())", ["2l", "1l", "1l", "0l"]) {
            $0.v("speaker").local(.out("gave").count())
        }
        toy.gives("v(speaker).local(out('knows').dedup()).count()", ["4l"]) {
            $0.v("speaker").local(.out("knows").dedup()).count()
        }
    }

    @Test func repeatSoManyTimes() {
        toy.gives("g.V('ada').repeat(out('knows')).times(1)", ["v[bo]", "v[bo]"]) {
            $0.V("ada").repeat(.out("knows")).times(1)
        }
        toy.gives("g.V('ada').repeat(out('knows')).times(2)", ["v[cy]", "v[cy]"]) {
            $0.V("ada").repeat(.out("knows")).times(2)
        }
        toy.gives("g.V('ada').times(2).repeat(out('knows'))", ["v[cy]", "v[cy]"])
        toy.gives("g.V('cy').repeat(out('knows')).times(4)", ["v[ada]", "v[ada]"]) {
            $0.V("cy").repeat(.out("knows")).times(4)
        }
        toy.gives("g.V('t4').repeat(out()).times(2)", []) { $0.V("t4").repeat(.out()).times(2) }
        toy.gives("g.V('dee').repeat(both('knows')).times(10).count()", ["1024l"]) {
            $0.V("dee").repeat(.both("knows")).times(10).count()
        }
        // Ada, Bo and Cy stand in a ring with a doubled edge: 2^20 walks.
        toy.gives("g.V('ada').repeat(out('knows')).times(60).count()", ["1048576l"]) {
            $0.V("ada").repeat(.out("knows")).times(60).count()
        }
    }

    @Test func repeatUntil() {
        toy.gives("g.V('ada').repeat(out('knows')).until(has('name', 'Cy'))", ["v[cy]", "v[cy]"]) {
            $0.V("ada").repeat(.out("knows")).until(.has("name", "Cy"))
        }
        toy.gives("g.V('cy').repeat(out('knows')).until(has('name', 'Cy'))", ["v[cy]", "v[cy]"]) {
            $0.V("cy").repeat(.out("knows")).until(.has("name", "Cy"))
        }
        toy.gives("g.V('cy').until(has('name', 'Cy')).repeat(out('knows'))", ["v[cy]"]) {
            $0.V("cy").until(.has("name", "Cy")).repeat(.out("knows")).exhaustively()
        }
        toy.gives("g.V('ada').until(has('name', 'Cy')).repeat(out('knows'))", ["v[cy]", "v[cy]"]) {
            $0.V("ada").until(.has("name", "Cy")).repeat(.out("knows")).exhaustively()
        }
        toy.gives("g.V('t1').repeat(out()).until(__.not(out()))", ["v[graphs]", "v[north]"]) {
            $0.V("t1").repeat(.out()).until(.not(.out()))
        }
        toy.gives("g.V('ada').repeat(out('knows')).until(loops().is(2))", ["v[cy]", "v[cy]"]) {
            $0.V("ada").repeat(.out("knows")).until(.loops().is(2))
        }
    }

    @Test func repeatAndEmit() {
        toy.gives(
            "g.V('ada').repeat(out('knows')).emit().times(2)", ["v[bo]", "v[bo]", "v[cy]", "v[cy]"]
        ) { $0.V("ada").repeat(.out("knows")).emit().times(2) }
        toy.gives(
            "g.V('ada').emit().repeat(out('knows')).times(2)",
            ["v[ada]", "v[bo]", "v[bo]", "v[cy]", "v[cy]"]
        ) { $0.V("ada").emit().repeat(.out("knows")).times(2) }
        toy.gives(
            "g.V('ada').repeat(out('knows')).times(2).emit()", ["v[bo]", "v[bo]", "v[cy]", "v[cy]"])
        toy.gives(
            "g.V('ada').repeat(out('knows')).emit(has('age', 29)).times(3)",
            ["v[bo]", "v[bo]", "v[ada]", "v[ada]"]
        ) { $0.V("ada").repeat(.out("knows")).emit(.has("age", 29)).times(3) }
        toy.gives("g.V('t1').repeat(out()).emit()", ["v[storage]", "v[north]", "v[graphs]"]) {
            $0.V("t1").repeat(.out()).emit().exhaustively()
        }
        toy.gives(
            "g.V('t1').emit().repeat(out())", ["v[t1]", "v[storage]", "v[north]", "v[graphs]"]
        ) { $0.V("t1").emit().repeat(.out()).exhaustively() }
        toy.gives("g.V('t1').repeat(out())", []) { $0.V("t1").repeat(.out()).exhaustively() }
        toy.gives(
            "g.V('t1').emit(hasLabel('topic')).repeat(out())", ["v[storage]", "v[graphs]"])
    }

    @Test func repeatInsideRepeat() {
        toy.gives(
            "g.V('ada').repeat(repeat(out('knows')).times(2)).times(2)",
            ["v[bo]", "v[bo]", "v[bo]", "v[bo]"]
        ) { $0.V("ada").repeat(.repeat(.out("knows")).times(2)).times(2) }
        toy.gives(
            "g.V('ada').repeat(out('knows').repeat(out('knows')).times(2)).times(2).count()", ["4l"]
        ) {
            $0.V("ada").repeat(.out("knows").repeat(.out("knows")).times(2)).times(2).count()
        }
        toy.gives(
            "g.V('t1').repeat(union(out('about'), out('related'))).emit()",
            ["v[storage]", "v[graphs]"]
        ) { $0.V("t1").repeat(.union(.out("about"), .out("related"))).emit().exhaustively() }
    }

    @Test func loopsThatAreNotWellFormed() {
        toy.fails("g.V().times(2)")
        toy.fails("g.V().emit()")
        toy.fails("g.V('ada').repeat()")
    }

    /// What a limit leaves in a branch does not come out for the next parent,
    /// nor in the next round.
    @Test func nothingIsLeftInABranch() {
        toy.gives("g.V('t2', 't4').map(union(out(), out()).limit(1).count())", ["1l", "0l"])
        toy.gives(
            "g.V('t2', 't4').local(choose(has('year'), out(), out()).limit(1)).count()", ["1l"])
        toy.gives("g.V('t3').repeat(union(out('about'), out('at')).limit(2)).times(2)", [])
    }
}
