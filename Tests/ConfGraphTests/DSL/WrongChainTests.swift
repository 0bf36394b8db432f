import Foundation
import Testing

/// The compiler refuses a wrong call, and its first diagnostic is about that
/// call: each chain compiles with one call and not with another in its place.
@Suite struct WrongChainTests {
    /// `⟦right|wrong⟧` marks the call.
    private static let chains: [String] = [
        // What has no edges cannot be walked from.
        #"g.v("a").values("c")⟦.dedup()|.out("b")⟧"#,
        #"g.v("a").values("c")⟦.dedup()|.in("b")⟧"#,
        #"g.v("a").values("c")⟦.dedup()|.both("b")⟧"#,
        #"g.v("a").values("c")⟦.dedup()|.outE("b")⟧"#,
        #"g.v("a").values("c")⟦.dedup()|.inE("b")⟧"#,
        #"g.v("a").values("c")⟦.dedup()|.bothE("b")⟧"#,
        #"g.v("a").values("c")⟦.dedup()|.toE(.out, "b")⟧"#,
        #"g.e("a")⟦.inV()|.out("b")⟧"#, #"g.e("a")⟦.inV()|.bothE()⟧"#,
        #"g.v("a").out("b")⟦.in("c")|.inV()⟧"#, #"g.v("a").out("b")⟦.in("c")|.outV()⟧"#,
        #"g.v("a").out("b")⟦.in("c")|.bothV()⟧"#, #"g.v("a").out("b")⟦.in("c")|.otherV()⟧"#,
        #"g.v("a").out("b")⟦.in("c")|.toV(.out)⟧"#,
        // Values are no elements.
        #"g.v("a").values("b")⟦.dedup()|.values("c")⟧"#,
        #"g.v("a").values("b")⟦.dedup()|.valueMap()⟧"#,
        #"g.v("a").values("b")⟦.dedup()|.elementMap()⟧"#,
        #"g.v("a").values("b")⟦.dedup()|.properties("c")⟧"#,
        #"g.v("a").id()⟦.dedup()|.id()⟧"#, #"g.v("a").label()⟦.dedup()|.label()⟧"#,
        #"g.v("a").count()⟦.is(1)|.has("b")⟧"#, #"g.v("a").count()⟦.is(1)|.has("b", 1)⟧"#,
        #"g.v("a").count()⟦.is(1)|.has("l", "b", 1)⟧"#, #"g.v("a").count()⟦.is(1)|.hasNot("b")⟧"#,
        #"g.v("a").count()⟦.is(1)|.hasLabel("b")⟧"#, #"g.v("a").count()⟦.is(1)|.hasId(1)⟧"#,
        #"g.v("a")⟦.label()|.key()⟧"#, #"g.v("a")⟦.id()|.value()⟧"#,
        #"g.v("a")⟦.has("x")|.hasKey("x")⟧"#, #"g.v("a")⟦.has("x")|.hasValue("x")⟧"#,
        #"g.v("a")⟦.out()|.element()⟧"#,
        #"g.v("a").path()⟦.dedup()|.out()⟧"#, #"g.v("a").fold()⟦.dedup()|.out()⟧"#,
        #"g.v("a").group()⟦.dedup()|.out()⟧"#, #"g.v("a").project("x")⟦.by("y")|.out()⟧"#,
        #"g.v("a").math("_ + 1")⟦.is(3)|.out()⟧"#, #"g.v("a").tree()⟦.dedup()|.out()⟧"#,
        // Modulators stand where they mean something.
        #"g.v("a").repeat(.out("b"))⟦.times(2)|.by("c")⟧"#,
        #"g.v("a").repeat(.out("b"))⟦.times(2)|.limit(2)⟧"#,
        #"g.v("a").repeat(.out("b"))⟦.exhaustively()|.toList()⟧"#,
        #"g.v("a")⟦.limit(2)|.exhaustively()⟧"#,
        #"g.v("a").order()⟦.by("b")|.by(3)⟧"#, #"g.v("a").order()⟦.by(.desc)|.by(.descending)⟧"#,
        #"g.v("a").order()⟦.by("b", .desc)|.by("b", .descending)⟧"#,
        #"g.v("a").order()⟦.by("b", .desc)|.by("b", "desc")⟧"#,
        // Tags know their type.
        #"g.v("a")⟦.as(Tag<Vertex>("t"))|.as(Tag<Edge>("t"))⟧"#,
        #"g.e("a")⟦.as(Tag<Edge>("t"))|.as(Tag<Vertex>("t"))⟧"#,
        #"g.v("a").as("t").select(Tag<Vertex>("t"))⟦.out()|.inV()⟧"#,
        #"g.e("a").as("t").select(Tag<Edge>("t"))⟦.inV()|.out()⟧"#,
        #"g.v("a").as("t").select("t")⟦.dedup()|.out()⟧"#,
        // Closures get what flows.
        #"g.v("a")⟦.filter { $0["b"] > 1 }|.filter { $0 > 1 }⟧"#,
        #"g.v("a").count()⟦.filter { $0 > 1 }|.filter { $0["b"] > 1 }⟧"#,
        #"g.v("a")⟦.map { $0.label }|.map { $0.title }⟧"#,
        #"g.v("a")⟦.flatMap { [$0.label] }|.flatMap { $0.id }⟧"#,
        #"g.v("a").values("b", as: Int.self)⟦.sideEffect { print($0 + 1) }|.sideEffect { print($0.label) }⟧"#,
        // Inner traversals begin where the outer one is.
        #"g.v("a")⟦.where(.out("b"))|.where(.inV())⟧"#, #"g.e("a")⟦.where(.inV())|.where(.out())⟧"#,
        #"g.v("a")⟦.not(.out("b"))|.not(.inV())⟧"#, #"g.v("a")⟦.and(.out("b"))|.and(.outV())⟧"#,
        #"g.v("a")⟦.union(.out("b"), .in("b"))|.union(.out("b"), .values("c"))⟧.out("d")"#,
        #"g.v("a")⟦.repeat(.out("b"))|.repeat(.values("b"))⟧.times(2)"#,
        #"g.v("a")⟦.optional(.out("b"))|.optional(.values("b"))⟧"#,
        #"g.v("a")⟦.where("x", .gt("b"))|.where("x", .out("b"))⟧"#,
        #"g.v("a").values("b")⟦.where(.is(1))|.where(.has("c"))⟧"#,
        // Names and arguments.
        #"g.v("a")⟦.limit(3)|.limitt(3)⟧"#, #"g.v("a")⟦.has("y", .gt(1))|.has("y", .gtt(1))⟧"#,
        #"g.v("a")⟦.where(.out("b"))|.where(.outt("b"))⟧"#, #"g.v("a")⟦.limit(3)|.limit("3")⟧"#,
        #"g.v("a")⟦.has("x", 3)|.has(3, "x")⟧"#, #"g.v("a")⟦.range(1, 2)|.range(1)⟧"#,
        #"g.v("a")⟦.out("b")|.out(3)⟧"#, #"g.v("a")⟦.hasLabel("b")|.hasLabel()⟧"#,
        #"g.v("a")⟦.values("b", as: Int.self)|.values("b", as: Substring.self)⟧"#,
        // Changes.
        #"g.addV("a")⟦.out()|.inV()⟧"#, #"g.addE("a")⟦.inV()|.out()⟧"#,
        #"g.v("a")⟦.addE("b").to("c")|.addE().to("c")⟧"#,
        #"g.e("a")⟦.property("b", 1)|.addLabel("b")⟧"#, #"g.v("a")⟦.out()|.subgraph("b")⟧"#,
        #"g.v("a").values("b")⟦.dedup()|.property("c", 1)⟧"#,
        #"g.v("a")⟦.property("b", 1)|.property("b", { 1 })⟧"#,
        // Results.
        #"g.v("a").map { $0.label }⟦.dedup()|.sorted()⟧"#,
        // Models: key paths and edges of this model, values of this type.
        #"g.all(Person.self)⟦.has(\.name, "x")|.has(\.title, "x")⟧"#,
        #"g.all(Person.self)⟦.has(\.name, "x")|.has(\Thing.title, "x")⟧"#,
        #"g.all(Person.self)⟦.has(\.name, "x")|.has("name", "x")⟧"#,
        #"g.all(Person.self)⟦.order(by: \.name)|.order(by: \.title)⟧"#,
        #"g.all(Person.self)⟦.values(\.name)|.values(\.title)⟧"#,
        #"g.all(Person.self)⟦.has(\.age, .gt(3))|.has(\.age, .gt("x"))⟧"#,
        #"g.all(Person.self)⟦.has(\.name, "x")|.has(\.name, 3)⟧"#,
        #"g.all(Person.self)⟦.has(\.name, .within("a"))|.has(\.name, .within(1, 2))⟧"#,
        #"g.all(Person.self)⟦.has(\.age, 3)|.has(\.age, "3")⟧"#,
        #"g.all(Person.self)⟦.out(Bought.self)|.in(Bought.self)⟧"#,
        #"g.all(Thing.self)⟦.in(Bought.self)|.out(Bought.self)⟧"#,
        #"g.all(Person.self)⟦.both(Knows.self)|.both(Bought.self)⟧"#,
        #"g.all(Thing.self)⟦.inE(Bought.self)|.outE(Knows.self)⟧"#,
        #"g.all(Person.self)⟦.dedup()|.inV()⟧"#, #"g.all(Knows.self)⟦.inV()|.out(Knows.self)⟧"#,
        #"g.all(Person.self)⟦.where(.out(Bought.self))|.where(.in(Bought.self))⟧"#,
        #"g.all(Person.self)⟦.filter { $0.age > 3 }|.filter { $0.title == "x" }⟧"#,
        #"g.all(Person.self)⟦.property(\.age, 3)|.property(\.age, "x")⟧"#,
        #"try g.all(Knows.self)⟦.links()|.link()⟧"#,
        #"g.⟦all(Person.self)|all(Int.self)⟧"#,
        #"try g.⟦insert(Person(name: "a", age: 1))|insert(Knows())⟧"#,
        #"try g.⟦connect(ada, Knows(), ada)|connect(ada, Bought(), ada)⟧"#,
    ]

