/// Where walks have got to: vertices, each once, and how many walks end in it.
///
/// A hop goes over the neighbours of all of them and marks what it meets in a
/// bitset, or adds to a count a vertex; so what many walks reach costs its
/// edges, and nothing is allocated for a traverser.
final class WalkFrontier {
    private let context: ExecutionContext
    private let charge: (Int) throws -> Void
    private let pool: WalkScratchPool
    private let scratch: WalkScratch
    /// Whether the scratch memory is all zero, as its next owner needs it.
    private var isClean = true
    private var charged = 0
    private var keys = GrowingMemory<UInt32>()
    private var next = GrowingMemory<UInt32>()
    private var bulks = GrowingMemory<Int64>()
    /// One walk ends in each vertex.
    private var isSingle = true

    /// Edges between two looks at whether the traversal was cancelled.
    private static let pollEdges = 1 << 18

    init(_ context: ExecutionContext, charge: @escaping (Int) throws -> Void) {
        self.context = context
        self.charge = charge
        pool = context.reader.walkScratch
        scratch = pool.take()
    }

    deinit { if isClean { pool.give(scratch) } }

    var count: Int { keys.count }

    /// Makes all walks that end in a vertex one.
    func merge() { isSingle = true }

    func removeAll() { keys.count = 0 }

    /// Begins with some traversers; those at vertices that have no number
    /// below `span` have no neighbours.
    func begin(
        _ batches: [Batch], of step: BatchOperator, span: Int64, isDistinct: Bool
    ) throws {
        try reserve(span, isDistinct: isDistinct)
        isClean = false
        var carries = WalkCarries()
        for batch in batches {
            let sources = try batch.vertexKeys(of: step)
            next.reserve(next.count + sources.count)
            for (row, source) in sources.enumerated() where source >= 0 && source < span {
                let vertex = UInt32(truncatingIfNeeded: source)
                withUnsafePointer(to: vertex) {
                    let list = UnsafeBufferPointer(start: $0, count: 1)
                    if isDistinct {
                        next.mark(list, scratch.bits)
                    } else {
                        next.count(list, batch.bulk(at: row), scratch.counts, &carries)
                    }
                }
            }
        }
        try settle(0..<span, isDistinct: isDistinct, carries)
    }

    /// Goes on to all neighbours.
    ///
    /// - Parameter isDistinct: whether it does not matter how many walks meet.
    func hop(_ reader: NeighborReader, isDistinct: Bool) throws {
        try reserve(reader.span, isDistinct: isDistinct)
        isClean = false
        var untilPoll = Self.pollEdges
        // In variables of its own: what an object holds is checked at each use
        // for being in use elsewhere.
        let (sources, sourceCount) = (keys.start, keys.count)
        let walks = isSingle ? nil : bulks.start
        let (bits, counts) = (scratch.bits, scratch.counts)
        var carries = WalkCarries()
        var found = GrowingMemory<UInt32>()
        swap(&found, &next)
        for place in 0..<sourceCount {
            if place % NeighborReader.warmGroup == 0 {
                reader.warm(sources + place, sourceCount - place)
            }
            let list = try reader.neighbors(of: sources[place])
            found.reserve(found.count &+ list.count)
            if isDistinct {
                found.mark(list, bits)
            } else {
                found.count(list, walks?[place] ?? 1, counts, &carries)
            }
            untilPoll &-= list.count
            if untilPoll < 0 {
                untilPoll = Self.pollEdges
                reader.pause()
                try context.poll()
                try chargeGrowth(found.bytes)
            }
        }
        reader.pause()
        swap(&found, &next)
        try settle(reader.least..<reader.span, isDistinct: isDistinct, carries)
    }

    /// How many walks there are.
    func total() throws -> Int64 {
        if isSingle { return Int64(keys.count) }
        return try sum { _ in 1 }
    }

    /// How many walks there are one hop on.
    func total(after reader: NeighborReader) throws -> Int64 {
        defer { reader.pause() }
        return try sum { Int64(try reader.degree(of: $0)) }
    }

    /// The vertices and walks of some places, as a batch.
    func batch(_ range: Range<Int>) -> Batch {
        var batch = Batch(.vertices(range.map { Int64(keys.start[$0]) }))
        if !isSingle { batch.bulk = range.map { bulks.start[$0] } }
        return batch
    }

    // MARK: - Inside

    private func sum(_ factor: (UInt32) throws -> Int64) throws -> Int64 {
        var total: Int64 = 0
        for place in 0..<keys.count {
            if place & 0xFFFF == 0 { try context.poll() }
            let (product, overflow) = try factor(keys.start[place]).multipliedReportingOverflow(
                by: isSingle ? 1 : bulks.start[place])
            let (sum, more) = total.addingReportingOverflow(product)
            if overflow || more { throw GraphError.tooManyTraversers }
            total = sum
        }
        return total
    }

    private func reserve(_ span: Int64, isDistinct: Bool) throws {
        if isDistinct {
            scratch.reserveBits(Int(span))
        } else {
            scratch.reserveCounts(Int(span))
        }
        next.count = 0
        try chargeGrowth()
    }

