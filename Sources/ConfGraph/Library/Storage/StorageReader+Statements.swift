/// A way in which a traversal asks the file, for `explain`.
enum StorageAccess {
    case vertexScan([UInt32]?)
    case edgeScan([UInt32]?)
    case vertexCount([UInt32]?)
    case edgeCount([UInt32]?)
    case vertex(ElementID)
    case edge(ElementID)
    case index(IndexDescription, IndexRange)
    case labelSet
    /// nil: of all keys.
    case vertexProperties(UInt32?)
    /// The values of one key only, of one vertex: of several they are read by
    /// the same seeks in one statement.
    case vertexValues(UInt32)
    case edgeProperties(UInt32?)
    /// The packed neighbours of a vertex, where they are not in memory yet.
    case neighbors
    /// All packed neighbours of a label and direction.
    case adjacency
}

/// A statement, and how SQLite would run it.
struct PlannedStatement {
    let sql: String
    /// What EXPLAIN QUERY PLAN says, indented by depth.
    let plan: [String]
}

extension StorageReader {
    /// The statements of an access.
    ///
    /// They are the ones that really run, noted while the access is tried
    /// with bounds that leave it nothing to read.
    func statements(of access: StorageAccess) throws -> [PlannedStatement] {
        // Read now, it is no part of the access.
        _ = try catalog
        let texts = try connection.recordingStatements { try attempt(access) }
        return try texts.map { PlannedStatement(sql: Self.oneLine($0), plan: try plan(of: $0)) }
    }

    private func attempt(_ access: StorageAccess) throws {
        var keys: [Int64] = []
        switch access {
        case .vertexScan(let labels):
            _ = try scanVertices(labels: labels, after: .max, limit: 1, into: &keys)
        case .edgeScan(let labels):
            var edges = EdgeColumns()
            _ = try scanEdges(labels: labels, after: .max, limit: 1, into: &edges)
        case .vertexCount(let labels): _ = try vertexCount(labels: labels)
        case .edgeCount(let labels): _ = try edgeCount(labels: labels)
        case .vertex(let id): _ = try vertexKey(id)
        case .edge(let id): _ = try edgeKey(id)
        case .index(let index, let range):
            var position: IndexPosition?
            _ = try seek(index, range, position: &position, limit: 1, into: &keys)
        case .labelSet: _ = try labelSet(ofVertex: .min)
        case .vertexProperties(let key): try vertexProperties(.min, key: key) { _, _, _ in }
        case .vertexValues(let key):
            guard let stored = try storedValues(of: key) else {
                return try attempt(.vertexProperties(key))
            }
            var values: [PropertyValue] = []
            try stored.append(of: .min, to: &values)
        case .edgeProperties(let key): try edgeProperties(.min, key: key) { _, _ in }
        case .neighbors: try adjacency.attemptFetch()
        case .adjacency:
            try adjacency.forEachBlock(run: Int(AdjacencyKey.labelLimit) * 2 - 1) { _ in }
        }
    }

    private func plan(of sql: String) throws -> [String] {
        let statement = try connection.prepare("EXPLAIN QUERY PLAN " + sql)
        var depths: [Int64: Int] = [:]
        var lines: [String] = []
        while try statement.step() {
            let depth = depths[statement.int64(1)].map { $0 + 1 } ?? 0
            depths[statement.int64(0)] = depth
            lines.append(String(repeating: "  ", count: depth) + statement.text(3))
        }
        return lines
    }

    private static func oneLine(_ sql: String) -> String {
        sql.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    }
}
