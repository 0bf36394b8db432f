/// The first eight bytes of a word as one number, its capitals made small: most
/// words are no longer, so they are looked up without a string.
enum WordHead {
    typealias Buffer = UnsafeBufferPointer<UInt8>

    /// Up to eight bytes from a place on; what would lie behind `end` is zero.
    @inline(__always)
    static func load(_ text: Buffer, _ start: Int, _ end: Int) -> UInt64 {
        let count = end &- start
        guard count > 0, let base = text.baseAddress else { return 0 }
        if start &+ 8 <= text.count {
            let bytes = UInt64(
                littleEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self))
            return count >= 8 ? bytes : bytes & (1 << UInt64(8 &* count) &- 1)
        }
        return loadLast(text, start, end)
    }

    /// Bytes of the text's last eight.
    private static func loadLast(_ text: Buffer, _ start: Int, _ end: Int) -> UInt64 {
        if text.count >= 8, start >= 0, end <= text.count, let base = text.baseAddress {
            let from = text.count &- 8
            let bytes = UInt64(
                littleEndian: UnsafeRawPointer(base + from).loadUnaligned(as: UInt64.self))
            let count = end &- start
            return bytes >> UInt64(8 &* (start &- from)) & (1 << UInt64(8 &* count) &- 1)
        }
        var bytes: UInt64 = 0
        for i in 0..<min(end &- start, 8) {
            bytes |= UInt64(text[start &+ i]) << UInt64(8 &* i)
        }
        return bytes
    }

    /// The head of a word.
    @inline(__always)
    static func of(_ text: Buffer, _ word: Range<Int>) -> UInt64 {
        let bytes = load(text, word.lowerBound, word.upperBound)
        return bytes | capitals(bytes) >> 2
    }

    /// The high bit of each byte that is an ASCII capital.
    @inline(__always)
    static func capitals(_ bytes: UInt64) -> UInt64 { between(0x41, 0x5A, bytes) }

    /// The high bit of every byte.
    static let high: UInt64 = 0x8080_8080_8080_8080

    /// The high bit of each byte that is a small ASCII letter.
    @inline(__always)
    static func smallLetters(_ bytes: UInt64) -> UInt64 { between(0x61, 0x7A, bytes) }

    /// The high bit of each byte that is an ASCII letter.
    @inline(__always)
    static func letters(_ bytes: UInt64) -> UInt64 {
        between(0x61, 0x7A, bytes | 0x2020_2020_2020_2020)
    }

    /// The high bit of each byte that is an ASCII digit.
    @inline(__always)
    static func digits(_ bytes: UInt64) -> UInt64 { between(0x30, 0x39, bytes) }

    /// The high bit of each byte that is not ASCII.
    @inline(__always)
    static func foreign(_ bytes: UInt64) -> UInt64 { bytes & high }

    /// The high bit of the first byte that is the given one, and perhaps of others
    /// behind it; nothing if there is none.
    @inline(__always)
    static func first(_ byte: UInt8, _ bytes: UInt64) -> UInt64 {
        let each: UInt64 = 0x0101_0101_0101_0101
        let other = bytes ^ each &* UInt64(byte)
        return (other &- each) & ~other & Self.high
    }

    /// How many bytes have their high bit, of those that the others found.
    @inline(__always)
    static func count(_ bits: UInt64) -> Int {
        Int(truncatingIfNeeded: ((bits >> 7) &* 0x0101_0101_0101_0101) >> 56)
    }

    @inline(__always)
    private static func between(_ low: UInt64, _ high: UInt64, _ bytes: UInt64) -> UInt64 {
        let each: UInt64 = 0x0101_0101_0101_0101
        let rest = bytes & 0x7F7F_7F7F_7F7F_7F7F
        let isAbove = rest &+ each &* (0x7F &- high)
        let isFrom = rest &+ each &* (0x80 &- low)
        return (isFrom & ~isAbove) & ~bytes & Self.high
    }
}

/// A list of words for quick looks into text. It knows of a word no more than
/// its head, so longer ones that begin alike are taken for one another: a no is
/// sure, a yes is so for words of up to eight bytes.
struct WordHeads {
    private var slots: [UInt64]
    private let shift: UInt64

    init(_ words: some Sequence<String>) {
        let heads = Set(
            words.map { word -> UInt64 in
                var word = word
                return word.withUTF8 { WordHead.of($0, 0..<$0.count) }
            })
        var bits: UInt64 = 3
        while 1 << bits < heads.count * 4 { bits += 1 }
        slots = [UInt64](repeating: 0, count: 1 << bits)
        shift = 64 - bits
        for head in heads where head != 0 { slots[place(head)] = head }
    }

    @inline(__always)
    func contains(_ head: UInt64) -> Bool { head != 0 && slots[place(head)] == head }

    /// Where a head is, or would be.
    @inline(__always)
    private func place(_ head: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (head &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while slots[slot] != 0, slots[slot] != head { slot = (slot &+ 1) & (slots.count &- 1) }
        return slot
    }
}
