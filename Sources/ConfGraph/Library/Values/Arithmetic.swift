/// Gremlin's arithmetic on numbers of different types.
///
/// Both numbers are brought to the larger of their types, to a floating one
/// if either is. Integers that overflow become the next wider type: byte,
/// short, int, long; what a long does not hold is an error. A float that
/// overflows becomes a double, a double infinity.
enum Arithmetic {
    enum Operation {
        case add, subtract, multiply, divide
    }

    /// `left + right`.
    static func add(_ left: PropertyValue, _ right: PropertyValue) throws -> PropertyValue {
        // The sums that happen a million times.
        switch (left, right) {
        case (.int(let a), .int(let b)):
            let (sum, overflow) = a.addingReportingOverflow(b)
            return overflow ? .long(Int64(a) + Int64(b)) : .int(sum)
        case (.long(let a), .long(let b)):
            let (sum, overflow) = a.addingReportingOverflow(b)
            if !overflow { return .long(sum) }
        case (.double(let a), .double(let b)): return .double(a + b)
        default: break
        }
        return try apply(.add, left, right)
    }

    /// `left - right`.
    static func subtract(_ left: PropertyValue, _ right: PropertyValue) throws -> PropertyValue {
        try apply(.subtract, left, right)
    }

    /// `left × right`.
    static func multiply(_ left: PropertyValue, _ right: PropertyValue) throws -> PropertyValue {
        try apply(.multiply, left, right)
    }

    /// `left ÷ right`. Integers give an integer, its fraction cut off, unless
    /// `isFloating` asks for the floating type of their width.
    static func divide(
        _ left: PropertyValue, _ right: PropertyValue, isFloating: Bool = false
    ) throws -> PropertyValue {
        try apply(.divide, left, right, isFloating: isFloating)
    }

    /// A number taken so many times, as adding it that often would give: of
    /// its own type, or a wider one where that overflows. So a sum does not
    /// depend on whether equal traversers were merged.
    static func multiply(_ value: PropertyValue, bulk: Int64) throws -> PropertyValue {
        if bulk == 1 { return value }
        let factor: PropertyValue
        switch value {
        case .float: factor = .float(Float(bulk))
        case .byte, .short, .int:
            let (product, overflow) = whole(value).multipliedReportingOverflow(by: bulk)
            if overflow { return try apply(.multiply, value, .long(bulk)) }
            return narrowest(product, atLeast: kind(of: value)?.bits ?? 64)
        default: factor = .long(bulk)
        }
        return try apply(.multiply, value, factor)
    }

    /// The smaller number, as the larger of both types; of NaN and a number
    /// the number.
    static func minimum(_ left: PropertyValue, _ right: PropertyValue) throws -> PropertyValue {
        try pick(left, right, .ascending)
    }

    /// The larger number, as the larger of both types; of NaN and a number
    /// the number.
    static func maximum(_ left: PropertyValue, _ right: PropertyValue) throws -> PropertyValue {
        try pick(left, right, .descending)
    }

    /// A sum divided by how many numbers it has: a double, or a big decimal
    /// for big numbers.
    static func mean(sum: PropertyValue, count: Int64) throws -> PropertyValue {
        try divide(sum, .long(count), isFloating: true)
    }

    private static func pick(
        _ left: PropertyValue, _ right: PropertyValue, _ wanted: Ordering
    ) throws -> PropertyValue {
        let kind = try commonKind(left, right, isFloating: false)
        if left.isNaN { return right }
        if right.isNaN { return left }
        let order = NumberOrder.compare(left, right) ?? .equal
        return try promote(order == wanted || order == .equal ? left : right, to: kind)
    }

    /// The width of a number in bits and whether it is floating; 128 stands
    /// for the big ones.
    struct Kind: Equatable {
        var bits: Int
        var isFloating: Bool
    }

    static func kind(of value: PropertyValue) -> Kind? {
        switch value {
        case .byte: Kind(bits: 8, isFloating: false)
        case .short: Kind(bits: 16, isFloating: false)
        case .int: Kind(bits: 32, isFloating: false)
        case .long: Kind(bits: 64, isFloating: false)
        case .bigInteger: Kind(bits: 128, isFloating: false)
        case .float: Kind(bits: 32, isFloating: true)
        case .double: Kind(bits: 64, isFloating: true)
        case .bigDecimal: Kind(bits: 128, isFloating: true)
        default: nil
        }
    }

