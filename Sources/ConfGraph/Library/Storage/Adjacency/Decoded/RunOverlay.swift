import Synchronization

/// The neighbours, in one label and direction, of the vertices that a
/// snapshot's delta touches, as the snapshot sees them.
final class RunOverlay: @unchecked Sendable {
    // @unchecked: the arrays are complete before anyone else sees them.

    /// The touched vertices, ascending.
    let vertices: [Int64]
    /// Those that an earlier one, over which this was made, did not have so.
    let changed: [Int64]
    /// How many edges they have.
    let edgeCount: Int
    /// The label set of those of them that have edges, once asked.
    let labels: Mutex<Labels?>
    /// What was known of the earlier one.
    let earlierLabels: Labels?

    enum Labels: Equatable {
        case only(UInt32)
        case several
    }
    /// All of its neighbours and vertices are below.
    let span: Int64
    /// No neighbour is below.
    let least: Int64
    private let offsets: UnsafeMutablePointer<Int>
    private let neighbors: UnsafeMutablePointer<UInt32>
    /// A bit for each vertex from `first` on: most are not touched.
    private let first: Int64
    private let bitCount: Int
    private let bits: UnsafeMutablePointer<UInt64>

    /// Vertices further apart are not held in bits.
    private static let widestRange: Int64 = 1 << 28

    /// - Parameters:
    ///   - changed: the vertices whose lists are to be made, ascending.
    ///   - earlier: where the lists of others are taken from.
    ///   - lists: appends the neighbours of a vertex.
    /// - Returns: nil where the keys are too far apart.
    init?(
        _ changed: [Int64], over earlier: RunOverlay?,
        _ lists: (_ vertex: Int64, _ list: inout [UInt32]) throws -> Bool
    ) rethrows {
        let others = earlier?.vertices ?? []
        let vertices = others.isEmpty ? changed : Set(changed + others).sorted()
        guard let first = vertices.first, let last = vertices.last, first >= 0,
            last <= Int64(UInt32.max), last - first < Self.widestRange
        else { return nil }
        var all: [UInt32] = []
        var starts: [Int] = [0]
        var (next, other) = (changed[...], 0)
        for vertex in vertices {
            let isKept = other < others.count && others[other] == vertex
            if next.first == vertex {
                next.removeFirst()
                guard try lists(vertex, &all) else { return nil }
            } else if isKept, let earlier {
                all += earlier.list(at: other)
            }
            if isKept { other += 1 }
            starts.append(all.count)
        }
        self.vertices = vertices
        self.changed = changed
        labels = Mutex(nil)
        earlierLabels = earlier?.labels.withLock { $0 }
        edgeCount = all.count
        span = max(Int64(all.max() ?? 0), last) + 1
        least = all.min().map(Int64.init) ?? span
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
