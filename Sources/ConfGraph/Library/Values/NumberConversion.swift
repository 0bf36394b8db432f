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
            return BigDecimal(String(text.dropLast())).map { widest($0) }
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
    /// - Throws: ``GraphError``: `runtime` if the number does not fit,
    ///   `invalidArgument` if the type is not one of numbers.
    static func convert(_ value: PropertyValue, to type: GType) throws -> PropertyValue {
        guard value.isNumber else {
            throw GraphError(.runtime, "Can't parse type \(value.typeName) as number.")
        }
        let overflow = GraphError(
            .runtime,
            "Can't convert number of type \(value.javaName) to \(type.javaName) due to overflow.")
        switch type {
        case .byte: return .byte(try integer(value, overflow))
        case .short: return .short(try integer(value, overflow))
        case .int: return .int(try integer(value, overflow))
        case .long: return .long(try integer(value, overflow))
        case .bigInt:
            guard let whole = try wholePart(value) else { throw overflow }
            return .bigInteger(whole)
        case .float:
            if case .float = value { return value }
            let double = real(value)
            let float = Float(double)
            if float.isInfinite && !(double.isInfinite && isFloating(value)) { throw overflow }
            return .float(float)
        case .double:
            let double = real(value)
            if double.isInfinite && !isFloating(value) { throw overflow }
            return .double(double)
        case .bigDecimal:
            if case .bigDecimal = value { return value }
            if case .real(let double) = value.smallNumber {
                guard let decimal = BigDecimal(double) else { throw overflow }
                return .bigDecimal(decimal)
            }
            return .bigDecimal(BigDecimal(try wholePart(value) ?? .zero))
        case .number: return value
        default:
            throw GraphError(
                .invalidArgument,
                "asNumber() cannot make a \(type.rawValue): name a type of numbers, "
                    + "such as GType.INT.")
        }
    }

    private static func integer<Number: FixedWidthInteger>(
        _ value: PropertyValue, _ overflow: GraphError
    ) throws -> Number {
        if case .integer(let small) = value.smallNumber {
            guard let number = Number(exactly: small) else { throw overflow }
            return number
        }
        guard let whole = try wholePart(value), let small = Int64(exactly: whole),
            let number = Number(exactly: small)
        else { throw overflow }
        return number
    }

    /// The number without its fraction; nil for NaN and the infinities.
    private static func wholePart(_ value: PropertyValue) throws -> BigInteger? {
        switch value {
        case .bigInteger(let value): return value
        case .bigDecimal(let value): return try value.wholePart
        default: break
        }
        return switch value.smallNumber {
        case .integer(let value): BigInteger(value)
        case .real(let value): BigInteger(value)
        case nil: nil
        }
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
    /// The name that Gremlin's messages have for a type of numbers.
    fileprivate var javaName: String {
        switch self {
        case .byte: "Byte"
        case .short: "Short"
        case .int: "Integer"
        case .long: "Long"
        case .bigInteger: "BigInteger"
        case .float: "Float"
        case .double: "Double"
        case .bigDecimal: "BigDecimal"
        default: typeName
        }
    }
}

extension GType {
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
