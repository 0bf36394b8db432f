import Foundation
import Testing

@testable import ConfGraph

/// Graph algorithms as steps, on the toy graph.
@Suite struct AlgorithmScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    // MARK: Shortest paths

    @Test func shortestPathsToAll() {
        toy.gives(
            "g.V('storage').shortestPath().with(ShortestPath.edges, __.outE())",
            ["path[v[storage]]", "path[v[storage],v[graphs]]"], inOrder: true
        ) {
            $0.V("storage").shortestPath().with(.edges, of: .outE())
        }
        // Dee knows herself only.
        toy.gives("g.V('dee').shortestPath()", ["path[v[dee]]"]) { $0.V("dee").shortestPath() }
        toy.gives("g.V('nobody').shortestPath()", []) { $0.V("nobody").shortestPath() }
    }

    @Test func allOfTheShortestPathsToOneTarget() {
        toy.gives(
            "g.V('ada').shortestPath().with(ShortestPath.target, __.hasId('graphs'))",
            ["path[v[ada],v[t2],v[graphs]]"]
        ) {
            $0.V("ada").shortestPath().with(.target, of: .hasId("graphs"))
        }
        toy.gives(
            "g.V('ada').shortestPath().with(ShortestPath.target, __.hasId('storage'))",
            ["path[v[ada],v[t1],v[storage]]", "path[v[ada],v[t2],v[storage]]"])
        // The same by a filter that names no id.
        toy.gives(
            "g.V('ada').shortestPath().with(ShortestPath.target, __.has('name', 'storage'))",
            ["path[v[ada],v[t1],v[storage]]", "path[v[ada],v[t2],v[storage]]"])
        toy.gives("g.V('ada').shortestPath().with(ShortestPath.target, __.hasId('dee'))", [])
        toy.gives("g.V('ada').shortestPath().with(ShortestPath.target, __.hasId('nobody'))", [])
        toy.gives(
            "g.V('ada').shortestPath().with(ShortestPath.target, __.hasId('ada'))",
            ["path[v[ada]]"])
    }

    @Test func edgesInPathsTellParallelOnesApart() {
        toy.gives(
            "g.V('ada').shortestPath().with(ShortestPath.edges, __.outE('knows'))"
                + ".with(ShortestPath.target, __.hasId('cy')).with(ShortestPath.includeEdges)",
            ["path[v[ada],e[k1],v[bo],e[k3],v[cy]]", "path[v[ada],e[k2],v[bo],e[k3],v[cy]]"]
        ) {
            $0.V("ada").shortestPath().with(.edges, of: .outE("knows"))
                .with(.target, of: .hasId("cy")).with(.includeEdges)
        }
        toy.gives(
            "g.V('ada').shortestPath().with(ShortestPath.edges, __.outE('knows'))"
                + ".with(ShortestPath.target, __.hasId('cy'))"
                + ".with(ShortestPath.includeEdges, false)",
            ["path[v[ada],v[bo],v[cy]]"])
        // Back along an edge.
        toy.gives(
            "g.V('cy').shortestPath().with(ShortestPath.edges, Direction.IN)"
                + ".with(ShortestPath.target, __.hasId('ada'))",
            ["path[v[cy],v[bo],v[ada]]"])
    }

    @Test func distances() {
        // By years: 2010 and 2012 to get to Cy through Bo, 2014 directly back.
        toy.gives(
            "g.V('ada').shortestPath().with(ShortestPath.edges, __.bothE('knows'))"
                + ".with(ShortestPath.distance, 'since').with(ShortestPath.includeEdges)"
                + ".with(ShortestPath.target, __.hasLabel('speaker'))",
            ["path[v[ada]]", "path[v[ada],e[k1],v[bo]]", "path[v[ada],e[k4],v[cy]]"],
            inOrder: true
        ) {
            $0.V("ada").shortestPath().with(.edges, of: .bothE("knows"))
                .with(.distance, "since").with(.includeEdges)
                .with(.target, of: .hasLabel("speaker"))
        }
        toy.gives(
            "g.V('ada').shortestPath().with(ShortestPath.edges, __.bothE('knows'))"
                + ".with(ShortestPath.distance, __.values('since').math('_ - 2009'))"
                + ".with(ShortestPath.target, __.hasId('cy'))",
            ["path[v[ada],v[bo],v[cy]]"])
        toy.gives(
            "g.V('ada').shortestPath().with(ShortestPath.edges, __.bothE('knows'))"
                + ".with(ShortestPath.distance, __.values('since').math('_ - 2009'))"
                + ".with(ShortestPath.maxDistance, 3)",
            ["path[v[ada]]", "path[v[ada],v[bo]]"], inOrder: true)
        toy.gives(
            "g.V('ada').shortestPath().with(ShortestPath.maxDistance, 1)",
            [
                "path[v[ada]]", "path[v[ada],v[bo]]", "path[v[ada],v[cy]]", "path[v[ada],v[t1]]",
                "path[v[ada],v[t2]]",
            ])
        toy.fails(
            "g.V('ada').shortestPath().with(ShortestPath.distance, __.label())", .runtime, step: 2,
            saying: "numbers")
        toy.fails(
            "g.V('ada').shortestPath().with(ShortestPath.distance, __.constant(-1))", .runtime,
            saying: "0 or more")
    }

    @Test func wrongOptions() {
        toy.fails(
            "g.V().shortestPath().with(ShortestPath.target, 1)", .invalidArgument, step: 2,
            saying: "ShortestPath.target requires a Traversal as its argument")
        toy.fails(
            "g.V().shortestPath().with(ShortestPath.maxDistance, 'x')", .invalidArgument,
            saying: "ShortestPath.maxDistance requires a Number")
        toy.fails(
            "g.V().pageRank().with(PageRank.times, 'x')", .invalidArgument,
            saying: "PageRank.times requires an Integer")
        toy.fails(
            "g.V().pageRank().with(PageRank.times, -1)", .invalidArgument, saying: "Integer")
        toy.fails(
            "g.V().pageRank().with(PageRank.edges, 'x')", .invalidArgument,
            saying: "PageRank.edges requires a Traversal")
        toy.fails(
            "g.V().pageRank().with(PageRank.edges, __.out())", .runtime, saying: "yields edges")
        toy.fails(
            "g.V().connectedComponent().with(ConnectedComponent.propertyName, 1)",
            .invalidArgument, saying: "requires a String")
        toy.fails(
            "g.V().peerPressure().with(ShortestPath.target, __.out())", .invalidArgument,
            saying: "no option ShortestPath.target")
        toy.fails("g.V().pageRank(1.5)", .invalidArgument, saying: "from 0 to 1")
        toy.fails("g.E().pageRank()", .runtime, step: 2, saying: "not a vertex")
        toy.fails("g.inject(1).shortestPath()", .runtime, step: 2, saying: "not a vertex")
        toy.fails("g.V().pageRank().with(PageRank.edges, __.addE('x'))", .readOnly)
    }

    // MARK: Computed properties

    @Test func componentsOfTheToyGraph() {
        toy.gives(
            "g.V().connectedComponent()"
                + ".groupCount().by('gremlin.connectedComponentVertexProgram.component')",
            ["[ada:11l,dee:1l,t4:1l]"]
        ) {
            $0.V().connectedComponent()
                .groupCount().by("gremlin.connectedComponentVertexProgram.component")
        }
        toy.gives(
            "g.V().connectedComponent().with(ConnectedComponent.edges, __.bothE('knows'))"
                + ".with(ConnectedComponent.propertyName, 'part')"
                + ".hasLabel('speaker').project('n', 'p').by('name').by('part')",
            ["[n:Ada,p:ada]", "[n:Bo,p:ada]", "[n:Cy,p:ada]", "[n:Dee,p:dee]"]
        ) {
            $0.V().connectedComponent().with(.edges, of: .bothE("knows"))
                .with(.propertyName, "part")
                .hasLabel("speaker").project("n", "p").by("name").by("part")
        }
        toy.gives(
            "g.V().connectedComponent().with(ConnectedComponent.edges, __.bothE('nothing'))"
                + ".with('propertyName', 'p').values('p').dedup().count()", ["13l"])
    }

    @Test func ranksOfTheToyGraph() {
        // Bo and Cy pass on what they get, Ada gets it back: a circle of three.
        toy.gives(
            "v(speaker).hasId('ada', 'bo', 'cy').pageRank(1)"
                + ".with(PageRank.edges, __.outE('knows')).with(PageRank.propertyName, 'r')"
                + ".values('r')", ["1.0", "1.0", "1.0"])
        toy.gives(
            "g.V().pageRank().with(PageRank.propertyName, 'r').values('r').sum()"
                + ".math('floor(_ * 1000000 + 0.5)')", ["1000000.0"])
        toy.gives(
            "g.V().pageRank().with(PageRank.edges, __.inE('gave'))"
                + ".with(PageRank.times, 40).with(PageRank.propertyName, 'r')"
                + ".order().by('r', desc).limit(1).values('name')", ["Ada"], inOrder: true
        ) {
            $0.V().pageRank().with(.edges, of: .inE("gave"))
                .with(.times, 40).with(.propertyName, "r")
                .order().by("r", .desc).limit(1).values("name")
        }
    }

    @Test func clustersOfTheToyGraph() {
        toy.gives(
            "g.V().peerPressure().with(PeerPressure.edges, __.outE('knows'))"
                + ".with(PeerPressure.propertyName, 'c').hasLabel('speaker').values('c')",
            ["ada", "ada", "ada", "dee"]
        ) {
            $0.V().peerPressure().with(.edges, of: .outE("knows"))
                .with(.propertyName, "c").hasLabel("speaker").values("c")
        }
    }

    @Test func laterStepsReadComputedPropertiesLikeStoredOnes() {
        let rank = ".pageRank().with(PageRank.times, 0).with(PageRank.propertyName, 'r')"
        toy.gives("g.V('ada')\(rank).valueMap('r', 'name')", ["[name:[Ada],r:[\(1.0 / 13)]]"])
        toy.gives("g.V('dee')\(rank).valueMap()", ["[name:[Dee],r:[\(1.0 / 13)]]"])
        toy.gives("g.V('dee')\(rank).properties('r').key()", ["r"])
        toy.gives("g.V('dee')\(rank).properties('r').element()", ["v[dee]"])
        toy.gives("v(speaker)\(rank).has('r', 1.0).count()", ["4l"])
        toy.gives("g.V()\(rank).hasNot('r').count()", ["0l"])
        toy.gives("g.V('ada')\(rank).out('gave').has('r').values('title')", ["Queues", "Graphs"])
        toy.gives("g.V('ada')\(rank).V().has('r').count()", ["13l"])
        toy.gives("g.V('ada', 'dee')\(rank).where(values('r').is(gt(0))).count()", ["2l"])
        // Before the step, and for edges, there is none.
        toy.gives("g.V('dee').has('r')\(rank)", [])
        toy.gives("g.V('dee')\(rank).outE().values('r')", [])
        // A computed property hides a stored one of its name.
        toy.gives(
            "g.V('ada').pageRank().with(PageRank.times, 0).with(PageRank.propertyName, 'name')"
                + ".values('name')", ["\(1.0 / 13)"])
        toy.gives(
            "g.V('ada').pageRank().with(PageRank.propertyName, 'name')"
                + ".V().has('speaker', 'name', 'Ada')", [])
        // Nothing was stored.
        toy.gives("g.V().values('r')", [])
    }

    @Test func resultsCarryWhatWasComputed() throws {
        for graph in [toy.memory, toy.file] {
            let vertex = try graph.read { g in
                try g.V("dee").connectedComponent().with(.propertyName, "part").next()
            }
            #expect(vertex?["part"] == "dee")
            #expect(vertex?["name"] == "Dee")
        }
    }

    @Test func aWriteMayStoreWhatWasComputed() throws {
        let toy = try ToyGraph()
        try toy.memory.write { g in
            try g.traverse(
                "v(speaker).connectedComponent().with('propertyName', 'c')"
                    + ".property('part', __.values('c'))"
            ).iterate()
        }
        let parts = try toy.memory.read { g in
            try g.v("speaker").order().by("name").values("part", as: String.self).toList()
        }
        #expect(parts == ["ada", "ada", "ada", "dee"])
        // The option's traversal only reads, also in a write.
        let error = #expect(throws: GraphError.self) {
            try toy.memory.write { g in
                try g.traverse("g.V().pageRank().with(PageRank.edges, __.addE('x'))").iterate()
            }
        }
        #expect(error?.message.contains("mutating") == true)
    }

    // MARK: Bounds

    @Test func algorithmsStayWithinTheirBudget() throws {
        let graph = try Graph.inMemory()
        try graph.bulkLoad { loader in
            let ids = try loader.addVertices(label: "v", count: 2_000)
            for (place, id) in ids.enumerated() {
                try loader.addEdge("e", from: id, to: ids[(place * 7 + 1) % ids.count])
                try loader.addEdge("e", from: id, to: ids[(place * 3 + 2) % ids.count])
            }
        }
        var options = EngineOptions()
        options.memoryBudget = 32 << 10
        for step in ["pageRank", "connectedComponent", "peerPressure", "shortestPath"] {
            do {
                _ = try graph.read { g in
                    try ToyGraph.all(
                        g.scope.run(g.traverse("g.V().\(step)().count()").steps, options: options))
                }
                Issue.record("\(step) was not stopped")
            } catch let error as GraphError {
                #expect(error.code == .limit, "\(error)")
                #expect(error.step == 2, "\(error)")
            }
        }
    }

    @Test(arguments: [
        // Ranks swap between the two of a pair without end, and so do votes;
        // through a row of diamonds there are more paths than one can count.
        "g.V().hasLabel('w').pageRank(1).with(PageRank.edges, __.outE('e'))"
            + ".with(PageRank.times, 100000000)",
        "g.V().peerPressure().with(PeerPressure.edges, __.outE('e'))"
            + ".with(PeerPressure.times, 100000000)",
        "g.V().shortestPath().with(ShortestPath.edges, __.outE('f'))",
    ])
    func algorithmsAreCancelled(_ text: String) throws {
        let graph = try Graph.inMemory()
        try graph.bulkLoad { loader in
            let left = try loader.addVertices(label: "w", count: 3_000)
            let right = try loader.addVertices(label: "v", count: 3_000)
            for place in left.indices {
                for _ in 0..<2 {
                    try loader.addEdge("e", from: left[place], to: right[place])
                    try loader.addEdge("e", from: right[place], to: left[place])
                }
                guard place + 1 < left.count else { continue }
                for from in [left[place], right[place]] {
                    try loader.addEdge("f", from: from, to: left[place + 1])
                    try loader.addEdge("f", from: from, to: right[place + 1])
                }
            }
        }
        let cancellation = Cancellation()
        let stopper = Thread {
            Thread.sleep(forTimeInterval: 0.2)
            cancellation.cancel()
        }
        stopper.start()
        do {
            try graph.read(cancellation: cancellation) { g in try g.traverse(text).iterate() }
            Issue.record("\(text) ended")
        } catch let error as GraphError {
            #expect(error.code == .interrupted, "\(error)")
            // Paths are handed on as they are found: no step may be at work.
            #expect(error.step != nil || text.contains("shortestPath"))
        }
    }
}
