/// A whole number of any size up to about 315,000 digits.
///
///     let number = BigInteger("123456789012345678901234567890")!
///
/// The size is bounded (``maximumBitWidth``) so that no text and no
/// multiplication can exhaust memory.
public struct BigInteger: Sendable, Hashable {
    /// The number without its sign, the lowest 64 bits first, with no zero
    /// at the end: zero is the empty array.
    let limbs: [UInt64]
    /// Below zero.
    public let isNegative: Bool

    /// How many bits a number may have.
    public static let maximumBitWidth = 1 << 20

    init(limbs: [UInt64], isNegative: Bool) {
        var limbs = limbs
        while limbs.last == 0 { limbs.removeLast() }
        self.limbs = limbs
        self.isNegative = isNegative && !limbs.isEmpty
    }

    /// Zero.
    public static let zero = BigInteger(limbs: [], isNegative: false)
    /// One.
    public static let one = BigInteger(1)

    /// Makes a number of a standard integer.
    public init(_ value: some BinaryInteger) {
        self.init(limbs: value.magnitude.words.map { UInt64($0) }, isNegative: value < 0)
    }

    /// Whether the number is zero.
    public var isZero: Bool { limbs.isEmpty }

    /// The number of bits of the magnitude.
    var bitWidth: Int {
        limbs.isEmpty ? 0 : limbs.count * 64 - limbs[limbs.count - 1].leadingZeroBitCount
    }

    /// The number without its sign.
    public var magnitude: BigInteger { BigInteger(limbs: limbs, isNegative: false) }

    /// The number with the other sign.
    public static prefix func - (value: BigInteger) -> BigInteger {
        BigInteger(limbs: value.limbs, isNegative: !value.isNegative)
    }
}

extension BigInteger: Comparable {
    public static func < (left: BigInteger, right: BigInteger) -> Bool {
        left.order(to: right) == .ascending
    }

    func order(to other: BigInteger) -> Ordering {
        if isNegative != other.isNegative { return isNegative ? .ascending : .descending }
        let order = Limbs.order(limbs, other.limbs)
        return isNegative ? order.reversed : order
    }
}

extension BigInteger: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(value) }
}

extension BigInteger {
    /// The whole part of a double; nil if it is not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        let whole = value.rounded(.towardZero)
        if whole == 0 {
            self = .zero
            return
        }
        let exponent = Int(whole.exponent)  // whole = significand × 2^exponent, at least 0
        let significand = whole.significandBitPattern | 1 << 52
        let shift = exponent - 52
        let limbs =
            shift >= 0
            ? Limbs.shiftedLeft([significand], by: shift) : [significand >> UInt64(-shift)]
        self.init(limbs: limbs, isNegative: whole < 0)
    }
}

extension Int64 {
    /// The number as 64 bits; nil if it does not fit.
    public init?(exactly value: BigInteger) {
        switch value.limbs.count {
        case 0: self = 0
        case 1:
            let limb = value.limbs[0]
            if value.isNegative {
                guard limb <= 1 << 63 else { return nil }
                self = Int64(truncatingIfNeeded: 0 &- limb)
            } else {
                guard limb < 1 << 63 else { return nil }
                self = Int64(limb)
            }
        default: return nil
        }
    }
}

extension Double {
    /// The double nearest to a big integer, halves to the even one;
    /// infinity beyond the range.
    public init(_ value: BigInteger) {
        let bits = value.bitWidth
        if bits <= 64 {
            let size = Double(value.limbs.first ?? 0)
            self = value.isNegative ? -size : size
            return
        }
        if bits > 1024 {
            self = value.isNegative ? -.infinity : .infinity
            return
        }
        // The highest 64 bits, with the lowest of them standing for all that
        // were cut off, so that rounding to 53 bits is done once.
        let shift = bits - 64
        var top = Limbs.shiftedRight(value.limbs, by: shift)[0]
        if Limbs.hasBits(value.limbs, below: shift) { top |= 1 }
        let size = Double(sign: .plus, exponent: shift, significand: Double(top))
        self = value.isNegative ? -size : size
    }
}
