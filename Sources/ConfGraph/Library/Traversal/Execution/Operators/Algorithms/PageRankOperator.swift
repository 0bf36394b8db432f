/// `pageRank(alpha)`: how often a walk that follows edges at random, and
/// starts anew somewhere with a probability of 1 − alpha, passes each vertex.
///
/// As TinkerPop's program does it: ranks begin as 1/n each, or as the number
/// of traversers at each vertex; what a vertex without edges holds, and what
/// starts anew, is spread evenly over all vertices in the next round. It ends
/// after the given rounds, or when a round changes next to nothing.
final class PageRankOperator: VertexAlgorithmOperator {
    private let alpha: Double
    private let times: Int

    /// The sum of all changes below which a round is the last.
    private static let epsilon = 0.00001

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ options: VertexAlgorithmOptions,
        alpha: Double, times: Int
    ) {
        self.alpha = alpha
        self.times = times
        super.init(context, input, options)
    }

    override func compute(
        _ vertices: VertexNumbering, _ begins: [Int64]?
    ) throws -> (Int) throws -> PropertyValue {
        let graph = try graph(vertices)
        try charge(vertices.count * 16)
        let count = vertices.count
        var ranks = [Double](repeating: 0, count: count)
        var received = begins.map { $0.map(Double.init) } ?? ranks
        // What is spread evenly over all vertices.
        var energy = begins == nil ? 1.0 : 0
        for round in 0...times {
            let share = energy / Double(count)
            var change = 0.0
            energy = 0
            for vertex in 0..<count {
                let rank = received[vertex] + share
                change += abs(rank - ranks[vertex])
                ranks[vertex] = rank
                energy += (1 - alpha) * rank
                if graph.degree(vertex) == 0 { energy += alpha * rank }
            }
            if round == times || change < Self.epsilon { break }
            try send(ranks, graph, into: &received)
        }
        return { .double(ranks[$0]) }
    }

    /// Passes each vertex's rank on along its edges, in equal parts.
    private func send(
        _ ranks: [Double], _ graph: AlgorithmGraph, into received: inout [Double]
    ) throws {
        try context.poll()
        var untilPoll = 1 << 20
        try received.withUnsafeMutableBufferPointer { received in
            received.update(repeating: 0)
            try graph.targets.withUnsafeBufferPointer { targets in
                for vertex in 0..<graph.count {
                    let places = graph.offsets[vertex]..<graph.offsets[vertex + 1]
                    if places.isEmpty { continue }
                    let part = alpha * ranks[vertex] / Double(places.count)
                    for place in places { received[Int(targets[place])] += part }
                    untilPoll -= places.count
                    if untilPoll < 0 {
                        untilPoll = 1 << 20
                        try context.poll()
                    }
                }
            }
        }
    }
}
