import Testing

@testable import ConfGraph

/// The compiler is quick with long chains, and names the call that is wrong.
/// Each case runs the compiler: long tier.
@Suite(.serialized, .enabled(if: TestTier.isLong && TypeCheck.modules != nil))
struct TypeCheckTests {
    /// Overloads make the checker exponential: it then needs minutes or gives
    /// up. This tells that from linear, on a machine that is busy as well.
    private static let limit = 5.0

    /// What one type check of next to nothing takes, start-up included.
    private func base() throws -> Double {
        try (0..<3).map { _ in
            try TypeCheck.run("let t = g.v(\"x\"); _ = t").seconds
        }.min() ?? 0
    }

    private func cost(of chain: String, above base: Double) throws -> Double {
        var best = Double.infinity
        for _ in 0..<3 {
            let outcome = try TypeCheck.run("let t = g.v(\"x\")\(chain); _ = t")
            #expect(outcome.succeeded, "\(outcome.firstError)")
            best = min(best, outcome.seconds - base)
            if best < Self.limit { break }
        }
        return best
    }

    @Test(arguments: [
        #".has("k", "v")"#, #".has("year", .gt(2014))"#, #".has("l", "k", 1)"#,
        #".has("y", .gt(1).and(.lt(2)))"#, #".hasNot("k")"#, #".hasLabel("a", "b")"#,
        #".hasId(1)"#, #".where(.in("y").has("k", "v"))"#, #".where(.neq("a"))"#,
        #".where("b", .lt("a"))"#, #".not(.out("x"))"#, #".and(.out("x"), .in("y"))"#,
        #".or(.out("x"), .in("y"))"#, #".filter { $0["y"] > 3 }"#,
        #".filter(where: .out("x"))"#, #".sideEffect { print($0) }"#,
        #".map { (v: Vertex) -> Vertex in v }"#, #".flatMap { (v: Vertex) -> [Vertex] in [v] }"#,
        #".map(to: .out("x"))"#, #".flatMap(to: .out("x"))"#, #".out("a").in("b").both("c")"#,
        #".outE("a").inV()"#, #".order().by("x", .desc)"#,
        #".order().by(.out("x").count(), .desc)"#, #".repeat(.out("a")).times(2)"#,
        #".repeat(.out("a")).emit().until(.has("k"))"#, #".as("a")"#, #".as("a").dedup("a")"#,
        #".union(.out("x"), .in("y"))"#, #".coalesce(.out("x"), .in("y"))"#,
        #".optional(.out("x"))"#, #".local(.out("x"))"#, #".limit(3).skip(1).tail()"#,
        #".choose(.out("a"), .out("b"), .in("c"))"#,
        #".choose(.values("a"), options: .option(1, .out("b")), .otherwise(.in("c")))"#,
        #".property("a", 1)"#, #".property(.set, "a", "b")"#, #".aggregate("a").by("n")"#,
        #".identity()"#, #".barrier()"#, #".simplePath()"#, #".is(.neq(3))"#,
        #".project("a", "b").by("x").by(.out().count())"#, #".groupCount().by("x")"#,
        #".fold()"#, #".count()"#, #".path()"#, #".unfold()"#, #".constant("x")"#,
        #".as("a").select("a", "b").by("n")"#, #".inject()"#,
    ])
    func fortyRepetitionsAreQuick(_ step: String) throws {
        let chain = String(repeating: step, count: 40)
        #expect(try cost(of: chain, above: base()) < Self.limit, "\(step)")
    }

    @Test func aMixedChainIsQuick() throws {
        let part = #"""
            .has("name", "a").as("a").out("gave").has("year", .gt(2014).and(.lt(2020))).in("gave")
            .where(.neq("a")).dedup().repeat(.out("gave").in("gave")).times(3)
            .where(.out("gave").values("year").is(.gt(3))).where(.not(.out("x").has("k", .within("a"))))
            .order().by("name", .desc).by(.out("gave").count(), .desc).limit(10).has("m", 3.5)
            .union(.out("x"), .in("y").out("z")).coalesce(.out("q"), .out("r").in("r"))
            .filter { $0["year"] > 2014 }
            """#
        let chain = String(repeating: part, count: 3)
        #expect(try cost(of: chain, above: base()) < Self.limit)
    }

    /// A chain that compiles, its twin that does not, and the name that the
    /// diagnostic must hold.
    @Test(arguments: [
        (#"g.v("a").out("b").values("c")"#, #"g.v("a").values("c").out("b")"#, "out"),
        (#"g.v("a").outE("b").inV()"#, #"g.v("a").out("b").inV()"#, "inV"),
        (#"g.v("a").limit(3)"#, #"g.v("a").limitt(3)"#, "limitt"),
        (#"g.v("a").repeat(.out("b")).times(2)"#, #"g.v("a").repeat(.out("b")).limit(2)"#, "limit"),
        (#"g.v("a").has("b").count().is(.gt(1))"#, #"g.v("a").count().has("b")"#, "has"),
        (#"g.v("a").has("year", .gt(2014))"#, #"g.v("a").has("year", .gtt(2014))"#, "gtt"),
        (
            #"g.v("a").order().by("b", .desc)"#, #"g.v("a").order().by("b", .descending)"#,
            "descending"
        ),
        (#"g.v("a").count().is(1)"#, #"g.v("a").count().out()"#, "out"),
        (#"g.v("a").properties("b").key()"#, #"g.v("a").key()"#, "key"),
        (#"g.v("a").as(Tag<Vertex>("t"))"#, #"g.v("a").as(Tag<Edge>("t"))"#, "Edge"),
        (#"try g.v("a").count().toList()"#, #"try g.v("a").repeat(.out()).toList()"#, "toList"),
        (#"for n in try g.v("a").toList() { _ = n }"#, #"for n in g.v("a") { _ = n }"#, "Sequence"),
    ])
    func aWrongCallIsNamed(_ right: String, _ wrong: String, _ name: String) throws {
        let twin = try TypeCheck.run(right.hasPrefix("for") ? right : "_ = \(right)")
        #expect(twin.succeeded, "\(twin.firstError)")
        let outcome = try TypeCheck.run(wrong.hasPrefix("for") ? wrong : "_ = \(wrong)")
        #expect(!outcome.succeeded)
        #expect(outcome.firstError.contains(name), "\(outcome.firstError)")
    }
}
