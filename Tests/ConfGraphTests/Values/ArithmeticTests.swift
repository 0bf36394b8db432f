import Testing

@testable import ConfGraph

@Suite struct ArithmeticTests {
    private typealias Call = (PropertyValue, PropertyValue) throws -> PropertyValue

    private func exactly(_ left: PropertyValue, _ right: PropertyValue) -> Bool {
        ExactValue(left) == ExactValue(right)
    }

    private func decimal(_ text: String) -> PropertyValue { .bigDecimal(BigDecimal(text)!) }

    @Test func overflowWidens() throws {
        #expect(exactly(try Arithmetic.add(.byte(127), .byte(1)), .short(128)))
        #expect(exactly(try Arithmetic.add(.byte(1), .byte(2)), .byte(3)))
        #expect(exactly(try Arithmetic.multiply(.byte(100), .byte(100)), .short(10_000)))
        #expect(exactly(try Arithmetic.multiply(.short(3_000), .byte(100)), .int(300_000)))
        #expect(exactly(try Arithmetic.add(.int(.max), .int(1)), .long(2_147_483_648)))
        #expect(exactly(try Arithmetic.subtract(.int(.min), .int(1)), .long(-2_147_483_649)))
        #expect(exactly(try Arithmetic.divide(.byte(-128), .byte(-1)), .short(128)))
        let error = #expect(throws: GraphError.self) {
            try Arithmetic.add(.long(.max), .int(1))
        }
        #expect(error?.message.contains("long overflow") == true)
        #expect(throws: GraphError.self) { try Arithmetic.divide(.long(.min), .long(-1)) }
        #expect(
            exactly(
                try Arithmetic.add(
                    .float(.greatestFiniteMagnitude), .float(.greatestFiniteMagnitude)),
                .double(2 * Double(Float.greatestFiniteMagnitude))))
        #expect(
            exactly(
                try Arithmetic.multiply(.double(1e300), .double(1e300)), .double(.infinity)))
    }

    @Test func theWiderTypeWins() throws {
        #expect(exactly(try Arithmetic.add(.byte(1), .int(2)), .int(3)))
        #expect(exactly(try Arithmetic.add(.int(1), .float(2)), .float(3)))
        #expect(exactly(try Arithmetic.add(.long(1), .float(2)), .double(3)))
        #expect(exactly(try Arithmetic.add(.int(1), .double(2)), .double(3)))
        #expect(exactly(try Arithmetic.add(.long(1), .bigInteger(2)), .bigInteger(3)))
        #expect(exactly(try Arithmetic.add(.double(0.5), .bigInteger(2)), decimal("2.5")))
        #expect(exactly(try Arithmetic.add(.int(1), decimal("0.10")), decimal("1.10")))
    }

    @Test func division() throws {
        #expect(exactly(try Arithmetic.divide(.int(7), .int(2)), .int(3)))
        #expect(exactly(try Arithmetic.divide(.int(-7), .int(2)), .int(-3)))
        #expect(exactly(try Arithmetic.divide(.int(7), .double(2)), .double(3.5)))
        #expect(
            exactly(try Arithmetic.divide(.int(7), .int(2), isFloating: true), .float(3.5)))
        #expect(exactly(try Arithmetic.mean(sum: .int(7), count: 2), .double(3.5)))
        #expect(exactly(try Arithmetic.mean(sum: .bigInteger(7), count: 2), decimal("3.5")))
        #expect(throws: GraphError.self) { try Arithmetic.divide(.int(1), .int(0)) }
        #expect(throws: GraphError.self) { try Arithmetic.divide(.bigInteger(1), .bigInteger(0)) }
        #expect(exactly(try Arithmetic.divide(.double(1), .int(0)), .double(.infinity)))
    }

    @Test func bulkKeepsTheType() throws {
        let cases: [(PropertyValue, Int64, PropertyValue)] = [
            (.int(5), 1, .int(5)), (.int(5), 3, .int(15)), (.byte(100), 2, .short(200)),
            (.byte(5), 3, .byte(15)), (.int(.max), 2, .long(4_294_967_294)),
            (.float(0.5), 3, .float(1.5)), (.double(0.5), 3, .double(1.5)),
            (.long(5), 3, .long(15)), (.bigInteger(5), 3, .bigInteger(15)),
            (decimal("0.10"), 3, decimal("0.30")),
        ]
        for (value, bulk, product) in cases {
            #expect(exactly(try Arithmetic.multiply(value, bulk: bulk), product))
        }
        #expect(throws: GraphError.self) { try Arithmetic.multiply(.int(2), bulk: .max) }
        #expect(throws: GraphError.self) { try Arithmetic.multiply("a", bulk: 2) }
    }

    @Test func smallestAndLargest() throws {
        #expect(exactly(try Arithmetic.maximum(.int(2), .float(1)), .float(2)))
        #expect(exactly(try Arithmetic.minimum(.int(2), .long(3)), .long(2)))
        #expect(exactly(try Arithmetic.minimum(.double(.nan), .int(3)), .int(3)))
        #expect(exactly(try Arithmetic.maximum(.int(3), .float(.nan)), .int(3)))
        #expect(try Arithmetic.maximum(.double(.nan), .double(.nan)).isNaN)
        #expect(exactly(try Arithmetic.maximum(.int(3), decimal("3.5")), decimal("3.5")))
    }

    @Test func onlyNumbersCount() {
        let error = #expect(throws: GraphError.self) { try Arithmetic.add(1, "x") }
        #expect(error?.message.contains("string") == true)
        #expect(throws: GraphError.self) { try Arithmetic.add(.null, 1) }
        #expect(throws: GraphError.self) { try Arithmetic.add(decimal("1"), .double(.nan)) }
    }

    /// Integers of all widths against 128 bits.
    @Test func integersAgreeWithInt128() throws {
        var random = ValueGenerator(seed: 21)
        let calls: [(Call, (Int128, Int128) -> Int128)] = [
            (Arithmetic.add, { $0 + $1 }), (Arithmetic.subtract, { $0 - $1 }),
            (Arithmetic.multiply, { $0 * $1 }),
            ({ try Arithmetic.divide($0, $1) }, { $0 / $1 }),
        ]
        for _ in 0..<2_000 {
            let operands = [random.integer(), random.integer()].map { integer -> PropertyValue in
                switch random.int(0..<4) {
                case 0: .byte(Int8(truncatingIfNeeded: integer))
                case 1: .short(Int16(truncatingIfNeeded: integer))
                case 2: .int(Int32(truncatingIfNeeded: integer))
                default: .long(integer)
                }
            }
            let numbers = operands.map { Int128(Int64(propertyValue: $0)!) }
            for (index, (call, expected)) in calls.enumerated() {
                if index == 3 && numbers[1] == 0 { continue }
                let result = try? call(operands[0], operands[1])
                let value = expected(numbers[0], numbers[1])
                guard let small = Int64(exactly: value) else {
                    #expect(result == nil)
                    continue
                }
                #expect(result == .long(small))
                // No wider than the operands need.
                let bits = operands.map { Arithmetic.kind(of: $0)!.bits }.max()!
                let needed =
                    Int8(exactly: small) != nil
                    ? 8
                    : Int16(exactly: small) != nil
                        ? 16
                        : Int32(exactly: small) != nil ? 32 : 64
                #expect(Arithmetic.kind(of: result!)!.bits == max(bits, needed))
            }
        }
    }

    // MARK: Conversion

    @Test(arguments: [
        ("5", PropertyValue.int(5)), (" -7 ", .int(-7)), ("2147483648", .long(2_147_483_648)),
        ("9223372036854775808", .bigInteger(BigInteger("9223372036854775808")!)),
        ("0x5", .int(5)), ("-0xFF", .int(-255)), ("0xFFFFFFFFFF", .long(0xFF_FFFF_FFFF)),
        ("1.5", .float(1.5)), ("3.14159265358979", .double(3.14159265358979)),
        ("1e3", .float(1_000)),
        ("7l", .long(7)), ("1.5d", .double(1.5)), ("1.5f", .float(1.5)),
        ("1e400", .bigDecimal(BigDecimal("1e400")!)),
        ("0.12345678901234567890123", .bigDecimal(BigDecimal("0.12345678901234567890123")!)),
    ])
    func textBecomesTheSmallestNumber(_ text: String, _ value: PropertyValue) throws {
        let parsed = try NumberConversion.parse(text)
        #expect(exactly(parsed, value), "\(parsed) is \(parsed.typeName)")
    }

    @Test(arguments: ["", " ", "test", "1,5", "0x", "0xg", "1.2.3", "--1", "1e", "l", "NaN"])
    func otherTextIsNoNumber(_ text: String) {
        let error = #expect(throws: GraphError.self) { try NumberConversion.parse(text) }
        #expect(error?.message == "Can't parse string '\(text)' as number.")
    }

    @Test func conversionsKeepTheValueOrFail() throws {
        let cases: [(PropertyValue, GType, PropertyValue?)] = [
            (.double(5.67), .int, .int(5)), (.double(-5.67), .byte, .byte(-5)),
            (.int(5), .long, .long(5)), (.int(32_768), .short, nil), (.int(300), .byte, nil),
            (.long(1 << 40), .int, nil), (.double(1e19), .long, nil), (.double(.nan), .int, nil),
            (.double(.infinity), .long, nil), (.double(1e300), .float, nil),
            (.double(.infinity), .float, .float(.infinity)), (.int(29), .double, .double(29)),
            (.bigInteger(7), .byte, .byte(7)), (decimal("1e400"), .double, nil),
            (decimal("12.9"), .bigInt, .bigInteger(12)), (.int(-456), .bigDecimal, decimal("-456")),
            (.double(0.1), .bigDecimal, decimal("0.1")), (.double(.nan), .bigDecimal, nil),
            (.double(.nan), .bigInt, nil), (.float(1.5), .double, .double(1.5)),
            (.double(15), .byte, .byte(15)), (.int(1), .number, .int(1)),
        ]
        for (value, type, expected) in cases {
            let result = try? NumberConversion.convert(value, to: type)
            #expect(
                result.map { ExactValue($0) } == expected.map { ExactValue($0) },
                "\(value) to \(type)")
        }
        let error = #expect(throws: GraphError.self) {
            try NumberConversion.convert(.int(32_768), to: .short)
        }
        #expect(
            error?.message == "Can't convert number of type Integer to Short due to overflow.")
        #expect(throws: GraphError.self) { try NumberConversion.convert("x", to: .int) }
    }
}
