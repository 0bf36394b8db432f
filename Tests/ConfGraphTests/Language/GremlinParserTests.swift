import Testing

@testable import ConfGraph

/// What the parser makes of every form of the language, seen through the
/// printer.
@Suite struct GremlinParserTests {
    @Test(arguments: [
        // Literals.
        (
            #"g.inject(1, -2, +3, 2147483648, 9223372036854775808)"#,
            #"g.inject(1, -2, 3, 2147483648l, 9223372036854775808n)"#
        ),
        (
            #"g.inject(1b, 2s, 3i, 4l, 5n, 6f, 7d, 8m, 9L, 1_000)"#,
            #"g.inject(1b, 2s, 3, 4l, 5n, 6.0f, 7.0, 8m, 9l, 1000)"#
        ),
        (
            #"g.inject(1.5, .5, -.25, 1e3, 2.5E-1d, 1.50m, 3.25f)"#,
            #"g.inject(1.5, 0.5, -0.25, 1000.0, 0.25, 1.50m, 3.25f)"#
        ),
        (#"g.inject(0x1F, 0xffL, 017, 0)"#, #"g.inject(31, 255l, 15, 0)"#),
        (
            #"g.inject(NaN, Infinity, -Infinity, +Infinity)"#,
            #"g.inject(NaN, Infinity, -Infinity, Infinity)"#
        ),
        (#"g.inject(true, false, null)"#, #"g.inject(true, false, null)"#),
        (#"g.inject('it''s')"#, "error"),
        (#"g.inject('a"b', "c'd", "", '')"#, #"g.inject("a\"b", "c'd", "", "")"#),
        (
            #"g.inject("\t\n\r\b\f\"\'\\\101\u0041\u00e9\ud83d\ude00")"#,
            #"g.inject("\t\n\r\u0008\u000c\"'\\AAé😀")"#
        ),
        ("g.inject(\"a\\\n b\")", #"g.inject("a b")"#),
        (#"g.inject("x"c, "é"c, "\""c)"#, #"g.inject("x"c, "é"c, "\""c)"#),
        (
            #"g.inject([], [1, "a"], [[1], {2}], {}, {1, 1, 1l})"#,
            #"g.inject([], [1, "a"], [[1], {2}], {}, {1, 1l})"#
        ),
        (
            #"g.inject([:], [a: 1, "b c": 2, 3: 4, (T.id): 5, T.label: "x", (from): 6])"#,
            #"g.inject([:], ["a": 1, "b c": 2, (3): 4, (T.id): 5, (T.label): "x", (Direction.OUT): 6])"#
        ),
        (
            #"g.inject([id: 1, keys: 2, g: 3, new: 4])"#,
            #"g.inject(["id": 1, "keys": 2, "g": 3, "new": 4])"#
        ),
        (
            #"g.inject([[1]: 2, {3}: 4, [x: 1]: 5])"#,
            #"g.inject([([1]): 2, ({3}): 4, (["x": 1]): 5])"#
        ),
        (
            #"g.inject(1..4, 3..1, "a".."d")"#,
            #"g.inject([1, 2, 3, 4], [3, 2, 1], ["a", "b", "c", "d"])"#
        ),
        (
            #"g.inject(datetime("2023-08-08T00:00:00Z"), DateTime('2023-08-08T02:00:00+02:00'))"#,
            #"g.inject(datetime("2023-08-08T00:00:00Z"), datetime("2023-08-08T02:00:00+02:00"))"#
        ),
        (
            #"g.inject(Duration(90, 5), Duration(1, 0, false), Duration("PT1H"))"#,
            #"g.inject(Duration(90, 5), Duration(1, 0, false), Duration(3600, 0))"#
        ),
        (
            #"g.inject(UUID("F47AF10B-58cc-4372-a567-0f02b2f3d479"), Binary("AQID"))"#,
            #"g.inject(UUID("f47af10b-58cc-4372-a567-0f02b2f3d479"), Binary("AQID"))"#
        ),
        (#"g.inject(Point(52.5, 13))"#, #"g.inject(Point(52.5, 13.0))"#),
        // Tokens, bare and with their type.
        (
            #"g.V().order().by(desc).by("a", asc).by(Order.shuffle).by(incr).by(decr)"#,
            #"g.V().order().by(Order.desc).by("a", Order.asc).by(Order.shuffle).by(Order.asc).by(Order.desc)"#
        ),
        (#"g.V().has(T.label, "x").by"#, "error"),
        (
            #"g.V().has(label, "x").group().by(T.id).by(values)"#,
            #"g.V().has(T.label, "x").group().by(T.id).by(Column.values)"#
        ),
        (
            #"g.V().dedup(local).count(Scope.local).select(Pop.all, "a").select(first, "b")"#,
            #"g.V().dedup(Scope.local).count(Scope.local).select(Pop.all, "a").select(Pop.first, "b")"#
        ),
        (
            #"g.V().property(Cardinality.set, "a", 1).property(list, "b", 2).property(single, "c", 3, "d", 4)"#,
            #"g.V().property(Cardinality.set, "a", 1).property(Cardinality.list, "b", 2).property(Cardinality.single, "c", 3, "d", 4)"#
        ),
        (
            #"g.mergeV([a: Cardinality.set(1), b: list([2])])"#,
            #"g.mergeV(["a": Cardinality.set(1), "b": Cardinality.list([2])])"#
        ),
        (
            #"g.V().toE(OUT, "a").toV(Direction.IN).to(BOTH, "b").to(from)"#,
            #"g.V().toE(Direction.OUT, "a").toV(Direction.IN).both("b").out()"#
        ),
        (
            #"g.V().sack(mult).barrier(normSack).barrier(10).dateAdd(hour, 2)"#,
            #"g.V().sack(Operator.mult).barrier(Barrier.normSack).barrier(10).dateAdd(DT.hour, 2)"#
        ),
        (
            #"g.V().asNumber(GType.INT).is(typeOf(GType.NULL)).is(P.typeOf("x"))"#,
            #"g.V().asNumber(GType.INT).is(P.typeOf(GType.NULL)).is(P.typeOf("x"))"#
        ),
        (
            #"g.V().valueMap().with(WithOptions.tokens, WithOptions.labels).with("x", 1)"#,
            #"g.V().valueMap().with(WithOptions.tokens, WithOptions.labels).with("x", 1)"#
        ),
        (
            #"g.V().pageRank(0.5).with(PageRank.times, 3).with(PageRank.edges, __.outE())"#,
            #"g.V().pageRank(0.5).with(PageRank.times, 3).with(PageRank.edges, __.outE())"#
        ),
        // Predicates.
        (
            #"g.V().has("a", gt(1).and(P.lt(2)).or(eq(3)).negate())"#,
            #"g.V().has("a", P.not(P.gt(1).and(P.lt(2)).or(P.eq(3))))"#
        ),
        (
            #"g.V().is(P.not(within())).is(not(not(eq(1)))).is(not(P.eq(1)))"#,
            #"g.V().is(P.not(P.within())).is(P.not(P.not(P.eq(1)))).is(P.not(P.eq(1)))"#
        ),
        (
            #"g.V().filter(not(out())).where(not(neq("a")))"#,
            #"g.V().filter(__.not(__.out())).where(P.not(P.neq("a")))"#
        ),
        (
            #"g.V().is(within(1, 2)).is(within([1, 2])).is(without({"a"})).is(within([[1]]))"#,
            #"g.V().is(P.within(1, 2)).is(P.within(1, 2)).is(P.without("a")).is(P.within([[1]]))"#
        ),
        (
            #"g.V().is(startingWith("a").or(TextP.notRegex("^b"))).is(between(1, 2)).is(inside(0.5, V()))"#,
            #"g.V().is(TextP.startingWith("a").or(TextP.notRegex("^b"))).is(P.between(1, 2)).is(P.inside(0.5, __.V()))"#
        ),
        (
            #"g.V().has("age", P.gt(__.V(1).values("age"))).has("x", __.constant(1))"#,
            #"g.V().has("age", P.gt(__.V(1).values("age"))).has("x", __.constant(1))"#
        ),
        // Modulators and labels.
        (
            #"g.V().as("a", "b").out().as("c").path().from("a").to("c").by("x").by(id())"#,
            #"g.V().as("a", "b").out().as("c").path().from("a").to("c").by("x").by(__.id())"#
        ),
        (
            #"g.V().emit().repeat("r", out()).times(2).emit(loops("r").is(1)).repeat(in()).times(3)"#,
            #"g.V().emit().repeat("r", __.out()).times(2).emit(__.loops("r").is(1)).repeat(__.in()).times(3)"#
        ),
        (
            #"g.addE("x").property("y", 1).from("a").to(V(1)).property("z", 2)"#,
            #"g.addE("x").from("a").to(__.V(1)).property("y", 1).property("z", 2)"#
        ),
        (
            #"g.addE("x").from(new Vertex(1, "p")).to(ReferenceVertex("b", "p")).V(Vertex(3, "p"))"#,
            #"g.addE("x").from(__.V(1)).to(__.V("b")).V(3)"#
        ),
        (
            #"g.V().choose(label()).option("a", out()).option(none, in()).option(Pick.unproductive, fail())"#,
            #"g.V().choose(__.label()).option("a", __.out()).option(Pick.none, __.in()).option(Pick.unproductive, __.fail())"#
        ),
        (
            #"g.mergeE([(T.label): "k", (OUT): Merge.outV]).option(onCreate, [a: 1]).option(Merge.outV, select("x"))"#,
            #"g.mergeE([(T.label): "k", (Direction.OUT): Merge.outV]).option(Merge.onCreate, ["a": 1]).option(Merge.outV, __.select("x"))"#
        ),
        (
            #"g.V().match(__.as("a").out().as("b"), as("b").in())"#,
            #"g.V().match(__.identity().as("a").out().as("b"), __.identity().as("b").in())"#
        ),
        // The source.
        (
            #"g.withSack(1.0d, sum).withSideEffect("a", [], addAll).withBulk(false).withPath().with("x").with("y", 2).V()"#,
            #"g.withSack(1.0, Operator.sum).withSideEffect("a", [], Operator.addAll).withBulk(false).withPath().with("x").with("y", 2).V()"#
        ),
        (
            #"g.withStrategies(ReadOnlyStrategy, new SubgraphStrategy(vertices: __.has("a"), checkAdjacentVertices: false)).withoutStrategies(CountStrategy).V()"#,
            #"g.withStrategies(ReadOnlyStrategy, new SubgraphStrategy(vertices: __.has("a"), checkAdjacentVertices: false)).withoutStrategies(CountStrategy).V()"#
        ),
        (#"g.union(V(1), addV("x")).iterate()"#, #"g.union(__.V(1), __.addV("x")).discard()"#),
        (
            #"g.io("a.xml").with(IO.reader, IO.graphml).read()"#,
            #"g.io("a.xml").with(IO.reader, IO.graphml).read()"#
        ),
        // What older versions wrote.
        (#"g.V().none()"#, #"g.V().discard()"#),
        (
            #"g.V().store("x").by("a").as("s")"#,
            #"g.V().local(__.aggregate("x").by("a")).as("s")"#
        ),
        (
            #"g.V().aggregate(local, "x").aggregate(global, "y")"#,
            #"g.V().local(__.aggregate("x")).aggregate("y")"#
        ),
        (
            #"g.V().valueMap(true, "a").valueMap(false)"#,
            #"g.V().valueMap("a").with(WithOptions.tokens).valueMap()"#
        ),
        // Blanks, comments, a semicolon, terminal steps.
        ("  g . V ( 1 , 2 ) // all\n  .out( )\n ;", #"g.V(1, 2).out()"#),
        (#"g.V().out().toList()"#, #"g.V().out()"#),
        (#"g.V().next(3)"#, #"g.V().limit(3)"#),
    ])
    func reads(_ text: String, as canonical: String) throws {
        if canonical == "error" {
            #expect(throws: GraphError.self) { try GremlinParser.parse(text) }
            return
        }
        let list = try GremlinParser.parse(text)
        #expect(GremlinPrinter.print(list) == canonical)
        #expect(try GremlinParser.parse(canonical, mode: .canonical) == list)
    }

    @Test func numbersHaveTheirTypes() throws {
        func value(_ text: String) throws -> PropertyValue {
            guard
                case .value(let value) = try GremlinParser.parse("g.inject(\(text))").steps[0]
                    .arguments[0]
            else { throw GraphError(.runtime, "no value") }
            return value
        }
        #expect(try ExactValue(value("2147483647")) == ExactValue(.int(.max)))
        #expect(try ExactValue(value("-2147483648")) == ExactValue(.int(.min)))
        #expect(try ExactValue(value("2147483648")) == ExactValue(.long(2_147_483_648)))
        #expect(try ExactValue(value("9223372036854775807")) == ExactValue(.long(.max)))
        #expect(
            try ExactValue(value("9223372036854775808"))
                == ExactValue(.bigInteger(BigInteger("9223372036854775808")!)))
        #expect(try ExactValue(value("1.0")) == ExactValue(.double(1)))
        #expect(try ExactValue(value("-0.0")) == ExactValue(.double(-0.0)))
        #expect(
            try ExactValue(value("1e400")) == ExactValue(.bigDecimal(BigDecimal("1e400")!)))
        let digits = String(repeating: "7", count: 1000)
        #expect(
            try ExactValue(value(digits + "n")) == ExactValue(.bigInteger(BigInteger(digits)!)))
        for text in [
            "128b", "-129b", "32768s", "2147483648i", "9223372036854775808l", "1e39f",
            "1e400d", "08", "0x8000000000000000l",
        ] {
            #expect(throws: GraphError.self, "\(text)") { try value(text) }
        }
    }

    @Test func labelsStayApartFromCanonicallyEquivalentOnes() throws {
        let composed = try GremlinParser.parse("g.V().hasLabel(\"\u{e9}\")")
        let decomposed = try GremlinParser.parse("g.V().hasLabel(\"e\u{301}\")")
        #expect(composed != decomposed)
    }

    @Test func parametersAreValuesNeverText() throws {
        let list = try GremlinParser.parse(
            "v(speaker).has(name, :name).limit($n)",
            parameters: ["name": "\").drop()", "n": 2])
        #expect(
            GremlinPrinter.print(list)
                == #"g.V().hasLabel("speaker").has("name", "\").drop()").limit(2)"#)
        let unbound = try GremlinParser.parse("v(speaker).has(name, :name).limit(:n)")
        #expect(unbound.steps[2].arguments[1] == .parameter("name"))
        #expect(unbound.steps[3].arguments[0] == .parameter("n"))
        let canonical = try GremlinParser.parse(
            "g.V().has(\"a\", x)", mode: .canonical, parameters: ["x": 1])
        #expect(GremlinPrinter.print(canonical) == #"g.V().has("a", 1)"#)
    }

    @Test func terminalStepsAreReported() throws {
        let query = try GremlinParser.parseQuery("g.V().next(2)")
        #expect(query.terminal?.name == "next")
        #expect(query.terminal?.arguments == [.value(.int(2))])
        #expect(try GremlinParser.parseQuery("g.V()").terminal == nil)
    }

    @Test func stepsKnowWhereTheyStand() throws {
        let list = try GremlinParser.parse(#"g.V().has("é", 1).out()"#)
        #expect(list.steps.map(\.position) == [2, 6, 19])
    }
}
