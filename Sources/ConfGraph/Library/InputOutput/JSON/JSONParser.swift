/// Reads JSON (RFC 8259), strictly and to a limited depth: the text may come
/// from anywhere.
struct JSONParser {
    /// How deeply arrays and objects may be nested. A GraphSON collection
    /// takes two levels.
    static let maximumDepth = 200

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Reads one document, all of the bytes.
    ///
    /// - Throws: ``GraphError`` (`badInput`) that names the byte.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws -> JSON {
        var parser = JSONParser(bytes)
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.place == bytes.count else { throw parser.error("something follows the value") }
        return value
    }

    /// Reads one document, all of the bytes.
    static func parse(_ bytes: [UInt8]) throws -> JSON {
        try bytes.withUnsafeBufferPointer { try parse($0) }
    }

    /// Reads one document, all of the text.
    static func parse(_ text: String) throws -> JSON { try parse(Array(text.utf8)) }

    private func error(_ what: String) -> GraphError {
        GraphError(.badInput, "This is not JSON: \(what) at byte \(place + 1).")
    }

    @inline(__always)
    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipBlanks() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            default: return
            }
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) throws -> JSON {
        guard depth < JSONParser.maximumDepth else {
            throw error("more than \(JSONParser.maximumDepth) levels are nested")
        }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw error("it ends where a value should stand")
        case let byte?:
            guard byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) else {
                throw error("no value begins like this")
            }
            return try number()
        }
    }

    private mutating func word(_ text: StaticString, _ value: JSON) throws -> JSON {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[place + $0] == text.utf8Start[$0] })
        else { throw error("no value begins like this") }
        place += count
        return value
    }

    private mutating func object(depth: Int) throws -> JSON {
        place += 1
        var members: [(name: String, value: JSON)] = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw error("a name in quotes is missing") }
            let name = try string()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw error("a colon is missing") }
            members.append((name, try value(depth: depth + 1)))
            skipBlanks()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw error("a comma or brace is missing") }
        }
    }

    private mutating func array(depth: Int) throws -> JSON {
        place += 1
        var values: [JSON] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array(values) }
        while true {
            values.append(try value(depth: depth + 1))
            skipBlanks()
            if take(UInt8(ascii: "]")) { return .array(values) }
            guard take(UInt8(ascii: ",")) else { throw error("a comma or bracket is missing") }
        }
    }

    // MARK: - Numbers

    private mutating func number() throws -> JSON {
        let start = place
        _ = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
                throw error("a number begins with 0")
            }
        } else {
            try digits()
        }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return .number(
            String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self))
    }

    private mutating func digits() throws {
        let start = place
        while let next, next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9") { place += 1 }
        if place == start { throw error("a digit is missing") }
    }

    // MARK: - Strings

    private mutating func string() throws -> String {
        place += 1
        let start = place
        while let next, !JSONText.needsEscape(next) { place += 1 }
        guard let next else { throw error("a string does not end") }
        if next == UInt8(ascii: "\"") {
            // Nearly every string: no escape, so no copy of its bytes.
            let text = try text(UnsafeBufferPointer(rebasing: bytes[start..<place]))
            place += 1
            return text
        }
        return try stringWithEscapes(from: start)
    }

    private func text(_ part: UnsafeBufferPointer<UInt8>) throws -> String {
        guard let text = String(validating: part, as: UTF8.self) else {
            throw error("a string is no UTF-8")
        }
        return text
    }

    private mutating func stringWithEscapes(from start: Int) throws -> String {
        var out = Array(bytes[start..<place])
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                let text = try out.withUnsafeBufferPointer { part in try self.text(part) }
                place += 1
                return text
            case UInt8(ascii: "\\"):
                place += 1
                try appendEscape(to: &out)
            case 0..<0x20: throw error("a string holds a control character")
            default:
                out.append(byte)
                place += 1
            }
        }
        throw error("a string does not end")
    }

    private mutating func appendEscape(to out: inout [UInt8]) throws {
        guard let byte = next else { throw error("a string does not end") }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "u"): out.append(contentsOf: String(try escapedScalar()).utf8)
        default: throw error("there is no such escape")
        }
    }

    /// The four digits after `\u`, and the second half of a pair.
    private mutating func escapedScalar() throws -> Unicode.Scalar {
        let first = try hexUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw error("half a surrogate pair stands alone")
        }
        let second = try hexUnit()
        guard (0xDC00...0xDFFF).contains(second) else {
            throw error("half a surrogate pair stands alone")
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))!
    }

    private mutating func hexUnit() throws -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let next, let digit = Character(Unicode.Scalar(next)).hexDigitValue else {
                throw error("an escape has too few digits")
            }
            value = value << 4 | UInt32(digit)
            place += 1
        }
        return value
    }
}
