/// One write of a graph: it sees its own changes, others see them after
/// ``commit()``.
final class StorageWriter: StorageReader {
    /// The next keys to give; nil until the first is needed.
    var nextVertex: Int64?
    var nextEdge: Int64
    /// The newest vertex or edge may be gone, so the mark must be written.
    var hasRemovedVertices = false
    var hasRemovedEdges = false
    /// Numbers of vertex properties that are set aside.
    var propertyNumbers: Range<Int64>
    /// How many numbers to set aside next.
    var propertyReserve: Int64 = 64
    /// Names that others may see after the commit.
    var newNames: [NewName] = []
    /// The catalog's generation has been raised.
    var hasChangedCatalog = false
    /// More than names has changed, so that the catalog that this writer sees
    /// is its own.
    var hasChangedSettings = false
    /// The numbers of label sets that this write has used.
    var labelSetCache: [[UInt32]: UInt32] = [:]
    /// What was asked for last: many writes ask for the same again and again.
    var latestLabel: (name: String, id: UInt32)?
    var latestKey: (name: String, id: UInt32)?
    /// What readers' columns have to read anew after the commit.
    var columnChanges = ColumnChanges()
    private var savepointDepth = 0
    /// The names of before, which a rollback leaves.
    private let committedNames: NameTable

    enum NewName {
        case label(String, UInt32)
        case key(String, UInt32)
        case labelSet(UInt32, [UInt32])
    }

    init(
        database: Database, session: Session, gate: TicketGate?,
        propertyNumbers: Range<Int64>
    ) throws {
        self.propertyNumbers = propertyNumbers
        committedNames = session.names
        nextEdge = 0
        try super.init(database: database, session: session, gate: gate)
        nextEdge = snapshot.newestEdge + 1
        do {
            try FileFormat.check(
                minimumReader: nil, minimumWriter: catalog.minimumWriter, path: connection.path)
        } catch {
            markEnded()
            throw error
        }
    }

    override var isWritable: Bool { true }
    override var mayShareCatalog: Bool { !hasChangedSettings }

    /// Makes the changes durable and visible, and ends the write.
    ///
    /// - Throws: ``GraphError``: `io` if the disk is full or failing; then
    ///   nothing was changed.
    ///
    /// - Parameter ending: commits the transaction, after whatever else is to be
    ///   the last; nil: SQLite's COMMIT alone.
    func commit(_ ending: (() throws -> Void)? = nil) throws {
        try commit(willCompact: true, ending)
        database.compactIfNeeded(after: adjacency)
    }

    /// Commits a round of a compaction, which is not to start another.
    func commitCompaction() throws {
        try commit(willCompact: false, nil)
    }

    private func commit(willCompact: Bool, _ ending: (() throws -> Void)?) throws {
        try requireOpen()
        do {
            try checkCancelled()
            if willCompact { try adjacency.packIfLarge(database.options) }
            try writeMarks()
            try database.options.phases.during(.commit) {
                if let ending { try ending() } else { try connection.commit() }
            }
        } catch {
            rollback()
            throw error
        }
        publish()
        database.checkpointIfNeeded(connection)
        end()
    }

    /// Undoes everything and ends the write; a second call does nothing.
    func rollback() {
        guard isOpen else { return }
        connection.rollback()
        session.labelSets.removeAll()
        names = committedNames
        forgetPlans()
        if hasChangedSettings { connection.forgetComposedStatements() }
        end()
    }

    /// Runs `body`; an error undoes what it did, and nothing before it.
    func savepoint<R>(_ body: () throws -> R) throws -> R {
        try requireOpen()
        let saved = (
            names, newNames.count, nextVertex, nextEdge, propertyNumbers, hasChangedCatalog
        )
        let savedSettings = hasChangedSettings
        let savedColumns = columnChanges
        savepointDepth += 1
        defer { savepointDepth -= 1 }
        let depth = savepointDepth
        try connection.beginSavepoint(depth)
        do {
            let result = try body()
            try connection.release(savepoint: depth)
            return result
        } catch {
            // Some failures (a full disk) end the whole transaction.
            if connection.isInTransaction {
                try connection.rollBack(toSavepoint: depth)
                try connection.release(savepoint: depth)
            }
            (names, _, nextVertex, nextEdge, propertyNumbers, _) = saved
            newNames.removeSubrange(saved.1...)
            if connection.isInTransaction { try adjacency.savepointRolledBack() }
            session.labelSets.removeAll()
            newestEdge = nil
            latestLabel = nil
            latestKey = nil
            labelSetCache = [:]
            forgetPlans()
            columnChanges = savedColumns
            hasChangedCatalog = saved.5
            if !savedSettings { hasChangedSettings = false }
            connection.forgetComposedStatements()
            forgetCatalog()
            throw error
        }
    }

    /// Plans may name what is being undone, or know nothing of what has changed.
    private func forgetPlans() {
        if hasChangedCatalog { session.keepsake = nil }
    }

    /// Runs `body`, which adds one edge at most and changes nothing else; an
    /// error undoes that. It costs nothing, where a savepoint copies each page
    /// that `body` changes.
    func addingOneEdge<R>(_ body: () throws -> R) throws -> R {
        try requireOpen()
        let first = nextEdge
        do {
            return try body()
        } catch {
            if isOpen, connection.isInTransaction, nextEdge > first { try removeEdge(first) }
            throw error
        }
    }

    /// Notes that names, indexes or settings have changed: other processes
    /// and later readers then read them anew.
    func changeCatalog() throws {
        hasChangedSettings = true
        session.keepsake = nil
        forgetCatalog()
        try raiseGeneration()
    }

    /// Notes that there are new names.
    func raiseGeneration() throws {
        guard !hasChangedCatalog else { return }
        hasChangedCatalog = true
        try connection.statement(
            "UPDATE state SET catalog_generation = catalog_generation + 1"
        ).run()
    }

    private func publish() {
        if !newNames.isEmpty {
            let added = newNames
            database.remember { names in
                for name in added {
                    switch name {
                    case .label(let text, let id): names.addLabel(text, id)
                    case .key(let text, let id): names.addKey(text, id)
                    case .labelSet(let id, let labels): names.addLabelSet(id, labels)
                    }
                }
            }
        }
        database.keep(propertyNumbers: propertyNumbers)
    }
}
