/// Which letters and signs a text has, so that phrases are looked for only where
/// all of theirs occur: a no is sure.
struct LetterSet: Sendable {
    private var bits: UInt64 = 0

    init(_ text: String) {
        var text = text
        bits = text.withUTF8 { bytes in
            Self.bits.withUnsafeBufferPointer { bits in
                bytes.reduce(0) { $0 | bits[Int($1)] }
            }
        }
    }

    func contains(_ other: LetterSet) -> Bool { bits & other.bits == other.bits }

    /// A bit for each letter whatever its case and for each sign, one for all
    /// digits, and one for what is not ASCII.
    private static let bits: [UInt64] = (0..<256).map { byte in
        switch byte {
        case 0x80...: 1
        case 0x30...0x39, 0..<0x20: 2
        case 0x41...0x5A, 0x61...0x7A: 1 << UInt64(byte & 0x1F + 1)
        case 0x20...0x2F: 1 << UInt64(byte - 0x20 + 28)
        case 0x3A...0x40: 1 << UInt64(byte - 0x3A + 44)
        case 0x5B...0x60: 1 << UInt64(byte - 0x5B + 51)
        default: 1 << UInt64(byte - 0x7B + 57)
        }
    }
}
