/// The row key of a block of packed adjacency.
///
/// From the highest bit: the sign, always 0; the level (1 bit, 0 for the main
/// run); the label (12); the direction (1); the first vertex (33); the piece
/// (16), by which the blocks of a hub are told apart. So blocks lie in the
/// order in which a scan wants them.
struct AdjacencyKey: Hashable, Comparable {
    let rawValue: Int64

    static let labelLimit: UInt32 = 1 << 12
    static let vertexLimit: Int64 = 1 << 33
    static let pieceLimit = 1 << 16

    @inline(__always)
    init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// What makes a key one of level 1.
    static let levelBit: Int64 = 1 << 62
    /// The same in a run number.
    static let levelOneRun = 1 << 13

    /// Makes a key of parts that are known to fit.
    @inline(__always)
    init(
        label: UInt32, incoming: Bool, vertex: Int64, piece: Int = 0, isLevelOne: Bool = false
    ) {
        assert(label < Self.labelLimit && vertex >= 0 && vertex < Self.vertexLimit)
        assert(piece >= 0 && piece < Self.pieceLimit)
        rawValue =
            Int64(label) << 50 | (incoming ? 1 << 49 : 0) | vertex << 16 | Int64(piece)
            | (isLevelOne ? Self.levelBit : 0)
    }

    @inline(__always) var label: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 50) & 0xFFF }
    @inline(__always) var isIncoming: Bool { rawValue & 1 << 49 != 0 }
    @inline(__always) var isLevelOne: Bool { rawValue & Self.levelBit != 0 }
    @inline(__always) var vertex: Int64 { rawValue >> 16 & (Self.vertexLimit - 1) }
    @inline(__always) var piece: Int { Int(rawValue & 0xFFFF) }

    /// The run (level, label and direction) without the vertex.
    @inline(__always) var run: Int64 { rawValue >> 49 }

    /// The smallest and greatest key of one label and direction.
    static func range(label: UInt32, incoming: Bool) -> ClosedRange<Int64> {
        let first = AdjacencyKey(label: label, incoming: incoming, vertex: 0).rawValue
        return first...(first | (1 << 49 - 1))
    }

    @inline(__always)
    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Refuses what the key has no room for.
    static func checkLimits(label: UInt32, source: Int64, target: Int64) throws {
        guard label < labelLimit else {
            throw GraphError(
                .limit,
                "Too many edge labels: the storage format has room for \(labelLimit). "
                    + "Use fewer labels and tell the edges apart by a property.")
        }
        for vertex in [source, target] where vertex < 0 || vertex >= vertexLimit {
            throw GraphError(
                .limit,
                "Vertex \(vertex) cannot have edges: internal vertex numbers end at "
                    + "\(vertexLimit - 1).")
        }
    }
}
