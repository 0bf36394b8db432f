extension BigInteger {
    /// The sum.
    public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
        if left.isNegative == right.isNegative {
            return BigInteger(
                limbs: Limbs.sum(left.limbs, right.limbs), isNegative: left.isNegative)
        }
        if Limbs.order(left.limbs, right.limbs) == .ascending {
            return BigInteger(
                limbs: Limbs.difference(right.limbs, left.limbs), isNegative: right.isNegative)
        }
        return BigInteger(
            limbs: Limbs.difference(left.limbs, right.limbs), isNegative: left.isNegative)
    }

    /// The difference.
    public static func - (left: BigInteger, right: BigInteger) -> BigInteger { left + -right }

    /// The product.
    ///
    /// - Throws: ``GraphError`` (`limit`) if it has more bits than
    ///   ``maximumBitWidth``.
    public static func * (left: BigInteger, right: BigInteger) throws -> BigInteger {
        guard left.bitWidth + right.bitWidth <= maximumBitWidth else { throw tooLarge }
        return BigInteger(
            limbs: Limbs.product(left.limbs, right.limbs),
            isNegative: left.isNegative != right.isNegative)
    }

    /// The quotient, its fraction cut off, and what is left, which has the
    /// sign of this number.
    ///
    /// - Throws: ``GraphError`` (`runtime`) if the divisor is zero.
    public func quotientAndRemainder(
        dividingBy divisor: BigInteger
    ) throws -> (quotient: BigInteger, remainder: BigInteger) {
        guard !divisor.isZero else { throw BigInteger.divisionByZero }
        let (quotient, remainder) = Limbs.quotientAndRemainder(limbs, divisor.limbs)
        return (
            BigInteger(limbs: quotient, isNegative: isNegative != divisor.isNegative),
            BigInteger(limbs: remainder, isNegative: isNegative)
        )
    }

    /// Ten to a power that is not negative.
    static func powerOfTen(_ exponent: Int) throws -> BigInteger {
        // 10^e has about 3.33 e bits.
        guard exponent <= maximumBitWidth * 3 / 10 else { throw tooLarge }
        var limbs: [UInt64] = [1]
        var left = exponent
        if left > 64 {
            limbs = try powerOfTen(left / 2).limbs
            limbs = Limbs.product(limbs, limbs)
            left %= 2
        }
        while left > 0 {
            let step = min(left, 19)
            Limbs.multiply(&limbs, by: smallPowersOfTen[step], adding: 0)
            left -= step
        }
        return BigInteger(limbs: limbs, isNegative: false)
    }

    /// 10^0 … 10^19: all that fit 64 bits.
    static let smallPowersOfTen: [UInt64] = (0..<19).reduce(into: [1]) { powers, _ in
        powers.append(powers[powers.count - 1] * 10)
    }

    static var tooLarge: GraphError {
        GraphError(
            .limit,
            "A number is too large: it would have more than \(maximumBitWidth) bits.")
    }

    static var divisionByZero: GraphError { GraphError(.runtime, "/ by zero: cannot divide by 0.") }
}
