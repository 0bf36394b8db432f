/// The whole graph in memory, as algorithms walk it: for each vertex, by its
/// number, the vertices that its edges lead to.
struct AlgorithmGraph {
    let vertices: VertexNumbering
    /// Where each vertex's targets begin; one more than vertices.
    private(set) var offsets: [Int]
    private(set) var targets: [Int32]

    /// Reads the edges: plain ones from the packed adjacency, twice, in the
    /// order of the file.
    ///
    /// - Parameter charge: told of the memory that is needed, beforehand.
    init(
        _ vertices: VertexNumbering, _ edges: WalkedEdges, _ context: ExecutionContext,
        charge: (Int) throws -> Void
    ) throws {
        self.vertices = vertices
        offsets = Array(repeating: 0, count: vertices.count + 1)
        targets = []
        try charge(offsets.count * 8)
        switch edges {
        case .plain(let direction, let labels):
            if try labels.matchesNothing() { return }
            try fill(direction, labels.ids(), context, charge)
        case .traversal(let child):
            try fill(child, context, charge)
        }
    }

    private init(_ vertices: VertexNumbering, offsets: [Int], targets: [Int32]) {
        self.vertices = vertices
        self.offsets = offsets
        self.targets = targets
    }

    var count: Int { vertices.count }

    @inline(__always)
    func degree(_ vertex: Int) -> Int { offsets[vertex + 1] - offsets[vertex] }

    /// Counts become the places where each vertex's targets begin.
    private mutating func sumOffsets() {
        var sum = 0
        for vertex in 0...count {
            let degree = vertex < count ? offsets[vertex] : 0
            offsets[vertex] = sum
            sum += degree
        }
    }

    private mutating func fill(
        _ direction: Direction, _ labels: [UInt32]?, _ context: ExecutionContext,
        _ charge: (Int) throws -> Void
    ) throws {
        let vertices = self.vertices
        try context.reader.scanAdjacency(direction, labels: labels) { slice in
            try context.poll()
            for row in slice.vertices.indices {
                guard let vertex = vertices.number(of: slice.vertices[row]) else { continue }
                offsets[vertex] += Int(slice.offsets[row + 1] - slice.offsets[row])
            }
        }
        sumOffsets()
        try charge(offsets[count] * 4 + count * 8)
        var places = offsets
        var targets = [Int32](repeating: 0, count: offsets[count])
        try context.reader.scanAdjacency(direction, labels: labels) { slice in
            try context.poll()
            for row in slice.vertices.indices {
                guard let vertex = vertices.number(of: slice.vertices[row]) else { continue }
                var place = places[vertex]
                for index in Int(slice.offsets[row])..<Int(slice.offsets[row + 1]) {
                    guard let target = vertices.number(of: slice.neighbors[index]),
                        place < targets.count
                    else {
                        throw context.reader.damaged("an edge's end is no vertex")
                    }
                    targets[place] = Int32(target)
                    place += 1
                }
                places[vertex] = place
            }
        }
        self.targets = targets
    }

    private mutating func fill(
        _ child: ChildTraversal, _ context: ExecutionContext, _ charge: (Int) throws -> Void
    ) throws {
        var ends: [(vertex: Int32, target: Int32)] = []
        let step = max(context.batchSize, 1)
        for start in stride(from: 0, to: count, by: step) {
            try context.poll()
            let end = min(start + step, count)
            let before = ends.count
            let keys = Array(vertices.keys[start..<end])
            try WalkedEdges.forEachEdge(child, keys, context) { row, edge in
                let key = keys[Int(row)]
                guard let target = vertices.number(of: edge.otherEnd(from: key)) else { return }
                ends.append((Int32(start) + row, Int32(target)))
            }
            try charge((ends.count - before) * 12)
        }
        for end in ends { offsets[Int(end.vertex)] += 1 }
        sumOffsets()
        var places = offsets
        targets = Array(repeating: 0, count: ends.count)
        for end in ends {
            targets[places[Int(end.vertex)]] = end.target
            places[Int(end.vertex)] += 1
        }
    }

    /// The same edges, walked the other way.
    func reversed(charge: (Int) throws -> Void) throws -> AlgorithmGraph {
        try charge(offsets.count * 16 + targets.count * 4)
        var graph = AlgorithmGraph(
            vertices, offsets: Array(repeating: 0, count: count + 1),
            targets: Array(repeating: 0, count: targets.count))
        for target in targets { graph.offsets[Int(target)] += 1 }
        graph.sumOffsets()
        var places = graph.offsets
        for vertex in 0..<count {
            for place in offsets[vertex]..<offsets[vertex + 1] {
                let target = Int(targets[place])
                graph.targets[places[target]] = Int32(vertex)
                places[target] += 1
            }
        }
        return graph
    }
}
