import Testing

@testable import ConfGraph

/// What the Swift DSL builds, seen as Gremlin.
@Suite struct TraversalTextTests {
    private func text<Start, Element>(
        writing: Bool = true, _ body: (TraversalSource) throws -> Traversal<Start, Element>
    ) throws -> String {
        let graph = try Graph.inMemory()
        return try graph.write { g in try body(g).gremlin() }
    }

    @Test func adjacencyAndFilters() throws {
        #expect(
            try text { g in
                g.v("speaker").has("name", "Cory Benfield").out("gave")
                    .has("year", .gt(2014).and(.lt(2020))).in("gave")
            } == #"g.V().hasLabel("speaker").has("name", "Cory Benfield").out("gave")"#
                + #".has("year", P.gt(2014).and(P.lt(2020))).in("gave")"#)
        #expect(
            try text { g in g.V(1, "b").outE("a", "b").inV().bothE().otherV() }
                == #"g.V(1, "b").outE("a", "b").inV().bothE().otherV()"#)
        #expect(
            try text { g in
                g.v().has("talk", "year", 2015).hasNot("x").hasLabel("a", "b").hasId(1)
                    .has("w", 0.5).has("b", true).has("c", PropertyValue.null).has("name")
            } == #"g.V().has("talk", "year", 2015).hasNot("x").hasLabel("a", "b").hasId(1)"#
                + #".has("w", 0.5).has("b", true).has("c", null).has("name")"#)
        #expect(
            try text { g in
                g.v().has("a", .within("x", "y")).has("b", .startingWith("z"))
                    .has("c", .not(.inside(1, 2))).values("d").is(.between(1, 3))
            } == #"g.V().has("a", P.within("x", "y")).has("b", TextP.startingWith("z"))"#
                + #".has("c", P.not(P.inside(1, 2))).values("d").is(P.between(1, 3))"#)
        #expect(
            try text { g in g.e("gave").limit(3).skip(1).tail().range(1, -1).dedup("a", "b") }
                == #"g.E().hasLabel("gave").limit(3).skip(1).tail(1).range(1, -1).dedup("a", "b")"#)
    }

    @Test func anonymousTraversals() throws {
        #expect(
            try text { g in
                g.v().where(.out("gave").values("year").is(.gt(2014)))
                    .where(.not(.in("x"))).not(.out("y").has("z", 1))
                    .and(.out("a"), .in("b")).or(.has("c"), .has("d"))
            } == #"g.V().where(__.out("gave").values("year").is(P.gt(2014)))"#
                + #".where(__.not(__.in("x"))).not(__.out("y").has("z", 1))"#
                + #".and(__.out("a"), __.in("b")).or(__.has("c"), __.has("d"))"#)
        #expect(
            try text { g in
                g.v().union(.out("a"), .in("b")).coalesce(.out("c"), .identity())
                    .optional(.out("d")).local(.out("e").limit(1))
                    .choose(.has("f"), .out("g"), .in("h"))
            } == #"g.V().union(__.out("a"), __.in("b")).coalesce(__.out("c"), __.identity())"#
                + #".optional(__.out("d")).local(__.out("e").limit(1))"#
                + #".choose(__.has("f"), __.out("g"), __.in("h"))"#)
        #expect(
            try text { g in
                g.v().map(to: .values("a")).filter(where: .is(1)).flatMap(to: .constant("b"))
                    .sideEffect(running: .aggregate("c"))
            } == #"g.V().map(__.values("a")).filter(__.is(1)).flatMap(__.constant("b"))"#
                + #".sideEffect(__.aggregate("c"))"#)
        #expect(
            try text { g in
                g.v().choose(
                    .values("year"), options: .option(2015, .in("gave")),
                    .option(.lt(2010), .out("about")), .otherwise(.identity()))
            } == #"g.V().choose(__.values("year")).option(2015, __.in("gave"))"#
                + #".option(P.lt(2010), __.out("about")).option(Pick.none, __.identity())"#)
    }

