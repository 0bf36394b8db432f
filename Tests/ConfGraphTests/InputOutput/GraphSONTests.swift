import Testing

@testable import ConfGraph

@Suite struct GraphSONTests {
    @Test func everyTypeIsWrittenAsGremlinSays() {
        func typed(_ type: String, _ value: String) -> String {
            "{\"@type\":\"\(type)\",\"@value\":\(value)}"
        }
        let one = typed("g:Int32", "1")
        let cases: [(PropertyValue, String)] = [
            (.null, "null"), (true, "true"), ("a\n", "\"a\\n\""),
            (.byte(-1), typed("gx:Byte", "-1")), (.short(300), typed("gx:Int16", "300")),
            (.int(1), one), (.long(1), typed("g:Int64", "1")),
            (.bigInteger(12), typed("gx:BigInteger", "\"12\"")),
            (.bigDecimal(BigDecimal("1.50")!), typed("gx:BigDecimal", "\"1.50\"")),
            (.float(0.1), typed("g:Float", "0.1")), (.double(1), typed("g:Double", "1.0")),
            (.double(.nan), typed("g:Double", "\"NaN\"")),
            (.float(.infinity), typed("g:Float", "\"Infinity\"")),
            (.double(-.infinity), typed("g:Double", "\"-Infinity\"")),
            (
                .dateTime(DateTime("2023-08-02T00:00:00-07:00")!),
                typed("gx:OffsetDateTime", "\"2023-08-02T00:00:00-07:00\"")
            ),
            (.duration(.seconds(5_400)), typed("gx:Duration", "\"PT1H30M\"")),
            (.uuid(ValueZoo.uuid), typed("g:UUID", "\"6100808b-62f9-42b7-957e-ed66c30f40d1\"")),
            (.char("é"), typed("gx:Char", "\"é\"")),
            (.binary([1, 2, 3]), typed("gx:ByteBuffer", "\"AQID\"")),
            ([1, "a"], typed("g:List", "[\(one),\"a\"]")),
            (.set(PropertySet([1])), typed("g:Set", "[\(one)]")),
            (
                .bulkSet(BulkSet(items: [("a", 2)])),
                typed("g:BulkSet", "[\"a\"," + typed("g:Int64", "2") + "]")
            ),
            (["a": 1], typed("g:Map", "[\"a\",\(one)]")), ([:], typed("g:Map", "[]")),
            (.token(.id), typed("g:T", "\"id\"")),
            (.direction(.out), typed("g:Direction", "\"OUT\"")),
            (
                .path(Path(objects: [1], labels: [["a"]])),
                typed(
                    "g:Path",
                    "{\"labels\":" + typed("g:List", "[" + typed("g:Set", "[\"a\"]") + "]")
                        + ",\"objects\":" + typed("g:List", "[\(one)]") + "}")
            ),
            (
                .tree(Tree(branches: [(1, Tree(branches: []))])),
                typed("g:Tree", "[{\"key\":\(one),\"value\":" + typed("g:Tree", "[]") + "}]")
            ),
            (
                .property(ValueZoo.edge.properties[0]),
                typed(
                    "g:Property", "{\"key\":\"weight\",\"value\":" + typed("g:Double", "0.4") + "}")
            ),
        ]
        for (value, text) in cases { #expect(GraphSON.text(value) == text) }
        var bytes: [UInt8] = []
        GraphSON.encode(list: [1, 1], into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == typed("g:List", "[\(one),\(one)]"))
    }

    @Test func elementsCarryTheirParts() throws {
        let vertex = try JSONParser.parse(GraphSON.text(.vertex(ValueZoo.vertex)))
        guard case .string("g:Vertex")? = vertex["@type"], let value = vertex["@value"],
            case .string("person")? = value["label"],
            case .array(let cities)? = value["properties"]?["city"],
            case .string("Oslo")? = cities.last?["@value"]?["value"],
            case .array(let names)? = value["properties"]?["name"],
            case .number("2009")? = names[0]["@value"]?["properties"]?["since"]?["@value"]
        else {
            Issue.record("\(GraphSON.text(.vertex(ValueZoo.vertex)))")
            return
        }
        #expect(try GraphSON.elementID(value["id"]!) == 1)
        let edge = try JSONParser.parse(GraphSON.text(.edge(ValueZoo.edge)))["@value"]!
        guard case .string("created")? = edge["label"], case .string("person")? = edge["outVLabel"],
            case .string("software")? = edge["inVLabel"], case .string("b")? = edge["inV"],
            case .string("weight")? = edge["properties"]?["weight"]?["@value"]?["key"]
        else {
            Issue.record("\(GraphSON.text(.edge(ValueZoo.edge)))")
            return
        }
        let two = Vertex(
            key: 3, detail: VertexDetail(id: 3, labels: ["a", "b"], properties: []))
        #expect(GraphSON.text(.vertex(two)).contains("\"label\":[\"a\",\"b\"]"))
    }

    @Test func storableValuesRoundTrip() throws {
        var random = ValueGenerator(seed: 51)
        let values = ValueZoo.values.filter { $0.valueType != nil }
        for value in values + (0..<2_000).map({ _ in random.value() }) {
            let back = try GraphSON.decode(GraphSON.text(value))
            #expect(ExactValue(back) == ExactValue(value), "\(GraphSON.text(value))")
        }
        for value: PropertyValue in [
            .token(.label), .direction(.in), .bulkSet(BulkSet(items: [("a", 2)])),
        ] {
            #expect(ExactValue(try GraphSON.decode(GraphSON.text(value))) == ExactValue(value))
        }
    }

    @Test func plainJSONIsUnderstood() throws {
        let cases: [(String, PropertyValue)] = [
            ("1", .int(1)), ("3000000000", .long(3_000_000_000)), ("1.0", .double(1)),
            ("1e2", .double(100)), ("[1,null]", [1, .null]), ("{\"a\":{\"b\":1}}", ["a": ["b": 1]]),
            ("123456789012345678901", .bigInteger(BigInteger("123456789012345678901")!)),
            ("{\"@type\":\"gx:BigDecimal\",\"@value\":1.10}", .bigDecimal(BigDecimal("1.10")!)),
            (
                "{\"@type\":\"g:Date\",\"@value\":1500}",
                .dateTime(DateTime("1970-01-01T00:00:01.5Z")!)
            ),
            ("{\"@type\":\"g:Map\",\"@value\":{\"a\":1}}", ["a": 1]),
        ]
        for (text, value) in cases {
            #expect(ExactValue(try GraphSON.decode(text)) == ExactValue(value), "\(text)")
        }
    }

    @Test(arguments: [
        ("g:Int32", "2147483648"), ("g:Int32", "1.5"), ("g:Int32", "\"x\""), ("g:Int32", "null"),
        ("gx:Byte", "128"), ("g:Double", "\"nan\""), ("g:Double", "\"0x1p3\""), ("g:Double", "[]"),
        ("gx:BigInteger", "1.5"), ("gx:BigDecimal", "\"1e999999999\""),
        ("gx:OffsetDateTime", "\"soon\""),
        ("gx:Duration", "\"1h\""), ("g:UUID", "\"x\""), ("gx:Char", "\"ab\""), ("gx:Char", "\"\""),
        ("gx:ByteBuffer", "\"*\""), ("g:List", "{}"), ("g:Map", "[1]"), ("g:BulkSet", "[1,-1]"),
        ("g:T", "\"x\""), ("g:Vertex", "{}"), ("g:Path", "{}"), ("x:Nothing", "1"), ("g:Set", "1"),
        ("cg:Point", "[1]"), ("g:Date", "9223372036854775807000"),
    ])
    func wrongValuesAreRefused(_ type: String, _ value: String) {
        #expect(throws: GraphError.self) {
            try GraphSON.decode("{\"@type\":\"\(type)\",\"@value\":\(value)}")
        }
    }

