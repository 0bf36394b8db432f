@testable import ConfGraph
import Testing

/// `mergeV` and `mergeE`: what they find, make and change, and what they refuse.
@Suite struct MergeScenarioTests {
    @Test func verticesAreFoundOrMade() throws {
        try ToyGraph.after(
            "g.mergeV([(T.label): 'speaker', name: 'Ada'])", gives: ["v[ada]"],
            [("g.V().count()", ["13l"])])
        try ToyGraph.after(
            "g.mergeV([(T.id): 'eve', (T.label): 'speaker', name: 'Eve'])", gives: ["v[eve]"],
            [("g.V('eve').label()", ["speaker"]), ("g.V('eve').values()", ["Eve"])])
        try ToyGraph.after(
            "g.mergeV([name: 'Eve']).label()", gives: ["vertex"], [("g.V().count()", ["14l"])])
        // All that fit are found.
        try ToyGraph.after(
            "g.mergeV([(T.label): 'event'])", gives: ["v[north]", "v[south]"], [])
        // Nothing in a map describes everything.
        try ToyGraph.after("g.mergeV(null).count()", gives: ["13l"], [])
        try ToyGraph.after("g.inject(null).mergeV().count()", gives: ["13l"], [])
        // Null stands for a property that is not there.
        try ToyGraph.after(
            "g.mergeV([(T.label): 'speaker', age: null])", gives: ["v[dee]"], [])
    }

    /// A traversal without a result describes nothing, and so not everything.
    @Test(arguments: [
        "g.mergeV(__.V('nobody'))", "g.mergeE(__.V('nobody'))",
        "g.V('ada').mergeV(values('born'))",
        "g.mergeV([name: 'Ada']).option(onMatch, __.V('nobody'))",
        "g.mergeV([name: 'Eve']).option(onCreate, __.V('nobody'))",
    ])
    func mapsThatAreNotFound(_ text: String) throws {
        try ToyGraph.refuses(
            text, .runtime, saying: "The provided traverser does not map to a value")
    }

    @Test func oneTraverserSeesWhatTheOneBeforeItMade() throws {
        try ToyGraph.after(
            "g.inject(1, 2, 3).mergeV([name: 'one']).dedup().count()", gives: ["1l"],
            [("g.V().has('name', 'one').count()", ["1l"])])
        try ToyGraph.after(
            "g.V('ada', 'bo').out('gave').values('title').dedup().mergeV("
                + "project('name').by()).values('name')",
            gives: ["Graphs", "Queues"], [("g.V().count()", ["15l"])])
    }

    @Test func optionsOfVertices() throws {
        try ToyGraph.after(
            "g.mergeV([name: 'Eve']).option(onCreate, [age: 40]).option(onMatch, [age: 1])",
            [("g.V().has('name', 'Eve').values('age')", ["40"])])
        try ToyGraph.after(
            "g.mergeV([name: 'Ada']).option(onCreate, [age: 40]).option(onMatch, [age: 1])",
            [("g.V('ada').values('age')", ["1"])])
        try ToyGraph.after(
            "g.mergeV([name: 'Ada']).option(onMatch, null).option(onCreate, null)",
            gives: ["v[ada]"], [])
        // Null removes.
        try ToyGraph.after(
            "g.mergeV([name: 'Ada']).option(onMatch, [age: null])",
            [("g.V('ada').has('age')", [])])
        // The traversal of onMatch starts at what was found, that of onCreate
        // at what flowed in.
        try ToyGraph.after(
            "g.V('bo').mergeV([name: 'Ada']).option(onMatch, project('twice').by('age'))",
            [("g.V('ada').values('twice')", ["36"])])
        try ToyGraph.after(
            "g.V('bo').mergeV([name: 'Eve']).option(onCreate, project('like').by('age'))",
            [("g.V().has('name', 'Eve').values('like')", ["29l"])])
        // A side effect on the way is allowed.
        try ToyGraph.after(
            "g.mergeV([name: 'Ada']).option(onMatch, "
                + "sideEffect(properties('alias').drop()).constant([alias: 'A']))",
            [("g.V('ada').values('alias')", ["A"])])
    }

