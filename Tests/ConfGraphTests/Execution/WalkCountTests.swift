import Testing

@testable import ConfGraph

/// Numbers of walks that four bytes do not hold.
@Suite struct WalkCountTests {
    /// Two vertices a level, a hundred edges from each to each of the next one:
    /// `n` hops from one end in each vertex of a level in 100ⁿ · 2ⁿ⁻¹ ways.
    private static let levels = 9

    private func graph() throws -> Graph {
        var configuration = GraphConfiguration()
        configuration.decodingThreshold = 0
        let graph = try Graph.inMemory(configuration: configuration)
        try graph.write { g in
            var keys: [Int64] = []
            for number in 0..<2 * (Self.levels + 1) {
                keys.append(
                    try g.scope.writer.addVertex(labels: ["level"], id: .int(Int64(number))))
            }
            for source in 0..<2 * Self.levels {
                let above = source / 2 * 2 + 2
                for target in [above, above + 1] {
                    for _ in 0..<100 {
                        _ = try g.scope.writer.addEdge(
                            "up", from: keys[source], to: keys[target], id: nil)
                    }
                }
            }
        }
        try graph.compact()
        return graph
    }

    @Test func manyWalksAreCountedRightly() throws {
        let graph = try graph()
        var expected: Int64 = 100
        for hops in 1...8 {
            let text = "g.V(0)" + String(repeating: ".out('up')", count: hops)
            try graph.read { g in
                for strategies in [true, false] where strategies || hops < 3 {
                    var options = EngineOptions()
                    options.strategies = strategies
                    let total = try ToyGraph.all(
                        g.scope.run(g.traverse(text + ".count()").steps, options: options))
                    #expect(total.map(\.shown) == ["\(2 * expected)l"], "\(hops) hops")
                    let each = try ToyGraph.all(
                        g.scope.run(
                            g.traverse(text + ".groupCount().by(id)").steps, options: options))
                    #expect(
                        each.map(\.shown)
                            == ["[\(2 * hops):\(expected)l,\(2 * hops + 1):\(expected)l]"],
                        "\(hops) hops")
                }
            }
            if hops < 8 { expected *= 200 }
        }
    }

    @Test func moreThanSixtyFourBitsHoldIsAnError() throws {
        let graph = try graph()
        let text = "g.V(0)" + String(repeating: ".out('up')", count: 9)
        try graph.read { g in
            #expect(try g.traverse(text + ".dedup().count()").toList().map(\.shown) == ["2l"])
            for rest in [".groupCount().by(id)", ".count()"] {
                let error = try #require(throws: GraphError.self) {
                    _ = try g.traverse(text + rest).toList()
                }
                #expect(error.code == .limit, "\(rest)")
            }
        }
    }

    @Test(arguments: UInt64(0)..<20)
    func carriesAddUp(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vertices = (0..<5).map { UInt32($0 * 7) }
        var counts = [UInt32](repeating: 0, count: 30)
        var expected = [Int64](repeating: 0, count: 30)
        var carries = WalkCarries()
        for _ in 0..<200 {
            let vertex = vertices.randomElement(using: &random)!
            let walks = Int64.random(
                in: 1...(1 << Int64.random(in: 1...54, using: &random)), using: &random)
            expected[Int(vertex)] += walks
            let old = counts[Int(vertex)]
            counts[Int(vertex)] = carries.add(walks, to: old, of: vertex)
            #expect(counts[Int(vertex)] > 0)
        }
        var list = vertices
        var walks = vertices.map { Int64(counts[Int($0)]) }
        try carries.settle(&list, &walks, list.count)
        #expect(walks == vertices.map { expected[Int($0)] })
    }

    @Test func carriesKnowTheirLimit() throws {
        for (first, second) in [(Int64.max, Int64(1)), (.max - 1, 2), (1 << 62, 1 << 62)] {
            var carries = WalkCarries()
            var counts = [carries.add(first, to: 0, of: 3)]
            counts[0] = carries.add(second, to: counts[0], of: 3)
            var list: [UInt32] = [3]
            var walks = counts.map(Int64.init)
            #expect(throws: GraphError.self) { try carries.settle(&list, &walks, 1) }
        }
        var carries = WalkCarries()
        var list: [UInt32] = [3]
        var walks = [Int64(carries.add(.max, to: 0, of: 3))]
        try carries.settle(&list, &walks, 1)
        #expect(walks == [.max])
    }
}