    private func chargeGrowth(_ more: Int = 0) throws {
        let cost = scratch.bytes + keys.bytes + next.bytes + bulks.bytes + more
        if cost > charged {
            try charge(cost - charged)
            charged = cost
        }
    }

    /// Takes over what was met, all of it in a range, in order where it is
    /// much.
    private func settle(
        _ range: Range<Int64>, isDistinct: Bool, _ carries: consuming WalkCarries
    ) throws {
        let range = Int(range.lowerBound)..<Int(range.upperBound)
        if isDistinct { settleBits(range) } else { try settleCounts(range, carries) }
        swap(&keys, &next)
        isClean = true
        try chargeGrowth()
    }

    private func settleBits(_ range: Range<Int>) {
        let bits = scratch.bits
        let (list, count) = (next.start, next.count)
        if count > range.count / 32 {
            var place = 0
            for word in range.lowerBound >> 6...range.upperBound >> 6 where bits[word] != 0 {
                var rest = bits[word]
                bits[word] = 0
                while rest != 0 {
                    list[place] = UInt32(word &* 64 &+ rest.trailingZeroBitCount)
                    place &+= 1
                    rest &= rest &- 1
                }
            }
        } else {
            for place in 0..<count { bits[Int(list[place] >> 6)] = 0 }
        }
        isSingle = true
    }

    private func settleCounts(_ range: Range<Int>, _ carries: consuming WalkCarries) throws {
        let counts = scratch.counts
        bulks.reserve(next.count)
        let (list, walks, count) = (next.start, bulks.start, next.count)
        var most: UInt32 = 1
        if count > range.count / 16 {
            var place = 0
            for vertex in range where counts[vertex] != 0 {
                list[place] = UInt32(truncatingIfNeeded: vertex)
                walks[place] = Int64(counts[vertex])
                most = max(most, counts[vertex])
                counts[vertex] = 0
                place &+= 1
            }
        } else {
            for place in 0..<count {
                let vertex = Int(list[place])
                walks[place] = Int64(counts[vertex])
                most = max(most, counts[vertex])
                counts[vertex] = 0
            }
        }
        isSingle = most == 1 && carries.isEmpty
        try carries.settle(list, walks, count)
    }
}

/// Plain memory for a list that grows.
struct GrowingMemory<Element: BitwiseCopyable>: ~Copyable {
    private var memory = ResizableMemory(byteCount: 64 * MemoryLayout<Element>.stride)
    private var capacity = 64
    var count = 0

    @inline(__always)
    var start: UnsafeMutablePointer<Element> {
        memory.start.assumingMemoryBound(to: Element.self)
    }

    var bytes: Int { capacity * MemoryLayout<Element>.stride }

    /// Makes room for so many in all.
    @inline(__always)
    mutating func reserve(_ needed: Int) { if needed > capacity { grow(needed) } }

    @inline(never)
    private mutating func grow(_ needed: Int) {
        capacity = max(needed, capacity * 2)
        memory.grow(to: bytes)
    }
}

extension GrowingMemory<UInt32> {
    /// Marks vertices and lists those that are new; there is room for all.
    @inline(__always)
    fileprivate mutating func mark(
        _ list: UnsafeBufferPointer<UInt32>, _ bits: UnsafeMutablePointer<UInt64>
    ) {
        let target = start
        var count = count
        for vertex in list {
            let word = Int(vertex >> 6)
            let bit: UInt64 = 1 << UInt64(vertex & 63)
            let old = bits[word]
            bits[word] = old | bit
            // Written in any case: a branch would be guessed wrong often.
            target[count] = vertex
            count &+= old & bit == 0 ? 1 : 0
        }
        self.count = count
    }

    /// Adds so many walks into each of some vertices and lists those that are
    /// new.
    @inline(__always)
    fileprivate mutating func count(
        _ list: UnsafeBufferPointer<UInt32>, _ walks: Int64,
        _ counts: UnsafeMutablePointer<UInt32>, _ carries: inout WalkCarries
    ) {
        guard let few = UInt32(exactly: walks) else {
            return countMany(list, walks, counts, &carries)
        }
        let target = start
        var count = count
        for vertex in list {
            let old = counts[Int(vertex)]
            let (sum, overflow) = old.addingReportingOverflow(few)
            counts[Int(vertex)] = sum
            if overflow { counts[Int(vertex)] = carries.add(walks, to: old, of: vertex) }
            target[count] = vertex
            count &+= old == 0 ? 1 : 0
        }
        self.count = count
    }

    @inline(never)
    private mutating func countMany(
        _ list: UnsafeBufferPointer<UInt32>, _ walks: Int64,
        _ counts: UnsafeMutablePointer<UInt32>, _ carries: inout WalkCarries
    ) {
        for vertex in list {
            let old = counts[Int(vertex)]
            counts[Int(vertex)] = carries.add(walks, to: old, of: vertex)
            if old == 0 {
                start[count] = vertex
                count += 1
            }
        }
    }
}
