import Testing

@testable import ConfGraph

/// Every type comes back as it was stored, from every kind of property.
@Suite struct StoredValueTests {
    private static let corners: [PropertyValue] = [
        .null, .bool(true), .bool(false), .byte(.min), .byte(.max), .short(.min), .short(.max),
        .int(.min), .int(.max), .int(0), .long(.min), .long(.max),
        .bigInteger(BigInteger("-123456789012345678901234567890")!), .bigInteger(BigInteger(0)),
        .float(.nan), .float(.infinity), .float(-.infinity), .float(-0.0), .float(0), .float(0.1),
        .float(.leastNonzeroMagnitude), .double(.nan), .double(.infinity), .double(-.infinity),
        .double(-0.0), .double(0), .double(1), .double(0.1), .double(.greatestFiniteMagnitude),
        .double(.leastNonzeroMagnitude), .double(0x1p63), .double(-0x1p63),
        .bigDecimal(BigDecimal("1.50")!), .bigDecimal(BigDecimal("-0.000")!),
        .char("a"), .char("\u{0}"), .char("😀"), .char("\u{301}"), .string(""), .string("\u{0}"),
        .string("a\u{0}b"), .string("e\u{301}"), .string("é"), .string("\u{FEFF}x\u{10FFFF}"),
        .dateTime(DateTime("2015-04-10T10:00:00.123456789-04:00")!), .duration(.seconds(-1)),
        .duration(.nanoseconds(3)), .binary([]), .binary([0, 255]),
        .point(GeoPoint(latitude: -45.5, longitude: 179.9)), .list([]),
        .list([.int(1), .list([.null])]), .set(PropertySet([.int(1), .long(1)])),
        .map(PropertyMap([(.string("k"), .double(.nan)), (.int(1), .null)])),
    ]

    /// Values of several vertices come by another statement than those of one.
    @Test func valuesOfSeveralVerticesAreThoseOfEach() throws {
        let database = try Database(path: nil)
        try database.write { (w) throws in
            for number in 0..<9 {
                let vertex = try w.addVertex(labels: ["v"], id: nil)
                for value in 0..<number % 4 {
                    try w.setVertexProperty(
                        vertex, "p", .int(Int32(10 * number - value)), cardinality: .list, id: nil)
                    try w.setVertexProperty(vertex, "q", .int(-1), cardinality: .list, id: nil)
                }
            }
        }
        try database.read { (r) throws in
            let key = try #require(try r.keyID("p"))
            let stored = try #require(try r.storedValues(of: key))
            for vertices in [[], [4], [8, 7, 1], [3, 3, 2, 99, 4], Array(0...12)] as [[Int64]] {
                var expected: [PropertyValue] = []
                var places: [Int32] = []
                for (place, vertex) in vertices.enumerated() {
                    let before = expected.count
                    try stored.append(of: vertex, to: &expected)
                    places += Array(repeating: Int32(place), count: expected.count - before)
                }
                var found: [PropertyValue] = []
                var rows: [Int32]? = []
                for part in [vertices.prefix(3), vertices.dropFirst(3)] {
                    try stored.append(of: part, to: &found, &rows)
                }
                #expect(found.map { ExactValue($0) } == expected.map { ExactValue($0) })
                #expect(rows == places)
                var none: [Int32]?
                found = []
                try stored.append(of: vertices[...], to: &found, &none)
                #expect(found.map { ExactValue($0) } == expected.map { ExactValue($0) })
                #expect(none == nil)
            }
        }
    }

    private func roundTrip(_ values: [PropertyValue], inMemory: Bool) throws {
        let folder = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        options.nullProperties = .keep
        let path = folder.path("a.cgdb")
        var database = try Database(path: inMemory ? nil : path, options: options)
        try database.write { (w) throws in
            let vertex = try w.addVertex(labels: ["v"], id: nil)
            let holder = try w.setVertexProperty(
                vertex, "holder", .int(0), cardinality: .single, id: nil)
            let edge = try w.addEdge("e", from: vertex, to: vertex, id: nil)
            for (index, value) in values.enumerated() {
                try w.setVertexProperty(vertex, "p", value, cardinality: .list, id: nil)
                try w.setEdgeProperty(edge, "p\(index)", value)
                try w.setMetaProperty(vertex: vertex, property: holder, "m\(index)", value)
            }
        }
        if !inMemory {
            database.close()
            database = try Database(path: path)
        }
        try database.read { (r) throws in
            let vertex = try r.materialize(vertex: 1)
            #expect(vertex.values("p").map(ExactValue.init) == values.map(ExactValue.init))
            let edge = try r.materialize(edge: 1)
            let meta = vertex.properties[0].properties
            #expect(edge.ends.detail?.properties.count == values.count)
            for (index, value) in values.enumerated() {
                let found = edge.ends.detail?.properties.first { $0.key == "p\(index)" }
                #expect(found.map { ExactValue($0.value) } == ExactValue(value))
                let metaFound = meta.first { $0.key == "m\(index)" }
                #expect(metaFound.map { ExactValue($0.value) } == ExactValue(value))
            }
        }
    }

    @Test(arguments: [true, false])
    func cornerCases(inMemory: Bool) throws { try roundTrip(Self.corners, inMemory: inMemory) }

    @Test(arguments: [1, 2] as [UInt64])
    func randomValues(seed: UInt64) throws {
        var generator = ValueGenerator(seed: seed)
        try roundTrip((0..<300).map { _ in generator.value() }, inMemory: seed == 1)
    }

    @Test func tenMegabytesComeBack() throws {
        let text = String(repeating: "häß😀\u{0}", count: 1 << 20)
        #expect(text.utf8.count > 10_000_000)
        let bytes = [UInt8](repeating: 7, count: 10 << 20)
        try roundTrip([.string(text), .binary(bytes), .list([.string(text)])], inMemory: false)
    }

    @Test func resultsAreNoValues() throws {
        let database = try Database(path: nil)
        try database.write { (w) throws in
            let vertex = try w.addVertex(labels: ["v"], id: nil)
            let edge = try w.addEdge("e", from: vertex, to: vertex, id: nil)
            let element = PropertyValue.vertex(Vertex(key: 1, detail: nil))
            for value in [element, .list([element]), .token(.id)] {
                #expect(throws: GraphError.self) {
                    try w.setVertexProperty(vertex, "p", value, cardinality: .single, id: nil)
                }
                #expect(throws: GraphError.self) { try w.setEdgeProperty(edge, "p", value) }
            }
        }
    }

    /// A file that others have changed is an error, never a wrong value.
    @Test(arguments: [
        "type = 99", "type = 4, value = 'x'", "type = 4, value = 99999999999",
        "type = 10, value = 'ab'", "type = 14, value = x'00'", "type = 19, value = x'1300'",
        "type = 16, value = x'10ffffffffffffffff7f'", "type = 2, value = 300", "type = -1",
    ])
    func damagedValuesAreErrors(change: String) throws {
        let database = try Database(path: nil)
        try database.write { (w) throws in
            let vertex = try w.addVertex(labels: ["v"], id: nil)
            try w.setVertexProperty(vertex, "p", 1, cardinality: .single, id: nil)
            try w.connection.execute("UPDATE vertex_property SET \(change)")
        }
        let error = #expect(throws: GraphError.self) {
            try database.read { _ = try $0.materialize(vertex: 1) }
        }
        #expect(error?.code == .corrupt)
    }
}
