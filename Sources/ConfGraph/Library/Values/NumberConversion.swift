/// Gremlin's `asNumber()`: numbers from texts, and numbers of another type.
enum NumberConversion {
    /// The number that a text spells, as the smallest type that holds it:
    /// int, long or big integer; float, double or big decimal where there is
    /// a point or an exponent. `0x1F` is hexadecimal, and a suffix (`l`, `f`,
    /// `d`) chooses the type.
    ///
    /// - Throws: ``GraphError`` (`runtime`) for any other text.
    static func parse(_ text: String) throws -> PropertyValue {
        let bytes = Array(text.utf8)
        guard
            let first = bytes.firstIndex(where: { $0 > 0x20 }),
            let last = bytes.lastIndex(where: { $0 > 0x20 }),
            let value = number(bytes[first...last])
        else {
            throw GraphError(.runtime, "Can't parse string '\(text.prefix(80))' as number.")
        }
        return value
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> PropertyValue? {
        var digits = bytes
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        if digits.starts(with: Array("0x".utf8)) || digits.starts(with: Array("0X".utf8)) {
            return hexadecimal(digits.dropFirst(2), isNegative: isNegative)
        }
        if let whole = BigInteger(digits: digits, isNegative: isNegative) {
            return smallest(whole)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        switch digits.last.map({ $0 | 0x20 }) {
        case UInt8(ascii: "l"):
            guard let whole = BigInteger(digits: digits.dropLast(), isNegative: isNegative) else {
                return nil
            }
            return Int64(exactly: whole).map { .long($0) } ?? .bigInteger(whole)
        case UInt8(ascii: "f"):
            guard let value = BigDecimal(String(text.dropLast())) else { return nil }
            let float = Float(Double(value))
            return float.isFinite && (float != 0 || value.isZero) ? .float(float) : widest(value)
        case UInt8(ascii: "d"):
            guard let value = BigDecimal(String(text.dropLast())) else { return nil }
            let double = Double(value)
            return double.isFinite && (double != 0 || value.isZero)
                ? .double(double) : .bigDecimal(value)
        default:
            guard let value = BigDecimal(text) else { return nil }
            // A float where it spells the same digits as the double does.
            let double = Double(value)
            let float = Float(double)
            if float.isFinite, float != 0 || value.isZero, float.description == double.description {
                return .float(float)
            }
            return widest(value)
        }
    }

    private static func hexadecimal(
        _ digits: ArraySlice<UInt8>, isNegative: Bool
    ) -> PropertyValue? {
        guard !digits.isEmpty, digits.count <= BigInteger.maximumBitWidth / 4 else { return nil }
        var limbs: [UInt64] = []
        for byte in digits {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            Limbs.multiply(&limbs, by: 16, adding: UInt64(digit))
        }
        return smallest(BigInteger(limbs: limbs, isNegative: isNegative))
    }

    /// The int, long or big integer of a number.
    static func smallest(_ value: BigInteger) -> PropertyValue {
        Int64(exactly: value).map { .integer($0) } ?? .bigInteger(value)
    }

    /// The double that spells a decimal number, or else the number itself.
    private static func widest(_ value: BigDecimal) -> PropertyValue {
        let double = Double(value)
        if double.isFinite, let back = BigDecimal(double), back.isEqualInValue(to: value) {
            return .double(double)
        }
        return .bigDecimal(value)
    }

    /// The same number as another type. A fraction is cut off for an integer;
    /// what does not fit is an error.
    ///
    /// - Throws: ``GraphError`` (`runtime`) if the number does not fit.
    static func convert(_ value: PropertyValue, to type: GType) throws -> PropertyValue {
        switch type {
        case .byte: return .byte(try integer(value, type))
        case .short: return .short(try integer(value, type))
        case .int: return .int(try integer(value, type))
        case .long: return .long(try integer(value, type))
        case .bigInt: return .bigInteger(try wholePart(value, type))
        case .float:
            if case .float = value { return value }
            let double = real(value)
            if double.isFinite
                ? abs(double) > Double(Float.greatestFiniteMagnitude) : !isFloating(value)
            {
                throw lost(value, type)
            }
            return .float(Float(double))
        case .double:
            // By way of the digits: 1.1f becomes 1.1, not 1.10000002384….
            if case .float(let float) = value, float.isFinite {
                return .double(Double(float.description) ?? Double(float))
            }
            let double = real(value)
            if double.isInfinite && !isFloating(value) { throw lost(value, type) }
            return .double(double)
        case .bigDecimal: return .bigDecimal(try decimal(value, type))
        default: return value
        }
    }

    private static func integer<Number: FixedWidthInteger>(
        _ value: PropertyValue, _ type: GType
    ) throws -> Number {
        if case .integer(let small) = value.smallNumber {
            guard let number = Number(exactly: small) else { throw lost(value, type) }
            return number
        }
        let whole = try wholePart(value, type)
        guard let small = Int64(exactly: whole), let number = Number(exactly: small) else {
            let isBelow = isFloating(value) && whole < BigInteger(Int64.min)
            throw lost(value, type, isBelow ? "underflow" : "overflow")
        }
        return number
    }

    /// The number without its fraction.
    private static func wholePart(_ value: PropertyValue, _ type: GType) throws -> BigInteger {
        if case .bigInteger(let whole) = value { return whole }
        if case .integer(let small) = value.smallNumber { return BigInteger(small) }
        return try decimal(value, type).wholePart
    }

    /// The decimal number that prints as the number does.
    static func decimal(_ value: PropertyValue, _ type: GType) throws -> BigDecimal {
        switch value {
        case .bigDecimal(let decimal): return decimal
        case .bigInteger(let whole): return BigDecimal(whole)
        case .float(let float):
            if let decimal = BigDecimal(NumberText.text(float)) { return decimal }
        case .double(let double): if let decimal = BigDecimal(double) { return decimal }
        default: if case .integer(let small) = value.smallNumber { return BigDecimal(small) }
        }
        throw GraphError(
            .runtime,
            value.isNaN
                ? "Can't convert NaN to \(type.javaName)."
                : "Can't convert floating point infinity to \(type.javaName).")
    }

    private static func lost(
        _ value: PropertyValue, _ type: GType, _ how: String = "overflow"
    ) -> GraphError {
        GraphError(
            .runtime,
            "Can't convert number of type \(value.javaName) to \(type.javaName) due to \(how).")
    }

    /// The nearest double.
    static func real(_ value: PropertyValue) -> Double {
        switch value.smallNumber {
        case .integer(let value): return Double(value)
        case .real(let value): return value
        case nil: break
        }
        return switch value {
        case .bigInteger(let value): Double(value)
        case .bigDecimal(let value): Double(value)
        default: .nan
        }
    }

    private static func isFloating(_ value: PropertyValue) -> Bool {
        switch value {
        case .float, .double: true
        default: false
        }
    }
}

extension PropertyValue {
    /// The name that Gremlin's messages about conversions have for a type.
    var javaName: String {
        switch self {
        case .byte: "Byte"
        case .short: "Short"
        case .int: "Integer"
        case .long: "Long"
        case .bigInteger: "BigInteger"
        case .float: "Float"
        case .double: "Double"
        case .bigDecimal: "BigDecimal"
        case .bool: "Boolean"
        case .char: "Character"
        case .duration: "Duration"
        case .uuid: "UUID"
        case .list: "ArrayList"
        case .set: "LinkedHashSet"
        case .map: "LinkedHashMap"
        default: typeName
        }
    }
}

extension GType {
    /// Whether this names a type of numbers.
    var isNumeric: Bool {
        switch self {
        case .byte, .short, .int, .long, .bigInt, .float, .double, .bigDecimal, .number: true
        default: false
        }
    }

    fileprivate var javaName: String {
        switch self {
        case .byte: "Byte"
        case .short: "Short"
        case .int: "Integer"
        case .long: "Long"
        case .bigInt: "BigInteger"
        case .float: "Float"
        case .double: "Double"
        case .bigDecimal: "BigDecimal"
        default: rawValue
        }
    }
}
