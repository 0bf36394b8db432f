import Testing

@testable import ConfGraph

/// Traversals that run, from Swift.
@Suite struct TraversalRunTests {
    private func graph() throws -> Graph {
        let graph = try Graph.inMemory()
        try graph.write { g in
            try g.addV("speaker").property("name", "Ada").as("a")
                .addV("talk").property("title", "Engines").property("year", 2014).as("t")
                .addV("talk").property("title", "Numbers").property("year", 2016).as("u")
                .addE("gave").from("a").to("t").property("part", 1)
                .addE("gave").from("a").to("u").property("part", 2).iterate()
        }
        return graph
    }

    @Test func typedResults() throws {
        try graph().read { g in
            let titles: [String] = try g.v("speaker").out("gave").order().by("year")
                .values("title", as: String.self).toList()
            #expect(titles == ["Engines", "Numbers"])
            let count: Int? = try g.v("talk").count().next()
            #expect(count == 2)
            let talks: [Vertex] = try g.v("talk").has("year", .gt(2014)).toList()
            #expect(talks.map { $0["title"] } == ["Numbers"])
            let parts: [Int] = try g.e("gave").values("part", as: Int.self).order().toList()
            #expect(parts == [1, 2])
            let all: [[String]] = try g.v("talk").values("title", as: String.self).order().fold()
                .toList()
            #expect(all == [["Engines", "Numbers"]])
            #expect(try g.v("talk").hasNext())
            #expect(try !g.v("nobody").hasNext())
            #expect(try g.v("talk").next(1).count == 1)
            #expect(try g.v("nobody").next() == nil)
        }
    }

    @Test func typedTags() throws {
        try graph().read { g in
            let talk = Tag<Vertex>("talk")
            let found: [Vertex] = try g.v("talk").has("title", "Numbers").as(talk).in("gave")
                .has("name", "Ada").select(talk).toList()
            #expect(found.map { $0["title"] } == ["Numbers"])
            let path = try #require(try g.v("speaker").outE("gave").inV().path().next())
            #expect(path.objects.count == 3)
        }
    }

    @Test func closures() throws {
        try graph().read { g in
            let late = try g.v("talk").filter { $0["year"] > 2014 }.toList()
            #expect(late.map { $0["title"] } == ["Numbers"])
            let names = try g.v("talk").map { "\($0["title"])!" }.order().toList()
            #expect(names == ["Engines!", "Numbers!"])
            let twice = try g.v("talk").values("year", as: Int.self).flatMap { [$0, $0 + 1] }
                .toList()
            #expect(twice.sorted() == [2014, 2015, 2016, 2017])
            var seen: [PropertyValue] = []
            let count = try g.v("talk").sideEffect { seen.append($0["title"]) }.count().next()
            #expect(count == 2 && seen.count == 2)
            struct Stop: Error {}
            #expect(throws: (any Error).self) {
                try g.v("talk").filter { _ in throw Stop() }.toList()
            }
        }
    }

    @Test func aResultThatDoesNotFitSaysSo() throws {
        try graph().read { g in
            let error = try #require(throws: GraphError.self) {
                try g.v("talk").values("title", as: Int.self).toList()
            }
            #expect(error.code == .runtime)
            #expect(error.message.contains("is no Int"))
        }
    }

    @Test func mutationsAreRefusedInReads() throws {
        let graph = try graph()
        try graph.read { g in
            let error = try #require(throws: GraphError.self) {
                try g.v("talk").property("x", 1).toList()
            }
            #expect(error.code == .readOnly)
            #expect(error.step == 3)
            #expect(error.message.hasPrefix("property() changes the graph, and this is a read"))
            #expect(throws: GraphError.self) { try g.addV("x").iterate() }
            #expect(throws: GraphError.self) { try g.v().drop().iterate() }
            #expect(throws: GraphError.self) {
                try g.v().sideEffect(running: .addV("x")).iterate()
            }
            #expect(try g.v().count().next() == 3)
        }
    }

    @Test func mistakesAreThrownWithTheirStep() throws {
        try graph().read { g in
            let error = try #require(throws: GraphError.self) {
                try g.v("talk").out().by("year").toList()
            }
            #expect(error.code == .invalidArgument)
            #expect(error.message.contains("by() cannot follow out()"))
        }
    }

    @Test func useAfterTheEndIsAnError() throws {
        let graph = try graph()
        let (traversal, cursor) = try graph.read { g in
            (g.v("talk"), try g.v("talk").cursor())
        }
        #expect(throws: GraphError.self) { try traversal.toList() }
        var late = cursor
        let error = try #require(throws: GraphError.self) { try late.next() }
        #expect(error.code == .closed)
    }

    @Test func oneByOne() throws {
        try graph().read { g in
            var cursor = try g.v("talk").order().by("year").cursor()
            #expect(try cursor.next()?["title"] == "Engines")
            #expect(try cursor.next()?["title"] == "Numbers")
            #expect(try cursor.next() == nil)
        }
    }
}
