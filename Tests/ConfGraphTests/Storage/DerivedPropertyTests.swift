import Testing

@testable import ConfGraph

@Suite struct DerivedPropertyTests {
    @Test func topicsOfATalkAreTheNamesOfWhatItIsAbout() throws {
        let database = try Database(path: nil)
        try database.write { (w) throws in
            try w.declareDerivedProperty(
                label: "talk", key: "topic", edge: "about", direction: .out, sourceKey: "name")
            let talk = try w.addVertex(labels: ["talk"], id: nil)
            let http = try w.addVertex(labels: ["topic"], id: nil)
            let map = try w.addVertex(labels: ["topic"], id: nil)
            try w.setVertexProperty(http, "name", "http2", cardinality: .single, id: nil)
            try w.setVertexProperty(map, "name", "map", cardinality: .single, id: nil)
            #expect(try w.materialize(vertex: talk).properties.isEmpty)
            let about = try w.addEdge("about", from: talk, to: http, id: "about-1")
            _ = try w.addEdge("about", from: talk, to: map, id: nil)
            _ = try w.addEdge("about", from: talk, to: map, id: nil)
            let topic = try #require(try w.keyID("topic"))
            let vertex = try w.materialize(vertex: talk)
            #expect(vertex.values("topic") == ["http2", "map"])
            #expect(vertex.properties[0].id == "about-1")
            #expect(try w.firstVertexProperty(talk, key: topic) == "http2")
            // A topic's own `topic` property is nobody's business.
            try w.setVertexProperty(http, "topic", "x", cardinality: .single, id: nil)
            #expect(try w.firstVertexProperty(http, key: topic) == "x")
            // Never stale.
            try w.setVertexProperty(http, "name", "HTTP/2", cardinality: .single, id: nil)
            #expect(try w.firstVertexProperty(talk, key: topic) == "HTTP/2")
            try w.removeEdge(about)
            #expect(try w.firstVertexProperty(talk, key: topic) == "map")

            let error = #expect(throws: GraphError.self) {
                try w.setVertexProperty(talk, "topic", "y", cardinality: .set, id: nil)
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message.contains("Add or remove an edge about instead") == true)
            let derived = try #require(try w.materialize(vertex: talk).properties.first)
            #expect(throws: GraphError.self) {
                try w.removeVertexProperty(vertex: talk, property: derived.propertyKey)
            }
            #expect(throws: GraphError.self) {
                try w.setMetaProperty(vertex: talk, property: derived.propertyKey, "m", 1)
            }
            #expect(throws: GraphError.self) {
                try w.createIndex(label: "talk", key: "topic", unique: false)
            }
            #expect(throws: GraphError.self) {
                try w.createIndex(label: nil, key: "topic", unique: false)
            }
            try w.createIndex(label: "topic", key: "topic", unique: false)
        }
    }

    @Test func declarationsThatContradictTheGraphAreRefused() throws {
        let database = try Database(path: nil)
        try database.write { (w) throws in
            let talk = try w.addVertex(labels: ["talk"], id: nil)
            try w.setVertexProperty(talk, "topic", "x", cardinality: .single, id: nil)
            func declare(_ direction: Direction = .out, from key: String = "name") throws {
                try w.declareDerivedProperty(
                    label: "talk", key: "topic", edge: "about", direction: direction,
                    sourceKey: key)
            }
            #expect(throws: GraphError.self) { try declare() }
            try w.removeVertex(talk)
            #expect(throws: GraphError.self) { try declare(.both) }
            try w.createIndex(label: nil, key: "topic", unique: false)
            #expect(throws: GraphError.self) { try declare() }
            try w.dropIndex(label: nil, key: "topic")
            try declare()
            try declare()
            #expect(throws: GraphError.self) { try declare(from: "title") }
            #expect(try w.derivedProperties().count == 1)
        }
    }
}
