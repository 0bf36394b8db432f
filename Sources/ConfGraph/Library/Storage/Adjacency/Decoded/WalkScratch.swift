import Synchronization

/// Memory for one pass over the graph at a time, with room for every vertex:
/// kept between traversals, so that a short walk does not pay for clearing
/// what it hardly touches.
///
/// Bits and counts are all zero whenever it changes hands; marks are told
/// apart by an epoch.
final class WalkScratch: @unchecked Sendable {
    // @unchecked: it has one owner at a time.

    private(set) var bits = UnsafeMutablePointer<UInt64>.allocate(capacity: 0)
    /// Four bytes each: what is half as large is twice as often in the
    /// processor's cache. Larger counts are their owner's business.
    private(set) var counts = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
    private(set) var marks = (
        UnsafeMutablePointer<UInt32>.allocate(capacity: 0),
        UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
    )
    private var bitCapacity = 0
    private var countCapacity = 0
    private var markCapacity = 0
    private var epoch: UInt32 = 1

    deinit {
        bits.deallocate()
        counts.deallocate()
        marks.0.deallocate()
        marks.1.deallocate()
    }

    var bytes: Int { bitCapacity * 8 + countCapacity * 4 + markCapacity * 8 }

    /// Makes room for a bit a vertex.
    func reserveBits(_ span: Int) {
        let words = span / 64 + 1
        if words > bitCapacity { Self.renew(&bits, &bitCapacity, words) }
    }

    /// Makes room for a count a vertex.
    func reserveCounts(_ span: Int) {
        if span > countCapacity { Self.renew(&counts, &countCapacity, span) }
    }

    /// Makes room for two marks a vertex.
    ///
    /// - Returns: a mark that no vertex has; so are all greater ones.
    func beginMarks(_ span: Int) -> UInt32 {
        if span > markCapacity {
            var capacity = markCapacity
            Self.renew(&marks.0, &capacity, span)
            Self.renew(&marks.1, &markCapacity, span)
            epoch = 1
        }
        // A search leaves no greater marks than it has levels.
        if epoch > UInt32.max - UInt32(clamping: span) - 2 {
            marks.0.update(repeating: 0, count: markCapacity)
            marks.1.update(repeating: 0, count: markCapacity)
            epoch = 1
        }
        return epoch
    }

    /// Says that the greatest mark in use was so much above the first.
    func endMarks(levels: Int) { epoch += UInt32(clamping: levels) + 1 }

    private static func renew<Element: FixedWidthInteger & BitwiseCopyable>(
        _ memory: inout UnsafeMutablePointer<Element>, _ capacity: inout Int, _ wanted: Int
    ) {
        memory.deallocate()
        memory = .allocateLarge(capacity: wanted)
        memory.initialize(repeating: 0, count: wanted)
        capacity = wanted
    }
}

/// The scratch memory that nobody uses now.
final class WalkScratchPool: Sendable {
    private let limit: Int
    private let free = Mutex<[WalkScratch]>([])

    /// - Parameter limit: bytes that wait at most.
    init(limit: Int) { self.limit = limit }

    func take() -> WalkScratch { free.withLock { $0.popLast() } ?? WalkScratch() }

    /// Takes it back, all zero.
    func give(_ scratch: WalkScratch) {
        free.withLock { free in
            let held = free.reduce(0) { $0 + $1.bytes }
            if free.count < 4, held + scratch.bytes <= limit { free.append(scratch) }
        }
    }
}
