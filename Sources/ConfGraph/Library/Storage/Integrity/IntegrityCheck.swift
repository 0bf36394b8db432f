/// One look at the whole of a graph, within one snapshot.
struct IntegrityCheck {
    let reader: StorageReader
    private var report = CheckReport()

    init(reader: StorageReader) { self.reader = reader }

    /// More findings than this of one kind are counted, not listed.
    private static let examples: Int64 = 3

    func run() throws -> CheckReport {
        var check = self
        try check.runAll()
        return check.report
    }

    private mutating func runAll() throws {
        report.vertices = try count("SELECT count(*) FROM vertex")
        report.edges = try count("SELECT count(*) FROM edge")
        report.blocks = try count("SELECT count(*) FROM adjacency")
        try checkFile()
        try checkRows()
        try checkLabelEntries()
        try checkIndexes()
        try checkBlocks()
        try checkAdjacency()
    }

    private mutating func add(_ message: String, isDerived: Bool) {
        report.findings.append(CheckReport.Finding(message: message, isDerived: isDerived))
    }

    private func count(_ sql: StaticString) throws -> Int64 {
        let statement = try reader.connection.statement(sql)
        defer { statement.reset() }
        return try statement.step() ? statement.int64(0) : 0
    }

    /// Reports the rows of a query that should have none; its first column
    /// names the culprit.
    private mutating func expectNone(
        _ sql: StaticString, isDerived: Bool, _ message: (_ culprit: Int64) -> String
    ) throws {
        let statement = try reader.connection.statement(sql)
        defer { statement.reset() }
        var found: Int64 = 0
        while try statement.step() {
            found += 1
            if found <= Self.examples { add(message(statement.int64(0)), isDerived: isDerived) }
        }
        if found > Self.examples {
            add(
                "… and \(found - Self.examples) more like: \(message(0))",
                isDerived: isDerived)
        }
    }

    // MARK: SQLite's structures

    private mutating func checkFile() throws {
        let statement = try reader.connection.statement("PRAGMA quick_check(10)")
        defer { statement.reset() }
        while try statement.step() {
            let line = statement.text(0)
            if line != "ok" {
                add(
                    "SQLite finds the file damaged: \(line). Recover the rows with "
                        + "sqlite3's .recover, or restore a copy.", isDerived: false)
            }
        }
    }

    // MARK: Rows

    private mutating func checkRows() throws {
        try expectNone(
            """
            SELECT id FROM vertex v WHERE NOT EXISTS
            (SELECT 1 FROM label_set s WHERE s.id = v.label_set)
            """, isDerived: false
        ) { "vertex \($0) has a set of labels that is not listed" }
        try expectNone(
            "SELECT id FROM edge e WHERE NOT EXISTS (SELECT 1 FROM label l WHERE l.id = e.label)",
            isDerived: false
        ) { "edge \($0) has a label that is not in the dictionary" }
        try expectNone(
            "SELECT id FROM edge e WHERE NOT EXISTS (SELECT 1 FROM vertex v WHERE v.id = e.source)",
            isDerived: false
        ) { "edge \($0) leaves a vertex that does not exist" }
        try expectNone(
            "SELECT id FROM edge e WHERE NOT EXISTS (SELECT 1 FROM vertex v WHERE v.id = e.target)",
            isDerived: false
        ) { "edge \($0) enters a vertex that does not exist" }
        try expectNone(
            """
            SELECT DISTINCT vertex FROM vertex_property p WHERE NOT EXISTS
            (SELECT 1 FROM vertex v WHERE v.id = p.vertex)
            """, isDerived: false
        ) { "vertex \($0) does not exist, but has properties" }
        try expectNone(
            """
            SELECT DISTINCT edge FROM edge_property p WHERE NOT EXISTS
            (SELECT 1 FROM edge e WHERE e.id = p.edge)
            """, isDerived: false
        ) { "edge \($0) does not exist, but has properties" }
        try expectNone(
            """
            SELECT DISTINCT property FROM meta_property
            WHERE property NOT IN (SELECT id FROM vertex_property)
            """, isDerived: false
        ) { "property \($0) does not exist, but has properties of its own" }
        try expectNone(
            """
            SELECT element FROM user_id u WHERE
            kind = 0 AND NOT EXISTS (SELECT 1 FROM vertex v WHERE v.id = u.element) OR
            kind = 1 AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.id = u.element)
            """, isDerived: false
        ) { "an id is given to element \($0), which does not exist" }
        try checkValues("SELECT vertex, key, type, value FROM vertex_property", of: "vertex")
        try checkValues("SELECT edge, key, type, value FROM edge_property", of: "edge")
        try checkValues("SELECT property, key, type, value FROM meta_property", of: "property")
    }

