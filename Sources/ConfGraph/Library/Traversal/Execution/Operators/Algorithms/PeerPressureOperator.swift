/// `peerPressure()`: clusters, named after a vertex each. All vertices begin
/// in a cluster of their own; round by round each votes along its edges for
/// its cluster, and joins the one with most votes, its own vote included.
///
/// A vote weighs as much as traversers stand at the vertex, 1 where all begin
/// alike. Equal votes go to the cluster whose id is the least as text, so that
/// the result does not depend on any order. It ends after the given rounds, or
/// when a round changes nothing.
final class PeerPressureOperator: VertexAlgorithmOperator {
    private let times: Int

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ options: VertexAlgorithmOptions,
        times: Int
    ) {
        self.times = times
        super.init(context, input, options)
    }

    override func compute(
        _ vertices: VertexNumbering, _ begins: [Int64]?
    ) throws -> (Int) throws -> PropertyValue {
        let count = vertices.count
        let texts = try vertices.idTexts(context)
        let voters = try graph(vertices).reversed { try charge($0) }
        try charge(count * 48)
        let strengths = begins.map { $0.map(Double.init) } ?? Array(repeating: 1, count: count)
        var clusters = (0..<Int32(count)).map { $0 }
        var votes = [Double](repeating: 0, count: count)
        var seen: [Int32] = []
        for _ in 0..<times {
            var next = clusters
            for vertex in 0..<count {
                if vertex & 0xFFF == 0 { try context.poll() }
                seen.append(clusters[vertex])
                votes[Int(clusters[vertex])] = strengths[vertex]
                for place in voters.offsets[vertex]..<voters.offsets[vertex + 1] {
                    let voter = Int(voters.targets[place])
                    let cluster = clusters[voter]
                    // Seen again while its votes weigh nothing: no harm.
                    if votes[Int(cluster)] == 0 { seen.append(cluster) }
                    votes[Int(cluster)] += strengths[voter]
                }
                var best: Int32?
                for cluster in seen where votes[Int(cluster)] > 0 {
                    guard let leader = best else {
                        best = cluster
                        continue
                    }
                    let (mine, most) = (votes[Int(cluster)], votes[Int(leader)])
                    if mine > most || mine == most && precedes(cluster, leader, texts) {
                        best = cluster
                    }
                }
                for cluster in seen { votes[Int(cluster)] = 0 }
                seen.removeAll(keepingCapacity: true)
                // Without any vote that weighs a vertex is on its own.
                next[vertex] = best ?? Int32(vertex)
            }
            if next == clusters { break }
            clusters = next
        }
        let context = context
        return { try context.reader.vertexID(vertices.keys[Int(clusters[$0])]).propertyValue }
    }

    private func precedes(_ left: Int32, _ right: Int32, _ texts: [String]) -> Bool {
        let order = texts[Int(left)].compareBytes(to: texts[Int(right)])
        return order == 0 ? left < right : order < 0
    }
}