    @Test func tags() throws {
        let talk = Tag<Vertex>("talk")
        #expect(
            try text { g in
                g.v().as(talk).in("gave").as("b").where(.neq("talk"))
                    .where("b", .lt("talk").or(.within("x", "y"))).by("name").select(talk).out()
            } == #"g.V().as("talk").in("gave").as("b").where(P.neq("talk"))"#
                + #".where("b", P.lt("talk").or(P.within("x", "y"))).by("name").select("talk").out()"#
        )
        #expect(
            try text { g in
                g.v().as("a").out().as("b").select("a", "b").by("name").by(.values("title"))
                    .select(.values).unfold()
            } == #"g.V().as("a").out().as("b").select("a", "b").by("name").by(__.values("title"))"#
                + #".select(Column.values).unfold()"#)
        #expect(
            try text { g in g.v().match(.as("a").out("x").as("b"), .as("b").in("y").as("a")) }
                == #"g.V().match(__.identity().as("a").out("x").as("b"), "#
                + #"__.identity().as("b").in("y").as("a"))"#)
    }

    @Test func modulators() throws {
        #expect(
            try text { g in
                g.v("talk").groupCount().by("year").order(.local).by(.values, .desc).by(.keys)
            } == #"g.V().hasLabel("talk").groupCount().by("year").order(Scope.local)"#
                + #".by(Column.values, Order.desc).by(Column.keys)"#)
        #expect(
            try text { g in
                g.v().project("n", "t").by("name").by(.out("gave").values("title").fold())
                    .order().by(.select("n"), .asc).by(.shuffle)
            } == #"g.V().project("n", "t").by("name").by(__.out("gave").values("title").fold())"#
                + #".order().by(__.select("n"), Order.asc).by(Order.shuffle)"#)
        #expect(
            try text { g in g.v().valueMap("a").with(.tokens).by(.unfold()) }
                == #"g.V().valueMap("a").with(WithOptions.tokens).by(__.unfold())"#)
        #expect(
            try text { g in g.v().as("a").out().path().from("a").by(.id).by(.label) }
                == #"g.V().as("a").out().path().from("a").by(T.id).by(T.label)"#)
    }

    @Test func repeats() throws {
        #expect(
            try text { g in g.v().repeat(.out("a").in("b")).times(2).dedup() }
                == #"g.V().repeat(__.out("a").in("b")).times(2).dedup()"#)
        #expect(
            try text { g in
                g.v().emit().until(.has("x", 1)).repeat(.out()).exhaustively()
                    .repeat("r", .both()).emit(.has("y")).until(.out().count().is(0))
            } == #"g.V().emit().until(__.has("x", 1)).repeat(__.out())"#
                + #".repeat("r", __.both()).emit(__.has("y")).until(__.out().count().is(0))"#)
        #expect(
            try text { g in g.v().where(.repeat(.out()).times(2)) }
                == "g.V().where(__.repeat(__.out()).times(2))")
    }

    @Test func mutations() throws {
        #expect(
            try text { g in
                g.addV("talk").property("title", "HTTP/2").property(.set, "topic", "http2").as("t")
                    .addE("at").from("t").to(.V(1)).property("since", 2015).drop()
            } == #"g.addV("talk").property("title", "HTTP/2")"#
                + #".property(Cardinality.set, "topic", "http2").as("t")"#
                + #".addE("at").from("t").to(__.V(1)).property("since", 2015).drop()"#)
    }

    @Test func sources() throws {
        #expect(
            try text { g in
                g.withSack(1).withSideEffect("x", [1, 2]).withBulk(false).withPath()
                    .withoutStrategies("CountStrategy").inject(1, 2).union(.V(3), .V("four"))
            } == #"g.withSack(1).withSideEffect("x", [1, 2]).withBulk(false).withPath()"#
                + #".withoutStrategies(CountStrategy).inject(1, 2).union(__.V(3), __.V("four"))"#)
        #expect(try text { g in g.union(.V(1), .V(2)) } == "g.union(__.V(1), __.V(2))")
    }

    /// What the DSL builds is what the parser reads from its text.
    @Test func theTextReadsBackAsTheSameSteps() throws {
        try Graph.inMemory().read { g in
            let traversal = g.v("speaker").as("a").repeat(.out("gave").in("gave")).times(2)
                .where(.neq("a")).dedup().by("name").order().by("name", .desc)
                .project("n").by(.out().count())
            let read = try GremlinParser.parse(try traversal.gremlin())
            #expect(read == traversal.steps)
        }
    }

    @Test func closuresHaveNoText() throws {
        try Graph.inMemory().read { g in
            let traversal = g.v("talk").filter { $0["year"] > 2014 }
            #expect(traversal.description == #"g.V().hasLabel("talk").filter({…})"#)
            let error = try #require(throws: GraphError.self) { try traversal.gremlin() }
            #expect(error.code == .unsupported && error.step == 3)
        }
    }
}
