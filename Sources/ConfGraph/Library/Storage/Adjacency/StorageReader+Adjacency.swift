extension StorageReader {
    /// The edges of one label set and direction, by the vertex they start
    /// from: read from the rows above the watermark.
    private func edges(_ direction: Direction, labels: [UInt32]?) throws -> [Int64: EdgeColumns] {
        var all = EdgeColumns()
        while try scanEdges(labels: labels, after: all.keys.last, limit: 4096, into: &all) {
            try checkCancelled()
        }
        var byVertex: [Int64: EdgeColumns] = [:]
        for index in all.keys.indices {
            func add(_ origin: Int64, _ neighbor: Int64) {
                byVertex[origin, default: EdgeColumns()].keys.append(all.keys[index])
                byVertex[origin]!.labels.append(all.labels[index])
                byVertex[origin]!.targets.append(neighbor)
            }
            if direction != .in { add(all.sources[index], all.targets[index]) }
            if direction != .out { add(all.targets[index], all.sources[index]) }
        }
        return byVertex
    }

    /// The neighbours of each source along edges of the labels.
    func expand(
        _ sources: UnsafeBufferPointer<Int64>, _ direction: Direction, labels: [UInt32]?,
        edges wantsEdges: Bool, into expansion: inout Expansion
    ) throws {
        let byVertex = try edges(direction, labels: labels)
        for (index, source) in sources.enumerated() {
            guard let found = byVertex[source] else { continue }
            for place in found.keys.indices {
                expansion.origins.append(Int32(index))
                expansion.neighbors.append(found.targets[place])
                if wantsEdges {
                    expansion.edges.append(found.keys[place])
                    expansion.labels.append(found.labels[place])
                }
            }
        }
    }

    /// How many edges of the labels each source has.
    func degrees(
        _ sources: UnsafeBufferPointer<Int64>, _ direction: Direction, labels: [UInt32]?,
        into degrees: inout [Int64]
    ) throws {
        let byVertex = try edges(direction, labels: labels)
        for source in sources { degrees.append(Int64(byVertex[source]?.keys.count ?? 0)) }
    }

    /// Every vertex with its neighbours, in order of vertex.
    func scanAdjacency(
        _ direction: Direction, labels: [UInt32]?, _ body: (AdjacencySlice) throws -> Void
    ) throws {
        for label in try labels ?? labelNames().compactMap(labelID) {
            for (vertex, found) in try edges(direction, labels: [label]).sorted(by: {
                $0.key < $1.key
            }) {
                try [vertex].withUnsafeBufferPointer { vertices in
                    try [Int32(0), Int32(found.keys.count)].withUnsafeBufferPointer { offsets in
                        try found.targets.withUnsafeBufferPointer { neighbors in
                            try body(
                                AdjacencySlice(
                                    vertices: vertices, offsets: offsets, neighbors: neighbors,
                                    label: label))
                        }
                    }
                }
            }
        }
    }
}
