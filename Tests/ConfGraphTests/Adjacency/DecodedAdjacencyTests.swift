import Testing

@testable import ConfGraph

/// Decoded arrays: when they are made, kept, patched and done without.
@Suite struct DecodedAdjacencyTests {
    /// A packed file of a ring: vertex v "next" v + 1, and "jump" v + 7.
    private struct Ring {
        let directory: TemporaryDirectory
        let database: Database
        let size: Int64 = 2_000

        init(_ change: (inout StorageOptions) -> Void = { _ in }) throws {
            directory = try TemporaryDirectory()
            var options = StorageOptions()
            options.createIfMissing = true
            options.synchronous = .normal
            options.compactionThreshold = 0
            change(&options)
            database = try Database(path: directory.path("ring.db"), options: options)
            try database.write { writer in
                for vertex in 1...size {
                    _ = try writer.addVertex(labels: ["node"], id: .int(vertex))
                }
                for vertex in 1...size {
                    let (next, jump) = (vertex % size + 1, (vertex + 6) % size + 1)
                    _ = try writer.addEdge("next", from: vertex, to: next, id: nil)
                    _ = try writer.addEdge("jump", from: vertex, to: jump, id: nil)
                }
            }
            try database.compact()
        }

        func decoded(_ label: String, _ use: AdjacencyReader.DecodedUse) throws -> DecodedView? {
            try database.read { reader in
                try reader.decodedRun(Int(reader.labelID(label)!) * 2, use)
            }
        }
    }

    @Test func anInsertedEdgeDoesNotDecodeAgain() throws {
        let ring = try Ring()
        let before = try #require(try ring.decoded("next", .neighbors))
        #expect(before.overlay == nil && before.edgeCount == 2_000)
        try ring.database.write { _ = try $0.addEdge("next", from: 5, to: 900, id: nil) }
        let after = try #require(try ring.decoded("next", .hops))
        #expect(after.run === before.run)
        #expect(after.neighbors(of: 5).map { $0 } == [6, 900])
        #expect(after.edgeCount == 2_001 && before.edgeCount == 2_000)
        // The next reader of the same snapshot finds what the first made.
        #expect(try ring.decoded("next", .hops)?.overlay === after.overlay)
        // A label that nothing happened to has nothing over it.
        #expect(try ring.decoded("jump", .degrees)?.overlay == nil)
    }

    /// A later snapshot takes over what an earlier one laid over the arrays.
    @Test func laterChangesAreLaidOverEarlierOnes() throws {
        let ring = try Ring()
        _ = try ring.decoded("next", .neighbors)
        let edge = try ring.database.write { writer in
            _ = try writer.addEdge("next", from: 9, to: 1, id: nil)
            return try writer.addEdge("next", from: 5, to: 900, id: nil)
        }
        let first = try #require(try ring.decoded("next", .hops))
        #expect(first.overlay?.vertices == [5, 9])
        try ring.database.write { writer in
            try writer.removeEdge(edge)
            _ = try writer.addEdge("next", from: 7, to: 70, id: nil)
        }
        let second = try #require(try ring.decoded("next", .hops))
        #expect(second.overlay?.vertices == [5, 7, 9])
        let lists = [5, 7, 9].map { second.neighbors(of: $0).map { $0 } }
        #expect(lists == [[6], [8, 70], [10, 1]])
        #expect(second.edgeCount == 2_002)
        // In a write its own changes lie over those.
        try ring.database.write { writer in
            _ = try writer.addEdge("next", from: 9, to: 2, id: nil)
            let run = Int(try #require(try writer.labelID("next"))) * 2
            let own = try #require(try writer.decodedRun(run, .neighbors))
            #expect(own.neighbors(of: 9).map { $0 } == [10, 1, 2])
            #expect(own.neighbors(of: 7).map { $0 } == [8, 70])
        }
    }

    @Test func degreesComeWithoutNeighbours() throws {
        let ring = try Ring()
        let degrees = try #require(try ring.decoded("next", .degrees))
        #expect(degrees.run.neighbors == nil && degrees.degree(of: 9) == 1)
        let whole = try #require(try ring.decoded("next", .neighbors))
        #expect(whole.run !== degrees.run && whole.neighbors(of: 9).first == 10)
        #expect(try ring.decoded("next", .degrees)?.run === whole.run)
    }

    @Test func hopsDecodeWhenTheyHaveReadAsMuch() throws {
        // A block that is fetched counts as 500 edges.
        let ring = try Ring { $0.decodingThreshold = 508 }
        func walk(_ vertices: Range<UInt32>) throws {
            try ring.database.read { reader in
                let label = try #require(try reader.labelID("next"))
                let neighbors = try #require(
                    try reader.neighbors(
                        .out, labels: [label], use: .hops, span: reader.vertexSpan()))
                for vertex in vertices {
                    #expect(try neighbors.neighbors(of: vertex).map { $0 } == [vertex + 1])
                }
                neighbors.pause()
            }
        }
        try walk(1..<6)
        #expect(try ring.decoded("next", .hops) == nil)
        try walk(6..<12)
        #expect(try ring.decoded("next", .hops) != nil)
        #expect(try ring.decoded("jump", .hops) == nil)
        try walk(12..<20)
    }

