import Foundation
import Testing

@testable import ConfGraph

/// Files of older formats open for ever, with all that is in them.
struct FixtureTests {
    private let directory: TemporaryDirectory

    /// One of each format, written by a program of that format.
    static let kept = ["v1", "v2", "v3"]

    init() throws { directory = try TemporaryDirectory() }

    private func open(_ name: String) throws -> Database {
        try Database(path: KeptFile.copy(name, to: directory), options: StorageOptions())
    }

    /// For a format that is about to be released: the file that later ones have to read.
    @Test(
        .enabled(if: ProcessInfo.processInfo.environment["CONFGRAPH_WRITE_FIXTURE"] != nil))
    func writeTheFileOfThisFormat() throws {
        let new = directory.url.appending(path: "new.db")
        try FixtureGraph.create(path: new.path)
        try FileManager.default.copyItem(at: new, to: KeptFile.url("v\(FileFormat.version)"))
    }

    @Test(arguments: kept) func everyValueIsThere(file: String) throws {
        let database = try open(file)
        try database.read(cancellation: nil) { reader in
            for (key, expected) in try FixtureGraph.values() {
                let id = try #require(try reader.keyID(key), "\(key)")
                let value = try #require(try reader.firstVertexProperty(1, key: id), "\(key)")
                #expect(ExactValue(value) == ExactValue(expected), "\(key): \(value)")
            }
        }
    }

    @Test(arguments: kept) func everyEdgeIsThereInBothDirections(file: String) throws {
        let database = try open(file)
        let edges = try database.read(cancellation: nil) { reader in
            var found: [Direction: [String]] = [:]
            let people = Array(1...FixtureGraph.people)
            for name in ["knows", "follows", "gave"] {
                let label = try #require(try reader.labelID(name))
                for direction in [Direction.out, .in] {
                    var expansion = Expansion()
                    try people.withUnsafeBufferPointer { people in
                        try reader.expand(
                            people, direction, labels: [label], edges: false, into: &expansion)
                    }
                    for (origin, neighbor) in zip(expansion.origins, expansion.neighbors) {
                        let near = people[Int(origin)]
                        found[direction, default: []].append(
                            direction == .out
                                ? "\(near) \(name) \(neighbor)" : "\(neighbor) \(name) \(near)")
                    }
                }
            }
            return found
        }
        #expect(edges[.out]?.sorted() == FixtureGraph.expectedEdges())
        #expect(edges[.in]?.sorted() == FixtureGraph.expectedEdges())
    }

    @Test(arguments: kept) func idsLabelsAndSeveralValuesAreThere(file: String) throws {
        let database = try open(file)
        try database.read(cancellation: nil) { reader in
            let values = try #require(try reader.vertexKey(FixtureGraph.stringID))
            let unlabelled = try #require(try reader.vertexKey(FixtureGraph.uuidID))
            #expect(try reader.vertexID(values) == FixtureGraph.stringID)
            #expect(try reader.vertexCount(labels: nil) == FixtureGraph.people + 2)
            let speaker = try #require(try reader.labelID("speaker"))
            #expect(try reader.vertexCount(labels: [speaker]) == FixtureGraph.people / 3)
            let set = try #require(try reader.labelSet(ofVertex: unlabelled))
            #expect(try reader.labels(inSet: set).isEmpty)

            let edge = try #require(try reader.edgeKey(.string("an edge")))
            let record = try #require(try reader.edge(edge))
            #expect(record.source == values && record.target == unlabelled)

            let since = try #require(try reader.keyID("since"))
            var cities: [String] = []
            try reader.vertexProperties(values, key: try reader.keyID("city")) {
                _, property, value in
                guard case .string(let city) = value else { return }
                cities.append(city)
                try reader.metaProperties(vertex: values, property: property) { key, value in
                    #expect(key == since)
                    #expect(ExactValue(value) == ExactValue(.int(Int32(city.utf8.count))))
                }
            }
            #expect(cities == ["Montréal", "Bilbao", "Montréal"])
            var tags: [String] = []
            try reader.vertexProperties(values, key: try reader.keyID("tag")) { _, _, value in
                if case .string(let tag) = value { tags.append(tag) }
            }
            #expect(tags == ["a", "b"])
            #expect(try reader.indexes().count == 2)
        }
    }

    @Test(arguments: kept) func itIsWholeAndCanBeWritten(file: String) throws {
        let database = try open(file)
        #expect(try database.check(repair: false).isClean)
        try database.write(cancellation: nil) { writer in
            let vertex = try writer.addVertex(labels: ["person"], id: nil)
            _ = try writer.addEdge("knows", from: vertex, to: 1, id: nil)
        }
        try database.compact()
        #expect(try database.check(repair: false).isClean)
    }
}
