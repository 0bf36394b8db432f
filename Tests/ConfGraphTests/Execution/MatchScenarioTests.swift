import ConfGraph
import Testing

/// `match`: patterns of all kinds.
@Suite struct MatchScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func alternatives() {
        toy.gives(
            "g.V('ada').match(or(__.as('a').out('gave').as('b'), __.as('a').out('knows').as('b'))).select('b')",
            ["v[t1]", "v[t2]", "v[bo]", "v[bo]"])
        toy.gives(
            "v(speaker).match(__.as('a').out('gave').as('t'), or(__.as('t').has('year', 2013), __.as('t').out('about').has('name', 'testing'))).select('a', 't').by('name').by('title')",
            ["[a:Ada,t:Queues]", "[a:Cy,t:Queues again]"])
        // Each way to hold counts.
        toy.gives(
            "g.V('t1').match(or(__.as('t').has('year', 2013), __.as('t').has('title', 'Queues'))).select('t')",
            ["v[t1]", "v[t1]"])
        // What the alternatives need comes from the other patterns.
        toy.gives(
            "v(speaker).match(or(__.as('t').out('at').as('e'), and(__.as('t').out('about').as('x'), __.as('x').out('related').as('e'))), __.as('s').out('gave').as('t'), __.as('s').has('name', 'Ada')).select('e')",
            ["v[north]", "v[south]", "v[graphs]", "v[graphs]"])
    }

    @Test func patternsWithoutAnEnd() {
        toy.gives("g.V('ada').match(__.as('a').out('gave')).select('a')", ["v[ada]", "v[ada]"]) {
            $0.V("ada").match(.as("a").out("gave")).select("a")
        }
        toy.gives("g.V('ada').match(__.as('a').where(out('gave'))).select('a')", ["v[ada]"])
        toy.gives("g.V('dee').match(__.as('a').out('gave'))", [])
    }

    @Test func whatCannotBeSolved() {
        toy.fails(
            "v(speaker).match(__.as('a').out('gave').as('t'), __.as('b').out('gave').as('t'))",
            saying: "The provided match pattern is unsolvable")
        for pattern in ["out('gave').as('b')", "or(out('gave').as('b'), out('knows').as('b'))"] {
            toy.fails(
                "v(speaker).match(\(pattern))", .invalidArgument,
                saying: "All match()-traversals must have a single start label")
        }
        toy.fails(
            "v(speaker).match(__.as('a').out('gave').as('t'), out('knows').as('b'))",
            .invalidArgument, saying: "All match()-traversals must have a single start label")
    }
}
