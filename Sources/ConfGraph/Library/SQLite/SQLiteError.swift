import CSQLite

/// Turns SQLite's result codes into errors with words for people.
enum SQLiteError {
    /// The error of a failed call, with what was being done to which file.
    static func make(
        _ result: Int32, connection: OpaquePointer?, path: String, waited: Double? = nil
    ) -> GraphError {
        var code = result
        var detail = String(cString: sqlite3_errstr(result))
        if let connection {
            let extended = sqlite3_extended_errcode(connection)
            if extended & 0xff == result & 0xff {
                code = extended
                detail = String(cString: sqlite3_errmsg(connection))
            }
        }
        let (kind, message) = words(code, detail: detail, path: path, waited: waited)
        return GraphError(kind, message, sqliteCode: code)
    }

    /// Whether a file could not be used because nothing can be made beside it.
    static func meansReadOnlyMedia(_ error: GraphError) -> Bool {
        guard let code = error.sqliteCode else { return false }
        return [SQLITE_CANTOPEN, SQLITE_READONLY].contains(code & 0xff)
    }

    private static func words(
        _ code: Int32, detail: String, path: String, waited: Double?
    ) -> (GraphError.Code, String) {
        switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED:
            let time = waited.map { "; waited \(seconds($0))" } ?? ""
            return (
                .busy,
                "The graph is busy: another process is writing to \(path)\(time). "
                    + "Try again when it has finished, or allow a longer busy timeout."
            )
        case SQLITE_FULL:
            return (
                .io,
                "The disk is full: \(path) could not grow. Nothing was changed; "
                    + "free some space and try again."
            )
        case SQLITE_READONLY:
            return (
                .readOnly,
                "The graph cannot be changed: \(path) or its folder is read-only."
            )
        case SQLITE_CORRUPT:
            return (
                .corrupt,
                "The graph is damaged: \(path) (\(detail)). "
                    + "Run check --repair on a copy, or restore a backup."
            )
        case SQLITE_NOTADB:
            return (.notAGraph, "\(path) is not a ConfGraph graph: it is not a SQLite file.")
        case SQLITE_CANTOPEN:
            return (
                .cannotOpen, "Cannot open \(path): \(detail). Check the path and its permissions."
            )
        case SQLITE_PERM, SQLITE_AUTH:
            return (.cannotOpen, "Cannot open \(path): permission denied.")
        case SQLITE_IOERR:
            return (.io, "Reading or writing \(path) failed: \(detail) (SQLite \(code)).")
        case SQLITE_NOMEM:
            return (.limit, "Out of memory while working on \(path).")
        case SQLITE_TOOBIG:
            return (.limit, "A value is too large: SQLite stores at most about 1 GB in one value.")
        case SQLITE_CONSTRAINT:
            return (.constraint, "The graph refused a change: \(detail).")
        case SQLITE_INTERRUPT:
            return (.interrupted, GraphError.interrupted.message)
        default:
            return (.runtime, "SQLite failed on \(path): \(detail) (code \(code)).")
        }
    }

    private static func seconds(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths)) s" : "\(tenths) s"
    }
}
