import ConfGraph
import Testing

/// Steps that keep something aside.
@Suite struct SideEffectScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func aggregateAndCap() {
        toy.gives("v(speaker).aggregate('x').by('name').cap('x')", ["bulk[Ada,Bo,Cy,Dee]"]) {
            $0.v("speaker").aggregate("x").by("name").cap("x")
        }
        toy.gives("v(speaker).aggregate('x').by('age').cap('x')", ["bulk[29l,36,36l]"]) {
            $0.v("speaker").aggregate("x").by("age").cap("x")
        }
        toy.gives(
            "v(speaker).out('knows').aggregate('x').by('name').cap('x')", ["bulk[Ada,Bo,Bo,Cy,Dee]"]
        ) {
            $0.v("speaker").out("knows").aggregate("x").by("name").cap("x")
        }
        toy.gives("v(speaker).aggregate('x').by('name').count()", ["4l"]) {
            $0.v("speaker").aggregate("x").by("name").count()
        }
        toy.gives("v(event).aggregate('x').cap('x').unfold()", ["v[north]", "v[south]"]) {
            $0.v("event").aggregate("x").cap("x").unfold()
        }
        toy.gives("g.V('nobody').aggregate('x').cap('x')", ["bulk[]"]) {
            $0.V("nobody").aggregate("x").cap("x")
        }
        toy.fails("v(event).cap('unheard')")
    }

    @Test func aggregateIsSeenByLaterSteps() {
        toy.gives("g.V('t2').aggregate('x').in('gave').out('gave').where(without('x'))", ["v[t1]"])
        {
            $0.V("t2").aggregate("x").in("gave").out("gave").where(.without("x"))
        }
        toy.gives(
            "g.V('t2').aggregate('x').in('gave').out('gave').where(within('x')).dedup()", ["v[t2]"]
        ) {
            $0.V("t2").aggregate("x").in("gave").out("gave").where(.within("x")).dedup()
        }
        // All of them are collected before the first goes on.
        toy.gives("v(event).aggregate('x').where(without('x'))", []) {
            $0.v("event").aggregate("x").where(.without("x"))
        }
    }

    @Test func groupsAside() {
        toy.gives(
            "g.V('ada').out('gave').group('m').by('year').by('title').out('at').cap('m')",
            ["[2013:[Queues],2015:[Graphs]]"]
        ) { $0.V("ada").out("gave").group("m").by("year").by("title").out("at").cap("m") }
        toy.gives(
            "v(talk).groupCount('n').by('year').cap('n')", ["[2013:1l,2015:2l]"]
        ) { $0.v("talk").groupCount("n").by("year").cap("n") }
        toy.gives(
            "g.V().hasLabel('speaker').groupCount('n').by(label).out('gave').groupCount('n').by(label).cap('n')",
            ["[speaker:4l,talk:4l]"]
        ) {
            $0.V().hasLabel("speaker").groupCount("n").by(.label).out("gave").groupCount("n")
                .by(.label).cap("n")
        }
        toy.gives(
            "v(event).aggregate('x').by('name').groupCount('y').by('year').cap('x', 'y')",
            ["[x:bulk[North,South],y:[2013:1l,2015:1l]]"]
        ) {
            $0.v("event").aggregate("x").by("name").groupCount("y").by("year").cap("x", "y")
        }
    }

    @Test func sideEffectLetsAllThrough() {
        toy.gives("v(event).sideEffect(out())", ["v[north]", "v[south]"]) {
            $0.v("event").sideEffect(running: .out())
        }
        toy.gives("g.V('bo').sideEffect(out().aggregate('x')).cap('x')", ["bulk[v[cy],v[t2]]"])
        toy.gives("g.withSideEffect('x', [1, 2]).V('bo').cap('x')", ["[1,2]"])
        toy.gives(
            "g.withSideEffect('x', ['Bo', 'Cy']).V().values('name').where(within('x'))",
            ["Bo", "Cy"])
    }

    @Test func injectAddsToTheStream() {
        toy.gives("g.V('bo').values('name').inject('x', 'y')", ["x", "y", "Bo"], inOrder: true)
        toy.gives("g.inject(1).inject(2)", ["2", "1"], inOrder: true) { $0.inject(1).inject(2) }
        toy.gives("g.inject()", [])
        toy.gives("g.inject(null)", ["null"])
        toy.gives("g.inject([1, 2], ['a': 1])", ["[1,2]", "[a:1]"])
    }
}