    /// Whole statements: what a loop walks.
    private static let loops: [String] = [
        #"for v in ⟦try g.v("a").toList()|g.v("a")⟧ { _ = v }"#,
        #"for v in ⟦try g.v("a").toList()|try g.v("a").cursor()⟧ { _ = v }"#,
        #"for v in ⟦try g.all(Person.self).models()|g.all(Person.self)⟧ { _ = v }"#,
        #"for v in ⟦try g.all(Person.self).toList()|try g.all(Person.self).cursor()⟧ { _ = v }"#,
        #"for ⟦try await v in graph.stream({ g in g.v("a") })|v in graph.stream({ g in g.v("a") })⟧ { _ = v }"#,
        #"for ⟦try await v|await v⟧ in graph.streamModels({ g in g.all(Person.self) }) { _ = v }"#,
    ]

    private static let header = """
        import ConfGraph
        struct Person: VertexModel { var name: String; var age: Int }
        struct Thing: VertexModel { var title: String }
        struct Knows: EdgeModel { typealias Source = Person; typealias Target = Person }
        struct Bought: EdgeModel { typealias Source = Person; typealias Target = Thing }

        """

    private struct Case {
        let text: String
        let right: String
        let wrong: String
        /// The columns of the wrong call in its line, from 1.
        let columns: ClosedRange<Int>

