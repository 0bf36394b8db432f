/// Walks over the ASCII parts of a short text: dates and durations.
struct TextReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { place == bytes.count }

    /// The next byte, not taken; zero at the end.
    var next: UInt8 { place < bytes.count ? bytes[place] : 0 }

    /// Takes a character if it is the next one.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard place < bytes.count, UInt32(bytes[place]) == character.value else { return false }
        place += 1
        return true
    }

    /// Takes an exact number of digits.
    mutating func digits(_ count: Int) -> Int? { digits(count...count)?.value }

    /// Takes as many digits as there are; nil if they are too few or too many.
    /// The upper bound is at most 18, so that the value fits.
    mutating func digits(_ counts: ClosedRange<Int>) -> (value: Int, count: Int)? {
        var value = 0
        var count = 0
        while count < counts.upperBound, let digit = digit {
            value = value * 10 + digit
            count += 1
            place += 1
        }
        return counts.contains(count) ? (value, count) : nil
    }

    private var digit: Int? {
        let value = next &- UInt8(ascii: "0")
        return value <= 9 ? Int(value) : nil
    }

    /// The digits of a number, with zeros in front.
    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
