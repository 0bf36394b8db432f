#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// The binary form of values that SQLite cannot hold natively. It is part of
// the file format. A value is its type code (``ValueType``) and then, little
// end first:
//
//   null                nothing
//   bool, byte          1 byte
//   short, int, long    2, 4, 8 bytes
//   float, double       4, 8 bytes: the bit pattern
//   char                4 bytes: the code point
//   uuid                16 bytes
//   string, binary      length, bytes
//   big integer         length × 2 + sign, magnitude in bytes
//   big decimal         scale in 4 bytes, then as a big integer
//   datetime            seconds 8, nanoseconds 4, offset 4 bytes
//   duration            attoseconds, 16 bytes
//   point               latitude, longitude: 8 bytes each
//   list, set           count, values
//   map                 count, then key and value of each entry
//
// Lengths and counts are varints: 7 bits a byte, the lowest first.
extension PropertyValue {
    /// How deeply collections may be nested in a stored value.
    static let maximumDepth = 64

    /// Appends the binary form, which keeps the exact type.
    ///
    /// - Throws: ``GraphError``: `invalidArgument` if the value, or one within
    ///   it, cannot be stored; `limit` if collections are nested too deeply.
    func encode(into bytes: inout [UInt8]) throws { try encode(into: &bytes, depth: 0) }

    fileprivate func encode(into bytes: inout [UInt8], depth: Int) throws {
        guard let type = valueType else { throw notStorable }
        guard depth <= PropertyValue.maximumDepth else {
            throw GraphError(
                .limit,
                "A value is nested too deeply to be stored: "
                    + "at most \(PropertyValue.maximumDepth) collections within each other fit.")
        }
        bytes.append(type.rawValue)
        switch self {
        case .bool(let value): bytes.append(value ? 1 : 0)
        case .byte(let value): bytes.append(UInt8(bitPattern: value))
        case .short(let value): bytes.append(fixed: value)
        case .int(let value): bytes.append(fixed: value)
        case .long(let value): bytes.append(fixed: value)
        case .float(let value): bytes.append(fixed: value.bitPattern)
        case .double(let value): bytes.append(fixed: value.bitPattern)
        case .char(let value): bytes.append(fixed: value.value)
        case .string(let value):
            bytes.append(varint: value.utf8.count)
            bytes.append(contentsOf: value.utf8)
        case .binary(let value):
            bytes.append(varint: value.count)
            bytes.append(contentsOf: value)
        case .bigInteger(let value): bytes.append(bigInteger: value)
        case .bigDecimal(let value):
            bytes.append(fixed: Int32(value.scale))
            bytes.append(bigInteger: value.unscaledValue)
        case .dateTime(let value):
            bytes.append(fixed: value.epochSeconds)
            bytes.append(fixed: Int32(value.nanoseconds))
            bytes.append(fixed: Int32(value.offsetSeconds))
        case .duration(let value): bytes.append(fixed: value.attoseconds)
        case .uuid(let value): withUnsafeBytes(of: value.uuid) { bytes.append(contentsOf: $0) }
        case .point(let value):
            bytes.append(fixed: value.latitude.bitPattern)
            bytes.append(fixed: value.longitude.bitPattern)
        case .list(let values): try bytes.append(values: values, depth: depth)
        case .set(let values): try bytes.append(values: values.values, depth: depth)
        case .map(let map):
            bytes.append(varint: map.count)
            for (key, value) in map {
                try key.encode(into: &bytes, depth: depth + 1)
                try value.encode(into: &bytes, depth: depth + 1)
            }
        default: break  // null; what cannot be stored has been refused
        }
    }

    /// The binary form, which keeps the exact type.
    ///
    /// - Throws: as ``encode(into:)``.
    func encoded() throws -> [UInt8] {
        var bytes: [UInt8] = []
        try encode(into: &bytes)
        return bytes
    }

    /// The error of storing an element, a path or another mere result.
    var notStorable: GraphError {
        GraphError(
            .invalidArgument,
            "A property cannot hold \(article) \(typeName): it appears in results only. "
                + "Store its id or one of its values.")
    }

    private var article: String {
        typeName.first.map { "aeiou".contains($0) } == true ? "an" : "a"
    }

    /// Throws what ``encode(into:)`` would throw, without encoding.
    func checkStorable() throws { try checkStorable(depth: 0) }

    private func checkStorable(depth: Int) throws {
        guard valueType != nil else { throw notStorable }
        guard depth <= PropertyValue.maximumDepth else {
            throw GraphError(
                .limit,
                "A value is nested too deeply to be stored: "
                    + "at most \(PropertyValue.maximumDepth) collections within each other fit.")
        }
        switch self {
        case .list(let values):
            for value in values { try value.checkStorable(depth: depth + 1) }
        case .set(let values):
            for value in values { try value.checkStorable(depth: depth + 1) }
        case .map(let map):
            for (key, value) in map {
                try key.checkStorable(depth: depth + 1)
                try value.checkStorable(depth: depth + 1)
            }
        default: break
        }
    }

    /// Reads one value's binary form, all of the bytes.
    ///
    /// - Throws: ``GraphError`` (`corrupt`) for any bytes that
    ///   ``encode(into:)`` does not write.
    static func decode(_ bytes: UnsafeRawBufferPointer) throws -> PropertyValue {
        var decoder = ValueDecoder(bytes)
        let value = try decoder.value(depth: 0)
        guard decoder.isAtEnd else { throw decoder.damage("bytes are left over") }
        return value
    }

    /// Reads one value's binary form, all of the bytes.
    ///
    /// - Throws: as the other form.
    static func decode(_ bytes: [UInt8]) throws -> PropertyValue {
        try bytes.withUnsafeBytes { try decode($0) }
    }
}

extension [UInt8] {
    fileprivate mutating func append(fixed value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    /// 7 bits a byte, the lowest first.
    mutating func append(varint value: Int) {
        var rest = UInt64(value)
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    fileprivate mutating func append(bigInteger value: BigInteger) {
        var magnitude: [UInt8] = []
        for limb in value.limbs { magnitude.append(fixed: limb) }
        while magnitude.last == 0 { magnitude.removeLast() }
        append(varint: magnitude.count << 1 | (value.isNegative ? 1 : 0))
        append(contentsOf: magnitude)
    }

    fileprivate mutating func append(values: [PropertyValue], depth: Int) throws {
        append(varint: values.count)
        for value in values { try value.encode(into: &self, depth: depth + 1) }
    }
}
