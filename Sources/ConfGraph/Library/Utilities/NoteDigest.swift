/// A fingerprint of bytes, to see whether a file is the one that was loaded: two
/// independent 64-bit multiplicative hashes. Not for secrets.
struct NoteDigest {
    private var a: UInt64 = 0xCBF2_9CE4_8422_2325
    private var b: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func add(_ bytes: some Sequence<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable { add(UnsafeRawBufferPointer($0)) }
        if done == nil { Array(bytes).withUnsafeBytes { add($0) } }
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        // Eight bytes at a time; the rest, and how much there was, as one more.
        var i = 0
        while i + 8 <= bytes.count {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
            i += 8
        }
        var rest = UInt64(bytes.count) << 56
        var shift: UInt64 = 0
        while i < bytes.count {
            rest ^= UInt64(bytes[i]) << shift
            shift += 8
            i += 1
        }
        mix(rest)
    }

    private mutating func mix(_ word: UInt64) {
        a = (a ^ word) &* 0x9DDF_EA08_EB38_2D69
        a ^= a >> 32
        b = (b &+ word &+ 1) &* 0xD6E8_FEB8_6659_FD93
        b ^= b >> 29
    }

    var bytes: [UInt8] {
        withUnsafeBytes(of: a.littleEndian, Array.init)
            + withUnsafeBytes(of: b.littleEndian, Array.init)
    }

    static func of(_ text: String) -> [UInt8] {
        var digest = NoteDigest()
        digest.add(text.utf8)
        return digest.bytes
    }
}
