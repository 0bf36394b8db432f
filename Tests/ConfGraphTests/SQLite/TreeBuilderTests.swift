import Foundation
import Testing

@testable import ConfGraph

/// Tables written as pages, compared with the same rows inserted through SQL.
@Suite struct TreeBuilderTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// Pages are small, so that trees are high.
    private func makeFile() throws -> Connection {
        let path = directory.path("pages.db")
        let connection = try Connection(path: path, mode: .create, busyTimeout: 0)
        try connection.execute(
            """
            PRAGMA page_size=512; PRAGMA journal_mode=WAL;
            CREATE TABLE numbered(id INTEGER PRIMARY KEY, a, b, c, d);
            CREATE TABLE keyed(a INTEGER, b INTEGER, c, d, e, PRIMARY KEY(a, b)) WITHOUT ROWID;
            CREATE TABLE before(x)
            """)
        return connection
    }

    private struct Trees {
        let pages: PageAppender
        let numbered: TreeBuilder
        let keyed: TreeBuilder

        init?(_ connection: Connection) throws {
            guard try connection.beginAlone() else { return nil }
            try connection.execute("INSERT INTO before VALUES(zeroblob(2000))")
            guard let pages = try PageAppender(connection) else { return nil }
            try connection.execute(
                "INSERT INTO numbered VALUES(1, 2, 3, 4, 5); INSERT INTO keyed VALUES(1, 2, 3, 4, 5)"
            )
            func root(_ table: String) throws -> UInt32 {
                let sql = "SELECT rootpage FROM sqlite_schema WHERE name = '\(table)'"
                return UInt32(try connection.integer(sql) ?? 0)
            }
            self.pages = pages
            numbered = TreeBuilder(pages, root: try root("numbered"), isIndex: false)
            keyed = TreeBuilder(pages, root: try root("keyed"), isIndex: true)
            #expect(try pages.begin())
        }

        func append(_ count: Int64, seed: UInt64) throws {
            var random = SeededGenerator(seed: seed)
            var sameRandom = random
            let (one, other) = (RowBatch(), RowBatch())
            for row in 0..<count {
                TreeBuilderTests.add(row, to: one, &random)
                TreeBuilderTests.add(row, to: other, &sameRandom)
                if one.isFull || row == count - 1 {
                    try numbered.append(one, columns: 1..<4, hasValue: true)
                    try keyed.append(other, columns: 0..<4, hasValue: true)
                }
            }
            try numbered.finish()
            try keyed.finish()
        }
    }

    /// Rows with whole numbers of all widths, and values of all kinds.
    private static func add(_ row: Int64, to batch: RowBatch, _ random: inout SeededGenerator) {
        func number() -> Int64 {
            let power = Int64(1) << Int64.random(in: 0..<63, using: &random)
            let value = power &+ Int64.random(in: -2...2, using: &random)
            return Bool.random(using: &random) ? value : -value
        }
        let (first, a, b, c) = (3 * row - 100, number(), number(), number())
        switch Int.random(in: 0..<6, using: &random) {
        case 0: batch.appendNull(first, a, b, c)
        case 1: batch.append(first, a, b, c, integer: number())
        case 2: batch.append(first, a, b, c, double: Double(number()) / 2)
        case let kind:
            let limit = [3, 100, 5_000][Int.random(in: 0..<3, using: &random)]
            let length = Int.random(in: 0...limit, using: &random)
            let bytes = (0..<length).map { UInt8(ascii: "a") + UInt8($0 * kind % 26) }
            if kind == 3 {
                batch.append(first, a, b, c, blob: bytes)
            } else {
                batch.append(first, a, b, c, text: bytes)
            }
        }
    }

    /// Rows by a number, a text and two numbers, each once.
    @Test func textsAreOrderedAsSQLiteOrdersThem() throws {
        let connection = try Connection(path: nil, mode: .create, busyTimeout: 0)
        try connection.execute(
            """
            CREATE TABLE texts(a INTEGER, t, b INTEGER, c INTEGER, PRIMARY KEY(a, t, b, c))
            WITHOUT ROWID
            """)
        var random = SeededGenerator(seed: 9)
        let parts = ["", "a", "\0", "zoë", "kites and kites", "kites and knots", "\u{10FFFF}"]
        var batches: [RowBatch] = []
        for _ in 0..<3 {
            let (batch, copy) = (RowBatch(), RowBatch())
            for _ in 0..<2_000 {
                let text =
                    parts.randomElement(using: &random)!
                    + parts.randomElement(using: &random)!
                let (a, b, c) = (
                    Int64.random(in: -1...3, using: &random),
                    Int64.random(in: -1...2, using: &random),
                    Int64.random(in: 0...2, using: &random)
                )
                for batch in [batch, copy] { batch.append(a, b, c, 0, text: text.utf8) }
            }
            batches.append(batch)
            try connection.insert(
                copy, "INSERT OR IGNORE INTO texts SELECT c0, c4, c1, c2 FROM confgraph_rows")
        }
        let statement = try connection.prepare("SELECT a, t, b, c FROM texts ORDER BY a, t, b, c")
        var count = 0
        try TextOrder(batches).forEach { batch, row in
            let isThere = try statement.step()
            #expect(isThere)
            count += 1
            let isSame = batch.withBytes(of: row) { $0.elementsEqual(statement.text(1).utf8) }
            #expect(isSame && batch.number(row, 0) == statement.int64(0))
            #expect(batch.number(row, 1) == statement.int64(2))
            #expect(batch.number(row, 2) == statement.int64(3))
        }
        let hasMore = try statement.step()
        #expect(!hasMore && count > 500)
    }

    /// A file that the commit would cut is left to SQL.
    @Test func aFreeLastPageIsSeen() throws {
        let connection = try makeFile()
        #expect(try connection.beginAlone())
        try connection.execute(
            """
            PRAGMA secure_delete=OFF; CREATE TABLE gone(x); INSERT INTO gone VALUES(zeroblob(20000)); DELETE FROM gone
            """)
        let pages = try #require(try PageAppender(connection))
        #expect(try !pages.begin())
        try connection.commit()
        #expect(try connection.text("PRAGMA integrity_check") == "ok")
    }

    @Test(arguments: [0, 1, 2, 3, 10, 40, 300, 3_000, 20_000] as [Int64])
    func pagesHoldWhatSQLWouldWrite(count: Int64) throws {
        do {
            let connection = try makeFile()
            let trees = try #require(try Trees(connection))
            try trees.append(count, seed: 7)
            try trees.pages.commit()
            // The connection knows that the file is another now.
            #expect(try connection.integer("SELECT count(*) FROM keyed") == count)
            #expect(connection.useWriteAheadLog())
            #expect(try connection.integer("SELECT count(*) FROM numbered") == count)
        }
        let connection = try Connection(
            path: directory.path("pages.db"), mode: .readWrite, busyTimeout: 0)
        try connection.execute("CREATE TEMP TABLE wanted(id INTEGER PRIMARY KEY, a, b, c, d)")
        #expect(try connection.text("PRAGMA integrity_check") == "ok")
        var random = SeededGenerator(seed: 7)
        let batch = RowBatch()
        for row in 0..<count {
            Self.add(row, to: batch, &random)
            if batch.isFull || row == count - 1 {
                try connection.insert(
                    batch, "INSERT INTO wanted SELECT c0, c1, c2, c3, c4 FROM confgraph_rows")
            }
        }
        for table in ["numbered", "keyed"] {
            // By way of the tree's order, and of each key from the root.
            let difference = try connection.integer(
                """
                SELECT (SELECT count(*) FROM \(table)) <> \(count) OR EXISTS(
                  SELECT * FROM (SELECT *, typeof(d) FROM wanted)
                  EXCEPT SELECT *, typeof(\(table == "keyed" ? "e" : "d")) FROM \(table))
                """)
            #expect(difference == 0, "\(table)")
        }
        let unfound = try connection.integer(
            """
            SELECT count(*) FROM wanted w WHERE NOT EXISTS(SELECT 1 FROM numbered WHERE id = w.id)
            OR NOT EXISTS(SELECT 1 FROM keyed WHERE a = w.id AND b = w.a)
            """)
        #expect(unfound == 0)
        // The tables can be changed like any others.
        try connection.execute(
            """
            DELETE FROM numbered WHERE id % 2 = 0; DELETE FROM keyed WHERE a % 2 = 0;
            INSERT INTO numbered(id, a) SELECT -1000 - id, a FROM wanted;
            INSERT INTO keyed(a, b) SELECT -1000 - id, a FROM wanted
            """)
        #expect(try connection.text("PRAGMA integrity_check") == "ok")
    }

    @Test func aRollbackCutsThePagesOff() throws {
        let connection = try makeFile()
        let pages = try #require(try connection.integer("PRAGMA page_count"))
        let trees = try #require(try Trees(connection))
        try trees.append(3_000, seed: 1)
        #expect(try #require(FileHeader.size(directory.path("pages.db"))) > 1_000_000)
        connection.rollback()
        let size = try #require(FileHeader.size(directory.path("pages.db")))
        #expect(Int64(size) == 512 * pages)
        #expect(try connection.integer("SELECT count(*) FROM numbered") == 0)
        #expect(try connection.text("PRAGMA integrity_check") == "ok")
    }

    /// A death of the process leaves the file and its journal as they are.
    @Test func aJournalLeftBehindCutsThePagesOff() throws {
        let connection = try makeFile()
        let trees = try #require(try Trees(connection))
        try trees.append(3_000, seed: 1)
        for suffix in ["", "-journal"] {
            try FileManager.default.copyItem(
                atPath: directory.path("pages.db" + suffix),
                toPath: directory.path("copy.db" + suffix))
        }
        connection.rollback()
        let copy = try Connection(
            path: directory.path("copy.db"), mode: .readWrite, busyTimeout: 0)
        #expect(try copy.integer("SELECT count(*) FROM before") == 0)
        #expect(try copy.integer("SELECT count(*) FROM keyed") == 0)
        #expect(try copy.text("PRAGMA integrity_check") == "ok")
        #expect(
            FileHeader.size(directory.path("copy.db"))
                == FileHeader.size(directory.path("pages.db")))
    }

    /// What cannot be done this way is said before anything is written.
    @Test func aFileWithRoomForBackPointersIsLeftToSQLite() throws {
        let path = directory.path("vacuum.db")
        let connection = try Connection(path: path, mode: .create, busyTimeout: 0)
        try connection.execute(
            """
            PRAGMA auto_vacuum=FULL; PRAGMA journal_mode=WAL; CREATE TABLE before(x)
            """)
        #expect(try PageAppender(connection) == nil)
        #expect(try connection.beginAlone())
        try connection.execute("INSERT INTO before VALUES(zeroblob(20000))")
        #expect(try PageAppender(connection) == nil)
    }
}
