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

extension BinaryFloatingPoint {
    /// Whether SQLite gives this number back unchanged.
    fileprivate var isNativelyStored: Bool { !isNaN && !(self == 0 && sign == .minus) }
}
