import Foundation

/// A directed multigraph with power laws on both ends of its edges, the same
/// on every machine for a seed.
///
/// Vertices are 1 ... `vertices`. Six edges of ten are `link`, the others
/// `seen`. Edge `i` is a function of `i` and the seed, so that a load may take
/// them one by one without the graph being in memory.
struct EdgeSource: Sendable {
    let vertices: Int
    let edges: Int
    let seed: UInt64

    static let labels = ["link", "seen"]

    @inline(__always)
    func edge(_ index: Int) -> (label: UInt8, source: UInt32, target: UInt32) {
        let base = (UInt64(index) &* 3) ^ (seed &* 0xD6E8_FEB8_6659_FD93)
        let source = vertex(mix(base), skew: 1 / (1 - 0.55))
        let target = vertex(mix(base &+ 1), skew: 1 / (1 - 0.60))
        return (mix(base &+ 2) % 10 >= 6 ? 1 : 0, source, target)
    }

    /// Rank by an inverse power, and the rank's vertex somewhere in the range,
    /// so that a vertex's number says nothing about its degree.
    @inline(__always)
    private func vertex(_ random: UInt64, skew: Double) -> UInt32 {
        let part = Double(random >> 11) * 0x1p-53
        let rank = min(UInt64(Double(vertices) * pow(part, skew)), UInt64(vertices) - 1)
        return UInt32((rank &* 2_654_435_761 &+ 12345) % UInt64(vertices)) + 1
    }
}

/// SplitMix64's finisher.
@inline(__always)
func mix(_ value: UInt64) -> UInt64 {
    var x = value &+ 0x9E37_79B9_7F4A_7C15
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
}

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 1
        return mix(state)
    }
}

/// The generated graph in memory, sorted by label, source and target: what a
/// sorted load is fed with, and what answers are checked against.
struct GeneratedGraph {
    let vertices: Int
    let edges: Int
    /// For each label: sources and targets in order.
    let columns: [(sources: [UInt32], targets: [UInt32])]
    /// For each label and vertex (from 0, unused, to `vertices`): out-edges.
    let outDegrees: [[UInt32]]

    init(_ source: EdgeSource) {
        vertices = source.vertices
        edges = source.edges
        var packed = EdgeSource.labels.map { _ in [UInt64]() }
        for label in packed.indices {
            packed[label].reserveCapacity(source.edges * (label == 0 ? 61 : 41) / 100)
        }
        for index in 0..<source.edges {
            let edge = source.edge(index)
            packed[Int(edge.label)].append(UInt64(edge.source) << 32 | UInt64(edge.target))
        }
        var columns: [(sources: [UInt32], targets: [UInt32])] = []
        var degrees: [[UInt32]] = []
        for var pairs in packed {
            sortByRadix(&pairs, bits: 64 - (UInt64(source.vertices) << 32).leadingZeroBitCount)
            var degree = [UInt32](repeating: 0, count: source.vertices + 1)
            for pair in pairs { degree[Int(pair >> 32)] += 1 }
            columns.append(
                (pairs.map { UInt32($0 >> 32) }, pairs.map { UInt32(truncatingIfNeeded: $0) }))
            degrees.append(degree)
        }
        self.columns = columns
        outDegrees = degrees
    }

    /// The vertex whose number of `link` edges is nearest to `degree`.
    func hub(near degree: Int) -> (vertex: Int64, degree: Int) {
        var best = (vertex: Int64(1), degree: Int(outDegrees[0][1]))
        for vertex in 1...vertices {
            let found = Int(outDegrees[0][vertex])
            if abs(found - degree) < abs(best.degree - degree) {
                best = (Int64(vertex), found)
            }
        }
        return best
    }
}

/// Sorts by the lowest `bits` bits, eleven at a time.
private func sortByRadix(_ values: inout [UInt64], bits: Int) {
    var other = [UInt64](repeating: 0, count: values.count)
    var shift = 0
    while shift < bits {
        var starts = [Int](repeating: 0, count: 2049)
        for value in values { starts[Int(value >> UInt64(shift) & 2047) + 1] += 1 }
        for digit in 1...2048 { starts[digit] += starts[digit - 1] }
        for value in values {
            let digit = Int(value >> UInt64(shift) & 2047)
            other[starts[digit]] = value
            starts[digit] += 1
        }
        swap(&values, &other)
        shift += 11
    }
}
