/// Reads both levels of a label and direction as if they were one.
///
/// The vertices fall into segments: those that a block of the main run speaks
/// for, and the gaps between. Level 1, where there is any, has segments of its
/// own. Where one of each meet, their edges are put together in a block in
/// memory, so that nobody above knows of levels.
struct LevelReader {
    let connection: Connection

    private var rows: BlockRows { BlockRows(connection: connection) }

    /// Whether the file has blocks of level 1.
    static func isNeeded(_ connection: Connection) throws -> Bool {
        let statement = try connection.statement("SELECT 1 FROM adjacency WHERE key >= ? LIMIT 1")
        statement.bind(AdjacencyKey.levelBit, at: 1)
        defer { statement.reset() }
        return try statement.step()
    }

    /// Vertices that the same blocks of one level speak for.
    private struct Segment {
        var vertices: ClosedRange<Int64>
        /// A block, all pieces of a hub, or nothing.
        var blocks: [(key: Int64, bytes: [UInt8])] = []
        var isHub = false
    }

    /// What speaks for a vertex, and for which others.
    func entry(run: Int, vertex: Int64) throws -> BlockDirectory.Entry {
        let main = try segment(run, vertex)
        let other = try segment(run | AdjacencyKey.levelOneRun, vertex)
        let vertices = main.vertices.clamped(to: other.vertices)
        var address: UnsafeMutableRawPointer?
        let segments = [main, other].filter { !$0.blocks.isEmpty }
        if segments.count == 1, segments[0].isHub || segments[0].vertices == vertices {
            address = try BlockRun(segments[0].blocks).address
        } else if !segments.isEmpty {
            let merged =
                vertices.count == 1
                ? try pieces(segments, run, vertex) : try block(segments, run, vertices)
            if !merged.isEmpty { address = try BlockRun(merged).address }
        }
        return .init(first: vertices.lowerBound, last: vertices.upperBound, address: address)
    }

    /// Calls `body` with blocks that hold the edges of a run, in order.
    func forEachBlock(
        run: Int, while goesOn: () -> Bool, _ body: (Block) throws -> Void
    ) throws {
        var vertex: Int64 = 0
        while vertex < AdjacencyKey.vertexLimit, goesOn() {
            try connection.cancellation?.check()
            let entry = try entry(run: run, vertex: vertex)
            if let address = entry.address {
                let blocks = BlockRun(address: address)
                defer { blocks.free() }
                for index in 0..<blocks.count { try body(blocks.block(at: index)) }
            }
            vertex = entry.last + 1
        }
    }

    // MARK: - Segments

    private func segment(_ run: Int, _ vertex: Int64) throws -> Segment {
        let place = Int64(run) << 49 | vertex << 16
        let statement = try connection.statement(
            "SELECT key, block FROM adjacency WHERE key <= ? ORDER BY key DESC LIMIT 1")
        statement.bind(place | 0xFFFF, at: 1)
        defer { statement.reset() }
        var first: Int64 = 0
        if try statement.step(), statement.int64(0) >> 49 == Int64(run) {
            let key = statement.int64(0)
            let block = try Block(statement.blob(1), key: key)
            if block.form == .piece, block.key.vertex == vertex {
                return Segment(
                    vertices: vertex...vertex, blocks: try rows.pieces(of: place), isHub: true)
            }
            if vertex <= block.lastVertex {
                return Segment(
                    vertices: block.key.vertex...block.lastVertex,
                    blocks: [(key, Array(statement.blob(1)))])
            }
            first = block.lastVertex + 1
        }
        let last = try rows.lastVertex(of: run, before: place | 0xFFFF)
        return Segment(vertices: first...max(first, last))
    }

    // MARK: - Putting together

    /// The edges of one vertex as pieces: those of the main run came first, so
    /// their ids are smaller.
    private func pieces(
        _ segments: [Segment], _ run: Int, _ vertex: Int64
    ) throws -> [(key: Int64, bytes: [UInt8])] {
        var result: [(key: Int64, bytes: [UInt8])] = []
        for segment in segments {
            guard !segment.isHub else {
                result += segment.blocks
                continue
            }
            var rows = MergedRows()
            for (key, bytes) in segment.blocks {
                try rows.add(key, bytes, vertices: vertex...vertex)
            }
            if !rows.isEmpty { result.append(rows.encoded(run: run, vertices: vertex...vertex)) }
        }
        return result
    }

    private func block(
        _ segments: [Segment], _ run: Int, _ vertices: ClosedRange<Int64>
    ) throws -> [(key: Int64, bytes: [UInt8])] {
        var rows = MergedRows()
        for segment in segments {
            for (key, bytes) in segment.blocks { try rows.add(key, bytes, vertices: vertices) }
        }
        return rows.isEmpty ? [] : [rows.encoded(run: run, vertices: vertices)]
    }
}
