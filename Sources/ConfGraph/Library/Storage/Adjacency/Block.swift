/// A borrowed view of a block whose bytes have been checked.
///
/// Blocks are never trusted: making one verifies the version, the sizes, the
/// offsets and the checksum, so that reading it afterwards stays within its
/// bytes.
struct Block {
    let key: AdjacencyKey
    let base: UnsafeRawPointer
    let form: BlockLayout.Form
    let neighborWidth: Int
    let edgeWidth: Int
    let isConsecutive: Bool
    let vertexCount: Int
    let edgeCount: Int
    let minNeighbor: Int64
    let minEdge: Int64
    let stamps: BlockEncoder.Stamps
    /// Where the lists begin, in bytes from `base`.
    private let vertexList: Int
    private let offsetList: Int
    private let neighborList: Int
    private let edgeList: Int

    /// Checks and views a block.
    ///
    /// - Parameter verified: true for bytes that were checked before (those in
    ///   the cache): then only the header is read.
    /// - Throws: ``GraphError`` `.corrupt`.
    init(_ bytes: UnsafeRawBufferPointer, key: Int64, verified: Bool = false) throws {
        guard bytes.count >= BlockLayout.headerSize else {
            throw Self.damage(key, "it is too short")
        }
        let base = bytes.baseAddress!
        guard bytes[0] == BlockLayout.version else {
            throw Self.damage(key, "its version is \(bytes[0])")
        }
        guard let form = BlockLayout.Form(rawValue: bytes[1]) else {
            throw Self.damage(key, "its form is unknown")
        }
        self.key = AdjacencyKey(rawValue: key)
        self.base = base
        self.form = form
        neighborWidth = Int(bytes[2])
        isConsecutive = bytes[3] == BlockLayout.consecutive
        edgeWidth = isConsecutive ? 0 : Int(bytes[3])
        vertexCount = Int(base.load16(4))
        edgeCount = Int(base.load16(6))
        minNeighbor = base.load64(8)
        minEdge = base.load64(16)
        stamps = BlockEncoder.Stamps(
            mergedThrough: base.load64(24), removedThrough: base.load64(32))
        vertexList = BlockLayout.headerSize
        switch form {
        case .dense:
            offsetList = vertexList
            neighborList = offsetList + 2 * (vertexCount + 1)
        case .sparse:
            offsetList = vertexList + 2 * vertexCount
            neighborList = offsetList + 2 * (vertexCount + 1)
        case .piece:
            offsetList = vertexList
            neighborList = vertexList
        }
        edgeList = neighborList + edgeCount * neighborWidth
        guard !verified else { return }
        try verify(bytes)
    }

    private func verify(_ bytes: UnsafeRawBufferPointer) throws {
        let key = self.key.rawValue
        guard
            neighborWidth <= 8, edgeWidth <= 8, vertexCount > 0,
            form != .piece || vertexCount == 1,
            edgeList + edgeCount * edgeWidth == bytes.count
        else {
            throw Self.damage(key, "its sizes do not fit together")
        }
        guard key >= 0, form == .piece || self.key.piece == 0 else {
            throw Self.damage(key, "its key is not that of such a block")
        }
        guard BlockLayout.checksum(bytes, key: key) == UInt64(bitPattern: base.load64(40)) else {
            throw Self.damage(key, "its checksum is wrong")
        }
        if form != .piece {
            var previous = 0
            guard base.load16(offsetList) == 0 else {
                throw Self.damage(key, "its offsets do not begin at 0")
            }
            for index in 1...vertexCount {
                let offset = Int(base.load16(offsetList &+ 2 &* index))
                guard offset >= previous else {
                    throw Self.damage(key, "its offsets descend")
                }
                previous = offset
            }
            guard previous == edgeCount else {
                throw Self.damage(key, "its offsets do not end at its edge count")
            }
        }
        if form == .sparse {
            var previous = -1
            for index in 0..<vertexCount {
                let distance = Int(base.load16(vertexList &+ 2 &* index))
                guard distance > previous, index > 0 || distance == 0 else {
                    throw Self.damage(key, "its vertices do not ascend")
                }
                previous = distance
            }
        }
        guard lastVertex < AdjacencyKey.vertexLimit else {
            throw Self.damage(key, "its vertices reach beyond the limit")
        }
    }

