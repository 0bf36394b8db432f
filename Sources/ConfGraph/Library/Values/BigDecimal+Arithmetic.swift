extension BigDecimal {
    /// The sum, with the larger scale of the two.
    ///
    /// - Throws: ``GraphError`` (`limit`) if it has too many digits.
    public static func + (left: BigDecimal, right: BigDecimal) throws -> BigDecimal {
        let scale = max(left.scale, right.scale)
        let first = try left.unscaledValue * BigInteger.powerOfTen(scale - left.scale)
        let second = try right.unscaledValue * BigInteger.powerOfTen(scale - right.scale)
        return BigDecimal(unchecked: first + second, scale: scale)
    }

    /// The difference, with the larger scale of the two.
    ///
    /// - Throws: ``GraphError`` (`limit`) if it has too many digits.
    public static func - (left: BigDecimal, right: BigDecimal) throws -> BigDecimal {
        try left + -right
    }

    /// The number with the other sign.
    public static prefix func - (value: BigDecimal) -> BigDecimal {
        BigDecimal(unchecked: -value.unscaledValue, scale: value.scale)
    }

    /// The product, with the sum of both scales.
    ///
    /// - Throws: ``GraphError`` (`limit`) if it has too many digits.
    public static func * (left: BigDecimal, right: BigDecimal) throws -> BigDecimal {
        try BigDecimal(
            unscaledValue: left.unscaledValue * right.unscaledValue,
            scale: left.scale + right.scale)
    }

    /// The quotient: exact where it ends, otherwise rounded half up to ten
    /// digits more than the longer operand has, and to at most ten decimal
    /// places or as many as an operand has. That is what TinkerPop does.
    ///
    /// - Throws: ``GraphError``: `runtime` if the divisor is zero, `limit` if
    ///   the quotient has too many digits.
    public static func / (left: BigDecimal, right: BigDecimal) throws -> BigDecimal {
        guard !right.isZero else { throw BigInteger.divisionByZero }
        let preferred = left.scale - right.scale
        if left.isZero {
            return BigDecimal(
                unchecked: .zero, scale: min(max(preferred, -maximumScale), maximumScale))
        }
        // A quotient that ends does so within this many digits.
        let exactPrecision = left.precision + (10 * right.precision + 2) / 3
        if exactPrecision <= 10_000 {
            let (quotient, isExact) = try left.quotient(right, precision: exactPrecision)
            if isExact { return quotient.withoutZeros(downTo: preferred) }
        }
        let precision = max(left.precision, right.precision) + 10
        var result = try left.quotient(right, precision: precision).quotient
        let places = max(left.scale, right.scale, 10)
        if result.scale > places { result = try result.rounded(toScale: places) }
        return result
    }

    /// A quotient of a number of digits, rounded half up, and whether it is exact.
    private func quotient(
        _ divisor: BigDecimal, precision digits: Int
    ) throws -> (quotient: BigDecimal, isExact: Bool) {
        let shift = max(0, digits + divisor.precision - precision + 3)
        let dividend = try unscaledValue * BigInteger.powerOfTen(shift)
        let (whole, rest) = try dividend.quotientAndRemainder(dividingBy: divisor.unscaledValue)
        let scale = self.scale - divisor.scale + shift
        let excess = whole.digitCount - digits
        if excess <= 0 {
            return (try BigDecimal(unscaledValue: whole, scale: scale), rest.isZero)
        }
        let (cut, isExact) = try BigDecimal.roundingHalfUp(whole, dropping: excess)
        return (try BigDecimal(unscaledValue: cut, scale: scale - excess), rest.isZero && isExact)
    }

    /// Drops digits from the end, rounding halves away from zero.
    private static func roundingHalfUp(
        _ value: BigInteger, dropping digits: Int
    ) throws -> (value: BigInteger, isExact: Bool) {
        let power = try BigInteger.powerOfTen(digits)
        let (quotient, rest) = try value.quotientAndRemainder(dividingBy: power)
        if rest.isZero { return (quotient, true) }
        let isUp = Limbs.order(Limbs.sum(rest.limbs, rest.limbs), power.limbs) != .ascending
        if !isUp { return (quotient, false) }
        return (value.isNegative ? quotient - .one : quotient + .one, false)
    }

    /// The number with a given number of decimal places, rounded half up.
    func rounded(toScale places: Int) throws -> BigDecimal {
        if places >= scale {
            return try BigDecimal(
                unscaledValue: unscaledValue * BigInteger.powerOfTen(places - scale),
                scale: places)
        }
        let cut = try BigDecimal.roundingHalfUp(unscaledValue, dropping: scale - places).value
        return try BigDecimal(unscaledValue: cut, scale: places)
    }

    /// Without zeros at the end of the decimal places, down to a scale.
    private func withoutZeros(downTo preferred: Int) -> BigDecimal {
        var limbs = unscaledValue.limbs
        var scale = self.scale
        let lowest = max(preferred, -BigDecimal.maximumScale)
        while scale > lowest, !limbs.isEmpty {
            var shorter = limbs
            if Limbs.divide(&shorter, by: 10) != 0 { break }
            limbs = shorter
            scale -= 1
        }
        return BigDecimal(
            unchecked: BigInteger(limbs: limbs, isNegative: unscaledValue.isNegative), scale: scale)
    }
}
