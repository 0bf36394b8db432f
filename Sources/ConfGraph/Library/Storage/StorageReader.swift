/// One read of a graph: everything it answers is of one snapshot.
///
/// It is used by one thread at a time and answers nothing after ``end()``.
class StorageReader {
    let database: Database
    /// Where it runs.
    let session: Session
    let connection: Connection
    let snapshot: Snapshot
    /// The edges, by vertex.
    private(set) lazy var adjacency = AdjacencyReader(
        connection: connection, scratch: session.scratch, snapshot: snapshot,
        shared: database.adjacency, isWriter: isWritable)
    /// The place to give back at the end.
    let gate: TicketGate?
    /// Properties of vertices in memory.
    private(set) lazy var columns = ColumnReader(self, database.columns)
    private(set) var isOpen = true
    /// The edge that this transaction has made last, as long as it is there.
    var newestEdge: EdgeRecord?
    /// The properties of that edge, by key; nil where the file must be asked.
    var newestProperties: [(key: UInt32, value: PropertyValue)]?
    /// What was started in this transaction and ends with it.
    private var dependents: [any TransactionDependent] = []
    /// The usual case is one at a time, for which no array is made.
    private var dependent: (any TransactionDependent)?
    private var loadedCatalog: Catalog?

    init(
        database: Database, session: Session, gate: TicketGate?
    ) throws {
        self.database = database
        self.session = session
        connection = session.connection
        self.gate = gate
        snapshot = try session.snapshot()
    }

    /// Names that this connection has met, those of its own making among them.
    var names: NameTable {
        get { session.names }
        _modify { yield &session.names }
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

    /// Keeps something until the transaction ends, or it is let go before.
    func hold(_ dependent: any TransactionDependent) {
        if self.dependent == nil {
            self.dependent = dependent
        } else {
            dependents.append(dependent)
        }
    }

    /// Lets go of what has ended by itself.
    func letGo(_ dependent: any TransactionDependent) {
        if self.dependent === dependent {
            self.dependent = nil
        } else if let place = dependents.lastIndex(where: { $0 === dependent }) {
            dependents.remove(at: place)
        }
    }

    /// Ends the read and gives its connection back; a second call does nothing.
    func end() {
        guard isOpen else { return }
        while let last = dependents.popLast() { last.transactionEnds() }
        if let last = dependent { last.transactionEnds() }
        markEnded()
        database.finish(self)
    }

    /// Makes every later call throw ``GraphError/closed``.
    func markEnded() { isOpen = false }

    deinit {
        precondition(!isOpen, "A StorageReader must be ended before it is let go.")
    }
}

/// Something that works inside one transaction only.
protocol TransactionDependent: AnyObject {
    /// The transaction ends now, on the thread that used it.
    func transactionEnds()
}
