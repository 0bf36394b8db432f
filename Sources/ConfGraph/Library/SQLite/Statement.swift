import CSQLite

/// A prepared statement: bind, step, read columns, reset.
///
/// Parameters count from 1 and columns from 0, as in SQLite. Borrowed text
/// and bytes are valid until the next `step` or `reset`.
final class SQLiteStatement {
    private let handle: OpaquePointer
    private unowned let connection: Connection
    /// Whether it has been stepped and not reset: it must not be shared then.
    ///
    /// Only its own methods touch it, one at a time.
    @exclusivity(unchecked) private(set) var isActive = false

    init(_ handle: OpaquePointer, connection: Connection) {
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    // MARK: Binding

    func bind(_ value: Int64, at index: Int32) {
        let result = sqlite3_bind_int64(handle, index, value)
        precondition(result == SQLITE_OK, "No parameter \(index).")
    }

    func bind(_ value: Double, at index: Int32) {
        let result = sqlite3_bind_double(handle, index, value)
        precondition(result == SQLITE_OK, "No parameter \(index).")
    }

    func bindNull(at index: Int32) {
        let result = sqlite3_bind_null(handle, index)
        precondition(result == SQLITE_OK, "No parameter \(index).")
    }

    /// Binds a copy of the text's bytes; it may contain NUL.
    func bind(_ value: String, at index: Int32) throws {
        var value = value
        let result = value.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                // A null pointer would bind NULL.
                guard let base = text.baseAddress else {
                    return confgraph_bind_text(handle, index, "", 0)
                }
                return confgraph_bind_text(handle, index, base, UInt64(text.count))
            }
        }
        guard result == SQLITE_OK else { throw connection.error(result) }
    }

    /// Binds a copy of UTF-8 bytes as text.
    func bindText(_ bytes: UnsafeRawBufferPointer, at index: Int32) throws {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return try bind("", at: index) }
        try check(
            confgraph_bind_text(
                handle, index, base.assumingMemoryBound(to: CChar.self), UInt64(bytes.count)))
    }

    /// Binds a copy of the bytes.
    func bindBlob(_ bytes: UnsafeRawBufferPointer, at index: Int32) throws {
        guard let base = bytes.baseAddress, bytes.count > 0 else {
            return try check(sqlite3_bind_zeroblob(handle, index, 0))
        }
        try check(confgraph_bind_blob(handle, index, base, UInt64(bytes.count)))
    }

    func bindBlob(_ bytes: [UInt8], at index: Int32) throws {
        try bytes.withUnsafeBytes { try bindBlob($0, at: index) }
    }

    /// Binds bytes without copying them: they must stay until the statement
    /// has been reset or bound anew.
    func bindBorrowedBlob(_ bytes: UnsafeRawBufferPointer, at index: Int32) throws {
        guard let base = bytes.baseAddress, bytes.count > 0 else {
            return try check(sqlite3_bind_zeroblob(handle, index, 0))
        }
        try check(confgraph_bind_borrowed_blob(handle, index, base, UInt64(bytes.count)))
    }

    /// Binds a text, without copying it, while `body` runs the statement.
    func binding<R>(_ text: String, at index: Int32, _ body: () throws -> R) throws -> R {
        var text = text
        return try text.withUTF8 { bytes in
            // A null pointer would bind NULL.
            guard let base = bytes.baseAddress else {
                try bind("", at: index)
                return try body()
            }
            let result = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                confgraph_bind_borrowed_text(handle, index, $0, UInt64(bytes.count))
            }
            defer {
                reset()
                sqlite3_bind_null(handle, index)
            }
            try check(result)
            return try body()
        }
    }

    /// Sets all parameters to null, to let go of large values.
    func clearBindings() { sqlite3_clear_bindings(handle) }

    // MARK: Running

    /// Advances to the next row; false when there is none.
    func step() throws -> Bool {
        let result = sqlite3_step(handle)
        if result == SQLITE_ROW {
            isActive = true
            return true
        }
        isActive = false
        if result == SQLITE_DONE {
            sqlite3_reset(handle)
            return false
        }
        let error = connection.error(result)
        sqlite3_reset(handle)
        throw error
    }

    /// Runs the statement to its end, for statements without rows.
    func run() throws {
        while try step() {}
    }

    /// Makes the statement ready to run again; bindings stay.
    func reset() {
        guard isActive else { return }
        sqlite3_reset(handle)
        isActive = false
    }

    private func check(_ result: Int32) throws {
        guard result == SQLITE_OK else { throw connection.error(result) }
    }

    // MARK: Columns

    var columnCount: Int32 { sqlite3_column_count(handle) }

    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

    /// How SQLite holds the value of this row.
    func storage(_ column: Int32) -> ColumnStorage {
        ColumnStorage(rawValue: sqlite3_column_type(handle, column)) ?? .null
    }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// The text of a column, copied. Bytes that are no UTF-8 are repaired.
    func text(_ column: Int32) -> String { String(decoding: textBytes(column), as: UTF8.self) }

    /// The UTF-8 bytes of a text column, borrowed.
    func textBytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let text = sqlite3_column_text(handle, column)
        return UnsafeRawBufferPointer(
            start: text, count: Int(sqlite3_column_bytes(handle, column)))
    }

    /// The bytes of a blob column, borrowed.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        let bytes = sqlite3_column_blob(handle, column)
        return UnsafeRawBufferPointer(
            start: bytes, count: Int(sqlite3_column_bytes(handle, column)))
    }
}

/// SQLite's storage classes.
enum ColumnStorage: Int32 {
    case integer = 1
    case real = 2
    case text = 3
    case blob = 4
    case null = 5
}