    @Test func randomDamageNeverCrashes() {
        var random = ValueGenerator(seed: 52)
        for _ in 0..<3_000 {
            var bytes = Array(GraphSON.text(random.value()).utf8)
            for _ in 0..<random.int(1..<4) {
                bytes[random.int(0..<bytes.count)] = Array("\"{}[]:,0a\\".utf8)[random.int(0..<10)]
            }
            _ = try? GraphSON.decode(String(decoding: bytes, as: UTF8.self))
        }
    }

    // MARK: Adjacency lines

    private static let file = """
        {"id":{"@type":"g:Int32","@value":1},"label":"person","outE":{"knows":[{"id":{"@type":"g:Int32","@value":7},"inV":"b","properties":{"weight":{"@type":"g:Double","@value":0.5}}}]},"properties":{"name":[{"id":{"@type":"g:Int64","@value":0},"value":"marko","properties":{"since":{"@type":"g:Int32","@value":2009}}}],"city":[{"value":"Rome"},{"id":null,"value":"Oslo"}]}}

        {"id":"b","label":["x","y"],"inE":{"knows":[{"id":{"@type":"g:Int32","@value":7},"outV":{"@type":"g:Int32","@value":1}}]}}
        {"@type":"g:Vertex","@value":{"id":{"@type":"g:UUID","@value":"6100808b-62f9-42b7-957e-ed66c30f40d1"}}}
        """

