/// Reads text between quotes, with Gremlin's escapes: `\b \t \n \f \r \" \'
/// \\`, octal `\101`, `\u00e9` and a backslash before a line break, which
/// joins the lines.
struct QuotedTextReader {
    let bytes: [UInt8]
    var place: Int
    let quote: UInt8

    /// - Parameter start: Where the opening quote stands.
    mutating func read(from start: Int) throws -> String {
        var content: [UInt8] = []
        while true {
            guard place < bytes.count else {
                let sign = quote == 0x22 ? "\"" : "'"
                throw SyntaxDiagnostic(
                    "The text that begins here does not end: a closing \(sign) is missing.",
                    in: bytes, from: start, to: start + 1)
            }
            let byte = bytes[place]
            place += 1
            if byte == quote { break }
            if byte == 0x5C { try readEscape(into: &content) } else { content.append(byte) }
        }
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func readEscape(into content: inout [UInt8]) throws {
        let start = place - 1
        guard place < bytes.count else { return }
        let byte = bytes[place]
        place += 1
        switch byte {
        case 0x62: content.append(0x08)
        case 0x74: content.append(0x09)
        case 0x6E: content.append(0x0A)
        case 0x66: content.append(0x0C)
        case 0x72: content.append(0x0D)
        case 0x22, 0x27, 0x5C: content.append(byte)
        case 0x0A: break
        case 0x0D: if place < bytes.count, bytes[place] == 0x0A { place += 1 }
        case 0x30...0x37:
            var code = UInt32(byte - 0x30)
            var digits = 1
            while digits < (byte <= 0x33 ? 3 : 2), place < bytes.count,
                (0x30...0x37).contains(bytes[place])
            {
                code = code * 8 + UInt32(bytes[place] - 0x30)
                place += 1
                digits += 1
            }
            append(Unicode.Scalar(UInt8(code)), to: &content)
        case 0x75:
            let unit = try readUnit(from: start)
            try append(unit: unit, from: start, to: &content)
        default:
            while place < bytes.count, bytes[place] & 0xC0 == 0x80 { place += 1 }
            throw SyntaxDiagnostic(
                "There is no such escape: write \\\\ for a backslash.",
                in: bytes, from: start, to: place)
        }
    }

    /// The four hexadecimal digits after `\u`.
    private mutating func readUnit(from start: Int) throws -> UInt32 {
        while place < bytes.count, bytes[place] == 0x75 { place += 1 }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard place < bytes.count, let digit = GremlinLexer.hexValue(bytes[place]) else {
                throw SyntaxDiagnostic(
                    "\\u needs four hexadecimal digits.", in: bytes, from: start, to: place)
            }
            unit = unit << 4 | digit
            place += 1
        }
        return unit
    }

    private mutating func append(
        unit: UInt32, from start: Int, to content: inout [UInt8]
    ) throws {
        if let scalar = Unicode.Scalar(unit) { return append(scalar, to: &content) }
        if unit < 0xDC00, place + 1 < bytes.count, bytes[place] == 0x5C, bytes[place + 1] == 0x75 {
            place += 2
            let low = try readUnit(from: start)
            if (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
            {
                return append(scalar, to: &content)
            }
        }
        throw SyntaxDiagnostic(
            "Half of a surrogate pair is no character.", in: bytes, from: start, to: place)
    }

    private func append(_ scalar: Unicode.Scalar, to content: inout [UInt8]) {
        content.append(contentsOf: UTF8.encode(scalar)!)
    }
}
