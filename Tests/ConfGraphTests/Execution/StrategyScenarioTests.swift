@testable import ConfGraph
import Testing

/// The strategies with a meaning: what a traversal of such a source sees and
/// may do.
@Suite struct StrategyScenarioTests {
    private let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    private func subgraph(_ options: String) -> String {
        "g.withStrategies(new SubgraphStrategy(\(options)))"
    }

    @Test func verticesOfASubgraph() throws {
        let g = subgraph("vertices: has('year', 2015)")
        toy.gives("\(g).V()", ["v[south]", "v[t2]", "v[t3]"])
        toy.gives("\(g).V('ada')", [])
        toy.gives("\(g).V('t2').V('t1')", [])
        toy.gives("\(g).V('t2').in()", [])
        toy.gives("\(g).V('t2').out()", ["v[south]"])
        toy.gives("\(g).V('south').both()", ["v[t2]", "v[t3]"])
        toy.gives("\(g).E().id()", ["p2", "p3"])
        toy.gives("\(g).V('t3').outE().id()", ["p3"])
        toy.gives("\(g).V('south').bothE().otherV()", ["v[t2]", "v[t3]"])
        toy.gives("\(g).E('p2').bothV()", ["v[south]", "v[t2]"])
        toy.gives("\(g).V().where(out('at')).count()", ["2l"])
        toy.gives("\(g).V('t2').repeat(both()).times(2)", ["v[t2]", "v[t3]"])
        toy.gives(
            "\(g).V('t2').out()", ["v[south]"],
            swift: {
                $0.withStrategies(.subgraph(vertices: .has("year", 2015))).V("t2").out()
            })
    }

    @Test func edgesOfASubgraph() throws {
        let g = subgraph("edges: has('since', gte(2011))")
        toy.gives("\(g).V('ada').out()", ["v[bo]"])
        toy.gives("\(g).V('ada').both('knows')", ["v[bo]", "v[cy]"])
        toy.gives("\(g).V('cy').in().id()", ["bo"])
        toy.gives("\(g).E().id()", ["k2", "k3", "k4"])
        toy.gives("\(g).V().count()", ["13l"])
        toy.gives(
            "\(g).V('ada').as('a').out('knows').as('b').select('a', 'b').by('name')",
            ["[a:Ada,b:Bo]"])
    }

    @Test func edgesNextToHiddenVertices() throws {
        let both = "vertices: hasLabel('speaker'), edges: hasLabel('gave', 'knows')"
        toy.gives("\(subgraph(both)).V('bo').outE().id()", ["k3"])
        toy.gives(
            "\(subgraph(both + ", checkAdjacentVertices: false")).V('bo').outE().id()",
            ["g3", "k3"])
        toy.gives(
            "\(subgraph(both + ", checkAdjacentVertices: false")).V('bo').out().id()", ["cy"])
        toy.gives(
            "\(subgraph("vertices: hasLabel('speaker'), checkAdjacentVertices: false"))"
                + ".E().hasLabel('at').count()", ["3l"])
    }

    @Test func propertiesOfASubgraph() throws {
        let g = subgraph("vertexProperties: has('since')")
        toy.gives("\(g).V('ada').values()", ["Countess"])
        toy.gives("\(g).V('ada').properties().key()", ["alias"])
        toy.gives("\(g).V('ada').valueMap()", ["[alias:[Countess]]"])
        toy.gives("\(g).V('ada').propertyMap('name')", ["[:]"])
        toy.gives("\(g).V('ada').elementMap()", ["[alias:Countess,id:ada,label:speaker]"])
        toy.gives("\(g).V('ada').project('a', 'n').by('alias').by('name')", ["[a:Countess]"])
        toy.gives("\(g).V('ada').properties('alias').values('since')", ["1835"])
        toy.gives("\(g).V('ada').format('%{alias}')", ["Countess"])
        toy.gives("\(g).V('ada').format('%{name}')", [])
        // Nor is there a property to ask for.
        toy.gives("\(g).V().has('name').count()", ["0l"])
        toy.gives("\(g).V('ada').has('alias').has('alias', 'Countess').id()", ["ada"])
        for hidden in [
            "has('alias', 'AL')", "has('name', 'Ada')", "has('speaker', 'name', 'Ada')",
            "has('alias', within('AL', 'Ada'))", "has('name', startingWith('A'))",
            "where(has('name'))", "has('name', __.constant('Ada'))",
        ] {
            toy.gives("\(g).V('ada').\(hidden)", [])
        }
        toy.gives("\(g).V('ada').hasNot('name').hasNot('alias').count()", ["0l"])
        toy.gives("\(g).V('ada').hasNot('name').as('a').select('a')", ["v[ada]"])
        toy.gives("\(g).V('ada').has('alias').as('a').select('a')", ["v[ada]"])
        toy.gives("\(g).V('ada').has(T.label, 'speaker').hasLabel('speaker').count()", ["1l"])
        toy.gives("\(g).E().has('since', 2010).id()", ["k1"])
        // Edges and maps are not looked at.
        toy.gives("\(g).E('k1').values()", ["2010"])
        toy.gives("\(g).E('k1').valueMap()", ["[since:2010]"])
        toy.gives("\(g).inject([a: 1]).project('x').by('a')", ["[x:1]"])
    }

