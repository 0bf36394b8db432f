import Synchronization
import Testing

@testable import ConfGraph

/// Random graphs through random histories, compared with a plain list of
/// edges after every change.
@Suite struct AdjacencyPropertyTests {
    static var seeds: Range<UInt64> { 0..<(TestTier.isLong ? 30 : 6) }

    /// How one history is run.
    struct Setting {
        var options = StorageOptions()
        var vertexGap: Int64 = 1
        var labels = 1

        init(seed: UInt64, levels: Bool) {
            options.createIfMissing = true
            options.synchronous = .normal
            options.compactionThreshold = [0, 7, 60, 1_000][Int(seed % 4)]
            options.compactionRoundBlocks = [1, 2, 1_000][Int(seed % 3)]
            options.compactionBatch = [40, 300, 1_000_000][Int(seed / 3 % 3)]
            options.blockCacheBytes = [0, 3_000, 64 << 20][Int(seed / 2 % 3)]
            options.decodingThreshold = [nil, 0, 100][Int(seed / 4 % 3)]
            vertexGap = [1, 40, 70_000][Int(seed / 5 % 3)]
            labels = Int(seed / 7 % 3) + 1
            if levels {
                options.secondLevelFrom = [0, 0, 150][Int(seed / 2 % 3)]
                options.secondLevelShare = [0.3, 1, 0][Int(seed % 3)]
            }
        }
    }

