@testable import ConfGraph
import Testing

/// Columns against rows: random changes through two databases that have the
/// same file open, as two processes have it, and traversals that must answer
/// alike with columns and without, in new snapshots and in old ones.
@Suite struct ColumnOracleTests {
    private static let texts = [
        "g.V().hasLabel('a').count()",
        "g.V().hasLabel('a').has('n', gt(3)).count()",
        "g.V().hasLabel('b').has('n', within(1, 2, 7)).has('s').count()",
        "g.V().hasLabel('a').hasNot('r').has('n').id()",
        "g.V().hasLabel('a').has('r', between(0.2, 0.7)).has('n', neq(4)).id()",
        "g.V().hasLabel('a').has('s', 'x1').id()",
        "g.V().has('b', 's', gte('x3')).has('mixed').id()",
        "g.V().hasLabel('a').groupCount().by('n')",
        "g.V().hasLabel('b').has('n', lt(6)).groupCount().by('s')",
        "g.V().hasLabel('a').groupCount().by('r')",
        "g.V().hasLabel('a').groupCount().by('mixed')",
        """
        g.V().hasLabel('a').groupCount().by('s').order(local).by(values, desc).by(keys)\
        .limit(local, 3)
        """,
        """
        g.V().groupCount().by('n').order(local).by(keys, desc).limit(local, 4)
        """,
        "g.V().groupCount().by('s')",
        "g.V().has('n', gt(5)).has('s', lt('x5')).id()",
        "g.V().hasLabel('b').order().by('s').by('n', desc).by(id).limit(7).id()",
        "g.V().hasLabel('a').limit(3).id()",
        "g.V().hasLabel('a').as('x').has('n', 2).select('x').by('n')",
        "g.V().hasLabel('a').has('flag', true).path()",
        "g.V().hasLabel('a').values('n').sum()",
        "g.V().hasLabel('b').has('n').values('r').max()",
        "g.V().hasLabel('a').values('s').min()",
        "g.V().hasLabel('a').values('r').mean()",
        "g.V().hasLabel('a').has('n', 3).values('s')",
        "g.V().values('n')",
        "g.V().hasLabel('a').order().by('r', desc).by('s').id()",
        "g.V().hasLabel('a').has('flag', false).order().by('n').range(3, 9).id()",
        "g.V().hasLabel('b').dedup().by('s').id()",
        "g.V().hasLabel('b').group().by('s').by(count())",
        "g.V().out('e').groupCount().by('s')",
        "g.V().hasLabel('b').in('e').has('r', gt(0.5)).values('n').sum()",
    ]

