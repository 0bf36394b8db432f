import Foundation
import Testing

@testable import ConfGraph

/// Several processes, and several threads of one, on one file.
@Suite(.serialized)
struct ConcurrencyTests {
    private let directory: TemporaryDirectory
    private let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.path("graph.db")
    }

    private func open(
        busyTimeout: Double = 20, compactionThreshold: Int = 50_000
    ) throws -> Database {
        var options = StorageOptions()
        options.createIfMissing = true
        options.busyTimeout = busyTimeout
        options.compactionThreshold = compactionThreshold
        return try Database(path: path, options: options)
    }

    private func start(_ part: ConcurrencyRole.Part, _ number: Int = 0) throws -> TestProcess {
        try TestProcess(
            suite: "ConcurrencyChildTests",
            environment: ConcurrencyRole(graph: path, part: part, number: number).environment)
    }

    // MARK: Several processes

    @Test(.enabled(if: TestProcess.isSupported), .timeLimit(.minutes(30)))
    func readersInOtherProcessesSeeWholeSnapshotsWhileOneWrites() throws {
        let database = try open(compactionThreshold: 40)
        try ConcurrencyGraph.create(database)
        let readers = try [start(.reader), start(.reader)]
        var reports: [[UInt8]] = [[], []]
        let writes = TestTier.pick(quick: 60, long: 1000)
        for _ in 0..<writes {
            try database.write(cancellation: nil) { try ConcurrencyGraph.grow($0) }
            for (index, reader) in readers.enumerated() {
                reports[index] += reader.read(waiting: 0)
            }
        }
        // A reader that was slow to start has a moment more.
        for (index, reader) in readers.enumerated() {
            while reports[index].count < 5 {
                let bytes = reader.read(waiting: 20_000)
                try #require(!bytes.isEmpty, "reader \(index) ended by itself")
                reports[index] += bytes
            }
            reader.kill()
            #expect(reports[index].allSatisfy { $0 == 1 })
        }
        #expect(try database.check(repair: false).findings.map(\.message).isEmpty)
        database.close()
    }

    @Test(.enabled(if: TestProcess.isSupported), .timeLimit(.minutes(30)))
    func writersInTwoProcessesTakeTurns() throws {
        let database = try open(compactionThreshold: 40)
        try ConcurrencyGraph.create(database)
        let other = try start(.writer, 40)
        var reports: [UInt8] = []
        for _ in 0..<40 {
            try database.write(cancellation: nil) { try ConcurrencyGraph.grow($0) }
            reports += other.read(waiting: 0)
        }
        while reports.count < 40 {
            let bytes = other.read(waiting: 30_000)
            try #require(!bytes.isEmpty, "the other writer ended after \(reports.count)")
            reports += bytes
        }
        #expect(other.wait() == 0)
        let isWhole = try database.read(cancellation: nil) { try ConcurrencyGraph.isWhole($0) }
        #expect(isWhole)
        #expect(try database.check(repair: false).findings.map(\.message).isEmpty)
        database.close()
    }

    @Test(.enabled(if: TestProcess.isSupported), .timeLimit(.minutes(30)))
    func aSecondWriterWaitsForTheFirst() throws {
        let database = try open()
        try ConcurrencyGraph.create(database)
        let holder = try start(.holder, 300)
        try #require(holder.read(limit: 1, waiting: 30_000) == [1])
        let clock = ContinuousClock()
        let begin = clock.now
        try database.write(cancellation: nil) { try ConcurrencyGraph.grow($0) }
        #expect(clock.now - begin > .milliseconds(200))
        #expect(holder.wait() == 0)
        let count = try database.read(cancellation: nil) { try ConcurrencyGraph.count($0) }
        #expect(count >= 5)
        database.close()
    }

    @Test(.enabled(if: TestProcess.isSupported), .timeLimit(.minutes(30)))
    func aSecondWriterThatHasWaitedLongEnoughIsToldWhy() throws {
        let database = try open(busyTimeout: 0.15)
        try ConcurrencyGraph.create(database)
        let holder = try start(.holder, 60_000)
        try #require(holder.read(limit: 1, waiting: 30_000) == [1])
        let clock = ContinuousClock()
        let begin = clock.now
        let error = #expect(throws: GraphError.self) {
            try database.write(cancellation: nil) { try ConcurrencyGraph.grow($0) }
        }
        let waited = clock.now - begin
        #expect(waited > .milliseconds(140) && waited < .seconds(5), "\(waited)")
        #expect(error?.code == .busy)
        #expect(error?.message.contains("another") == true, "\(error?.message ?? "")")
        // Reading goes on meanwhile.
        let isWhole = try database.read(cancellation: nil) { try ConcurrencyGraph.isWhole($0) }
        #expect(isWhole)
        // And writing goes on once the other process is gone, however it went.
        holder.kill()
        try database.write(cancellation: nil) { try ConcurrencyGraph.grow($0) }
        #expect(try database.read(cancellation: nil) { try ConcurrencyGraph.count($0) } == 3)
        database.close()
    }

    @Test(.enabled(if: TestProcess.isSupported), .timeLimit(.minutes(30)))
    func cancellationEndsABusyWait() throws {
        let database = try open(busyTimeout: 60)
        try ConcurrencyGraph.create(database)
        let holder = try start(.holder, 60_000)
        try #require(holder.read(limit: 1, waiting: 30_000) == [1])
        let cancellation = Cancellation()
        Thread.detachNewThread {
            usleep(100_000)
            cancellation.cancel()
        }
        let clock = ContinuousClock()
        let begin = clock.now
        let error = #expect(throws: GraphError.self) {
            try database.write(cancellation: cancellation) { try ConcurrencyGraph.grow($0) }
        }
        #expect(error?.code == .interrupted)
        #expect(clock.now - begin < .seconds(5))
        holder.kill()
        database.close()
    }

    // MARK: One process

    @Test func aReadSeesOneSnapshot() throws {
        let database = try open(compactionThreshold: 10)
        try ConcurrencyGraph.create(database)
        try database.write(cancellation: nil) { try ConcurrencyGraph.grow($0) }
        let reader = try database.beginRead(cancellation: nil)
        let before = try ConcurrencyGraph.count(reader)
        for _ in 0..<20 {
            try database.write(cancellation: nil) { try ConcurrencyGraph.grow($0) }
            #expect(try ConcurrencyGraph.isWhole(reader))
        }
        #expect(try ConcurrencyGraph.count(reader) == before)
        reader.end()
        let after = try database.read(cancellation: nil) { reader in
            #expect(try ConcurrencyGraph.isWhole(reader))
            return try ConcurrencyGraph.count(reader)
        }
        #expect(after > before)
        database.close()
    }

    @Test(.timeLimit(.minutes(30)))
    func threadsOfOneProcessReadAndWriteTogether() async throws {
        let database = try open(compactionThreshold: 30)
        try ConcurrencyGraph.create(database)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    for _ in 0..<25 {
                        try database.write(cancellation: nil) { try ConcurrencyGraph.grow($0) }
                    }
                    return true
                }
                group.addTask {
                    for _ in 0..<100 {
                        let isWhole = try database.read(cancellation: nil) { reader in
                            try ConcurrencyGraph.isWhole(reader)
                        }
                        if !isWhole { return false }
                    }
                    return true
                }
            }
            for try await isWhole in group { #expect(isWhole) }
        }
        #expect(try database.check(repair: false).findings.map(\.message).isEmpty)
        database.close()
    }
}
