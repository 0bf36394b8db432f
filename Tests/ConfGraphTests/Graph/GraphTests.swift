import ConfGraph
import Dispatch
import Foundation
import Testing

/// The façade: what a read and a write guarantee.
@Suite struct GraphTests {
    private struct Stop: Error {}

    private func speakers(_ names: String...) throws -> Graph {
        let graph = try Graph.inMemory()
        try graph.write { g in
            for name in names { try g.addVertex("speaker", properties: ["name": .string(name)]) }
        }
        return graph
    }

    @Test func writeThenRead() throws {
        let graph = try speakers("Ada", "Grace")
        let names = try graph.read { g in
            try g.v("speaker").order().by("name").values("name", as: String.self).toList()
        }
        #expect(names == ["Ada", "Grace"])
    }

    @Test func anErrorRollsTheWholeWriteBack() throws {
        let graph = try speakers("Ada")
        #expect(throws: Stop.self) {
            try graph.write { g in
                try g.addVertex("speaker", properties: ["name": "Grace"])
                try g.addVertex("a label never seen before")
                throw Stop()
            }
        }
        #expect(try graph.read { g in try g.V().count().next() } == 1)
        #expect(try graph.statistics().vertexLabels.map(\.name) == ["speaker"])
    }

    @Test func aSavepointUndoesItsOwnPartOnly() throws {
        let graph = try speakers("Ada")
        try graph.write { g in
            let ada = try #require(try g.v("speaker").next())
            try? g.savepoint {
                let grace = try g.addVertex("speaker", properties: ["name": "Grace"])
                try g.addEdge("knows", from: ada, to: grace)
                throw Stop()
            }
            #expect(try g.edges(of: ada).isEmpty)
            let joan = try g.addVertex("speaker", properties: ["name": "Joan"])
            try g.addEdge("knows", from: ada, to: joan)
        }
        let known = try graph.read { g in
            try g.v("speaker").out("knows").values("name", as: String.self).toList()
        }
        #expect(known == ["Joan"])
    }

    @Test func nothingWorksAfterItsReadHasEnded() throws {
        let graph = try speakers("Ada")
        let source = try graph.read { g in g }
        let traversal = try graph.read { g in g.v("speaker") }
        var cursor = try graph.read { g in try g.v("speaker").cursor() }
        let uses: [() throws -> Void] = [
            { _ = try source.V().toList() },
            { _ = try source.vertex(id: 1) },
            { _ = try source.traverse("v(speaker)") },
            { _ = try traversal.toList() },
            { _ = try cursor.next() },
        ]
        for use in uses {
            #expect { try use() } throws: { ($0 as? GraphError)?.code == .closed }
        }
    }

    @Test func aReadRefusesChanges() throws {
        let graph = try speakers("Ada")
        try graph.read { g in
            let changes: [() throws -> Void] = [
                { try g.addVertex("speaker") },
                { try g.addV("speaker").iterate() },
                { _ = try g.traverse("g.V().drop()") },
                { try g.createIndex(label: "speaker", key: "name") },
            ]
            for change in changes {
                #expect {
                    try change()
                } throws: {
                    ($0 as? GraphError)?.code == .readOnly
                }
            }
        }
    }

    @Test func aWriteInAReadAndAWriteInAWriteAreErrors() throws {
        let directory = try TemporaryDirectory()
        for graph in [try Graph.inMemory(), try Graph(path: directory.path("nested.db"))] {
            try graph.write { g in try g.addVertex("speaker") }
            #expect(throws: GraphError.self) {
                try graph.read { _ in try graph.write { g in try g.addVertex("speaker") } }
            }
            #expect(throws: GraphError.self) {
                try graph.write { _ in try graph.write { g in try g.addVertex("speaker") } }
            }
            #expect(try graph.read { g in try g.V().count().next() } == 1)
        }
    }

    @Test func elementsByTheDirectInterface() throws {
        let graph = try Graph.inMemory()
        try graph.write { g in
            let ada = try g.addVertex("speaker", id: "ada", properties: ["name": "Ada"])
            let talk = try g.addVertex("talk", properties: ["title": "Engines"])
            let gave = try g.addEdge("gave", from: ada, to: talk, properties: ["year": 1843])
            #expect(gave.label == "gave")
            #expect(gave["year"] == 1843)
            #expect(try g.edges(of: ada, .out, "gave").map(\.id) == [gave.id])
            #expect(try g.edges(of: ada, .in).isEmpty)
            #expect(try g.edges(of: talk, .in, "gave", "unknown").count == 1)
            try g.setProperty("year", 1842, of: gave)
            try g.setProperty("name", "Ada Lovelace", of: ada)
        }
        try graph.write { g in
            let ada = try #require(try g.vertex(id: "ada"))
            #expect(ada["name"] == "Ada Lovelace")
            let gave = try #require(try g.edges(of: ada).first)
            #expect(gave["year"] == 1842)
            #expect(gave.source == ada)
            #expect(gave.target["title"] == .null || gave.target["title"] == "Engines")
            try g.removeProperty("year", of: gave)
            #expect(try g.edge(id: gave.id)?["year"] == .null)
            try g.remove(ada)
            #expect(try g.vertex(id: "ada") == nil)
            #expect(try g.edge(id: gave.id) == nil)
        }
        #expect(try graph.read { g in try g.E().count().next() } == 0)
    }

    @Test func asynchronousFormsGiveTheSame() async throws {
        let graph = try speakers("Ada")
        try await graph.write { g in
            _ = try g.addVertex("speaker", properties: ["name": "Grace"])
        }
        let names = try await graph.read { g in
            try g.v("speaker").order().by("name", .desc).values("name", as: String.self).toList()
        }
        #expect(names == ["Grace", "Ada"])
    }

    @Test func readsSeeOneSnapshot() throws {
        let directory = try TemporaryDirectory()
        let graph = try Graph(path: directory.path("snapshot.db"))
        try graph.write { g in try g.addVertex("speaker") }
        let other = try Graph(path: directory.path("snapshot.db"))
        try graph.read { g in
            #expect(try g.V().count().next() == 1)
            try other.write { h in
                let first = try #require(try h.V().next())
                let second = try h.addVertex("speaker")
                try h.addEdge("knows", from: first, to: second)
            }
            #expect(try g.V().count().next() == 1)
            #expect(try g.V().out().count().next() == 0)
        }
        #expect(try graph.read { g in try g.V().out().count().next() } == 1)
    }

    @Test func cancellingATaskStopsItsTraversal() async throws {
        let graph = try Graph.inMemory()
        try await graph.write { g in
            let a = try g.addVertex("speaker")
            let b = try g.addVertex("speaker")
            try g.addEdge("knows", from: a, to: b)
            try g.addEdge("knows", from: b, to: a)
        }
        let task = Task {
            try await graph.read { g in
                try g.traverse("g.V().repeat(__.out()).until(__.constant(1).is(2))").toList().count
            }
        }
        // Not by a task: tests that compute may hold all the threads of tasks.
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) { task.cancel() }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await graph.read { g in try g.V().count().next() } == 2)
    }
}
