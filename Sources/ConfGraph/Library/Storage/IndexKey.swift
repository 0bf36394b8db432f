#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A value as an index keeps it: values that Gremlin's `eq` calls equal have
/// equal keys, and within a class keys are in the order of `lt` and `gt`.
///
/// Several values may share a key (a long string, a date's fraction of a
/// second), so whoever seeks checks the values again.
struct IndexKey: Sendable {
    /// Values of one class are comparable with each other. The numbers are
    /// part of the file format.
    enum Class: Int64, Sendable {
        case null = 0
        case bool = 1
        case number = 2
        case notANumber = 3
        case string = 4
        case char = 5
        case dateTime = 6
        case duration = 7
        case uuid = 8
        case binary = 9
        /// Lists, sets, maps and points: found by class alone.
        case other = 10
    }

    /// What SQLite compares.
    enum Value: Sendable {
        case integer(Int64)
        case real(Double)
        case text(String)
        case bytes([UInt8])
    }

    let `class`: Class
    let value: Value

    /// The most bytes of a string that an index keeps.
    static let longestText = 1024

    /// Makes the key of a value; nil for what no property can hold.
    init?(_ value: PropertyValue) {
        switch value {
        case .null: self.init(.null, .integer(0))
        case .bool(let value): self.init(.bool, .integer(value ? 1 : 0))
        case .byte(let value): self.init(.number, .integer(Int64(value)))
        case .short(let value): self.init(.number, .integer(Int64(value)))
        case .int(let value): self.init(.number, .integer(Int64(value)))
        case .long(let value): self.init(.number, .integer(value))
        case .float(let value): self.init(real: Double(value))
        case .double(let value): self.init(real: value)
        case .bigInteger(let value):
            if let small = Int64(exactly: value) {
                self.init(.number, .integer(small))
            } else {
                self.init(.number, .real(Double(value)))
            }
        case .bigDecimal(let value): self.init(decimal: value)
        case .char(let value): self.init(.char, .text(String(Character(value))))
        case .string(let value): self.init(.string, .text(IndexKey.cut(value)))
        case .dateTime(let value): self.init(.dateTime, .integer(value.epochSeconds))
        case .duration(let value): self.init(.duration, .integer(value.components.seconds))
        case .uuid(let value):
            self.init(.uuid, .bytes(withUnsafeBytes(of: value.uuid) { Array($0) }))
        case .binary(let value):
            self.init(.binary, .bytes(Array(value.prefix(IndexKey.longestText))))
        case .point, .list, .set, .map: self.init(.other, .integer(0))
        default: return nil
        }
    }

    /// Whether no other value that counts as different has the key of this one.
    static func isExact(_ value: PropertyValue) -> Bool {
        if case .string(let text) = value { text.utf8.count <= longestBound } else { false }
    }

    init(_ class: Class, _ value: Value) {
        self.class = `class`
        self.value = value
    }

    private init(real: Double) {
        if real.isNaN {
            self.init(.notANumber, .integer(0))
        } else if let whole = Int64(exactly: real) {
            // SQLite orders integers and reals by value, but -0.0 is 0.
            self.init(.number, .integer(whole))
        } else {
            self.init(.number, .real(real))
        }
    }

    private init(decimal: BigDecimal) {
        let fits64 = decimal.precision - decimal.scale <= 20
        if fits64, let whole = decimal.exactInteger, let small = Int64(exactly: whole) {
            self.init(.number, .integer(small))
            return
        }
        // Past 2^53 the nearest double may lie beyond the next integer, which
        // would break the order; the whole part does not.
        let nearest = Double(decimal)
        if fits64, nearest.magnitude > 0x1p53, let whole = try? decimal.wholePart,
            let small = Int64(exactly: whole)
        {
            self.init(.number, .integer(small))
        } else {
            self.init(real: nearest)
        }
    }

    /// The most bytes of a bound: every key keeps so many, so that keys are
    /// in the order of their strings as far as bounds can tell. (Keys are cut
    /// between characters, hence at different lengths.)
    static let longestBound = longestText - 4

    /// The first bytes of a string, cut between characters.
    static func cut(_ text: String, to count: Int = longestText) -> String {
        guard text.utf8.count > count else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: count)
        while text.utf8[end] & 0xc0 == 0x80 { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }
}

extension SQLiteStatement {
    /// Binds the value of a key.
    func bind(_ value: IndexKey.Value, at index: Int32) throws {
        switch value {
        case .integer(let value): bind(value, at: index)
        case .real(let value): bind(value, at: index)
        case .text(let value): try bind(value, at: index)
        case .bytes(let value): try bindBlob(value, at: index)
        }
    }

    /// The value of a key in a column.
    func indexValue(_ column: Int32) -> IndexKey.Value {
        switch storage(column) {
        case .real: .real(double(column))
        case .text: .text(text(column))
        case .blob: .bytes(Array(blob(column)))
        case .integer, .null: .integer(int64(column))
        }
    }
}
