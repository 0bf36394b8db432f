import CSQLiteRival

/// What ConfGraph is measured against: a graph in SQLite as one would write it
/// by hand for this one purpose. Two clustered adjacency tables without rowids,
/// one for each direction, statements prepared once, one read transaction
/// around the reads, and the same page size, page cache and memory map.
final class Rival {
    private var database: OpaquePointer?
    private var outNeighbors: OpaquePointer?
    private var outCount: OpaquePointer?
    private var outScan: OpaquePointer?

    private static let pageSize = 16_384
    private static let cacheBytes = 64 << 20
    private static let mapBytes = 2 << 30

    init(path: String) throws { database = try Self.open(path) }

    /// Opens a database with the settings that both sides get.
    static func open(_ path: String) throws -> OpaquePointer? {
        var database: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        guard sqlite3_open_v2(path, &database, flags, nil) == SQLITE_OK else {
            throw Failure("cannot open \(path)")
        }
        for setting in [
            "page_size = \(pageSize)", "cache_size = \(-cacheBytes / 1024)",
            "mmap_size = \(mapBytes)",
        ] {
            guard sqlite3_exec(database, "PRAGMA " + setting, nil, nil, nil) == SQLITE_OK else {
                throw Failure("SQLite: \(String(cString: sqlite3_errmsg(database)))")
            }
        }
        return database
    }

    deinit {
        for statement in [outNeighbors, outCount, outScan] { sqlite3_finalize(statement) }
        sqlite3_close(database)
    }

    // MARK: Loading

    /// Loads the sorted graph the fast way: no journal, no synchronisation
    /// until the end, both tables filled in the order of their keys.
    func load(_ graph: GeneratedGraph) throws {
        try execute("PRAGMA journal_mode = OFF")
        try execute("PRAGMA synchronous = OFF")
        try execute("PRAGMA locking_mode = EXCLUSIVE")
        try execute(
            """
            CREATE TABLE out_adjacency(
                source INTEGER, label INTEGER, target INTEGER, edge INTEGER,
                PRIMARY KEY (source, label, target, edge)) WITHOUT ROWID;
            CREATE TABLE in_adjacency(
                target INTEGER, label INTEGER, source INTEGER, edge INTEGER,
                PRIMARY KEY (target, label, source, edge)) WITHOUT ROWID;
            BEGIN
            """)
        let orders = try (Order(graph, byTarget: false), Order(graph, byTarget: true))
        try fill("INSERT INTO out_adjacency VALUES (?, ?, ?, ?)", orders.0)
        try fill("INSERT INTO in_adjacency VALUES (?, ?, ?, ?)", orders.1)
        try execute("COMMIT")
        try execute("PRAGMA locking_mode = NORMAL")
        try execute("PRAGMA journal_mode = WAL")
        try execute("PRAGMA synchronous = FULL")
    }

    /// Every edge in the order of one table's key.
    private struct Order {
        var nearEnds: [UInt32] = []
        var labels: [UInt8] = []
        var farEnds: [UInt32] = []
        var edges: [UInt32] = []

        /// Merges the labels: rows go by vertex first. Counting sort by the
        /// near end keeps label, far end and edge in order within a vertex.
        init(_ graph: GeneratedGraph, byTarget: Bool) throws {
            var starts = [Int](repeating: 0, count: graph.vertices + 2)
            for column in graph.columns {
                for vertex in byTarget ? column.targets : column.sources {
                    starts[Int(vertex) + 1] += 1
                }
            }
            for vertex in 1..<starts.count { starts[vertex] += starts[vertex - 1] }
            nearEnds = [UInt32](repeating: 0, count: graph.edges)
            labels = [UInt8](repeating: 0, count: graph.edges)
            farEnds = nearEnds
            edges = nearEnds
            var edge: UInt32 = 0
            for (label, column) in graph.columns.enumerated() {
                for index in column.sources.indices {
                    let near = byTarget ? column.targets[index] : column.sources[index]
                    let slot = starts[Int(near)]
                    starts[Int(near)] += 1
                    edge += 1
                    nearEnds[slot] = near
                    labels[slot] = UInt8(label)
                    farEnds[slot] = byTarget ? column.sources[index] : column.targets[index]
                    edges[slot] = edge
                }
            }
        }
    }

    private func fill(_ sql: String, _ order: Order) throws {
        let statement = try prepare(sql)
        defer { sqlite3_finalize(statement) }
        for index in order.nearEnds.indices {
            sqlite3_bind_int64(statement, 1, Int64(order.nearEnds[index]))
            sqlite3_bind_int64(statement, 2, Int64(order.labels[index]))
            sqlite3_bind_int64(statement, 3, Int64(order.farEnds[index]))
            sqlite3_bind_int64(statement, 4, Int64(order.edges[index]))
            guard sqlite3_step(statement) == SQLITE_DONE else { throw failure() }
            sqlite3_reset(statement)
        }
    }

    // MARK: Reading

