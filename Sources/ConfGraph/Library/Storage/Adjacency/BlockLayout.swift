/// How the bytes of a block are laid out, little-endian:
///
///     0  version (1)            8  smallest neighbour (Int64)
///     1  form                  16  smallest edge id (Int64)
///     2  neighbour width 0–8   24  merged through: newest edge in here (Int64)
///     3  edge width 0–8        32  removed through: newest removal applied (Int64)
///        or 255: consecutive   40  checksum (UInt64)
///     4  vertex count (UInt16)
///     6  edge count (UInt16)
///     48 sparse only: vertex distances from the key's vertex (UInt16 each)
///        dense and sparse: edge offsets (UInt16 each, vertex count + 1)
///        neighbours, then edges, as distance from the smallest, fixed width
///
/// The edges of one vertex ascend by edge id. Edge ids are never reused, so a
/// new edge always goes last.
enum BlockLayout {
    static let version: UInt8 = 1
    static let headerSize = 48
    static let consecutive: UInt8 = 255

    /// Edges of a block: a quarter of a 16 KB page with room to spare. Blobs
    /// just over half a page would waste the rest of it, and longer blocks
    /// make a single hop slower.
    static let edgeTarget = 500
    /// Bytes of a block at most, unless one vertex needs more offsets.
    static let byteTarget = 3_900
    /// Most vertices of one block; offsets and distances are 16 bits.
    static let vertexLimit = 65_535

    enum Form: UInt8 {
        /// Consecutive vertices from the key's vertex on.
        case dense = 0
        /// The vertices that are listed; all others of the range have no edge.
        case sparse = 1
        /// One vertex; further pieces may follow under the same vertex.
        case piece = 2
    }

    /// Bytes needed for distances up to `maximum`.
    @inline(__always)
    static func width(_ maximum: UInt64) -> Int {
        (64 - maximum.leadingZeroBitCount + 7) >> 3
    }

    /// A 64-bit multiply hash over the block (its own field left out) and its
    /// key, so that a block under the wrong key is found out as well.
    ///
    /// Four lanes run side by side: the hash of 3 KB costs a tenth of a seek.
    static func checksum(_ bytes: UnsafeRawBufferPointer, key: Int64) -> UInt64 {
        let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
        var lanes: (UInt64, UInt64, UInt64, UInt64) = (
            UInt64(bitPattern: key) ^ prime, 0x2545_F491_4F6C_DD1D, UInt64(bytes.count),
            0xD6E8_FEB8_6659_FD93
        )
        @inline(__always) func mix(_ lane: inout UInt64, _ word: UInt64) {
            lane = (lane ^ word) &* prime
            lane ^= lane >> 29
        }
        @inline(__always) func word(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        mix(&lanes.0, word(0))
        mix(&lanes.1, word(8))
        mix(&lanes.2, word(16))
        mix(&lanes.3, word(24))
        mix(&lanes.0, word(32))
        var offset = headerSize
        let end = bytes.count
        while offset &+ 32 <= end {
            mix(&lanes.0, word(offset))
            mix(&lanes.1, word(offset &+ 8))
            mix(&lanes.2, word(offset &+ 16))
            mix(&lanes.3, word(offset &+ 24))
            offset &+= 32
        }
        while offset &+ 8 <= end {
            mix(&lanes.0, word(offset))
            offset &+= 8
        }
        var tail: UInt64 = 0
        var shift: UInt64 = 0
        while offset < end {
            tail |= UInt64(bytes[offset]) << shift
            shift &+= 8
            offset &+= 1
        }
        mix(&lanes.1, tail)
        mix(&lanes.0, lanes.1)
        mix(&lanes.0, lanes.2)
        mix(&lanes.0, lanes.3)
        return lanes.0 ^ lanes.0 >> 32
    }
}
