import CSQLite

/// One connection to a SQLite file, used by one thread at a time.
///
/// It is opened without SQLite's own mutex: whoever holds it must not share
/// it. Statements are prepared once and kept.
final class Connection {
    /// How a connection may use the file.
    enum Mode { case readOnly, readWrite, create, immutable }

    let handle: OpaquePointer
    /// The file's path, for messages; `:memory:` for a graph in memory.
    let path: String
    /// Polled inside long statements and while waiting for a lock.
    var cancellation: Cancellation?
    /// How long to wait for another process's lock, in seconds.
    var busyTimeout: Double
    /// Whether this connection has left the write-ahead log, for a bulk load.
    var usesRollbackJournal = false
    /// What `synchronous` was before that.
    var synchronousBefore: Int64 = 2
    /// Pages in the write-ahead log after the last commit of this connection.
    private(set) var writeAheadPages = 0

    // To find a statement runs nothing that could look for another meanwhile.
    @exclusivity(unchecked) private var statements = StatementTable()
    private var composed: [String: SQLiteStatement] = [:]
    /// The rows that the table `confgraph_rows` shows; made by SQLite when first
    /// needed, and its to free.
    var shownRows: UnsafeMutablePointer<confgraph_rows>?
    @exclusivity(unchecked) private var numbered = StatementTable()
    /// The statement that holds the snapshot of a read.
    var readAnchor: SQLiteStatement?
    /// The log as that snapshot has seen it, if it may outlast its read.
    var pausedAt: LogIndexHeader?
    /// Whether the file is known to have a write-ahead log.
    var usesLog = false
    /// The texts of the statements in use while they are recorded.
    @exclusivity(unchecked) private var recorded: [String]?
    private var waitStart: ContinuousClock.Instant?
    private var waited: Double?

    /// - Parameter vfs: the name of a registered VFS; nil: the system's files.
    init(path: String?, mode: Mode, busyTimeout: Double, vfs: String? = nil) throws {
        self.path = path ?? ":memory:"
        self.busyTimeout = busyTimeout
        var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        var name = path ?? ":memory:"
        switch mode {
        case .readOnly: flags |= SQLITE_OPEN_READONLY
        case .readWrite: flags |= SQLITE_OPEN_READWRITE
        case .create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        case .immutable:
            flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            name = Connection.immutableAddress(name)
        }
        var opened: OpaquePointer?
        let result = sqlite3_open_v2(name, &opened, flags, vfs)
        guard result == SQLITE_OK, let opened else {
            let error = SQLiteError.make(result, connection: opened, path: self.path)
            sqlite3_close_v2(opened)
            throw error
        }
        handle = opened
        installHandlers()
    }

    deinit {
        readAnchor = nil
        forgetStatements()
        sqlite3_close_v2(handle)
    }

    // MARK: Statements

    /// The statement of a literal, prepared at its first use.
    ///
    /// While the kept one is in use, the caller gets another of its own.
    func statement(_ sql: StaticString) throws -> SQLiteStatement {
        if recorded != nil { record(sql.description) }
        let key = UInt(bitPattern: sql.utf8Start)
        if let kept = statements[key], !kept.isActive { return kept }
        let made = try prepare(sql.description, persistent: true)
        if statements[key] == nil { statements.add(made, key) }
        return made
    }

    /// The statement of a composed text, prepared at its first use.
    func statement(composed sql: String) throws -> SQLiteStatement {
        if recorded != nil { record(sql) }
        if let kept = composed[sql], !kept.isActive { return kept }
        let made = try prepare(sql, persistent: true)
        if composed[sql] == nil { composed[sql] = made }
        return made
    }

    /// The statement of a number, which stands for a text that is always the
    /// same; composed and prepared at its first use.
    func statement(number: Int64, _ sql: () -> String) throws -> SQLiteStatement {
        if recorded != nil { record(sql()) }
        let key = UInt(truncatingIfNeeded: number)
        if let kept = numbered[key], !kept.isActive { return kept }
        let made = try prepare(sql(), persistent: true)
        if numbered[key] == nil { numbered.add(made, key) }
        return made
    }

    /// The texts of the kept statements that `body` uses, each once.
    func recordingStatements(_ body: () throws -> Void) rethrows -> [String] {
        recorded = []
        defer { recorded = nil }
        try body()
        return recorded ?? []
    }