    /// Begins the one read transaction and prepares what is asked in it.
    func beginReading() throws {
        outNeighbors = try prepare(
            "SELECT target FROM out_adjacency WHERE source = ? AND label = ?")
        outCount = try prepare(
            "SELECT count(*) FROM out_adjacency WHERE source = ? AND label = ?")
        outScan = try prepare("SELECT source, target FROM out_adjacency WHERE label = ?")
        try execute("BEGIN")
    }

    func endReading() throws { try execute("COMMIT") }

    /// How many `label` edges leave these vertices.
    func countOut(_ vertices: [Int64], label: Int64) throws -> Int64 {
        var total: Int64 = 0
        for vertex in vertices {
            sqlite3_bind_int64(outCount, 1, vertex)
            sqlite3_bind_int64(outCount, 2, label)
            guard sqlite3_step(outCount) == SQLITE_ROW else { throw failure() }
            total += sqlite3_column_int64(outCount, 0)
            sqlite3_reset(outCount)
        }
        return total
    }

    /// Hands every neighbour of these vertices over, one by one.
    @inline(__always)
    func forEachNeighbor(
        _ vertices: [Int64], label: Int64, _ body: (Int64) -> Void
    ) throws {
        for vertex in vertices {
            sqlite3_bind_int64(outNeighbors, 1, vertex)
            sqlite3_bind_int64(outNeighbors, 2, label)
            while true {
                let status = sqlite3_step(outNeighbors)
                if status == SQLITE_DONE { break }
                guard status == SQLITE_ROW else { throw failure() }
                body(sqlite3_column_int64(outNeighbors, 0))
            }
            sqlite3_reset(outNeighbors)
        }
    }

    /// The sum of the neighbours' numbers: every neighbour has been read.
    func sumOfNeighbors(_ vertices: [Int64], label: Int64) throws -> Int64 {
        var sum: Int64 = 0
        try forEachNeighbor(vertices, label: label) { sum &+= $0 }
        return sum
    }

    /// How many different vertices the neighbours are.
    func countDistinctNeighbors(
        _ vertices: [Int64], label: Int64, seen: inout [UInt64]
    ) throws -> Int64 {
        seen.withUnsafeMutableBufferPointer { words in words.update(repeating: 0) }
        var count: Int64 = 0
        try seen.withUnsafeMutableBufferPointer { words in
            try forEachNeighbor(vertices, label: label) { neighbor in
                let bit = UInt64(1) << UInt64(neighbor & 63)
                let word = Int(neighbor >> 6)
                if words[word] & bit == 0 {
                    words[word] |= bit
                    count += 1
                }
            }
        }
        return count
    }

    /// How many paths of two `label` edges the graph has, in one scan: a
    /// vertex is the middle of in-degree times out-degree of them.
    func countPathsInOneScan(label: Int64, vertices: Int) throws -> Int64 {
        var incoming = [Int64](repeating: 0, count: vertices + 1)
        var outgoing = [Int64](repeating: 0, count: vertices + 1)
        try incoming.withUnsafeMutableBufferPointer { incoming in
            try outgoing.withUnsafeMutableBufferPointer { outgoing in
                try scan(label: label) { source, target in
                    outgoing[source] += 1
                    incoming[target] += 1
                }
            }
        }
        return zip(incoming, outgoing).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// The same number hop by hop, as it goes for any number of hops: the
    /// paths that end in each vertex are carried over every edge.
    func countPathsHopByHop(label: Int64, vertices: Int, hops: Int) throws -> Int64 {
        var counts = [Int64](repeating: 1, count: vertices + 1)
        counts[0] = 0
        for _ in 0..<hops {
            var next = [Int64](repeating: 0, count: vertices + 1)
            try counts.withUnsafeBufferPointer { counts in
                try next.withUnsafeMutableBufferPointer { next in
                    try scan(label: label) { source, target in next[target] += counts[source] }
                }
            }
            counts = next
        }
        return counts.reduce(0, +)
    }

    @inline(__always)
    private func scan(label: Int64, _ body: (Int, Int) -> Void) throws {
        sqlite3_bind_int64(outScan, 1, label)
        while true {
            let status = sqlite3_step(outScan)
            if status == SQLITE_DONE { break }
            guard status == SQLITE_ROW else { throw failure() }
            body(
                Int(sqlite3_column_int64(outScan, 0)), Int(sqlite3_column_int64(outScan, 1)))
        }
        sqlite3_reset(outScan)
    }

    // MARK: Helpers

    func execute(_ sql: String) throws {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    private func prepare(_ sql: String) throws -> OpaquePointer? {
        try Self.prepare(sql, on: database)
    }

    private func failure() -> Failure { Self.failure(of: database) }

    /// A statement that is to be run often.
    static func prepare(_ sql: String, on database: OpaquePointer?) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        guard sqlite3_prepare_v3(database, sql, -1, flags, &statement, nil) == SQLITE_OK else {
            throw failure(of: database)
        }
        return statement
    }

    static func failure(of database: OpaquePointer?) -> Failure {
        Failure("SQLite: \(String(cString: sqlite3_errmsg(database)))")
    }
}
