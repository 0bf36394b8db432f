import ConfGraph
import Testing

/// `repeat` with everything that may stand around it and in it.
@Suite struct LoopScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func asksBeforeOrBehindARound() {
        toy.gives("g.V('ada').times(0).repeat(out('knows'))", ["v[ada]"]) {
            $0.V("ada").times(0).repeat(.out("knows")).exhaustively()
        }
        toy.gives("g.V('ada').repeat(out('gave')).times(0)", ["v[t1]", "v[t2]"]) {
            $0.V("ada").repeat(.out("gave")).times(0)
        }
        toy.gives("g.V('t4').until(has('title')).repeat(out())", ["v[t4]"]) {
            $0.V("t4").until(.has("title")).repeat(.out()).exhaustively()
        }
        toy.gives("g.V('t4').repeat(out()).until(has('title'))", [])
        toy.gives("g.V('bo').emit(has('age')).repeat(out('knows')).times(1)", ["v[bo]", "v[cy]"]) {
            $0.V("bo").emit(.has("age")).repeat(.out("knows")).times(1)
        }
        toy.gives(
            "g.V('bo').repeat(out('knows')).emit(has('name', 'Cy')).times(2)",
            ["v[cy]", "v[ada]"]
        ) {
            $0.V("bo").repeat(.out("knows")).emit(.has("name", "Cy")).times(2)
        }
        toy.gives("g.inject(1).repeat(math('_ * 3')).until(gt(20))", ["27.0"])
    }

    @Test func withoutEndGivesNothing() {
        toy.gives("g.V('t1').repeat(out())", [])
        toy.gives("g.V('t1').repeat(out()).emit().count()", ["3l"]) {
            $0.V("t1").repeat(.out()).emit().exhaustively().count()
        }
    }

    @Test func namedAndNested() {
        toy.gives(
            "g.V('ada').repeat('a', out('knows').repeat('b', out('knows')).until(loops('b').is(1))).times(1)",
            ["v[cy]", "v[cy]"]
        ) {
            $0.V("ada").repeat(
                "a", .out("knows").repeat("b", .out("knows")).until(.loops("b").is(1))
            ).times(1)
        }
        toy.gives(
            "g.V('ada').repeat('a', out('knows')).until(loops('a').is(2))", ["v[cy]", "v[cy]"])
        toy.gives("g.V('ada').repeat(out('knows')).times(2).loops()", ["0", "0"])
        toy.gives(
            "g.V('ada').where(emit().repeat(out('knows')).times(3).has('name', 'Cy'))", ["v[ada]"]
        ) {
            $0.V("ada").where(.emit().repeat(.out("knows")).times(3).has("name", "Cy"))
        }
        toy.fails(
            "g.V('ada').repeat('a', out()).until(loops('b').is(2))",
            saying: "Loop name not defined: b")
    }

    /// All that flows in goes round together; ranges begin anew.
    @Test func roundsAreOfAll() {
        toy.gives(
            "v(speaker).repeat(out('knows').order().by('name')).times(1).values('name')",
            ["Ada", "Bo", "Bo", "Cy", "Dee"], inOrder: true)
        toy.gives("v(speaker).repeat(out('knows').limit(1)).times(2).count()", ["1l"]) {
            $0.v("speaker").repeat(.out("knows").limit(1)).times(2).count()
        }
        toy.gives("v(speaker).local(repeat(out('knows').limit(1)).times(2)).count()", ["4l"]) {
            $0.v("speaker").local(.repeat(.out("knows").limit(1)).times(2)).count()
        }
        toy.gives("g.V('ada').repeat(out('knows').dedup()).times(4)", [])
        toy.gives(
            "g.V('ada').repeat(aggregate('x').by('name').out('knows')).times(2).cap('x')",
            ["bulk[Ada,Bo,Bo]"])
    }

    /// A loop takes one end and one emit; one more belongs to the next loop.
    @Test func wordsWithoutALoop() {
        for text in [
            "g.V('ada').times(2)", "g.V('ada').emit().out()", "g.V('ada').until(has('name'))",
            "g.V('ada').repeat(out()).times(1).times(2)", "g.V('ada').repeat(out()).emit().emit()",
            "g.V('ada').repeat(out()).times(1).until(has('name'))",
        ] {
            toy.fails(text, saying: "The repeat()-traversal was not defined")
        }
        toy.gives(
            "g.V('ada').repeat(out('knows')).times(1).times(1).repeat(out('knows'))",
            ["v[cy]", "v[cy]"])
        #expect(throws: GraphError.self) {
            try toy.memory.read { g in
                // Two emits in a row: the second waits for a loop that never comes.
                try g.V("ada").repeat(.out()).emit().emit().times(1).toList()
            }
        }
    }

    @Test func whatMayNotGoRound() {
        for step in [
            "count()", "fold()", "sum()", "group()", "groupCount().by(label)", "tree()", "cap('x')",
        ] {
            toy.fails(
                "g.V('ada').repeat(out().\(step)).times(2)",
                saying: "The parent of a reducing/supplying barrier can not be repeat()-step")
        }
        toy.gives(
            "g.V('ada').repeat(out('knows').where(out().count().is(gt(0)))).times(1)",
            ["v[bo]", "v[bo]"])
        toy.gives("g.inject([1, 2]).repeat(local(unfold().sum())).times(1)", ["3"])
        toy.fails(
            "g.V('ada').repeat(union(out(), inject(1))).times(2)",
            saying: "The parent of inject()-step can not be repeat()-step")
    }

    /// A label of the loop that only a traversal inside an earlier step looks
    /// up is forgotten at a step that looks up labels.
    @Test func whatALoopRemembers() {
        let loop = """
            V('ada').as('v').repeat(out('knows').as('v')
                .project('n', 'p').by().by(select(all, 'v').count(local))
                .aggregate('x').by('p').where('n', neq('p')).select('n')).times(3).cap('x')
            """
        toy.gives("g.\(loop)", ["bulk[1l,1l,1l,1l,2l,2l]"])
        toy.gives(
            "g.withoutStrategies(PathRetractionStrategy).\(loop)",
            ["bulk[2l,2l,3l,3l,4l,4l]"])
        // What is looked up behind the loop is remembered.
        toy.gives(
            """
            g.V('ada').as('v').repeat(out('knows').as('v').as('t').select('t')).times(3)
                .select(all, 'v').by(unfold().values('name').fold())
            """, ["[Ada,Bo,Cy,Ada]", "[Ada,Bo,Cy,Ada]"])
        // And what the loop's own later steps look up, also inside.
        toy.gives(
            """
            g.V('ada').as('v').repeat(out('knows').as('v').as('t').select('t')
                .where(select(all, 'v').count(local).is(gt(1)))).times(2).values('name')
            """, ["Cy", "Cy"])
    }
}
