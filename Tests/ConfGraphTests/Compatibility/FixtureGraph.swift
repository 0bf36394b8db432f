import Foundation

@testable import ConfGraph

/// The graph in `Fixtures/v1.cgdb`, to be made once and to be checked for ever.
///
/// It has one of everything that format 1 stores: every type of value, ids of
/// every kind, several values and meta-properties, indexes, blocks, and edges
/// added and removed since they were packed.
enum FixtureGraph {
    static let people: Int64 = 40

    /// A value of every type, and the extremes of those that have some.
    static func values() throws -> [(key: String, value: PropertyValue)] {
        [
            ("null", .null), ("true", .bool(true)), ("false", .bool(false)),
            ("byte", .byte(-128)), ("short", .short(.min)), ("int", .int(.min)),
            ("long", .long(.min)), ("longMax", .long(.max)),
            ("bigInteger", .bigInteger(BigInteger("-170141183460469231731687303715884105729")!)),
            ("float", .float(0.1)), ("floatNaN", .float(.nan)),
            ("double", .double(0.1)), ("negativeZero", .double(-0.0)), ("nan", .double(.nan)),
            ("infinity", .double(-.infinity)), ("subnormal", .double(.leastNonzeroMagnitude)),
            ("bigDecimal", .bigDecimal(BigDecimal("-123456789012345678901234567890.00100")!)),
            ("char", .char("\u{1F600}")),
            ("string", .string("e\u{301} \u{E9} \0 \u{1F469}\u{200D}\u{1F680}")),
            ("emptyString", .string("")),
            ("longString", .string(String(repeating: "0123456789abcdef", count: 3000))),
            ("dateTime", .dateTime(DateTime("2015-04-10T09:30:15.123456789-04:30")!)),
            (
                "duration",
                .duration(Duration(secondsComponent: -7, attosecondsComponent: -5_000_000_000))
            ),
            ("uuid", .uuid(UUID(uuidString: "01234567-89AB-CDEF-0123-456789ABCDEF")!)),
            ("binary", .binary([0, 1, 0xFF])), ("emptyBinary", .binary([])),
            ("point", .point(GeoPoint(latitude: 45.5, longitude: -73.25))),
            ("list", .list([.int(1), .string("two"), .list([.null, .double(3)])])),
            ("set", .set(PropertySet([.int(1), .string("1"), .long(2)]))),
            ("map", .map(PropertyMap([(.string("k"), .int(1)), (.int(2), .list([]))]))),
        ]
    }

    /// Edges of the older part, packed into blocks: source, label, target.
    static func packedEdges() -> [(Int64, String, Int64)] {
        var edges: [(Int64, String, Int64)] = []
        for person in 1...people {
            for other in 1...people where (person * 7 + other * 3) % 5 == 0 {
                edges.append((person, "knows", other))
            }
            // A hub, and several equal edges.
            edges.append((1, "follows", person))
            edges.append((1, "follows", person))
        }
        return edges
    }

    static func isRemoved(_ index: Int) -> Bool { index % 11 == 3 }

    /// Edges that were added after the packing.
    static func newEdges() -> [(Int64, String, Int64)] {
        (1...20).map { ($0, $0 % 2 == 0 ? "knows" : "gave", (people + 1 - $0)) }
    }

    /// All edges, as "source label target", sorted.
    static func expectedEdges() -> [String] {
        let old = packedEdges().enumerated().filter { !isRemoved($0.offset) }.map(\.element)
        return (old + newEdges()).map { "\($0.0) \($0.1) \($0.2)" }.sorted()
    }

    static let stringID = ElementID.string("cory@example.org")
    static let uuidID = ElementID.uuid(UUID(uuidString: "AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE")!)

    /// Makes the file.
    static func create(path: String) throws {
        var options = StorageOptions()
        options.createIfMissing = true
        options.labels = .zeroOrMore
        options.nullProperties = .keep
        let database = try Database(path: path, options: options)
        try database.write(cancellation: nil) { writer in
            for person in 1...people {
                _ = try writer.addVertex(
                    labels: person % 3 == 0 ? ["person", "speaker"] : ["person"], id: .int(person))
                try writer.setVertexProperty(
                    person, "name", .string("person \(person)"), cardinality: .single, id: nil)
            }
            try writer.createIndex(label: "person", key: "name", unique: true)
            try writer.createIndex(label: nil, key: "city", unique: false)
            for (source, label, target) in packedEdges() {
                _ = try writer.addEdge(label, from: source, to: target, id: nil)
            }
        }
        try database.compact()
        try database.write(cancellation: nil) { writer in
            var edges = EdgeColumns()
            while try writer.scanEdges(
                labels: nil, after: edges.keys.last, limit: 1000, into: &edges)
            {}
            for (index, edge) in edges.keys.enumerated() where isRemoved(index) {
                try writer.removeEdge(edge)
            }
            for (source, label, target) in newEdges() {
                let edge = try writer.addEdge(label, from: source, to: target, id: nil)
                try writer.setEdgeProperty(edge, "weight", .double(Double(source) / 4))
            }
            for (key, value) in try values() {
                try writer.setVertexProperty(1, key, value, cardinality: .single, id: nil)
            }
            let values = try writer.addVertex(labels: ["values"], id: stringID)
            for city in ["Montréal", "Bilbao", "Montréal"] {
                let property = try writer.setVertexProperty(
                    values, "city", .string(city), cardinality: .list, id: nil)
                try writer.setMetaProperty(
                    vertex: values, property: property, "since", .int(Int32(city.utf8.count)))
            }
            for tag in ["a", "b", "a"] {
                try writer.setVertexProperty(
                    values, "tag", .string(tag), cardinality: .set, id: nil)
            }
            let unlabelled = try writer.addVertex(labels: [], id: uuidID)
            _ = try writer.addEdge("gave", from: values, to: unlabelled, id: .string("an edge"))
        }
        database.close()
    }
}
