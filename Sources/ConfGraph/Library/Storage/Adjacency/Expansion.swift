/// The neighbours of a batch of vertices, in columns.
struct Expansion: Sendable {
    /// For each neighbour the position of its source in the batch.
    var origins: [Int32] = []
    var neighbors: [Int64] = []
    /// The edges passed and their labels, if they were asked for.
    var edges: [Int64] = []
    var labels: [UInt32] = []

    init() {}

    mutating func removeAll() {
        origins.removeAll(keepingCapacity: true)
        neighbors.removeAll(keepingCapacity: true)
        edges.removeAll(keepingCapacity: true)
        labels.removeAll(keepingCapacity: true)
    }

    /// Forgets the neighbours, and the memory of unusually many.
    mutating func shrink() {
        if neighbors.capacity > 1 << 14 { self = Expansion() } else { removeAll() }
    }
}

/// A borrowed view of some vertices and their neighbours; valid during the
/// callback that gets it.
///
/// A hub may come in several slices that name the same vertex.
struct AdjacencySlice {
    var vertices: UnsafeBufferPointer<Int64>
    /// Where each vertex's neighbours begin; one more than vertices.
    var offsets: UnsafeBufferPointer<Int32>
    var neighbors: UnsafeBufferPointer<Int64>
    /// The edges to the neighbours; empty unless they were asked for.
    var edges: UnsafeBufferPointer<Int64>
    var label: UInt32
    /// Whether the neighbours are sources and the vertices targets.
    var isIncoming: Bool
}
