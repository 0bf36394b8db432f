import ConfGraph

/// Graph algorithms over the whole graph, beside plain loops over arrays.
enum AlgorithmBenchmark {
    static func run(_ run: inout Run, _ generated: GeneratedGraph) throws {
        let subject = try Subject(path: run.ourPath, memoryBudget: 1 << 30)
        let plain = PlainGraph(generated)
        try subject.graph.read { g in
            let rank = try PreparedTraversal(
                "g.V(1).pageRank().with(PageRank.edges, __.outE('link'))"
                    + ".with(PageRank.propertyName, 'r').values('r')")
            try run.measure(
                "pageRank of all vertices, 20 rounds",
                ours: {
                    guard case .double(let rank)? = try g.traverse(rank).next() else { return 0 }
                    return (rank * 1e12).rounded()
                },
                plain: { (plain.pageRank(rounds: 20)[1] * 1e12).rounded() })
            let component = try PreparedTraversal(
                "g.V(1).connectedComponent().with(ConnectedComponent.edges, __.bothE('link'))"
                    + ".values('gremlin.connectedComponentVertexProgram.component')")
            try run.measure(
                "connectedComponent of all vertices",
                ours: { "\(try g.traverse(component).next() ?? .null)" },
                plain: { plain.component(of: 1) })
            let path = try PreparedTraversal(
                "g.V(:from).shortestPath().with(ShortestPath.edges, __.bothE('link'))"
                    + ".with(ShortestPath.target, __.hasId(:to)).limit(1).count(local)")
            var random = SeededGenerator(state: 7)
            let pairs = (0..<20).map { _ in
                (
                    from: Int.random(in: 1...generated.vertices, using: &random),
                    to: Int.random(in: 1...generated.vertices, using: &random)
                )
            }
            try run.measure(
                "shortestPath between two random vertices", per: pairs.count,
                ours: {
                    try pairs.map { pair in
                        let parameters: [String: PropertyValue] = [
                            "from": .int(Int32(pair.from)), "to": .int(Int32(pair.to)),
                        ]
                        guard
                            case .long(let count)? =
                                try g.traverse(path, parameters: parameters).next()
                        else { return -1 }
                        return Int(count) - 1
                    }
                },
                plain: { pairs.map { plain.distance(from: $0.from, to: $0.to) } })
        }
    }
}

extension Run {
    /// As ``compare(_:per:atLeast:ours:rival:)``, with loops over arrays that
    /// are in memory already as the other side.
    fileprivate mutating func measure<Answer: Equatable>(
        _ name: String, per count: Int = 1, ours: () throws -> Answer, plain: () -> Answer
    ) throws {
        let expected = plain()
        let answer = try ours()
        guard answer == expected else {
            throw Failure("\(name): ConfGraph answers \(answer), plain loops \(expected)")
        }
        var samples = (ours: Samples(), plain: Samples())
        for _ in 0..<options.repeats {
            _ = samples.plain.time(plain)
            _ = try samples.ours.time(ours)
        }
        table.add(
            "\(name) (loops over arrays in memory: \(time(samples.plain.median / Double(count))))",
            time(samples.ours.median / Double(count)))
    }
}

/// The `link` edges as arrays, and the algorithms as one writes them by hand.
private struct PlainGraph {
    let count: Int
    let out: (offsets: [Int], targets: [UInt32])
    let both: (offsets: [Int], targets: [UInt32])

    init(_ generated: GeneratedGraph) {
        count = generated.vertices
        let (sources, targets) = generated.columns[0]
        func packed(_ pairs: [([UInt32], [UInt32])]) -> (offsets: [Int], targets: [UInt32]) {
            var offsets = [Int](repeating: 0, count: generated.vertices + 2)
            for (from, _) in pairs { for vertex in from { offsets[Int(vertex) + 1] += 1 } }
            for vertex in 1..<offsets.count { offsets[vertex] += offsets[vertex - 1] }
            var places = offsets
            var all = [UInt32](repeating: 0, count: offsets[offsets.count - 1])
            for (from, to) in pairs {
                for edge in from.indices {
                    all[places[Int(from[edge])]] = to[edge]
                    places[Int(from[edge])] += 1
                }
            }
            return (offsets, all)
        }
        out = packed([(sources, targets)])
        both = packed([(sources, targets), (targets, sources)])
    }

    /// By vertex, from 1.
    func pageRank(rounds: Int) -> [Double] {
        var ranks = [Double](repeating: 0, count: count + 1)
        var received = ranks
        var energy = 1.0
        for round in 0...rounds {
            let share = energy / Double(count)
            var change = 0.0
            energy = 0
            for vertex in 1...count {
                let rank = received[vertex] + share
                change += abs(rank - ranks[vertex])
                ranks[vertex] = rank
                energy += (1 - 0.85) * rank
                if out.offsets[vertex] == out.offsets[vertex + 1] { energy += 0.85 * rank }
                received[vertex] = 0
            }
            if round == rounds || change < 0.00001 { break }
            for vertex in 1...count {
                let range = out.offsets[vertex]..<out.offsets[vertex + 1]
                if range.isEmpty { continue }
                let part = 0.85 * ranks[vertex] / Double(range.count)
                for edge in range { received[Int(out.targets[edge])] += part }
            }
        }
        return ranks
    }

    /// The least id, as text, of the vertices connected with one.
    func component(of vertex: Int) -> String {
        var parents = (0...UInt32(count)).map { $0 }
        func root(_ vertex: UInt32) -> UInt32 {
            var vertex = vertex
            while parents[Int(vertex)] != vertex {
                parents[Int(vertex)] = parents[Int(parents[Int(vertex)])]
                vertex = parents[Int(vertex)]
            }
            return vertex
        }
        for vertex in 1...count {
            for edge in out.offsets[vertex]..<out.offsets[vertex + 1] {
                let (mine, other) = (root(UInt32(vertex)), root(out.targets[edge]))
                if mine != other { parents[Int(max(mine, other))] = min(mine, other) }
            }
        }
        let mine = root(UInt32(vertex))
        var least = ""
        for other in 1...UInt32(count) where root(other) == mine {
            let text = "\(other)"
            if least.isEmpty || text < least { least = text }
        }
        return least
    }

    /// How many edges lie between two vertices; −1 where no path does.
    func distance(from source: Int, to target: Int) -> Int {
        var distances = [Int32](repeating: -1, count: count + 1)
        distances[source] = 0
        var front = [UInt32(source)]
        var level: Int32 = 0
        while !front.isEmpty, distances[target] < 0 {
            level += 1
            var next: [UInt32] = []
            for vertex in front {
                for edge in both.offsets[Int(vertex)]..<both.offsets[Int(vertex) + 1] {
                    let neighbor = both.targets[edge]
                    if distances[Int(neighbor)] >= 0 { continue }
                    distances[Int(neighbor)] = level
                    next.append(neighbor)
                }
            }
            front = next
        }
        return Int(distances[target])
    }
}
