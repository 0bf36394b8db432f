import Foundation
import Testing

@testable import ConfGraph

/// Bulk loads at random, compared with a plain list of edges.
@Suite struct BulkLoaderTests {
    static var seeds: Range<UInt64> { 0..<TestTier.pick(quick: 4, long: 20) }

    @Test(arguments: seeds) func loadsEndAsTheListSays(seed: UInt64) throws {
        let directory = try TemporaryDirectory()
        var random = SeededGenerator(seed: seed)
        var options = StorageOptions()
        options.createIfMissing = true
        options.synchronous = .normal
        // So little that runs are spilled and merged.
        options.memoryBudget = [1 << 20, 64 << 20][Int(seed % 2)]
        options.compactionThreshold = [0, 50_000][Int(seed / 2 % 2)]
        let path = seed % 3 == 2 ? nil : directory.path("graph.db")
        let database = try Database(path: path, options: options)
        var oracle = AdjacencyOracle()
        for load in 0..<3 {
            let count = [Int.random(in: 1...300, using: &random), 4_000, 2_500][load]
            var expected: [(label: UInt32, source: Int64, target: Int64, weight: Int32?)] = []
            try database.bulkLoad { loader in
                for _ in 0..<50 {
                    oracle.vertices.append(try loader.writer.addVertex(labels: ["node"], id: nil))
                }
                let key = try loader.writer.internKey("weight")
                let hub = oracle.vertices.randomElement(using: &random)!
                for _ in 0..<count {
                    let label = try loader.edgeLabel("edge\(Int.random(in: 0..<3, using: &random))")
                    let source =
                        Int.random(in: 0..<6, using: &random) == 0
                        ? hub : oracle.vertices.randomElement(using: &random)!
                    let target = oracle.vertices.randomElement(using: &random)!
                    guard Int.random(in: 0..<3, using: &random) == 0 else {
                        try loader.addEdge(label, from: source, to: target)
                        expected.append((label, source, target, nil))
                        continue
                    }
                    var payload = EdgePayload()
                    let weight = Int32(expected.count)
                    try payload.add(key, .int(weight))
                    try loader.addEdge(label, from: source, to: target, payload: &payload)
                    expected.append((label, source, target, weight))
                }
            }
            try database.read { reader in
                let weights = try Self.take(reader, &oracle)
                let found = weights.map { "\($0)" }.sorted()
                let wanted = expected.map { "\($0)" }
                #expect(found == wanted.sorted(), "seed \(seed), load \(load)")
                let problem = try oracle.difference(from: reader)
                #expect(problem == nil, "seed \(seed), load \(load)")
            }
            // Ordinary changes in between, packed or not.
            try database.write { writer in
                for edge in oracle.edges.keys.sorted().shuffled(using: &random).prefix(40) {
                    try writer.removeEdge(edge)
                    oracle.edges[edge] = nil
                }
                for _ in 0..<30 {
                    let source = oracle.vertices.randomElement(using: &random)!
                    let target = oracle.vertices.randomElement(using: &random)!
                    let edge = try writer.addEdge("edge1", from: source, to: target, id: nil)
                    oracle.edges[edge] = .init(
                        key: edge, label: try writer.labelID("edge1")!, source: source,
                        target: target)
                }
            }
            let problem = try database.read { try oracle.difference(from: $0) }
            #expect(problem == nil, "seed \(seed), load \(load)")
        }
        try database.compact()
        let problem = try database.read { try oracle.difference(from: $0) }
        #expect(problem == nil, "seed \(seed)")
    }

