@testable import ConfGraph
import Testing

/// What a column says of a predicate is what the predicate says of each value.
@Suite struct ColumnPredicateTests {
    private static let operands: [PropertyValue] = [
        .null, .bool(false), .bool(true), .byte(3), .short(-4), .int(0), .int(7), .int(Int32.max),
        .long(-1), .long(Int64.max), .long(Int64.min), .long(1 << 33), .float(0.1), .double(0.1),
        .double(-0.0), .double(0.5), .double(7.5), .double(.infinity), .double(-.infinity),
        .double(.nan), .double(1e300), .bigInteger(BigInteger(Int64.max)),
        .bigDecimal(BigDecimal("7.25")!), .string(""), .string("a"), .string("é"),
        .string("e\u{301}"), .string("zz"), .list([.int(7)]),
    ]

    private static let columns: [(ValueType, [PropertyValue])] = [
        (.bool, [.bool(false), .bool(true)]),
        (.byte, [.byte(-128), .byte(0), .byte(3), .byte(127)]),
        (.short, [.short(-4), .short(.max), .short(.min), .short(7)]),
        (.int, [.int(.min), .int(-1), .int(0), .int(6), .int(7), .int(8), .int(.max)]),
        (.long, [.long(.min), .long(-1), .long(0), .long(7), .long(1 << 33), .long(.max)]),
        (
            .double,
            [
                -1e300, -.infinity, -0.5, 0, 0.1, 0.5, 7, 7.25, 7.5, 1e300, .infinity,
                .leastNonzeroMagnitude,
            ]
            .map { .double($0) }
        ),
        (.string, ["", "a", "ab", "é", "e\u{301}", "z", "zz"].map { .string($0) }),
    ]

    private static func makePredicates() -> [PredicateTest] {
        var tests: [PredicateTest] = [.always(true), .always(false)]
        for operand in operands {
            tests.append(.equals(operand))
            for name in [Predicate.Name.lt, .lte, .gt, .gte] {
                tests.append(.compares(name, operand))
            }
        }
        let plain = tests
        tests += plain.map { .not($0) }
        for (place, test) in plain.enumerated() {
            let other = plain[(place * 31 + 7) % plain.count]
            tests += [
                .and([test, other]), .or([test, other]), .not(.and([test, .not(other)])),
                .or([.and([test, other]), .not(.or([other, test]))]),
            ]
        }
        tests.append(.membership(.within, operands))
        tests.append(.membership(.within, [.int(7), .string("a"), .double(0.5)]))
        tests.append(.membership(.without, [.int(7), .string("é"), .double(0.5)]))
        tests.append(.membership(.within, []))
        tests += [.hasType(.int), .hasType(.number), .not(.hasType(.string))]
        tests += [.text(.startingWith, "a"), .not(.text(.containing, "z"))]
        return tests
    }

    @Test func agreeWithPredicates() throws {
        let predicates = Self.makePredicates()
        for (type, values) in Self.columns {
            var table = StringTable()
            let numbers = values.map { value -> Int64 in
                switch value {
                case .double(let real): Int64(bitPattern: real.bitPattern)
                case .bool(let flag): flag ? 1 : 0
                case .string(var text):
                    Int64(text.withUTF8 { table.intern(UnsafeRawBufferPointer($0))! })
                default: value.wholeNumber!
                }
            }
            // Every other slot is empty.
            let slots = numbers.flatMap { number -> [Int64] in [0, number] }
            let presence = numbers.flatMap { _ -> [UInt8] in [0, 1] }
            let chunk = ColumnValues(slots, presence: presence, isReal: type == .double)
            let column = PropertyColumn(
                type: type, dictionary: type == .string ? table.finished() : nil, chunks: [chunk])
            for (place, number) in numbers.enumerated() {
                #expect(ExactValue(column.value(number)) == ExactValue(values[place]))
                #expect(chunk.value(2 * place + 1) == number)
            }
            for predicate in predicates {
                let test = try #require(ColumnTest(predicate, column, count: 20), "\(predicate)")
                let expected = values.map(predicate.passes)
                #expect(numbers.map(test.passes) == expected, "\(type) \(predicate)")
                var marks = [UInt8](repeating: 1, count: 4096)
                marks.withUnsafeMutableBufferPointer {
                    test.keep(chunk, $0.baseAddress!, scratch: $0.baseAddress! + 1024)
                }
                let wanted = expected.flatMap { passes -> [UInt8] in [0, passes ? 1 : 0] }
                #expect(Array(marks[..<slots.count]) == wanted, "\(type) \(predicate)")
            }
        }
    }

    /// Numbers take as few bytes as hold their distances.
    @Test func packsTightlyAndLosesNothing() {
        let cases: [([Int64], ColumnValues.Form)] = [
            ([], .byte), ([5], .byte), ([.max, .max - 255], .byte), ([.min, .min + 256], .short),
            ([0, 65_535], .short), ([0, 65_536], .word), ([-1, 1 << 32 - 2], .word),
            ([0, 1 << 32], .long), ([.min, .max], .long),
        ]
        for (values, form) in cases {
            let chunk = ColumnValues(values, presence: nil, isReal: false)
            #expect(chunk.form == form)
            #expect(values.indices.map(chunk.value) == values)
            #expect(values.allSatisfy(chunk.bounds.contains))
            let target = UnsafeMutablePointer<Int64>.allocate(capacity: max(1, values.count))
            defer { target.deallocate() }
            chunk.unpack(less: chunk.base, into: target)
            for (slot, value) in values.enumerated() {
                #expect(target[slot] &+ chunk.base == value)
            }
        }
    }
}
