/// Cuts a sorted stream of edges of one label and direction into blocks.
///
/// Edges arrive by vertex, those of one vertex by edge id. A block takes as
/// many whole vertices as fit; a vertex too big for one block becomes a hub,
/// split into pieces. Nothing but the block being filled is held in memory.
struct BlockBuilder {
    let label: UInt32
    let incoming: Bool
    let isLevelOne: Bool
    var stamps: BlockEncoder.Stamps
    /// Edges of a block at most: lower it to cut a known number evenly.
    var edgeTarget = BlockLayout.edgeTarget

    private var encoder = BlockEncoder()
    /// Finished vertices of the block, and where their edges begin.
    private var vertices: [Int64] = []
    private var offsets: [Int] = []
    private var neighbors: [Int64] = []
    private var edges: [Int64] = []
    /// The vertex that edges arrive for, and where its edges begin.
    private var current: Int64 = -1
    private var currentStart = 0
    /// The next piece of `current`, if it has turned out to be a hub.
    private var piece: Int?
    /// Bounds of the finished vertices' columns, for the size estimate.
    private var finished = Bounds()
    private var pending = Bounds()

    private struct Bounds {
        var minNeighbor = Int64.max
        var maxNeighbor = Int64.min
        var minEdge = Int64.max
        var maxEdge = Int64.min

        @inline(__always)
        mutating func add(_ neighbor: Int64, _ edge: Int64) {
            minNeighbor = min(minNeighbor, neighbor)
            maxNeighbor = max(maxNeighbor, neighbor)
            minEdge = min(minEdge, edge)
            maxEdge = max(maxEdge, edge)
        }

        func union(_ other: Bounds) -> Bounds {
            var result = self
            result.minNeighbor = min(minNeighbor, other.minNeighbor)
            result.maxNeighbor = max(maxNeighbor, other.maxNeighbor)
            result.minEdge = min(minEdge, other.minEdge)
            result.maxEdge = max(maxEdge, other.maxEdge)
            return result
        }

        func bytes(_ count: Int) -> Int {
            guard count > 0 else { return 0 }
            let neighbor = BlockLayout.width(UInt64(bitPattern: maxNeighbor &- minNeighbor))
            let span = UInt64(bitPattern: maxEdge &- minEdge)
            // As many ids as the span has room for: left out altogether.
            let edge = span == UInt64(count - 1) ? 0 : BlockLayout.width(span)
            return count * (neighbor + edge)
        }
    }

    typealias Emit = (AdjacencyKey, UnsafeRawBufferPointer) throws -> Void

    init(
        label: UInt32, incoming: Bool, isLevelOne: Bool = false, stamps: BlockEncoder.Stamps
    ) {
        self.label = label
        self.incoming = incoming
        self.isLevelOne = isLevelOne
        self.stamps = stamps
    }

    /// Adds the next edge of the stream.
    @inline(__always)
    mutating func append(
        vertex: Int64, neighbor: Int64, edge: Int64, emit: Emit
    ) throws {
        if vertex != current {
            try finishVertex(emit)
            current = vertex
            currentStart = edges.count
        }
        neighbors.append(neighbor)
        edges.append(edge)
        pending.add(neighbor, edge)
        if edges.count &- currentStart > BlockLayout.edgeTarget || piece != nil {
            try growHub(emit)
        }
    }

    /// Goes on with a hub that has blocks already: what is appended next
    /// fills the pieces from `piece` on.
    mutating func resumeHub(_ vertex: Int64, atPiece piece: Int, emit: Emit) throws {
        try flush(emit)
        current = vertex
        currentStart = 0
        self.piece = piece
    }

    /// Writes what is left.
    mutating func flush(_ emit: Emit) throws {
        try finishVertex(emit)
        try writeBlock(emit)
        current = -1
    }

    /// Pieces get longer as their numbers run out, so that a hub may have
    /// hundreds of millions of edges.
    private static func pieceTarget(_ piece: Int) -> Int {
        switch piece {
        case ..<40_000: BlockLayout.edgeTarget
        case ..<48_000: 2_000
        case ..<56_000: 8_000
        default: 32_000
        }
    }

