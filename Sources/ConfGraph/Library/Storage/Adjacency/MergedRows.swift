/// The edges of a few blocks in one list, by vertex and then by edge.
struct MergedRows {
    private struct Row {
        var vertex: Int64
        var edge: Int64
        var neighbor: Int64

        static func < (left: Row, right: Row) -> Bool {
            left.vertex != right.vertex ? left.vertex < right.vertex : left.edge < right.edge
        }
    }

    private var rows: [Row] = []
    private var stamps = BlockEncoder.Stamps(mergedThrough: 0, removedThrough: 0)

    var isEmpty: Bool { rows.isEmpty }

    /// Merges in what a checked block says of some vertices.
    mutating func add(_ key: Int64, _ bytes: [UInt8], vertices: ClosedRange<Int64>) throws {
        let added = try bytes.withUnsafeBytes { bytes in
            let block = try Block(bytes, key: key, verified: true)
            stamps.mergedThrough = max(stamps.mergedThrough, block.stamps.mergedThrough)
            stamps.removedThrough = max(stamps.removedThrough, block.stamps.removedThrough)
            var neighbors = [Int64](repeating: 0, count: block.edgeCount)
            var edges = neighbors
            block.readNeighbors(0..<block.edgeCount, into: &neighbors)
            block.readEdges(0..<block.edgeCount, into: &edges)
            var added: [Row] = []
            for index in 0..<block.vertexCount {
                let vertex = block.vertex(at: index)
                guard vertices.contains(vertex) else { continue }
                for row in block.range(at: index) {
                    added.append(Row(vertex: vertex, edge: edges[row], neighbor: neighbors[row]))
                }
            }
            return added
        }
        var merged: [Row] = []
        merged.reserveCapacity(rows.count + added.count)
        var old = 0
        for row in added {
            while old < rows.count, rows[old] < row {
                merged.append(rows[old])
                old += 1
            }
            merged.append(row)
        }
        rows = merged + rows[old...]
    }

    /// All of it as one block that speaks for the vertices from one to another.
    func encoded(
        run: Int, vertices range: ClosedRange<Int64>
    ) -> (key: Int64, bytes: [UInt8]) {
        let form: BlockLayout.Form = range.count == 1 ? .piece : .sparse
        var vertices = [range.lowerBound]
        var offsets = [0]
        for (index, row) in rows.enumerated() where row.vertex != vertices[vertices.count - 1] {
            vertices.append(row.vertex)
            offsets.append(index)
        }
        if vertices[vertices.count - 1] != range.upperBound {
            vertices.append(range.upperBound)
            offsets.append(rows.count)
        }
        offsets.append(rows.count)
        let key = AdjacencyKey(
            label: UInt32(run >> 1), incoming: run & 1 == 1, vertex: range.lowerBound)
        var encoder = BlockEncoder()
        rows.map(\.neighbor).withUnsafeBufferPointer { neighbors in
            rows.map(\.edge).withUnsafeBufferPointer { edges in
                vertices.withUnsafeBufferPointer { vertices in
                    offsets.withUnsafeBufferPointer { offsets in
                        encoder.encode(
                            form: form, key: key, vertices: vertices, offsets: offsets,
                            neighbors: neighbors, edges: edges, stamps: stamps)
                    }
                }
            }
        }
        return (key.rawValue, encoder.bytes)
    }
}