    @Test func packingOneLabelKeepsTheOthers() throws {
        let ring = try Ring()
        let next = try #require(try ring.decoded("next", .neighbors))
        let jump = try #require(try ring.decoded("jump", .neighbors))
        try ring.database.write { _ = try $0.addEdge("next", from: 5, to: 900, id: nil) }
        try ring.database.compact()
        #expect(try ring.decoded("jump", .hops)?.run === jump.run)
        #expect(try ring.decoded("next", .hops) == nil)
        let again = try #require(try ring.decoded("next", .neighbors))
        #expect(again.run !== next.run && again.edgeCount == 2_001)
    }

    @Test func anOlderSnapshotReadsItsOwnBlocks() throws {
        let ring = try Ring()
        let reader = try ring.database.beginRead()
        defer { reader.end() }
        try ring.database.write { _ = try $0.addEdge("next", from: 5, to: 900, id: nil) }
        try ring.database.compact()
        #expect(try ring.decoded("next", .neighbors)?.edgeCount == 2_001)
        let run = Int(try #require(try reader.labelID("next"))) * 2
        #expect(try reader.decodedRun(run, .neighbors) == nil)
        let neighbors = try #require(
            try reader.neighbors(
                .out, labels: [UInt32(run / 2)], use: .neighbors, span: reader.vertexSpan()))
        #expect(try neighbors.neighbors(of: 5).map { $0 } == [6])
        neighbors.pause()
    }

    @Test(arguments: [0, 1_000, 30_000]) func aSmallCapIsKept(_ cap: Int) throws {
        let ring = try Ring { $0.blockCacheBytes = cap }
        for _ in 0..<2 {
            for label in ["next", "jump"] {
                let view = try ring.decoded(label, .neighbors)
                #expect((view != nil) == (cap == 30_000))
                #expect(ring.database.adjacency.decoded.bytes <= cap)
            }
        }
    }

    @Test func keysFarApartAreNotAnArray() throws {
        let ring = try Ring()
        try ring.database.write { writer in
            let far: Int64 = 1 << 30
            _ = try writer.addVertex(labels: ["node"], id: .int(far))
            _ = try writer.addEdge("next", from: 1, to: far, id: nil)
            _ = try writer.addEdge("next", from: far, to: 2, id: nil)
        }
        #expect(try ring.decoded("next", .neighbors) == nil)
        try ring.database.compact()
        #expect(try ring.decoded("next", .neighbors) == nil)
        try ring.database.read { reader in
            let neighbors = try #require(
                try reader.neighbors(
                    .out, labels: nil, use: .neighbors, span: reader.vertexSpan()))
            #expect(try neighbors.neighbors(of: 1 << 30).map { $0 } == [2])
            neighbors.pause()
        }
    }

    /// What is known of the labels of a run's sources stays right when
    /// vertices come and go.
    @Test func theLabelsOfSourcesAreThoseOfTheSnapshot() throws {
        let ring = try Ring()
        func sources(_ label: String, _ reader: StorageReader) throws -> Bool? {
            let run = Int(try #require(try reader.labelID("next"))) * 2
            let view = try #require(try reader.decodedRun(run, .degrees))
            let wanted = try #require(try reader.labelID(label))
            return try reader.sources(of: view, haveLabel: [wanted])
        }
        try ring.database.write { writer in
            _ = try writer.addVertex(labels: ["other"], id: .int(5_000))
        }
        let before = try ring.database.read { (try sources("node", $0), try sources("other", $0)) }
        #expect(before == (true, false))
        try ring.database.write { writer in
            #expect(try sources("node", writer) == true)
            _ = try writer.addEdge("next", from: 5_000, to: 1, id: nil)
            #expect(try sources("node", writer) == nil)
            try writer.removeVertex(5_000)
            #expect(try sources("node", writer) == true)
            // A key may be used again, by a vertex of another label.
            try writer.removeVertex(7)
            _ = try writer.addVertex(labels: ["other"], id: .int(7))
            _ = try writer.addEdge("next", from: 7, to: 1, id: nil)
            #expect(try sources("node", writer) == nil)
        }
        let after = try ring.database.read { (try sources("node", $0), try sources("other", $0)) }
        #expect(after == (nil, nil))
    }

    @Test func partsOfWorkRunOnThreadsOfTheirOwn() {
        for parts in 0...5 {
            let sums = UnsafeMutableBufferPointer<Int>.allocate(capacity: 5)
            defer { sums.deallocate() }
            sums.initialize(repeating: 0)
            nonisolated(unsafe) let shared = sums
            ParallelWork.run(parts) { part in shared[part] = (0...1_000).reduce(part, +) }
            #expect(Array(sums) == (0..<5).map { $0 < parts ? 500_500 + $0 : 0 })
        }
        #expect(ParallelWork.processors >= 1)
    }
}
