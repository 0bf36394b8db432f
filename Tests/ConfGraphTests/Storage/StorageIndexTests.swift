import Testing

@testable import ConfGraph

@Suite struct StorageIndexTests {
    private func seek(
        _ reader: StorageReader, _ range: IndexRange, limit: Int = 3
    ) throws -> [Int64] {
        let index = try #require(try reader.indexes().first)
        var position: IndexPosition?
        var found: [Int64] = []
        while try reader.seek(index, range, position: &position, limit: limit, into: &found) {}
        return found
    }

    @Test func numbersOfAllTypesFindEachOther() throws {
        let database = try Database(path: nil)
        let big = BigInteger("9223372036854775808")!
        let groups: [[PropertyValue]] = [
            [
                .byte(1), .short(1), .int(1), .long(1), .double(1), .float(1),
                .bigDecimal(BigDecimal("1.0")!),
                .bigInteger(BigInteger(1)),
            ],
            [.double(0.1), .bigDecimal(BigDecimal("0.10")!)],
            [.double(0), .double(-0.0), .int(0)],
            [.bigInteger(big), .double(9223372036854775808), .bigDecimal(BigDecimal(big))],
            [.long(9_007_199_254_740_993), .bigDecimal(BigDecimal("9007199254740993.0")!)],
            [.double(.infinity), .float(.infinity)],
        ]
        try database.write { (w) throws in
            try w.createIndex(label: nil, key: "n", unique: false)
            for value in groups.joined() {
                let vertex = try w.addVertex(labels: ["v"], id: nil)
                try w.setVertexProperty(vertex, "n", value, cardinality: .single, id: nil)
            }
        }
        try database.read { (r) throws in
            var first: Int64 = 1
            for group in groups {
                let expected = Array(first..<first + Int64(group.count))
                for value in group { #expect(try seek(r, .equal(value)) == expected, "\(value)") }
                first += Int64(group.count)
            }
        }
    }

    /// Everything that a predicate accepts is among the candidates.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func candidatesContainEveryMatch(seed: UInt64) throws {
        var random = ValueGenerator(seed: seed)
        var options = StorageOptions()
        options.nullProperties = .keep
        let database = try Database(path: nil, options: options)
        var values: [PropertyValue] = []
        for _ in 0..<400 { values.append(Self.randomValue(&random)) }
        let late = values[300...]
        try database.write { (w) throws in
            for value in values[..<300] {
                let vertex = try w.addVertex(labels: ["v"], id: nil)
                try w.setVertexProperty(vertex, "p", value, cardinality: .single, id: nil)
            }
            try w.createIndex(label: "v", key: "p", unique: false)
            for value in late {
                let vertex = try w.addVertex(labels: ["v"], id: nil)
                try w.setVertexProperty(vertex, "p", value, cardinality: .single, id: nil)
            }
        }
        try database.read { (r) throws in
            #expect(try seek(r, .all, limit: 7).sorted() == Array(1...400))
            for _ in 0..<200 {
                let a = values[Int(random.next() % 400)]
                let b = values[Int(random.next() % 400)]
                let equal = Set(try seek(r, .equal(a), limit: 5))
                let between = Set(try seek(r, .between(lower: a, upper: b), limit: 5))
                let above = Set(try seek(r, .between(lower: a, upper: nil), limit: 50))
                let below = Set(try seek(r, .between(lower: nil, upper: a), limit: 50))
                for (offset, value) in values.enumerated() {
                    let vertex = Int64(offset + 1)
                    if value == a { #expect(equal.contains(vertex), "\(value) == \(a)") }
                    let low = Self.order(value, a)
                    let high = Self.order(value, b)
                    if let low, low >= 0 {
                        #expect(above.contains(vertex), "\(value.debugText) >= \(a.debugText)")
                    }
                    if let low, low <= 0 {
                        #expect(below.contains(vertex), "\(value.debugText) <= \(a.debugText)")
                    }
                    if let low, let high, low >= 0, high <= 0 {
                        #expect(between.contains(vertex), "\(a) <= \(value) <= \(b)")
                    }
                }
            }
        }
    }

    @Test func prefixesAreFound() throws {
        let database = try Database(path: nil)
        let long = String(repeating: "a", count: 1021)
        let words = [
            "", "a", "ab", "abc", "b", "e\u{301}", "é", long + "😀x", long + "é", "a\u{10FFFF}z",
        ]
        try database.write { (w) throws in
            try w.createIndex(label: nil, key: "w", unique: false)
            for word in words {
                let vertex = try w.addVertex(labels: ["v"], id: nil)
                try w.setVertexProperty(vertex, "w", .string(word), cardinality: .list, id: nil)
            }
        }
        try database.read { (r) throws in
            for prefix in words + [long] {
                let found = Set(try seek(r, .prefix(prefix)))
                for (offset, word) in words.enumerated()
                where word.utf8.starts(with: prefix.utf8) {
                    #expect(found.contains(Int64(offset + 1)), "\(word) begins with \(prefix)")
                }
            }
            #expect(try seek(r, .prefix("ab")) == [3, 4])
            #expect(try seek(r, .prefix("e\u{301}")) == [6])
            let upper = IndexRange.between(lower: nil, upper: .string(long + "😀"))
            #expect(try seek(r, upper).contains(9))
        }
    }

    @Test func entriesFollowLabelsPropertiesAndRemovals() throws {
        var options = StorageOptions()
        options.labels = .zeroOrMore
        let database = try Database(path: nil, options: options)
        let vertex = try database.write { (w) throws in
            try w.createIndex(label: "x", key: "name", unique: false)
            let vertex = try w.addVertex(labels: ["y"], id: nil)
            try w.setVertexProperty(vertex, "name", "one", cardinality: .list, id: nil)
            try w.setVertexProperty(vertex, "name", "two", cardinality: .list, id: nil)
            #expect(try seek(w, .all) == [])
            try w.addLabels(vertex, ["x"])
            #expect(try seek(w, .all) == [vertex])
            #expect(try seek(w, .equal("two")) == [vertex])
            return vertex
        }
        try database.write { (w) throws in
            try w.setVertexProperty(vertex, "name", "three", cardinality: .single, id: nil)
            #expect(try seek(w, .equal("two")) == [])
            #expect(try seek(w, .equal("three")) == [vertex])
            try w.removeLabels(vertex, nil)
            #expect(try seek(w, .all) == [])
            try w.addLabels(vertex, ["x", "z"])
            #expect(try seek(w, .all) == [vertex])
            try w.removeVertex(vertex)
            #expect(try seek(w, .all) == [])
            try w.dropIndex(label: "x", key: "name")
            #expect(try w.indexes().isEmpty)
            try w.createIndex(label: "x", key: "name", unique: true)
        }
        #expect(try database.read { try $0.indexes().map(\.unique) } == [true])
    }

    @Test func uniqueIndexesRefuseEqualValues() throws {
        let database = try Database(path: nil)
        try database.write { (w) throws in
            try w.createIndex(label: "v", key: "n", unique: true)
            let one = try w.addVertex(labels: ["v"], id: nil)
            let two = try w.addVertex(labels: ["v"], id: "two")
            try w.setVertexProperty(one, "n", .int(1), cardinality: .single, id: nil)
            try w.setVertexProperty(one, "n", .int(1), cardinality: .list, id: nil)
            let error = #expect(throws: GraphError.self) {
                try w.savepoint {
                    try w.setVertexProperty(two, "n", .double(1), cardinality: .single, id: nil)
                }
            }
            #expect(error?.code == .constraint)
            #expect(error?.message.contains("vertices 1 and two would both have 1.0") == true)
            try w.setVertexProperty(two, "n", .double(1.5), cardinality: .single, id: nil)
        }
        let error = #expect(throws: GraphError.self) {
            try database.write { (w) throws in
                let other = try w.addVertex(labels: ["v"], id: nil)
                try w.setVertexProperty(other, "m", .int(1), cardinality: .single, id: nil)
                let third = try w.addVertex(labels: ["v"], id: nil)
                try w.setVertexProperty(third, "m", .long(1), cardinality: .single, id: nil)
                try w.createIndex(label: nil, key: "m", unique: true)
            }
        }
        #expect(error?.code == .constraint)
        try database.read { (r) throws in
            #expect(try r.keyID("m") == nil)
            #expect(try r.indexes().count == 1)
        }
    }

    @Test func indexesOfAFileAreThereAfterReopening() throws {
        let folder = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        let path = folder.path("a.cgdb")
        let first = try Database(path: path, options: options)
        try first.write { w in
            let vertex = try w.addVertex(labels: ["v"], id: nil)
            try w.setVertexProperty(vertex, "n", "x", cardinality: .single, id: nil)
            try w.createIndex(label: "v", key: "n", unique: false)
        }
        first.close()
        let second = try Database(path: path)
        try second.read { (r) throws in #expect(try seek(r, .equal("x")) == [1]) }
    }

    private static func order(_ a: PropertyValue, _ b: PropertyValue) -> Int? {
        if a.isNumber, b.isNumber {
            switch NumberOrder.compare(a, b) {
            case .ascending: return -1
            case .equal: return 0
            case .descending: return 1
            case nil: return nil
            }
        }
        switch (a, b) {
        case (.string(let a), .string(let b)): return a.compareBytes(to: b)
        case (.dateTime(let a), .dateTime(let b)):
            return a < b ? -1 : a.isSameInstant(as: b) ? 0 : 1
        default: return nil
        }
    }

    private static func randomValue(_ random: inout ValueGenerator) -> PropertyValue {
        let small = Int64(random.next() % 7) - 3
        switch random.next() % 10 {
        case 0: return .int(Int32(small))
        case 1: return .long(small << Int64(random.next() % 62))
        case 2: return .double(Double(small) / 2)
        case 3: return .double(Double(small) * 0x1p52 + Double(random.next() % 5) / 2)
        case 4:
            let whole = (1 as Int64) << Int64(random.next() % 63) + small
            return .bigDecimal(BigDecimal("\(whole).\(random.next() % 10)")!)
        case 5: return .bigInteger(BigInteger("\(1 << 62)\(random.next() % 3)")!)
        case 6: return .string(String(repeating: "ä", count: Int(random.next() % 3)))
        case 7:
            let tail = ["é", "😀", "z", "😀y"][Int(random.next() % 4)]
            return .string(String(repeating: "a", count: 1020 + Int(random.next() % 6)) + tail)
        case 8:
            return [.double(.nan), .double(.infinity), .float(0.1), .null][Int(random.next() % 4)]
        default:
            return .dateTime(
                DateTime("2015-04-0\(1 + random.next() % 3)T12:00:0\(random.next() % 3).5Z")!)
        }
    }
}

extension PropertyValue {
    /// The value with its type, for messages of tests; long strings cut.
    fileprivate var debugText: String { "\(typeName) \(String(description.suffix(40)))" }
}