    @Test(arguments: [(1, 64 << 20), (2, 64 << 20), (3, 60_000), (4, 0)] as [(UInt64, Int)])
    func agreeWithRows(seed: UInt64, limit: Int) throws {
        var random = ValueGenerator(seed: seed)
        let folder = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        options.synchronous = .normal
        options.labels = .zeroOrMore
        options.nullProperties = .keep
        options.columnCacheBytes = limit
        let path = folder.path("a.cgdb")
        let databases = try (0..<2).map { _ in try Database(path: path, options: options) }
        var vertices = try databases[0].write { w in
            try (0..<2_300).map { number in
                // Stretches of one label, and stretches where they alternate.
                let label = number % 1_700 < 1_100 || number % 3 == 0 ? "a" : "b"
                let vertex = try w.addVertex(labels: [label], id: nil)
                for key in ["n", "r", "s", "flag", "mixed"] where random.int(0..<8) > 0 {
                    try w.setVertexProperty(
                        vertex, key, Self.value(key, &random), cardinality: .single, id: nil)
                }
                return vertex
            }
        }
        try databases[0].write { w in
            for _ in 0..<1_500 {
                _ = try w.addEdge(
                    "e", from: vertices.randomElement(using: &random)!,
                    to: vertices.randomElement(using: &random)!, id: nil)
            }
        }
        var old: [StorageReader] = []
        defer { for reader in old { reader.end() } }
        for _ in 0..<TestTier.pick(quick: 8, long: 60) {
            let writing = databases[random.int(0..<2)]
            let fails = random.int(0..<5) == 0
            var next = vertices
            do {
                try writing.write { w in
                    for _ in 0..<random.int(1..<6) { try Self.change(w, &next, &random) }
                    // A write sees its own changes.
                    try Self.compare(w, &random)
                    if fails { throw Abandoned() }
                }
                vertices = next
            } catch is Abandoned {}
            for database in databases { try database.read { try Self.compare($0, &random) } }
            if random.int(0..<4) == 0 {
                old.append(try databases[random.int(0..<2)].beginRead())
            }
            if old.count > 2 { old.removeFirst().end() }
            for reader in old { try Self.compare(reader, &random) }
        }
        for database in databases {
            #expect(database.columns.bytes <= limit)
            if limit > 1 << 20 { #expect(database.columns.bytes > 10_000) }
        }
    }

    private static func compare(_ reader: StorageReader, _ random: inout ValueGenerator) throws {
        for _ in 0..<4 {
            let text = texts.randomElement(using: &random)!
            let steps = try GremlinParser.parse(text)
            var answers: [[PropertyValue]] = []
            for columns in [true, false] {
                var options = EngineOptions()
                options.leastForColumns = 1
                if !columns {
                    options.disabledStrategies = [
                        ColumnScanStrategy.name, ColumnLookupStrategy.name, GroupTopStrategy.name,
                    ]
                }
                let cursor = try Engine.run(steps, in: reader, options: options)
                answers.append(try ToyGraph.all(cursor))
            }
            #expect(answers[0] == answers[1], "\(text)")
            for (left, right) in zip(answers[0], answers[1]) {
                // The exact types, and the order of entries that were ordered.
                guard case .map(let a) = left, case .map(let b) = right else {
                    #expect(ExactValue(left) == ExactValue(right), "\(text)")
                    continue
                }
                #expect(Set(a.keys.map(ExactValue.init)) == Set(b.keys.map(ExactValue.init)))
                if text.contains("order(local)") { #expect(a.keys == b.keys, "\(text)") }
            }
        }
    }

    private static func value(
        _ key: String, _ random: inout ValueGenerator, isOdd: Bool = false
    ) -> PropertyValue {
        switch key {
        case "n": isOdd ? .long(5) : .int(Int32(random.int(0..<10)))
        case "r": isOdd ? .double(-0.0) : .double(Double(random.int(0..<1_000)) / 1_000)
        case "s": isOdd ? .null : .string("x\(random.int(0..<8))")
        case "flag": .bool(random.int(0..<2) == 0)
        default: random.int(0..<2) == 0 ? .int(1) : .string("one")
        }
    }

    private static func change(
        _ w: StorageWriter, _ vertices: inout [Int64], _ random: inout ValueGenerator
    ) throws {
        let vertex = vertices.randomElement(using: &random)!
        let key = ["n", "r", "s", "flag", "mixed"].randomElement(using: &random)!
        switch random.int(0..<12) {
        case 0...3:
            try w.setVertexProperty(
                vertex, key, value(key, &random), cardinality: .single, id: nil)
        case 4:
            // What makes a column impossible, for a while.
            try w.setVertexProperty(
                vertex, key, value(key, &random, isOdd: true),
                cardinality: random.int(0..<2) == 0 ? .single : .list, id: nil)
        case 5:
            if let number = try w.keyID(key) {
                try w.removeVertexProperties(vertex: vertex, key: number)
            }
        case 6:
            try w.removeVertex(vertex)
            vertices.removeAll { $0 == vertex }
        case 7: try w.addLabels(vertex, [["a", "b", "c"].randomElement(using: &random)!])
        case 8: try w.removeLabels(vertex, [["a", "b"].randomElement(using: &random)!])
        case 9:
            try? w.savepoint {
                try w.setVertexProperty(
                    vertex, "n", .int(9), cardinality: .single, id: nil)
                throw Abandoned()
            }
        case 10:
            vertices.append(
                try w.addVertex(
                    labels: [random.int(0..<2) == 0 ? "a" : "b"],
                    id: random.int(0..<3) == 0 ? .int(Int64(random.int(20_000..<90_000))) : nil))
        default:
            try w.setVertexProperty(
                vertex, "s", .string("new\(random.int(0..<1_000))"), cardinality: .single, id: nil)
        }
    }
}
