import Synchronization

/// A number for each vertex of a range, and nought for all others.
final class VertexNumbers: @unchecked Sendable {
    // @unchecked: threads that fill it at once have ranges of their own.

    let first: Int64
    let count: Int
    private let values: UnsafeMutablePointer<Int64>
    private let overflow = Atomic(false)

    /// Ranges of keys that hardly any vertex uses are not worth an array.
    private static let sparseRange: Int64 = 1 << 22

    /// Room for the vertices that have edges in one of the views.
    ///
    /// - Returns: nil where their keys lie too far apart.
    init?(over views: [DecodedView]) {
        let ranges = views.map(\.range).filter { !$0.isEmpty }
        let first = ranges.map(\.lowerBound).min() ?? 0
        let end = ranges.map(\.upperBound).max() ?? 0
        let used = views.reduce(Int64(0)) {
            $0 + Int64($1.run.vertexCount + ($1.overlay?.vertices.count ?? 0))
        }
        guard end - first <= max(Self.sparseRange, used * 4) else { return nil }
        self.first = first
        count = Int(end - first)
        values = .allocateLarge(capacity: max(1, count))
        values.initialize(repeating: 0, count: count)
    }

    deinit { values.deallocate() }

    @inline(__always)
    subscript(vertex: Int64) -> Int64 {
        let place = vertex &- first
        return UInt64(bitPattern: place) < UInt64(count) ? values[Int(place)] : 0
    }

    /// Adds a degree, of which no sum grows too large.
    @inline(__always)
    func add(_ number: Int64, to vertex: Int64) { values[Int(vertex &- first)] &+= number }

    var greatest: Int64 { (0..<count).reduce(0) { max($0, values[$1]) } }

    /// Whether a sum has outgrown 64 bits.
    var hasOverflowed: Bool { overflow.load(ordering: .relaxed) }

    /// The sum of the numbers, each taken as often as its vertex's weight says.
    func sum(weights: (Int64) -> Int64) throws -> Int64 {
        var total: Int64 = 0
        for place in 0..<count where values[place] != 0 {
            let (product, overflow) = values[place].multipliedReportingOverflow(
                by: weights(first + Int64(place)))
            let (sum, more) = total.addingReportingOverflow(product)
            if overflow || more { throw GraphError.tooManyTraversers }
            total = sum
        }
        return total
    }

    /// Adds to the number of each vertex of a range those of its neighbours.
    ///
    /// - Parameter isSafe: whether no sum can outgrow 64 bits.
    func gather(
        _ view: DecodedView, _ range: Range<Int64>, _ numbers: VertexNumbers, isSafe: Bool
    ) {
        let (source, first, count) = (numbers.values, numbers.first, UInt64(numbers.count))
        var hasOverflowed = false
        for vertex in range {
            var sum: Int64 = 0
            if isSafe {
                for neighbor in view.neighbors(of: vertex) {
                    let place = Int64(neighbor) &- first
                    if UInt64(bitPattern: place) < count { sum &+= source[Int(place)] }
                }
            } else {
                for neighbor in view.neighbors(of: vertex) {
                    let place = Int64(neighbor) &- first
                    guard UInt64(bitPattern: place) < count else { continue }
                    let (next, overflow) = sum.addingReportingOverflow(source[Int(place)])
                    sum = next
                    hasOverflowed = hasOverflowed || overflow
                }
            }
            if sum == 0 && !hasOverflowed { continue }
            let place = Int(vertex &- self.first)
            let (next, overflow) = values[place].addingReportingOverflow(sum)
            values[place] = next
            hasOverflowed = hasOverflowed || overflow
        }
        if hasOverflowed { overflow.store(true, ordering: .relaxed) }
    }
}

extension DecodedView {
    /// Edges of a pass between two looks at whether it was cancelled.
    private static let portionEdges = 1 << 23

    /// The range of vertices in pieces of some million edges.
    var portions: [Range<Int64>] { split(range, into: run.edgeCount / Self.portionEdges + 1) }

    /// A range in pieces of about as many edges, one for each thread.
    func parts(of range: Range<Int64>, _ options: EngineOptions) -> [Range<Int64>] {
        let threads = options.parallelism ?? ParallelWork.processors
        let edges = packedEdges(before: range.upperBound) - packedEdges(before: range.lowerBound)
        return split(range, into: max(1, min(threads, edges / options.parallelEdges)))
    }

    private func packedEdges(before vertex: Int64) -> Int {
        let place = max(0, min(vertex - run.first, Int64(run.vertexCount)))
        return Int(run.offsets[Int(place)])
    }

    private func split(_ range: Range<Int64>, into count: Int) -> [Range<Int64>] {
        guard count > 1 else { return [range] }
        let start = packedEdges(before: range.lowerBound)
        let edges = packedEdges(before: range.upperBound) - start
        var pieces: [Range<Int64>] = []
        var begin = range.lowerBound
        for piece in 1...count {
            var low = begin
            var high = range.upperBound
            // The first vertex behind so many of the edges.
            while piece < count, low < high {
                let middle = low + (high - low) / 2
                if packedEdges(before: middle) - start < edges / count * piece {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            let end = piece == count ? range.upperBound : low
            if begin < end { pieces.append(begin..<end) }
            begin = end
        }
        return pieces
    }
}
