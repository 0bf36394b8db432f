import Foundation
import Testing

@testable import ConfGraph

@Suite struct PropertyValueTests {
    @Test func literals() {
        let list: PropertyValue = [1, 3_000_000_000, 0.5, "a", true, nil, ["k": 1]]
        let expected: [PropertyValue] = [
            .int(1), .long(3_000_000_000), .double(0.5), .string("a"), .bool(true), .null,
            .map(PropertyMap([(.string("k"), .int(1))])),
        ]
        #expect(ExactValue(list) == ExactValue(.list(expected)))
        let repeated: PropertyValue = ["a": 1, "b": 2, "a": 3]
        #expect(repeated.description == "[a:3,b:2]")
    }

    @Test func descriptionsAreGremlins() {
        let cases: [(PropertyValue, String)] = [
            (.null, "null"), (true, "true"), (1, "1"), (.double(1), "1.0"), (.double(0.4), "0.4"),
            (.double(1e10), "1.0E10"), (.double(1.5e-5), "1.5E-5"),
            (.double(12_345_678), "1.2345678E7"),
            (.double(1_234_567), "1234567.0"), (.double(0.001), "0.001"), (.double(-0.0), "-0.0"),
            (.double(.nan), "NaN"), (.float(-.infinity), "-Infinity"), (.float(0.1), "0.1"),
            ("marko", "marko"), (.char("a"), "a"),
            (.uuid(ValueZoo.uuid), "6100808b-62f9-42b7-957e-ed66c30f40d1"),
            (.binary([1, 2, 3]), "AQID"), ([1, "a"], "[1,a]"), (["a": 1, "b": [2]], "[a:1,b:[2]]"),
            ([:], "[:]"), (.set(PropertySet([1, 1, 2])), "[1,2]"),
            (.vertex(ValueZoo.vertex), "v[1]"), (.vertex(ValueZoo.other), "v[b]"),
            (.edge(ValueZoo.edge), "e[7][1-created->b]"),
            (.vertexProperty(ValueZoo.vertex.properties[0]), "vp[name->marko]"),
            (.property(ValueZoo.edge.properties[0]), "p[weight->0.4]"),
            (.path(Path(objects: [.vertex(ValueZoo.vertex), "x"], labels: [[], []])), "[v[1],x]"),
            (.bulkSet(BulkSet(items: [("a", 2), ("b", 1)])), "[a,a,b]"),
            (.tree(Tree(branches: [(1, Tree(branches: []))])), "[1:[]]"),
            (.token(.id), "id"), (.direction(.out), "OUT"),
            (.graph(Subgraph(vertices: [ValueZoo.vertex], edges: [])), "graph[vertices:1 edges:0]"),
            (.point(GeoPoint(latitude: 51.5, longitude: -0.12)), "point[51.5,-0.12]"),
            (.duration(.seconds(5_400)), "PT1H30M"),
        ]
        for (value, text) in cases { #expect(value.description == text) }
    }

    @Test func conversionsReadWhatTheyWrite() {
        func check<Value: PropertyConvertible & Equatable>(_ value: Value, _ stored: PropertyValue)
        {
            #expect(ExactValue(value.propertyValue) == ExactValue(stored))
            #expect(Value(propertyValue: stored) == value)
        }
        check("a", "a")
        check(5, .int(5))
        check(3_000_000_000, .long(3_000_000_000))
        check(Int8(5), .byte(5))
        check(Int16(5), .short(5))
        check(Int32(5), .int(5))
        check(Int64(5), .long(5))
        check(UInt8(200), .short(200))
        check(0.5, .double(0.5))
        check(Float(0.5), .float(0.5))
        check(true, .bool(true))
        check(ValueZoo.uuid, .uuid(ValueZoo.uuid))
        check(BigInteger(7), .bigInteger(7))
        check(BigDecimal("1.50")!, .bigDecimal(BigDecimal("1.50")!))
        check(Duration.seconds(3), .duration(.seconds(3)))
        check(GeoPoint(latitude: 1, longitude: 2), .point(GeoPoint(latitude: 1, longitude: 2)))
        check([1, 2], [1, 2])
        check([UInt8]([1, 2]), .binary([1, 2]))
        check([[UInt8]]([[1], []]), [.binary([1]), .binary([])])
        check(Optional<String>.none, .null)
        check(Optional<String>.some("a"), "a")
        check([String?](["a", nil]), ["a", nil])
    }

    @Test func conversionsRefuseWhatDoesNotFit() {
        #expect(Int(propertyValue: .byte(3)) == 3)
        #expect(Int(propertyValue: .bigInteger(3)) == 3)
        #expect(Int8(propertyValue: .int(300)) == nil)
        #expect(Int(propertyValue: .double(3)) == nil)
        #expect(Double(propertyValue: .int(3)) == 3)
        #expect(Double(propertyValue: .long(1 << 53 + 1)) == nil)
        #expect(Float(propertyValue: .double(0.1)) == nil)
        #expect(Float(propertyValue: .double(.nan))?.isNaN == true)
        #expect(String(propertyValue: .int(3)) == nil)
        #expect([Int](propertyValue: [1, "a"]) == nil)
        #expect([Int](propertyValue: .set(PropertySet([1, 2]))) == [1, 2])
        #expect([Int](propertyValue: .binary([1])) == nil)
        #expect(Bool(propertyValue: 1) == nil)
    }

    // MARK: Elements

    @Test func vertices() {
        let vertex = ValueZoo.vertex
        #expect(vertex["name"] == "marko")
        #expect(vertex["city"] == "Rome" && vertex.values("city") == ["Rome", "Oslo"])
        #expect(vertex["none"].isNull && vertex.values("none").isEmpty)
        #expect(vertex.propertyKeys == ["name", "city"])
        #expect(vertex.label == "person" && vertex.labels == ["person"])
        #expect(vertex.properties[0]["since"] == 2009)
        let bare = Vertex(key: 9, detail: nil)
        #expect(bare.id == 9 && bare.labels.isEmpty)
        #expect(Vertex(key: 1, detail: nil) == vertex)
        #expect(Set([vertex, Vertex(key: 1, detail: nil), bare]).count == 2)
    }

    @Test func edges() {
        let edge = ValueZoo.edge
        #expect(edge.id == 7 && edge.label == "created" && edge["weight"] == 0.4)
        #expect(edge.source == ValueZoo.vertex && edge.target.id == "b")
        #expect(edge.propertyKeys == ["weight"] && edge["none"].isNull)
        let bare = Edge(key: 7, ends: EdgeEnds(label: 3, source: 1, target: 2, detail: nil))
        #expect(bare == edge && bare.source.id == 1)
    }

    @Test func ids() {
        for value: PropertyValue in [.byte(5), .short(5), .int(5), .long(5), .bigInteger(5)] {
            #expect(ElementID(value) == .int(5))
        }
        #expect(ElementID(.bigInteger(BigInteger("9223372036854775808")!)) == nil)
        #expect(ElementID(.double(5)) == nil && ElementID(.null) == nil)
        #expect(ElementID("5") != ElementID(5) && ElementID("5") == "5")
        #expect(ElementID.string("é") != .string("e\u{301}"))
        #expect(ElementID.uuid(ValueZoo.uuid) != .string(ValueZoo.uuid.lowercaseText))
        #expect(ExactValue(ElementID.int(1 << 40).propertyValue) == ExactValue(.long(1 << 40)))
        #expect(ExactValue(ElementID.int(1).propertyValue) == ExactValue(.int(1)))
        #expect(
            ([.uuid(ValueZoo.uuid), "b", 2, "a", 1] as [ElementID]).sorted()
                == [1, 2, "a", "b", .uuid(ValueZoo.uuid)])
    }

