/// A traversal's text without the contents of its literals: the texts that a
/// program makes by putting other names and numbers into the same sentence
/// have one shape.
///
/// Only what is certain to be a literal by itself is left out; all else,
/// strings with escapes for instance, stays part of the shape.
struct TextShape {
    /// The text with a sign in the place of each literal, which tells its type.
    private(set) var bytes: [UInt8] = []
    /// The values of the literals.
    private(set) var values: [PropertyValue] = []
    /// Where they stand, in UTF-8 bytes.
    private(set) var ranges: [Range<Int>] = []

    /// Longer texts are read anew each time.
    static let longestText = 4096
    private static let mostLiterals = 32

    /// Nil where it is not certain what is a literal: in texts with comments,
    /// or with faults that the parser will find.
    init?(_ text: String, mode: GremlinMode) {
        var text = text
        let isRead = text.withUTF8 { bytes in
            guard bytes.count <= Self.longestText else { return false }
            self.bytes.reserveCapacity(bytes.count + 1)
            self.bytes.append(mode == .canonical ? 1 : 0)
            return read(bytes)
        }
        if !isRead { return nil }
    }

    // MARK: Reading

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        /// From here on nothing has been copied.
        var rest = 0
        /// The last byte that is no blank.
        var last: UInt8 = 0
        while place < text.count {
            let byte = text[place]
            // Most bytes are letters, and nothing begins with them.
            if byte > 0x39 {
                last = byte
                place &+= 1
                continue
            }
            var end = place + 1
            switch byte {
            case 0x22, 0x27:
                guard let string = Self.string(text, at: place) else { return false }
                end = string.end
                if !string.hasEscapes, end < text.count, text[end] == 0x29,
                    last == 0x2C || last == 0x28 && Self.isComparison(text, before: place),
                    values.count < Self.mostLiterals
                {
                    let content = UnsafeBufferPointer(rebasing: text[place + 1..<end - 1])
                    bytes.append(contentsOf: text[rest..<place])
                    add(.string(String(decoding: content, as: UTF8.self)), 0xFF, place..<end)
                    rest = end
                }
            case 0x2F:
                if end < text.count, text[end] == 0x2F { return false }
            case 0x30...0x39, 0x2D:
                if last == 0x28 || last == 0x2C, values.count < Self.mostLiterals,
                    let number = Self.number(text, at: place)
                {
                    end = number.end
                    bytes.append(contentsOf: text[rest..<place])
                    add(number.value, number.sign, place..<end)
                    rest = end
                }
            default: break
            }
            if byte != 0x20 { last = byte }
            place = end
        }
        bytes.append(contentsOf: text[rest...])
        return true
    }

    private mutating func add(_ value: PropertyValue, _ sign: UInt8, _ range: Range<Int>) {
        bytes.append(sign)
        values.append(value)
        ranges.append(range)
    }

    private static func string(
        _ text: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (end: Int, hasEscapes: Bool)? {
        let quote = text[start]
        var place = start &+ 1
        var hasEscapes = false
        while place < text.count {
            let byte = text[place]
            if byte == quote { return (place &+ 1, hasEscapes) }
            if byte == 0x5C {
                hasEscapes = true
                place &+= 1
            }
            place &+= 1
        }
        return nil
    }

    /// Decimal digits that a comma or a parenthesis follows, up to 18.
    private static func number(
        _ text: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (end: Int, value: PropertyValue, sign: UInt8)? {
        let isNegative = text[start] == 0x2D
        let first = isNegative ? start + 1 : start
        var place = first
        var magnitude: Int64 = 0
        while place < text.count, (0x30...0x39).contains(text[place]), place < first + 18 {
            magnitude = magnitude * 10 + Int64(text[place] - 0x30)
            place += 1
        }
        guard place > first, place < text.count, text[place] == 0x29 || text[place] == 0x2C,
            // Octal.
            text[first] != 0x30 || place == first + 1
        else { return nil }
        let value = isNegative ? -magnitude : magnitude
        if let small = Int32(exactly: value) { return (place, .int(small), 0xFE) }
        return (place, .long(value), 0xFD)
    }

    /// Whether `eq(`, `neq(`, `lt(`, `lte(`, `gt(` or `gte(` ends here.
    private static func isComparison(
        _ text: UnsafeBufferPointer<UInt8>, before end: Int
    ) -> Bool {
        guard end >= 4, text[end - 1] == 0x28 else { return false }
        switch (text[end - 3], text[end - 2]) {
        case (0x65, 0x71), (0x6C, 0x74), (0x67, 0x74), (0x74, 0x65): return true
        default: return false
        }
    }
}
