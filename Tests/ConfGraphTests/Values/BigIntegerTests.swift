import Testing

@testable import ConfGraph

@Suite struct BigIntegerTests {
    @Test(arguments: [
        "0", "1", "-1", "18446744073709551615", "18446744073709551616", "-9223372036854775808",
        "10000000000000000000", "100000000000000000000000000000000000000",
        "-123456789012345678901234567890123456789012345678901234567890",
    ])
    func textRoundTrips(_ text: String) throws {
        let value = try #require(BigInteger(text))
        #expect(value.description == text)
        #expect(value.digitCount == text.utf8.count { $0 != UInt8(ascii: "-") })
    }

    @Test(arguments: ["", "-", "+", "1 ", " 1", "1.0", "0x1", "--1", "1e3", "١", "1_000"])
    func otherTextsAreRefused(_ text: String) { #expect(BigInteger(text) == nil) }

    @Test func zeroHasOneForm() {
        #expect(BigInteger("-0") == .zero)
        #expect(BigInteger("000")?.limbs == [])
        #expect(-BigInteger.zero == .zero)
        #expect(BigInteger("+7") == 7)
    }

    @Test func smallNumbersAgreeWithInt128() throws {
        var random = ValueGenerator(seed: 1)
        for _ in 0..<3_000 {
            let (a, b) = (random.integer(), random.integer())
            let (x, y) = (BigInteger(a), BigInteger(b))
            #expect((x + y).description == String(Int128(a) + Int128(b)))
            #expect((x - y).description == String(Int128(a) - Int128(b)))
            #expect(try (x * y).description == String(Int128(a) * Int128(b)))
            #expect((x < y) == (a < b) && (x == y) == (a == b))
            #expect(Int64(exactly: x) == a)
            if b != 0 {
                let (q, r) = try x.quotientAndRemainder(dividingBy: y)
                #expect(q.description == String(Int128(a) / Int128(b)))
                #expect(r.description == String(Int128(a) % Int128(b)))
            }
        }
        #expect(Int64(exactly: BigInteger("9223372036854775808")!) == nil)
        #expect(Int64(exactly: BigInteger("-9223372036854775809")!) == nil)
    }

    /// Dividends and divisors that make long division guess too high.
    @Test(arguments: divisions)
    func divisionAgreesWithKnownResults(
        _ dividend: String, _ divisor: String, _ quotient: String, _ remainder: String
    ) throws {
        let result = try BigInteger(dividend)!.quotientAndRemainder(
            dividingBy: BigInteger(divisor)!)
        #expect(result.quotient.description == quotient)
        #expect(result.remainder.description == remainder)
    }

    @Test func divisionUndoesMultiplication() throws {
        var random = ValueGenerator(seed: 2)
        for _ in 0..<5_000 {
            let (a, b) = (random.bigInteger(), random.bigInteger())
            #expect(a + b - b == a)
            #expect(try a * b == b * a)
            guard !b.isZero else { continue }
            let (q, r) = try a.quotientAndRemainder(dividingBy: b)
            #expect(try q * b + r == a)
            #expect(r.magnitude < b.magnitude)
            #expect(r.isZero || r.isNegative == a.isNegative)
            #expect(BigInteger(a.description) == a)
        }
    }

    @Test func doublesConvertExactly() {
        var random = ValueGenerator(seed: 3)
        for _ in 0..<3_000 {
            let value = Double(bitPattern: random.next())
            guard let whole = BigInteger(value) else {
                #expect(!value.isFinite)
                continue
            }
            #expect(Double(whole) == value.rounded(.towardZero))
        }
        // Half-way cases go to the even neighbour, everything above up.
        #expect(Double(BigInteger("36893488147419103233")!) == 0x1p65)
        #expect(Double(BigInteger("9007199254740993")!) == 0x1p53)
        #expect(Double(BigInteger("9007199254740995")!) == 9_007_199_254_740_996)
        #expect(
            Double(BigInteger(limbs: [1, 0, 1 << 63 | 1 << 10], isNegative: false))
                > Double(BigInteger(limbs: [0, 0, 1 << 63 | 1 << 10], isNegative: false)))
        #expect(Double(BigInteger("1" + String(repeating: "0", count: 309))!) == .infinity)
        for _ in 0..<2_000 {
            let value = random.bigInteger()
            #expect(Double(value) == Double(value.description)!)
        }
    }

    @Test func sizeIsBounded() throws {
        #expect(BigInteger(String(repeating: "9", count: 400_000)) == nil)
        let large = BigInteger(String(repeating: "9", count: 200_000))!
        let error = #expect(throws: GraphError.self) { try large * large }
        #expect(error?.code == .limit)
        #expect(throws: GraphError.self) { try BigInteger.powerOfTen(1_000_000) }
        #expect(throws: GraphError.self) { try large.quotientAndRemainder(dividingBy: .zero) }
    }

    @Test func aThousandDigitsRoundTrip() throws {
        let text = "1" + String(repeating: "0123456789", count: 123)
        let value = try #require(BigInteger(text))
        #expect(value.description == text)
        #expect(value.digitCount == text.count)
        for exponent in [0, 1, 18, 19, 20, 64, 65, 129, 1_000] {
            let power = try BigInteger.powerOfTen(exponent)
            #expect(power.description == "1" + String(repeating: "0", count: exponent))
            #expect(power.digitCount == exponent + 1)
            #expect((power - .one).digitCount == max(1, exponent))
        }
    }

    static let divisions = [
        (
            "57896044618658097711785492504343953926634992332820282019728792003956564819967",
            "170141183460469231750134047789593657343",
            "340282366920938463426481119284349108229",
            "170141183460469231602560095199917244420"
        ),
        (
            "6277101735386680763835789423207666416102355444464034512895",
            "170141183460469231750134047789593657343",
            "36893488147419103228",
            "110680464442257309691"
        ),
        (
            "3138550867693340381917894711603833208051177722232017256448",
            "170141183460469231731687303715884105729",
            "18446744073709551615",
            "170141183460469231713240559642174554113"
        ),
        (
            "3138550867693340381917894711603833208051177722232017256448",
            "170141183460469231731687303715884105729",
            "18446744073709551615",
            "170141183460469231713240559642174554113"
        ),
        (
            "57896044618658097711785492504343953926634992332820282019728792003956564819968",
            "3138550867693340381917894711603833208051177722232017256449",
            "18446744073709551615",
            "3138550867693340381917894711603833208032730978158307704833"
        ),
        (
            "57896044618658097711785492504343953926634992332820282019747238748030274371583",
            "3138550867693340381917894711603833208069624466305726808063",
            "18446744073709551615",
            "3138550867693340381577612344682894744643143347021377699838"
        ),
        (
            "149789988569367577919947539051045080621679550782088982781919516762904196460317382070746463212024997446814264663508169784",
            "12759113104481609269382921908438326676",
            "11739843305939045821213706879532318072320148584358520714479887729169964568645117611",
            "8019448908874016868913754649449478748"
        ),
        (
            "-1152211828299388593396401148222600079615450515953837542451042355735917850810199537180960602",
            "914882715860747362455163433768318190546010119272112684067",
            "-1259409330096869667347575041232043",
            "-362940903347819984002651223235052584072693733121885001721"
        ),
        (
            "1563309609272263323761416281017344197704650396885119454219689",
            "-673467792652936859463556046528242876887263456713639533793680",
            "-2",
            "216374023966389604834304187960858443930123483457840386632329"
        ),
    ]
}