    // MARK: Collections

    @Test func setsAndMapsOfEverySize() {
        for size in [0, 1, 7, 8, 9, 100] {
            let values = (0..<size).flatMap { [PropertyValue.int(Int32($0)), .long(Int64($0))] }
            let set = PropertySet(values + values)
            #expect(set.count == size * 2 && set.values.count == size * 2)
            #expect(Array(set).map { ExactValue($0) } == values.map { ExactValue($0) })
            let map = PropertyMap(values.enumerated().map { ($1, .int(Int32($0))) })
            #expect(map.count == size * 2 && map.isEmpty == (size == 0))
            for (index, value) in values.enumerated() {
                #expect(set.contains(value) && map[value] == .int(Int32(index)))
            }
            #expect(!set.contains(.double(0)) && map[.double(0)] == nil)
            #expect(!map.contains(key: "x") && map["x"] == nil)
        }
        let map = PropertyMap([("a", 1), ("b", 2), ("a", 3)])
        #expect(map.keys == ["a", "b"] && map.values == [3, 2] && map["a"] == 3)
        #expect(map.contains(key: "a"))
    }

    @Test func depth() throws {
        let wraps: [(PropertyValue) -> PropertyValue] = [
            { [$0] }, { .set(PropertySet([1, $0])) }, { ["a": $0] }, { [$0: 1] },
            { .path(Path(objects: [$0], labels: [[]])) }, { .bulkSet(BulkSet(items: [($0, 1)])) },
            { .tree(Tree(branches: [($0, Tree(branches: []))])) },
        ]
        for wrap in wraps {
            #expect(!wrap(1).isNested(deeperThan: 2))
            #expect(wrap(wrap(wrap(1))).isNested(deeperThan: 2))
            #expect(wrap([1]).isNested(deeperThan: 1) && !wrap([1]).isNested(deeperThan: 2))
        }
        var value: PropertyValue = 1
        for _ in 0..<PropertyValue.maximumResultDepth { value = [value] }
        try value.checkResultDepth()
        #expect(!value.description.isEmpty && value == value && ExactValue(value).hashValue != 1)
        #expect(throws: GraphError.self) { try PropertyValue.list([value]).checkResultDepth() }
    }

    @Test func bulkSetsTreesAndPaths() {
        let bulk = BulkSet(items: [("a", 2), (1, 3)])
        #expect(bulk.count == 5 && bulk.uniqueCount == 2)
        #expect(bulk.bulk(of: "a") == 2 && bulk.bulk(of: .long(1)) == 0)
        #expect(Array(bulk.expanded) == ["a", "a", 1, 1, 1])
        #expect(BulkSet(items: [("a", .max)]).description.hasSuffix(",...]"))
        let tree = Tree(branches: [("a", Tree(branches: [("b", Tree(branches: []))]))])
        #expect(tree["a"]?["b"]?.count == 0 && tree["b"] == nil)
        let path = Path(objects: [1, nil, 3], labels: [["x"], ["x", "y"], []])
        #expect(path.count == 3 && path[2] == 3 && Array(path).count == 3)
        #expect(path["x"] == [1, nil] && path["y"] == [nil] && path["z"].isEmpty)
    }
}
