/// Which file says what: the rows behind a note's claims.
///
/// A claim is one statement of one source: that a vertex or an edge exists, or
/// that one of its properties has a value. The graph itself does not know of
/// claims; they tell the loader what it may take back. A source's claims are
/// one row, a ``ClaimRecord``; small tables lead from a vertex to the sources
/// that claim it, and from a folded name to the vertices known by it.
final class ClaimStore {
    /// A loaded file.
    struct Source: Sendable, Equatable {
        var id: Int64
        /// The file's real path.
        var path: String
        var digest: [UInt8]
        /// Seconds since 1970.
        var loadedAt: Int64
        var title: String?
        var event: String?
        var year: Int64?
        var talks: Int64
    }

    /// A claim of some source.
    struct Found {
        var source: Int64
        var claim: ClaimRecord.Claim
    }

    /// What the rules of the vocabulary find in all talks.
    static let tagged: Int64 = -1

    let reader: StorageReader
    private let held: HeldRows?
    private var connection: Connection { reader.connection }
    /// Records that were read lately: files of one conference share people and
    /// topics, so the same few are asked for again and again.
    private var records: [Int64: ClaimRecord] = [:]
    private static let keptRecords = 64
    /// Who speaks of which vertices, where the row is not written yet.
    private var subjects = ClaimSubjects()
    /// The paths of all sources, where all are of this load.
    private var ownPaths: Set<ByteString>?
    /// What a source claims, on its way into the table.
    private var data = ByteWriter(capacity: 1 << 14)
    /// Names that are not written yet: many are written in the order of their
    /// table, which a load would go all over.
    private var newNames: [ClaimRecord.Name] = []
    private static let keptNames = 100_000

    /// - Parameter held: takes over what is written at the end of a load.
    init(_ reader: StorageReader, held: HeldRows? = nil) {
        self.reader = reader
        self.held = held
        if held != nil, (try? hasSources()) == false { ownPaths = [] }
    }

    // MARK: - Sources

    func sources() throws -> [Source] {
        let statement = try connection.statement(
            "SELECT id, path, digest, loaded_at, title, event, year, talks FROM source ORDER BY id")
        defer { statement.reset() }
        var result: [Source] = []
        while try statement.step() { result.append(source(statement)) }
        return result
    }

    func hasSources() throws -> Bool {
        let statement = try connection.statement("SELECT 1 FROM source LIMIT 1")
        defer { statement.reset() }
        return try statement.step()
    }

    func source(path: String) throws -> Source? {
        if let ownPaths, !ownPaths.contains(ByteString(path)) { return nil }
        let statement = try connection.statement(
            """
            SELECT id, path, digest, loaded_at, title, event, year, talks FROM source
            WHERE path = ?
            """)
        try statement.bind(path, at: 1)
        defer { statement.reset() }
        return try statement.step() ? source(statement) : nil
    }

    private func source(_ statement: SQLiteStatement) -> Source {
        Source(
            id: statement.int64(0), path: statement.text(1), digest: Array(statement.blob(2)),
            loadedAt: statement.int64(3), title: statement.isNull(4) ? nil : statement.text(4),
            event: statement.isNull(5) ? nil : statement.text(5),
            year: statement.isNull(6) ? nil : statement.int64(6), talks: statement.int64(7))
    }

    /// Writes a source; id 0 makes a new one, whose id is returned.
    ///
    /// - Parameter isVocabulary: its id is less than those of all others, so
    ///   that where sources differ, what it says counts.
    @discardableResult
    func save(_ source: Source, isVocabulary: Bool = false) throws -> Int64 {
        var id = source.id
        ownPaths?.insert(ByteString(source.path))
        if id == 0 {
            // Never the id of a source whose claims others may still hold.
            let statement = try connection.statement(
                isVocabulary
                    ? "SELECT min(coalesce(min(id), 0), -1) - 1 FROM source"
                    : "SELECT max(coalesce(max(id), 0), 0) + 1 FROM source")
            _ = try statement.step()
            id = statement.int64(0)
            statement.reset()
        }
        let statement = try connection.statement(
            """
            INSERT INTO source(id, path, digest, loaded_at, title, event, year, talks)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT(id) DO UPDATE SET path = excluded.path, digest = excluded.digest,
            loaded_at = excluded.loaded_at, title = excluded.title, event = excluded.event,
            year = excluded.year, talks = excluded.talks
            """)
        statement.bind(id, at: 1)
        try statement.bind(source.path, at: 2)
        try statement.bindBlob(source.digest, at: 3)
        statement.bind(source.loadedAt, at: 4)
        if let title = source.title {
            try statement.bind(title, at: 5)
        } else {
            statement.bindNull(at: 5)
        }
        if let event = source.event {
            try statement.bind(event, at: 6)
        } else {
            statement.bindNull(at: 6)
        }
        if let year = source.year { statement.bind(year, at: 7) } else { statement.bindNull(at: 7) }
        statement.bind(source.talks, at: 8)
        try statement.run()
        return id
    }

