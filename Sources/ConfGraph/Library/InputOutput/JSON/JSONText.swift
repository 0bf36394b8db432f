/// Where text goes, byte by byte and piece by piece.
protocol TextSink {
    mutating func append(_ byte: UInt8)
    mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>)
}

extension [UInt8]: TextSink {}

/// Writes the parts of JSON. Results leave the shell through this, so nothing
/// makes a string on the way.
extension TextSink {
    /// A string with its quotes; control characters are escaped.
    mutating func appendJSON(string: String) {
        append(UInt8(ascii: "\""))
        let done: Void? = string.utf8.withContiguousStorageIfAvailable { bytes in
            var start = 0
            while let index = JSONText.nextEscape(in: bytes, from: start) {
                append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                appendJSON(escaped: bytes[index])
                start = index + 1
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
        if done == nil {
            for byte in string.utf8 {
                if JSONText.needsEscape(byte) { appendJSON(escaped: byte) } else { append(byte) }
            }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func appendJSON(escaped byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        default:
            append(ascii: "u00")
            append(JSONText.hexDigits[Int(byte >> 4)])
            append(JSONText.hexDigits[Int(byte & 15)])
        }
    }

    /// A whole number.
    mutating func appendJSON(integer value: Int64) {
        appendJSON(integer: value, after: "", before: "")
    }

    /// A whole number between two texts that are ASCII and short.
    @inline(__always)
    mutating func appendJSON(
        integer value: Int64, after head: StaticString, before tail: StaticString
    ) {
        // From the last digit to the first, and then appended at once:
        // appending byte by byte costs a check each.
        let (before, after) = (head.utf8CodeUnitCount, tail.utf8CodeUnitCount)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20 + before + after) { text in
            var start = before + 20
            (text.baseAddress! + start).update(from: tail.utf8Start, count: after)
            var size = value.magnitude
            repeat {
                start -= 1
                text[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: size % 10)
                size /= 10
            } while size > 0
            if value < 0 {
                start -= 1
                text[start] = UInt8(ascii: "-")
            }
            start -= before
            (text.baseAddress! + start).update(from: head.utf8Start, count: before)
            append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        }
    }

    /// A number with a fraction; what JSON has no number for as a string.
    mutating func appendJSON(double value: Double) {
        appendJSON(real: value.description, isNaN: value.isNaN, isInfinite: value.isInfinite)
    }

    /// The same for a float, with the digits that a float has.
    mutating func appendJSON(float value: Float) {
        appendJSON(real: value.description, isNaN: value.isNaN, isInfinite: value.isInfinite)
    }

    private mutating func appendJSON(real text: String, isNaN: Bool, isInfinite: Bool) {
        if isNaN {
            append(ascii: "\"NaN\"")
        } else if isInfinite {
            append(ascii: text.utf8.first == UInt8(ascii: "-") ? "\"-Infinity\"" : "\"Infinity\"")
        } else {
            for byte in text.utf8 { append(byte) }
        }
    }

    /// Text that is ASCII and needs no escapes.
    @inline(__always)
    mutating func append(ascii text: StaticString) {
        append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

enum JSONText {
    static let hexDigits = Array("0123456789abcdef".utf8)

    /// The next byte that needs an escape.
    static func nextEscape(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        var place = start
        while place &+ 8 <= raw.count,
            !needEscape(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        {
            place &+= 8
        }
        while place < raw.count {
            if needsEscape(raw[place]) { return place }
            place &+= 1
        }
        return nil
    }

    /// Whether one of eight bytes needs an escape: less a greater one it gets a
    /// high bit that it did not have.
    @inline(__always)
    private static func needEscape(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* 0x22)
        let strokes = word ^ (ones &* 0x5C)
        let control = (word &- ones &* 0x20) & ~word
        let quote = (quotes &- ones) & ~quotes
        let stroke = (strokes &- ones) & ~strokes
        return (control | quote | stroke) & (ones &* 0x80) != 0
    }

    @inline(__always)
    static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
