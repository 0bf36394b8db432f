/// Arithmetic on magnitudes: arrays of 64 bits, the lowest first, with no
/// zero at the end.
enum Limbs {
    static func order(_ left: [UInt64], _ right: [UInt64]) -> Ordering {
        if left.count != right.count { return Ordering(left.count, right.count) }
        var index = left.count
        while index > 0 {
            index -= 1
            if left[index] != right[index] { return Ordering(left[index], right[index]) }
        }
        return .equal
    }

    static func sum(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        let (long, short) = left.count >= right.count ? (left, right) : (right, left)
        var out = long
        var carry = false
        for index in long.indices {
            if index >= short.count && !carry { break }
            let other = index < short.count ? short[index] : 0
            let (partial, first) = long[index].addingReportingOverflow(other)
            let (limb, second) = partial.addingReportingOverflow(carry ? 1 : 0)
            out[index] = limb
            carry = first || second
        }
        if carry { out.append(1) }
        return out
    }

    /// The left magnitude must be the larger one.
    static func difference(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        var out = left
        var borrow = false
        for index in left.indices {
            if index >= right.count && !borrow { break }
            let other = index < right.count ? right[index] : 0
            let (partial, first) = left[index].subtractingReportingOverflow(other)
            let (limb, second) = partial.subtractingReportingOverflow(borrow ? 1 : 0)
            out[index] = limb
            borrow = first || second
        }
        while out.last == 0 { out.removeLast() }
        return out
    }

    static func product(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        if left.isEmpty || right.isEmpty { return [] }
        var out = [UInt64](repeating: 0, count: left.count + right.count)
        out.withUnsafeMutableBufferPointer { out in
            left.withUnsafeBufferPointer { left in
                right.withUnsafeBufferPointer { right in
                    for i in left.indices {
                        var carry: UInt64 = 0
                        let factor = left[i]
                        for j in right.indices {
                            let (high, low) = factor.multipliedFullWidth(by: right[j])
                            let (first, c1) = low.addingReportingOverflow(out[i + j])
                            let (second, c2) = first.addingReportingOverflow(carry)
                            out[i + j] = second
                            carry = high &+ (c1 ? 1 : 0) &+ (c2 ? 1 : 0)
                        }
                        out[i + right.count] = carry
                    }
                }
            }
        }
        while out.last == 0 { out.removeLast() }
        return out
    }

    /// Multiplies in place and adds one limb.
    static func multiply(_ limbs: inout [UInt64], by factor: UInt64, adding: UInt64) {
        var carry = adding
        for index in limbs.indices {
            let (high, low) = limbs[index].multipliedFullWidth(by: factor)
            let (limb, over) = low.addingReportingOverflow(carry)
            limbs[index] = limb
            carry = high &+ (over ? 1 : 0)
        }
        if carry != 0 { limbs.append(carry) }
    }

    /// Divides in place by one limb, which is not zero; returns the remainder.
    static func divide(_ limbs: inout [UInt64], by divisor: UInt64) -> UInt64 {
        var remainder: UInt64 = 0
        var index = limbs.count
        while index > 0 {
            index -= 1
            (limbs[index], remainder) = divisor.dividingFullWidth((remainder, limbs[index]))
        }
        while limbs.last == 0 { limbs.removeLast() }
        return remainder
    }

    /// Long division by Knuth's algorithm D. The divisor is not zero.
    static func quotientAndRemainder(
        _ dividend: [UInt64], _ divisor: [UInt64]
    ) -> (quotient: [UInt64], remainder: [UInt64]) {
        if order(dividend, divisor) == .ascending { return ([], dividend) }
        if divisor.count == 1 {
            var quotient = dividend
            let remainder = divide(&quotient, by: divisor[0])
            return (quotient, remainder == 0 ? [] : [remainder])
        }
        let shift = divisor[divisor.count - 1].leadingZeroBitCount
        let v = shiftedLeft(divisor, by: shift)
        var u = shiftedLeft(dividend, by: shift)
        if u.count == dividend.count { u.append(0) }
        let n = v.count
        var quotient = [UInt64](repeating: 0, count: u.count - n)
        let v1 = v[n - 1]
        let v2 = v[n - 2]
        for j in stride(from: u.count - n - 1, through: 0, by: -1) {
            quotient[j] = digit(&u, at: j, v, v1, v2)
        }
        while quotient.last == 0 { quotient.removeLast() }
        return (quotient, shiftedRight(Array(u[..<n]), by: shift))
    }

