/// Reads numbers and booleans from cells, and finds out what a column holds.
enum CSVNumber {
    /// A whole number with an optional minus sign; nil for any other text and
    /// beyond 64 bits.
    static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var index = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { index = 1 }
        if index == bytes.count { return nil }
        var value: Int64 = 0
        while index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            let (product, first) = value.multipliedReportingOverflow(by: 10)
            // Downwards, because the smallest number has no counterpart.
            let (sum, second) = product.subtractingReportingOverflow(Int64(digit))
            if first || second { return nil }
            value = sum
            index += 1
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// A decimal number, perhaps with an exponent, or `NaN`, `Infinity`,
    /// `-Infinity`; nil for any other text.
    static func double(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        if let value = shortDecimal(bytes) { return value }
        guard bytes.count <= 400 else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        switch text {
        case "NaN": return .nan
        case "Infinity": return .infinity
        case "-Infinity": return -.infinity
        default: break
        }
        // Swift would read "inf", "nan(1)" and "0x1p3" as well.
        let isDecimal = bytes.allSatisfy {
            switch $0 {
            case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                true
            default: false
            }
        }
        return isDecimal ? Double(text) : nil
    }

    static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    /// A number of up to fifteen digits without an exponent: digits and power
    /// are exact as doubles, so their quotient is the nearest there is.
    @inline(__always)
    private static func shortDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        guard bytes.count <= 17 else { return nil }
        var digits: Int64 = 0
        var count = 0
        var point: Int?
        let isNegative = bytes.first == UInt8(ascii: "-")
        for byte in isNegative ? bytes.dropFirst() : bytes[...] {
            if byte &- 0x30 <= 9 {
                digits = digits &* 10 &+ Int64(byte &- 0x30)
                count += 1
            } else if byte == UInt8(ascii: "."), point == nil, count > 0 {
                point = count
            } else {
                return nil
            }
        }
        guard count > 0, count <= 15, point != count else { return nil }
        let value = Double(digits) / powersOfTen[count - (point ?? count)]
        return isNegative ? -value : value
    }

    /// `true` or `false`, in whatever case.
    static func bool(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
        let lower = bytes.lazy.map { $0 | 0x20 }
        if lower.elementsEqual("true".utf8) { return true }
        return lower.elementsEqual("false".utf8) ? false : nil
    }

    /// What the cells of a column have in common.
    enum Inferred {
        /// Only empty cells so far.
        case nothing
        case bool, int, long, double, string

        var type: ValueType {
            switch self {
            case .nothing, .string: .string
            case .bool: .bool
            case .int: .int
            case .long: .long
            case .double: .double
            }
        }

        /// Widens for one more cell: int, then long, then double; whatever
        /// does not fit together is a string.
        mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
            if self == .string || bytes.isEmpty { return }
            add(Inferred(bytes))
        }

        /// Widens for a cell that is this by itself.
        @inline(__always)
        mutating func add(_ cell: Inferred) {
            if self == cell { return }
            switch (self, cell) {
            case (.nothing, _): self = cell
            case (.bool, .bool), (.int, .int), (.long, .int), (.long, .long): break
            case (.int, .long): self = .long
            case (.int, .double), (.long, .double), (.double, .int), (.double, .long),
                (.double, .double):
                self = .double
            default: self = .string
            }
        }

        /// What one cell is by itself. A number that would not come back as
        /// it was written (`007`, `+1`) is a string.
        private init(_ bytes: UnsafeBufferPointer<UInt8>) {
            let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
            guard let first = digits.first else {
                self = .string
                return
            }
            if first >= 0x30, first <= 0x39 {
                let isPadded =
                    first == 0x30 && digits.count > 1 && digits.dropFirst().first! != 0x2E
                    && digits.dropFirst().first! | 0x20 != UInt8(ascii: "e")
                if isPadded {
                    self = .string
                } else if let value = CSVNumber.integer(bytes) {
                    // -0 is a number only as a double.
                    let isMinusZero = value == 0 && bytes.count > 1
                    self = isMinusZero ? .double : Int32(exactly: value) != nil ? .int : .long
                } else if digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
                    self = .string  // too large for a long: kept as it stands
                } else {
                    self = CSVNumber.double(bytes) == nil ? .string : .double
                }
            } else {
                self = CSVNumber.bool(bytes) == nil ? .string : .bool
            }
        }
    }
}
