import CSQLite

/// What SQLite offers to who asks for the file beneath a connection
/// (https://sqlite.org/c3ref/io_methods.html).
struct FilePointer {
    let file: UnsafeMutablePointer<sqlite3_file>
    private let methods: sqlite3_io_methods

    init?(_ connection: Connection) {
        var pointer: UnsafeMutablePointer<sqlite3_file>?
        guard
            sqlite3_file_control(
                connection.handle, "main", SQLITE_FCNTL_FILE_POINTER, &pointer) == SQLITE_OK,
            let file = pointer, let methods = file.pointee.pMethods?.pointee
        else { return nil }
        self.file = file
        self.methods = methods
    }

    /// The first bytes of the write-ahead log's index; nil if it cannot be had.
    ///
    /// Where there is none, asking makes one.
    var logIndex: UnsafeRawPointer? {
        guard methods.iVersion >= 2, let map = methods.xShmMap else { return nil }
        var region: UnsafeMutableRawPointer?
        let result = withUnsafeMutablePointer(to: &region) { region in
            region.withMemoryRebound(to: UnsafeMutableRawPointer?.self, capacity: 1) {
                map(file, 0, FilePointer.logIndexRegion, 0, $0)
            }
        }
        return result == SQLITE_OK ? UnsafeRawPointer(region) : nil
    }

    /// The size that SQLite gives to the regions of that index.
    private static let logIndexRegion: Int32 = 32 << 10

    /// Where the file is mapped into memory, as far as that is known; nil if it
    /// is not. The next use of the connection may map it elsewhere.
    var mapping: UnsafeRawBufferPointer? {
        guard methods.iVersion >= 3, let fetch = methods.xFetch, let unfetch = methods.xUnfetch,
            let size = methods.xFileSize
        else { return nil }
        var bytes: sqlite3_int64 = 0
        guard size(file, &bytes) == SQLITE_OK, bytes > FilePointer.end, bytes <= Int32.max
        else { return nil }
        var start: UnsafeMutableRawPointer?
        // Newer versions of SQLite do not hand out a file's very end.
        let count = bytes - FilePointer.end
        let result = withUnsafeMutablePointer(to: &start) { start in
            start.withMemoryRebound(to: UnsafeMutableRawPointer?.self, capacity: 1) {
                fetch(file, 0, Int32(count), $0)
            }
        }
        guard result == SQLITE_OK, let start else { return nil }
        _ = unfetch(file, 0, start)
        return UnsafeRawBufferPointer(start: start, count: Int(count))
    }

    private static let end: sqlite3_int64 = 64 << 10
}
