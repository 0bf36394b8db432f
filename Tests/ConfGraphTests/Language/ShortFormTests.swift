import Testing

@testable import ConfGraph

/// The short form, word by word: which bare words are tokens, which are text,
/// and which are mistakes.
@Suite struct ShortFormTests {
    @Test(arguments: [
        (
            "v(speaker).out(gave).has(topic,http2)",
            #"g.V().hasLabel("speaker").out("gave").has("topic", "http2")"#
        ),
        ("g.v(speaker, talk)", #"g.V().hasLabel("speaker", "talk")"#),
        ("v()", "g.V()"), ("e()", "g.E()"), ("e(gave).inV()", #"g.E().hasLabel("gave").inV()"#),
        ("V(1).out()", "g.V(1).out()"), ("E(7)", "g.E(7)"), ("V(abc)", #"g.V("abc")"#),
        ("V().out()", "g.V().out()"), ("inject(1)", "g.inject(1)"),
        ("addV(talk).property(title,HTTP2)", #"g.addV("talk").property("title", "HTTP2")"#),
        // Text wherever text fits and no token does.
        ("v().has(topic,map)", #"g.V().has("topic", "map")"#),
        ("v().out(group)", #"g.V().out("group")"#),
        ("v().values(value)", #"g.V().values("value")"#),
        ("v().has(name,first)", #"g.V().has("name", "first")"#),
        ("v().has(name,desc)", #"g.V().has("name", "desc")"#),
        ("v().has(name,label)", #"g.V().has("name", "label")"#),
        ("v().has(name,out)", #"g.V().has("name", "out")"#),
        ("v().has(name,eq)", #"g.V().has("name", "eq")"#),
        ("v().values(keys,values,id,label)", #"g.V().values("keys", "values", "id", "label")"#),
        ("v().has(name,scikit-learn)", #"g.V().has("name", "scikit-learn")"#),
        ("v().has(name,größe)", #"g.V().has("name", "größe")"#),
        ("v().has(name,日本語)", #"g.V().has("name", "日本語")"#),
        ("v().has(name,a_1)", #"g.V().has("name", "a_1")"#),
        ("v().has(name,within(a,b))", #"g.V().has("name", P.within("a", "b"))"#),
        ("v().has(name,startingWith(A))", #"g.V().has("name", TextP.startingWith("A"))"#),
        ("v().as(a).out().where(neq(a))", #"g.V().as("a").out().where(P.neq("a"))"#),
        ("v().is([a,b])", #"g.V().is(["a", "b"])"#),
        ("v().select(first)", #"g.V().select("first")"#),
        ("v().select(a,b)", #"g.V().select("a", "b")"#),
        ("v().aggregate(local)", #"g.V().aggregate("local")"#),
        ("v().has(id)", #"g.V().has("id")"#),
        ("v().group(label)", #"g.V().group("label")"#),
        ("v().cap(all)", #"g.V().cap("all")"#),
        ("v().project(id,label)", #"g.V().project("id", "label")"#),
        ("v().property(name,single)", #"g.V().property("name", "single")"#),
        // Tokens where only they fit, and where they win.
        ("v().order().by(desc)", "g.V().order().by(Order.desc)"),
        ("v().order().by(name,desc)", #"g.V().order().by("name", Order.desc)"#),
        ("v().order().by(label)", "g.V().order().by(T.label)"),
        ("v().group().by(id).by(values)", "g.V().group().by(T.id).by(Column.values)"),
        ("v().has(id,5)", "g.V().has(T.id, 5)"),
        ("v().has(label,talk)", #"g.V().has(T.label, "talk")"#),
        ("v().select(keys)", "g.V().select(Column.keys)"),
        ("v().select(first,a)", #"g.V().select(Pop.first, "a")"#),
        ("v().select(last,a,b)", #"g.V().select(Pop.last, "a", "b")"#),
        ("v().dedup(local)", "g.V().dedup(Scope.local)"),
        ("v().limit(local,3)", "g.V().limit(Scope.local, 3)"),
        ("v().property(set,topic,go)", #"g.V().property(Cardinality.set, "topic", "go")"#),
        ("addV().property(id,5)", "g.addV().property(T.id, 5)"),
        ("v().choose(label)", "g.V().choose(T.label)"),
        // Always literals.
        (
            "v().has(a,true).has(b,false).has(c,null).has(d,NaN).has(e,Infinity)",
            #"g.V().has("a", true).has("b", false).has("c", null).has("d", NaN).has("e", Infinity)"#
        ),
        ("v().out(null)", "g.V().out(null)"),
        // Numbers with suffixes where text is not possible, or with a point.
        ("v().limit(3l)", "g.V().limit(3l)"),
        ("v().has(year,2015)", #"g.V().has("year", 2015)"#),
        ("v().has(weight,0.5d)", #"g.V().has("weight", 0.5)"#),
        (#"g.V().has("x",3d)"#, #"g.V().has("x", 3.0)"#),
    ])
    func readsWords(_ text: String, as canonical: String) throws {
        #expect(GremlinPrinter.print(try GremlinParser.parse(text)) == canonical)
    }

    @Test(arguments: [
        ("v(1)", "for the vertex with id 1 write V(1)", "V(1)"),
        ("e(2)", "for the edge with id 2 write E(2)", "E(2)"),
        ("v().has(topic,3d)", "3d could be text or a number", "\"3d\""),
        ("v().has(topic,[3d])", "3d could be text or a number", "\"3d\""),
        ("v().is(eq(5s))", "5s could be text or a number", "\"5s\""),
        ("g.V().has(topic,3d)", "3d could be text or a number", "\"3d\""),
        ("v().has(topic,5g)", "needs quotes, \"5g\"", "\"5g\""),
        ("v().has(topic,2fa)", "needs quotes, \"2fa\"", "\"2fa\""),
        ("g.V().has(\"topic\",2fa)", "needs quotes, \"2fa\"", "\"2fa\""),
        ("v().has(day,2015-04-10)", "needs quotes, \"2015-04-10\"", "\"2015-04-10\""),
        ("v().has(topic,core.async)", "needs quotes: \"core.async\"", "\"core.async\""),
        ("v().has(topic,c++)", "needs quotes: \"c++\"", "\"c++\""),
        ("v().has(topic,c#)", "needs quotes: \"c#\"", "\"c#\""),
        ("v().has(handle,@lukasaoz)", "needs quotes: \"@lukasaoz\"", "\"@lukasaoz\""),
        ("v().has(topic,tcp/ip)", "needs quotes: \"tcp/ip\"", "\"tcp/ip\""),
        ("v().has(url,http://a.b/c)", "needs quotes: \"http://a.b/c\"", "\"http://a.b/c\""),
        ("v().has(name,Cory Benfield)", "needs quotes: \"Cory Benfield\"", "\"Cory Benfield\""),
        ("v().has(name,Python 3)", "needs quotes: \"Python 3\"", "\"Python 3\""),
        ("v().order().by(name,dsc)", "Did you mean desc?", "desc"),
        ("v().limit(lokal,3)", "Did you mean local?", "local"),
        ("v().sack(summ)", "Did you mean sum?", "sum"),
    ])
    func asksForQuotesOrNamesTheWord(
        _ text: String, _ message: String, _ suggestion: String
    ) throws {
        let found = try #require(throws: SyntaxDiagnostic.self) {
            try GremlinParser.parseQuery(text)
        }
        #expect(found.message.contains(message), "\(found.message)")
        #expect(found.suggestion == suggestion)
    }

    @Test func saysHowAnAmbiguousWordWasRead() throws {
        let notes = try GremlinParser.parseQuery("v(talk).group().by(label)").notes
        #expect(notes == ["label in by(…) is T.label: for the text write \"label\"."])
        let ids = try GremlinParser.parseQuery("V(speaker)").notes
        #expect(ids == ["V(speaker) looks for the id speaker: for the label write v(speaker)."])
        #expect(try GremlinParser.parseQuery("v(talk).order().by(name, desc)").notes.isEmpty)
    }

    /// Every token's word, in every place of every step: a token exactly where
    /// its kind is accepted, text elsewhere.
    @Test func everyWordInEveryPlace() throws {
        var checked = 0
        for entry in StepCatalogue.steps.values {
            for signature in entry.signatures {
                for (place, parameter) in signature.parameters.enumerated()
                where parameter.kinds.contains(.string) || parameter.kinds.contains(.value) {
                    for vocabulary in TokenVocabulary.all {
                        for (word, argument) in vocabulary.words {
                            guard place == 0 else { continue }
                            let call = "v().\(entry.name)(\(word))"
                            guard
                                let step = try? GremlinParser.parse(call).steps.first(where: {
                                    $0.name.rawValue == entry.name
                                }), let read = step.arguments.first
                            else { continue }
                            checked += 1
                            let accepted = TokenVocabulary.all.contains { other in
                                other.argument(word) != nil
                                    && entry.signatures.contains { signature in
                                        signature.parameter(at: 0)?.kinds.contains(other.kind)
                                            == true && signature.minimum <= 1
                                    }
                            }
                            if accepted {
                                #expect(read != .value(.string(word)), "\(call)")
                            } else {
                                #expect(read == .value(.string(word)), "\(call) \(argument)")
                            }
                        }
                    }
                }
            }
        }
        #expect(checked > 1_000)
    }
}
