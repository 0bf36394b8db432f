/// One read of a graph: everything it answers is of one snapshot.
///
/// It is used by one thread at a time and answers nothing after ``end()``.
class StorageReader {
    let database: Database
    let connection: Connection
    let snapshot: Snapshot
    /// Names seen by this reader, so that a look-up takes no lock.
    var names: NameTable
    /// The edges, by vertex.
    let adjacency: AdjacencyReader
    /// The place to give back at the end.
    let gate: TicketGate?
    private(set) var isOpen = true
    private var loadedCatalog: Catalog?

    init(
        database: Database, connection: Connection, gate: TicketGate?, isWriter: Bool = false
    ) throws {
        self.database = database
        self.connection = connection
        self.gate = gate
        snapshot = try Snapshot(of: connection)
        adjacency = AdjacencyReader(
            connection: connection, snapshot: snapshot, shared: database.adjacency,
            isWriter: isWriter)
        names = database.names
    }

    /// Whether this is a ``StorageWriter``.
    var isWritable: Bool { false }

    /// Whether the catalog that this reader sees is committed.
    var mayShareCatalog: Bool { true }

    /// Settings, indexes and derived properties of this snapshot.
    var catalog: Catalog {
        get throws {
            if let loadedCatalog { return loadedCatalog }
            try requireOpen()
            let catalog = try database.catalog(of: self)
            loadedCatalog = catalog
            return catalog
        }
    }

    /// Makes the next use of the catalog read it anew.
    func forgetCatalog() { loadedCatalog = nil }

    /// Throws if the read has ended.
    @inline(__always)
    func requireOpen() throws {
        guard isOpen else { throw GraphError.closed }
    }

    /// Throws an error of code `interrupted` if the caller was cancelled.
    func checkCancelled() throws { try connection.cancellation?.check() }

    /// Ends the read and gives its connection back; a second call does nothing.
    func end() {
        guard isOpen else { return }
        markEnded()
        database.finish(self)
    }

    /// Makes every later call throw ``GraphError/closed``.
    func markEnded() { isOpen = false }

    deinit {
        precondition(!isOpen, "A StorageReader must be ended before it is let go.")
    }
}