    private mutating func growHub(_ emit: Emit) throws {
        if piece == nil {
            // The vertices before it get their own block.
            try writeBlock(emit)
            piece = 0
        }
        // One more than the target: a full piece is written when it is
        // certain that it is not the last.
        if edges.count > Self.pieceTarget(piece!) {
            try writePiece(edges.count - 1, emit)
        }
    }

    private mutating func writePiece(_ count: Int, _ emit: Emit) throws {
        guard let number = piece, count > 0 else { return }
        guard number < AdjacencyKey.pieceLimit else {
            throw GraphError(
                .limit,
                "Vertex \(current) has too many edges of one label: the storage format has room "
                    + "for \(AdjacencyKey.pieceLimit) blocks of a vertex.")
        }
        let key = AdjacencyKey(
            label: label, incoming: incoming, vertex: current, piece: number,
            isLevelOne: isLevelOne)
        try encode(.piece, key, [current], [0, count], emit)
        piece = number + 1
        neighbors.removeFirst(count)
        edges.removeFirst(count)
    }

    private mutating func finishVertex(_ emit: Emit) throws {
        defer { pending = Bounds() }
        if piece != nil {
            try writePiece(edges.count, emit)
            piece = nil
            currentStart = edges.count
            return
        }
        guard edges.count > currentStart else { return }
        let union = finished.union(pending)
        if let first = vertices.first {
            let range = current - first + 1
            let lists = 2 * min(Int(range) + 1, 2 * (vertices.count + 1) + 1)
            let size = BlockLayout.headerSize + lists + union.bytes(edges.count)
            if edges.count > edgeTarget || size > BlockLayout.byteTarget
                || range > Int64(BlockLayout.vertexLimit)
            {
                try writeBlock(emit)
            }
        }
        finished = vertices.isEmpty ? pending : union
        vertices.append(current)
        offsets.append(currentStart)
        currentStart = edges.count
    }

    /// Writes the finished vertices and keeps the edges of the current one.
    private mutating func writeBlock(_ emit: Emit) throws {
        guard let first = vertices.first, let last = vertices.last else { return }
        offsets.append(currentStart)
        let range = Int(last - first) + 1
        let key = AdjacencyKey(
            label: label, incoming: incoming, vertex: first, isLevelOne: isLevelOne)
        if range <= 2 * vertices.count {
            if range != vertices.count { fillGaps(first, range) }
            try encode(.dense, key, vertices, offsets, emit)
        } else {
            try encode(.sparse, key, vertices, offsets, emit)
        }
        neighbors.removeFirst(currentStart)
        edges.removeFirst(currentStart)
        currentStart = 0
        vertices.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        finished = Bounds()
    }

    /// Lists the vertices without edges too, as the dense form wants them.
    private mutating func fillGaps(_ first: Int64, _ range: Int) {
        var filled: [Int] = []
        filled.reserveCapacity(range + 1)
        var index = 0
        for vertex in first..<(first + Int64(range)) {
            filled.append(offsets[index])
            if vertices[index] == vertex { index += 1 }
        }
        filled.append(offsets[vertices.count])
        offsets = filled
        vertices = Array(first..<(first + Int64(range)))
    }

    private mutating func encode(
        _ form: BlockLayout.Form, _ key: AdjacencyKey, _ vertices: [Int64], _ offsets: [Int],
        _ emit: Emit
    ) throws {
        vertices.withUnsafeBufferPointer { vertices in
            offsets.withUnsafeBufferPointer { offsets in
                neighbors.withUnsafeBufferPointer { neighbors in
                    edges.withUnsafeBufferPointer { edges in
                        encoder.encode(
                            form: form, key: key, vertices: vertices, offsets: offsets,
                            neighbors: neighbors, edges: edges, stamps: stamps)
                    }
                }
            }
        }
        try encoder.bytes.withUnsafeBytes { try emit(key, $0) }
    }
}
