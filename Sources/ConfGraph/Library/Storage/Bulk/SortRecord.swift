/// An edge in 128 bits, so that sorting the numbers sorts the edges.
struct SortRecord {
    var high: UInt64
    var low: UInt64

    @inline(__always)
    static func < (left: SortRecord, right: SortRecord) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }

    // By label (12 bits), source (33), target (33), and where the edge's
    // payload lies (50), which is 0 if it has none.

    private static let targetLowBits: UInt64 = 14
    private static let placeBits: UInt64 = 50

    @inline(__always)
    init(label: UInt32, source: Int64, target: Int64, place: Int = 0) {
        let target = UInt64(bitPattern: target)
        high =
            UInt64(label) << 52 | UInt64(bitPattern: source) << 19 | target >> Self.targetLowBits
        low =
            (target & (1 << Self.targetLowBits - 1)) << Self.placeBits
            | UInt64(truncatingIfNeeded: place)
    }

    @inline(__always) var label: UInt32 { UInt32(truncatingIfNeeded: high >> 52) }
    @inline(__always) var source: Int64 { Int64(bitPattern: high >> 19 & (1 << 33 - 1)) }
    @inline(__always) var target: Int64 {
        Int64(bitPattern: (high & (1 << 19 - 1)) << Self.targetLowBits | low >> Self.placeBits)
    }
    @inline(__always) var place: Int {
        get { Int(truncatingIfNeeded: low & (1 << Self.placeBits - 1)) }
        set {
            low = (low >> Self.placeBits) << Self.placeBits | UInt64(truncatingIfNeeded: newValue)
        }
    }

    /// Bytes that decide the order by label, source and target, lowest first;
    /// 0–7 are those of `low`.
    static let outgoingDigits = Array(6...15)

    // By target (33 bits), source (33) and edge id (62), for one label.

    @inline(__always)
    init(target: Int64, source: Int64, edge: Int64) {
        high = UInt64(bitPattern: target) << 31 | UInt64(bitPattern: source) >> 2
        low = UInt64(bitPattern: source) << 62 | UInt64(bitPattern: edge)
    }

    @inline(__always) var incomingTarget: Int64 { Int64(bitPattern: high >> 31) }
    @inline(__always) var incomingSource: Int64 {
        Int64(bitPattern: (high & (1 << 31 - 1)) << 2 | low >> 62)
    }
    @inline(__always) var incomingEdge: Int64 { Int64(bitPattern: low & (1 << 62 - 1)) }

    /// Records that arrive by edge id, and so by source, need the target's
    /// bytes only.
    static let incomingDigits = Array(11...15)
}
