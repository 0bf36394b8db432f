/// The edges that a graph algorithm walks along, and which way: the option
/// `edges` of its step.
enum WalkedEdges {
    /// `outE("a")`, `bothE()`: read from the packed adjacency as it lies.
    case plain(Direction, LabelReference)
    /// Any other traversal from a vertex to edges; each leads to its other end.
    case traversal(ChildTraversal)

    /// What lies one hop away: for each edge the place of the vertex that it
    /// leaves, the vertex that it leads to, and the edge.
    struct Hops {
        var origins: [Int32] = []
        var neighbors: [Int64] = []
        var edges: [Int64] = []
    }

    /// The hops from the given vertices, those of one vertex side by side.
    func hops(from vertices: [Int64], _ context: ExecutionContext) throws -> Hops {
        switch self {
        case .plain(let direction, let labels):
            if try labels.matchesNothing() { return Hops() }
            var found = Expansion()
            try vertices.withUnsafeBufferPointer {
                try context.reader.expand(
                    $0, direction, labels: labels.ids(), edges: true, into: &found)
            }
            return Hops(origins: found.origins, neighbors: found.neighbors, edges: found.edges)
        case .traversal(let child):
            var hops = Hops()
            try Self.forEachEdge(child, vertices, context) { row, edge in
                hops.origins.append(row)
                hops.neighbors.append(edge.otherEnd(from: vertices[Int(row)]))
                hops.edges.append(edge.key)
            }
            return hops
        }
    }

    /// The edges that leave a vertex, with both ends.
    func edges(of vertex: Int64, _ context: ExecutionContext) throws -> EdgeColumns {
        var edges = EdgeColumns()
        switch self {
        case .plain(let direction, let labels):
            if try labels.matchesNothing() { return edges }
            // One way after the other, so that each edge's ends are known.
            for way in direction == .both ? [Direction.out, .in] : [direction] {
                var found = Expansion()
                try withUnsafePointer(to: vertex) {
                    try context.reader.expand(
                        UnsafeBufferPointer(start: $0, count: 1), way, labels: labels.ids(),
                        edges: true, into: &found)
                }
                let here = Array(repeating: vertex, count: found.edges.count)
                edges.append(
                    EdgeColumns(
                        keys: found.edges, labels: found.labels,
                        sources: way == .out ? here : found.neighbors,
                        targets: way == .out ? found.neighbors : here))
            }
        case .traversal(let child):
            try Self.forEachEdge(child, [vertex], context) { edges.append($1) }
        }
        return edges
    }

    /// Runs the traversal from each of the vertices.
    static func forEachEdge(
        _ child: ChildTraversal, _ vertices: [Int64], _ context: ExecutionContext,
        _ body: (_ row: Int32, _ edge: Edge) throws -> Void
    ) throws {
        try child.forEachResult(context.decorate(Batch(.vertices(vertices)))) { results, rows in
            for place in 0..<results.count {
                guard case .edge(let edge) = results.value(at: place) else {
                    throw GraphError(
                        .runtime,
                        "The option edges needs a traversal that yields edges, and it yields "
                            + "\(results.value(at: place)).")
                }
                for _ in 0..<results.bulk(at: place) { try body(rows[place], edge) }
            }
        }
    }
}

extension Edge {
    /// The vertex that the edge leads to from one of its ends.
    func otherEnd(from vertex: Int64) -> Int64 {
        ends.target == vertex ? ends.source : ends.target
    }
}
