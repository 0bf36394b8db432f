/// A connection and what it keeps from one transaction to the next.
///
/// Like the connection it is used by one transaction at a time.
final class Session {
    let connection: Connection
    /// Buffers for hops.
    let scratch = AdjacencyScratch()
    /// Label sets as the running transaction sees them.
    let labelSets = LabelSetCache()
    /// Above all keys of vertices as reads see them, if one has asked.
    var vertexSpan: Int64?
    /// What the layers above keep with the connection: plans.
    var keepsake: SessionKeepsake?
    /// Names met on this connection, so that a look-up takes no lock.
    var names: NameTable
    /// How many reads have begun here.
    private var reads = 0
    private var hasToldMapping = false
    /// When the last of them began, as the database counts pauses.
    private var era = 0
    /// What the file held when a transaction began last.
    private var known: (version: UInt32, snapshot: Snapshot)?

    init(_ connection: Connection, names: NameTable = NameTable()) {
        self.connection = connection
        self.names = names
    }

    /// Begins a read, with the snapshot of a paused one of the same era if
    /// nothing has been committed since.
    func beginRead(era: Int) throws {
        if era != self.era { connection.endRead() }
        self.era = era
        reads &+= 1
        try connection.beginRead(pausable: reads > Session.fewReads)
    }

    /// Where the connection has the file in memory, up to a limit; nil at every
    /// later call.
    func newMapping(limit: Int) -> MappedPages? {
        guard !hasToldMapping else { return nil }
        hasToldMapping = true
        return (FilePointer(connection)?.mapping?.prefix(limit)).map {
            MappedPages(UnsafeRawBufferPointer(rebasing: $0))
        }
    }

    /// Programs that ask so little are spared the clock that ends pauses.
    private static let fewReads = 3

    /// What the transaction that has just begun sees: read from the file only
    /// where the file has changed since the last one.
    ///
    /// `PRAGMA data_version` would not do, as it leaves out what the connection
    /// itself commits; the counter behind it does not.
    func snapshot() throws -> Snapshot {
        let version = connection.dataVersion
        if let known, let version, known.version == version { return known.snapshot }
        labelSets.removeAll()
        vertexSpan = nil
        let snapshot = try Snapshot(of: connection)
        known = version.map { ($0, snapshot) }
        return snapshot
    }

    /// A number that changes whenever the file has changed between two
    /// transactions; nil where SQLite does not tell.
    var version: UInt32? { known?.version }
}

/// What the layers above storage keep with a connection.
class SessionKeepsake {}