    @Test func whatIsAddedMustBeInTheSubgraph() throws {
        try ToyGraph.after(
            "g.withStrategies(new SubgraphStrategy(vertices: has('year')))"
                + ".addV('talk').property('year', 2020).values('year')", gives: ["2020"], [])
        try ToyGraph.after(
            "g.withStrategies(new SubgraphStrategy(vertices: has('year'))).addV('talk')",
            gives: [], [("g.V().count()", ["14l"])])
        try ToyGraph.after(
            "g.withStrategies(new SubgraphStrategy(edges: has('since')))"
                + ".V('ada').addE('knows').to(V('dee')).property('since', 1).values('since')",
            gives: ["1"], [])
    }

    private static let north =
        "g.withStrategies(new PartitionStrategy(partitionKey: 'p', writePartition: 'n', "
        + "readPartitions: ['n']))"

    @Test func aPartitionShowsItsOwn() throws {
        let toy = try ToyGraph()
        try toy.memory.write { g in
            try g.traverse("g.V('ada', 'bo', 't1').property('p', 'n')").iterate()
            try g.traverse("g.E('k1').property('p', 'n')").iterate()
        }
        toy.memory.expect("\(Self.north).V()", ["v[ada]", "v[bo]", "v[t1]"])
        // Of a walk to a vertex only the vertex counts.
        toy.memory.expect("\(Self.north).V('ada').out()", ["v[bo]", "v[bo]", "v[t1]"])
        toy.memory.expect("\(Self.north).V('ada').outE().id()", ["k1"])
        toy.memory.expect("\(Self.north).E().bothV()", ["v[ada]", "v[bo]"])
        toy.memory.expect("\(Self.north).V('ada').values('p')", ["n"])
        toy.memory.expect(
            "g.withStrategies(new PartitionStrategy(partitionKey: 'p')).V()", [])
        toy.memory.expect(
            "g.withStrategies(new PartitionStrategy(partitionKey: 'p', readPartitions: ['x', 'n']"
                + ")).V().count()", ["3l"])
    }

    @Test func aPartitionTakesWhatIsMade() throws {
        try ToyGraph.after(
            "\(Self.north).addV('room').property('name', 'A').addE('in').property('w', 1)",
            [
                ("g.V().has('p', 'n').values('name')", ["A"]),
                ("g.E().has('p', 'n').values('w')", ["1"]),
            ])
        try ToyGraph.after(
            "\(Self.north).inject(0).addV('room').count()", gives: ["1l"],
            [("g.V().has('p', 'n').count()", ["1l"])])
        // Ada is in no partition: another one is made.
        try ToyGraph.after(
            "\(Self.north).mergeV([name: 'Ada']).option(onCreate, [age: 1])",
            [("g.V().has('name', 'Ada').has('p', 'n').values('age')", ["1"])])
        try ToyGraph.after(
            "\(Self.north).mergeV(project('name').by(constant('Ada')))",
            [("g.V().has('name', 'Ada').count()", ["2l"])])
        try ToyGraph.after(
            "\(Self.north).mergeE([(T.label): 'knows', (OUT): 'ada', (IN): 'bo'])",
            [("g.E().has('p', 'n').outV()", ["v[ada]"])])
    }

    @Test func partitionsOfProperties() throws {
        let all =
            "g.withStrategies(new PartitionStrategy(partitionKey: 'p', writePartition: 'n', "
            + "readPartitions: ['n'], includeMetaProperties: true))"
        let toy = try ToyGraph()
        try toy.memory.write { g in
            try g.traverse("\(all).addV('room').property('name', 'A')").iterate()
            try g.traverse("g.V().has('name', 'A').property(list, 'name', 'B', 'p', 'm')").iterate()
        }
        toy.memory.expect("\(all).V().values()", ["A"])
        toy.memory.expect("\(all).V().values('name')", ["A"])
        toy.memory.expect("\(all).V().properties().key()", ["name"])
        toy.memory.expect("\(all).V().valueMap()", ["[name:[A]]"])
        toy.memory.expect("g.V().has('name', 'A').values('name')", ["A", "B"])
        toy.memory.expect("\(all).V().has('name', 'A').count()", ["1l"])
        toy.memory.expect("\(all).V().has('name', 'B').count()", ["0l"])
        // The property that tells the partition is seen by the strategy only.
        toy.memory.expect("\(all).V().has('p').count()", ["0l"])
        let named = "withStrategies(SubgraphStrategy(vertexProperties: hasLabel('name')))"
        toy.memory.expect("\(all).\(named).V().values()", ["A"])
        toy.memory.expect("g.\(named)\(all.dropFirst()).V().values()", ["A"])
        // An id may stand behind properties that are made later.
        try ToyGraph.after(
            "\(all).addV('room').property('name', 'A').property(T.id, 'r')", gives: ["v[r]"],
            [("g.V('r').properties('name').values('p')", ["n"])])
        for text in ["values('p')", "properties('name', 'p')", "valueMap('p')"] {
            try ToyGraph.refuses(
                "\(all).V().\(text)",
                saying: "Cannot explicitly request the partitionKey in the traversal")
        }
        // Edges have no properties of properties.
        try ToyGraph.after(
            "\(all).V().limit(1).as('x').V('ada').addE('e').to('x').property('w', 1)", gives: [], []
        )
    }

