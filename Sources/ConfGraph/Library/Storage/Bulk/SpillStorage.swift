/// A temporary SQLite database for what does not fit in memory.
///
/// SQLite makes it where `SQLITE_TMPDIR` says, without a name where the
/// system allows that, and it is gone when it is closed or the process ends.
final class SpillStorage {
    private let connection: Connection
    private var next: Int64 = 1

    init() throws {
        connection = try Connection(path: "", mode: .create, busyTimeout: 0)
        try connection.execute(
            """
            PRAGMA page_size = 65536; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA cache_size = -4096; PRAGMA locking_mode = EXCLUSIVE;
            CREATE TABLE chunk(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL); BEGIN
            """)
    }

    /// Keeps bytes and says under which number.
    func write(_ bytes: UnsafeRawBufferPointer) throws -> Int64 {
        let statement = try connection.statement("INSERT INTO chunk VALUES(?, ?)")
        statement.bind(next, at: 1)
        try statement.bindBorrowedBlob(bytes, at: 2)
        try statement.run()
        statement.clearBindings()
        defer { next += 1 }
        return next
    }

    /// Calls `body` with what was kept under a number.
    func read<R>(_ number: Int64, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R {
        let statement = try connection.statement("SELECT bytes FROM chunk WHERE id = ?")
        statement.bind(number, at: 1)
        defer { statement.reset() }
        guard try statement.step() else {
            throw GraphError(.io, "The temporary storage of a bulk load has lost what was in it.")
        }
        return try body(statement.blob(0))
    }
}
