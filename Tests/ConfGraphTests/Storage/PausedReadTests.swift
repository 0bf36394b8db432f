import Foundation
import Testing

@testable import ConfGraph

/// Reads that follow one another and share a snapshot while nothing is
/// committed.
@Suite struct PausedReadTests {
    private let folder: TemporaryDirectory
    private let path: String

    init() throws {
        folder = try TemporaryDirectory()
        path = folder.path("a.cgdb")
    }

    private func open(_ change: (inout StorageOptions) -> Void = { _ in }) throws -> Database {
        try folder.database("a.cgdb") { options in
            options.synchronous = .normal
            change(&options)
        }
    }

    private func add(_ count: Int, to database: Database) throws {
        try database.write { writer in
            for _ in 0..<count { _ = try writer.addVertex(labels: ["n"], id: nil) }
        }
    }

    private func count(_ database: Database) throws -> Int64 {
        try database.read { try $0.vertexCount(labels: nil) }
    }

    /// Reads until the snapshot is kept.
    private func warm(_ database: Database) throws {
        // On a busy machine the clock may be faster than the look.
        for _ in 0..<1_000 {
            _ = try count(database)
            if database.isPaused { return }
        }
        Issue.record("No read was ever paused.")
    }

    /// A commit is seen by the very next read, whoever made it.
    @Test func everyCommitIsSeenAtOnce() throws {
        let mine = try open()
        let other = try open()
        try add(1, to: mine)
        try warm(mine)
        var expected: Int64 = 1
        for round in 0..<300 {
            try add(1, to: round % 3 == 0 ? mine : other)
            expected += 1
            for _ in 0...(round % 2) { #expect(try count(mine) == expected) }
            if round % 7 == 0 { #expect(try count(other) == expected) }
        }
        #expect(try mine.read { try $0.snapshot == Snapshot(of: $0.connection) })
    }

    /// A read that is running keeps its snapshot, and so does one inside it.
    @Test func aRunningReadStaysWithItsSnapshot() throws {
        let mine = try open()
        let other = try open()
        try add(1, to: mine)
        try warm(mine)
        try mine.read { outer in
            #expect(try outer.vertexCount(labels: nil) == 1)
            try add(1, to: other)
            #expect(try outer.vertexCount(labels: nil) == 1)
            #expect(try count(mine) == 2)
            #expect(try outer.vertexCount(labels: nil) == 1)
        }
        #expect(try count(mine) == 2)
    }

    /// Nobody holds back the log once nobody has read for a moment.
    @Test func aPauseEndsByItself() throws {
        let database = try open()
        try add(1, to: database)
        try warm(database)
        let end = Date.now.addingTimeInterval(20)
        while database.isPaused, Date.now < end { usleep(1_000) }
        #expect(!database.isPaused)
        #expect(try count(database) == 1)
    }

    /// Once pauses have been ended, a read does not go on with what was read
    /// before, not even one that was running then.
    @Test func endedPausesAreNotGoneOnWith() throws {
        let database = try open()
        try add(1, to: database)
        try warm(database)
        try database.read { _ in database.endPauses() }
        let log = try #require(FileHeader.size(path + "-wal"))
        #expect(log > 0)
        _ = try count(database)
        database.endPauses()
        #expect(!database.isPaused)
        let writer = try Connection(path: path, mode: .readWrite, busyTimeout: 0)
        _ = try writer.integer("SELECT count(*) FROM vertex")
        #expect(writer.checkpoint(.truncate))
        #expect(FileHeader.size(path + "-wal") == 0)
        #expect(try count(database) == 1)
    }

    /// A commit that copies the log is not held up by paused reads of its own
    /// process, and the log stays short.
    @Test func pausedReadsDoNotHoldBackTheLog() throws {
        let database = try open { $0.checkpointBytes = 64 << 10 }
        try add(1, to: database)
        try warm(database)
        for _ in 0..<40 {
            try add(500, to: database)
            _ = try count(database)
            #expect(try #require(FileHeader.size(path + "-wal")) < 1 << 20)
        }
        #expect(try count(database) == 20_001)
    }

    /// A graph in memory, and a file without a log, have no pauses.
    @Test func otherGraphsHaveNoPauses() throws {
        let memory = try Database(path: nil)
        for _ in 0..<20 { #expect(try count(memory) == 0) }
        #expect(!memory.isPaused)
        try add(3, to: open())
        let connection = try Connection(path: path, mode: .readOnly, busyTimeout: 0)
        try connection.beginRead()
        connection.pauseRead()
        #expect(!connection.holdsSnapshot)
    }

    /// What a reader says of its mapping is the file; touching it, or what is
    /// mapped no longer, harms nobody.
    @Test func mappedPagesAreTheFiles() throws {
        let database = try open { $0.checkpointBytes = 64 << 10 }
        try add(20_000, to: database)
        #expect(try count(database) == 20_000)
        let gone = try database.read { reader in
            #if os(Linux)
                let mapping = try #require(FilePointer(reader.connection)?.mapping)
                #expect(mapping.count > 100_000)
                #expect(mapping.prefix(15).elementsEqual("SQLite format 3".utf8))
                MappedPages(mapping).touch()
            #endif
            return FilePointer(reader.connection)?.mapping
        }
        database.close()
        if let gone { MappedPages(gone).touch() }
        let memory = try Connection(path: nil, mode: .create, busyTimeout: 0)
        #expect(FilePointer(memory)?.mapping == nil)
        #expect(FilePointer(memory)?.logIndex == nil)
    }
}
