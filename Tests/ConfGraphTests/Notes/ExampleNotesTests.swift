import Foundation
import Testing

@testable import ConfGraph

/// The notes that ship as examples: what the README promises of them.
@Suite("Example notes")
struct ExampleNotesTests {
    private func example(_ name: String) -> URL { Repository.current.url("Examples/" + name) }

    @Test func pyCon2015() throws {
        let graph = try Graph.inMemory()
        let summary = try graph.load(notes: example("notes.md"))
        #expect(summary.talks == 13)
        #expect(summary.speakers == 11)
        let talk = try #require(try GraphImage.vertex(graph, "talk", "title", "http2"))
        #expect(try GraphImage.values(graph, talk, "topic").contains(.string("http2")))
        #expect(try GraphImage.values(graph, talk, "event") == [.string("PyCon")])
        #expect(try GraphImage.values(graph, talk, "year") == [.int(2015)])
        let speaker = try #require(try GraphImage.vertex(graph, "speaker", "name", "Cory Benfield"))
        #expect(try GraphImage.values(graph, speaker, "handle") == [.string("lukasaoz")])
        #expect(
            try GraphImage.values(graph, speaker, "affiliation") == [.string("Metaswitch Networks")]
        )
    }

    @Test func sharedSpeakersAndTopicsAreOne() throws {
        let graph = try Graph.inMemory()
        try graph.load(notes: example("notes.md"))
        let second = try graph.load(notes: example("pycon-2016.md"))
        #expect(second.talks == 13)
        #expect(try GraphImage.count(graph, "talk") == 26)
        #expect(try GraphImage.count(graph, "event") == 2)
        // Five people spoke at both.
        #expect(try GraphImage.count(graph, "speaker") == Int64(11 + second.speakers - 5))
        for topic in ["gil", "coroutines", "http2", "python"] {
            let vertex = try #require(
                try GraphImage.vertex(graph, "topic", "name", topic), "\(topic)")
            let events = try graph.read { g in
                let reader = try g.scope.reader
                var talks = Expansion()
                let about = try #require(try reader.labelID("about"))
                try [vertex].withUnsafeBufferPointer {
                    try reader.expand($0, .in, labels: [about], edges: false, into: &talks)
                }
                let year = try #require(try reader.keyID("year"))
                return try Set(
                    talks.neighbors.map {
                        "\(try reader.firstVertexProperty($0, key: year) ?? .null)"
                    })
            }
            #expect(events.count == 2, "\(topic)")
        }
        let fresh = try Graph.inMemory()
        try fresh.load(notes: example("pycon-2016.md"))
        try graph.unload(notes: example("notes.md"))
        #expect(try GraphImage.lines(graph) == GraphImage.lines(fresh))
    }
}