    /// Every value can be read, and its key has a name.
    private mutating func checkValues(_ sql: StaticString, of kind: String) throws {
        let statement = try reader.connection.statement(sql)
        defer { statement.reset() }
        var known: Set<Int64> = []
        while try statement.step() {
            let element = statement.int64(0)
            let key = statement.int64(1)
            if !known.contains(key) {
                if let number = UInt32(exactly: key), (try? reader.keyName(number)) != nil {
                    known.insert(key)
                } else {
                    add("\(kind) \(element) has a property without a name", isDerived: false)
                }
            }
            do {
                _ = try statement.value(2)
            } catch let error as GraphError where error.code == .corrupt {
                add("\(kind) \(element): \(error.message)", isDerived: false)
            }
        }
    }

    // MARK: Derived from rows

    private mutating func checkLabelEntries() throws {
        try expectNone(
            """
            SELECT v.id FROM vertex v JOIN label_set s ON s.id = v.label_set, json_each(s.labels) j
            WHERE NOT EXISTS
            (SELECT 1 FROM vertex_label l WHERE l.label = j.value AND l.vertex = v.id)
            """, isDerived: true
        ) { "vertex \($0) is missing from the list of its label" }
        try expectNone(
            """
            SELECT l.vertex FROM vertex_label l WHERE NOT EXISTS
            (SELECT 1 FROM vertex v JOIN label_set s ON s.id = v.label_set, json_each(s.labels) j
            WHERE v.id = l.vertex AND j.value = l.label)
            """, isDerived: true
        ) { "vertex \($0) is in the list of a label that it has not" }
    }

    private mutating func checkIndexes() throws {
        for index in try reader.indexes() {
            let expected = try entriesOfRows(index)
            let found = try entriesOfIndex(index)
            if expected != found {
                add(
                    "the index of \(try IntegrityCheck.name(of: index, in: reader)) disagrees "
                        + "with the properties (\(found.count) entries, \(expected.count) values)",
                    isDerived: true)
            }
        }
    }

    static func name(of index: IndexDescription, in reader: StorageReader) throws -> String {
        let key = try reader.keyName(index.key)
        return try index.label.map { "\(try reader.labelName($0)).\(key)" } ?? key
    }

    private func entriesOfRows(_ index: IndexDescription) throws -> Fingerprint {
        var print = Fingerprint()
        let rows = try reader.connection.prepare(
            index.label == nil
                ? "SELECT vertex, id, type, value FROM vertex_property WHERE key = ?1"
                : """
                SELECT p.vertex, p.id, p.type, p.value
                FROM vertex_label l CROSS JOIN vertex_property p
                ON p.vertex = l.vertex AND p.key = ?1 WHERE l.label = ?2
                """)
        rows.bind(Int64(index.key), at: 1)
        if let label = index.label { rows.bind(Int64(label), at: 2) }
        while try rows.step() {
            guard let value = try? rows.value(2), let key = IndexKey(value) else { continue }
            print.add(key.value, key.class.rawValue, rows.int64(0), rows.int64(1))
        }
        return print
    }

    private func entriesOfIndex(_ index: IndexDescription) throws -> Fingerprint {
        var print = Fingerprint()
        let rows = try reader.connection.prepare(
            "SELECT class, value, vertex, property FROM \(PropertyIndexTable.name(index.id))")
        while try rows.step() {
            print.add(rows.indexValue(1), rows.int64(0), rows.int64(2), rows.int64(3))
        }
        return print
    }

    // MARK: Packed adjacency

