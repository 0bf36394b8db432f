extension StorageReader {
    /// Counts what the graph consists of.
    ///
    /// - Complexity: O(vertices + edges + property values).
    func statistics() throws -> Statistics {
        let vertices = try vertexCount(labels: nil)
        let edgeLabels = try counts(
            "SELECT label, count(*) FROM edge GROUP BY label", labelName)
        let edges = edgeLabels.reduce(0) { $0 + $1.count }
        return Statistics(
            vertices: vertices, edges: edges,
            vertexLabels: try counts(
                "SELECT label, count(*) FROM vertex_label GROUP BY label", labelName),
            edgeLabels: edgeLabels,
            vertexPropertyKeys: try counts(
                "SELECT key, count(*) FROM vertex_property GROUP BY key", keyName),
            edgePropertyKeys: try counts(
                "SELECT key, count(*) FROM edge_property GROUP BY key", keyName),
            outDegrees: try degreeRange(.out, mean: (edges, vertices)),
            inDegrees: try degreeRange(.in, mean: (edges, vertices)),
            indexes: try catalog.indexes.map {
                Statistics.Index(
                    label: try $0.label.map(labelName), key: try keyName($0.key),
                    isUnique: $0.unique)
            },
            fileSize: database.path.flatMap(FileHeader.size) ?? 0,
            writeAheadSize: database.path.flatMap { FileHeader.size($0 + "-wal") } ?? 0,
            unpackedEdges: try count(
                "SELECT count(*) FROM edge WHERE id > ?", snapshot.packedThrough),
            pendingRemovals: try count(
                "SELECT count(*) FROM adjacency_removed WHERE seq > ?", snapshot.removedThrough),
            formatVersion: Int(FileFormat.version))
    }

    private func counts(
        _ sql: StaticString, _ name: (UInt32) throws -> String
    ) throws -> [Statistics.Count] {
        try requireOpen()
        let statement = try connection.statement(sql)
        defer { statement.reset() }
        var counts: [Statistics.Count] = []
        while try statement.step() {
            counts.append(
                Statistics.Count(
                    name: try name(UInt32(truncatingIfNeeded: statement.int64(0))),
                    count: statement.int64(1)))
        }
        return counts.sorted { $0.name.compareBytes(to: $1.name) < 0 }
    }

    private func count(_ sql: StaticString, _ after: Int64) throws -> Int64 {
        let statement = try connection.statement(sql)
        statement.bind(after, at: 1)
        defer { statement.reset() }
        return try statement.step() ? statement.int64(0) : 0
    }

    private func degreeRange(
        _ direction: Direction, mean: (edges: Int64, vertices: Int64)
    ) throws -> Statistics.Degrees {
        var least = Int64.max
        var most: Int64 = 0
        var keys: [Int64] = []
        var degrees: [Int64] = []
        var last: Int64?
        var hasMore = true
        while hasMore {
            keys.removeAll(keepingCapacity: true)
            degrees.removeAll(keepingCapacity: true)
            hasMore = try scanVertices(labels: nil, after: last, limit: 16_384, into: &keys)
            last = keys.last ?? last
            try checkCancelled()
            try keys.withUnsafeBufferPointer {
                try self.degrees($0, direction, labels: nil, into: &degrees)
            }
            for degree in degrees {
                least = min(least, degree)
                most = max(most, degree)
            }
        }
        let average = mean.vertices == 0 ? 0 : Double(mean.edges) / Double(mean.vertices)
        return Statistics.Degrees(least: least == .max ? 0 : least, mean: average, most: most)
    }
}

extension Database {
    /// Counts what the graph consists of, in one read.
    func stats() throws -> Statistics { try read { try $0.statistics() } }
}
