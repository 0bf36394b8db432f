import Testing

@testable import ConfGraph

@Suite struct SQLiteStatementTests {
    private let connection: Connection

    init() throws { connection = try Connection(path: nil, mode: .create, busyTimeout: 0) }

    @Test func textAndBytesComeBackWhole() throws {
        for text in [
            "", "\u{0}", "a\u{0}b", "e\u{301}", "😀", String(repeating: "x", count: 70_000),
        ] {
            let statement = try connection.statement("SELECT ?1, length(CAST(?1 AS BLOB))")
            try statement.bind(text, at: 1)
            #expect(try statement.step())
            #expect(statement.storage(0) == .text)
            #expect(statement.textBytes(0).elementsEqual(text.utf8))
            #expect(statement.int64(1) == Int64(text.utf8.count))
            statement.reset()
        }
        for bytes in [[], [0], [1, 0, 255]] as [[UInt8]] {
            let statement = try connection.statement("SELECT ?")
            try statement.bindBlob(bytes, at: 1)
            #expect(try statement.step())
            #expect(statement.storage(0) == .blob)
            #expect(statement.blob(0).elementsEqual(bytes))
            statement.reset()
            try bytes.withUnsafeBytes {
                try statement.bindBorrowedBlob($0, at: 1)
                #expect(try statement.step())
                #expect(statement.blob(0).elementsEqual(bytes))
                statement.reset()
            }
        }
    }

    /// A statement that is still being stepped is not handed out again.
    @Test func nestedUsesGetStatementsOfTheirOwn() throws {
        func numbers() throws -> SQLiteStatement {
            try connection.statement("SELECT value FROM json_each('[1,2,3]')")
        }
        var pairs: [Int64] = []
        let outer = try numbers()
        while try outer.step() {
            let inner = try numbers()
            #expect(inner !== outer)
            while try inner.step() { pairs.append(outer.int64(0) * 10 + inner.int64(0)) }
        }
        #expect(pairs == [11, 12, 13, 21, 22, 23, 31, 32, 33])
        #expect(try numbers() === outer)
    }

    @Test func failuresSayWhatAndWhere() throws {
        let error = #expect(throws: GraphError.self) {
            _ = try connection.prepare("SELECT x FROM nowhere")
        }
        #expect(error?.code == .runtime)
        #expect(error?.message.contains("no such table: nowhere") == true)
        #expect(error?.message.contains(":memory:") == true)

        try connection.execute("CREATE TABLE t(x UNIQUE); INSERT INTO t VALUES(1)")
        let insert = try connection.statement("INSERT INTO t VALUES(1)")
        let duplicate = #expect(throws: GraphError.self) { try insert.run() }
        #expect(duplicate?.code == .constraint)
        #expect(duplicate?.sqliteCode == 2067)
        // A failed statement can be used again.
        try connection.execute("DELETE FROM t")
        try insert.run()
        #expect(connection.changedRows == 1)
    }

    @Test func cancellingInterruptsALongStatement() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        connection.cancellation = cancellation
        let slow = try connection.prepare(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        )
        let error = #expect(throws: GraphError.self) { _ = try slow.step() }
        #expect(error?.code == .interrupted)
        connection.cancellation = nil
        #expect(try connection.integer("SELECT 7") == 7)
    }

    @Test func everyFailureHasWordsForPeople() {
        let expected: [(Int32, GraphError.Code, String)] = [
            (5, .busy, "another process is writing"), (13, .io, "The disk is full"),
            (8, .readOnly, "read-only"), (11, .corrupt, "The graph is damaged"),
            (26, .notAGraph, "not a SQLite file"), (14, .cannotOpen, "Cannot open a.db"),
            (10, .io, "Reading or writing a.db failed"), (7, .limit, "Out of memory"),
            (18, .limit, "too large"), (9, .interrupted, "Interrupted"), (1, .runtime, "a.db"),
        ]
        for (code, kind, words) in expected {
            let error = SQLiteError.make(code, connection: nil, path: "a.db")
            #expect(error.code == kind)
            #expect(error.message.contains(words), "\(error.message)")
        }
        let waited = SQLiteError.make(5, connection: nil, path: "a.db", waited: 5)
        #expect(waited.message.contains("waited 5 s"))
    }
}