    /// Every block can be read, and says nothing of the future.
    private mutating func checkBlocks() throws {
        let newest = reader.snapshot.newestEdge
        let hasLevels = try LevelMerge(connection: reader.connection).mainThrough() != nil
        let statement = try reader.connection.statement(
            "SELECT key, block FROM adjacency ORDER BY key")
        defer { statement.reset() }
        while try statement.step() {
            do {
                let block = try Block(statement.blob(1), key: statement.int64(0))
                if block.stamps.mergedThrough > newest {
                    add(
                        "block \(statement.int64(0)) claims edges that were never added",
                        isDerived: true)
                }
                if block.key.isLevelOne, !hasLevels {
                    add(
                        "block \(block.key.rawValue) is of a level that the file has not",
                        isDerived: true)
                }
                if hasLevels, !block.key.isLevelOne,
                    block.stamps.mergedThrough > reader.snapshot.packedThrough
                {
                    add(
                        "block \(block.key.rawValue) claims edges that only level 1 may have",
                        isDerived: true)
                }
            } catch let error as GraphError where error.code == .corrupt {
                add(error.message, isDerived: true)
            }
        }
    }

    /// What a hop sees, of both directions, is what the rows say.
    private mutating func checkAdjacency() throws {
        var rows: [UInt32: Fingerprint] = [:]
        let edges = try reader.connection.statement("SELECT id, label, source, target FROM edge")
        while try edges.step() {
            rows[UInt32(truncatingIfNeeded: edges.int64(1)), default: Fingerprint()].add(
                edges.int64(0), edges.int64(2), edges.int64(3))
        }
        for direction in [Direction.out, .in] {
            let hops: [UInt32: Fingerprint]
            do {
                hops = try hopped(direction)
            } catch let error as GraphError where error.code == .corrupt {
                add(error.message, isDerived: true)
                continue
            }
            for label in Set(rows.keys).union(hops.keys).sorted() {
                let expected = rows[label] ?? Fingerprint()
                let found = hops[label] ?? Fingerprint()
                if expected != found {
                    add(
                        "the packed adjacency of \(try reader.labelName(label)), direction "
                            + "\(direction.rawValue), disagrees with the edges "
                            + "(\(found.count) packed, \(expected.count) edges)", isDerived: true)
                }
            }
        }
    }

    private func hopped(_ direction: Direction) throws -> [UInt32: Fingerprint] {
        var prints: [UInt32: Fingerprint] = [:]
        var vertices: [Int64] = []
        var last: Int64?
        var more = true
        var expansion = Expansion()
        while more {
            vertices.removeAll(keepingCapacity: true)
            more = try reader.scanVertices(labels: nil, after: last, limit: 256, into: &vertices)
            last = vertices.last ?? last
            expansion.removeAll()
            try vertices.withUnsafeBufferPointer {
                try reader.expand($0, direction, labels: nil, edges: true, into: &expansion)
            }
            for row in expansion.neighbors.indices {
                let from = vertices[Int(expansion.origins[row])]
                let other = expansion.neighbors[row]
                prints[expansion.labels[row], default: Fingerprint()].add(
                    expansion.edges[row], direction == .out ? from : other,
                    direction == .out ? other : from)
            }
            try reader.checkCancelled()
        }
        return prints
    }
}

/// A sum over a collection's members, whatever their order: equal for equal
/// collections, and for others with a chance of 1 in 2^64.
struct Fingerprint: Equatable {
    private(set) var count: Int64 = 0
    private var sum: UInt64 = 0

    mutating func add(_ a: Int64, _ b: Int64, _ c: Int64) {
        add(hash: Self.mix(Self.mix(Self.mix(0, a), b), c))
    }

    mutating func add(_ value: IndexKey.Value, _ a: Int64, _ b: Int64, _ c: Int64) {
        var hash = Self.mix(Self.mix(Self.mix(0, a), b), c)
        switch value {
        case .integer(let value): hash = Self.mix(hash, value)
        case .real(let value): hash = Self.mix(hash, Int64(bitPattern: value.bitPattern))
        case .text(let text): for byte in text.utf8 { hash = Self.mix(hash, Int64(byte)) }
        case .bytes(let bytes): for byte in bytes { hash = Self.mix(hash, Int64(byte)) }
        }
        add(hash: hash)
    }

    private mutating func add(hash: UInt64) {
        count += 1
        sum &+= hash
    }

    /// Two rounds of a multiplicative mixer.
    private static func mix(_ seed: UInt64, _ value: Int64) -> UInt64 {
        var x = (seed &+ 0x9E37_79B9_7F4A_7C15) ^ UInt64(bitPattern: value)
        x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
        x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
        return x ^ (x >> 31)
    }
}
