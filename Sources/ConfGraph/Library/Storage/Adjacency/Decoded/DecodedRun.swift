import Synchronization

/// The edges of one label and direction as plain arrays: where the neighbours
/// of each vertex of a range begin, and the neighbours side by side.
///
/// Made of the blocks of one generation and never changed; what a snapshot
/// adds and takes away is a ``RunOverlay``. Without neighbours it tells
/// degrees only.
final class DecodedRun: @unchecked Sendable {
    // @unchecked: the arrays are complete before anyone else sees them.

    /// The vertex of the first offset.
    let first: Int64
    let vertexCount: Int
    let edgeCount: Int
    let offsets: UnsafeMutablePointer<UInt32>
    let neighbors: UnsafeMutablePointer<UInt32>?
    /// All neighbours are below, and all vertices of the range.
    let span: Int64
    /// No neighbour is below.
    let least: Int64
    /// Which labels the vertices have that these edges leave from, once asked.
    let labels = Mutex<SourceLabels?>(nil)

    fileprivate init(
        first: Int64, vertexCount: Int, edgeCount: Int, offsets: UnsafeMutablePointer<UInt32>,
        neighbors: UnsafeMutablePointer<UInt32>?, span: Int64, least: Int64
    ) {
        self.first = first
        self.vertexCount = vertexCount
        self.edgeCount = edgeCount
        self.offsets = offsets
        self.neighbors = neighbors
        self.span = span
        self.least = least
    }

    deinit {
        offsets.deallocate()
        neighbors?.deallocate()
    }

    /// The memory that it takes.
    var bytes: Int { 4 * (vertexCount + 1 + (neighbors == nil ? 0 : edgeCount)) + 128 }
}

/// Makes a ``DecodedRun`` of the blocks of a run, in order.
final class DecodedRunBuilder {
    private var first: Int64 = 0
    private var vertexCount = 0
    private var edgeCount = 0
    private var offsets: UnsafeMutablePointer<UInt32>
    private var offsetCapacity = 1024
    private let neighbors: UnsafeMutablePointer<UInt32>?
    private let edgeLimit: Int
    private let byteLimit: Int
    private var highest: Int64 = -1
    private var least = Int64.max
    private var isTaken = false

    /// Ranges of keys that hardly any vertex uses are not worth an array.
    private static let sparseRange = 1 << 20
    private static let rangePerEdge = 32

    /// - Parameters:
    ///   - edgeLimit: more edges than there can be.
    ///   - byteLimit: the memory that it may take.
    init(edgeLimit: Int, byteLimit: Int, keepsNeighbors: Bool) {
        self.edgeLimit = min(edgeLimit, Int(UInt32.max) - 1, keepsNeighbors ? byteLimit / 4 : .max)
        self.byteLimit = byteLimit
        offsets = .allocate(capacity: offsetCapacity)
        // Memory that is not written to is not used.
        neighbors = keepsNeighbors ? .allocateLarge(capacity: max(1, self.edgeLimit)) : nil
    }

    deinit {
        if !isTaken {
            offsets.deallocate()
            neighbors?.deallocate()
        }
    }

    /// Adds the next vertices; false where it cannot be an array.
    func add(_ block: Block) -> Bool {
        let count = block.edgeCount
        guard count <= edgeLimit - edgeCount, begin(block),
            let highest = block.readNeighbors(into: neighbors.map { $0 + edgeCount })
        else { return false }
        edgeCount += count
        self.highest = max(self.highest, highest)
        if count > 0 { least = min(least, block.minNeighbor) }
        return 4 * (vertexCount + (neighbors == nil ? 0 : edgeCount)) <= byteLimit
    }

    /// Notes where the vertices of a block begin.
    private func begin(_ block: Block) -> Bool {
        let start = edgeCount
        guard block.form == .dense else {
            for index in 0..<block.vertexCount {
                guard
                    begin(block.vertex(at: index), at: start + block.range(at: index).lowerBound)
                else { return false }
            }
            return true
        }
        // One after the other: the last of them is as far as it goes.
        guard begin(block.key.vertex, at: start) else { return false }
        let others = block.vertexCount - 1
        guard others > 0 else { return true }
        guard fits(vertexCount - 1 + others, edge: start) else { return false }
        block.readOffsets(from: start, into: offsets + vertexCount - 1)
        vertexCount += others
        return true
    }

    /// Notes where a vertex begins, and the ones before it that have no edge.
    private func begin(_ vertex: Int64, at edge: Int) -> Bool {
        if vertexCount == 0 {
            guard vertex >= 0, vertex <= Int64(UInt32.max) else { return false }
            first = vertex
        }
        let place = Int(vertex - first)
        // The pieces of a hub name it again.
        if place == vertexCount - 1 { return true }
        guard place >= vertexCount, fits(place, edge: edge) else { return false }
        (offsets + vertexCount).update(
            repeating: UInt32(truncatingIfNeeded: edge), count: place + 1 - vertexCount)
        vertexCount = place + 1
        return true
    }

    /// Makes room for the offset of a place, unless that is too far out.
    private func fits(_ place: Int, edge: Int) -> Bool {
        guard place < max(Self.sparseRange, Self.rangePerEdge * (edge + 1)), place < byteLimit / 4
        else { return false }
        if place + 2 > offsetCapacity { grow(to: place + 2) }
        return true
    }

    private func grow(to needed: Int) {
        let capacity = max(needed, offsetCapacity * 2)
        let grown = UnsafeMutablePointer<UInt32>.allocateLarge(capacity: capacity)
        grown.update(from: offsets, count: vertexCount)
        offsets.deallocate()
        offsets = grown
        offsetCapacity = capacity
    }

    /// The run; the builder has done its work.
    func finish() -> DecodedRun {
        isTaken = true
        offsets[vertexCount] = UInt32(truncatingIfNeeded: edgeCount)
        return DecodedRun(
            first: first, vertexCount: vertexCount, edgeCount: edgeCount, offsets: offsets,
            neighbors: neighbors, span: max(highest + 1, first + Int64(vertexCount)),
            least: min(least, highest + 1))
    }
}