    func removeSource(_ id: Int64) throws {
        try flushNames()
        try flushSubjects()
        records[id] = nil
        for sql: StaticString in [
            "DELETE FROM claim WHERE source = ?", "DELETE FROM source WHERE id = ?",
        ] {
            let statement = try connection.statement(sql)
            statement.bind(id, at: 1)
            try statement.run()
        }
    }

    // MARK: - Claims

    /// All that a source claims; nothing for a source that is new.
    func record(of source: Int64) throws -> ClaimRecord {
        if let kept = records[source] { return kept }
        let statement = try connection.statement("SELECT data FROM claim WHERE source = ?")
        statement.bind(source, at: 1)
        defer { statement.reset() }
        guard try statement.step() else { return ClaimRecord() }
        let record = try ClaimRecord(decoding: statement.blob(0))
        if records.count >= Self.keptRecords {
            // Those of vocabularies are few, large, and asked for all the time.
            records = records.filter { $0.key < 0 }
        }
        records[source] = record
        return record
    }

    /// Writes what a source claims that has claimed nothing before.
    func write(_ claims: NewClaims, of source: Int64) throws {
        data.removeAll()
        let new = try claims.encode(into: &data)
        try writeData(of: source)
        for subject in new {
            subjects.add(subject.vertex, source: source, isItself: subject.isItself)
        }
        if try subjects.isFull(areHeld: held?.holds(.claimVertex) == true) { try flushSubjects() }
    }

    /// Replaces what a source claims.
    func write(_ record: ClaimRecord, of source: Int64, before: ClaimRecord) throws {
        data.removeAll()
        try record.encode(into: &data)
        try writeData(of: source)
        try flushSubjects()
        try replace(before.subjects, with: record.subjects, of: source)
    }

    private func writeData(of source: Int64) throws {
        records[source] = nil
        let statement = try connection.statement("INSERT OR REPLACE INTO claim VALUES(?, ?)")
        statement.bind(source, at: 1)
        try data.withBytes {
            try statement.bindBorrowedBlob($0, at: 2)
            try statement.run()
        }
        statement.clearBindings()
    }

    private func replace(
        _ old: [ClaimRecord.Subject], with new: [ClaimRecord.Subject], of source: Int64
    ) throws {
        var gone = Dictionary(uniqueKeysWithValues: old.map { ($0.vertex, $0.isItself) })
        for subject in new where gone.removeValue(forKey: subject.vertex) != subject.isItself {
            try insert(subject.vertex, source, subject.isItself)
        }
        for vertex in gone.keys.sorted() {
            let delete = try connection.statement(
                "DELETE FROM claim_vertex WHERE vertex = ? AND source = ?")
            delete.bind(vertex, at: 1)
            delete.bind(source, at: 2)
            try delete.run()
        }
    }

    private func insert(_ vertex: Int64, _ source: Int64, _ isItself: Bool) throws {
        let insert = try connection.statement(
            "INSERT OR REPLACE INTO claim_vertex VALUES(?, ?, ?)")
        insert.bind(vertex, at: 1)
        insert.bind(source, at: 2)
        insert.bind(isItself ? 1 : 0 as Int64, at: 3)
        try insert.run()
    }

    /// Writes what waits to be written, at the end of a load.
    func finish() throws {
        if let held, try held.holds(.claimName) {
            try writeNames { try held.add(&$0, to: .claimName) }
        } else {
            try flushNames()
        }
        if let held, try held.holds(.claimVertex) {
            try writeSubjects { try held.add(&$0, to: .claimVertex) }
        } else {
            try flushSubjects()
        }
    }

    private func flushSubjects() throws {
        // More will come, which do not all belong behind these.
        try held?.insert(.claimVertex)
        try writeSubjects { try connection.insert(claimSubjects: $0) }
    }

    private func writeSubjects(_ write: (inout RowBatch) throws -> Void) throws {
        var batch = RowBatch()
        for row in subjects.removeAll() {
            if batch.isFull { try write(&batch) }
            batch.append(row.vertex, row.source, row.isItself ? 1 : 0)
        }
        try write(&batch)
    }

    /// Whether any source claims a vertex.
    func isClaimed(_ vertex: Int64) throws -> Bool {
        try !sources(claiming: vertex, limit: 1).isEmpty
    }

