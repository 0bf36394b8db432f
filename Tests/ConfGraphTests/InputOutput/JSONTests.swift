import Testing

@testable import ConfGraph

@Suite struct JSONTests {
    /// The document written back without blanks.
    private func text(_ json: JSON) -> String {
        switch json {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .number(let text): return text
        case .string(let value):
            var bytes: [UInt8] = []
            bytes.appendJSON(string: value)
            return String(decoding: bytes, as: UTF8.self)
        case .array(let values): return "[" + values.map(text).joined(separator: ",") + "]"
        case .object(let members):
            return "{"
                + members.map { text(.string($0.name)) + ":" + text($0.value) }
                .joined(separator: ",") + "}"
        }
    }

    @Test(arguments: [
        ("null", "null"), (" [ ] ", "[]"), ("{}", "{}"),
        ("[1,-0,1.50,1e5,0.1E-7]", "[1,-0,1.50,1e5,0.1E-7]"),
        (
            "{\"a\":[true,false,null],\"b\":{\"c\":\"\"}}",
            "{\"a\":[true,false,null],\"b\":{\"c\":\"\"}}"
        ),
        ("\"\\u0041\\n\\/\\\"\\\\\\b\\f\\r\\t\"", "\"A\\n/\\\"\\\\\\b\\f\\r\\t\""),
        ("\"\\ud83d\\ude00\"", "\"😀\""), ("\"é\\u00e9\"", "\"éé\""), ("\"\\u0000\"", "\"\\u0000\""),
        ("123456789012345678901234567890.10", "123456789012345678901234567890.10"),
        ("\t\r\n1", "1"),
    ])
    func documentsAreRead(_ source: String, _ written: String) throws {
        #expect(try text(JSONParser.parse(source)) == written)
    }

    @Test(arguments: [
        "", " ", "nul", "truex", "[", "]", "[1", "[1,", "[1,]", "[,1]", "{", "{\"a\"", "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}", "{a:1}", "{1:2}", "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\n\"", "\"\t\"", "01", "-", "+1", ".5", "1.", "1e",
        "1e+", "0x1",
        "NaN", "Infinity", "1 2", "[1 2]", "{\"a\" 1}", "[1]]", "// 1", "\u{FEFF}1",
    ])
    func otherTextsAreRefused(_ source: String) {
        let error = #expect(throws: GraphError.self) { try JSONParser.parse(source) }
        #expect(error?.code == .badInput)
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        for bad: [UInt8] in [
            [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        ] {
            #expect(throws: GraphError.self) { try JSONParser.parse([0x22] + bad + [0x22]) }
            #expect(throws: GraphError.self) {
                try JSONParser.parse([0x22, 0x5C, 0x6E] + bad + [0x22])
            }
        }
    }

