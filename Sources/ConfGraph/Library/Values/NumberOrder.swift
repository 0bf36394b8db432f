/// The order of numbers across their eight types, by value and without loss.
///
/// Every number stands for one exact value: a whole double for itself, a
/// double with a fraction for the shortest decimal that reads back as it (0.1
/// is one tenth, so that it equals the big decimal 0.1), a float for the
/// double of the same value. So the order is total, and equality transitive.
enum NumberOrder {
    /// How two numbers compare; nil if one of them is NaN (or no number).
    static func compare(_ left: PropertyValue, _ right: PropertyValue) -> Ordering? {
        switch (left.smallNumber, right.smallNumber) {
        case (.integer(let a), .integer(let b)): return Ordering(a, b)
        case (.real(let a), .real(let b)):
            return a.isNaN || b.isNaN ? nil : Ordering(a, b)
        case (.real(let a), .integer(let b)): return order(a, b)
        case (.integer(let a), .real(let b)): return order(b, a)?.reversed
        default: return compareLarge(left, right)
        }
    }

    /// The same with NaN behind all other numbers.
    static func order(_ left: PropertyValue, _ right: PropertyValue) -> Ordering {
        compare(left, right) ?? Ordering(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0)
    }

    /// A double and a long, without rounding the long; nil for NaN.
    private static func order(_ left: Double, _ right: Int64) -> Ordering? {
        if left.isNaN { return nil }
        if left >= 0x1p63 { return .descending }
        if left < -0x1p63 { return .ascending }
        let whole = left.rounded(.down)
        let order = Ordering(Int64(whole), right)
        return order == .equal && left != whole ? .descending : order
    }

    /// At least one of the two is a big number.
    private static func compareLarge(_ left: PropertyValue, _ right: PropertyValue) -> Ordering? {
        if let order = orderOfInfinities(left, right) { return order }
        if left.isNaN || right.isNaN { return nil }
        if let a = left.exactDecimal, let b = right.exactDecimal { return a.order(to: b) }
        return nil
    }

    private static func orderOfInfinities(
        _ left: PropertyValue, _ right: PropertyValue
    ) -> Ordering? {
        if case .real(let value) = left.smallNumber, value.isInfinite {
            return value > 0 ? .descending : .ascending
        }
        if case .real(let value) = right.smallNumber, value.isInfinite {
            return value > 0 ? .ascending : .descending
        }
        return nil
    }

    /// Equal numbers hash alike, whatever their types: whole numbers of 64
    /// bits as such, others as the nearest double.
    static func hash(_ value: PropertyValue, into hasher: inout Hasher) {
        switch value.smallNumber {
        case .integer(let value): hasher.combine(value)
        case .real(let value): hash(value, into: &hasher)
        case nil:
            switch value {
            case .bigInteger(let value):
                if let small = Int64(exactly: value) {
                    hasher.combine(small)
                } else {
                    hash(Double(value), into: &hasher)
                }
            case .bigDecimal(let value):
                if value.precision - value.scale <= 20, let whole = value.exactInteger,
                    let small = Int64(exactly: whole)
                {
                    hasher.combine(small)
                } else {
                    hash(Double(value), into: &hasher)
                }
            default: break
            }
        }
    }

    private static func hash(_ value: Double, into hasher: inout Hasher) {
        if let whole = Int64(exactly: value) {
            hasher.combine(whole)
        } else {
            hasher.combine(value.isNaN ? .max : value.bitPattern)
        }
    }
}

extension PropertyValue {
    /// A number that the processor can compare.
    enum SmallNumber {
        case integer(Int64)
        case real(Double)
    }

    /// The number as 64 bits; nil for big numbers and other values.
    @inline(__always)
    var smallNumber: SmallNumber? {
        switch self {
        case .int(let value): .integer(Int64(value))
        case .long(let value): .integer(value)
        case .double(let value): .real(value)
        case .float(let value): .real(Double(value))
        case .byte(let value): .integer(Int64(value))
        case .short(let value): .integer(Int64(value))
        default: nil
        }
    }

    /// The exact value by which numbers are compared; nil for NaN, the
    /// infinities and other values.
    fileprivate var exactDecimal: BigDecimal? {
        switch self {
        case .bigInteger(let value): return BigDecimal(value)
        case .bigDecimal(let value): return value
        default: break
        }
        switch smallNumber {
        case .integer(let value): return BigDecimal(value)
        case .real(let value):
            // Beyond 2^53 a double is whole, and its shortest text is not it.
            if value.isFinite, abs(value) >= 0x1p53 {
                return BigInteger(value).map { BigDecimal($0) }
            }
            return BigDecimal(value)
        case nil: return nil
        }
    }
}