    /// The new edges of the rows, with the property that each carries.
    private static func take(
        _ reader: StorageReader, _ oracle: inout AdjacencyOracle
    ) throws -> [(label: UInt32, source: Int64, target: Int64, weight: Int32?)] {
        var columns = EdgeColumns()
        while try reader.scanEdges(
            labels: nil, after: columns.keys.last, limit: 1_000, into: &columns)
        {}
        var found: [(label: UInt32, source: Int64, target: Int64, weight: Int32?)] = []
        for index in columns.keys.indices where oracle.edges[columns.keys[index]] == nil {
            let edge = AdjacencyOracle.Edge(
                key: columns.keys[index], label: columns.labels[index],
                source: columns.sources[index], target: columns.targets[index])
            oracle.edges[edge.key] = edge
            var weight: Int32?
            try reader.edgeProperties(edge.key, key: nil) { _, value in
                if case .int(let number) = value { weight = number }
            }
            found.append((edge.label, edge.source, edge.target, weight))
        }
        return found
    }

    @Test func edgesLieByLabelSourceAndTarget() throws {
        var random = SeededGenerator(seed: 1)
        let database = try Database(path: nil)
        try database.bulkLoad { loader in
            let keys = try loader.addVertices(label: "node", count: 100)
            for _ in 0..<5_000 {
                let label = try loader.edgeLabel(Bool.random(using: &random) ? "a" : "b")
                try loader.addEdge(
                    label, from: keys.randomElement(using: &random)!,
                    to: keys.randomElement(using: &random)!)
            }
        }
        try database.read { reader in
            var columns = EdgeColumns()
            _ = try reader.scanEdges(labels: nil, after: nil, limit: 10_000, into: &columns)
            #expect(columns.keys == Array(1...5_000))
            let order = columns.keys.indices.map {
                [Int64(columns.labels[$0]), columns.sources[$0], columns.targets[$0]]
            }
            #expect(zip(order, order.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
            #expect(reader.snapshot.packedThrough == 5_000)
        }
    }

