import Foundation

@testable import ConfGraph

/// Random values from a seed, so that a failure can be repeated.
struct ValueGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    mutating func int(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

    /// Integers that lie close to the limits of types more often than not.
    mutating func integer() -> Int64 {
        let edges: [Int64] = [
            0, 1, -1, 127, 128, -128, -129, 32_767, 32_768, 2_147_483_647, 2_147_483_648,
            -2_147_483_648, -2_147_483_649, .max, .min, 1 << 53, 1 << 53 + 1,
        ]
        return int(0..<3) == 0
            ? Int64(bitPattern: next()) >> Int64(int(0..<64)) : edges[int(0..<edges.count)]
    }

    mutating func double() -> Double {
        let edges: [Double] = [
            0, -0.0, 1, -1, 0.1, 1.5, .infinity, -.infinity, .nan, .greatestFiniteMagnitude,
            .leastNonzeroMagnitude, 1e22, 0x1p53, 0x1p63, 1e-7, 123_456.789,
        ]
        return int(0..<2) == 0 ? Double(bitPattern: next()) : edges[int(0..<edges.count)]
    }

    mutating func string() -> String {
        let pieces = [
            "a", "B", "é", "e\u{301}", "\u{0}", "\"", "\\", "\n", "\r", ",", " ", "日本", "👩‍👩‍👧",
            "\u{FEFF}", "\u{7F}", "\u{1F}", "/", "'", "0", "\u{10FFFF}",
        ]
        return (0..<int(0..<6)).map { _ in pieces[int(0..<pieces.count)] }.joined()
    }

    mutating func bigInteger() -> BigInteger {
        let limbs = (0..<int(0..<5)).map { _ in
            switch int(0..<4) {
            case 0: UInt64.max
            case 1: UInt64(0)
            default: next()
            }
        }
        return BigInteger(limbs: limbs, isNegative: int(0..<2) == 0)
    }

    mutating func bigDecimal() -> BigDecimal {
        BigDecimal(unchecked: bigInteger(), scale: int(-30..<30))
    }

    mutating func dateTime() -> DateTime {
        let seconds = Int64(int(-100_000_000_000..<100_000_000_000))
        let nanoseconds = [0, 1, 1_000, 1_000_000, 999_999_999, 120_000_000][int(0..<6)]
        return try! DateTime(
            epochSeconds: seconds, nanoseconds: nanoseconds, offsetSeconds: int(-72..<73) * 900)
    }

    mutating func uuid() -> UUID {
        var bytes: [UInt8] = []
        for _ in 0..<16 { bytes.append(UInt8(truncatingIfNeeded: next())) }
        return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }

    /// A value that a property can hold.
    mutating func value(depth: Int = 3) -> PropertyValue {
        switch int(0..<(depth > 0 ? 20 : 17)) {
        case 0: .null
        case 1: .bool(int(0..<2) == 0)
        case 2: .byte(Int8(truncatingIfNeeded: integer()))
        case 3: .short(Int16(truncatingIfNeeded: integer()))
        case 4: .int(Int32(truncatingIfNeeded: integer()))
        case 5: .long(integer())
        case 6: .bigInteger(bigInteger())
        case 7: .float(Float(double()))
        case 8: .double(double())
        case 9: .bigDecimal(bigDecimal())
        case 10: .char(Unicode.Scalar(UInt32(int(0..<0xD800)))!)
        case 11: .string(string())
        case 12: .dateTime(dateTime())
        case 13:
            .duration(
                Duration(
                    secondsComponent: integer() >> 1, attosecondsComponent: Int64(int(0..<999))))
        case 14: .uuid(uuid())
        case 15: .binary((0..<int(0..<9)).map { _ in UInt8(truncatingIfNeeded: next()) })
        case 16:
            .point(
                GeoPoint(latitude: Double(int(-90..<91)), longitude: Double(int(-180..<181)) / 3))
        case 17: .list(values(depth: depth))
        case 18: .set(PropertySet(values(depth: depth)))
        default:
            .map(
                PropertyMap(values(depth: depth).map { ($0, value(depth: depth - 1)) }))
        }
    }

    private mutating func values(depth: Int) -> [PropertyValue] {
        (0..<int(0..<5)).map { _ in value(depth: depth - 1) }
    }
}

