import CSQLite

extension Connection {
    /// The least version of the SQLite library that will do: 3.37.
    static let leastVersion: Int32 = 3_037_000

    /// Checks that the SQLite library has what a graph needs, and says what
    /// is missing.
    static func checkLibrary() throws {
        guard sqlite3_libversion_number() >= leastVersion else {
            throw GraphError(
                .unsupported,
                "SQLite \(String(cString: sqlite3_libversion())) is too old: "
                    + "ConfGraph needs 3.37 or later. Update the system's SQLite library.")
        }
        for (option, name) in [("ENABLE_FTS5", "FTS5"), ("ENABLE_RTREE", "R*Tree")]
        where sqlite3_compileoption_used(option) == 0 {
            throw GraphError(
                .unsupported,
                "The system's SQLite library lacks \(name), which ConfGraph needs. "
                    + "Install a build of SQLite that has it.")
        }
    }

    /// Locks the connection down before it reads any schema of the file.
    func harden() throws {
        for (option, value) in [
            (SQLITE_DBCONFIG_DEFENSIVE, Int32(1)), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
            (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
            (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
        ] {
            confgraph_db_config_flag(handle, option, value)
        }
        try execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON")
    }

    /// Whether closing the connection may copy the write-ahead log.
    func checkpointOnClose(_ allowed: Bool) {
        confgraph_db_config_flag(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, allowed ? 0 : 1)
    }

    /// The size of the file's pages.
    func pageSize() throws -> Int64 { try integer("PRAGMA page_size") ?? 4096 }
}