    /// One digit of the long division; takes its multiple off the dividend.
    private static func digit(
        _ u: inout [UInt64], at j: Int, _ v: [UInt64], _ v1: UInt64, _ v2: UInt64
    ) -> UInt64 {
        let n = v.count
        var guess: UInt64
        var rest: UInt64
        var restOverflowed = false
        if u[j + n] >= v1 {
            guess = .max
            // rest = u[j+n]·2^64 + u[j+n-1] − guess·v1, with u[j+n] = v1
            (rest, restOverflowed) = u[j + n - 1].addingReportingOverflow(v1)
        } else {
            (guess, rest) = v1.dividingFullWidth((u[j + n], u[j + n - 1]))
        }
        while !restOverflowed {
            let (high, low) = guess.multipliedFullWidth(by: v2)
            if high < rest || (high == rest && low <= u[j + n - 2]) { break }
            guess -= 1
            (rest, restOverflowed) = rest.addingReportingOverflow(v1)
        }
        var borrow: UInt64 = 0
        for i in 0..<n {
            let (high, low) = guess.multipliedFullWidth(by: v[i])
            let (first, b1) = u[i + j].subtractingReportingOverflow(low)
            let (second, b2) = first.subtractingReportingOverflow(borrow)
            u[i + j] = second
            borrow = high &+ (b1 ? 1 : 0) &+ (b2 ? 1 : 0)
        }
        let (top, isTooBig) = u[j + n].subtractingReportingOverflow(borrow)
        u[j + n] = top
        if isTooBig {
            guess -= 1
            var carry: UInt64 = 0
            for i in 0..<n {
                let (first, c1) = u[i + j].addingReportingOverflow(v[i])
                let (second, c2) = first.addingReportingOverflow(carry)
                u[i + j] = second
                carry = (c1 ? 1 : 0) + (c2 ? 1 : 0)
            }
            u[j + n] &+= carry
        }
        return guess
    }

    static func shiftedLeft(_ limbs: [UInt64], by count: Int) -> [UInt64] {
        if limbs.isEmpty { return [] }
        var out = [UInt64](repeating: 0, count: count / 64)
        let bits = UInt64(count % 64)
        if bits == 0 { return out + limbs }
        var carry: UInt64 = 0
        for limb in limbs {
            out.append(limb << bits | carry)
            carry = limb >> (64 - bits)
        }
        if carry != 0 { out.append(carry) }
        return out
    }

    static func shiftedRight(_ limbs: [UInt64], by count: Int) -> [UInt64] {
        let whole = count / 64
        if whole >= limbs.count { return [] }
        let bits = UInt64(count % 64)
        var out = Array(limbs[whole...])
        if bits != 0 {
            for index in out.indices {
                let above = index + 1 < out.count ? out[index + 1] << (64 - bits) : 0
                out[index] = out[index] >> bits | above
            }
        }
        while out.last == 0 { out.removeLast() }
        return out
    }

    /// Whether any of the lowest bits is set.
    static func hasBits(_ limbs: [UInt64], below count: Int) -> Bool {
        let whole = count / 64
        for index in 0..<min(whole, limbs.count) where limbs[index] != 0 { return true }
        let bits = UInt64(count % 64)
        return whole < limbs.count && bits != 0 && limbs[whole] & (1 << bits - 1) != 0
    }
}