    /// The greatest vertex the block speaks for.
    @inline(__always) var lastVertex: Int64 {
        switch form {
        case .dense: key.vertex &+ Int64(vertexCount &- 1)
        case .sparse: key.vertex &+ Int64(base.load16(vertexList &+ 2 &* (vertexCount &- 1)))
        case .piece: key.vertex
        }
    }

    /// The vertex at a position.
    @inline(__always)
    func vertex(at index: Int) -> Int64 {
        switch form {
        case .dense: key.vertex &+ Int64(index)
        case .sparse: key.vertex &+ Int64(base.load16(vertexList &+ 2 &* index))
        case .piece: key.vertex
        }
    }

    /// The positions of the edges of the vertex at a position.
    ///
    /// Offsets were seen to ascend within the edge count; the bounds are held
    /// here once more, since cached bytes live long.
    @inline(__always)
    func range(at index: Int) -> Range<Int> {
        if form == .piece { return 0..<edgeCount }
        let start = min(Int(base.load16(offsetList &+ 2 &* index)), edgeCount)
        let end = min(Int(base.load16(offsetList &+ 2 &* index &+ 2)), edgeCount)
        return start..<max(start, end)
    }

    /// The positions of a vertex's edges, empty if it has none here.
    @inline(__always)
    func range(of vertex: Int64) -> Range<Int> {
        let distance = vertex &- key.vertex
        guard distance >= 0 else { return 0..<0 }
        switch form {
        case .dense:
            return distance < Int64(vertexCount) ? range(at: Int(distance)) : 0..<0
        case .sparse:
            var low = 0
            var high = vertexCount
            while high &- low > 1 {
                let middle = (low &+ high) >> 1
                if Int64(base.load16(vertexList &+ 2 &* middle)) <= distance {
                    low = middle
                } else {
                    high = middle
                }
            }
            return Int64(base.load16(vertexList &+ 2 &* low)) == distance ? range(at: low) : 0..<0
        case .piece:
            return distance == 0 ? 0..<edgeCount : 0..<0
        }
    }

    /// Writes the neighbours at the positions to `out`.
    @inline(__always)
    func readNeighbors(_ range: Range<Int>, into out: UnsafeMutablePointer<Int64>) {
        (base + neighborList).unpack(
            range, count: edgeCount, width: neighborWidth, from: minNeighbor, into: out)
    }

    /// Writes where the edges of each vertex of a dense block begin, counted
    /// from a place on.
    func readOffsets(from start: Int, into out: UnsafeMutablePointer<UInt32>) {
        let start = UInt32(truncatingIfNeeded: start)
        for index in 0..<vertexCount {
            let offset = min(Int(base.load16(offsetList &+ 2 &* index)), edgeCount)
            out[index] = start &+ UInt32(truncatingIfNeeded: offset)
        }
    }

    /// Writes all neighbours to `out`, if given, in half of their width; the
    /// greatest of them, nil if that is too great.
    func readNeighbors(into out: UnsafeMutablePointer<UInt32>?) -> Int64? {
        guard minNeighbor >= 0, minNeighbor <= Int64(UInt32.max), neighborWidth <= 4 else {
            return nil
        }
        let greatest = (base + neighborList).unpack(
            edgeCount, width: neighborWidth, from: UInt32(minNeighbor), into: out)
        let neighbor = minNeighbor + Int64(greatest)
        return neighbor <= Int64(UInt32.max) ? neighbor : nil
    }

    /// Writes the edge ids at the positions to `out`.
    @inline(__always)
    func readEdges(_ range: Range<Int>, into out: UnsafeMutablePointer<Int64>) {
        if isConsecutive {
            for index in 0..<range.count {
                out[index] = minEdge &+ Int64(range.lowerBound &+ index)
            }
        } else {
            (base + edgeList).unpack(
                range, count: edgeCount, width: edgeWidth, from: minEdge, into: out)
        }
    }