    private static func commonKind(
        _ left: PropertyValue, _ right: PropertyValue, isFloating: Bool
    ) throws -> Kind {
        guard let a = kind(of: left), let b = kind(of: right) else {
            let wrong = left.isNumber ? right : left
            throw GraphError(
                .runtime,
                "Cannot calculate with \(wrong.typeName) \"\(wrong.description.prefix(40))\": "
                    + "it is not a number.")
        }
        // NaN takes the other number's width.
        let bits = max(left.isNaN ? 8 : a.bits, right.isNaN ? 8 : b.bits)
        return Kind(bits: bits, isFloating: isFloating || a.isFloating || b.isFloating)
    }

    private static func apply(
        _ operation: Operation, _ left: PropertyValue, _ right: PropertyValue,
        isFloating: Bool = false
    ) throws -> PropertyValue {
        let kind = try commonKind(left, right, isFloating: isFloating)
        if kind.bits == 128 {
            return kind.isFloating
                ? .bigDecimal(try apply(operation, try decimal(left), try decimal(right)))
                : .bigInteger(try apply(operation, try integer(left), try integer(right)))
        }
        if kind.isFloating {
            let (a, b) = (real(left), real(right))
            if kind.bits <= 32 {
                let result = apply(operation, Float(a), Float(b))
                if !result.isInfinite { return .float(result) }
            }
            return .double(apply(operation, a, b))
        }
        return try narrowest(apply(operation, whole(left), whole(right)), atLeast: kind.bits)
    }

    private static func apply<Number: BinaryFloatingPoint>(
        _ operation: Operation, _ left: Number, _ right: Number
    ) -> Number {
        switch operation {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        }
    }

    private static func apply(_ operation: Operation, _ left: Int64, _ right: Int64) throws -> Int64
    {
        if operation == .divide && right == 0 { throw BigInteger.divisionByZero }
        let (result, overflow) =
            switch operation {
            case .add: left.addingReportingOverflow(right)
            case .subtract: left.subtractingReportingOverflow(right)
            case .multiply: left.multipliedReportingOverflow(by: right)
            case .divide: left.dividedReportingOverflow(by: right)
            }
        if overflow {
            throw GraphError(
                .runtime,
                "long overflow: the result of \(left) and \(right) does not fit 64 bits. "
                    + "Use a big integer, such as \(left)n.")
        }
        return result
    }

    private static func apply(
        _ operation: Operation, _ left: BigInteger, _ right: BigInteger
    ) throws -> BigInteger {
        switch operation {
        case .add: left + right
        case .subtract: left - right
        case .multiply: try left * right
        case .divide: try left.quotientAndRemainder(dividingBy: right).quotient
        }
    }

    private static func apply(
        _ operation: Operation, _ left: BigDecimal, _ right: BigDecimal
    ) throws -> BigDecimal {
        switch operation {
        case .add: try left + right
        case .subtract: try left - right
        case .multiply: try left * right
        case .divide: try left / right
        }
    }

    /// The result in the operands' type or, if it does not fit, the first
    /// wider one that holds it.
    private static func narrowest(_ value: Int64, atLeast bits: Int) -> PropertyValue {
        if bits <= 8, let small = Int8(exactly: value) { return .byte(small) }
        if bits <= 16, let small = Int16(exactly: value) { return .short(small) }
        if bits <= 32, let small = Int32(exactly: value) { return .int(small) }
        return .long(value)
    }

    private static func promote(_ value: PropertyValue, to kind: Kind) throws -> PropertyValue {
        if Arithmetic.kind(of: value) == kind { return value }
        switch (kind.bits, kind.isFloating) {
        case (128, true): return .bigDecimal(try decimal(value))
        case (128, false): return .bigInteger(try integer(value))
        case (64, true): return .double(real(value))
        case (_, true): return .float(Float(real(value)))
        default: return narrowest(whole(value), atLeast: kind.bits)
        }
    }

    private static func whole(_ value: PropertyValue) -> Int64 {
        if case .integer(let value) = value.smallNumber { value } else { 0 }
    }

    private static func real(_ value: PropertyValue) -> Double {
        switch value.smallNumber {
        case .integer(let value): Double(value)
        case .real(let value): value
        case nil: 0
        }
    }

    private static func integer(_ value: PropertyValue) throws -> BigInteger {
        if case .bigInteger(let value) = value { return value }
        return BigInteger(whole(value))
    }

    private static func decimal(_ value: PropertyValue) throws -> BigDecimal {
        switch value {
        case .bigDecimal(let value): return value
        case .bigInteger(let value): return BigDecimal(value)
        case .float(let value):
            if let result = BigDecimal(NumberText.text(value)) { return result }
        default:
            if case .integer(let value) = value.smallNumber { return BigDecimal(value) }
            if let result = BigDecimal(real(value)) { return result }
        }
        throw GraphError(
            .runtime, "Cannot calculate with \(value) and a big decimal: it is not finite.")
    }
}