    @Test func verifications() throws {
        toy.fails(
            "g.withStrategies(EdgeLabelVerificationStrategy(throwException: true)).V().in()",
            saying: "vertex step without any specified edge label")
        toy.gives(
            "g.withStrategies(EdgeLabelVerificationStrategy(throwException: false)).V('t4').in()",
            [])
        toy.gives(
            "g.withStrategies(EdgeLabelVerificationStrategy(throwException: true))"
                + ".V('t2').in('gave').count()", ["2l"])
        let reserved = "g.withStrategies(ReservedKeysVerificationStrategy(throwException: true))"
        try ToyGraph.refuses(
            "\(reserved).addV('x').property('id', 1)",
            saying: "setting a property key to a reserved word: id")
        try ToyGraph.refuses(
            "\(reserved).V('ada').property(single, 'label', 1)", saying: "reserved word: label")
        try ToyGraph.refuses(
            "\(reserved).V('ada').property([id: 1])", saying: "reserved word: id")
        try ToyGraph.refuses(
            "g.withStrategies(ReadOnlyStrategy).V().map(addV('x'))", .readOnly,
            saying: "The provided traversal has a mutating step and thus is not read only")
    }

    @Test func theLastOfANameCounts() throws {
        toy.gives(
            "g.withStrategies(new SubgraphStrategy(vertices: hasLabel('talk')))"
                + ".withStrategies(new SubgraphStrategy(vertices: hasLabel('event'))).V().count()",
            ["2l"])
        toy.gives(
            "g.withStrategies(new SubgraphStrategy(vertices: hasLabel('talk')))"
                + ".withoutStrategies(SubgraphStrategy).V().count()", ["13l"])
        try ToyGraph.after(
            "g.withStrategies(ReadOnlyStrategy).withoutStrategies(ReadOnlyStrategy).addV('x')",
            [("g.V().count()", ["14l"])])
    }

    @Test func productiveKeys() throws {
        toy.gives(
            "g.withStrategies(ProductiveByStrategy(productiveKeys: ['age']))"
                + ".V('dee').project('a', 'b').by('age').by('year')", ["[a:null]"])
        toy.gives(
            "g.withStrategies(ProductiveByStrategy).V('dee').project('a', 'b').by('age').by('year')",
            ["[a:null,b:null]"])
    }

    @Test(arguments: [
        ("g.withStrategies(SubgrafStrategy).V()", "did you mean SubgraphStrategy?"),
        ("g.withStrategies(Xyzzy).V()", "Unexpected TraversalStrategy specification - Xyzzy."),
        ("g.withoutStrategies(ReadOnlyy).V()", "did you mean ReadOnlyStrategy?"),
        (
            "g.withStrategies(new PartitionStrategy(writePartition: 'a')).V()",
            "The partitionKey cannot be null or empty"
        ),
        ("g.withStrategies(new SubgraphStrategy(vertices: 1)).V()", "a traversal is needed"),
        ("g.withStrategies(new SubgraphStrategy(edge: out())).V()", "did you mean edges?"),
        ("g.withStrategies(new SubgraphStrategy(vertices: addV())).V()", "mutating step"),
        ("g.withStrategies(SeedStrategy(sed: 1)).V()", "did you mean seed?"),
    ])
    func mistakes(_ text: String, _ message: String) throws {
        let error = #expect(throws: GraphError.self, "\(text)") { try PreparedTraversal(text) }
        #expect(error?.message.contains(message) ?? false, "\(text): \(error?.message ?? "")")
        #expect(error?.position == 2)
    }

    /// Optimisations are accepted by name, with any options.
    @Test(arguments: StrategyCatalogue.names.filter { StrategyCatalogue.options[$0] == nil })
    func others(_ name: String) throws {
        if name != "VertexProgramStrategy" {
            toy.gives("g.withStrategies(new \(name)(x: 1)).V().count()", ["13l"])
        }
        toy.gives("g.withoutStrategies(\(name)).V('ada').out('gave').count()", ["2l"])
    }

    @Test func whatTheEngineDoesHasAName() {
        for strategy in Strategies.all { #expect(StrategyCatalogue.problem(strategy.name) == nil) }
    }
}
