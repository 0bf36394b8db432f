/// A predicate made ready for the numbers, codes or doubles of one column.
///
/// What a predicate says of numbers is found by asking it: of the values of
/// one type, those that pass `gt` follow those that do not, so the border is
/// found by halving, and agrees with the predicate on rows by construction.
enum ColumnTest {
    /// Values between two numbers or codes; several pieces are apart.
    case ranges([ClosedRange<Int64>])
    case reals([ClosedRange<Double>])
    /// One byte a code, 1 where it passes.
    case codes([UInt8])
    case present

    /// nil: values must be asked one by one.
    ///
    /// - Parameter count: How many there are to be tested.
    init?(_ test: PredicateTest, _ column: PropertyColumn, count: Int) {
        guard let type = column.type else {
            self = .ranges([])
            return
        }
        if let dictionary = column.dictionary {
            guard let made = Self.codes(test, dictionary, count) else { return nil }
            self = made
            return
        }
        let domain = OrderedDomain(type, column)
        guard let pieces = Pieces(test, domain) else { return nil }
        self =
            type == .double
            ? .reals(pieces.ranges.map { domain.real($0.lowerBound)...domain.real($0.upperBound) })
            : .ranges(pieces.ranges)
    }

    private static func codes(
        _ test: PredicateTest, _ strings: StringDictionary, _ count: Int
    ) -> ColumnTest? {
        switch test {
        case .equals(.string(let text)):
            return .ranges(strings.code(text).map { [Int64($0)...Int64($0)] } ?? [])
        case .equals: return .ranges([])
        case .isWithin(let operands, _) where operands.count <= 64:
            var codes: [ClosedRange<Int64>] = []
            for case .string(let text) in operands {
                if let code = strings.code(text) { codes.append(Int64(code)...Int64(code)) }
            }
            return .ranges(codes)
        default:
            guard test.isBound, strings.count / 2 <= count else { return nil }
            return .codes(
                (0..<strings.count).map { test.passes(.string(strings.string($0))) ? 1 : 0 })
        }
    }

    /// Whether a number, code or double's bits pass.
    func passes(_ number: Int64) -> Bool {
        switch self {
        case .present: return true
        case .ranges(let ranges): return ranges.contains { $0.contains(number) }
        case .reals(let ranges):
            let real = Double(bitPattern: UInt64(bitPattern: number))
            return ranges.contains { $0.contains(real) }
        case .codes(let codes): return codes[Int(number)] != 0
        }
    }

    /// Clears the marks of slots that do not pass, or have no value.
    func keep(
        _ values: ColumnValues, _ marks: UnsafeMutablePointer<UInt8>,
        scratch: UnsafeMutablePointer<UInt8>
    ) {
        values.keepPresent(marks)
        switch self {
        case .present: break
        case .ranges(let ranges):
            Self.anyOf(ranges, values.count, marks, scratch) { values.keep($0, $1) }
        case .reals(let ranges):
            Self.anyOf(ranges, values.count, marks, scratch) { values.keep($0, $1) }
        case .codes(let codes): values.keep(codes, marks)
        }
    }

    private static func anyOf<Bound>(
        _ ranges: [ClosedRange<Bound>], _ count: Int, _ marks: UnsafeMutablePointer<UInt8>,
        _ scratch: UnsafeMutablePointer<UInt8>,
        _ keep: (ClosedRange<Bound>, UnsafeMutablePointer<UInt8>) -> Void
    ) {
        if ranges.count == 1 { return keep(ranges[0], marks) }
        let before = scratch + 1024
        before.update(from: marks, count: count)
        marks.update(repeating: 0, count: count)
        for range in ranges {
            scratch.update(from: before, count: count)
            keep(range, scratch)
            for slot in 0..<count { marks[slot] |= scratch[slot] }
        }
    }
}

/// The values that a column of numbers may hold, as integers in their order.
private struct OrderedDomain {
    let type: ValueType
    let column: PropertyColumn
    let bounds: ClosedRange<Int64>

    init(_ type: ValueType, _ column: PropertyColumn) {
        self.type = type
        self.column = column
        bounds =
            switch type {
            case .bool: 0...1
            case .byte: Int64(Int8.min)...Int64(Int8.max)
            case .short: Int64(Int16.min)...Int64(Int16.max)
            case .int: Int64(Int32.min)...Int64(Int32.max)
            case .double: Self.place(-.infinity)...Self.place(.infinity)
            default: Int64.min...Int64.max
            }
    }

