#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// A property's value is two columns: the type code (``ValueType``) and the
// value. What SQLite stores and orders natively is stored natively:
//
//   bool, byte, short, int, long   INTEGER
//   float, double                  REAL, but NaN and -0.0 encoded
//   char, string                   TEXT
//   uuid, binary                   BLOB of the bytes themselves
//   null                           NULL
//
// and everything else is a BLOB in the binary form of `PropertyValue`.
extension SQLiteStatement {
    /// Binds type and value to two parameters that follow each other.
    func bind(_ value: PropertyValue, at index: Int32) throws {
        guard let type = value.valueType else { throw value.notStorable }
        bind(Int64(type.rawValue), at: index)
        let place = index + 1
        switch value {
        case .null: bindNull(at: place)
        case .bool(let value): bind(value ? 1 : 0 as Int64, at: place)
        case .byte(let value): bind(Int64(value), at: place)
        case .short(let value): bind(Int64(value), at: place)
        case .int(let value): bind(Int64(value), at: place)
        case .long(let value): bind(value, at: place)
        case .float(let number) where number.isNativelyStored: bind(Double(number), at: place)
        case .double(let number) where number.isNativelyStored: bind(number, at: place)
        case .char(let value): try bind(String(Character(value)), at: place)
        case .string(let value): try bind(value, at: place)
        case .uuid(let value):
            try withUnsafeBytes(of: value.uuid) { try bindBlob($0, at: place) }
        case .binary(let value): try bindBlob(value, at: place)
        default: try bindBlob(value.encoded(), at: place)
        }
    }

    /// The value in two columns that follow each other: type, then value.
    ///
    /// - Throws: ``GraphError``: `corrupt` if they do not fit each other.
    func value(_ column: Int32) throws -> PropertyValue {
        let code = int64(column)
        let place = column + 1
        guard let type = UInt8(exactly: code).flatMap(ValueType.init(rawValue:)) else {
            throw badValue("unknown type \(code)")
        }
        switch (type, storage(place)) {
        case (.string, .text): return .string(text(place))
        case (.int, .integer):
            guard let value = Int32(exactly: int64(place)) else { throw badValue("int") }
            return .int(value)
        case (.long, .integer): return .long(int64(place))
        case (.double, .real): return .double(double(place))
        case (.float, .real): return .float(Float(double(place)))
        case (.bool, .integer): return .bool(int64(place) != 0)
        case (.null, .null): return .null
        case (.byte, .integer):
            guard let value = Int8(exactly: int64(place)) else { throw badValue("byte") }
            return .byte(value)
        case (.short, .integer):
            guard let value = Int16(exactly: int64(place)) else { throw badValue("short") }
            return .short(value)
        case (.char, .text):
            let scalars = text(place).unicodeScalars
            guard let scalar = scalars.first, scalars.count == 1 else { throw badValue("char") }
            return .char(scalar)
        case (.uuid, .blob):
            let bytes = blob(place)
            guard bytes.count == 16 else { throw badValue("uuid") }
            return .uuid(UUID(uuid: bytes.loadUnaligned(as: uuid_t.self)))
        case (.binary, .blob): return .binary(Array(blob(place)))
        case (_, .blob):
            let value = try PropertyValue.decode(blob(place))
            guard value.valueType == type else { throw badValue("encoded value") }
            return value
        default: throw badValue("\(type)")
        }
    }

    private func badValue(_ what: String) -> GraphError {
        GraphError(
            .corrupt,
            "The graph is damaged: a stored value does not fit its type (\(what)). "
                + "Run check on it, or restore a backup.")
    }
}

extension RowBatch {
    /// Adds a row whose last columns are the type and the value, as the bound
    /// form does: `edge, key, type, value` or `vertex, key, id, type, value`.
    ///
    /// - Parameter id: what stands before the type; nil: nothing does.
    func append(
        _ element: Int64, _ key: Int64, id: Int64? = nil, value: PropertyValue
    ) throws {
        guard let code = value.valueType.map({ Int64($0.rawValue) }) else {
            throw value.notStorable
        }
        let (c, d) = id.map { ($0, code) } ?? (code, 0)
        switch value {
        case .null: appendNull(element, key, c, d)
        case .bool(let value): append(element, key, c, d, integer: value ? 1 : 0)
        case .byte(let value): append(element, key, c, d, integer: Int64(value))
        case .short(let value): append(element, key, c, d, integer: Int64(value))
        case .int(let value): append(element, key, c, d, integer: Int64(value))
        case .long(let value): append(element, key, c, d, integer: value)
        case .float(let number) where number.isNativelyStored:
            append(element, key, c, d, double: Double(number))
        case .double(let number) where number.isNativelyStored:
            append(element, key, c, d, double: number)
        case .char(let value): append(element, key, c, d, text: Array(String(value).utf8))
        case .string(let value): append(element, key, c, d, text: value.utf8)
        case .uuid(let value):
            withUnsafeBytes(of: value.uuid) { append(element, key, c, d, blob: $0) }
        case .binary(let value): append(element, key, c, d, blob: value)
        default: append(element, key, c, d, blob: try value.encoded())
        }
    }
}

extension BinaryFloatingPoint {
    /// Whether SQLite gives this number back unchanged.
    var isNativelyStored: Bool { !isNaN && !(self == 0 && sign == .minus) }
}
