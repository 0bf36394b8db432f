import Testing

@testable import ConfGraph

@Suite struct ValueCodingTests {
    @Test func typeCodesAreFixed() {
        let codes: [(ValueType, UInt8)] = [
            (.null, 0), (.bool, 1), (.byte, 2), (.short, 3), (.int, 4), (.long, 5),
            (.bigInteger, 6), (.float, 7), (.double, 8), (.bigDecimal, 9), (.char, 10),
            (.string, 11), (.dateTime, 12), (.duration, 13), (.uuid, 14), (.binary, 15),
            (.list, 16), (.set, 17), (.map, 18), (.point, 19),
        ]
        #expect(codes.count == ValueType.allCases.count)
        for (type, code) in codes { #expect(type.rawValue == code) }
    }

    /// Bytes as files hold them: a change here is a change of the format.
    @Test func bytesAreFixed() throws {
        #expect(try PropertyValue.int(-2).encoded() == [4, 0xFE, 0xFF, 0xFF, 0xFF])
        #expect(try PropertyValue.string("hé").encoded() == [11, 3, 0x68, 0xC3, 0xA9])
        #expect(try PropertyValue.bigInteger(-300).encoded() == [6, 5, 0x2C, 0x01])
        #expect(
            try PropertyValue.bigDecimal(BigDecimal("-1.5")!).encoded()
                == [9, 1, 0, 0, 0, 3, 15])
        #expect(try PropertyValue.list([.null, true]).encoded() == [16, 2, 0, 1, 1])
        #expect(
            try PropertyValue.binary(.init(repeating: 7, count: 200)).encoded().prefix(3)
                == [15, 0xC8, 1])
    }

    @Test func everyTypeRoundTrips() throws {
        var random = ValueGenerator(seed: 31)
        var seen = Set<ValueType>()
        let storable = ValueZoo.values.filter { $0.valueType != nil }
        let nan = PropertyValue.double(Double(nan: 5, signaling: false))
        let values = storable + [nan] + (0..<2_000).map { _ in random.value() }
        for value in values {
            seen.insert(value.valueType!)
            let bytes = try value.encoded()
            #expect(bytes[0] == value.valueType!.rawValue)
            let back = try PropertyValue.decode(bytes)
            #expect(ExactValue(back) == ExactValue(value), "\(value)")
            #expect(try back.encoded() == bytes, "\(value)")
            try value.checkStorable()
        }
        #expect(seen.count == ValueType.allCases.count)
    }

    @Test func elementsAreRefusedByName() {
        for value in ValueZoo.values where value.valueType == nil {
            for nested: PropertyValue in [value, [value], ["a": value], .set(PropertySet([value]))]
            {
                let error = #expect(throws: GraphError.self) { try nested.encoded() }
                #expect(error?.message.contains(value.typeName) == true)
                #expect(throws: GraphError.self) { try nested.checkStorable() }
            }
        }
    }

    @Test func depthIsLimited() throws {
        var value: PropertyValue = 1
        for _ in 0..<PropertyValue.maximumDepth { value = [value] }
        #expect(try PropertyValue.decode(value.encoded()) == value)
        let deeper: PropertyValue = [value]
        #expect(throws: GraphError.self) { try deeper.encoded() }
        #expect(throws: GraphError.self) { try deeper.checkStorable() }
        let level = [ValueType.list.rawValue, 1]
        let hostile = Array(repeatElement(level, count: 100_000).joined())
        #expect(throws: GraphError.self) { try PropertyValue.decode(hostile) }
    }

    @Test func cutOffAndExtendedBytesAreDamage() throws {
        var random = ValueGenerator(seed: 32)
        for _ in 0..<300 {
            let bytes = try random.value().encoded()
            for length in bytes.indices {
                #expect(throws: GraphError.self) {
                    try PropertyValue.decode(Array(bytes[..<length]))
                }
            }
            #expect(throws: GraphError.self) { try PropertyValue.decode(bytes + [0]) }
        }
    }

    @Test func randomBytesNeverCrash() throws {
        var random = ValueGenerator(seed: 33)
        for _ in 0..<20_000 {
            var bytes: [UInt8]
            if random.int(0..<2) == 0 {
                bytes = (0..<random.int(0..<24)).map { _ in UInt8(truncatingIfNeeded: random.next())
                }
                if !bytes.isEmpty { bytes[0] %= 21 }
            } else {
                bytes = try random.value().encoded()
                bytes[random.int(0..<bytes.count)] = UInt8(truncatingIfNeeded: random.next())
            }
            do {
                // What is read can be written again.
                _ = try PropertyValue.decode(bytes).encoded()
            } catch let error as GraphError {
                #expect(error.code == .corrupt)
            }
        }
        // A length far beyond the bytes allocates nothing.
        let huge: [UInt8] = [16, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]
        #expect(throws: GraphError.self) { try PropertyValue.decode(huge) }
    }

    @Test func largeStringsRoundTrip() throws {
        let value = PropertyValue.string(String(repeating: "é", count: 5_000_000))
        #expect(try PropertyValue.decode(value.encoded()) == value)
    }
}

@Suite struct Base64Tests {
    @Test func textRoundTripsAtEveryLength() {
        var random = ValueGenerator(seed: 34)
        for length in 0..<100 {
            let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let text = Base64.encode(bytes)
            #expect(text.utf8.count == (length + 2) / 3 * 4)
            #expect(Base64.decode(text) == bytes)
        }
        #expect(Base64.encode([1, 2, 3]) == "AQID")
        #expect(Base64.encode(Array("light work.".utf8)) == "bGlnaHQgd29yay4=")
    }

    @Test(arguments: ["A", "A===", "AQ=D", "AQI*", "====", "AQID=", "Ä"])
    func otherTextsAreRefused(_ text: String) { #expect(Base64.decode(text) == nil) }
}
