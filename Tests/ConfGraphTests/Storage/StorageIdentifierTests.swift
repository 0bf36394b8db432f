import Foundation
import Testing

@testable import ConfGraph

/// Ids: assigned, given, never reused.
@Suite struct StorageIdentifierTests {
    private func vertex(_ writer: StorageWriter, _ id: ElementID? = nil) throws -> Int64 {
        try writer.addVertex(labels: ["v"], id: id)
    }

    @Test func assignedIdsAreNeverReused() throws {
        let folder = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        let path = folder.path("a.cgdb")
        var given: Set<Int64> = []
        var edgesGiven: Set<Int64> = []
        for round in 0..<6 {
            let database = try Database(path: path, options: options)
            for _ in 0..<2 {
                try database.write { (w) throws in
                    let a = try vertex(w)
                    let b = try vertex(w)
                    let edge = try w.addEdge("e", from: a, to: b, id: nil)
                    #expect(given.insert(a).inserted && given.insert(b).inserted)
                    #expect(edgesGiven.insert(edge).inserted)
                    if round % 2 == 0 { try w.removeVertex(b) }
                    let c = try vertex(w)
                    #expect(given.insert(c).inserted)
                    try w.removeVertex(c)
                }
                try database.write { (w) throws in
                    let before = w.snapshot.newestEdge
                    for key in given { try w.removeVertex(key) }
                    #expect(before == edgesGiven.max())
                }
                let snapshot = try database.read { $0.snapshot }
                #expect(snapshot.newestEdge == edgesGiven.max())
            }
            database.close()
        }
    }

    @Test func propertyNumbersAreNeverReused() throws {
        let folder = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        let path = folder.path("a.cgdb")
        var seen: Set<Int64> = []
        for _ in 0..<5 {
            let database = try Database(path: path, options: options)
            let key = try database.write { try vertex($0) }
            for count in [1, 200, 3] {
                let numbers = try database.write { (w) throws in
                    try (0..<count).map {
                        try w.setVertexProperty(
                            key, "p", .int(Int32($0)), cardinality: .list, id: nil)
                    }
                }
                for number in numbers { #expect(seen.insert(number).inserted) }
                // A write that fails gives its numbers back, or loses them.
                #expect(throws: Abandoned.self) {
                    try database.write { (w) throws in
                        for _ in 0..<100 {
                            try w.setVertexProperty(
                                key, "p", .int(0), cardinality: .list, id: nil)
                        }
                        throw Abandoned()
                    }
                }
                try database.write { (w) throws in
                    for number in numbers.suffix(2) {
                        try w.removeVertexProperty(vertex: key, property: number)
                    }
                }
            }
            database.close()
        }
    }

    @Test func givenIntegersBecomeKeysWhereTheyFit() throws {
        let database = try Database(path: nil)
        try database.write { (w) throws in
            #expect(try vertex(w, 5) == 5)
            #expect(try vertex(w) == 6)
            #expect(try vertex(w, 0) == 0)
            let negative = try vertex(w, -1)
            #expect(negative == 7)
            #expect(try w.vertexKey(-1) == 7)
            #expect(try w.vertexKey(7) == nil)
            #expect(try w.vertexID(7) == -1)
            let huge = try vertex(w, .int(.max))
            #expect(huge == 8)
            #expect(try w.vertexKey(.int(.max)) == 8)
            // 8 is no vertex's id, though it is a vertex's key.
            let eight = try vertex(w, 8)
            #expect(eight == 9)
            #expect(try w.vertexKey(8) == 9)
            // Automatic ids step over ids given to others.
            let ten = try vertex(w, .string("ten"))
            #expect(ten == 10)
            let twelve = try vertex(w, 3_000_000_000)
            #expect(twelve == 3_000_000_000)
            #expect(try vertex(w) == 3_000_000_001)
        }
    }

    @Test func automaticIdsSkipGivenOnes() throws {
        let database = try Database(path: nil)
        try database.write { (w) throws in
            _ = try vertex(w, 9_000_000_000)  // does not fit: it gets key 1
            #expect(try w.vertexKey(9_000_000_000) == 1)
            let edges = try (0..<3).map { index in
                try w.addEdge("e", from: 1, to: 1, id: .int(Int64(index) + 3))
            }
            #expect(edges == [1, 2, 5])  // 3 and 4 are ids of the first two
            #expect(try w.edgeID(1) == 3)
            #expect(try w.edgeID(5) == 5)
            #expect(try w.edgeKey(1) == nil)
            #expect(try w.addEdge("e", from: 1, to: 1, id: nil) == 6)
        }
    }

    @Test func idsThatExistAreRefused() throws {
        let database = try Database(path: nil)
        let uuid = UUID(uuidString: "12345678-90ab-cdef-1234-567890abcdef")!
        let ids: [ElementID] = [1, "1", .uuid(uuid), -5, .string(uuid.uuidString), "e\u{301}", "é"]
        try database.write { (w) throws in
            for id in ids { _ = try vertex(w, id) }
            for id in ids {
                #expect(try w.vertexKey(id).map(w.vertexID) == id)
                let error = #expect(throws: GraphError.self) { try vertex(w, id) }
                #expect(error?.code == .alreadyExists)
                #expect(error?.message == "Vertex with id already exists: \(id)")
            }
            let edge = try w.addEdge("e", from: 1, to: 1, id: "x")
            var error = #expect(throws: GraphError.self) {
                try w.addEdge("e", from: 1, to: 1, id: "x")
            }
            #expect(error?.message == "Edge with id already exists: x")
            try w.removeEdge(edge)
            _ = try w.addEdge("e", from: 1, to: 1, id: "x")
            let property = try w.setVertexProperty(
                1, "p", 1, cardinality: .list, id: "p1")
            #expect(try w.vertexPropertyID(property) == "p1")
            error = #expect(throws: GraphError.self) {
                try w.setVertexProperty(1, "p", 1, cardinality: .list, id: "p1")
            }
            #expect(error?.message == "VertexProperty with id already exists: p1")
            try w.setVertexProperty(1, "p", 2, cardinality: .single, id: "p1")
            try w.removeVertex(1)
            #expect(try vertex(w, 1) == 1)
        }
    }

    @Test func givenIdsOutliveTheProcess() throws {
        let folder = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        let path = folder.path("a.cgdb")
        let first = try Database(path: path, options: options)
        let key = try first.write { try vertex($0, "speaker-1") }
        // Another open file learns of the ids from the catalog's generation.
        let other = try Database(path: path)
        #expect(try other.read { try $0.vertexKey("speaker-1") } == key)
        try first.write { _ = try vertex($0, "speaker-2") }
        #expect(try other.read { try $0.vertexKey("speaker-2") } == key + 1)
    }
}