    @Test func adjacencyLinesAreRead() throws {
        var reader = GraphSONReader(bytes: Array(GraphSONTests.file.utf8))
        let first = try #require(try reader.vertex())
        #expect(first.id == 1 && first.labels == ["person"] && first.inEdges.isEmpty)
        #expect(first.properties.map(\.key) == ["name", "city", "city"])
        #expect(first.properties[0].id == 0 && first.properties[1].id == nil)
        #expect(first.properties[0].properties[0].key == "since")
        #expect(first.properties[0].properties[0].value == 2009)
        #expect(first.properties[2].value == "Oslo" && first.properties[2].id == nil)
        #expect(first.outEdges.count == 1)
        #expect(first.outEdges[0].id == 7 && first.outEdges[0].other == "b")
        #expect(first.outEdges[0].label == "knows" && first.outEdges[0].properties[0].value == 0.5)
        let second = try #require(try reader.vertex())
        #expect(second.id == "b" && second.labels == ["x", "y"] && second.inEdges[0].other == 1)
        #expect(reader.line == 3)
        #expect(try reader.vertex()?.id == .uuid(ValueZoo.uuid))
        #expect(try reader.vertex() == nil)
        #expect(reader.bytesRead == GraphSONTests.file.utf8.count)
    }

    @Test(arguments: [
        "{", "[]", "1", "{\"label\":\"a\"}", "{\"id\":1.5}", "{\"id\":1,\"label\":5}",
        "{\"id\":1,\"label\":[1]}", "{\"id\":1,\"properties\":[]}",
        "{\"id\":1,\"properties\":{\"a\":1}}",
        "{\"id\":1,\"properties\":{\"a\":[{}]}}", "{\"id\":1,\"outE\":{\"a\":{}}}",
        "{\"id\":1,\"outE\":{\"a\":[{\"id\":1}]}}", "{\"id\":1,\"outE\":{\"a\":[1]}}",
        "{\"id\":1,\"outE\":{\"a\":[{\"inV\":2,\"properties\":{\"p\":{\"@type\":\"x\"}}}]}}",
        "garbage",
    ])
    func errorsNameTheLine(_ line: String) {
        var reader = GraphSONReader(bytes: Array("{\"id\":1}\n\n\(line)\n".utf8))
        do {
            _ = try reader.vertex()
            _ = try reader.vertex()
            Issue.record("\(line) was read")
        } catch let error as GraphError {
            #expect(error.code == .badInput && error.message.contains("line 3"))
        } catch {
            Issue.record(error)
        }
    }

    @Test func filesThatCannotBeReadSaySo() {
        for path in ["/nowhere/at/all.json", "/"] {
            do {
                _ = try GraphSONReader(path: path)
                Issue.record("\(path) was opened")
            } catch let error as GraphError {
                #expect(error.code == .cannotOpen && error.message.contains(path))
            } catch {
                Issue.record(error)
            }
        }
    }

    @Test func linesOfEveryLengthAreFound() throws {
        let long = String(repeating: "x", count: 200_000)
        let text = "\u{FEFF}a\r\n\n\(long)\nb"
        var reader = LineReader(FileReader(bytes: Array(text.utf8)))
        var lines: [String] = []
        while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
        #expect(lines == ["a", "", long, "b"])
        #expect(reader.number == 4)
    }
}
