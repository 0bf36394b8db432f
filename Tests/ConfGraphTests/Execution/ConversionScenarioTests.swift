import ConfGraph
import Testing

/// Steps that turn a value into another type, and steps on dates.
@Suite struct ConversionScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func asString() {
        toy.gives("v(speaker).values('age').asString()", ["36", "29", "36"]) {
            $0.v("speaker").values("age").asString()
        }
        toy.gives(
            "g.inject(1.0, 10000000.0, 1.5m, 'a'c, true).asString().fold()",
            [
                "[1.0,1.0E7,1.5,a,true]"
            ])
        toy.gives("g.V('ada').asString()", ["v[ada]"]) { $0.V("ada").asString() }
        toy.gives("g.E('k1').asString()", ["e[k1][ada-knows->bo]"]) { $0.E("k1").asString() }
        toy.gives(
            "g.V('ada').outE('gave').inV().path().asString()",
            [
                "path[v[ada], e[g1][ada-gave->t1], v[t1]]",
                "path[v[ada], e[g2][ada-gave->t2], v[t2]]",
            ])
        toy.gives("g.inject([1, null, {2}]).asString()", ["[1, null, [2]]"])
        toy.gives("g.inject([1, {2}]).asString(local)", ["[1,[2]]"]) {
            $0.inject([PropertyValue.int(1), .set(PropertySet([2]))]).asString(.local)
        }
        toy.gives("g.inject([a: 1, b: [2, 3]]).asString()", ["{a=1, b=[2, 3]}"])
        toy.gives("g.inject([a: 1]).unfold().asString()", ["a=1"])
        toy.gives("v(event).values('year').aggregate('x').cap('x').asString()", ["[2013, 2015]"])
        // Java leaves out seconds that are zero.
        toy.gives(
            "g.inject(datetime('2023-08-02T00:00:00-07:00')).asString()",
            [
                "2023-08-02T00:00-07:00"
            ])
        toy.gives(
            "g.inject(datetime('2023-08-02T10:20:30.5Z')).asString()",
            [
                "2023-08-02T10:20:30.500Z"
            ])
        toy.fails("g.inject(null).asString()", .runtime, saying: "Can't parse null as String.")
        toy.fails("g.inject(null).asString(local)", saying: "Can't parse null as String.")
        toy.fails("g.inject([1, null]).asString(local)", saying: "Can't parse null as String.")
    }

    @Test func asBool() {
        toy.gives("g.inject(-1, 0, 0.0, 3.5m).asBool().fold()", ["[true,false,false,true]"])
        toy.gives("g.inject(NaN).asBool()", ["false"]) { $0.inject(Double.nan).asBool() }
        toy.gives("g.inject('tRue', ' false ').asBool().fold()", ["[true,false]"]) {
            $0.inject("tRue", " false ").asBool().fold()
        }
        toy.fails("g.inject(null).asBool()", saying: "Can't parse null as Boolean.")
        toy.fails("g.inject('1').asBool()", saying: "Can't parse 1 as Boolean.")
        toy.fails("g.V('ada').asBool()", saying: "Can't parse")
    }

    @Test func asNumberOfText() {
        toy.gives(
            "g.inject('5', '0x1F', '9999999999', '5l').asNumber().fold()",
            [
                "[5,31,9999999999l,5l]"
            ]
        ) { $0.inject("5", "0x1F", "9999999999", "5l").asNumber().fold() }
        toy.gives(
            "g.inject('1.5', '1.23456789012', '1.5d', '1e400').asNumber().fold()",
            [
                "[1.5f,1.23456789012,1.5,1E+400m]"
            ])
        // The suffix asks for a double, whatever digits that loses.
        toy.gives("g.inject('1.23456789012345678d').asNumber()", ["1.2345678901234567"])
        toy.gives("g.inject(' 5.7 ').asNumber(GType.INT)", ["5"]) {
            $0.inject(" 5.7 ").asNumber(.int)
        }
        toy.fails("g.inject('1,000').asNumber()", saying: "Can't parse string '1,000' as number.")
        toy.fails("g.inject('').asNumber()", saying: "Can't parse string '' as number.")
    }

    @Test func asNumberOfOtherValues() {
        toy.gives("g.inject(5b, 5l, 5.0f).asNumber().fold()", ["[5b,5l,5.0f]"])
        toy.gives("g.inject(null).asNumber(GType.INT)", ["null"]) {
            $0.inject(PropertyValue.null).asNumber(.int)
        }
        toy.gives("g.inject(datetime('2023-08-02T00:00:00Z')).asNumber()", ["1690934400000l"])
        toy.fails("g.inject(true).asNumber()", saying: "Can't parse type Boolean as number.")
        toy.fails("g.inject([1]).asNumber()", saying: "Can't parse type ArrayList as number.")
        toy.fails("g.V('ada').asNumber()", saying: "Can't parse type vertex as number.")
    }

    @Test func asNumberOfAType() {
        toy.gives("g.inject(5.9, -5.9f, 5.9m).asNumber(GType.LONG).fold()", ["[5l,-5l,5l]"])
        // By their digits, not by their bits.
        toy.gives("g.inject(1.1f).asNumber(GType.DOUBLE)", ["1.1"])
        toy.gives("g.inject(1.1f).asNumber(GType.BIGDECIMAL)", ["1.1m"])
        toy.gives("g.inject(1e20).asNumber(GType.BIGINT)", ["100000000000000000000n"])
        toy.gives("g.inject(NaN, Infinity).asNumber(GType.FLOAT).fold()", ["[NaNf,Infinityf]"])
        toy.fails(
            "g.inject(300).asNumber(GType.BYTE)",
            saying: "Can't convert number of type Integer to Byte due to overflow.")
        toy.fails(
            "g.inject(1e300).asNumber(GType.FLOAT)",
            saying: "Can't convert number of type Double to Float due to overflow.")
        toy.fails(
            "g.inject(-1e300).asNumber(GType.LONG)",
            saying: "Can't convert number of type Double to Long due to underflow.")
        toy.fails("g.inject(NaN).asNumber(GType.INT)", saying: "Can't convert NaN to Integer.")
        toy.fails(
            "g.inject(-Infinity).asNumber(GType.BIGINT)",
            saying: "Can't convert floating point infinity to BigInteger.")
        toy.fails(
            "g.inject(5).asNumber(GType.STRING)", .invalidArgument,
            saying: "asNumber() requires a numeric type token, got STRING")
    }

    @Test func asDate() {
        toy.gives("g.inject('2023-08-02T00:00:00-07:00').asDate()", ["2023-08-02T00:00:00-07:00"]) {
            $0.inject("2023-08-02T00:00:00-07:00").asDate()
        }
        toy.gives(
            "g.inject('2023-08', '2023-08-02', '2023-08-02T10:30').asDate().fold()",
            [
                "[2023-08-01T00:00:00Z,2023-08-02T00:00:00Z,2023-08-02T10:30:00Z]"
            ])
        toy.gives(
            "g.inject(1694017708000l, 0, 1b).asDate().fold()",
            [
                "[2023-09-06T16:28:28Z,1970-01-01T00:00:00Z,1970-01-01T00:00:00.001Z]"
            ])
        toy.fails("g.inject(null).asDate()", saying: "Can't parse null as DateTime.")
        toy.fails("g.inject('soon').asDate()", saying: "Can't parse soon as DateTime.")
        toy.fails("g.inject(1.5).asDate()", saying: "Can't parse 1.5 as DateTime.")
    }

    @Test func dates() throws {
        let date = try DateTime.parse("2023-08-02T00:00:00+05:30")
        toy.gives(
            "g.inject(datetime('2023-08-02T00:00:00+05:30')).dateAdd(DT.hour, -30)",
            [
                "2023-07-31T18:00:00+05:30"
            ]
        ) { $0.inject(date).dateAdd(.hour, -30) }
        toy.gives(
            "g.inject(datetime('2024-02-28T23:59:59Z')).dateAdd(second, 1)",
            [
                "2024-02-29T00:00:00Z"
            ])
        // Instants are compared, whatever their offsets.
        toy.gives(
            "g.inject(datetime('2023-08-02T00:00:00Z')).dateDiff(datetime('2023-08-01T00:00:00+02:00'))",
            ["93600000l"])
        toy.gives(
            "g.inject(datetime('2023-08-02T00:00:00Z')).dateDiff(constant('2023-08-03').asDate())",
            ["-86400000l"]
        ) {
            $0.inject("2023-08-02").asDate().dateDiff(of: .constant("2023-08-03").asDate())
        }
        toy.gives("g.inject(datetime('1970-01-01T00:00:01Z')).dateDiff(constant(null))", ["1000l"])
        toy.fails(
            "g.inject('2023-08-02').dateAdd(DT.day, 1)", saying: "dateAdd accept only DateTime")
        toy.fails("g.inject(null).dateAdd(DT.day, 1)", saying: "dateAdd accept only DateTime")
        toy.fails(
            "g.inject(5).dateDiff(datetime('2023-08-02T00:00:00Z'))",
            saying: "DateDiff can only take DateTime as argument")
        toy.fails(
            "g.inject(datetime('2023-08-02T00:00:00Z')).dateDiff(identity().is(5))",
            saying: "The provided traverser does not map to a value")
    }
}
