import Foundation
import Testing

@testable import ConfGraph

/// What is opened, and what is refused without being touched.
@Suite struct StorageOpeningTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func create(_ path: String) throws -> Database {
        var options = StorageOptions()
        options.createIfMissing = true
        return try Database(path: path, options: options)
    }

    /// The error of opening; the file must stay what it was.
    private func refusal(
        _ path: String, create: Bool = true, readOnly: Bool = false
    ) throws -> GraphError {
        let before = FileManager.default.contents(atPath: path)
        let files = Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path))
        var options = StorageOptions()
        options.createIfMissing = create
        options.readOnly = readOnly
        let error = try #require(
            throws: GraphError.self, performing: { _ = try Database(path: path, options: options) })
        #expect(FileManager.default.contents(atPath: path) == before)
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path)) == files)
        return error
    }

    private func foreign(_ path: String, _ sql: String) throws {
        let connection = try Connection(path: path, mode: .create, busyTimeout: 0)
        try connection.execute(sql)
    }

    @Test func newFilesAreMadeAsTheFormatSays() throws {
        let path = folder.path("a.cgdb")
        let database = try create(path)
        try database.write { (w) throws in
            let connection = w.connection
            #expect(try connection.integer("PRAGMA page_size") == 16_384)
            #expect(try connection.integer("PRAGMA application_id") == 0x436e_6647)
            #expect(try connection.integer("PRAGMA user_version") == FileFormat.version)
            #expect(try connection.text("PRAGMA journal_mode") == "wal")
            #expect(try connection.integer("PRAGMA synchronous") == 2)
            #expect(try connection.integer("PRAGMA trusted_schema") == 0)
            let isMapped = try connection.integer("PRAGMA mmap_size") ?? 0 > 0
            #expect(try connection.integer("PRAGMA cell_size_check") == (isMapped ? 0 : 1))
            #expect(try connection.integer("PRAGMA secure_delete") == 0)
            #expect(try connection.integer("PRAGMA wal_autocheckpoint") == 0)
            // Defensive: the schema's own table cannot be written.
            #expect(throws: GraphError.self) {
                try connection.execute(
                    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = sql")
            }
        }
        _ = try database.read { (r) throws in
            #expect(throws: GraphError.self) {
                try r.connection.execute("INSERT INTO vertex VALUES(1, 0)")
            }
        }
        var options = StorageOptions()
        options.synchronous = .normal
        let other = try Database(path: path, options: options)
        try other.write { (w) throws in #expect(try w.connection.integer("PRAGMA synchronous") == 1)
        }
    }

    @Test func aMissingFileIsNotMade() throws {
        let path = folder.path("none.cgdb")
        let error = try refusal(path, create: false)
        #expect(error.code == .cannotOpen)
        #expect(error.message.contains("No graph at \(path)"))
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try refusal(folder.path("no/such/folder.cgdb")).code == .cannotOpen)
    }

    @Test func whatIsNoGraphIsRefusedUnchanged() throws {
        let text = try folder.write("# Talks\n\n- One\n", to: "notes.md").path
        #expect(try refusal(text).message.contains("it is a text file"))
        let binary = folder.path("b")
        #expect(FileManager.default.createFile(atPath: binary, contents: Data([0, 1, 2, 255])))
        #expect(try refusal(binary).message.contains("it is a file of another kind"))
        let empty = folder.path("empty")
        #expect(FileManager.default.createFile(atPath: empty, contents: Data()))
        #expect(try refusal(empty, create: false).message.contains("it is an empty file"))
        let sqlite = folder.path("other.db")
        try foreign(sqlite, "CREATE TABLE t(x); INSERT INTO t VALUES(1)")
        let error = try refusal(sqlite)
        #expect(error.code == .notAGraph)
        #expect(error.message.contains("a SQLite file of another program"))
        #expect(try refusal(folder.url.path).message.contains("is a folder"))
        #expect(try refusal("/dev/null").message.contains("not a regular file"))
        let cut = folder.path("cut.cgdb")
        #expect(FileManager.default.createFile(atPath: cut, contents: Data("SQLite format 3".utf8)))
        #expect(try refusal(cut).code == .notAGraph)
    }

    @Test func anEmptyFileBecomesAGraphWhereOneMayBeMade() throws {
        let path = folder.path("empty")
        #expect(FileManager.default.createFile(atPath: path, contents: Data()))
        let database = try create(path)
        #expect(try database.read { try $0.vertexCount(labels: nil) } == 0)
        #expect(try database.read { try $0.connection.integer("PRAGMA page_size") } == 16_384)
    }

    @Test func newerFormatsAreRefused() throws {
        let path = folder.path("a.cgdb")
        try create(path).close()
        try foreign(path, "PRAGMA user_version=\(FileFormat.version + 1)")
        #expect(try refusal(path).message.contains("made by a newer ConfGraph"))
        try foreign(path, "PRAGMA user_version=\(FileFormat.version)")
        try create(path).close()

        // The format may ask for a newer program by its settings as well,
        // also while an older program has the file open.
        let open = try create(path)
        try foreign(
            path,
            """
            UPDATE meta SET value = '\(FileFormat.version + 1)' WHERE key = 'min_writer';
            UPDATE state SET catalog_generation = catalog_generation + 1
            """)
        let error = #expect(throws: GraphError.self) { try open.write { _ in } }
        #expect(error?.message.contains("can be read but not changed") == true)
        #expect(try open.read { try $0.vertexCount(labels: nil) } == 0)
        try foreign(
            path,
            """
            UPDATE meta SET value = '\(FileFormat.version + 1)' WHERE key = 'min_reader';
            UPDATE state SET catalog_generation = catalog_generation + 1
            """)
        let other = #expect(throws: GraphError.self) { try open.read { _ = try $0.catalog } }
        #expect(other?.message.contains("needs a newer ConfGraph") == true)
    }

    @Test(arguments: [
        "CREATE TRIGGER evil AFTER INSERT ON vertex BEGIN DELETE FROM edge; END",
        "CREATE VIEW evil AS SELECT * FROM vertex",
        "CREATE TABLE index_1(x)",
        "CREATE TABLE strange(x)",
        "DROP VIEW edges; CREATE VIEW edges AS SELECT 1",
        "DROP TRIGGER edge_deleted",
    ])
    func changedSchemasAreRefused(sql: String) throws {
        let path = folder.path("a.cgdb")
        try create(path).close()
        try foreign(path, sql)
        // The log that the change left in the file is empty by now.
        let error = try refusal(path)
        #expect([.notAGraph, .corrupt].contains(error.code), "\(error)")
    }

    @Test func damageIsReported() throws {
        let path = folder.path("a.cgdb")
        let database = try create(path)
        try database.write { (w) throws in
            for _ in 0..<2_000 { _ = try w.addVertex(labels: ["v"], id: nil) }
        }
        database.close()
        let size = try #require(FileHeader.size(path))
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        // Everything after the first page: the schema stays readable.
        for offset in stride(from: UInt64(16_384), to: UInt64(size), by: 512) {
            try file.seek(toOffset: offset)
            try file.write(contentsOf: Data(repeating: 0xa5, count: 512))
        }
        try file.close()
        let error = #expect(throws: GraphError.self) {
            let database = try Database(path: path)
            _ = try database.read { try $0.vertexCount(labels: nil) }
        }
        #expect(error?.code == .corrupt)
        #expect(error?.message.contains("The graph is damaged") == true)
    }

    @Test func readOnlyGraphsRefuseWrites() throws {
        let path = folder.path("a.cgdb")
        let database = try create(path)
        try database.write { _ = try $0.addVertex(labels: ["v"], id: nil) }
        database.close()
        var options = StorageOptions()
        options.readOnly = true
        let reader = try Database(path: path, options: options)
        #expect(try reader.read { try $0.vertexCount(labels: nil) } == 1)
        let error = #expect(throws: GraphError.self) { try reader.write { _ in } }
        #expect(error?.code == .readOnly)
        reader.close()
        #expect(try refusal(folder.path("missing"), readOnly: true).code == .cannotOpen)
    }

    @Test func settingsStayWithTheFile() throws {
        var options = StorageOptions()
        options.createIfMissing = true
        options.labels = .zeroOrMore
        options.nullProperties = .keep
        let path = folder.path("a.cgdb")
        let first = try Database(path: path, options: options)
        first.close()
        let second = try create(path)
        try second.write { w in
            let vertex = try w.addVertex(labels: [], id: nil)
            try w.setVertexProperty(vertex, "n", .null, cardinality: .single, id: nil)
            #expect(try w.materialize(vertex: vertex).properties.count == 1)
            #expect(try w.materialize(vertex: vertex).labels == [])
        }
        let third = try Database(path: nil)
        let error = #expect(throws: GraphError.self) {
            try third.write { _ = try $0.addVertex(labels: [], id: nil) }
        }
        #expect(error?.message.contains("exactly one label") == true)
    }

    @Test func plainSQLReadsTheGraph() throws {
        let path = folder.path("a.cgdb")
        let database = try create(path)
        try database.write { (w) throws in
            let ada = try w.addVertex(labels: ["speaker"], id: "ada")
            let talk = try w.addVertex(labels: ["talk"], id: nil)
            try w.setVertexProperty(ada, "name", "Ada", cardinality: .single, id: nil)
            let edge = try w.addEdge("gave", from: ada, to: talk, id: nil)
            try w.setEdgeProperty(edge, "year", 2015)
        }
        database.close()
        let sqlite = try Connection(path: path, mode: .readOnly, busyTimeout: 0)
        #expect(
            try sqlite.text("SELECT group_concat(id || ' ' || label) FROM vertices")
                == "ada speaker,2 talk")
        #expect(
            try sqlite.text("SELECT source || ' ' || label || ' ' || target FROM edges")
                == "ada gave 2")
        #expect(
            try sqlite.text(
                "SELECT group_concat(element || ' ' || id || ' ' || key || ' ' || value) FROM properties"
            ) == "vertex ada name Ada,edge 1 year 2015")
    }

    @Test func readOnlyMediaAreRead() throws {
        guard geteuid() != 0 else { return }  // root may write everywhere
        let path = folder.path("a.cgdb")
        let database = try create(path)
        try database.write { _ = try $0.addVertex(labels: ["v"], id: nil) }
        database.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
        defer {
            try? FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
        }
        let reader = try Database(path: path)
        #expect(try reader.read { try $0.vertexCount(labels: nil) } == 1)
        let error = #expect(throws: GraphError.self) { try reader.write { _ in } }
        #expect(error?.code == .readOnly)
    }
}
