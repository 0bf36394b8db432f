/// Which kinds of bytes a line has: noted once when it is read, so that rules
/// pass over a line that cannot be theirs without looking into its text.
struct LineSigns: OptionSet, Sendable {
    let rawValue: UInt8

    /// Markup, or a byte that is dropped.
    static let markup = LineSigns(rawValue: 1)
    static let colon = LineSigns(rawValue: 2)
    static let at = LineSigns(rawValue: 4)
    static let dot = LineSigns(rawValue: 8)
    static let quotation = LineSigns(rawValue: 16)
    static let capital = LineSigns(rawValue: 32)
    /// A letter or a sign that is not ASCII.
    static let foreign = LineSigns(rawValue: 64)
    /// A name or a handle needs one of them.
    static let ofNames: LineSigns = [.capital, .at, .foreign]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var signs: UInt8 = 0
        Self.table.withUnsafeBufferPointer { table in
            for byte in bytes { signs |= table[Int(byte)].rawValue }
        }
        rawValue = signs
    }

    init(_ byte: UInt8) { self = Self.table[Int(byte)] }

    init(_ text: String) {
        var text = text
        self = text.withUTF8 { LineSigns($0) }
    }

    private static let table: [LineSigns] = (0..<256).map { value in
        let byte = UInt8(value)
        var signs: LineSigns = []
        if byte < 0x20 || "\\`![]<&*_~\u{7F}".utf8.contains(byte) { signs.insert(.markup) }
        if byte == 0xE2 || byte == 0xEF || byte == 0xC2 { signs.insert(.markup) }
        if byte == UInt8(ascii: ":") { signs.insert(.colon) }
        if byte == UInt8(ascii: "@") { signs.insert(.at) }
        if byte == UInt8(ascii: ".") { signs.insert(.dot) }
        if byte == UInt8(ascii: "\"") { signs.insert(.quotation) }
        if byte >= 0x41 && byte <= 0x5A { signs.insert(.capital) }
        if byte >= 0x80 { signs.insert(.foreign) }
        return signs
    }
}
