/// The graph algorithms as their documentation tells them, slowly, over plain
/// lists: vertices that send messages to each other in rounds.
struct NaiveAlgorithms {
    struct Edge {
        let id: Int
        let label: String
        let source: Int
        let target: Int
        let weight: Int
    }

    enum Way: CaseIterable { case out, `in`, both }

    let vertices: [Int]
    let edges: [Edge]

    /// The edges that a vertex sends messages along, and whom they reach.
    func hops(_ vertex: Int, _ way: Way, _ label: String?) -> [(edge: Edge, to: Int)] {
        var hops: [(Edge, Int)] = []
        for edge in edges where label == nil || edge.label == label {
            if way != .in, edge.source == vertex { hops.append((edge, edge.target)) }
            if way != .out, edge.target == vertex { hops.append((edge, edge.source)) }
        }
        return hops
    }

    func pageRank(
        _ way: Way, _ label: String?, alpha: Double, times: Int, begins: [Int: Int]?
    ) -> [Int: Double] {
        var ranks: [Int: Double] = [:]
        var energy = begins == nil ? 1.0 : 0
        var mail: [Int: [Double]] = [:]
        for vertex in vertices { mail[vertex] = [begins.map { Double($0[vertex] ?? 0) } ?? 0] }
        for _ in 0...times {
            var change = 0.0
            var sent: [Int: [Double]] = [:]
            let shared = energy / Double(vertices.count)
            energy = 0
            for vertex in vertices {
                let rank = (mail[vertex] ?? []).reduce(0, +) + shared
                change += abs(rank - (ranks[vertex] ?? 0))
                ranks[vertex] = rank
                energy += (1 - alpha) * rank
                let hops = hops(vertex, way, label)
                if hops.isEmpty { energy += alpha * rank }
                for hop in hops {
                    sent[hop.to, default: []].append(alpha * rank / Double(hops.count))
                }
            }
            mail = sent
            if change < 0.00001 { break }
        }
        return ranks
    }

    func components(_ way: Way, _ label: String?, begins: [Int: Int]?) -> [Int: String] {
        var names = Dictionary(uniqueKeysWithValues: vertices.map { ($0, "\($0)") })
        var senders = vertices.filter { begins == nil || begins![$0] != nil }
        while !senders.isEmpty {
            var mail: [Int: [String]] = [:]
            for sender in senders {
                for hop in hops(sender, way, label) {
                    mail[hop.to, default: []].append(names[sender]!)
                }
            }
            senders = []
            for (vertex, offers) in mail {
                guard let least = offers.min(), least < names[vertex]! else { continue }
                names[vertex] = least
                senders.append(vertex)
            }
        }
        return names
    }

    func clusters(_ way: Way, _ label: String?, times: Int, begins: [Int: Int]?) -> [Int: Int] {
        var clusters = Dictionary(uniqueKeysWithValues: vertices.map { ($0, $0) })
        func strength(_ vertex: Int) -> Int { begins == nil ? 1 : begins![vertex] ?? 0 }
        for _ in 0..<times {
            var votes: [Int: [Int: Int]] = [:]
            for vertex in vertices {
                votes[vertex, default: [:]][clusters[vertex]!, default: 0] += strength(vertex)
                for hop in hops(vertex, way, label) {
                    votes[hop.to, default: [:]][clusters[vertex]!, default: 0] += strength(vertex)
                }
            }
            var next: [Int: Int] = [:]
            for vertex in vertices {
                let most = votes[vertex]!.values.max()!
                let best = votes[vertex]!.filter { $0.value == most }.keys.map { "\($0)" }.min()!
                next[vertex] = most == 0 ? vertex : Int(best)!
            }
            if next == clusters { break }
            clusters = next
        }
        return clusters
    }

    /// A path: vertices and, if wanted, the edges between them.
    struct Walk: Hashable, Comparable {
        var steps: [String]
        static func < (left: Walk, right: Walk) -> Bool {
            left.steps.lexicographicallyPrecedes(right.steps)
        }
    }

    /// All shortest paths from a vertex, found by walking every simple path.
    func shortestPaths(
        from source: Int, _ way: Way, _ label: String?, weighted: Bool, longest: Int?,
        withEdges: Bool
    ) -> [Int: Set<Walk>] {
        var best: [Int: Int] = [:]
        var found: [Int: Set<Walk>] = [:]
        func walk(_ vertex: Int, _ length: Int, _ seen: [Int], _ steps: [String]) {
            if length < best[vertex] ?? .max {
                best[vertex] = length
                found[vertex] = []
            }
            if length == best[vertex] { found[vertex]!.insert(Walk(steps: steps)) }
            for hop in hops(vertex, way, label) where !seen.contains(hop.to) {
                walk(
                    hop.to, length + (weighted ? hop.edge.weight : 1), seen + [hop.to],
                    steps + (withEdges ? ["e\(hop.edge.id)"] : []) + ["v\(hop.to)"])
            }
        }
        walk(source, 0, [source], ["v\(source)"])
        for (vertex, length) in best where length > longest ?? .max { found[vertex] = nil }
        return found
    }
}