    @Test(arguments: seeds, [false, true])
    func historiesEndAsTheListSays(seed: UInt64, levels: Bool) throws {
        let directory = try TemporaryDirectory()
        let setting = Setting(seed: seed, levels: levels)
        let path = seed % 6 == 5 ? nil : directory.path("graph.db")
        var random = SeededGenerator(seed: seed)
        var database = try Database(path: path, options: setting.options)
        var oracle = AdjacencyOracle()
        for step in 0..<24 {
            switch Int.random(in: 0..<20, using: &random) {
            case 0:
                try database.compact()
            case 1 where path != nil:
                database.close()
                database = try Database(path: path, options: setting.options)
            case 2:
                // A write that fails leaves nothing behind.
                let kept = oracle
                #expect(throws: GraphError.self) {
                    try database.write { writer in
                        try Self.change(&oracle, writer, setting, &random)
                        throw GraphError(.runtime, "stop")
                    }
                }
                oracle = kept
            default:
                try database.write { writer in
                    try Self.change(&oracle, writer, setting, &random)
                    if Int.random(in: 0..<4, using: &random) == 0 {
                        let problem = try oracle.difference(from: writer)
                        #expect(problem == nil, "seed \(seed), step \(step), in the write")
                    }
                }
            }
            guard Bool.random(using: &random) || step == 23 else { continue }
            let problem = try database.read { try oracle.difference(from: $0) }
            #expect(problem == nil, "seed \(seed), step \(step)")
            if problem != nil { return }
        }
        database.close()
    }

    /// Some changes inside one write, perhaps with a savepoint rolled back.
    static func change(
        _ oracle: inout AdjacencyOracle, _ writer: StorageWriter, _ setting: Setting,
        _ random: inout SeededGenerator
    ) throws {
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            if Int.random(in: 0..<5, using: &random) == 0 {
                let kept = oracle
                var inner = oracle
                var generator = random
                do {
                    try writer.savepoint {
                        try changeOnce(&inner, writer, setting, &generator)
                        _ = try inner.difference(from: writer)
                        throw GraphError(.runtime, "stop")
                    }
                } catch {}
                random = generator
                oracle = kept
            } else {
                try changeOnce(&oracle, writer, setting, &random)
            }
        }
    }

    static func changeOnce(
        _ oracle: inout AdjacencyOracle, _ writer: StorageWriter, _ setting: Setting,
        _ random: inout SeededGenerator
    ) throws {
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let last = oracle.vertices.max() ?? 0
            let key = last + Int64.random(in: 1...setting.vertexGap, using: &random)
            oracle.vertices.append(try writer.addVertex(labels: ["node"], id: .int(key)))
        }
        guard !oracle.vertices.isEmpty else { return }
        // Now and then so many edges at one vertex that it is a hub.
        let isHub = Int.random(in: 0..<16, using: &random) == 0
        let hub = oracle.vertices.randomElement(using: &random)!
        let count =
            isHub
            ? Int.random(in: 300...700, using: &random) : Int.random(in: 0...25, using: &random)
        for _ in 0..<count {
            let one = isHub ? hub : oracle.vertices.randomElement(using: &random)!
            let other = oracle.vertices.randomElement(using: &random)!
            let swaps = Bool.random(using: &random)
            let label = "edge\(Int.random(in: 0..<setting.labels, using: &random))"
            let (source, target) = swaps ? (other, one) : (one, other)
            let edge = try writer.addEdge(label, from: source, to: target, id: nil)
            oracle.edges[edge] = .init(
                key: edge, label: try writer.labelID(label)!, source: source, target: target)
        }
        let keys = oracle.edges.keys.sorted()
        let removals =
            Int.random(in: 0..<6, using: &random) == 0
            ? keys.count / 2 : Int.random(in: 0...8, using: &random)
        for edge in keys.shuffled(using: &random).prefix(removals) {
            try writer.removeEdge(edge)
            oracle.edges[edge] = nil
        }
        if Int.random(in: 0..<6, using: &random) == 0 {
            let vertex =
                Bool.random(using: &random) ? hub : oracle.vertices.randomElement(using: &random)!
            try writer.removeVertex(vertex)
            oracle.vertices.removeAll { $0 == vertex }
            oracle.edges = oracle.edges.filter {
                $0.value.source != vertex && $0.value.target != vertex
            }
        }
    }

    /// Readers keep the snapshot they began with, whatever is compacted.
    @Test(arguments: seeds, [false, true])
    func oldSnapshotsStayAsTheyWere(seed: UInt64, levels: Bool) throws {
        let directory = try TemporaryDirectory()
        let setting = Setting(seed: seed, levels: levels)
        var random = SeededGenerator(seed: seed)
        let path = directory.path("graph.db")
        let database = try Database(path: path, options: setting.options)
        // Another opening of the file stands for another process.
        let other = try Database(path: path, options: setting.options)
        var oracle = AdjacencyOracle()
        var open: [(reader: StorageReader, oracle: AdjacencyOracle)] = []
        defer { for entry in open { entry.reader.end() } }
        for step in 0..<16 {
            let writing = Bool.random(using: &random) ? database : other
            if step % 7 == 6 {
                try writing.compact()
            } else {
                try writing.write { try Self.change(&oracle, $0, setting, &random) }
            }
            let reading = Bool.random(using: &random) ? database : other
            open.append((try reading.beginRead(), oracle))
            for (reader, expected) in open where Bool.random(using: &random) {
                let problem = try expected.difference(from: reader)
                #expect(problem == nil, "seed \(seed), step \(step)")
                if problem != nil { return }
            }
            while open.count > 4 {
                open.remove(at: Int.random(in: 0..<open.count, using: &random)).reader.end()
            }
        }
    }

    /// A compaction that ends between rounds, with deletions in between,
    /// leaves both directions right.
    @Test(arguments: seeds, [false, true])
    func interruptedRoundsLeaveBothDirectionsRight(seed: UInt64, levels: Bool) throws {
        let directory = try TemporaryDirectory()
        var setting = Setting(seed: seed, levels: levels)
        setting.options.compactionThreshold = 0
        setting.options.compactionRoundBlocks = 1
        let path = directory.path("graph.db")
        var random = SeededGenerator(seed: seed)
        var oracle = AdjacencyOracle()
        for step in 0..<6 {
            let database = try Database(path: path, options: setting.options)
            for _ in 0..<3 {
                try database.write { try Self.change(&oracle, $0, setting, &random) }
            }
            let cancellation = Cancellation()
            var stopping = setting.options
            let rounds = Counter(limit: Int.random(in: 1...6, using: &random))
            stopping.phases.listener = { phase, isEntered in
                if phase == .compactionRound, isEntered, rounds.isOver() {
                    cancellation.cancel()
                }
            }
            let interrupted = try Database(path: path, options: stopping)
            try? interrupted.compact(cancellation: cancellation)
            interrupted.close()
            try database.write { try Self.change(&oracle, $0, setting, &random) }
            for opened in [database, try Database(path: path, options: setting.options)] {
                let problem = try opened.read { try oracle.difference(from: $0) }
                #expect(problem == nil, "seed \(seed), step \(step)")
                if problem != nil { return }
                opened.close()
            }
        }
    }

    /// Counts calls up to a limit, from any thread.
    final class Counter: Sendable {
        private let left: Mutex<Int>
        init(limit: Int) { left = Mutex(limit) }
        func isOver() -> Bool {
            left.withLock {
                $0 -= 1
                return $0 < 0
            }
        }
    }
}