    @Test func cardinalities() throws {
        try ToyGraph.after(
            "g.mergeV([name: 'Ada']).option(onMatch, [alias: set('AL')])",
            [("g.V('ada').values('alias')", ["AL", "Countess"])])
        try ToyGraph.after(
            "g.mergeV([name: 'Ada']).option(onMatch, [alias: 'AL', age: single(1)], list)",
            [
                ("g.V('ada').values('alias')", ["AL", "AL", "Countess"]),
                ("g.V('ada').values('age')", ["1"]),
            ])
        try ToyGraph.after(
            "g.mergeV([name: 'Eve']).option(onCreate, [alias: list('E')], single)"
                + ".property(list, 'alias', 'V')",
            [("g.V().has('name', 'Eve').values('alias')", ["E", "V"])])
    }

    @Test func edgesAreFoundOrMade() throws {
        try ToyGraph.after(
            "g.mergeE([(T.label): 'knows', (Direction.OUT): 'ada', (Direction.IN): 'bo']).id()",
            gives: ["k1", "k2"], [("g.E().count()", ["18l"])])
        try ToyGraph.after(
            "g.mergeE([(T.label): 'knows', (OUT): 'ada', (IN): 'dee', since: 2020])",
            [("g.V('ada').outE('knows').has('since', 2020).inV()", ["v[dee]"])])
        try ToyGraph.after(
            "g.mergeE([(T.id): 'e', (T.label): 'knows', (OUT): 'ada', (IN): 'dee']).id()",
            gives: ["e"], [])
        try ToyGraph.after("g.mergeE([(OUT): 'cy']).id()", gives: ["g4", "k4"], [])
        try ToyGraph.after("g.mergeE([since: 2010]).id()", gives: ["k1"], [])
        try ToyGraph.after("g.mergeE([(T.label): 'at']).count()", gives: ["3l"], [])
        try ToyGraph.after(
            "g.mergeE([(OUT): 'bo', (IN): 'dee']).label()", gives: ["edge"], [])
    }

    @Test func endsOfEdges() throws {
        let map = "[(T.label): 'met', (OUT): Merge.outV, (IN): Merge.inV]"
        try ToyGraph.after(
            "g.mergeE(\(map)).option(outV, [name: 'Ada']).option(inV, [name: 'Dee'])",
            [("g.V('ada').out('met')", ["v[dee]"])])
        try ToyGraph.after(
            "g.V('ada').as('a').V('dee').as('b').mergeE(\(map))"
                + ".option(outV, select('a')).option(inV, select('b'))",
            [("g.V('ada').out('met')", ["v[dee]"])])
        try ToyGraph.after(
            "g.V('ada').mergeE([(T.label): 'met', (OUT): outV, (IN): 'bo']).option(outV, identity())",
            [("g.V('ada').out('met')", ["v[bo]"])])
        // An end that is missing may come from onCreate.
        try ToyGraph.after(
            "g.mergeE([(T.label): 'met', (OUT): 'ada']).option(onCreate, [(IN): 'cy'])",
            [("g.V('ada').out('met')", ["v[cy]"])])
        try ToyGraph.after(
            "g.mergeE([(T.label): 'knows', (OUT): 'ada']).option(onMatch, [seen: true])",
            [("g.E().has('seen', true).id()", ["k1", "k2"])])
    }

    @Test(arguments: [
        ("g.mergeV([(T.label): null])", "mergeV() does not allow null Map values - check: label"),
        ("g.mergeV([(T.id): null])", "mergeV() does not allow null Map values - check: id"),
        ("g.mergeV([(T.label): 1])", "args expect T.label value to be of String"),
        ("g.mergeV([(T.label): ''])", "Label can not be empty"),
        ("g.mergeV([(T.key): 'x'])", "expect keys in Map to be either String or [id, label]"),
        ("g.mergeV([1: 'x'])", "expect keys in Map to be either String or [id, label] - check: 1"),
        ("g.mergeV([(Direction.OUT): 'ada'])", "mergeV() and option(onCreate) args expect keys"),
        ("g.mergeV(['': 1])", "Property key can not be empty"),
        ("g.mergeV(['~x': 1])", "Property key can not be a hidden key: ~x"),
        ("g.mergeV([:]).option(onCreate, ['~x': 1])", "can not be a hidden key: ~x"),
        ("g.mergeV([:]).option(onMatch, ['~x': 1])", "can not be a hidden key: ~x"),
        ("g.mergeV([:]).option(onMatch, [(T.id): 1])", "option(onMatch) expects keys in Map"),
        ("g.mergeV([:]).option(onMatch, [2: 1])", "option(onMatch) expects keys in Map"),
        ("g.mergeV([:]).option(outV, [name: 'Ada'])", "Option outV for Merge is not supported"),
        ("g.mergeV([name: 'Ada']).option('x', out())", "takes option(Merge.onCreate, map)"),
        ("g.V().choose(label()).option(onCreate, [a: 1])", "belongs to mergeV() and mergeE()"),
        ("g.mergeV()", "mergeV() needs a map where it begins a traversal"),
        ("g.mergeE([(OUT): null])", "mergeE() does not allow null Map values - check: OUT"),
        ("g.mergeE([(Direction.BOTH): 'ada'])", "either String or [id, label, IN, OUT]"),
        (
            "g.mergeE([(OUT): Merge.inV])",
            "Only Merge.outV token may be used for Direction.OUT, found"
        ),
        (
            "g.mergeE([(IN): Merge.outV])",
            "Only Merge.inV token may be used for Direction.IN, found"
        ),
    ])
    func mistakesThatTheTextShows(_ text: String, _ message: String) throws {
        let error = #expect(throws: GraphError.self, "\(text)") { try PreparedTraversal(text) }
        #expect(error?.message.contains(message) ?? false, "\(text): \(error?.message ?? "")")
        #expect(error?.position != nil)
    }

