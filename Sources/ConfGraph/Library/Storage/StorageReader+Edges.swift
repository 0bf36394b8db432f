/// An edge as storage knows it.
struct EdgeRecord: Sendable, Hashable {
    var key: Int64
    var label: UInt32
    var source: Int64
    var target: Int64
}

/// Edges in columns.
struct EdgeColumns: Sendable {
    var keys: [Int64] = []
    var labels: [UInt32] = []
    var sources: [Int64] = []
    var targets: [Int64] = []

    mutating func removeAll() {
        keys.removeAll(keepingCapacity: true)
        labels.removeAll(keepingCapacity: true)
        sources.removeAll(keepingCapacity: true)
        targets.removeAll(keepingCapacity: true)
    }
}

extension StorageReader {
    /// The edge of a key; nil if there is none.
    func edge(_ key: Int64) throws -> EdgeRecord? {
        try requireOpen()
        if let newestEdge, newestEdge.key == key { return newestEdge }
        let statement = try connection.statement(
            "SELECT label, source, target FROM edge WHERE id = ?")
        statement.bind(key, at: 1)
        guard try statement.step() else { return nil }
        defer { statement.reset() }
        return EdgeRecord(
            key: key, label: UInt32(truncatingIfNeeded: statement.int64(0)),
            source: statement.int64(1), target: statement.int64(2))
    }

    /// The next edges in ascending order of key, with any of the labels.
    ///
    /// - Returns: whether there may be more.
    func scanEdges(
        labels: [UInt32]?, after: Int64?, limit: Int, into result: inout EdgeColumns
    ) throws -> Bool {
        try requireOpen()
        guard limit > 0 else { return true }
        let statement: SQLiteStatement
        switch labels?.count {
        case nil:
            statement = try connection.statement(
                "SELECT id, label, source, target FROM edge WHERE id > ? ORDER BY id LIMIT ?")
        case 0: return false
        default:
            statement = try connection.statement(
                composed: """
                    SELECT id, label, source, target FROM edge
                    WHERE id > ? AND label IN (\(Self.list(labels!))) ORDER BY id LIMIT ?
                    """)
        }
        statement.bind(after ?? Int64.min, at: 1)
        statement.bind(Int64(limit), at: 2)
        defer { statement.reset() }
        var found = 0
        while try statement.step() {
            result.keys.append(statement.int64(0))
            result.labels.append(UInt32(truncatingIfNeeded: statement.int64(1)))
            result.sources.append(statement.int64(2))
            result.targets.append(statement.int64(3))
            found += 1
        }
        return found == limit
    }

    /// How many edges have any of the labels.
    ///
    /// The sum of degrees, where they can be had: the rows of all edges are
    /// many more pages than their blocks.
    func edgeCount(labels: [UInt32]?) throws -> Int64 {
        if let count = try edgeCountByDegrees(labels) { return count }
        let statement: SQLiteStatement
        switch labels?.count {
        case nil: statement = try connection.statement("SELECT count(*) FROM edge")
        case 0: return 0
        default:
            statement = try connection.statement(
                composed: "SELECT count(*) FROM edge WHERE label IN (\(Self.list(labels!)))")
        }
        defer { statement.reset() }
        return try statement.step() ? statement.int64(0) : 0
    }

    private func edgeCountByDegrees(_ labels: [UInt32]?) throws -> Int64? {
        var count = 0
        for run in try adjacencyRuns(.out, labels: labels.map { Array(Set($0)) }) {
            guard let view = try decodedRun(run, .degrees) else { return nil }
            count += view.edgeCount
        }
        return Int64(count)
    }
}
