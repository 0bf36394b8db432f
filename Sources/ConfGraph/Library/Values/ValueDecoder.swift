#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads the binary form of values. The bytes come from a file and are not
/// trusted: every read is checked, and nothing is allocated for a length that
/// the bytes do not have.
struct ValueDecoder {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    func damage(_ what: String) -> GraphError {
        GraphError(
            .corrupt,
            "A stored value is damaged: \(what) (byte \(place) of \(bytes.count)). "
                + "Run confgraph check.")
    }

    mutating func value(depth: Int) throws -> PropertyValue {
        guard depth <= PropertyValue.maximumDepth else { throw damage("it is nested too deeply") }
        let code: UInt8 = try fixed()
        guard let type = ValueType(rawValue: code) else { throw damage("no type has code \(code)") }
        switch type {
        case .null: return .null
        case .bool:
            let value: UInt8 = try fixed()
            guard value <= 1 else { throw damage("a boolean is \(value)") }
            return .bool(value == 1)
        case .byte: return .byte(try fixed())
        case .short: return .short(try fixed())
        case .int: return .int(try fixed())
        case .long: return .long(try fixed())
        case .float: return .float(Float(bitPattern: try fixed()))
        case .double: return .double(Double(bitPattern: try fixed()))
        case .char:
            guard let value = Unicode.Scalar(try fixed() as UInt32) else {
                throw damage("a character is no code point")
            }
            return .char(value)
        case .string: return .string(try string())
        case .binary: return .binary(Array(try slice(try length())))
        case .bigInteger: return .bigInteger(try bigInteger())
        case .bigDecimal:
            let scale: Int32 = try fixed()
            let unscaled = try bigInteger()
            guard let value = try? BigDecimal(unscaledValue: unscaled, scale: Int(scale)) else {
                throw damage("a decimal number has the scale \(scale)")
            }
            return .bigDecimal(value)
        case .dateTime: return .dateTime(try dateTime())
        case .duration: return .duration(Duration(attoseconds: try fixed()))
        case .uuid: return .uuid(UUID(uuid: try slice(16).loadUnaligned(as: uuid_t.self)))
        case .point:
            let latitude = Double(bitPattern: try fixed())
            return .point(
                GeoPoint(latitude: latitude, longitude: Double(bitPattern: try fixed())))
        case .list: return .list(try values(depth: depth))
        case .set: return .set(PropertySet(try values(depth: depth)))
        case .map: return .map(try map(depth: depth))
        }
    }

    private mutating func values(depth: Int) throws -> [PropertyValue] {
        let count = try length()
        var values: [PropertyValue] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try value(depth: depth + 1)) }
        return values
    }

    private mutating func map(depth: Int) throws -> PropertyMap {
        let count = try length()
        var entries: [(PropertyValue, PropertyValue)] = []
        entries.reserveCapacity(count)
        for _ in 0..<count {
            let key = try value(depth: depth + 1)
            entries.append((key, try value(depth: depth + 1)))
        }
        return PropertyMap(entries)
    }

    mutating func string() throws -> String {
        let start = try slice(try length())
        guard let text = String(validating: start, as: UTF8.self) else {
            throw damage("a string is no UTF-8")
        }
        return text
    }

    private mutating func bigInteger() throws -> BigInteger {
        let header = try varint()
        let count = Int(header >> 1)
        guard count <= BigInteger.maximumBitWidth / 8 + 8 else {
            throw damage("a number has \(count) bytes")
        }
        var limbs = [UInt64](repeating: 0, count: (count + 7) / 8)
        for (index, byte) in try slice(count).enumerated() {
            limbs[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
        }
        return BigInteger(limbs: limbs, isNegative: header & 1 == 1)
    }

    private mutating func dateTime() throws -> DateTime {
        let seconds: Int64 = try fixed()
        let nanoseconds: Int32 = try fixed()
        let offset: Int32 = try fixed()
        guard
            let value = try? DateTime(
                epochSeconds: seconds, nanoseconds: Int(nanoseconds), offsetSeconds: Int(offset))
        else { throw damage("a datetime is out of range") }
        return value
    }

    /// A number of bytes or values: never more than the bytes that are left,
    /// of which each value needs one.
    mutating func length() throws -> Int {
        let value = try varint()
        guard value <= UInt64(bytes.count - place) else { throw damage("it is cut off") }
        return Int(value)
    }

    mutating func varint() throws -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 63, by: 7) {
            let byte: UInt8 = try fixed()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw damage("a length is too large")
    }

    private mutating func fixed<Number: FixedWidthInteger & BitwiseCopyable>() throws -> Number {
        let part = try slice(MemoryLayout<Number>.size)
        return Number(littleEndian: part.loadUnaligned(as: Number.self))
    }

    private mutating func slice(_ count: Int) throws -> UnsafeRawBufferPointer {
        guard count <= bytes.count - place else { throw damage("it is cut off") }
        defer { place += count }
        return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count])
    }
}