    @Test func mistakesThatTheGraphShows() throws {
        try ToyGraph.refuses(
            "g.mergeV([name: 'Eve']).option(onCreate, [name: 'Eva'])",
            saying: "option(onCreate) cannot override values from merge() argument")
        try ToyGraph.refuses(
            "g.mergeV([name: 'Ada']).option(onMatch, [(T.label): 'person'])", .constraint,
            saying: "Label mutation is not supported")
        try ToyGraph.refuses(
            "g.mergeV([(T.label): ['a', 'b']])", .constraint,
            saying: "Element creation allows at most 1 label(s)")
        try ToyGraph.refuses("g.inject(1).mergeV()", saying: "needs a map, and got 1")
        try ToyGraph.refuses(
            "g.mergeV([name: 'Ada']).option(onMatch, constant(['~x': 1]))",
            saying: "Property key can not be a hidden key: ~x")
        try ToyGraph.refuses(
            "g.mergeE([(T.label): 'met', (OUT): 'nobody'])",
            saying: "In Vertex not specified in onCreate - edge cannot be created")
        try ToyGraph.refuses(
            "g.mergeE([(T.label): 'met'])",
            saying: "Out Vertex not specified in onCreate - edge cannot be created")
        try ToyGraph.refuses(
            "g.mergeE([(T.label): 'met', (OUT): 'ada', (IN): 'nobody'])", .notFound,
            saying: "Vertex does not exist for mergeE: nobody")
        try ToyGraph.refuses(
            "g.mergeE([(T.label): 'met', (OUT): outV, (IN): 'ada'])",
            saying: "option(outV) must be specified if it is used for OUT")
        try ToyGraph.refuses(
            "g.mergeE([(T.label): 'met', (OUT): outV, (IN): 'ada']).option(outV, V('nobody'))",
            saying: "Could not resolve vertex for option(outV)")
        try ToyGraph.refuses(
            "g.mergeE([(OUT): 'ada', (IN): 'dee']).option(onCreate, [(IN): 'bo'])",
            saying: "option(onCreate) cannot override values from merge() argument: (IN, bo)")
    }

    @Test func inSwift() throws {
        let toy = try ToyGraph()
        try toy.memory.write { g in
            let eve = try #require(
                try g.mergeV([.label: "speaker", "name": "Eve"])
                    .option(.onCreate, ["age": 40, "alias": .list("E")]).next())
            try g.mergeE([.label: "knows", .out: .vertex(eve), .in: "dee", "since": 2020])
                .iterate()
            try g.v("speaker").as("s").mergeE([.label: "met", .out: .outV, .in: "north"])
                .option(.outV, of: .select("s")).iterate()
            try g.V("ada").valueMap("name").by(.unfold()).mergeV()
                .option(.onMatch, ["alias": "A"], .set).iterate()
        }
        toy.memory.expect("v(speaker).has('alias', 'E').out('knows')", ["v[dee]"])
        toy.memory.expect("g.V('north').in('met').count()", ["5l"])
        toy.memory.expect("g.V('ada').values('alias')", ["A", "AL", "Countess"])
    }
}