    private func record(_ sql: String) {
        if recorded?.contains(where: { $0.hasSameBytes(as: sql) }) == false {
            recorded?.append(sql)
        }
    }

    /// Prepares a statement that the connection does not keep.
    func prepare(_ sql: String, persistent: Bool = false) throws -> SQLiteStatement {
        var sql = sql
        var prepared: OpaquePointer?
        let result = sql.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                sqlite3_prepare_v3(
                    handle, text.baseAddress, Int32(text.count),
                    persistent ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0, &prepared, nil)
            }
        }
        guard result == SQLITE_OK else { throw error(result) }
        guard let prepared else { preconditionFailure("Empty statement.") }
        return SQLiteStatement(prepared, connection: self)
    }

    /// Runs one or more statements without parameters, ignoring their rows.
    func execute(_ sql: String) throws {
        let result = sqlite3_exec(handle, sql, nil, nil, nil)
        guard result == SQLITE_OK else { throw error(result) }
    }

    /// The first column of the first row, as an integer; nil without a row.
    func integer(_ sql: String) throws -> Int64? {
        let statement = try prepare(sql)
        return try statement.step() ? statement.int64(0) : nil
    }

    /// The first column of the first row, as text; nil without a row.
    func text(_ sql: String) throws -> String? {
        let statement = try prepare(sql)
        return try statement.step() ? statement.text(0) : nil
    }

    /// Drops the kept statements of composed texts: indexes come and go.
    func forgetComposedStatements() {
        composed.removeAll()
        numbered.removeAll()
    }

    /// Drops all kept statements, so that the connection can change its
    /// journal mode or be closed.
    func forgetStatements() {
        statements.removeAll()
        forgetComposedStatements()
    }

    // MARK: State

    /// Whether a transaction is open.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Whether the file was opened for reading only.
    var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

    /// The rowid that the last insert gave.
    var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// How many rows the last statement changed.
    var changedRows: Int64 { Int64(sqlite3_changes64(handle)) }

    /// The error of a failed call.
    func error(_ result: Int32) -> GraphError {
        // A wait for a lock that was cancelled ends as a failed wait.
        if result & 0xff == SQLITE_BUSY, cancellation?.isCancelled == true {
            return .interrupted
        }
        return SQLiteError.make(result, connection: handle, path: path, waited: waited)
    }

    // MARK: Handlers

    private func installHandlers() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_busy_handler(
            handle,
            { context, count in
                let connection = Unmanaged<Connection>.fromOpaque(context!).takeUnretainedValue()
                return connection.shouldWait(count: count) ? 1 : 0
            }, context)
        sqlite3_progress_handler(
            handle, 10_000,
            { context in
                let connection = Unmanaged<Connection>.fromOpaque(context!).takeUnretainedValue()
                return connection.cancellation?.isCancelled == true ? 1 : 0
            }, context)
        sqlite3_wal_hook(
            handle,
            { context, _, _, pages in
                let connection = Unmanaged<Connection>.fromOpaque(context!).takeUnretainedValue()
                connection.writeAheadPages = Int(pages)
                return SQLITE_OK
            }, context)
    }

    /// Waits a little for another process's lock; false when time is up or
    /// the caller has been cancelled.
    private func shouldWait(count: Int32) -> Bool {
        if cancellation?.isCancelled == true { return false }
        let now = ContinuousClock.now
        if count == 0 || waitStart == nil {
            waitStart = now
            waited = nil
        }
        let elapsed = (now - waitStart!) / .seconds(1)
        guard elapsed < busyTimeout else {
            waited = elapsed
            return false
        }
        let delays: [Int32] = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50]
        let delay = min(
            delays[min(Int(count), delays.count - 1)], Int32((busyTimeout - elapsed) * 1000) + 1)
        sqlite3_sleep(delay)
        return true
    }

    /// A `file:` address for a file on read-only media.
    private static func immutableAddress(_ path: String) -> String {
        var text = "file:"
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "-"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = Array("0123456789ABCDEF".unicodeScalars)
                text += "%"
                text.unicodeScalars.append(digits[Int(byte >> 4)])
                text.unicodeScalars.append(digits[Int(byte & 15)])
            }
        }
        return text + "?immutable=1"
    }
}
