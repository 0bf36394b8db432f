#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Swift compares and hashes strings by canonical equivalence: "e\u{301}"
// equals "é". A database must not: its files, its indexes and other programs
// compare bytes. So everything in the engine goes through these.

extension String {
    /// Whether both strings are the same UTF-8 bytes.
    @inline(__always)
    func hasSameBytes(as other: String) -> Bool {
        if utf8.count != other.utf8.count { return false }
        return compareBytes(to: other) == 0
    }

    /// Negative, zero or positive as this string's UTF-8 bytes come before,
    /// equal or come after the other's: also the order of code points.
    func compareBytes(to other: String) -> Int {
        let fast = utf8.withContiguousStorageIfAvailable { mine in
            other.utf8.withContiguousStorageIfAvailable { theirs in
                UnsafeRawBufferPointer(mine).compareBytes(to: UnsafeRawBufferPointer(theirs))
            }
        }
        if let fast, let order = fast { return order }
        // Strings bridged from Objective-C have no contiguous bytes.
        if utf8.elementsEqual(other.utf8) { return 0 }
        return utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
    }

    /// Feeds the UTF-8 bytes and their number into a hash.
    @inline(__always)
    func hashBytes(into hasher: inout Hasher) {
        let done: Void? = utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if done == nil {
            for byte in utf8 { hasher.combine(bytes: CollectionOfOne(byte)) }
        }
        hasher.combine(UInt8(truncatingIfNeeded: utf8.count))
    }
}

extension UnsafeRawBufferPointer {
    /// Negative, zero or positive as these bytes come before, equal or come after
    /// others: as SQLite compares texts.
    @inline(__always)
    func compareBytes(to other: UnsafeRawBufferPointer) -> Int {
        let shared = Swift.min(count, other.count)
        if shared > 0 {
            let order = memcmp(baseAddress!, other.baseAddress!, shared)
            if order != 0 { return Int(order) }
        }
        return count - other.count
    }

    /// A number that few other bytes have, eight bytes at a time: what is found
    /// by it in memory must be compared itself.
    var mixed: UInt64 {
        var mixed = Self.seed ^ UInt64(count)
        var place = 0
        while place + 8 <= count {
            Self.mix(&mixed, loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < count {
            rest = rest << 8 | UInt64(self[place])
            place += 1
        }
        Self.mix(&mixed, rest)
        return mixed
    }

    @inline(__always)
    private static func mix(_ mixed: inout UInt64, _ word: UInt64) {
        let (high, low) = (mixed ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        mixed = high ^ low
    }

    /// Another in each process: nobody can choose bytes that collide.
    private static let seed = UInt64.random(in: .min ... .max)
}

extension Hasher {
    fileprivate mutating func combine(bytes: CollectionOfOne<UInt8>) {
        withUnsafeBytes(of: bytes[0]) { combine(bytes: $0) }
    }
}

/// A string as a key of sets and dictionaries, told apart by its UTF-8 bytes.
struct ByteString: Hashable, Comparable, Sendable {
    let string: String

    init(_ string: String) { self.string = string }

    static func == (left: ByteString, right: ByteString) -> Bool {
        left.string.hasSameBytes(as: right.string)
    }

    static func < (left: ByteString, right: ByteString) -> Bool {
        left.string.compareBytes(to: right.string) < 0
    }

    func hash(into hasher: inout Hasher) { string.hashBytes(into: &hasher) }
}
