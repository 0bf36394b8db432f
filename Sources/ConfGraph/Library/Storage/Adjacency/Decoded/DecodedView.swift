/// The neighbours of any vertex along one label and direction, as one
/// snapshot sees them: decoded arrays, and lists of their own for the
/// vertices that the delta touches.
struct DecodedView: @unchecked Sendable {
    // @unchecked: what the pointers lead to is owned by `run` and read only.

    let run: DecodedRun
    let overlay: RunOverlay?
    private let first: Int64
    private let vertexCount: UInt64
    private let offsets: UnsafeMutablePointer<UInt32>
    private let targets: UnsafeMutablePointer<UInt32>?

    init(_ run: DecodedRun, _ overlay: RunOverlay?) {
        self.run = run
        self.overlay = overlay
        first = run.first
        vertexCount = UInt64(run.vertexCount)
        offsets = run.offsets
        targets = run.neighbors
    }

    /// All vertices and neighbours are below.
    var span: Int64 { max(run.span, overlay?.span ?? 0) }

    /// No neighbour is below.
    var least: Int64 { min(run.least, overlay?.least ?? run.least) }

    /// The neighbours of a vertex; the view must have been made with them.
    @inline(__always)
    func neighbors(of vertex: Int64) -> UnsafeBufferPointer<UInt32> {
        if let overlay, let list = overlay.neighbors(of: vertex) { return list }
        let place = vertex &- first
        guard UInt64(bitPattern: place) < vertexCount, let targets else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        let start = Int(offsets[Int(place)])
        return UnsafeBufferPointer(
            start: targets + start, count: Int(offsets[Int(place) &+ 1]) &- start)
    }

    @inline(__always)
    func degree(of vertex: Int64) -> Int {
        if let overlay, let list = overlay.neighbors(of: vertex) { return list.count }
        return packedDegree(of: vertex)
    }

    @inline(__always)
    private func packedDegree(of vertex: Int64) -> Int {
        let place = vertex &- first
        guard UInt64(bitPattern: place) < vertexCount else { return 0 }
        return Int(offsets[Int(place) &+ 1]) &- Int(offsets[Int(place)])
    }

    /// Reads the first neighbour of some vertices.
    func warm(_ vertices: UnsafePointer<UInt32>, _ count: Int) -> UInt32 {
        guard let targets, run.edgeCount > 0 else { return 0 }
        var all: UInt32 = 0
        for index in 0..<count {
            let place = Int64(vertices[index]) &- first
            guard UInt64(bitPattern: place) < vertexCount else { continue }
            let start = Int(offsets[Int(place)])
            if start < run.edgeCount { all ^= targets[start] }
        }
        return all
    }

    /// How many edges there are.
    var edgeCount: Int {
        guard let overlay else { return run.edgeCount }
        let replaced = overlay.vertices.reduce(0) { $0 + packedDegree(of: $1) }
        return run.edgeCount - replaced + overlay.edgeCount
    }

    /// The range of vertices that have edges; keys far outside of the packed
    /// ones make it wide.
    var range: Range<Int64> {
        let packed = run.first..<(run.first + Int64(run.vertexCount))
        guard let overlay else { return packed }
        let low = overlay.vertices[0]
        let high = overlay.vertices[overlay.vertices.count - 1] + 1
        if packed.isEmpty { return low..<high }
        return min(low, packed.lowerBound)..<max(high, packed.upperBound)
    }
}
