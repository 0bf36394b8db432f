/// One edge, as one of its ends sees it, on its way into or out of the
/// blocks.
struct PackedChange {
    /// Level, label, direction and vertex: an ``AdjacencyKey`` without its piece.
    var place: Int64
    var edge: Int64
    /// The other end; `removal` takes the edge out.
    var neighbor: Int64

    static let removal: Int64 = -1

    @inline(__always) var isRemoval: Bool { neighbor == Self.removal }
    @inline(__always) var run: Int { Int(place >> 33) }
    @inline(__always) var vertex: Int64 { place & (AdjacencyKey.vertexLimit - 1) }

    @inline(__always)
    static func place(label: UInt32, incoming: Bool, vertex: Int64) -> Int64 {
        AdjacencyKey(label: label, incoming: incoming, vertex: vertex).rawValue >> 16
    }

    /// The same change for the blocks of level 1.
    var onLevelOne: PackedChange {
        var change = self
        change.place |= AdjacencyKey.levelBit >> 16
        return change
    }

    /// By level, label, direction, vertex and edge; a removal after its edge.
    @inline(__always)
    static func precedes(_ left: PackedChange, _ right: PackedChange) -> Bool {
        if left.place != right.place { return left.place < right.place }
        if left.edge != right.edge { return left.edge < right.edge }
        return left.neighbor > right.neighbor
    }
}
