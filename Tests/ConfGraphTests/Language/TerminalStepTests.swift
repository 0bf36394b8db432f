import Testing

@testable import ConfGraph

/// `next()`, `toList()` and their kin at the end of a text, and inside it.
@Suite struct TerminalStepTests {
    @Test(arguments: [
        ("g.V().toList()", "g.V()"), ("g.V().toBulkSet()", "g.V()"),
        ("g.V().toSet()", "g.V().dedup()"), ("g.V().next()", "g.V().limit(1)"),
        ("g.V().tryNext()", "g.V().limit(1)"), ("g.V().next(3)", "g.V().limit(3)"),
        ("g.V().iterate()", "g.V().discard()"),
        ("g.V().hasNext()", "g.V().limit(1).count().asBool()"),
        ("g.V().count();", "g.V().count()"),
        // Inside, a list is one thing.
        ("g.V(g.V(1).out().next())", "g.V(__.V(1).out().limit(1))"),
        ("g.V(g.V().id().toList())", "g.V(__.V().id().fold())"),
        (
            "g.V().has(\"a\", within(g.V().values(\"b\").next(2)))",
            "g.V().has(\"a\", P.within(__.V().values(\"b\").limit(2).fold()))"
        ),
        ("g.V().is(g.V().hasNext())", "g.V().is(__.V().limit(1).count().asBool())"),
        ("g.V(g.V().id().toSet())", "g.V(__.V().id().dedup().fold())"),
    ])
    func mean(_ text: String, _ steps: String) throws {
        #expect(try PreparedTraversal(text).gremlin == steps)
        #expect(try PreparedTraversal(text, form: .canonical).gremlin == steps)
    }

    @Test func answer() throws {
        let toy = try ToyGraph.shared.get()
        toy.gives("g.V().next(2)", ["v[ada]", "v[bo]"])
        toy.gives("g.V('nobody').hasNext()", ["false"])
        toy.gives("g.V('ada').hasNext()", ["true"])
        toy.gives("g.V().iterate()", [])
        toy.gives("g.V('ada').out('knows').toSet()", ["v[bo]"])
        toy.gives("g.V('ada').out( 'knows' ).toString()", [#"g.V("ada").out("knows")"#])
    }

    /// They run nothing, so a read may ask them of what would change the graph.
    @Test func questionsChangeNothing() throws {
        let toy = try ToyGraph.shared.get()
        toy.gives("g.addV('x').toString()", [#"g.addV("x")"#])
        #expect(try !PreparedTraversal("g.V().drop().toString()").isMutating)
        #expect(try PreparedTraversal("g.V().drop().iterate()").isMutating)
        toy.gives("g.V().count()", ["13l"])
    }

    /// A bare word of canonical text is a variable, given when it runs.
    @Test func variables() throws {
        let toy = try ToyGraph.shared.get()
        let text = try PreparedTraversal("g.V(x).out(label).values(y)", form: .canonical)
        let titles = try toy.memory.read { g in
            try g.traverse(text, parameters: ["x": "ada", "label": "gave", "y": "title"]).toList()
        }
        #expect(titles == ["Queues", "Graphs"])
        #expect(throws: GraphError.self) {
            try toy.memory.read { g in try g.traverse(text, parameters: ["x": "ada"]).toList() }
        }
        // Where no value can stand there is no variable either.
        #expect(throws: GraphError.self) {
            try PreparedTraversal("g.V().order().by(\"a\", dsc)", form: .canonical)
        }
    }

    /// Each name of another language, and what it suggests.
    @Test(arguments: [
        ("transform", "map"), ("gather", "fold"), ("scatter", "unfold"), ("except", "where"),
        ("retain", "where"), ("back", "select"), ("loop", "repeat"), ("ifThenElse", "choose"),
        ("copySplit", "union"), ("linkOut", "addE"), ("orderMap", "order"), ("groupBy", "group"),
        ("orderBy", "order"), ("distinct", "dedup"), ("avg", "mean"), ("having", "where"),
        ("insert", "addV"), ("update", "property"), ("upsert", "mergeV"), ("delete", "drop"),
        ("unwind", "unfold"), ("return", "select"), ("startNode", "outV"), ("endNode", "inV"),
        ("collect", "fold"), ("findAll", "filter"), ("each", "map"), ("every", "all"),
        ("has_label", "hasLabel"), ("value_map", "valueMap"), ("out_e", "outE"), ("in_", "in"),
        ("as_", "as"), ("add_v", "addV"), ("SELECT", "select"), ("WHERE", "where"),
        ("Out", "out"), ("valuesMap", "valueMap"), ("hasKeys", "hasKey"),
    ])
    func suggestions(_ name: String, _ suggestion: String) throws {
        let diagnostic = try #require(throws: SyntaxDiagnostic.self) {
            try GremlinParser.parseQuery("g.V().\(name)()")
        }
        #expect(diagnostic.suggestion == suggestion, "\(diagnostic.message)")
    }
}
