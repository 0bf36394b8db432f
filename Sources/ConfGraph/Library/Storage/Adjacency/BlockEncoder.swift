/// Writes the bytes of one block.
///
/// The buffers are kept between blocks, so that a load allocates nothing per
/// block.
struct BlockEncoder {
    /// Which edges and removals a block holds already.
    struct Stamps: Equatable {
        var mergedThrough: Int64
        var removedThrough: Int64
    }

    private(set) var bytes: [UInt8] = []

    /// Encodes the edges `edgeRange` of the columns as one block under `key`.
    ///
    /// - Parameters:
    ///   - vertices: the vertices of the block, ascending, the first one the
    ///     key's; for the dense form consecutive; for a piece one.
    ///   - offsets: one more than vertices: where each one's edges begin in
    ///     the columns.
    mutating func encode(
        form: BlockLayout.Form, key: AdjacencyKey,
        vertices: UnsafeBufferPointer<Int64>, offsets: UnsafeBufferPointer<Int>,
        neighbors: UnsafeBufferPointer<Int64>, edges: UnsafeBufferPointer<Int64>,
        stamps: Stamps
    ) {
        let first = offsets[0]
        let count = offsets[vertices.count] - first
        precondition(count <= Int(UInt16.max) && vertices.count <= BlockLayout.vertexLimit)
        var (minNeighbor, maxNeighbor): (Int64, Int64) = (0, 0)
        var (minEdge, maxEdge): (Int64, Int64) = (0, 0)
        var isConsecutive = true
        if count > 0 {
            (minNeighbor, maxNeighbor) = (neighbors[first], neighbors[first])
            (minEdge, maxEdge) = (edges[first], edges[first])
            let firstEdge = edges[first]
            for index in 0..<count {
                let neighbor = neighbors[first &+ index]
                let edge = edges[first &+ index]
                minNeighbor = min(minNeighbor, neighbor)
                maxNeighbor = max(maxNeighbor, neighbor)
                minEdge = min(minEdge, edge)
                maxEdge = max(maxEdge, edge)
                isConsecutive = isConsecutive && edge == firstEdge &+ Int64(index)
            }
        }
        let neighborWidth = BlockLayout.width(UInt64(bitPattern: maxNeighbor &- minNeighbor))
        let edgeWidth =
            isConsecutive ? 0 : BlockLayout.width(UInt64(bitPattern: maxEdge &- minEdge))

        var size = BlockLayout.headerSize + count * (neighborWidth + edgeWidth)
        switch form {
        case .dense: size += 2 * (vertices.count + 1)
        case .sparse: size += 2 * (2 * vertices.count + 1)
        case .piece: break
        }
        if bytes.count < size {
            bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
        } else {
            bytes.removeLast(bytes.count - size)
        }
        bytes.withUnsafeMutableBytes { out in
            let base = out.baseAddress!
            out[0] = BlockLayout.version
            out[1] = form.rawValue
            out[2] = UInt8(neighborWidth)
            out[3] = isConsecutive ? BlockLayout.consecutive : UInt8(edgeWidth)
            base.store16(UInt16(vertices.count), at: 4)
            base.store16(UInt16(count), at: 6)
            base.store64(minNeighbor, at: 8)
            base.store64(minEdge, at: 16)
            base.store64(stamps.mergedThrough, at: 24)
            base.store64(stamps.removedThrough, at: 32)
            base.store64(0, at: 40)
            var at = BlockLayout.headerSize
            if form == .sparse {
                for vertex in vertices {
                    base.store16(UInt16(vertex - key.vertex), at: at)
                    at &+= 2
                }
            }
            if form != .piece {
                for index in 0...vertices.count {
                    base.store16(UInt16(offsets[index] - first), at: at)
                    at &+= 2
                }
            }
            Self.pack(
                neighbors, first, count, from: minNeighbor, width: neighborWidth, to: base + at)
            at += count * neighborWidth
            Self.pack(edges, first, count, from: minEdge, width: edgeWidth, to: base + at)
            let checksum = BlockLayout.checksum(UnsafeRawBufferPointer(out), key: key.rawValue)
            base.store64(Int64(bitPattern: checksum), at: 40)
        }
    }

    private static func pack(
        _ values: UnsafeBufferPointer<Int64>, _ first: Int, _ count: Int, from base: Int64,
        width: Int, to out: UnsafeMutableRawPointer
    ) {
        guard width > 0, count > 0 else { return }
        // Whole words, each overwriting the surplus of the one before; the
        // last few go byte by byte so as not to write past the end.
        let wordCount = max(0, count - (8 + width - 1) / width)
        var at = 0
        for index in 0..<wordCount {
            out.store64(values[first &+ index] &- base, at: at)
            at &+= width
        }
        for index in wordCount..<count {
            var rest = UInt64(bitPattern: values[first &+ index] &- base)
            for byte in 0..<width {
                out.storeBytes(
                    of: UInt8(truncatingIfNeeded: rest), toByteOffset: at &+ byte, as: UInt8.self)
                rest >>= 8
            }
            at &+= width
        }
    }
}

extension UnsafeMutableRawPointer {
    @inline(__always)
    fileprivate func store16(_ value: UInt16, at offset: Int) {
        storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt16.self)
    }

    @inline(__always)
    fileprivate func store64(_ value: Int64, at offset: Int) {
        storeBytes(of: value.littleEndian, toByteOffset: offset, as: Int64.self)
    }
}
