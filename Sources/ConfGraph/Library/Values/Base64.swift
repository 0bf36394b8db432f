/// Base 64 of RFC 4648, section 4, with padding. Foundation's needs a `Data`
/// copy on each side.
enum Base64 {
    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        encode(bytes, into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    static func encode(_ bytes: [UInt8], into out: inout [UInt8]) {
        out.reserveCapacity(out.count + (bytes.count + 2) / 3 * 4)
        var index = 0
        while index + 2 < bytes.count {
            let group =
                UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8
                | UInt32(bytes[index + 2])
            for shift in [18, 12, 6, 0] as [UInt32] { out.append(digits[Int(group >> shift & 63)]) }
            index += 3
        }
        let left = bytes.count - index
        if left == 1 {
            let group = UInt32(bytes[index]) << 16
            out.append(digits[Int(group >> 18)])
            out.append(digits[Int(group >> 12 & 63)])
            out += [UInt8(ascii: "="), UInt8(ascii: "=")]
        } else if left == 2 {
            let group = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8
            out.append(digits[Int(group >> 18)])
            out.append(digits[Int(group >> 12 & 63)])
            out.append(digits[Int(group >> 6 & 63)])
            out.append(UInt8(ascii: "="))
        }
    }

    /// The bytes of a text; nil if it is not base 64. Padding may be missing.
    static func decode(_ text: String) -> [UInt8]? {
        var source = Array(text.utf8)[...]
        if source.count % 4 == 0 {
            for _ in 0..<2 where source.last == UInt8(ascii: "=") { source.removeLast() }
        }
        if source.count % 4 == 1 { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(source.count / 4 * 3 + 2)
        var group: UInt32 = 0
        var count = 0
        for digit in source {
            let value = values[Int(digit)]
            if value == 255 { return nil }
            group = group << 6 | UInt32(value)
            count += 1
            if count == 4 {
                out.append(UInt8(truncatingIfNeeded: group >> 16))
                out.append(UInt8(truncatingIfNeeded: group >> 8))
                out.append(UInt8(truncatingIfNeeded: group))
                group = 0
                count = 0
            }
        }
        if count == 2 {
            out.append(UInt8(truncatingIfNeeded: group >> 4))
        } else if count == 3 {
            out.append(UInt8(truncatingIfNeeded: group >> 10))
            out.append(UInt8(truncatingIfNeeded: group >> 2))
        }
        return out
    }
}
