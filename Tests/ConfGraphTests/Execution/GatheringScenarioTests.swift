import ConfGraph
import Testing

/// Corner cases of what is gathered: collections with a beginning, sacks,
/// trees and paths.
@Suite struct GatheringScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func goesOnFromWithSideEffect() {
        toy.gives(
            "g.withSideEffect('n', ['x': 1, 'talk': 2]).V('t1', 't2').groupCount('n').by(label).cap('n')",
            ["[talk:4l,x:1l]"])
        toy.gives(
            "g.withSideEffect('n', 10, sum).V('t1', 't2').aggregate('n').by('minutes').cap('n')",
            ["85"]
        ) {
            $0.withSideEffect("n", 10, .sum).V("t1", "t2").aggregate("n").by("minutes").cap("n")
        }
        toy.fails(
            "g.V('ada').cap('x')",
            saying: "The side-effect key does not exist in the side-effects: x")
    }

    @Test func sacksInside() {
        toy.gives("g.withSack(1).V('ada').flatMap(sack(sum).by('age')).sack()", ["1"]) {
            $0.withSack(1).V("ada").flatMap(to: .sack(.sum).by("age")).sack()
        }
        toy.gives("g.withSack(1).V('ada').coalesce(sack(sum).by('age')).sack()", ["1"])
        toy.gives("g.withSack(1).V('ada').local(sack(sum).by('age')).sack()", ["37"]) {
            $0.withSack(1).V("ada").local(.sack(.sum).by("age")).sack()
        }
        toy.gives("g.withSack(1.0).V('ada').out('gave').barrier(normSack).sack()", ["0.5", "0.5"]) {
            $0.withSack(1.0).V("ada").out("gave").barrier(sacks: .normSack).sack()
        }
    }

    /// Without an operator that merges them two sacks stay two, though equal;
    /// traversers that carry nothing become one.
    @Test func sacksThatMeet() {
        toy.gives(
            "g.withBulk(false).withSack(1).V('ada').out('knows').barrier().sack()", ["1", "1"]
        ) {
            $0.withBulk(false).withSack(1).V("ada").out("knows").barrier().sack()
        }
        toy.gives(
            "g.withBulk(false).withSack(1, sum).V('ada').out('knows').barrier().sack()", ["2"])
        toy.gives("g.withBulk(false).V('ada').out('knows').barrier().sack()", ["null"])
        toy.gives("g.withSack(1).V('ada').out('knows').barrier().sack()", ["1", "1"])
    }

    /// A tree is one thing, as TinkerPop 4 has it.
    @Test func treesAreNotOpened() {
        toy.gives("g.V('ada').out('knows').tree().by('name').unfold()", ["[Ada:[Bo:[]]]"])
        toy.gives("g.V('ada').out('knows').tree().by('name').unfold().count(local)", ["2l"])
    }

    /// A place without a value is left out of a tree; a walk with one is no path.
    @Test func unproductivePlaces() {
        toy.gives(
            "g.V('ada').out('gave').out('about').tree().by('name')",
            ["[Ada:[storage:[],graphs:[]]]"]
        ) {
            $0.V("ada").out("gave").out("about").tree().by("name")
        }
        toy.gives("g.V('ada').out('gave').out('about').path().by('name')", [])
        toy.gives(
            "g.V('ada').out('gave').out('about').tree('x').by('title').cap('x')",
            ["[Queues:[],Graphs:[]]"])
    }

    @Test func partsOfAPath() {
        toy.gives(
            "g.V('ada').as('a').out('knows').as('b').out('knows').as('b').path().from('b').by('name')",
            ["path[Cy]", "path[Cy]"])
        toy.fails(
            "g.V('ada').as('a').out().path().from('b')",
            saying: "Could not locate path from-label: b")
        toy.fails(
            "g.V('ada').as('a').out().path().to('b')", saying: "Could not locate path to-label: b")
        toy.fails(
            "g.V('ada').as('a').out().as('b').simplePath().from('b').to('a')",
            saying: "Could not isolate path because from comes after to: b->a")
        toy.gives("g.V('ada').out('knows').path().order(local).count(local)", ["2l", "2l"])
    }

    @Test func columns() {
        toy.gives(
            "g.V('ada').as('a').out('gave').limit(1).path().select(values)", ["[v[ada],v[t1]]"])
        toy.fails(
            "g.inject(1).select(keys)", saying: "The provided object does not have accessible keys")
        toy.fails(
            "g.inject('x').select(values)", saying: "The provided object does not have accessible")
    }

    @Test func namesFoundOnTheWay() {
        toy.gives(
            "g.V('ada').as('a').constant('a').as('b').select(select('b')).values('name')", ["Ada"])
        toy.gives(
            "g.V('ada').as('a').repeat(out('knows').as('a')).times(2).select(all, 'a').by(count(local))",
            ["3l", "3l"]
        ) {
            $0.V("ada").as("a").repeat(.out("knows").as("a")).times(2).select("a", pop: .all)
                .by(.count(.local))
        }
        toy.gives(
            "g.V('ada').as('a').out('gave').as('b').select(first, 'a', 'b').by('name').by('title')",
            ["[a:Ada,b:Queues]", "[a:Ada,b:Graphs]"]
        ) {
            $0.V("ada").as("a").out("gave").as("b").select("a", "b", pop: .first).by("name")
                .by("title")
        }
    }
}