        init(_ text: String, number: Int, isLoop: Bool) throws {
            let open = try #require(text.firstIndex(of: "⟦"))
            let close = try #require(text.firstIndex(of: "⟧"))
            let marked = text[text.index(after: open)..<close]
            let bar = try #require(marked.firstIndex(of: "|"))
            let before =
                "func f\(number)(_ g: TraversalSource, _ graph: Graph, _ ada: Stored<Person>) "
                + "async throws { \(isLoop ? "" : "_ = ")" + text[..<open]
            let after = text[text.index(after: close)...] + " }"
            let wrongCall = marked[marked.index(after: bar)...]
            self.text = text
            right = before + marked[..<bar] + after
            wrong = before + wrongCall + after
            columns = before.count + 1...before.count + wrongCall.count
        }
    }

    private func cases() throws -> [Case] {
        try (Self.chains.map { ($0, false) } + Self.loops.map { ($0, true) }).enumerated()
            .map { try Case($1.0, number: $0, isLoop: $1.1) }
    }

    /// The errors in code, a line for each case: by case, in order.
    private func errors(_ lines: [String]) throws -> [Int: [(column: Int, message: String)]] {
        let remarks = try Compiler.found().remarks(
            on: Self.header + lines.joined(separator: "\n") + "\n", in: TemporaryDirectory())
        let first = Self.header.split(separator: "\n", omittingEmptySubsequences: false).count
        var errors: [Int: [(column: Int, message: String)]] = [:]
        for line in remarks.split(separator: "\n") {
            guard
                let match = line.wholeMatch(
                    of: /.*Checked\.swift:([0-9]+):([0-9]+): error: (.*)/),
                let number = Int(match.1), let column = Int(match.2)
            else { continue }
            errors[number - first, default: []].append((column, String(match.3)))
        }
        return errors
    }

    @Test func theRightTwinsCompile() throws {
        let cases = try cases()
        #expect(cases.count > 100)
        for (index, found) in try errors(cases.map(\.right)) {
            Issue.record("\(cases[index].text): \(found)")
        }
    }

    @Test func aWrongCallIsNamed() throws {
        let cases = try cases()
        let errors = try errors(cases.map(\.wrong))
        for (index, wrong) in cases.enumerated() {
            guard let first = errors[index]?.first else {
                Issue.record("\(wrong.text) compiles")
                continue
            }
            #expect(
                wrong.columns.contains(first.column),
                "\(wrong.text): \(first.message) (column \(first.column), not \(wrong.columns))")
        }
    }
}
