import Testing

@testable import ConfGraph

@Suite struct StorageRoundTripTests {
    @Test(arguments: [false, true])
    func writtenGraphIsReadBack(inMemory: Bool) throws {
        let folder = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        let database = try Database(
            path: inMemory ? nil : folder.path("a.cgdb"), options: options)
        let (ada, talk, gave) = try database.write { (w) throws in
            let ada = try w.addVertex(labels: ["speaker"], id: "ada")
            let talk = try w.addVertex(labels: ["talk"], id: 17)
            try w.setVertexProperty(ada, "name", .string("Ada"), cardinality: .single, id: nil)
            let topic = try w.setVertexProperty(
                talk, "topic", .string("http2"), cardinality: .set, id: nil)
            try w.setMetaProperty(vertex: talk, property: topic, "since", .int(2015))
            let gave = try w.addEdge("gave", from: ada, to: talk, id: 7)
            try w.setEdgeProperty(gave, "year", .int(2015))
            return (ada, talk, gave)
        }
        #expect(talk == 17)
        try database.read { (r) throws in
            #expect(try r.vertexKey("ada") == ada)
            #expect(try r.vertexKey(.int(ada)) == nil)
            #expect(try r.vertexKey(17) == talk)
            let vertex = try r.materialize(vertex: ada)
            #expect(vertex.id == "ada")
            #expect(vertex.labels == ["speaker"])
            #expect(vertex["name"] == .string("Ada"))
            let edge = try r.materialize(edge: gave)
            #expect(edge.id == 7)
            #expect(edge.ends.detail?.label == "gave")
            #expect(edge.ends.detail?.target.labels == ["talk"])
            #expect(try r.materialize(vertex: talk).properties[0].properties[0].value == .int(2015))
            #expect(try r.edgeKey(7) == gave)
        }
        try database.write { w in try w.removeVertex(talk) }
        try database.read { (r) throws in
            #expect(try r.edge(gave) == nil)
            #expect(try r.vertexKey(17) == nil)
            #expect(try r.vertexCount(labels: nil) == 1)
            #expect(try r.edgeCount(labels: nil) == 0)
        }
        database.close()
        #expect(throws: GraphError.self) { try database.read { _ in } }
    }
}
