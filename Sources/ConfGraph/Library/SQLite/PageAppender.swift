import CSQLite

/// Adds whole pages to a file, as the last thing before the commit of a
/// connection that has left the write-ahead log.
///
/// Rows in order of their keys are written several times as fast as pages of
/// B-trees (``TreeBuilder``) than through SQL. The pages follow SQLite's
/// published file format. That all of them are there or none is left to SQLite:
/// the rollback journal has the roots as they were and knows how long the file
/// was, so that a rollback, also after the death of the process, cuts off what
/// was added. The pages count from the moment when COMMIT writes the first page
/// of the file, which says how many there are. To the connection the commit
/// looks as if another process had made one more after it, so that it forgets
/// what it remembers of the file.
final class PageAppender {
    /// The bytes of a page.
    let pageSize: Int
    private let connection: Connection
    private let file: UnsafeMutablePointer<sqlite3_file>
    private let system: UnsafePointer<sqlite3_io_methods>
    /// How many pages the file has without those added here.
    private let before: UInt32
    private var last: UInt32
    /// The page that holds the bytes with which SQLite locks is never used.
    private let lockPage: UInt32
    /// Pages at the end of the file that are yet to be written.
    private let waiting: UnsafeMutableRawBufferPointer
    private var waitingBytes = 0

    /// SQLite's files take no more than 128 KB at once.
    private static let waitingLimit = 1 << 16

    /// - Returns: nil if the file is such that rows must go through SQL.
    init?(_ connection: Connection) throws {
        self.connection = connection
        guard connection.usesRollbackJournal, connection.isInTransaction,
            let file = FilePointer(connection)?.file, let system = file.pointee.pMethods,
            let pages = try connection.integer("PRAGMA page_count")
        else { return nil }
        self.file = file
        self.system = system
        pageSize = Int(try connection.pageSize())
        before = UInt32(truncatingIfNeeded: pages)
        last = before
        lockPage = UInt32((1 << 30) / pageSize) + 1
        waiting = .allocate(byteCount: max(pageSize, Self.waitingLimit), alignment: 16)
        var header = [UInt8](repeating: 0, count: 100)
        try check(system.pointee.xRead(file, &header, 100, 0))
        func word(_ offset: Int) -> UInt32 {
            header[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        // Pages that reserve room or have back pointers are not for us; and by
        // the number of pages the commit's first page is told from the old one,
        // which a rollback writes.
        guard header[20] == 0, word(52) == 0, word(28) < before else { return nil }
    }

    deinit { waiting.deallocate() }

    /// Writes what SQLite has in memory, so that it is in no later page's way.
    ///
    /// From here on to the commit nothing may be done with the connection.
    ///
    /// - Returns: false if rows must go through SQL after all. SQLite does not
    ///   write pages that have become free; where the last of all is such a page,
    ///   the commit cuts the file behind it.
    func begin() throws -> Bool {
        try check(sqlite3_db_cacheflush(connection.handle))
        var size: sqlite3_int64 = 0
        try check(system.pointee.xFileSize(file, &size))
        return size == Int64(before) * Int64(pageSize)
    }

    /// Adds a page and returns its number.
    func append(_ page: UnsafeRawPointer) throws -> UInt32 {
        if waitingBytes + pageSize > waiting.count { try write() }
        if last + 1 == lockPage {
            try write()
            last += 1
        }
        (waiting.baseAddress! + waitingBytes).copyMemory(from: page, byteCount: pageSize)
        waitingBytes += pageSize
        last += 1
        return last
    }

    private func write() throws {
        let first = Int64(last) - Int64(waitingBytes / pageSize)
        try check(
            system.pointee.xWrite(
                file, waiting.baseAddress, Int32(waitingBytes), first * Int64(pageSize)))
        waitingBytes = 0
    }

    /// Gives a table its root page, in place of one that holds a single row
    /// that this transaction has put there.
    func replaceRoot(_ number: UInt32, by page: UnsafeRawPointer) throws {
        let offset = Int64(number - 1) * Int64(pageSize)
        var header = [UInt8](repeating: 0, count: 5)
        try check(system.pointee.xRead(file, &header, 5, offset))
        guard header[3] == 0, header[4] == 1 else {
            throw GraphError(
                .io, "SQLite has not written a page of \(connection.path) when it was asked to.")
        }
        try check(system.pointee.xWrite(file, page, Int32(pageSize), offset))
    }

    /// Commits the transaction with the pages.
    func commit() throws {
        if waitingBytes > 0 { try write() }
        var counted = CountedFile(
            methods: system.pointee, system: system, before: before, after: last)
        counted.methods.xWrite = { CountedFile.write($0, $1, $2, $3) }
        try withUnsafePointer(to: &counted) { counted in
            file.pointee.pMethods = UnsafeRawPointer(counted)
                .assumingMemoryBound(to: sqlite3_io_methods.self)
            defer { file.pointee.pMethods = system }
            try connection.commit()
        }
    }

    private func check(_ result: Int32) throws {
        guard result == SQLITE_OK else { throw connection.error(result) }
    }
}

/// The methods of a file in whose first page the number of pages is put right
/// when it is written, and the commit is counted once more.
private struct CountedFile {
    // First, because SQLite's pointer to the methods is one to all of this.
    var methods: sqlite3_io_methods
    let system: UnsafePointer<sqlite3_io_methods>
    let before: UInt32
    let after: UInt32

    static func write(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeRawPointer?, _ count: Int32,
        _ offset: Int64
    ) -> Int32 {
        guard let file, let methods = file.pointee.pMethods, let bytes else { return SQLITE_IOERR }
        let counted = UnsafeRawPointer(methods).assumingMemoryBound(to: CountedFile.self).pointee
        let write = counted.system.pointee.xWrite!
        func word(_ offset: Int) -> UInt32 {
            UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        var result = write(file, bytes, count, offset)
        guard offset == 0, count >= 100, word(28) == counted.before else { return result }
        let change = (word(24) &+ 1).bigEndian
        // The count of commits, the number of pages; and to which commit it belongs.
        let words: [(Int64, UInt32)] = [
            (24, change), (28, counted.after.bigEndian), (92, change),
        ]
        for (place, value) in words where result == SQLITE_OK {
            result = withUnsafeBytes(of: value) { write(file, $0.baseAddress, 4, place) }
        }
        return result
    }
}
