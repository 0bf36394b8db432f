import Dispatch
import Synchronization

/// One open graph file, or a graph in memory: its connections and what its
/// readers share.
///
/// Reads run at once, each on a connection and a snapshot of its own; one
/// write runs at a time, in order of arrival. A graph in memory is one
/// connection, so its reads queue as well.
final class Database: @unchecked Sendable {  // connections are handed out one at a time
    /// The file's absolute path; nil in memory.
    let path: String?
    let options: StorageOptions

    /// Blocks and delta, for all readers.
    let adjacency: AdjacencyShared
    /// Columns of properties, for all readers.
    let columns: ColumnStore
    private let opening: DatabaseOpening
    private let writeGate = TicketGate(capacity: 1)
    private let readGate: TicketGate
    private let state: Mutex<State>
    /// Bytes of write-ahead log from which on a writer waits for readers; nil
    /// until one had to. Only writers use it, who take turns.
    let patience = Mutex<Int?>(nil)
    /// How often pauses have been ended.
    private let era = Atomic<Int>(0)
    private let sharedNames = Mutex(NameTable())
    private let sharedCatalog = Mutex<Catalog?>(nil)

    /// The connections that nobody uses now.
    private struct State: @unchecked Sendable {
        var readers: [Session] = []
        var writer: Session?
        var isClosed = false
        /// Whether a clock runs that ends the pauses.
        var endsPauses = false
        /// What each thread is doing inside a closure: few are at a time.
        var threads: [ThreadUse] = []
        /// Numbers of vertex properties that the file has set aside for us.
        var propertyNumbers: Range<Int64> = 0..<0
    }

    private struct ThreadUse {
        let thread: UInt
        var reads = 0
        var writes = 0
    }

    /// Opens a file, or makes one if the options say so; nil: in memory, empty
    /// or as a copy of a file.
    ///
    /// - Throws: ``GraphError``: `cannotOpen` if there is no file, `notAGraph`
    ///   if it is something else or of a newer format.
    init(
        path: String?, copyOf original: String? = nil, options: StorageOptions = StorageOptions()
    ) throws {
        self.path = path.map(FileHeader.absolutePath)
        self.options = options
        adjacency = AdjacencyShared(
            cacheLimit: max(0, options.blockCacheBytes),
            decodingThreshold: options.decodingThreshold)
        columns = ColumnStore(limit: max(0, options.columnCacheBytes))
        opening = DatabaseOpening(path: self.path, options: options, original: original)
        readGate = TicketGate(capacity: max(1, options.maximumReaders))
        let writer = try opening.prepareFile()
        state = Mutex(State())
        if let writer {
            let session = Handed(session: Session(writer))
            state.withLock { $0.writer = session.session }
        }
        if path != nil {
            // Says now what is wrong with the file, not at the first read.
            let reader = Handed(session: Session(try opening.openReader()))
            state.withLock { $0.readers.append(reader.session!) }
        }
    }

    /// Whether the graph is in memory only.
    var isInMemory: Bool { path == nil }

    // MARK: Closures

    /// Runs `body` on the calling thread in one read transaction.
    func read<R>(cancellation: Cancellation? = nil, _ body: (StorageReader) throws -> R) throws
        -> R
    {
        let thread = currentThreadNumber()
        let outer = try mark(thread, writing: false)
        defer { unmark(thread, writing: false) }
        let reader = try beginRead(cancellation: cancellation, isNested: outer)
        defer { reader.end() }
        return try body(reader)
    }

    /// Runs `body` on the calling thread in one write transaction; an error
    /// undoes all of it.
    func write<R>(cancellation: Cancellation? = nil, _ body: (StorageWriter) throws -> R) throws
        -> R
    {
        let thread = currentThreadNumber()
        _ = try mark(thread, writing: true)
        defer { unmark(thread, writing: true) }
        let writer = try beginWrite(cancellation: cancellation, timeout: nil)
        do {
            let result = try body(writer)
            try writer.commit()
            return result
        } catch {
            writer.rollback()
            throw error
        }
    }

    /// Runs `body` in one write transaction that adds many edges.
    ///
    /// An empty graph that nobody else has open is filled with a rollback
    /// journal instead of the write-ahead log: that writes each page once,
    /// and an end midway still leaves the empty graph.
    func bulkLoad<R>(cancellation: Cancellation? = nil, _ body: (BulkLoader) throws -> R) throws
        -> R
    {
        let thread = currentThreadNumber()
        _ = try mark(thread, writing: true)
        defer { unmark(thread, writing: true) }
        return try options.phases.during(.bulkLoad) {
            let writer = try beginWrite(
                cancellation: cancellation, timeout: nil, prefersRollbackJournal: true)
            do {
                let loader = BulkLoader(writer: writer)
                let result = try body(loader)
                try loader.finish()
                try loader.commit()
                return result
            } catch {
                writer.rollback()
                throw error
            }
        }
    }