    /// The sources that claim a vertex, the oldest first.
    func sources(claiming vertex: Int64, limit: Int = .max) throws -> [Int64] {
        try sources(
            """
            SELECT source FROM claim_vertex WHERE vertex = ? AND is_itself = 1
            ORDER BY source LIMIT ?
            """, vertex, limit, subjects.sources(of: vertex, claimingItself: true))
    }

    /// The sources that speak of a vertex or of edges that leave it.
    func sources(about vertex: Int64) throws -> [Int64] {
        try sources(
            "SELECT source FROM claim_vertex WHERE vertex = ? ORDER BY source LIMIT ?", vertex,
            .max, subjects.sources(of: vertex, claimingItself: false))
    }

    private func sources(
        _ sql: StaticString, _ vertex: Int64, _ limit: Int, _ waiting: [Int64]
    ) throws -> [Int64] {
        let statement = try connection.statement(sql)
        statement.bind(vertex, at: 1)
        statement.bind(Int64(limit), at: 2)
        defer { statement.reset() }
        var result: [Int64] = []
        while try statement.step() { result.append(statement.int64(0)) }
        if waiting.isEmpty { return result }
        return Array(Set(result + waiting).sorted().prefix(limit))
    }

    /// The claims about the vertex itself, its properties and the edges that
    /// leave it, source by source, the oldest first, until `body` says stop.
    func forEachClaim(
        about vertex: Int64, except own: Int64? = nil, _ body: (Found) throws -> Bool
    ) throws {
        for source in try sources(about: vertex) where source != own {
            for claim in try record(of: source).claims(about: vertex) {
                if try !body(Found(source: source, claim: claim)) { return }
            }
        }
    }

    /// Who else makes a statement.
    func others(claiming statement: ClaimRecord.Statement, except own: Int64) throws -> [Found] {
        var result: [Found] = []
        try forEachClaim(about: statement.vertex, except: own) {
            if $0.claim.statement == statement { result.append($0) }
            return true
        }
        return result
    }

    /// What else is said of a property of a vertex or an edge.
    func others(
        valuing place: ClaimRecord.Statement, except own: Int64
    ) throws -> [Found] {
        var result: [Found] = []
        try forEachClaim(about: place.vertex, except: own) {
            let found = $0.claim.statement
            if found.kind == place.kind, found.element == place.element, found.name == place.name {
                result.append($0)
            }
            return true
        }
        return result
    }

    /// Whether the loader made a vertex: a claim on something that was there
    /// before does not let the loader remove it.
    func isMade(_ vertex: Int64) throws -> Bool {
        var result = false
        try forEachClaim(about: vertex) {
            guard $0.claim.statement.kind == .vertex else { return true }
            result = $0.claim.isMade
            return false
        }
        return result
    }

    // MARK: - Names

    func hasNames() throws -> Bool {
        let statement = try connection.statement("SELECT 1 FROM claim_name LIMIT 1")
        defer { statement.reset() }
        return try statement.step()
    }

    /// Notes under which folded name a vertex is known.
    func add(_ name: ClaimRecord.Name) throws {
        if newNames.count >= Self.keptNames { try flushNames() }
        newNames.append(name)
    }

    private func flushNames() throws {
        guard !newNames.isEmpty else { return }
        try held?.insert(.claimName)
        newNames.sort { $0.label != $1.label ? $0.label < $1.label : $0.name < $1.name }
        try writeNames { try connection.insert(claimNames: $0) }
    }

    private func writeNames(_ write: (inout RowBatch) throws -> Void) throws {
        var batch = RowBatch()
        for name in newNames {
            if batch.isFull { try write(&batch) }
            batch.append(Int64(name.label), name.vertex, 0, 0, text: name.name.string.utf8)
        }
        newNames.removeAll()
        try write(&batch)
    }

    /// The vertices that are known under a folded name, the oldest first.
    func vertices(named name: String, label: UInt32) throws -> [Int64] {
        try flushNames()
        let statement = try connection.statement(
            "SELECT vertex FROM claim_name WHERE label = ? AND name = ? ORDER BY vertex")
        statement.bind(Int64(label), at: 1)
        try statement.bind(name, at: 2)
        defer { statement.reset() }
        var result: [Int64] = []
        while try statement.step() { result.append(statement.int64(0)) }
        return result
    }

    /// Forgets a name that a source used, unless another one uses it too.
    func remove(_ name: ClaimRecord.Name, except own: Int64) throws {
        for source in try sources(claiming: name.vertex) where source != own {
            if try record(of: source).hasName(name) { return }
        }
        try flushNames()
        let statement = try connection.statement(
            "DELETE FROM claim_name WHERE label = ? AND name = ? AND vertex = ?")
        statement.bind(Int64(name.label), at: 1)
        try statement.bind(name.name.string, at: 2)
        statement.bind(name.vertex, at: 3)
        try statement.run()
    }
}
