/// The header of the write-ahead log's index, which every commit changes.
///
/// The index is memory that all connections to a file share, of a documented
/// layout (https://sqlite.org/walformat.html): its first 48 bytes say how far
/// the log is to be read. SQLite looks at them whenever a read begins; as long
/// as they have stayed the same, a snapshot is the newest there is.
struct LogIndexHeader: Equatable {
    private typealias Words = (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)
    private let words: Words

    /// The header as it is now; nil if there is none to be seen.
    ///
    /// The connection must use a write-ahead log: for another, asking would
    /// make an index.
    init?(of connection: Connection) {
        guard let index = FilePointer(connection)?.logIndex else { return nil }
        words = index.loadUnaligned(as: Words.self)
    }

    static func == (one: LogIndexHeader, other: LogIndexHeader) -> Bool {
        one.words == other.words
    }
}