    /// Notes what the thread is about to do; whether it is in a read already.
    private func mark(_ thread: UInt, writing: Bool) throws -> Bool {
        try state.withLock { state in
            let place = state.threads.firstIndex { $0.thread == thread }
            var use = place.map { state.threads[$0] } ?? ThreadUse(thread: thread)
            if use.writes > 0 {
                throw GraphError(
                    .invalidArgument,
                    writing
                        ? "A write was begun inside a write: use the outer write's source."
                        : "A read was begun inside a write: use the write's source, which sees "
                            + "its changes.")
            }
            if use.reads > 0, writing {
                throw GraphError(
                    .invalidArgument,
                    "A write was begun inside a read: end the read first, or do both in one write.")
            }
            if use.reads > 0, isInMemory {
                throw GraphError(
                    .invalidArgument, "A read was begun inside a read: use the outer read's source."
                )
            }
            let isNested = use.reads > 0
            if writing { use.writes += 1 } else { use.reads += 1 }
            if let place { state.threads[place] = use } else { state.threads.append(use) }
            return isNested
        }
    }

    private func unmark(_ thread: UInt, writing: Bool) {
        state.withLock { state in
            guard let place = state.threads.firstIndex(where: { $0.thread == thread }) else {
                return
            }
            if writing {
                state.threads[place].writes -= 1
            } else {
                state.threads[place].reads -= 1
            }
            let use = state.threads[place]
            if use.reads == 0 && use.writes == 0 { state.threads.remove(at: place) }
        }
    }

    // MARK: Explicit transactions

    /// Begins a read that ends with its `end()`, on whatever thread.
    func beginRead(cancellation: Cancellation? = nil) throws -> StorageReader {
        try beginRead(cancellation: cancellation, isNested: false)
    }

    private func beginRead(cancellation: Cancellation?, isNested: Bool) throws -> StorageReader {
        // A nested read has no place of its own: waiting for one while the
        // outer read holds one could wait for ever.
        let gate: TicketGate? = isNested ? nil : isInMemory ? writeGate : readGate
        if let gate { _ = try gate.enter(timeout: nil, cancellation: cancellation) }
        var session: Session?
        do {
            let taken = try takeReader()
            session = taken
            taken.connection.cancellation = cancellation
            try taken.beginRead(era: era.load(ordering: .relaxed))
            return try StorageReader(database: self, session: taken, gate: gate)
        } catch {
            session?.connection.endRead()
            if let session { giveBack(session, writing: isInMemory) }
            gate?.leave()
            throw error
        }
    }

    /// Begins a write that ends with its `commit()` or `rollback()`.
    func beginWrite(cancellation: Cancellation? = nil) throws -> StorageWriter {
        try beginWrite(cancellation: cancellation, timeout: options.busyTimeout)
    }

    private func beginWrite(
        cancellation: Cancellation?, timeout: Double?, prefersRollbackJournal: Bool = false
    ) throws -> StorageWriter {
        guard !options.readOnly else {
            throw GraphError(.readOnly, "The graph was opened for reading only.")
        }
        guard try writeGate.enter(timeout: timeout, cancellation: cancellation) else {
            throw GraphError(
                .busy,
                "The graph is busy: another write of this process is running; waited "
                    + "\(timeout ?? 0) s. Try again when it has finished.")
        }
        var session: Session?
        do {
            let taken = try takeWriter()
            session = taken
            taken.connection.cancellation = cancellation
            if !prefersRollbackJournal || !beginAlone(taken.connection) {
                try taken.connection.beginWrite()
            }
            return try StorageWriter(
                database: self, session: taken, gate: writeGate,
                propertyNumbers: state.withLock { $0.propertyNumbers })
        } catch {
            session?.connection.rollback()
            if let session { giveBack(session, writing: true) }
            writeGate.leave()
            throw error
        }
    }

    /// Begins a write with a rollback journal, if the graph is empty and no
    /// other connection is open.
    private func beginAlone(_ connection: Connection) -> Bool {
        guard !isInMemory,
            (try? connection.integer(
                "SELECT EXISTS(SELECT 1 FROM vertex) OR EXISTS(SELECT 1 FROM edge)")) == 0
        else { return false }
        // Not held by a name of their own: closed means gone.
        Database.close(
            state.withLock { state in
                defer { state.readers = [] }
                return Idle(readers: state.readers, writer: nil)
            })
        do {
            return try connection.beginAlone()
        } catch {
            // Somebody came in between; the ordinary way is open still.
            connection.rollback()
            _ = connection.useWriteAheadLog()
            return false
        }
    }