    @Test func depthIsLimited() throws {
        let limit = JSONParser.maximumDepth
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONParser.parse(nested(limit))
        #expect(throws: GraphError.self) { try JSONParser.parse(nested(limit + 1)) }
        #expect(throws: GraphError.self) {
            try JSONParser.parse(String(repeating: "{\"a\":", count: 100_000))
        }
    }

    @Test func everyPrefixOfADocumentIsRefused() throws {
        let source = Array("{\"a\":[1,-2.5e3,\"x\\u0041\",true,null],\"b\":{\"c\":\"é\"}}".utf8)
        _ = try JSONParser.parse(source)
        for length in source.indices {
            #expect(throws: GraphError.self) { try JSONParser.parse(Array(source[..<length])) }
        }
    }

    @Test func stringsRoundTrip() throws {
        var random = ValueGenerator(seed: 41)
        for _ in 0..<1_000 {
            let value = random.string()
            var bytes: [UInt8] = []
            bytes.appendJSON(string: value)
            #expect(bytes.allSatisfy { $0 >= 0x20 })
            guard case .string(let back) = try JSONParser.parse(bytes) else {
                Issue.record("not a string")
                continue
            }
            #expect(back.hasSameBytes(as: value))
        }
    }

    @Test func everyByteThatNeedsItIsEscaped() {
        // Eight bytes are looked at together: each of them, beside others.
        for rest in ["x", "é", "!", "[", "\u{7F}", "\u{80}"] {
            for length in 1..<20 {
                for place in 0..<length {
                    for (sign, written) in [("\"", "\\\""), ("\\", "\\\\"), ("\u{1F}", "\\u001f")] {
                        let before = String(repeating: rest, count: place)
                        let after = String(repeating: rest, count: length - place)
                        #expect(
                            text(.string(before + sign + after))
                                == "\"\(before)\(written)\(after)\"")
                    }
                }
            }
        }
    }

    @Test func theLastOfRepeatedNamesCounts() throws {
        let json = try JSONParser.parse("{\"a\":1,\"a\":2}")
        guard case .number("2")? = json["a"] else {
            Issue.record("not the last")
            return
        }
        #expect(json["b"] == nil)
        #expect(try JSONParser.parse("[]")["a"] == nil)
    }

    @Test func integersOfEverySize() {
        for value in [0, 1, 9, 10, -1, -10, 1_234_567_890, .max, .min] as [Int64] {
            var bytes: [UInt8] = []
            bytes.appendJSON(integer: value)
            #expect(String(decoding: bytes, as: UTF8.self) == String(value))
        }
    }

    @Test func plainJSON() {
        let cases: [(PropertyValue, String)] = [
            (.null, "null"), (true, "true"), (.byte(1), "1"), (.long(.min), "-9223372036854775808"),
            (0.4, "0.4"), (.float(0.1), "0.1"), (.double(.nan), "\"NaN\""),
            (.double(-.infinity), "\"-Infinity\""), ("a\"b", "\"a\\\"b\""),
            (.bigInteger(BigInteger("12345678901234567890")!), "\"12345678901234567890\""),
            (.dateTime(DateTime("2023-08-08")!), "\"2023-08-08T00:00:00Z\""),
            (.duration(.seconds(90)), "\"PT1M30S\""),
            (["a": 1, "b": ["c", nil]], "{\"a\":1,\"b\":[\"c\",null]}"),
            ([1: 2, [1]: 3], "{\"1\":2,\"[1]\":3}"), ([1: 2, "1": 3], "[[1,2],[\"1\",3]]"),
            (.set(PropertySet([1, 2])), "[1,2]"), (.bulkSet(BulkSet(items: [(1, 2)])), "[1,1]"),
            (.token(.id), "\"id\""), (.binary([1, 2, 3]), "\"AQID\""),
            (.point(GeoPoint(latitude: 1.5, longitude: 2)), "{\"latitude\":1.5,\"longitude\":2.0}"),
            (
                .vertex(ValueZoo.vertex),
                "{\"id\":1,\"label\":\"person\",\"properties\":{\"name\":\"marko\",\"city\":[\"Rome\",\"Oslo\"]}}"
            ),
            (
                .edge(ValueZoo.edge),
                "{\"id\":7,\"label\":\"created\",\"source\":1,\"target\":\"b\",\"properties\":{\"weight\":0.4}}"
            ),
            (
                .vertexProperty(ValueZoo.vertex.properties[0]),
                "{\"id\":0,\"key\":\"name\",\"value\":\"marko\",\"properties\":{\"since\":2009}}"
            ),
            (.property(ValueZoo.edge.properties[0]), "{\"key\":\"weight\",\"value\":0.4}"),
            (
                .path(Path(objects: [1, 2], labels: [["a"], []])),
                "{\"labels\":[[\"a\"],[]],\"objects\":[1,2]}"
            ),
            (
                .tree(Tree(branches: [(1, Tree(branches: [(2, Tree(branches: []))]))])),
                "[{\"key\":1,\"value\":[{\"key\":2,\"value\":[]}]}]"
            ),
        ]
        for (value, text) in cases { #expect(PlainJSON.text(value) == text) }
    }

    @Test func plainJSONIsAlwaysJSON() throws {
        var random = ValueGenerator(seed: 42)
        for value in ValueZoo.values + (0..<500).map({ _ in random.value() }) {
            _ = try JSONParser.parse(PlainJSON.text(value))
        }
    }
}
