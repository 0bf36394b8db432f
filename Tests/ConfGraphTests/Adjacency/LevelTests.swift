import Testing

@testable import ConfGraph

/// Blocks of two levels: what is written, when, and who may read it. That
/// what is read is right is for ``AdjacencyPropertyTests``.
@Suite struct LevelTests {
    private static func options(from edges: Int, share: Double) -> StorageOptions {
        var options = StorageOptions()
        options.createIfMissing = true
        options.synchronous = .normal
        options.compactionThreshold = 0
        options.secondLevelFrom = edges
        options.secondLevelShare = share
        return options
    }

    /// Adds edges between random vertices, which are made at the first call.
    private static func add(
        _ count: Int, to database: Database, _ random: inout SeededGenerator, hub: Int64? = nil
    ) throws {
        try database.write { writer in
            if try writer.vertexCount(labels: nil) == 0 {
                for _ in 0..<2_000 { _ = try writer.addVertex(labels: ["node"], id: nil) }
            }
            for _ in 0..<count {
                _ = try writer.addEdge(
                    "edge", from: hub ?? Int64.random(in: 1...2_000, using: &random),
                    to: Int64.random(in: 1...2_000, using: &random), id: nil)
            }
        }
    }

    private static func count(_ sql: String, _ database: Database) throws -> Int64 {
        try database.read { try $0.connection.integer(sql) ?? 0 }
    }

    private static let levelOne = "SELECT count(*) FROM adjacency WHERE key >= 1 << 62"
    private static let main =
        "SELECT total(key) + total(length(block)) FROM adjacency WHERE key < 1 << 62"
    private static let readers = "SELECT value FROM meta WHERE key = 'min_reader'"

    @Test func newEdgesLeaveTheMainRunAlone() throws {
        var random = SeededGenerator(seed: 1)
        let database = try Database(path: nil, options: Self.options(from: 5_000, share: 0.1))
        try Self.add(4_000, to: database, &random)
        try database.compact()
        // Not large enough yet.
        #expect(try Self.count(Self.levelOne, database) == 0)
        #expect(try Self.count(Self.readers, database) == 1)
        try Self.add(2_000, to: database, &random)
        try database.compact()
        // From here on.
        #expect(try Self.count(Self.levelOne, database) == 0)
        #expect(try Self.count(Self.readers, database) == FileFormat.firstWithLevels)
        let main = try Self.count(Self.main, database)
        try Self.add(300, to: database, &random)
        try database.compact()
        #expect(try Self.count(Self.levelOne, database) > 0)
        #expect(try Self.count(Self.main, database) == main)
        #expect(try database.check(repair: false).isClean)
        // More than a tenth.
        try Self.add(500, to: database, &random)
        try database.compact()
        #expect(try Self.count(Self.levelOne, database) == 0)
        #expect(try Self.count(Self.main, database) != main)
        #expect(try database.check(repair: false).isClean)
    }

    @Test func hubsGrowOnLevelOneAndMoveWhole() throws {
        var random = SeededGenerator(seed: 2)
        var options = Self.options(from: 1_000, share: 0.5)
        options.compactionRoundBlocks = 1
        let database = try Database(path: nil, options: options)
        try Self.add(1_500, to: database, &random, hub: 7)
        try database.compact()
        try Self.add(1_200, to: database, &random, hub: 7)
        try database.compact()
        #expect(
            try Self.count(Self.levelOne + " AND key & 65535 > 0", database) > 0,
            "the hub has pieces on level 1")
        #expect(try database.check(repair: false).isClean)
        try Self.add(2_000, to: database, &random, hub: 7)
        try database.compact()
        #expect(try Self.count(Self.levelOne, database) == 0)
        #expect(try database.check(repair: false).isClean)
    }

    @Test func aLoadIntoTwoLevelsMergesThemFirst() throws {
        var random = SeededGenerator(seed: 3)
        let database = try Database(path: nil, options: Self.options(from: 1_000, share: 1))
        try Self.add(1_500, to: database, &random)
        try database.compact()
        try Self.add(400, to: database, &random)
        try database.compact()
        #expect(try Self.count(Self.levelOne, database) > 0)
        try database.bulkLoad { loader in
            let label = try loader.edgeLabel("edge")
            for _ in 0..<3_000 {
                try loader.addEdge(
                    label, from: Int64.random(in: 1...2_000, using: &random),
                    to: Int64.random(in: 1...2_000, using: &random))
            }
        }
        #expect(try Self.count(Self.levelOne, database) == 0)
        try Self.add(400, to: database, &random)
        try database.compact()
        #expect(try Self.count(Self.levelOne, database) > 0)
        #expect(try database.check(repair: false).isClean)
    }

    @Test func aLargeLoadBeginsWithTwoLevels() throws {
        let database = try Database(path: nil, options: Self.options(from: 2_000, share: 1))
        var random = SeededGenerator(seed: 4)
        try database.bulkLoad { loader in
            let keys = try loader.addVertices(label: "node", count: 2_000)
            let label = try loader.edgeLabel("edge")
            for _ in 0..<3_000 {
                try loader.addEdge(
                    label, from: keys.randomElement(using: &random)!,
                    to: keys.randomElement(using: &random)!)
            }
        }
        #expect(try Self.count(Self.readers, database) == FileFormat.firstWithLevels)
        try Self.add(100, to: database, &random)
        try database.compact()
        #expect(try Self.count(Self.levelOne, database) > 0)
    }

    /// What level 1 lacks is found, and made anew from the rows.
    @Test func checkAndRepairKnowOfLevelOne() throws {
        var random = SeededGenerator(seed: 5)
        let database = try Database(path: nil, options: Self.options(from: 1_000, share: 1))
        try Self.add(1_500, to: database, &random)
        try database.compact()
        try Self.add(400, to: database, &random)
        try database.compact()
        try database.write { writer in
            try writer.connection.execute(
                "DELETE FROM adjacency WHERE key = (SELECT max(key) FROM adjacency)")
            try writer.connection.execute(
                "UPDATE state SET packed_generation = packed_generation + 1")
        }
        #expect(try !database.check(repair: false).isClean)
        _ = try database.check(repair: true)
        #expect(try Self.count(Self.levelOne, database) == 0)
        #expect(try database.check(repair: false).isClean)
    }
}
