import CSQLiteRival

/// The conference graph in SQLite as one would write it by hand for these
/// questions: a table a label, two clustered tables for the edges of each
/// label that is walked both ways, statements prepared once, and the same page
/// size, page cache and memory map as ConfGraph uses.
final class QueryRival {
    private var database: OpaquePointer?
    private var statements: [String: OpaquePointer?] = [:]

    init(path: String) throws { database = try Rival.open(path) }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close(database)
    }

    // MARK: Loading

    /// Loads arrays that have been read already, each table in the order of its key,
    /// without a journal, and synchronises at the end.
    func load(_ arrays: ConferenceArrays) throws {
        try execute(
            """
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            CREATE TABLE speaker(id INTEGER PRIMARY KEY, name TEXT, company TEXT, country TEXT);
            CREATE TABLE talk(
                id INTEGER PRIMARY KEY, title TEXT, year INTEGER, minutes INTEGER, score REAL);
            CREATE TABLE topic(id INTEGER PRIMARY KEY, name TEXT);
            BEGIN
            """)
        try fill("INSERT INTO speaker VALUES (?, ?, ?, ?)", arrays.names.indices) { row in
            bind(row + 1)
            bind(arrays.names[row])
            bind(arrays.companies[row])
            bind(arrays.countries[row])
        }
        try fill("INSERT INTO talk VALUES (?, ?, ?, ?, ?)", arrays.titles.indices) { row in
            bind(arrays.firstTalk + row)
            bind(arrays.titles[row])
            bind(Int(arrays.years[row]))
            bind(Int(arrays.minutes[row]))
            bind(arrays.scores[row])
        }
        try fill("INSERT INTO topic VALUES (?, ?)", arrays.topics.indices) { row in
            bind(arrays.firstTopic + row)
            bind(arrays.topics[row])
        }
        for label in ConferenceArrays.edgeLabels { try loadEdges(label, arrays) }
        try execute(
            """
            CREATE INDEX speaker_name ON speaker(name);
            CREATE INDEX topic_name ON topic(name);
            COMMIT;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            """)
    }

    private func loadEdges(_ label: String, _ arrays: ConferenceArrays) throws {
        let edges = arrays.edges[label]!
        let property = edges.values.isEmpty ? "" : ", value"
        try execute(
            """
            CREATE TABLE \(label)(source INTEGER, target INTEGER\(property),
                PRIMARY KEY(source, target)) WITHOUT ROWID;
            CREATE TABLE \(label)_in(target INTEGER, source INTEGER,
                PRIMARY KEY(target, source)) WITHOUT ROWID;
            """)
        let order = edges.sources.indices.sorted {
            (edges.sources[$0], edges.targets[$0]) < (edges.sources[$1], edges.targets[$1])
        }
        let places = edges.values.isEmpty ? "?, ?" : "?, ?, ?"
        try fill("INSERT INTO \(label) VALUES (\(places))", order) { edge in
            bind(Int(edges.sources[edge]))
            bind(Int(edges.targets[edge]))
            if !edges.values.isEmpty {
                // Years whole, weights not, as they stand in the file.
                label == "follows" ? bind(Int(edges.values[edge])) : bind(edges.values[edge])
            }
        }
        let mirrored = edges.sources.indices.sorted {
            (edges.targets[$0], edges.sources[$0]) < (edges.targets[$1], edges.sources[$1])
        }
        try fill("INSERT INTO \(label)_in VALUES (?, ?)", mirrored) { edge in
            bind(Int(edges.targets[edge]))
            bind(Int(edges.sources[edge]))
        }
    }

    private func fill(
        _ sql: String, _ rows: some Sequence<Int>, _ bindings: (Int) throws -> Void
    ) throws {
        current = try statement(sql)
        for row in rows {
            place = 0
            try bindings(row)
            guard sqlite3_step(current) == SQLITE_DONE else { throw failure() }
            sqlite3_reset(current)
        }
    }

    // MARK: Answers

    /// Answers in one read transaction.
    func answer(_ query: Query, _ key: Query.Key) throws -> String {
        try begin("BEGIN").step()
        defer { _ = try? begin("COMMIT").step() }
        switch (query, key) {
        case (.lookUp, .speaker(let name)):
            return try texts("SELECT company FROM speaker WHERE name = ?", name).first ?? ""
        case (.titles, .speaker(let name)):
            return Query.list(
                try texts(
                    """
                    SELECT t.title FROM speaker s JOIN gave g ON g.source = s.id
                    JOIN talk t ON t.id = g.target WHERE s.name = ?
                    """, name))
        case (.speakersOnTopic, .topic(let name)):
            return try number(
                """
                SELECT count(DISTINCT g.source) FROM topic p JOIN about_in a ON a.target = p.id
                JOIN gave_in g ON g.target = a.source WHERE p.name = ?
                """, name)
        case (.twoHops, .speaker(let name)):
            return try number(
                """
                SELECT count(DISTINCT b.target) FROM speaker s JOIN follows a ON a.source = s.id
                JOIN follows b ON b.source = a.target WHERE s.name = ?
                """, name)
        case (.threeHops, .speaker(let name)):
            return try number(
                """
                SELECT count(DISTINCT c.target) FROM (
                    SELECT DISTINCT b.target AS middle FROM speaker s
                    JOIN follows a ON a.source = s.id JOIN follows b ON b.source = a.target
                    WHERE s.name = ?) m JOIN follows c ON c.source = m.middle
                """, name)
        case (.twoStepPaths, _):
            return try number(
                """
                SELECT sum(i.count * o.count)
                FROM (SELECT target AS vertex, count(*) AS count FROM follows_in GROUP BY target) i
                JOIN (SELECT source AS vertex, count(*) AS count FROM follows GROUP BY source) o
                USING (vertex)
                """)
        case (.threeStepPaths, _):
            return try number(
                """
                WITH i AS MATERIALIZED (
                    SELECT target AS vertex, count(*) AS count FROM follows_in GROUP BY target),
                o AS MATERIALIZED (
                    SELECT source AS vertex, count(*) AS count FROM follows GROUP BY source)
                SELECT sum(i.count * o.count) FROM follows e
                JOIN i ON i.vertex = e.source JOIN o ON o.vertex = e.target
                """)
        case (.talksByYear, _):
            return Query.map(
                Dictionary(
                    uniqueKeysWithValues: try pairs(
                        "SELECT CAST(year AS TEXT), count(*) FROM talk GROUP BY year")))
        case (.filterCount, _):
            return try number("SELECT count(*) FROM talk WHERE year > 2015 AND score > 0.9")
        case (.alike, .speaker(let name)):
            return Query.ranking(
                try pairs(
                    """
                    SELECT o.name, count(*) AS count FROM speaker s
                    JOIN gave g ON g.source = s.id JOIN about a ON a.source = g.target
                    JOIN about_in b ON b.target = a.target JOIN gave_in h ON h.target = b.source
                    JOIN speaker o ON o.id = h.source WHERE s.name = ?
                    GROUP BY o.id ORDER BY count DESC, o.name LIMIT 10
                    """, name))
        case (.distance, .pair(let from, let to)): return try distance(from, to)
        default: throw Failure("no such question")
        }
    }

    /// From both ends, level by level, the smaller front first.
    private func distance(_ from: String, _ to: String) throws -> String {
        let find = "SELECT id FROM speaker WHERE name = ?"
        let (source, target) = (Int(try number(find, from))!, Int(try number(find, to))!)
        if source == target { return "0" }
        var seen: (forward: Set<Int>, backward: Set<Int>) = ([source], [target])
        var fronts: (forward: [Int], backward: [Int]) = ([source], [target])
        var steps = 0
        while !fronts.forward.isEmpty, !fronts.backward.isEmpty {
            steps += 1
            let isForward = fronts.forward.count <= fronts.backward.count
            let neighbors = try begin(
                isForward
                    ? "SELECT target FROM follows WHERE source = ?"
                    : "SELECT source FROM follows_in WHERE target = ?")
            var next: [Int] = []
            for vertex in isForward ? fronts.forward : fronts.backward {
                bind(vertex)
                while try neighbors.step() {
                    let neighbor = Int(sqlite3_column_int64(current, 0))
                    if isForward {
                        if seen.backward.contains(neighbor) {
                            neighbors.reset()
                            return String(steps)
                        }
                        if seen.forward.insert(neighbor).inserted { next.append(neighbor) }
                    } else {
                        if seen.forward.contains(neighbor) {
                            neighbors.reset()
                            return String(steps)
                        }
                        if seen.backward.insert(neighbor).inserted { next.append(neighbor) }
                    }
                }
                neighbors.reset()
                place = 0
            }
            if isForward { fronts.forward = next } else { fronts.backward = next }
        }
        return "-1"
    }

    // MARK: Writing

    func insert(_ pairs: [(source: Int, target: Int)]) throws {
        try begin("BEGIN IMMEDIATE").step()
        for (table, isForward) in [("follows", true), ("follows_in", false)] {
            let insert = try begin(
                "INSERT INTO \(table) VALUES (?, ?\(isForward ? ", 2026" : ""))")
            for pair in pairs {
                place = 0
                bind(isForward ? pair.source : pair.target)
                bind(isForward ? pair.target : pair.source)
                try insert.step()
                insert.reset()
            }
        }
        try begin("COMMIT").step()
    }

    // MARK: Statements

    private var current: OpaquePointer?
    private var place: Int32 = 0

    private func statement(_ sql: String) throws -> OpaquePointer? {
        if let known = statements[sql] { return known }
        let statement = try Rival.prepare(sql, on: database)
        statements[sql] = statement
        return statement
    }

    /// The statement that ``bind(_:)`` and ``step()`` are about from now on.
    private func begin(_ sql: String) throws -> QueryRival {
        current = try statement(sql)
        place = 0
        return self
    }

    /// Whether there is a row. A statement that has ended is ready again.
    @discardableResult
    private func step() throws -> Bool {
        switch sqlite3_step(current) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(current)
            return false
        default: throw failure()
        }
    }

    private func reset() { sqlite3_reset(current) }

    private func bind(_ value: Int) {
        place += 1
        sqlite3_bind_int64(current, place, Int64(value))
    }

    private func bind(_ value: Double) {
        place += 1
        sqlite3_bind_double(current, place, value)
    }

    private func bind(_ value: String) {
        place += 1
        // SQLite copies the text: the pointer is good for the call only.
        sqlite3_bind_text(
            current, place, value, Int32(value.utf8.count),
            unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }

    private func texts(_ sql: String, _ key: String) throws -> [String] {
        let rows = try begin(sql)
        bind(key)
        var result: [String] = []
        while try rows.step() { result.append(String(cString: sqlite3_column_text(current, 0))) }
        return result
    }

    private func number(_ sql: String, _ key: String? = nil) throws -> String {
        let rows = try begin(sql)
        if let key { bind(key) }
        guard try rows.step() else { throw Failure("\(sql): no row") }
        defer { rows.reset() }
        return String(sqlite3_column_int64(current, 0))
    }

    private func pairs(_ sql: String, _ key: String? = nil) throws -> [(String, Int)] {
        let rows = try begin(sql)
        if let key { bind(key) }
        var result: [(String, Int)] = []
        while try rows.step() {
            result.append(
                (
                    String(cString: sqlite3_column_text(current, 0)),
                    Int(sqlite3_column_int64(current, 1))
                ))
        }
        return result
    }

    private func execute(_ sql: String) throws {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    private func failure() -> Failure { Rival.failure(of: database) }
}