/// One value of every kind, and neighbours that are easy to confuse.
enum ValueZoo {
    static let uuid = UUID(uuidString: "6100808b-62f9-42b7-957e-ed66c30f40d1")!
    static let vertex = Vertex(
        key: 1,
        detail: VertexDetail(
            id: .int(1), labels: ["person"],
            properties: [
                VertexProperty(
                    owner: 1, propertyKey: 0, id: .int(0), key: "name", value: "marko",
                    properties: [
                        Property(
                            owner: .vertexProperty(vertex: 1, property: 0), key: "since",
                            value: 2009)
                    ]),
                VertexProperty(
                    owner: 1, propertyKey: 1, id: .int(1), key: "city", value: "Rome",
                    properties: []),
                VertexProperty(
                    owner: 1, propertyKey: 2, id: .int(2), key: "city", value: "Oslo",
                    properties: []),
            ]))
    static let other = Vertex(
        key: 2, detail: VertexDetail(id: "b", labels: ["software"], properties: []))
    static let edge = Edge(
        key: 7,
        ends: EdgeEnds(
            label: 3, source: 1, target: 2,
            detail: EdgeDetail(
                id: .int(7), label: "created", source: vertex, target: other,
                properties: [Property(owner: .edge(7), key: "weight", value: 0.4)])))

    static let values: [PropertyValue] = [
        .null, false, true,
        .double(-.infinity), .long(.min), -1, .double(-0.0), 0, .double(0.5), .byte(1), .short(1),
        1, .long(1), .float(1), .double(1), .bigInteger(1), .bigDecimal(BigDecimal("1.00")!),
        .double(0.1), .float(0.1), .bigDecimal(BigDecimal("0.1")!), .long(1 << 53),
        .double(0x1p53), .long(1 << 53 + 1), .long(.max), .double(0x1p63),
        .bigInteger(BigInteger("9223372036854775808")!), .double(1e300),
        .bigInteger(BigInteger("1" + String(repeating: "0", count: 300))!),
        .bigDecimal(BigDecimal("1e90000")!), .double(.infinity), .float(.infinity),
        .double(.nan), .float(.nan),
        .dateTime(DateTime("2023-08-08T00:00:00Z")!),
        .dateTime(DateTime("2023-08-08T01:00:00+01:00")!),
        .dateTime(DateTime("2023-08-08T00:00:00.5Z")!),
        "", "a", "b", "é", "e\u{301}", "1",
        .uuid(uuid), .vertex(vertex), .vertex(other), .edge(edge),
        .vertexProperty(vertex.properties[0]), .vertexProperty(vertex.properties[1]),
        .property(edge.properties[0]), .property(vertex.properties[0].properties[0]),
        .path(Path(objects: [.vertex(vertex), 1], labels: [["a"], []])),
        .path(Path(objects: [.vertex(vertex)], labels: [["a"]])),
        .set(PropertySet([1, 2])), .set(PropertySet([2, 1])), .set(PropertySet([])),
        .set(PropertySet([.double(1), .double(2)])), .set(PropertySet([1, .double(1), 2])),
        .bulkSet(BulkSet(items: [(1, 2), (2, 1)])),
        [], [1], [1, 2], [.double(1), .double(2)], [2, 1], ["a", 1], [.double(.nan)],
        [:], ["a": 1, "b": 2], ["b": 2, "a": 1], ["a": .double(1), "b": 2], ["a": false, "c": "c"],
        .char("a"), .duration(.seconds(1)), .duration(.seconds(-1)), .binary([]), .binary([1, 2]),
        .point(GeoPoint(latitude: 1, longitude: 2)),
        .tree(Tree(branches: [(1, Tree(branches: []))])),
        .graph(Subgraph(vertices: [vertex], edges: [])),
        .token(.id), .token(.label), .direction(.out), .direction(.in),
    ]
}
