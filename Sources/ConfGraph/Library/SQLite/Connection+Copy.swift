import CSQLite

extension Connection {
    /// Replaces all that this connection's file or memory holds by what
    /// another's does, as of one moment.
    func copyContent(of source: Connection) throws {
        guard let copy = sqlite3_backup_init(handle, "main", source.handle, "main") else {
            throw error(sqlite3_errcode(handle))
        }
        let result = sqlite3_backup_step(copy, -1)
        sqlite3_backup_finish(copy)
        guard result == SQLITE_DONE else { throw error(result) }
    }
}