    /// The error of a block that is not what was written.
    static func damage(_ key: Int64, _ why: String) -> GraphError {
        GraphError(
            .corrupt,
            "The packed adjacency is damaged: \(why) (block \(key)). "
                + "The rows still hold every edge: run confgraph check --repair.")
    }
}

extension UnsafeRawPointer {
    @inline(__always)
    fileprivate func load16(_ offset: Int) -> UInt16 {
        UInt16(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    @inline(__always)
    fileprivate func load32(_ offset: Int) -> UInt32 {
        UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    @inline(__always)
    fileprivate func load64(_ offset: Int) -> Int64 {
        Int64(littleEndian: loadUnaligned(fromByteOffset: offset, as: Int64.self))
    }

    /// Reads all `count` distances of a list, of at most four bytes each; the
    /// greatest of them.
    fileprivate func unpack(
        _ count: Int, width: Int, from minimum: UInt32, into out: UnsafeMutablePointer<UInt32>?
    ) -> UInt32 {
        @inline(__always)
        func read(_ distance: (_ index: Int) -> UInt32) -> UInt32 {
            var greatest: UInt32 = 0
            guard let out else {
                for index in 0..<count { greatest = max(greatest, distance(index)) }
                return greatest
            }
            for index in 0..<count {
                let distance = distance(index)
                greatest = max(greatest, distance)
                out[index] = minimum &+ distance
            }
            return greatest
        }
        switch width {
        case 0:
            return read { _ in 0 }
        case 1:
            return read { UInt32(load(fromByteOffset: $0, as: UInt8.self)) }
        case 2:
            return read { UInt32(load16(2 &* $0)) }
        case 3:
            return read {
                UInt32(load16(3 &* $0))
                    | UInt32(load(fromByteOffset: 3 &* $0 &+ 2, as: UInt8.self)) << 16
            }
        default:
            return read { load32(4 &* $0) }
        }
    }

    /// Reads distances of a fixed width from a list of `count` of them.
    ///
    /// Odd widths are read as whole words that are masked; a word that would
    /// reach beyond the list is put together from bytes.
    @inline(__always)
    fileprivate func unpack(
        _ range: Range<Int>, count: Int, width: Int, from minimum: Int64,
        into out: UnsafeMutablePointer<Int64>
    ) {
        let length = range.count
        let start = self + range.lowerBound &* width
        switch width {
        case 0:
            for index in 0..<length { out[index] = minimum }
        case 1:
            for index in 0..<length {
                out[index] = minimum &+ Int64(start.load(fromByteOffset: index, as: UInt8.self))
            }
        case 2:
            for index in 0..<length {
                out[index] = minimum &+ Int64(start.load16(2 &* index))
            }
        case 3:
            // All but the very last of the list may be read as four bytes.
            let safe = range.upperBound == count ? max(0, length &- 1) : length
            for index in 0..<safe {
                out[index] = minimum &+ Int64(start.load32(3 &* index) & 0xFF_FFFF)
            }
            if safe < length {
                let low = Int64(start.load16(3 &* safe))
                let high = Int64(start.load(fromByteOffset: 3 &* safe &+ 2, as: UInt8.self))
                out[safe] = minimum &+ (high << 16 | low)
            }
        case 4:
            for index in 0..<length {
                out[index] = minimum &+ Int64(start.load32(4 &* index))
            }
        case 8:
            for index in 0..<length {
                out[index] = minimum &+ start.load64(8 &* index)
            }
        default:
            for index in 0..<length {
                var value: UInt64 = 0
                for byte in 0..<width {
                    value |=
                        UInt64(start.load(fromByteOffset: index &* width &+ byte, as: UInt8.self))
                        << UInt64(8 &* byte)
                }
                out[index] = minimum &+ Int64(bitPattern: value)
            }
        }
    }
}
