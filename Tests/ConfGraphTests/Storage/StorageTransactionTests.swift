import Foundation
import Synchronization
import Testing

@testable import ConfGraph

@Suite struct StorageTransactionTests {
    private let folder: TemporaryDirectory
    private let path: String

    init() throws {
        folder = try TemporaryDirectory()
        path = folder.path("a.cgdb")
    }

    private func open(_ change: (inout StorageOptions) -> Void = { _ in }) throws -> Database {
        try folder.database("a.cgdb", change)
    }

    private func code(_ body: () throws -> Void) -> GraphError.Code? {
        do {
            try body()
            return nil
        } catch let error as GraphError { return error.code } catch { return nil }
    }

    /// What reads keep from one to the next goes with the next commit, of whomever.
    @Test(arguments: [false, true])
    func theSpanOfVerticesIsThatOfTheSnapshot(isInMemory: Bool) throws {
        let database = try isInMemory ? Database(path: nil) : open()
        let others = isInMemory ? database : try open()
        for writer in [database, others, others, database] {
            let before = try database.read { try $0.vertexSpan() }
            #expect(try database.read { try $0.vertexSpan() } == before)
            try writer.write { (w) throws in
                _ = try w.addVertex(labels: ["v"], id: nil)
                #expect(try w.vertexSpan() == before + 1)
            }
            #expect(throws: Abandoned.self) {
                try database.write { (w) throws in
                    _ = try w.addVertex(labels: ["v"], id: nil)
                    #expect(try w.vertexSpan() == before + 2)
                    throw Abandoned()
                }
            }
            #expect(try database.read { try $0.vertexSpan() } == before + 1)
        }
    }

    @Test func anErrorLeavesNothing() throws {
        let database = try open()
        try database.write { _ = try $0.addVertex(labels: ["kept"], id: nil) }
        let before = try database.read { $0.snapshot }
        #expect(throws: Abandoned.self) {
            try database.write { (w) throws in
                let a = try w.addVertex(labels: ["gone"], id: "a")
                let property = try w.setVertexProperty(
                    a, "name", "x", cardinality: .single, id: nil)
                try w.setMetaProperty(vertex: a, property: property, "m", 1)
                _ = try w.addEdge("lost", from: a, to: a, id: nil)
                try w.createIndex(label: "gone", key: "name", unique: true)
                try w.declareDerivedProperty(
                    label: "gone", key: "d", edge: "lost", direction: .out, sourceKey: "name")
                try w.removeVertex(1)
                throw Abandoned()
            }
        }
        try database.read { (r) throws in
            #expect(r.snapshot == before)
            for name in ["gone", "lost"] { #expect(try r.labelID(name) == nil) }
            for name in ["name", "m", "d"] { #expect(try r.keyID(name) == nil) }
            #expect(try r.labelNames() == ["kept"])
            #expect(try r.indexes().isEmpty)
            #expect(try r.derivedProperties().isEmpty)
            #expect(try r.vertexCount(labels: nil) == 1)
            #expect(try r.vertexKey("a") == nil)
        }
        // The number of a name that was rolled back goes to the next name.
        let (label, other) = try database.write { (w) throws in
            _ = try w.addVertex(labels: ["other"], id: nil)
            return (try w.labelID("gone"), try w.labelID("other"))
        }
        #expect(label == nil)
        #expect(try database.read { try $0.labelName(try #require(other)) } == "other")
    }

    @Test func aSavepointUndoesItsOwnPartOnly() throws {
        let database = try open { $0.labels = .zeroOrMore }
        try database.write { (w) throws in
            let a = try w.addVertex(labels: ["a"], id: nil)
            do {
                try w.savepoint {
                    _ = try w.addVertex(labels: ["b"], id: "b")
                    try w.savepoint { try w.addLabels(a, ["c"]) }
                    try w.removeVertex(a)
                    try w.createIndex(label: nil, key: "k", unique: false)
                    throw Abandoned()
                }
                Issue.record("the savepoint must throw on")
            } catch is Abandoned {}
            #expect(try w.labelNames() == ["a"])
            try w.savepoint { try w.addLabels(a, ["d"]) }
            _ = try w.addVertex(labels: ["e"], id: "b")
        }
        try database.read { (r) throws in
            #expect(try r.labelNames() == ["a", "d", "e"])
            #expect(try r.labelNames(ofVertex: 1) == ["a", "d"])
            #expect(try r.vertexKey("b") == 2)
            #expect(try r.keyNames() == [])
            #expect(try r.indexes().isEmpty)
        }
    }

    @Test(arguments: [false, true])
    func nestingOnOneThreadIsAnError(inMemory: Bool) throws {
        let database = inMemory ? try Database(path: nil) : try open()
        #expect(
            code { try database.write { _ in try database.write { _ in } } } == .invalidArgument)
        #expect(code { try database.read { _ in try database.write { _ in } } } == .invalidArgument)
        #expect(code { try database.write { _ in try database.read { _ in } } } == .invalidArgument)
        let nested = code { try database.read { _ in try database.read { _ in } } }
        #expect(nested == (inMemory ? .invalidArgument : nil))
        // And all is well afterwards.
        try database.write { _ = try $0.addVertex(labels: ["v"], id: nil) }
        #expect(try database.read { try $0.vertexCount(labels: nil) } == 1)
    }

    @Test func aReadIsOneSnapshot() throws {
        let database = try open()
        try database.write { _ = try $0.addVertex(labels: ["v"], id: nil) }
        let reader = try database.beginRead()
        try database.write { (w) throws in
            for _ in 0..<10 { _ = try w.addVertex(labels: ["w"], id: nil) }
            try w.removeVertex(1)
        }
        #expect(try reader.vertexCount(labels: nil) == 1)
        #expect(try reader.labelSet(ofVertex: 1) != nil)
        reader.end()
        #expect(code { _ = try reader.vertexCount(labels: nil) } == .closed)
        #expect(code { _ = try reader.labelID("v") } == .closed)
        #expect(try database.read { try $0.vertexCount(labels: nil) } == 10)
    }

    @Test func aFinishedWriterAnswersNothing() throws {
        let database = try open()
        let writer = try database.beginWrite()
        let vertex = try writer.addVertex(labels: ["v"], id: nil)
        try writer.commit()
        #expect(code { _ = try writer.addVertex(labels: ["v"], id: nil) } == .closed)
        #expect(code { try writer.removeVertex(vertex) } == .closed)
        #expect(code { _ = try writer.addEdge("e", from: vertex, to: vertex, id: nil) } == .closed)
        #expect(code { try writer.setEdgeProperty(1, "k", 1) } == .closed)
        #expect(code { try writer.savepoint {} } == .closed)
        #expect(code { try writer.commit() } == .closed)
        writer.rollback()
        #expect(try database.read { try $0.vertexCount(labels: nil) } == 1)
    }

    @Test func aSecondWriterWaitsAndThenSaysSo() throws {
        let first = try open()
        let second = try open { $0.busyTimeout = 0.2 }
        let writer = try first.beginWrite()
        let start = ContinuousClock.now
        let error = #expect(throws: GraphError.self) { try second.write { _ in } }
        #expect(error?.code == .busy)
        #expect(error?.message.contains("another process is writing") == true)
        #expect(error?.message.contains("waited 0.2 s") == true)
        #expect(ContinuousClock.now - start >= .milliseconds(190))
        writer.rollback()
        try second.write { _ = try $0.addVertex(labels: ["v"], id: nil) }
    }

    @Test func aWaitingWriterGetsItsTurn() throws {
        let first = try open()
        let second = try open()
        let begun = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            try? first.write { w in
                begun.signal()
                _ = try w.addVertex(labels: ["v"], id: nil)
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
        begun.wait()
        try second.write { _ = try $0.addVertex(labels: ["v"], id: nil) }
        #expect(try first.read { try $0.vertexCount(labels: nil) } == 2)
    }

    @Test func waitingCanBeCancelled() throws {
        let first = try open()
        let second = try open { $0.busyTimeout = 60 }
        let writer = try first.beginWrite()
        defer { writer.rollback() }
        for database in [second, first] {
            let cancellation = Cancellation()
            let thread = Thread {
                Thread.sleep(forTimeInterval: 0.05)
                cancellation.cancel()
            }
            thread.start()
            let start = ContinuousClock.now
            let found = code {
                try database.write(cancellation: cancellation) { _ in }
            }
            #expect(found == .interrupted)
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }

    @Test func aLongStatementCanBeCancelled() throws {
        let database = try open()
        try database.write { (w) throws in
            for _ in 0..<2_000 { _ = try w.addVertex(labels: ["v"], id: nil) }
        }
        let cancellation = Cancellation()
        let found = code {
            try database.read(cancellation: cancellation) { r in
                cancellation.cancel()
                let slow = try r.connection.prepare(
                    "SELECT count(*) FROM vertex a, vertex b, vertex c")
                _ = try slow.step()
            }
        }
        #expect(found == .interrupted)
        #expect(try database.read { try $0.vertexCount(labels: nil) } == 2_000)
        // A cancelled write leaves nothing.
        let other = Cancellation()
        let result = code {
            try database.write(cancellation: other) { w in
                _ = try w.addVertex(labels: ["x"], id: nil)
                other.cancel()
            }
        }
        #expect(result == .interrupted)
        #expect(try database.read { try $0.labelID("x") } == nil)
    }

    @Test func aFullDiskChangesNothing() throws {
        let database = try open()
        try database.write { _ = try $0.addVertex(labels: ["v"], id: nil) }
        let error = #expect(throws: GraphError.self) {
            try database.write { (w) throws in
                let pages = try w.connection.integer("PRAGMA page_count") ?? 0
                try w.connection.execute("PRAGMA max_page_count=\(pages + 4)")
                for index in 0..<100_000 {
                    let vertex = try w.addVertex(labels: ["v"], id: nil)
                    try w.setVertexProperty(
                        vertex, "text", .string(String(repeating: "x", count: index % 4_000)),
                        cardinality: .single, id: nil)
                }
            }
        }
        #expect(error?.code == .io)
        #expect(error?.message.contains("The disk is full") == true)
        try database.write { (w) throws in
            try w.connection.execute("PRAGMA max_page_count=1000000")
            #expect(try w.vertexCount(labels: nil) == 1)
            #expect(try w.keyID("text") == nil)
            _ = try w.addVertex(labels: ["v"], id: nil)
        }
        #expect(try database.check(repair: false).findings.map(\.message) == [])
    }

    @Test func theDictionaryHasALimit() throws {
        let database = try open { $0.dictionaryLimit = 10 }
        let error = #expect(throws: GraphError.self) {
            try database.write { (w) throws in
                let vertex = try w.addVertex(labels: ["v"], id: nil)
                for index in 0..<11 {
                    try w.setVertexProperty(
                        vertex, "k\(index)", 1, cardinality: .single, id: nil)
                }
            }
        }
        #expect(error?.code == .limit)
        #expect(error?.message.contains("\"k10\" is one too many") == true)
        #expect(try database.read { try $0.keyNames() } == [])
    }

    @Test func writersOfManyThreadsAllGetThrough() throws {
        let database = try open { $0.synchronous = .normal }
        let group = DispatchGroup()
        for _ in 0..<8 {
            Thread.detachNewThread {
                group.enter()
                for _ in 0..<25 {
                    try? database.write { _ = try $0.addVertex(labels: ["v"], id: nil) }
                    _ = try? database.read { try $0.vertexCount(labels: nil) }
                }
                group.leave()
            }
        }
        Thread.sleep(forTimeInterval: 0.05)
        group.wait()
        let deadline = ContinuousClock.now + .seconds(20)
        while try database.read({ try $0.vertexCount(labels: nil) }) < 200,
            ContinuousClock.now < deadline
        {
            Thread.sleep(forTimeInterval: 0.02)
        }
        #expect(try database.read { try $0.vertexCount(labels: nil) } == 200)
    }

    @Test func theFileAloneHoldsEverythingAfterClosing() throws {
        let database = try open()
        try database.write { _ = try $0.addVertex(labels: ["v"], id: nil) }
        _ = try database.read { try $0.vertexCount(labels: nil) }
        database.close()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(files == ["a.cgdb"])
        let copy = folder.path("copy.cgdb")
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        #expect(try Database(path: copy).read { try $0.vertexCount(labels: nil) } == 1)
        // Reading only leaves nothing behind either.
        let reader = try Database(path: path)
        _ = try reader.read { try $0.vertexCount(labels: nil) }
        reader.close()
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path))
                == ["a.cgdb", "copy.cgdb"])
    }

    @Test func theLogIsCopiedOnceItHasGrown() throws {
        let database = try open { $0.checkpointBytes = 100_000 }
        for _ in 0..<60 {
            try database.write { (w) throws in
                for _ in 0..<20 {
                    let vertex = try w.addVertex(labels: ["v"], id: nil)
                    try w.setVertexProperty(
                        vertex, "t", .string(String(repeating: "y", count: 900)),
                        cardinality: .single, id: nil)
                }
            }
        }
        let log = try #require(FileHeader.size(path + "-wal"))
        #expect(log < 1_000_000)
        #expect(try #require(FileHeader.size(path)) > 500_000)
    }

    @Test func readersThatFollowEachOtherDoNotKeepTheLogForEver() throws {
        let database = try open { $0.checkpointBytes = 50_000 }
        let ended = Mutex(false)
        let others = try (0..<2).map { _ in
            try open { $0.createIfMissing = false }
        }
        let group = DispatchGroup()
        for other in others {
            // A read each, one begun while the last of the other goes on.
            DispatchQueue.global().async(group: group) {
                while !ended.withLock({ $0 }) {
                    _ = try? other.read { _ in usleep(5_000) }
                }
            }
        }
        var largest = 0
        for _ in 0..<400 {
            try database.write { (w) throws in
                for _ in 0..<20 {
                    let vertex = try w.addVertex(labels: ["v"], id: nil)
                    try w.setVertexProperty(
                        vertex, "t", .string(String(repeating: "y", count: 900)),
                        cardinality: .single, id: nil)
                }
            }
            largest = max(largest, Int(FileHeader.size(path + "-wal") ?? 0))
        }
        ended.withLock { $0 = true }
        group.wait()
        // 400 commits of some 70 KB each.
        #expect(largest < 3_000_000)
    }
}
