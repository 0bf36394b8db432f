import Testing

@testable import ConfGraph

/// The wording of errors and the place they point at.
@Suite struct SyntaxErrorTests {
    private func diagnostic(
        _ text: String, mode: GremlinMode = .short
    ) throws -> SyntaxDiagnostic? {
        do {
            _ = try GremlinParser.parseQuery(text, mode: mode)
            return nil
        } catch let diagnostic as SyntaxDiagnostic {
            return diagnostic
        }
    }

    /// Text, what the carets stand under, a part of the message.
    @Test(arguments: [
        ("", "", "There is no traversal"),
        ("g", "", "after g a step follows"),
        ("g.V", "V", "V needs parentheses"),
        ("g.V()out()", "out", "steps are joined by dots"),
        ("g.V())", ")", "There is one ) too many"),
        ("g.V().out(", "", "ends too early"),
        ("g.V().out(\"a\"", "", "a ) is missing"),
        ("g.V().out(\"a", "\"", "does not end"),
        ("g.V().out('\\q')", "\\q", "There is no such escape"),
        ("g.V().out('\\ud800')", "\\ud800", "Half of a surrogate pair"),
        ("g.V().transform(\"a\")", "transform", "Did you mean map?"),
        ("g.V().outt()", "outt", "Did you mean out?"),
        ("g.V().valeus(\"a\")", "valeus", "Did you mean values?"),
        ("g.V().xyzzy()", "xyzzy", "There is no step xyzzy."),
        ("g.V().gt(1)", "gt", "gt is a predicate"),
        ("g.V().withSack(1)", "withSack", "right after g"),
        ("g.V().toList().out()", ".", "the traversal ended here"),
        ("g.out()", "out", "cannot begin with out()"),
        ("g.V().out().by(\"a\")", "by", "by() cannot follow out()"),
        ("g.V().emit()", "emit", "The repeat()-traversal was not defined"),
        ("g.V().emit().out()", "out", "The repeat()-traversal was not defined"),
        ("g.V().dedup().by(\"a\").by(\"b\")", "by", "Dedup step can only have one by modulator"),
        ("g.V().limit()", ")", "lacks count: write limit(count)"),
        ("g.V().limit(1, 2)", "2", "takes no further argument"),
        ("g.V().id(1)", "1", "id() takes no arguments"),
        ("g.V().limit(\"a\")", "\"a\"", "is text, and a whole number"),
        ("g.V().limit(1.5)", "1.5", "is a number, and a whole number"),
        ("g.V().order().by(\"a\", \"desc\")", "\"desc\"", "Write desc without quotes"),
        ("g.V().out(values(\"x\"))", "values", "cannot be a traversal"),
        ("g.V().out(eq(1))", "eq", "cannot be a predicate"),
        ("g.V().has(\"x\", gtt(1))", "gtt", "Did you mean gt?"),
        ("g.V().has(\"x\", P.gtt(1))", "gtt", "Did you mean gt?"),
        ("g.V().has(\"x\", gt(1).xor(lt(2)))", "xor", "and(…), or(…) or negate()"),
        ("g.V().order().by(Order.dsc)", "dsc", "Did you mean Order.desc?"),
        ("g.V().has(T.lable, 1)", "lable", "Did you mean T.label?"),
        ("g.V().valueMap().with(WithOptions.token)", "token", "Did you mean WithOptions.tokens?"),
        ("g.V().where(.out())", ".", "not with a dot"),
        ("g.V().where(g.V())", "g", "begins with __"),
        ("g.V().inject(((1)))", "(", "is needed: a value or a traversal"),
        ("g.inject([1, 2)", ")", "a comma or ]"),
        ("g.inject({1, out()})", "{", "plain values only"),
        ("g.inject(1..2000000)", "1..2000000", "The range is too wide"),
        ("g.inject(\"ab\"..\"cd\")", "\"ab\"..\"cd\"", "last character only"),
        ("g.inject(datetime(\"soon\"))", "datetime(\"soon\")", "This is no datetime"),
        ("g.inject(300b)", "300b", "too large for a byte"),
        ("g.inject(\"ab\"c)", "\"ab\"c", "holds one character, not 2"),
        ("g.tx().commit()", "tx", "Transactions are no part"),
        ("g.V().as(:x)", "as", "as() takes names as text"),
        ("g.V().has(\"a\", )", ")", "Did the shell eat a $?"),
        ("g.V().has(, 1)", ",", "The first argument of has(…) is missing"),
        ("g.V().has(\"a\", $)", "$", "A parameter is $name"),
    ])
    func pointsAtTheMistake(_ text: String, _ marked: String, _ message: String) throws {
        let found = try #require(try diagnostic(text))
        #expect(found.message.contains(message), "\(found.message)")
        let bytes = Array(text.utf8)
        let end = min(bytes.count, found.offset + found.length)
        #expect(String(decoding: bytes[found.offset..<end], as: UTF8.self) == marked)
        #expect(!found.message.contains("\n"))
    }

