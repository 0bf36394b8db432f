/// A decimal number of any precision: a whole number times a power of ten.
///
///     let price = BigDecimal("19.90")!
///     price == BigDecimal("19.9")!        // false: the scale differs
///     price.isEqualInValue(to: BigDecimal("19.9")!)
///
/// `==` and hashing are exact (value and scale), as Java's are; the order and
/// Gremlin's `eq` go by value alone. Digits and scale are bounded, so that a
/// short text such as `1e999999999` cannot exhaust memory.
public struct BigDecimal: Sendable, Hashable {
    /// The number without its decimal point.
    public let unscaledValue: BigInteger
    private let storedScale: Int32

    /// How many decimal places there are; negative: how many zeros are left out.
    public var scale: Int { Int(storedScale) }

    /// The largest scale, and the smallest with a minus sign.
    public static let maximumScale = 100_000

    /// Makes `unscaledValue × 10^-scale`.
    ///
    /// - Throws: ``GraphError`` (`limit`) if the scale is beyond ±``maximumScale``.
    public init(unscaledValue: BigInteger, scale: Int) throws {
        guard abs(scale) <= BigDecimal.maximumScale else {
            throw GraphError(
                .limit,
                "A decimal number has the scale \(scale): "
                    + "at most \(BigDecimal.maximumScale) decimal places are possible.")
        }
        self.init(unchecked: unscaledValue, scale: scale)
    }

    /// The scale is known to be in range.
    init(unchecked unscaledValue: BigInteger, scale: Int) {
        self.unscaledValue = unscaledValue
        self.storedScale = Int32(scale)
    }

    /// Makes a whole number, of scale 0.
    public init(_ value: BigInteger) { self.init(unchecked: value, scale: 0) }

    /// Makes a whole number, of scale 0.
    public init(_ value: some BinaryInteger) { self.init(BigInteger(value)) }

    /// The decimal number that prints as the double does: 0.1 becomes 0.1.
    /// Nil if the double is not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        self.init(NumberText.text(value))
    }

    /// Whether the number is zero, of whatever scale.
    public var isZero: Bool { unscaledValue.isZero }

    /// How many digits the unscaled value has.
    public var precision: Int { unscaledValue.digitCount }
}

extension BigDecimal: Comparable {
    /// By value; numbers of equal value by scale, to agree with `==`.
    public static func < (left: BigDecimal, right: BigDecimal) -> Bool {
        switch left.order(to: right) {
        case .ascending: true
        case .equal: left.storedScale < right.storedScale
        case .descending: false
        }
    }

    /// Whether both stand for the same number: 1.0 and 1.00 do.
    public func isEqualInValue(to other: BigDecimal) -> Bool { order(to: other) == .equal }

    /// The order by value alone.
    func order(to other: BigDecimal) -> Ordering {
        if storedScale == other.storedScale {
            return unscaledValue.order(to: other.unscaledValue)
        }
        let (mine, theirs) = (unscaledValue, other.unscaledValue)
        if mine.isZero || theirs.isZero || mine.isNegative != theirs.isNegative {
            return Ordering(mine.sign, theirs.sign)
        }
        // Where the first digits stand decides nearly always, and where they
        // stand alike the difference of scales is below the number of digits.
        let order: Ordering
        let (first, second) = (precision - scale, other.precision - other.scale)
        if first != second {
            order = Ordering(first, second)
        } else {
            let shift = scale - other.scale
            let power = try? BigInteger.powerOfTen(abs(shift))
            let limbs = power?.limbs ?? [1]
            order =
                shift < 0
                ? Limbs.order(Limbs.product(mine.limbs, limbs), theirs.limbs)
                : Limbs.order(mine.limbs, Limbs.product(theirs.limbs, limbs))
        }
        return mine.isNegative ? order.reversed : order
    }
}

extension BigInteger {
    /// -1, 0 or 1.
    var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }
}

extension BigDecimal {
    /// The whole part, the fraction cut off.
    public var wholePart: BigInteger {
        get throws {
            if scale == 0 { return unscaledValue }
            if scale < 0 { return try unscaledValue * BigInteger.powerOfTen(-scale) }
            if scale > precision { return .zero }
            return try unscaledValue.quotientAndRemainder(
                dividingBy: BigInteger.powerOfTen(scale)
            ).quotient
        }
    }

    /// The integer of this value; nil if there is a fraction that is not zero
    /// or the integer has too many digits.
    var exactInteger: BigInteger? {
        if scale <= 0 { return try? wholePart }
        if isZero { return .zero }
        guard scale <= precision, let power = try? BigInteger.powerOfTen(scale),
            let (quotient, remainder) = try? unscaledValue.quotientAndRemainder(dividingBy: power)
        else { return nil }
        return remainder.isZero ? quotient : nil
    }
}

extension Double {
    /// The double nearest to a decimal number; infinity beyond the range.
    public init(_ value: BigDecimal) {
        let exponent = value.precision - value.scale
        if value.isZero || exponent < -400 {
            self = 0
        } else if exponent > 400 {
            self = value.unscaledValue.isNegative ? -.infinity : .infinity
        } else {
            self = Double("\(value.unscaledValue)e\(-value.scale)") ?? .nan
        }
    }
}
