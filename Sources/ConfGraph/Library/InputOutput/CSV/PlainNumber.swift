/// A number that stands in a file in the plainest form, as most do: digits,
/// perhaps a minus sign before them and a point among them.
///
/// It is read while its end is being looked for, in place of once for either.
struct PlainNumber {
    private let digits: Int64
    /// How many digits there are, and how many of them behind the point.
    private let count: Int
    private let decimals: Int
    private let isNegative: Bool
    private let isPadded: Bool
    /// Where the number ends.
    let end: Int

    /// So many bytes must be there, so that the end needs no test in between.
    static let room = 24
    /// Up to so many digits a number is whole in 64 bits, and its digits and
    /// their power of ten are exact as doubles.
    private static let mostDigits = 15

    /// - Returns: nil if what begins there is anything else, or may be.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        guard bytes.count &- start >= Self.room else { return nil }
        var place = start
        let isNegative = bytes[place] == UInt8(ascii: "-")
        if isNegative { place &+= 1 }
        let first = place
        var digits: Int64 = 0
        func readDigits() {
            while place &- first <= Self.mostDigits {
                let digit = bytes[place] &- UInt8(ascii: "0")
                guard digit <= 9 else { return }
                digits = digits &* 10 &+ Int64(digit)
                place &+= 1
            }
        }
        readDigits()
        var count = place &- first
        guard count > 0 else { return nil }
        let isPadded = count > 1 && bytes[first] == UInt8(ascii: "0")
        var decimals = 0
        if bytes[place] == UInt8(ascii: ".") {
            place &+= 1
            let point = place
            readDigits()
            decimals = place &- point
            guard decimals > 0 else { return nil }
            count &+= decimals
        }
        guard count <= Self.mostDigits else { return nil }
        self.digits = digits
        self.count = count
        self.decimals = decimals
        self.isNegative = isNegative
        self.isPadded = isPadded
        end = place
    }

    /// The number, if it is whole.
    @inline(__always)
    var integer: Int64? { decimals > 0 ? nil : isNegative ? 0 &- digits : digits }

    @inline(__always)
    var double: Double {
        let value = Double(digits) / CSVNumber.powersOfTen[decimals]
        return isNegative ? -value : value
    }

    /// What a column of such numbers holds; nil if that is to be looked at
    /// more closely.
    @inline(__always)
    var inferred: CSVNumber.Inferred? {
        if isPadded { return nil }
        if decimals > 0 { return .double }
        return count <= 9 && !isNegative ? .int : nil
    }
}