    @Test func theExcerptShowsTheLine() throws {
        let found = try #require(try diagnostic("g.V()\n  .has(\"größe\", 1)\n  .transform()\n"))
        #expect(found.excerpt == "  .transform()\n   ^^^^^^^^^")
        let wide = try #require(try diagnostic("g.V().has(\"größe\", 1).outt()"))
        #expect(wide.excerpt == "g.V().has(\"größe\", 1).outt()\n                      ^^^^")
        let tab = try #require(try diagnostic("g.V()\t.outt()"))
        #expect(tab.excerpt == "g.V() .outt()\n       ^^^^")
    }

    @Test func longLinesAreCutOnCharacterBoundaries() throws {
        let text =
            "g.V()" + String(repeating: ".has(\"é\", \"日本\")", count: 40) + ".outt()"
            + String(repeating: ".has(\"é\", \"日本\")", count: 40)
        let found = try #require(try diagnostic(text))
        let lines = found.excerpt.split(separator: "\n")
        #expect(lines[0].hasPrefix("…") && lines[0].hasSuffix("…"))
        #expect(!lines[0].unicodeScalars.contains("\u{FFFD}"))
        let column = lines[1].prefix { $0 == " " }.count
        #expect(lines[0].dropFirst(column).hasPrefix("outt"))
    }

    @Test func theThrownErrorCarriesThePosition() throws {
        let error = try #require(throws: GraphError.self) {
            try GremlinParser.parse("g.V().outt()")
        }
        #expect(error.code == .syntax)
        #expect(error.position == 6)
        #expect(error.message == "There is no step outt. Did you mean out?")
    }

    @Test(arguments: [
        ("V()", "begins with g"),
        ("g.V().has(name, 1)", "The variable name has no value"),
        ("g.v(\"a\")", "Did you mean V?"),
        ("g.V().order().by(dsc)", "The variable dsc has no value"),
    ])
    func canonicalTextIsStricter(_ text: String, _ message: String) throws {
        let found = try #require(try diagnostic(text, mode: .canonical))
        #expect(found.message.contains(message), "\(found.message)")
    }

    /// 10,000 deep is an error, also on a smaller stack than the main thread's.
    @Test func deepNestingIsAnError() async throws {
        let deep = 10_000
        func nested(_ open: String, _ inner: String, _ close: String) -> String {
            String(repeating: open, count: deep) + inner + String(repeating: close, count: deep)
        }
        let texts = [
            "g.V()." + nested("where(__.", "out()", ")"), nested("(", "1", ")"),
            "g.inject(" + nested("[", "1", "]") + ")", "g.inject(" + nested("{", "1", "}") + ")",
            "g.inject(" + nested("[1:", "1", "]") + ")",
            "g.inject(" + nested("[(", "1", "):1]") + ")",
            "g.V().is(" + nested("not(", "eq(1)", ")") + ")",
            "g.V().is(" + nested("eq(1).and(", "eq(1)", ")") + ")",
            "g.V().is(eq(1)" + String(repeating: ".and(eq(1))", count: deep) + ")",
            "g.mergeV([a: " + nested("Cardinality.set(", "1", ")") + "])",
            "g.withStrategies(new X(a: " + nested("[", "1", "]") + ")).V()",
        ]
        try await onThread(stackSize: 4 << 20) {
            for text in texts { #expect(throws: GraphError.self) { try GremlinParser.parse(text) } }
            let allowed =
                "g.V()." + String(repeating: "where(__.", count: 60) + "out()"
                + String(repeating: ")", count: 60)
            let list = try GremlinParser.parse(allowed)
            #expect(try GremlinParser.parse(GremlinPrinter.print(list)) == list)
        }
    }

    @Test func aChainMayBeLong() throws {
        let text = "g.V()" + String(repeating: ".out(\"a\")", count: 5_000)
        #expect(try GremlinParser.parse(text).steps.count == 5_001)
    }

    /// Every prefix of every text, and texts with a byte changed, end in a
    /// traversal or a diagnostic.
    @Test func damagedTextsNeverCrash() throws {
        var random = SeededGenerator(seed: 0xD1A6)
        let texts = [
            #"g.withSack(1).V(1,"a").has("x",gt(1).and(lt(2.5e3d))).repeat(__.out('b')).times(2)"#,
            #"v(speaker).out(gave).has(topic,http2).order().by(name,desc).limit(3)"#,
            #"g.inject([a:{1..3},(T.id):datetime("2020-01-01")],"\u00e9"c).withStrategies(new X(a:1))"#,
        ]
        for text in texts {
            let bytes = Array(text.utf8)
            for count in 0...bytes.count {
                let prefix = String(decoding: bytes[..<count], as: UTF8.self)
                _ = try? GremlinParser.parse(prefix)
                _ = try? GremlinParser.parse(prefix, mode: .canonical)
            }
            for _ in 0..<TestTier.pick(quick: 250, long: 20_000) {
                var changed = bytes
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    changed[Int.random(in: 0..<changed.count, using: &random)] =
                        UInt8.random(in: 0...255, using: &random)
                }
                let damaged = String(decoding: changed, as: UTF8.self)
                if let list = try? GremlinParser.parse(damaged) {
                    let text = GremlinPrinter.print(list)
                    #expect(try GremlinParser.parse(text) == list, "\(damaged) → \(text)")
                }
            }
        }
    }
}
