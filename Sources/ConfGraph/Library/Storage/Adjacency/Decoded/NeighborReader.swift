/// The neighbours of one vertex after the other along some labels and
/// directions: from decoded arrays where there are any, else from the blocks
/// and the delta.
///
/// It belongs to one transaction and one thread.
final class NeighborReader {
    /// All neighbours are below.
    let span: Int64
    /// No neighbour is below.
    let least: Int64
    /// The arrays, where one run is all there is to read.
    private let only: DecodedView?

    private struct Part {
        let run: Int
        let view: DecodedView?
        /// The delta, where the run has entries in it.
        let delta: AdjacencyReader.Delta?
        /// The block last read, and the lease under which it is held.
        var entry: BlockDirectory.Entry?
        var lease = -1
        /// Edges read from blocks that have not been reported.
        var read = 0
    }

    private let adjacency: AdjacencyReader
    private var parts: [Part]
    private var buffer = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
    private var capacity = 256
    /// Of no use but that something is done with what was fetched.
    private var warmth: UInt32 = 0

    /// - Parameters:
    ///   - span: all vertices are below.
    ///   - use: whether the whole of the runs will be read.
    init?(
        _ adjacency: AdjacencyReader, _ direction: Direction, labels: [UInt32]?,
        use: AdjacencyReader.DecodedUse, span: Int64
    ) throws {
        self.adjacency = adjacency
        let delta = try adjacency.delta()
        parts = try adjacency.runs(direction, labels: labels, delta: delta).map { run in
            Part(
                run: run, view: try adjacency.decodedView(run: run, use, delta),
                delta: delta.mayHold(run: run) ? delta : nil)
        }
        only = parts.count == 1 ? parts[0].view : nil
        least = parts.reduce(span) { min($0, $1.view?.least ?? 0) }
        self.span = parts.reduce(span) { max($0, $1.view?.span ?? 0) }
        if self.span > Int64(UInt32.max) { return nil }
    }

    deinit { buffer.deallocate() }

    /// A vertex's neighbours by label, then edge; valid until the next call.
    @inline(__always)
    func neighbors(of vertex: UInt32) throws -> UnsafeBufferPointer<UInt32> {
        if let only { return only.neighbors(of: Int64(vertex)) }
        return try gathered(Int64(vertex))
    }

    @inline(__always)
    func degree(of vertex: UInt32) throws -> Int {
        if let only { return only.degree(of: Int64(vertex)) }
        var degree = 0
        for index in parts.indices {
            if let view = parts[index].view {
                degree += view.degree(of: Int64(vertex))
            } else {
                degree += try expand(Int64(vertex), index)
            }
        }
        return degree
    }

    /// Fetches into the processor's cache where the neighbours of some
    /// vertices begin, all at once: they are far apart, and one after the
    /// other each would be waited for.
    @inline(__always)
    func warm(_ vertices: UnsafePointer<UInt32>, _ count: Int) {
        if let only, count > 1 { warmth ^= only.warm(vertices, min(count, Self.warmGroup)) }
    }

    /// How many vertices are warmed at once.
    static var warmGroup: Int { 16 }

    /// Lets writers of the block cache in; call it now and then, and at the
    /// end.
    func pause() {
        for index in parts.indices where parts[index].view == nil {
            parts[index].entry = nil
            if parts[index].read > 0 {
                adjacency.shared.decoded.note(parts[index].read, of: parts[index].run)
                parts[index].read = 0
            }
        }
        adjacency.endReading()
    }

    private func gathered(_ vertex: Int64) throws -> UnsafeBufferPointer<UInt32> {
        var total = 0
        for index in parts.indices {
            if let view = parts[index].view {
                let list = view.neighbors(of: vertex)
                reserve(total + list.count, keeping: total)
                if let start = list.baseAddress {
                    (buffer + total).update(from: start, count: list.count)
                }
                total += list.count
                continue
            }
            let count = try expand(vertex, index)
            reserve(total + count, keeping: total)
            var highest: UInt64 = 0
            for row in 0..<count {
                let neighbor = adjacency.scratch.neighbors[row]
                highest = max(highest, UInt64(bitPattern: neighbor))
                buffer[total + row] = UInt32(truncatingIfNeeded: neighbor)
            }
            if count > 0, highest >= UInt64(span) { throw AdjacencyReader.strayNeighbor }
            total += count
        }
        return UnsafeBufferPointer(start: buffer, count: total)
    }

    /// Reads a vertex's neighbours from a block and the delta.
    private func expand(_ vertex: Int64, _ index: Int) throws -> Int {
        // Whoever else reads through the same transaction may have let go of
        // the block.
        if parts[index].lease != adjacency.lease { parts[index].entry = nil }
        var count = 0
        try adjacency.expandOne(
            vertex, run: parts[index].run, edges: false, delta: parts[index].delta,
            entry: &parts[index].entry, entries: 1, count: &count)
        parts[index].lease = adjacency.lease
        parts[index].read += count
        return count
    }

    private func reserve(_ needed: Int, keeping count: Int) {
        guard needed > capacity else { return }
        capacity = max(needed, capacity * 2)
        let grown = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
        grown.update(from: buffer, count: count)
        buffer.deallocate()
        buffer = grown
    }
}

extension AdjacencyReader {
    static var strayNeighbor: GraphError {
        GraphError(
            .corrupt,
            "The packed adjacency names a vertex that cannot exist. "
                + "Run confgraph check --repair.")
    }
}
