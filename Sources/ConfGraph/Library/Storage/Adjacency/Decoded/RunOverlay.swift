/// The neighbours, in one label and direction, of the vertices that a
/// snapshot's delta touches, as the snapshot sees them.
final class RunOverlay: @unchecked Sendable {
    // @unchecked: the arrays are complete before anyone else sees them.

    /// The touched vertices, ascending.
    let vertices: [Int64]
    /// How many edges they have.
    let edgeCount: Int
    /// All of its neighbours and vertices are below.
    let span: Int64
    private let offsets: UnsafeMutablePointer<Int>
    private let neighbors: UnsafeMutablePointer<UInt32>
    /// A bit for each vertex from `first` on: most are not touched.
    private let first: Int64
    private let bitCount: Int
    private let bits: UnsafeMutablePointer<UInt64>

    /// Vertices further apart are not held in bits.
    private static let widestRange: Int64 = 1 << 28

    /// - Returns: nil where the keys are too far apart.
    ///
    /// - Parameter lists: appends the neighbours of a vertex.
    init?(
        _ vertices: [Int64], _ lists: (_ vertex: Int64, _ list: inout [UInt32]) throws -> Bool
    ) rethrows {
        guard let first = vertices.first, let last = vertices.last, first >= 0,
            last <= Int64(UInt32.max), last - first < Self.widestRange
        else { return nil }
        var all: [UInt32] = []
        var starts: [Int] = [0]
        for vertex in vertices {
            guard try lists(vertex, &all) else { return nil }
            starts.append(all.count)
        }
        self.vertices = vertices
        edgeCount = all.count
        span = max(Int64(all.max() ?? 0), last) + 1
        offsets = .allocate(capacity: starts.count)
        offsets.initialize(from: starts, count: starts.count)
        neighbors = .allocate(capacity: max(1, all.count))
        neighbors.initialize(from: all, count: all.count)
        self.first = first
        bitCount = Int(last - first) + 1
        bits = .allocate(capacity: bitCount / 64 + 1)
        bits.initialize(repeating: 0, count: bitCount / 64 + 1)
        for vertex in vertices {
            let place = Int(vertex - first)
            bits[place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    deinit {
        offsets.deallocate()
        neighbors.deallocate()
        bits.deallocate()
    }

    /// The memory that it takes.
    var bytes: Int { vertices.count * 16 + edgeCount * 4 + bitCount / 8 + 128 }

    /// The neighbours of a vertex; nil where the delta does not touch it.
    @inline(__always)
    func neighbors(of vertex: Int64) -> UnsafeBufferPointer<UInt32>? {
        let place = vertex &- first
        guard UInt64(bitPattern: place) < UInt64(bitCount),
            bits[Int(place) >> 6] & 1 << UInt64(place & 63) != 0
        else { return nil }
        return list(at: position(of: vertex))
    }

    /// The neighbours of the vertex at a place in `vertices`.
    func list(at index: Int) -> UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(
            start: neighbors + offsets[index], count: offsets[index + 1] - offsets[index])
    }

    private func position(of vertex: Int64) -> Int {
        vertices.withUnsafeBufferPointer { vertices in
            var low = 0
            var high = vertices.count
            while high &- low > 1 {
                let middle = (low &+ high) >> 1
                if vertices[middle] <= vertex { low = middle } else { high = middle }
            }
            return low
        }
    }
}
