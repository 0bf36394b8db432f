@testable import ConfGraph
import Testing

/// A text reads the same whether or not one of its shape was read before.
@Suite struct TextShapeTests {
    private func literals(_ text: String) -> [PropertyValue]? {
        TextShape(text, mode: .short)?.values
    }

    @Test func whatVariesIsLeftOut() throws {
        let one = try #require(
            TextShape(#"g.V(17).has("talk", "title", "Ünï").property('n',-5)"#, mode: .short))
        let other = try #require(
            TextShape(#"g.V(4).has("talk", "title", "").property('n',2000000000)"#, mode: .short))
        #expect(one.bytes == other.bytes)
        #expect(
            one.values.map { ExactValue($0) }
                == [.int(17), .string("Ünï"), .int(-5)].map { ExactValue($0) })
        // A type is part of the shape.
        let long = try #require(
            TextShape(#"g.V(4).has("talk", "title", "").property('n',3000000000)"#, mode: .short))
        #expect(long.bytes != other.bytes)
        #expect(ExactValue(long.values[2]) == ExactValue(.long(3_000_000_000)))
        // So is the mode.
        let canonical = TextShape(
            #"g.V(4).has("talk", "title", "").property('n',1)"#, mode: .canonical)
        #expect(canonical?.bytes != other.bytes)
    }

    @Test func whatMayBeSomethingElseStays() {
        for text in [
            #"g.V().has("a","b\n")"#, "g.V().has('a', 'b'c)", "g.V(010)", "g.V(1l)", "g.V(1.5)",
            "g.inject(1..3)", "g.V().has('a', 0x10)", "g.V(1_000)", "g.V(1234567890123456789)",
            "v(3d)", "g.V().has('a', 5 )",
        ] {
            #expect(literals(text)?.isEmpty == true, "\(text)")
        }
        for text in ["g.V() // 'x", "g.V().has('a','b", "g.V().has('a',\"b\\\")"] {
            #expect(TextShape(text, mode: .short) == nil, "\(text)")
        }
    }

    /// Texts in every corner of the language, each read after one that differs
    /// in its literals, must be what the parser alone makes of them.
    @Test func readsAsTheParserDoes() throws {
        let cache = TemplateCache()
        var texts = [
            "g.V(1)", "g.V(2)", "g.V('a')", "g.V('b')", "v(speaker).has(name,'x')",
            "v(speaker).has(name,'y')", "v(speaker).limit(3)", "v(speaker).limit(4)",
            "g.V().has('a',gt(3)).limit(2)", "g.V().has('a',gt(4)).limit(3)",
            "g.V().has('a',eq('p'))", "g.V().has('a',eq('q'))", "g.V().has('a',within(1,2))",
            "g.V().has('a',within(1,3))", "g.V().has('a',within(2,3))",
            "g.V().hasId(1)", "g.V().hasId(2)", "g.V().values('a')", "g.V().values('b')",
            "g.V(1).addE('e').to(__.V(2)).property('n',3)",
            "g.V(4).addE('e').to(__.V(5)).property('n',6)",
            "g.V(4).addE('f').to(__.V(5)).property('n',6)",
            "g.V().property(single,'a','x')", "g.V().property(single,'a','y')",
            "g.V().property('a','x','b','y')", "g.V().property('a','z','b','w')",
            "g.V().has(id, 1)", "g.V().has(id, 2)", "g.V().has(label,'a')", "g.V().has(label,'b')",
            "g.inject(1,2).is(2)", "g.inject(1,3).is(3)", "g.V(:x).has('a','b')",
            "g.V(:x).has('a','c')", "g.V().has('a',:x)", "g.V().range(0,5)", "g.V().range(1,6)",
            "g.V().where(__.has('a','b')).choose(__.has('a',1),__.constant(2))",
            "g.V().where(__.has('a','c')).choose(__.has('a',2),__.constant(3))",
            "g.V().as('a').select('a')", "g.V().as('b').select('b')",
            "g.V().repeat(out('e')).times(2)", "g.V().repeat(out('e')).times(3)",
            "g.withSack(1).V()", "g.withSack(2).V()", "g.V().has('a',3).toString()",
            "g.V().has('a',4).toString()", "g.V().has('a','b').next(3)",
            "g.V().has('a','b').next(4)", "g.V().has('a',['x':1])", "g.V().has('a',['x':2])",
            "g.V().has('speaker','name','A').in('x')", "g.V().has('speaker','name','B').in('x')",
            "g.V().has('talk','name','A').in('x')", "g.addV('a').property('n',1)",
            "g.addV('a').property('n',2)", "g.addV('b').property('n',2)",
        ]
        texts += texts.reversed()
        for mode in [GremlinMode.short, .canonical] {
            for text in texts {
                let parsed = try? GremlinParser.parseQuery(
                    text, mode: mode, parameters: mode == .short ? [:] : nil)
                let reading = try? cache.read(
                    text, mode: mode, parameters: mode == .short ? [:] : nil)
                #expect((parsed == nil) == (reading == nil), "\(text)")
                guard let parsed, let reading else { continue }
                #expect(
                    reading.template.bound(reading.literals) == parsed.answering, "\(text)")
                #expect(reading.asksForText == parsed.asksForText)
                #expect(reading.template.isMutating == parsed.answering.isMutating)
            }
        }
        let one = try cache.read("g.V().has('a','one')", mode: .short, parameters: [:])
        let two = try cache.read("g.V().has('a','two')", mode: .short, parameters: [:])
        #expect(one.template === two.template)
        // Nothing about this one is known before it runs.
        let more = try cache.read("g.V().limit(1)", mode: .short, parameters: [:])
        let most = try cache.read("g.V().limit(2)", mode: .short, parameters: [:])
        #expect(more.template !== most.template)
    }

    @Test func theCacheIsBounded() throws {
        let cache = TemplateCache()
        for place in 0..<(3 * TemplateCache.limit) {
            _ = try cache.read("g.V().limit(\(place))", mode: .short, parameters: [:])
            _ = try cache.read("g.V().has('k\(place)','x')", mode: .short, parameters: [:])
        }
        #expect(cache.count <= TemplateCache.limit)
    }
}
