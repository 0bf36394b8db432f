@testable import ConfGraph

/// Edges in a plain list: what the packed adjacency is compared with.
struct AdjacencyOracle: Sendable {
    struct Edge: Hashable, Sendable {
        var key: Int64
        var label: UInt32
        var source: Int64
        var target: Int64
    }

    var vertices: [Int64] = []
    var edges: [Int64: Edge] = [:]

    func hop(_ vertex: Int64, _ direction: Direction, labels: [UInt32]?) -> [Step] {
        var steps: [Step] = []
        for edge in edges.values where labels?.contains(edge.label) ?? true {
            if direction != .in, edge.source == vertex {
                steps.append(Step(label: edge.label, edge: edge.key, neighbor: edge.target))
            }
            if direction != .out, edge.target == vertex {
                steps.append(Step(label: edge.label, edge: edge.key, neighbor: edge.source))
            }
        }
        return steps.sorted()
    }

    struct Step: Hashable, Comparable, Sendable {
        var label: UInt32
        var edge: Int64
        var neighbor: Int64

        static func < (left: Step, right: Step) -> Bool {
            (left.label, left.edge, left.neighbor) < (right.label, right.edge, right.neighbor)
        }
    }

    /// Compares every hop, degree and scan of a reader with the list.
    ///
    /// - Returns: the first difference.
    func difference(from reader: StorageReader) throws -> String? {
        let sources = vertices + [(vertices.max() ?? 0) + 1_000, 0]
        let labelSets: [[UInt32]?] = [nil, [1, 3], edges.values.first.map { [$0.label] } ?? []]
        for direction in [Direction.out, .in, .both] {
            for labels in labelSets {
                var byVertex: [Int64: [Step]] = [:]
                for edge in edges.values where labels?.contains(edge.label) ?? true {
                    if direction != .in {
                        byVertex[edge.source, default: []].append(
                            Step(label: edge.label, edge: edge.key, neighbor: edge.target))
                    }
                    if direction != .out {
                        byVertex[edge.target, default: []].append(
                            Step(label: edge.label, edge: edge.key, neighbor: edge.source))
                    }
                }
                let place = "\(direction.rawValue) \(labels.map { "\($0)" } ?? "all")"
                var found = Expansion()
                var plain = Expansion()
                var degrees: [Int64] = []
                try sources.withUnsafeBufferPointer {
                    try reader.expand($0, direction, labels: labels, edges: true, into: &found)
                    try reader.expand($0, direction, labels: labels, edges: false, into: &plain)
                    try reader.degrees($0, direction, labels: labels, into: &degrees)
                }
                if found.neighbors.count != found.edges.count
                    || found.neighbors.count != found.labels.count
                {
                    return "\(place): columns of different length"
                }
                if plain.origins != found.origins || plain.neighbors != found.neighbors {
                    return "\(place): with and without edges differ"
                }
                var steps: [Int: [Step]] = [:]
                for row in found.neighbors.indices {
                    steps[Int(found.origins[row]), default: []].append(
                        Step(
                            label: found.labels[row], edge: found.edges[row],
                            neighbor: found.neighbors[row]))
                }
                for (index, vertex) in sources.enumerated() {
                    let expected = (byVertex[vertex] ?? []).sorted()
                    let actual = (steps[index] ?? []).sorted()
                    if actual != expected {
                        return "\(place) of \(vertex): \(actual) instead of \(expected)"
                    }
                    if degrees[index] != Int64(expected.count) {
                        return "\(place) of \(vertex): degree \(degrees[index])"
                    }
                }
                if let problem = try scanDifference(reader, direction, labels, byVertex) {
                    return "\(place): \(problem)"
                }
            }
        }
        return nil
    }

    private func scanDifference(
        _ reader: StorageReader, _ direction: Direction, _ labels: [UInt32]?,
        _ expected: [Int64: [Step]]
    ) throws -> String? {
        var found: [Int64: [Int64]] = [:]
        var last: (run: Int, vertex: Int64) = (-1, -1)
        var problem: String?
        try reader.scanAdjacency(direction, labels: labels) { slice in
            for index in slice.vertices.indices {
                let vertex = slice.vertices[index]
                let range = Int(slice.offsets[index])..<Int(slice.offsets[index + 1])
                found[vertex, default: []] += slice.neighbors[range]
                if direction != .both {
                    let run = Int(slice.label)
                    if run < last.run || run == last.run && vertex < last.vertex {
                        problem = "the scan goes back to \(vertex)"
                    }
                    last = (run, vertex)
                }
            }
        }
        if let problem { return problem }
        for vertex in Set(found.keys).union(expected.keys) {
            let actual = (found[vertex] ?? []).sorted()
            let wanted = (expected[vertex] ?? []).map(\.neighbor).sorted()
            if actual != wanted { return "scan of \(vertex): \(actual) instead of \(wanted)" }
        }
        return try neighborDifference(reader, direction, labels, expected)
    }

    /// Decoded or not, the neighbours are those of the list.
    private func neighborDifference(
        _ reader: StorageReader, _ direction: Direction, _ labels: [UInt32]?,
        _ expected: [Int64: [Step]]
    ) throws -> String? {
        let span = try reader.vertexSpan()
        for use in [AdjacencyReader.DecodedUse.hops, .degrees, .neighbors, .hops] {
            guard
                let neighbors = try reader.neighbors(
                    direction, labels: labels, use: use, span: span)
            else { return "no neighbours for \(use)" }
            defer { neighbors.pause() }
            for vertex in vertices + [0, span + 5] {
                let wanted = (expected[vertex] ?? []).map(\.neighbor).sorted()
                if try neighbors.degree(of: UInt32(vertex)) != wanted.count {
                    return "degree of \(vertex) for \(use)"
                }
                if use == .degrees { continue }
                let found = try neighbors.neighbors(of: UInt32(vertex)).map { Int64($0) }
                if found.sorted() != wanted {
                    return "neighbours of \(vertex) for \(use): \(found) instead of \(wanted)"
                }
            }
        }
        for run in try reader.adjacencyRuns(direction, labels: labels) {
            guard let view = try reader.decodedRun(run, .neighbors) else { continue }
            let isIncoming = run & 1 == 1
            let all = edges.values.filter { $0.label == UInt32(run >> 1) }
            if view.edgeCount != all.count { return "\(view.edgeCount) edges in run \(run)" }
            if all.contains(where: { !view.range.contains(isIncoming ? $0.target : $0.source) }) {
                return "the range of run \(run)"
            }
        }
        return nil
    }
}