    @Test func aMissingEndLeavesTheGraphAsItWas() throws {
        let directory = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        let database = try Database(path: directory.path("graph.db"), options: options)
        for ends in [(1, 999), (999, 1), (-5, 1), (1, Int64.max)] as [(Int64, Int64)] {
            #expect(throws: GraphError.self) {
                try database.bulkLoad { loader in
                    let key = try loader.addVertices(label: "node", count: 1)[0]
                    let label = try loader.edgeLabel("edge")
                    try loader.addEdge(
                        label, from: ends.0 == 1 ? key : ends.0, to: ends.1 == 1 ? key : ends.1)
                }
            }
            try database.read {
                let counts = (try $0.vertexCount(labels: nil), try $0.edgeCount(labels: nil))
                #expect(counts == (0, 0))
            }
        }
        // The write-ahead log is back.
        let reader = try database.beginRead()
        try database.write { _ = try $0.addVertex(labels: ["node"], id: nil) }
        reader.end()
        let count = try database.read { try $0.vertexCount(labels: nil) }
        #expect(count == 1)
    }

    @Test func givenIdsAreKeptAndSkipped() throws {
        let database = try Database(path: nil)
        try database.bulkLoad { loader in
            let key = try loader.addVertices(label: "node", count: 1)[0]
            let label = try loader.edgeLabel("edge")
            for number in [2, 3, 5, 700] as [Int64] {
                var payload = EdgePayload()
                try payload.setID(.int(number))
                try loader.addEdge(
                    label, from: key, to: key, payload: &payload, givenNumber: number)
            }
            var named = EdgePayload()
            try named.setID(.string("zoë"))
            try loader.addEdge(label, from: key, to: key, payload: &named)
            for _ in 0..<3 { try loader.addEdge(label, from: key, to: key) }
        }
        try database.read { reader in
            for id in [.int(2), .int(3), .int(5), .int(700), .string("zoë")] as [ElementID] {
                let key = try #require(try reader.edgeKey(id))
                #expect(try reader.edgeID(key) == id)
            }
            var columns = EdgeColumns()
            _ = try reader.scanEdges(labels: nil, after: nil, limit: 100, into: &columns)
            let ids = try columns.keys.map(reader.edgeID)
            #expect(ids.count == 8 && Set(ids).count == 8)
        }
        #expect(throws: GraphError.self) {
            try database.bulkLoad { loader in
                var payload = EdgePayload()
                try payload.setID(.int(700))
                try loader.addEdge(
                    try loader.edgeLabel("edge"), from: 1, to: 1, payload: &payload,
                    givenNumber: 700
                )
            }
        }
    }

    /// Both directions are more than their sorters hold at once.
    @Test func bothDirectionsSpill() throws {
        var random = SeededGenerator(seed: 12)
        var options = StorageOptions()
        options.memoryBudget = 1
        let database = try Database(path: nil, options: options)
        try database.bulkLoad { loader in
            let keys = try loader.addVertices(label: "node", count: 500)
            let label = try loader.edgeLabel("edge")
            let key = try loader.writer.internKey("weight")
            var payload = EdgePayload()
            for number in 0..<30_000 {
                payload.removeAll()
                if number % 3 > 0 { try payload.add(key, .int(Int32(number))) }
                try loader.addEdge(
                    label, from: keys.randomElement(using: &random)!,
                    to: keys.randomElement(using: &random)!, payload: &payload)
            }
        }
        #expect(try database.check(repair: false).isClean)
        let sum = try database.read {
            try $0.connection.integer("SELECT sum(value) FROM edge_property")
        }
        #expect(sum == Int64((0..<30_000).filter { $0 % 3 > 0 }.reduce(0, +)))
    }

    /// A graph that is empty and not open elsewhere needs no write-ahead log,
    /// though this very process has looked into it.
    @Test func anEmptyGraphIsFilledWithARollbackJournal() throws {
        let directory = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        let path = directory.path("graph.db")
        let database = try Database(path: path, options: options)
        let count = try database.read { try $0.vertexCount(labels: nil) }
        #expect(count == 0)
        func load() throws -> Bool {
            try database.bulkLoad { loader in
                _ = try loader.addVertices(label: "node", count: 1)
                return loader.writer.connection.usesRollbackJournal
            }
        }
        #expect(try load())
        // No longer empty.
        #expect(try !load())
        let other = try Database(path: directory.path("other.db"), options: options)
        let reader = try Database(path: directory.path("other.db"), options: options).beginRead()
        defer { reader.end() }
        #expect(
            try other.bulkLoad { loader in
                _ = try loader.addVertices(label: "node", count: 1)
                return !loader.writer.connection.usesRollbackJournal
            })
    }

    /// More properties than a batch of rows takes, and values of every type.
    @Test(arguments: [true, false])
    func edgesCarryAnyNumberOfPropertiesOfAnyType(isFile: Bool) throws {
        let directory = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        let database = try Database(
            path: isFile ? directory.path("graph.db") : nil, options: options)
        let values: [PropertyValue] = [
            .null, .bool(true), .byte(-1), .short(300), .int(-70_000), .long(.min),
            .float(.nan), .float(0.5), .double(-0.0), .double(.pi), .double(.nan), .string(""),
            .string("zoë\0"), .char("x"), .binary([]), .binary([1, 2]),
            .list([.int(1), .string("a")]),
            .string(String(repeating: "long", count: 500_000)),
        ]
        let count = 2 * RowBatch.capacity + 7
        try database.bulkLoad { loader in
            let key = try loader.addVertices(label: "node", count: 1)[0]
            let label = try loader.edgeLabel("edge")
            for turn in 0..<3 {
                var payload = EdgePayload()
                // Of two values the last counts, wherever it stands.
                try payload.add(try loader.writer.internKey("key3"), .string("not this one"))
                for number in (0..<(turn == 1 ? count : values.count)).reversed() {
                    try payload.add(
                        try loader.writer.internKey("key\(number)"),
                        number < values.count ? values[number] : .int(Int32(number)))
                }
                try loader.addEdge(label, from: key, to: key, payload: &payload)
            }
        }
        try database.read { reader in
            for edge in 1...3 as ClosedRange<Int64> {
                var found: [String: ExactValue] = [:]
                try reader.edgeProperties(edge, key: nil) {
                    found[try reader.keyName($0)] = ExactValue($1)
                }
                let wanted = edge == 2 ? count : values.count
                #expect(found.count == wanted)
                for number in 0..<wanted {
                    let value =
                        number < values.count ? values[number] : .int(Int32(number))
                    #expect(found["key\(number)"] == ExactValue(value), "\(edge) \(number)")
                }
            }
        }
        #expect(try database.check(repair: false).isClean)
    }

    /// The first load writes pages, which are there as a whole or not at all.
    @Test func aLossOfPowerLeavesAllOfALoadOrNothing() throws {
        let directory = try TemporaryDirectory()
        let files = RecordingFileSystem(folder: directory.url.path, seed: 11, interval: 12)
        var options = StorageOptions()
        options.createIfMissing = true
        options.vfs = files.name
        let database = try Database(path: directory.path("graph.db"), options: options)
        _ = files.takeMoments()
        try database.bulkLoad { loader in
            let keys = try loader.addVertices(label: "node", count: 2_000)
            let label = try loader.edgeLabel("edge")
            var payload = EdgePayload()
            try payload.add(try loader.writer.internKey("weight"), .double(0.25))
            for index in 0..<20_000 {
                try loader.addEdge(
                    label, from: keys[index % 2_000], to: keys[index * 7 % 2_000],
                    payload: &payload)
            }
        }
        files.acknowledge(1)
        try database.write { _ = try $0.addVertex(labels: ["node"], id: nil) }
        database.close()
        let moments = files.takeMoments()
        #expect(moments.count > 10)
        var random = CrashRandom(state: 12)
        options.vfs = nil
        options.synchronous = .normal
        var counts: Set<Int> = []
        for moment in moments {
            for loss in RecordingDisk.Loss.allCases {
                let copy = try moment.disk.copyAfterPowerLoss(loss, using: &random)
                let graph = try Database(path: copy.path("graph.db"), options: options)
                defer { graph.close() }
                let count = try graph.read { Int(try $0.edgeCount(labels: nil)) }
                let place = "before a \(moment.operation), losing \(loss)"
                #expect(count == 20_000 || count == 0 && moment.acknowledged == 0, "\(place)")
                #expect(try graph.check(repair: false).isClean, "\(place)")
                counts.insert(count)
            }
        }
        #expect(counts.count == 2)
    }

    @Test func aSorterSpillsAndMerges() throws {
        var random = SeededGenerator(seed: 3)
        let sorter = RecordSorter(memory: 0, digits: SortRecord.outgoingDigits)
        var expected: [[Int64]] = []
        for index in 0..<12_000 {
            let label = UInt32.random(in: 0..<4_096, using: &random)
            let source = Int64.random(in: 0..<AdjacencyKey.vertexLimit, using: &random)
            let target = Int64.random(in: 0..<AdjacencyKey.vertexLimit, using: &random)
            let payload = [UInt8](repeating: UInt8(index & 255), count: index % 7)
            try sorter.append(label: label, source: source, target: target, payload: payload)
            expected.append([Int64(label), source, target, Int64(index & 255), Int64(index % 7)])
        }
        try sorter.finish()
        for _ in 0..<2 {
            let cursor = try sorter.cursor()
            var found: [[Int64]] = []
            while let record = cursor.current {
                cursor.withPayload { payload in
                    found.append([
                        Int64(record.label), record.source, record.target,
                        Int64(payload.first ?? 0), Int64(payload.count),
                    ])
                }
                try cursor.advance()
            }
            let plain = expected.map { $0[4] == 0 ? [$0[0], $0[1], $0[2], 0, 0] : $0 }
            #expect(found == plain.sorted { $0.lexicographicallyPrecedes($1) })
        }
    }
}