    /// Ends a reader's transaction and takes its connection back.
    func finish(_ reader: StorageReader) {
        let connection = reader.connection
        if reader.isWritable || isInMemory { connection.endRead() } else { connection.pauseRead() }
        if connection.isInTransaction {
            do { try connection.commit() } catch { connection.rollback() }
        }
        if connection.usesRollbackJournal, !connection.useWriteAheadLog() {
            // The next write opens the file anew.
            connection.cancellation = nil
            reader.gate?.leave()
            return
        }
        giveBack(reader.session, writing: reader.isWritable || isInMemory)
        reader.gate?.leave()
    }

    // MARK: Connections

    private func takeReader() throws -> Session {
        if isInMemory { return try takeWriter() }
        let idle = try state.withLock { state in
            if state.isClosed { throw GraphError.closed }
            return Handed(session: state.readers.popLast())
        }
        return try idle.session ?? Session(opening.openReader(), names: names)
    }

    private func takeWriter() throws -> Session {
        let idle = try state.withLock { state in
            if state.isClosed { throw GraphError.closed }
            defer { state.writer = nil }
            return Handed(session: state.writer)
        }
        return try idle.session ?? Session(opening.openWriter(isNew: false), names: names)
    }

    private func giveBack(_ session: Session, writing: Bool) {
        session.connection.cancellation = nil
        let handed = Handed(session: session)
        let begins = state.withLock { state in
            if state.isClosed { return false }
            guard !writing, let session = handed.session else {
                state.writer = handed.session
                return false
            }
            state.readers.append(session)
            guard !state.endsPauses, session.connection.holdsSnapshot else { return false }
            state.endsPauses = true
            // They are the system's memory in any case; a process that is to be
            // small shall look it.
            if let mapping = session.newMapping(limit: 4 * options.blockCacheBytes) {
                DispatchQueue.global(qos: .utility).async { mapping.touch() }
            }
            return true
        }
        if begins { endPausesLater() }
    }

    // MARK: Paused reads

    /// Lets go of every snapshot that a read has left for the next one, as what
    /// waits for readers must: no later read goes on with one of now.
    func endPauses() {
        era.add(1, ordering: .relaxed)
        state.withLock { state in
            for reader in state.readers { reader.connection.endRead() }
            state.endsPauses = false
        }
    }

    /// Whether a snapshot is kept for a read to come.
    var isPaused: Bool {
        state.withLock { state in state.readers.contains { $0.connection.holdsSnapshot } }
    }

    /// Ends the pauses of now in a moment: a snapshot that stays holds back what
    /// can be done with the log.
    private func endPausesLater() {
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + Database.pause) {
            [weak self] in self?.endPauses()
        }
    }

    /// How long reads go on with one snapshot if nothing is committed.
    private static let pause = DispatchTimeInterval.milliseconds(10)

    /// A session on its way from one owner to the next.
    private struct Handed: @unchecked Sendable {  // never used by two at once
        let session: Session?
    }

    // MARK: Shared knowledge

    /// The committed names that this process has met.
    var names: NameTable { sharedNames.withLock { $0 } }

    /// Adds committed names.
    func remember(_ add: (inout NameTable) -> Void) { sharedNames.withLock { add(&$0) } }

    /// The catalog of a reader's snapshot.
    func catalog(of reader: StorageReader) throws -> Catalog {
        let generation = reader.snapshot.catalogGeneration
        if reader.mayShareCatalog, let kept = sharedCatalog.withLock({ $0 }),
            kept.generation == generation
        {
            return kept
        }
        let catalog = try Catalog(of: reader.connection, generation: generation)
        if reader.mayShareCatalog {
            sharedCatalog.withLock { kept in
                if kept == nil || kept!.generation < generation { kept = catalog }
            }
        }
        return catalog
    }

    /// Keeps the numbers that a committed write did not use up.
    func keep(propertyNumbers: Range<Int64>) {
        state.withLock { $0.propertyNumbers = propertyNumbers }
    }

    // MARK: Closing

    /// Closes the file. Reads and writes that are running end first; later
    /// ones throw ``GraphError/closed``.
    func close() {
        let idle = state.withLock { state in
            defer {
                state.readers = []
                state.writer = nil
                state.isClosed = true
            }
            return Idle(readers: state.readers, writer: state.writer)
        }
        Database.close(idle)
    }

    private struct Idle: @unchecked Sendable {  // nobody else has them any more
        var readers: [Session]
        var writer: Session?
    }

    /// Readers first: the writer then is the last and can empty the log.
    private static func close(_ idle: consuming Idle) {
        for reader in idle.readers {
            if idle.writer == nil { reader.connection.tidyOnClose() }
        }
        idle.readers = []
        if let writer = idle.writer?.connection, writer.path != ":memory:" {
            writer.checkpoint(.truncate)
        }
        idle.writer = nil
    }

    deinit { close() }
}
