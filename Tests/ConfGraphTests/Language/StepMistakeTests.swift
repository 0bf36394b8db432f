import Testing

@testable import ConfGraph

/// Mistakes that the steps show are reported when the text is read, with the
/// place, and when a traversal made in Swift is run, before anything runs.
@Suite struct StepMistakeTests {
    /// Text, what the caret stands under, a part of the message.
    @Test(arguments: [
        ("g.V().outV()", "outV", "vertices flow in here. Did you mean out()?"),
        ("g.V().has(\"a\").limit(1).inV()", "inV", "Did you mean in()?"),
        ("g.V().out().as(\"a\").bothV()", "bothV", "Did you mean both()?"),
        ("g.E().out()", "out", "edges flow in here. Did you mean inV()?"),
        ("g.V().outE().in(\"a\")", "in", "Did you mean outV()?"),
        ("g.V().bothE().both()", "both", "Did you mean bothV()?"),
        ("g.E().outE()", "outE", "go to one of their ends first"),
        ("g.V().values(\"a\").out()", "out", "values flow in here"),
        ("g.V().id().inV()", "inV", "values flow in here"),
        ("g.V().count().values(\"a\")", "values", "values() reads elements"),
        ("g.V().where(outE().out())", "out", "Did you mean inV()?"),
        ("g.V().group().by(outE().out())", "out", "Did you mean inV()?"),
        ("g.V().is(eq(__.V().inV()))", "inV", "Did you mean in()?"),
        ("g.addE(\"a\")", "addE", "addE(a).from() must resolve to a Vertex or the ID of a Vertex"),
        ("g.addE(\"a\").to(V(1))", "addE", "addE(a).from() must resolve to a Vertex"),
        ("g.addE(\"a\").from(V(1)).property(\"b\", 2)", "addE", "addE(a).to() must resolve"),
        ("g.addV(\"\")", "addV", "Label can not be empty"),
        ("g.addV(\"~a\")", "addV", "Label can not be a hidden key: ~a"),
        ("g.V().addLabel(\"a\", \"\")", "addLabel", "Label can not be empty"),
        ("g.V().property(\"\", 1)", "property", "Property key can not be empty"),
        ("g.V().property(\"~a\", 1)", "property", "Property key can not be a hidden key: ~a"),
        ("g.V().property(null, 1)", "property", "Property key can not be null"),
        ("g.V().property(\"a\", 1, \"b\")", "property", "must be a multiple of two"),
        ("g.V().property(single, \"a\", 1, 2, 3)", "property", "on even array indices"),
        ("g.V().property(\"a\", 1, \"\", 3)", "property", "Property key can not be empty"),
        ("g.V().property(T.id, 1)", "property", "T.id is immutable on existing elements"),
        ("g.addV().out().property(T.label, 1)", "property", "T.label is immutable"),
        ("g.inject(__.V())", "inject", "inject() takes values, not traversals"),
        ("g.withSack(__.V()).V()", "withSack", "known before the traversal starts"),
        ("g.withSideEffect(\"a\", __.V()).V()", "withSideEffect", "known before the traversal"),
        ("g.V().hasNext().out()", ".", "hasNext() can only be the last step"),
        ("g.V().filter{it.age > 30}", "{", "Closures are written in Swift only"),
        ("g.V().has(\"age\", T.gt, 30)", "gt", "gt is a predicate"),
        ("g.withComputer().V()", "withComputer", "leave it out"),
        ("g.V().where(g.V())", "g", "ends with next() or toList()"),
        ("g.V().where(g.V().explain())", "g", "ends with next() or toList()"),
        ("g.V().out(g.V().next())", "g", "cannot be a traversal"),
    ])
    func inText(_ text: String, _ marked: String, _ message: String) throws {
        for mode in [GremlinMode.short, .canonical] {
            let diagnostic = try #require(throws: SyntaxDiagnostic.self, "\(text)") {
                try GremlinParser.parseQuery(text, mode: mode)
            }
            #expect(diagnostic.message.contains(message), "\(text): \(diagnostic.message)")
            let found = Array(text.utf8)[diagnostic.offset...].prefix(marked.utf8.count)
            #expect(found.elementsEqual(marked.utf8), "\(text): \(diagnostic.excerpt)")
        }
    }

    /// Nothing is wrong with these, whatever the graph holds.
    @Test(arguments: [
        "g.V().union(outE(), out()).out()", "g.V().outE().inV().out()",
        "g.E().as(\"a\").outV().select(\"a\").inV()", "g.V().limit(local, 1).outV()",
        "g.V().map(outE()).inV()", "g.V().values(\"a\").fold().unfold().out()",
        "g.V(1).addE(\"a\")", "g.V(1).addE(\"a\").inV()", "g.inject(1).addE(\"a\").from(V(1))",
        "g.addV().property(T.id, 1).property(\"a\", 2).property(T.label, \"b\")",
        "g.V().repeat(out().count(local)).times(2)", "g.V().repeat(groupCount(\"a\")).times(2)",
        "g.V().repeat(local(count())).times(2)", "g.V().property(null, \"a\", 1)",
        "g.V().property(null)", "g.V().property(:key, 1, :meta, 2)", "g.V().and().outV()",
        "g.mergeV(:map).option(onCreate, :map)", "g.V().mergeV()", "g.mergeE([(OUT): outV])",
    ])
    func noMistake(_ text: String) throws {
        #expect(try GremlinParser.parse(text).firstMistake() == nil)
    }

    /// However long a traversal is, looking at it is linear.
    @Test func aLongTraversalIsReadInLinearTime() throws {
        let properties = String(repeating: ".property('a', 1)", count: 20_000)
        let error = try #require(throws: GraphError.self) {
            try PreparedTraversal("g.addV()\(properties).outV()")
        }
        #expect(error.step == 20_002)
    }

    @Test func inSwift() throws {
        let graph = try Graph.inMemory()
        try graph.write { g in
            let wrong: [(Traversal<Never, Vertex>, Int, String)] = [
                (g.addV("").property("a", 1), 1, "Label can not be empty"),
                (g.V(1).property("~a", 1), 2, "Property key can not be a hidden key"),
                (g.mergeV(["~a": 1]), 1, "Property key can not be a hidden key"),
                (g.addE("a").from(.V(1)).inV(), 1, "addE(a).to() must resolve to a Vertex"),
                (g.V(1).where(.outE().inV().property("", 1)), 2, "Property key can not be empty"),
                (
                    g.withStrategies(.named("NoStrategy")).V(), 1,
                    "Unexpected TraversalStrategy specification - NoStrategy"
                ),
            ]
            for (traversal, step, message) in wrong {
                let error = try #require(throws: GraphError.self, "\(traversal)") {
                    try traversal.toList()
                }
                #expect(error.step == step, "\(traversal): \(error)")
                #expect(error.message.contains(message), "\(traversal): \(error)")
            }
        }
    }
}
