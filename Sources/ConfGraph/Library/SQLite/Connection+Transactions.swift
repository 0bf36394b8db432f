import CSQLite

extension Connection {
    /// Begins a read and takes its snapshot, or goes on with the one that
    /// ``pauseRead()`` has kept if nothing has been committed since.
    ///
    /// A statement that has given its row and is not reset holds a snapshot as
    /// BEGIN and COMMIT around it would, for half of what those cost; this one
    /// reads no page.
    ///
    /// - Parameter pausable: whether it shall be possible to keep the snapshot.
    func beginRead(pausable: Bool = false) throws {
        if let pausedAt, pausedAt == LogIndexHeader(of: self) { return }
        endRead()
        // What is the same before and after is what the snapshot has seen.
        let before = pausable && usesLog ? LogIndexHeader(of: self) : nil
        let anchor = try statement("PRAGMA data_version")
        _ = try anchor.step()
        readAnchor = anchor
        guard pausable else { return }
        if let before, before == LogIndexHeader(of: self) { pausedAt = before }
        if !usesLog {
            // It cannot change while other connections are open.
            let mode = try statement("PRAGMA journal_mode")
            usesLog = try mode.step() && mode.text(0) == "wal"
            mode.reset()
        }
    }

    /// Ends a read but keeps its snapshot for the next one; ends it altogether
    /// where that cannot be.
    func pauseRead() {
        if pausedAt == nil { endRead() }
    }

    /// Whether a snapshot is held.
    var holdsSnapshot: Bool { readAnchor != nil }

    /// Ends what ``beginRead(pausable:)`` began; nothing where none is open.
    func endRead() {
        pausedAt = nil
        readAnchor?.reset()
        readAnchor = nil
    }

    /// A number that changes with every commit that this connection has come
    /// to see, its own among them; nil if SQLite does not tell.
    var dataVersion: UInt32? {
        var version: UInt32 = 0
        let result = sqlite3_file_control(handle, "main", SQLITE_FCNTL_DATA_VERSION, &version)
        return result == SQLITE_OK ? version : nil
    }

    /// Begins a write: waits for the write lock, at most the busy timeout.
    func beginWrite() throws { try statement("BEGIN IMMEDIATE").run() }

    /// Leaves the write-ahead log and begins a write that nobody else may be
    /// beside; false if others have the file open.
    func beginAlone() throws -> Bool {
        let timeout = busyTimeout
        busyTimeout = 0
        defer { busyTimeout = timeout }
        forgetStatements()
        guard try text("PRAGMA journal_mode=DELETE") == "delete" else { return false }
        usesRollbackJournal = true
        // The journal's end is the commit: its folder must be synced as well.
        synchronousBefore = try integer("PRAGMA synchronous") ?? 2
        try execute("PRAGMA synchronous=EXTRA")
        try statement("BEGIN EXCLUSIVE").run()
        return true
    }

    /// Goes back to the write-ahead log after ``beginAlone()``.
    func useWriteAheadLog() -> Bool {
        guard usesRollbackJournal else { return true }
        forgetStatements()
        guard (try? text("PRAGMA journal_mode=WAL")) == "wal" else { return false }
        usesRollbackJournal = false
        return (try? execute("PRAGMA synchronous=\(synchronousBefore)")) != nil
    }

    func commit() throws { try statement("COMMIT").run() }

    /// Undoes the transaction, if SQLite has not done so by itself already.
    func rollback() {
        guard isInTransaction else { return }
        do { try statement("ROLLBACK").run() } catch {
            // A pending read statement cannot stop a rollback; what remains
            // is a failure of the file itself, and closing it rolls back.
            sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
        }
    }

    /// Begins a savepoint of a nesting depth, from 1.
    func beginSavepoint(_ depth: Int) throws {
        try statement(composed: "SAVEPOINT nested\(depth)").run()
    }

    func release(savepoint depth: Int) throws {
        try statement(composed: "RELEASE nested\(depth)").run()
    }

    func rollBack(toSavepoint depth: Int) throws {
        try statement(composed: "ROLLBACK TO nested\(depth)").run()
    }

    /// How far a checkpoint goes.
    enum Checkpoint {
        /// Copies what no reader holds back, and waits for no one.
        case passive
        /// Empties the log as well, if no reader uses it.
        case truncate
    }

    /// Copies the write-ahead log into the file; true if all was copied.
    @discardableResult
    func checkpoint(_ kind: Checkpoint) -> Bool {
        // A checkpoint that others hold back is tried again after a later
        // commit, so it neither waits nor fails the commit before it.
        let timeout = busyTimeout
        busyTimeout = 0
        defer { busyTimeout = timeout }
        let mode = kind == .truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
        var logged: Int32 = 0
        var copied: Int32 = 0
        let result = sqlite3_wal_checkpoint_v2(handle, "main", mode, &logged, &copied)
        return result == SQLITE_OK && logged == copied
    }

    /// Pauses the calling thread.
    func sleep(milliseconds: Int32) { sqlite3_sleep(milliseconds) }
}
