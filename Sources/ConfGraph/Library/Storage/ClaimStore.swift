/// Which file says what: the rows behind a note's claims.
///
/// A claim is one statement of one source: that a vertex or an edge exists, or
/// that one of its properties has a value. The graph itself does not know of
/// claims; they tell the loader what it may take back.
struct ClaimStore {
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

    enum Kind: Int64, Sendable {
        case vertex = 0
        case edge = 1
        case vertexProperty = 2
        case edgeProperty = 3
    }

    /// What is claimed. `name` is a label for elements and a key for properties;
    /// an edge's value spells its ends, so that it is known after it is gone.
    struct Statement: Sendable, Hashable {
        var kind: Kind
        var element: Int64
        var name: UInt32
        var value: ExactValue

        init(_ kind: Kind, _ element: Int64, _ name: UInt32, _ value: PropertyValue) {
            self.kind = kind
            self.element = element
            self.name = name
            self.value = ExactValue(value)
        }
    }

    struct Claim: Sendable {
        var statement: Statement
        var line: Int64
        /// The loader made it; a claim of something that was there before does
        /// not let the loader remove it.
        var isMade: Bool
    }

    /// What the loader itself derives from all files, such as related topics.
    static let mined: Int64 = 0
    /// What the rules of the vocabulary find in all talks.
    static let tagged: Int64 = -1

    let reader: StorageReader
    private var connection: Connection { reader.connection }

    init(_ reader: StorageReader) { self.reader = reader }

    // MARK: - Sources

    func sources() throws -> [Source] {
        let statement = try connection.statement(
            "SELECT id, path, digest, loaded_at, title, event, year, talks FROM source ORDER BY id")
        defer { statement.reset() }
        var result: [Source] = []
        while try statement.step() { result.append(source(statement)) }
        return result
    }

    func source(path: String) throws -> Source? {
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
        for sql: StaticString in [
            "DELETE FROM claim WHERE source = ?", "DELETE FROM claim_name WHERE source = ?",
            "DELETE FROM source WHERE id = ?",
        ] {
            let statement = try connection.statement(sql)
            statement.bind(id, at: 1)
            try statement.run()
        }
    }

    // MARK: - Claims

    /// All claims of a source, in order of kind and element.
    func claims(of source: Int64) throws -> [Claim] {
        let statement = try connection.statement(
            """
            SELECT kind, element, name, type, value, line, made FROM claim
            WHERE source = ? ORDER BY kind, element, name
            """)
        statement.bind(source, at: 1)
        defer { statement.reset() }
        var result: [Claim] = []
        while try statement.step() {
            guard let kind = Kind(rawValue: statement.int64(0)) else {
                throw reader.damaged("a claim of kind \(statement.int64(0))")
            }
            let value = try statement.value(3)
            result.append(
                Claim(
                    statement: Statement(
                        kind, statement.int64(1), UInt32(truncatingIfNeeded: statement.int64(2)),
                        value),
                    line: statement.int64(5), isMade: statement.int64(6) != 0))
        }
        return result
    }

    func insert(_ claim: Claim, source: Int64) throws {
        let statement = try connection.statement(
            """
            INSERT INTO claim(source, kind, element, name, type, value, line, made)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT(source, kind, element, name, type, value)
            DO UPDATE SET line = excluded.line
            """)
        try bind(claim.statement, source, statement)
        statement.bind(claim.line, at: 7)
        statement.bind(claim.isMade ? 1 : 0 as Int64, at: 8)
        try statement.run()
    }

    func remove(_ claimed: Statement, source: Int64) throws {
        let statement = try connection.statement(
            """
            DELETE FROM claim
            WHERE source = ? AND kind = ? AND element = ? AND name = ? AND type = ? AND value = ?
            """)
        try bind(claimed, source, statement)
        try statement.run()
    }

    private func bind(_ claimed: Statement, _ source: Int64, _ statement: SQLiteStatement) throws {
        statement.bind(source, at: 1)
        statement.bind(claimed.kind.rawValue, at: 2)
        statement.bind(claimed.element, at: 3)
        statement.bind(Int64(claimed.name), at: 4)
        try statement.bind(claimed.value.value, at: 5)
    }

    /// What any source claims of an element, or of one of its properties; the
    /// oldest source first.
    func claims(
        on kind: Kind, _ element: Int64, name: UInt32? = nil
    ) throws -> [(source: Int64, claim: Claim)] {
        let statement: SQLiteStatement
        if let name {
            statement = try connection.statement(
                """
                SELECT name, type, value, line, made, source FROM claim
                WHERE kind = ? AND element = ? AND name = ? ORDER BY source, line
                """)
            statement.bind(Int64(name), at: 3)
        } else {
            statement = try connection.statement(
                """
                SELECT name, type, value, line, made, source FROM claim
                WHERE kind = ? AND element = ? ORDER BY source, line
                """)
        }
        statement.bind(kind.rawValue, at: 1)
        statement.bind(element, at: 2)
        defer { statement.reset() }
        var result: [(source: Int64, claim: Claim)] = []
        while try statement.step() {
            let claimed = try Statement(
                kind, element, UInt32(truncatingIfNeeded: statement.int64(0)), statement.value(1))
            result.append(
                (
                    statement.int64(5),
                    Claim(
                        statement: claimed, line: statement.int64(3),
                        isMade: statement.int64(4) != 0)
                ))
        }
        return result
    }

    // MARK: - Names

    /// Notes under which folded name a source knows a vertex.
    func insert(name: String, label: UInt32, vertex: Int64, source: Int64) throws {
        let statement = try connection.statement(
            "INSERT OR IGNORE INTO claim_name(label, name, source, vertex) VALUES(?, ?, ?, ?)")
        statement.bind(Int64(label), at: 1)
        try statement.bind(name, at: 2)
        statement.bind(source, at: 3)
        statement.bind(vertex, at: 4)
        try statement.run()
    }

    /// The vertices that sources know under a folded name, oldest source first.
    func vertices(named name: String, label: UInt32) throws -> [(vertex: Int64, source: Int64)] {
        let statement = try connection.statement(
            "SELECT vertex, source FROM claim_name WHERE label = ? AND name = ? ORDER BY source")
        statement.bind(Int64(label), at: 1)
        try statement.bind(name, at: 2)
        defer { statement.reset() }
        var result: [(vertex: Int64, source: Int64)] = []
        while try statement.step() { result.append((statement.int64(0), statement.int64(1))) }
        return result
    }

    /// The folded names that a source uses, with their vertices.
    func names(of source: Int64) throws -> [Name] {
        let statement = try connection.statement(
            "SELECT label, name, vertex FROM claim_name WHERE source = ?")
        statement.bind(source, at: 1)
        defer { statement.reset() }
        var result: [Name] = []
        while try statement.step() {
            result.append(
                Name(
                    label: UInt32(truncatingIfNeeded: statement.int64(0)), name: statement.text(1),
                    vertex: statement.int64(2)))
        }
        return result
    }

    struct Name: Hashable, Sendable {
        var label: UInt32
        var name: String
        var vertex: Int64
    }

    func remove(_ name: Name, source: Int64) throws {
        let statement = try connection.statement(
            "DELETE FROM claim_name WHERE source = ? AND label = ? AND name = ? AND vertex = ?")
        statement.bind(source, at: 1)
        statement.bind(Int64(name.label), at: 2)
        try statement.bind(name.name, at: 3)
        statement.bind(name.vertex, at: 4)
        try statement.run()
    }
}
