import Testing

@testable import ConfGraph

@Suite struct BigDecimalTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("1.50", "1.50"), (".5", "0.5"), ("5.", "5"), ("1e3", "1E+3"),
        ("1.5E-7", "1.5E-7"), ("0.000001", "0.000001"), ("0.0000001", "1E-7"), ("0.00", "0.00"),
        ("-12.3e-2", "-0.123"), ("123e5", "1.23E+7"), ("0e3", "0E+3"), ("+1.0", "1.0"),
    ])
    func textIsAsInJava(_ text: String, _ printed: String) throws {
        let value = try #require(BigDecimal(text))
        #expect(value.description == printed)
        #expect(BigDecimal(printed) == value)
    }

    @Test(arguments: [
        "", ".", "-", "1.2.3", "1e", "e1", "1e1.5", "NaN", "0x1", "1,5", "1 ", "1e999999999",
        "1e-999999999", "1e99999999999999999999", "--1",
    ])
    func otherTextsAreRefused(_ text: String) { #expect(BigDecimal(text) == nil) }

    @Test func equalityKeepsTheScaleAndOrderDoesNot() {
        let (a, b) = (BigDecimal("19.9")!, BigDecimal("19.90")!)
        #expect(a != b && a.isEqualInValue(to: b) && a < b)
        #expect(BigDecimal("-1e50")! < BigDecimal("1e-50")!)
        #expect(BigDecimal("0e10")!.isEqualInValue(to: BigDecimal("0e-10")!))
        #expect(BigDecimal("9.99")! < BigDecimal("1e1")!)
        #expect(BigDecimal("1e100000")! > BigDecimal("9e99999")!)
    }

    @Test func orderAgreesWithSubtraction() throws {
        var random = ValueGenerator(seed: 4)
        for _ in 0..<2_000 {
            let (a, b) = (random.bigDecimal(), random.bigDecimal())
            let difference = try a - b
            #expect(a.order(to: b) == Ordering(sign: difference.unscaledValue.sign))
            #expect(try (a + b).isEqualInValue(to: b + a))
            #expect(BigDecimal(a.description) == a)
        }
    }

    @Test(arguments: [
        ("1", "8", "0.125"), ("1", "3", "0.3333333333"), ("2", "3", "0.6666666667"),
        ("-2", "3", "-0.6666666667"), ("10", "4", "2.5"), ("1.00", "4", "0.25"),
        ("6", "2", "3"), ("1e3", "10", "1E+2"), ("1", "7", "0.1428571429"),
        ("100", "3", "33.3333333333"), ("0", "7", "0"), ("1", "1e-3", "1E+3"),
    ])
    func divisionRoundsAsTinkerPopDoes(_ left: String, _ right: String, _ quotient: String) throws {
        let result = try BigDecimal(left)! / BigDecimal(right)!
        #expect(result.isEqualInValue(to: BigDecimal(quotient)!), "\(result)")
        #expect(result.description == quotient)
    }

    @Test func divisionIsRightToItsLastDigit() throws {
        var random = ValueGenerator(seed: 5)
        for _ in 0..<1_000 {
            let (a, b) = (random.bigDecimal(), random.bigDecimal())
            guard !b.isZero else { continue }
            let quotient = try a / b
            // |q·b − a| is at most half a unit of q's last place times |b|;
            // where it is rounded to a precision and then to a scale, a
            // twentieth more.
            let error = try quotient * b - a
            let unit = try BigDecimal(unscaledValue: 1, scale: quotient.scale) * b
            let scaled = try error * BigDecimal(20)
            let allowed = try unit * BigDecimal(11)
            #expect(
                BigDecimal(unchecked: scaled.unscaledValue.magnitude, scale: scaled.scale).order(
                    to: BigDecimal(
                        unchecked: allowed.unscaledValue.magnitude, scale: allowed.scale))
                    != .descending)
        }
        #expect(throws: GraphError.self) { try BigDecimal(1) / BigDecimal("0.0")! }
    }

    @Test func doublesKeepTheirShortestText() {
        #expect(BigDecimal(0.1)?.description == "0.1")
        #expect(BigDecimal(1e22)?.isEqualInValue(to: BigDecimal("1e22")!) == true)
        #expect(BigDecimal(Double.nan) == nil && BigDecimal(Double.infinity) == nil)
        var random = ValueGenerator(seed: 6)
        for _ in 0..<2_000 {
            let value = random.double()
            if let decimal = BigDecimal(value) { #expect(Double(decimal) == value) }
        }
        #expect(Double(BigDecimal("1e90000")!) == .infinity)
        #expect(Double(BigDecimal("-1e90000")!) == -.infinity)
        #expect(Double(BigDecimal("1e-90000")!) == 0)
    }

    @Test func scaleIsBounded() throws {
        let large = BigDecimal("1e60000")!
        #expect(throws: GraphError.self) { try large * large }
        // Far apart, but within bounds: the sum has 120,001 digits.
        #expect(try (large + BigDecimal("1e-60000")!).precision == 120_001)
        #expect(throws: GraphError.self) {
            try BigDecimal(unscaledValue: 1, scale: .max)
        }
    }

    @Test func wholePartCutsTheFraction() throws {
        #expect(try BigDecimal("-5.67")!.wholePart == -5)
        #expect(try BigDecimal("0.99")!.wholePart == .zero)
        #expect(try BigDecimal("1e-50")!.wholePart == .zero)
        #expect(try BigDecimal("12e2")!.wholePart == 1_200)
        #expect(BigDecimal("12.00")!.exactInteger == 12)
        #expect(BigDecimal("12.01")!.exactInteger == nil)
    }
}