    func value(_ place: Int64) -> PropertyValue {
        type == .double ? .double(real(place)) : column.value(place)
    }

    func real(_ place: Int64) -> Double {
        Double(bitPattern: UInt64(bitPattern: place >= 0 ? place : Int64.min - place))
    }

    /// Ascends with the number: negative ones count backwards.
    private static func place(_ real: Double) -> Int64 {
        let bits = Int64(bitPattern: real.bitPattern)
        return bits >= 0 ? bits : Int64.min - bits
    }
}

/// The places of a domain where a predicate holds: ranges apart, ascending.
private struct Pieces {
    var ranges: [ClosedRange<Int64>]

    init?(_ test: PredicateTest, _ domain: OrderedDomain) {
        func ask(_ name: Predicate.Name, _ operand: PropertyValue) -> [ClosedRange<Int64>] {
            Self.ray(.compares(name, operand), domain, isUpper: name == .gt || name == .gte)
        }
        switch test {
        case .compares(let name, let operand): ranges = ask(name, operand)
        case .equals(let operand):
            ranges = Self.both(ask(.gte, operand), ask(.lte, operand))
        case .isWithin(let operands, _):
            guard operands.count <= 64 else { return nil }
            ranges = []
            for operand in operands {
                ranges = Self.either(ranges, Self.both(ask(.gte, operand), ask(.lte, operand)))
            }
        case .hasType(let type):
            ranges = type.holds(domain.value(domain.bounds.lowerBound)) ? [domain.bounds] : []
        case .text, .matches: ranges = []
        case .always(let result): ranges = result ? [domain.bounds] : []
        case .and(let tests):
            ranges = [domain.bounds]
            for test in tests {
                guard let part = Pieces(test, domain) else { return nil }
                ranges = Self.both(ranges, part.ranges)
            }
        case .or(let tests):
            ranges = []
            for test in tests {
                guard let part = Pieces(test, domain) else { return nil }
                ranges = Self.either(ranges, part.ranges)
            }
        case .not(let test):
            guard let part = Pieces(test, domain) else { return nil }
            ranges = Self.outside(part.ranges, domain.bounds)
        case .unbound, .unresolved, .slot: return nil
        }
    }

    /// The part of the domain from a border on, or up to one, where a
    /// comparison holds.
    private static func ray(
        _ test: PredicateTest, _ domain: OrderedDomain, isUpper: Bool
    ) -> [ClosedRange<Int64>] {
        var (low, high) = (domain.bounds.lowerBound, domain.bounds.upperBound)
        let far = isUpper ? high : low
        guard test.passes(domain.value(far)) else { return [] }
        while low < high {
            let distance = UInt64(bitPattern: high &- low)
            if isUpper {
                let middle = low &+ Int64(distance / 2)
                if test.passes(domain.value(middle)) { high = middle } else { low = middle + 1 }
            } else {
                let middle = low &+ Int64(bitPattern: distance - distance / 2)
                if test.passes(domain.value(middle)) { low = middle } else { high = middle - 1 }
            }
        }
        return isUpper ? [low...far] : [far...low]
    }

    private static func both(
        _ left: [ClosedRange<Int64>], _ right: [ClosedRange<Int64>]
    ) -> [ClosedRange<Int64>] {
        var result: [ClosedRange<Int64>] = []
        for a in left {
            for b in right where a.overlaps(b) { result.append(a.clamped(to: b)) }
        }
        return result.sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func either(
        _ left: [ClosedRange<Int64>], _ right: [ClosedRange<Int64>]
    ) -> [ClosedRange<Int64>] {
        var result: [ClosedRange<Int64>] = []
        for next in (left + right).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, next.lowerBound <= last.upperBound {
                result[result.count - 1] =
                    last.lowerBound...max(last.upperBound, next.upperBound)
            } else {
                result.append(next)
            }
        }
        return result
    }

    private static func outside(
        _ ranges: [ClosedRange<Int64>], _ bounds: ClosedRange<Int64>
    ) -> [ClosedRange<Int64>] {
        var result: [ClosedRange<Int64>] = []
        var next: Int64? = bounds.lowerBound
        for range in ranges {
            if let start = next, start < range.lowerBound {
                result.append(start...range.lowerBound - 1)
            }
            next = range.upperBound < bounds.upperBound ? range.upperBound + 1 : nil
        }
        if let start = next { result.append(start...bounds.upperBound) }
        return result
    }
}
