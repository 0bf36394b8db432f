import ConfGraph
import Testing

/// `choose` and `branch`: which way things go, and in which order they come back.
@Suite struct ChooseScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func picks() {
        toy.gives(
            "v(talk).choose(values('year')).option(Pick.none, constant('other')).option(2013, constant('old'))",
            ["old", "other", "other", "v[t4]"])
        toy.gives(
            "v(talk).choose(values('year')).option(Pick.unproductive, constant('a')).option(Pick.unproductive, constant('b'))",
            ["v[t1]", "v[t2]", "v[t3]", "a"])
        toy.gives(
            "g.inject(null, 1).choose(identity()).option(null, constant('no')).option(1.0, constant('one'))",
            ["no", "one"])
        toy.gives(
            "g.V('ada', 't1', 'north').choose(T.label).option('talk', values('title')).option('event', values('year'))",
            ["v[ada]", "Queues", "2013"]
        ) {
            $0.V("ada", "t1", "north").choose(
                by: .label, options: .option("talk", .values("title")),
                .option("event", .values("year")))
        }
        // The value of the test counts, not whether there is one.
        toy.gives("g.V('ada').choose(has('age')).option(true, constant('yes'))", ["v[ada]"])
    }

    @Test func branchTakesAllThatFit() {
        toy.gives(
            "v(talk).branch(values('year')).option(2013, constant('a')).option(Pick.any, constant('b')).option(Pick.none, constant('c')).option(Pick.unproductive, constant('d'))",
            ["a", "b", "b", "c", "b", "c", "b", "d"])
        toy.gives(
            "v(talk).branch(values('year')).option(Pick.none, values('title'))",
            ["Queues", "Graphs", "Queues again", "Silence"])
        toy.gives(
            "v(speaker).branch(out('gave').count()).option(0, values('name')).option(is(gt(1)), out('gave').values('title'))",
            ["Dee", "Queues", "Graphs"]
        ) {
            $0.v("speaker").branch(
                .out("gave").count(), options: .option(0, .values("name")),
                .option(where: .is(.gt(1)), .out("gave").values("title")))
        }
        toy.gives("v(talk).branch(T.label).option('talk', count())", ["4l"]) {
            $0.v("talk").branch(by: .label, options: .option("talk", .count()))
        }
        // A way sees all that goes it: its range is of all.
        toy.gives("v(talk).branch(identity()).option(values('title').limit(1))", ["Queues"])
    }

    @Test func whatChooseRefuses() {
        toy.fails(
            "v(talk).choose(identity()).option(has('year'), values('title'))", .invalidArgument,
            saying: "Traversal is not allowed as a Pick token for choose().option()")
        for option in ["Pick.any, values('title')", "values('title')"] {
            toy.fails(
                "v(talk).choose(values('year')).option(\(option))", .invalidArgument,
                saying: "Choose step can not have an any-option")
        }
    }

    /// Behind `order()` each thing's results come where the thing was.
    @Test func keepsTheOrder() {
        toy.gives(
            "v(speaker).order().by('name', desc).union(values('name'), out('gave').values('title'))",
            ["Dee", "Cy", "Queues again", "Bo", "Graphs", "Ada", "Queues", "Graphs"], inOrder: true)
        toy.gives(
            "v(speaker).order().by('name').choose(has('age'), values('age'), values('name'))",
            ["36", "29l", "36l", "Dee"], inOrder: true)
        toy.gives(
            "v(talk).order().by('title').choose(values('year')).option(2015, constant('new')).option(2013, constant('old'))",
            ["new", "old", "new", "v[t4]"], inOrder: true)
    }

    /// A child that gathers runs for each of several equal things.
    @Test func gathersEachThing() {
        toy.gives(
            "g.V('ada').out('knows').barrier().local(aggregate('x').by('name')).cap('x')",
            ["bulk[Bo,Bo]"])
        toy.gives(
            "g.V('ada').out('knows').barrier().flatMap(aggregate('x').by('name')).cap('x')",
            ["bulk[Bo,Bo]"])
        toy.gives(
            "g.V('ada').out('knows').barrier().optional(groupCount('x').by('name')).cap('x')",
            ["[Bo:2l]"])
        toy.gives(
            "g.V('ada').out('knows').barrier().coalesce(aggregate('x').by('name')).count()", ["2l"])
    }
}
