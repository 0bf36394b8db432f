import Testing

@testable import ConfGraph

/// Gremlin's four notions of comparison.
@Suite struct ComparisonTests {
    private func number(_ text: String) -> PropertyValue { .bigDecimal(BigDecimal(text)!) }

    // MARK: Equality

    @Test func numbersAreEqualAcrossTypes() {
        let ones: [PropertyValue] = [
            .byte(1), .short(1), .int(1), .long(1), .float(1), .double(1), .bigInteger(1),
            number("1"), number("1.00"),
        ]
        for left in ones {
            for right in ones {
                #expect(left == right && left.hashValue == right.hashValue)
                #expect(PropertyValue.compare(left, right) == .equal)
                #expect(left <= right && left >= right && !(left < right) && !(left > right))
            }
            #expect(left != 1_000 && left < 1_000 && left != "1" && left != true)
        }
        #expect(PropertyValue.double(0.1) == number("0.1"))
        #expect(PropertyValue.double(-0.0) == 0)
        #expect(PropertyValue.float(.infinity) == .double(.infinity))
        #expect(PropertyValue.float(0.1) != .double(0.1))
    }

    @Test func largeNumbersAreNotRounded() {
        let odd = PropertyValue.long(1 << 53 + 1)
        #expect(odd != .double(0x1p53) && odd > .double(0x1p53))
        #expect(odd < .double(0x1p53 + 2))
        #expect(PropertyValue.long(.max) < .double(0x1p63))
        #expect(PropertyValue.long(.min) == .double(-0x1p63))
        #expect(
            PropertyValue.bigInteger(BigInteger("9223372036854775808")!) == .double(0x1p63))
        #expect(PropertyValue.bigInteger(BigInteger("9223372036854775809")!) > .double(0x1p63))
        #expect(number("1e90000") > .double(.greatestFiniteMagnitude))
        #expect(number("1e90000") < .float(.infinity))
        #expect(number("-1e90000") > .double(-.infinity))
    }

    @Test func nanEqualsNothing() {
        for nan: PropertyValue in [.double(.nan), .float(.nan)] {
            for value in ValueZoo.values + [nan] {
                #expect(nan != value && value != nan)
                #expect(!(nan < value) && !(nan > value) && !(nan <= value) && !(nan >= value))
                #expect(PropertyValue.compare(value, nan) == nil)
            }
        }
        #expect(PropertyValue.list([.double(.nan)]) != [.double(.nan)])
    }

    @Test func stringsGoByBytes() {
        #expect(PropertyValue.string("é") != .string("e\u{301}"))
        #expect(ExactValue("é") != ExactValue("e\u{301}"))
        #expect(Set([ExactValue("é"), ExactValue("e\u{301}")]).count == 2)
        #expect(PropertyValue.string("e\u{301}") < .string("é"))
        #expect(PropertyValue.string("\u{FFFD}") < .string("\u{10000}"))
        #expect(PropertyValue.string("a") < .string("ab"))
        #expect(PropertyValue.string("a\u{0}") > .string("a"))
        #expect("".compareBytes(to: "") == 0 && "".compareBytes(to: "a") < 0)
        #expect(ByteString("a") < ByteString("b") && ByteString("é") != ByteString("e\u{301}"))
    }

    @Test func collectionsAreEqualByMember() {
        #expect(
            PropertyValue.set(PropertySet([1, 2])) == .set(PropertySet([.double(2), .long(1)])))
        #expect(PropertyValue.set(PropertySet([1, "foo"])) == .set(PropertySet(["foo", 1])))
        #expect(PropertyValue.set(PropertySet([1, .double(1), 2])) != .set(PropertySet([1, 2])))
        #expect(PropertyValue.set(PropertySet([1, 2])) != [1, 2])
        let (a, b): (PropertyValue, PropertyValue) = (["a": 1, "b": 2], ["b": .long(2), "a": 1])
        #expect(a == b && a.hashValue == b.hashValue)
        #expect(a != ["a": 1, "b": 3] && a != ["a": 1])
        #expect(PropertyValue.list([1, 2]) == [.double(1), .double(2)])
        #expect(PropertyValue.list([1, 2]) != [2, 1])
    }

    @Test func equalValuesHashAlike() {
        var random = ValueGenerator(seed: 11)
        var values = ValueZoo.values
        for _ in 0..<150 { values.append(random.value()) }
        for left in values {
            for right in values {
                if left == right { #expect(left.hashValue == right.hashValue, "\(left) \(right)") }
                let (a, b) = (ExactValue(left), ExactValue(right))
                #expect((a == b) == (b == a))
                if a == b {
                    #expect(a.hashValue == b.hashValue, "\(left) \(right)")
                    #expect(left.rank == right.rank)
                }
            }
            #expect(ExactValue(left) == ExactValue(left), "\(left)")
        }
    }

    // MARK: Equivalence

    @Test func equivalenceKeepsTypesApart() {
        let ones: [PropertyValue] = [
            .byte(1), .short(1), .int(1), .long(1), .float(1), .double(1), .bigInteger(1),
            number("1"), number("1.0"), .string("1"), .char("1"), true,
        ]
        #expect(Set((ones + ones).map { ExactValue($0) }).count == ones.count)
        #expect(ExactValue(.double(.nan)) == ExactValue(.double(-.nan)))
        #expect(ExactValue(.double(.nan)).hashValue == ExactValue(.double(-.nan)).hashValue)
        #expect(ExactValue(.double(.nan)) != ExactValue(.float(.nan)))
        #expect(ExactValue(.list([.double(.nan)])) == ExactValue(.list([.double(.nan)])))
        #expect(ExactValue(.double(0)) != ExactValue(.double(-0.0)))
        #expect(
            ExactValue(.set(PropertySet([1, 2]))) == ExactValue(.set(PropertySet([2, 1]))))
        #expect(ExactValue(["a": 1, "b": 2]) == ExactValue(["b": 2, "a": 1]))
        #expect(ExactValue(["a": 1]) != ExactValue(["a": .long(1)]))
    }

    // MARK: Comparability

    @Test func whatCannotBeComparedIsFalseBothWays() {
        let values: [PropertyValue] = [
            .null, true, 1, "a", .uuid(ValueZoo.uuid), [1], .set(PropertySet([1])), ["a": 1],
            .vertex(ValueZoo.vertex), .edge(ValueZoo.edge), .dateTime(DateTime("2023-08-08")!),
            .char("a"), .duration(.seconds(1)), .binary([1]), .token(.id),
        ]
        for (i, left) in values.enumerated() {
            for (j, right) in values.enumerated() where i != j {
                #expect(PropertyValue.compare(left, right) == nil, "\(left) \(right)")
                #expect(!(left < right) && !(left > right) && !(left <= right) && !(left >= right))
                #expect(left != right)
            }
        }
        #expect(!(PropertyValue.null < .null) && PropertyValue.null <= .null)
        #expect(PropertyValue.bool(false) < true)
    }

    @Test func listsAreComparedPairwise() {
        func compare(_ left: PropertyValue, _ right: PropertyValue) -> Ordering? {
            PropertyValue.compare(left, right)
        }
        #expect(compare([], []) == .equal)
        #expect(compare([], [1]) == .ascending)
        #expect(compare([1], []) == .descending)
        #expect(compare([1, 2, 3], [1, 2, 4]) == .ascending)
        #expect(compare([1, 2, 3, 4], [1, 2, 3]) == .descending)
        #expect(compare([1, 2], [.double(1), .double(2)]) == .equal)
        #expect(compare([1, "a"], [1, "b"]) == .ascending)
        #expect(compare([1], ["a"]) == nil)
        #expect(compare([1, "a"], [2, 1]) == .ascending)
        #expect(compare(["a": 1], ["a": 2]) == .ascending)
        #expect(compare(["a": 1], ["a": "x"]) == nil)
        #expect(compare(.set(PropertySet([1, 2])), .set(PropertySet([2, 3]))) == .ascending)
    }

    // MARK: Orderability

    @Test func kindsHaveTheirPlaces() {
        let ordered: [PropertyValue] = [
            .null, false, true, .double(-.infinity), 1, .double(2), .double(.infinity),
            .double(.nan), .dateTime(DateTime("2023-01-01")!), .dateTime(DateTime("2023-08-01")!),
            "bar", "foo", "zzz", .uuid(ValueZoo.uuid), .vertex(ValueZoo.vertex),
            .edge(ValueZoo.edge), .vertexProperty(ValueZoo.vertex.properties[0]),
            .property(ValueZoo.edge.properties[0]), .path(Path(objects: [1], labels: [[]])),
            .set(PropertySet(["x", "y", "z"])), ["a", "b", "c"], ["a", "b", "c", "d"],
            ["a": false, "b": 1], ["a": "b"],
        ]
        for (i, left) in ordered.enumerated() {
            for (j, right) in ordered.enumerated() {
                #expect(left.order(to: right) == Ordering(i, j), "\(left) \(right)")
            }
        }
    }

    /// Every pair and triple: it is a total order, and agrees with `lt`.
    @Test func orderIsTotal() {
        let values = ValueZoo.values
        let orders = values.map { left in values.map { left.order(to: $0).rawValue } }
        for i in values.indices {
            #expect(orders[i][i] == 0)
            for j in values.indices {
                #expect(orders[i][j] == -orders[j][i], "\(values[i]) \(values[j])")
                if let compared = PropertyValue.compare(values[i], values[j]) {
                    #expect(compared.rawValue == orders[i][j], "\(values[i]) \(values[j])")
                }
            }
        }
        var isTransitive = true
        for i in values.indices {
            for j in values.indices where orders[i][j] <= 0 {
                for k in values.indices where orders[j][k] <= 0 {
                    isTransitive = isTransitive && orders[i][k] <= 0
                }
            }
        }
        #expect(isTransitive)
    }

    @Test func numbersAreOrderedExactly() {
        var random = ValueGenerator(seed: 12)
        var numbers: [PropertyValue] = []
        for _ in 0..<60 {
            numbers.append(.long(random.integer()))
            numbers.append(.double(random.double()))
            numbers.append(.bigInteger(random.bigInteger()))
            numbers.append(.bigDecimal(random.bigDecimal()))
            numbers.append(.float(Float(random.double())))
        }
        let sorted = numbers.sorted { $0.order(to: $1) == .ascending }
        for i in sorted.indices.dropLast() {
            for j in sorted.indices where j > i {
                #expect(sorted[i].order(to: sorted[j]) != .descending)
                if sorted[i] == sorted[j] {
                    #expect(sorted[i].hashValue == sorted[j].hashValue)
                }
            }
        }
    }

    @Test func verticesInsideTheEngineGoByKey() {
        let (a, b) = (Vertex(key: 1, detail: nil), Vertex(key: 2, detail: nil))
        #expect(PropertyValue.vertex(a).order(to: .vertex(b)) == .ascending)
        #expect(PropertyValue.vertex(a) == .vertex(ValueZoo.vertex))
        #expect(ExactValue(.vertex(a)) == ExactValue(.vertex(ValueZoo.vertex)))
    }
}
