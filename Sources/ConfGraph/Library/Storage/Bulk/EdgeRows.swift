/// The rows of some edges and of their properties, in order of the edges'
/// numbers, made on one thread and inserted on another.
final class EdgeRows {
    private let edges = RowBatch()
    private var properties = [RowBatch()]
    private var ids: [(id: ElementID, edge: Int64)] = []

    var count: Int { edges.count }
    var isFull: Bool { edges.isFull || properties.count > 1 }

    /// Adds the edge that a cursor is at.
    @inline(__always)
    func append(_ record: SortRecord, edge: Int64, _ cursor: RecordCursor) throws {
        edges.append(edge, Int64(record.label), record.source, record.target)
        guard record.place > 0 else { return }
        try cursor.withPayload { payload in
            try EdgePayload.read(
                payload, edge: edge, into: properties[properties.count - 1],
                more: {
                    properties.append(RowBatch())
                    return properties[properties.count - 1]
                },
                given: { ids.append(($0, edge)) })
        }
    }

    // OR FAIL and OR REPLACE: a load that fails is undone as a whole, so SQLite
    // need not be ready to take a statement's first rows back.

    /// Writes the rows.
    ///
    /// - Parameter followNewest: whether the edges are numbered on from the
    ///   newest row, which spares SQLite a look-up for each.
    func insert(_ writer: StorageWriter, followNewest: Bool) throws {
        let connection = writer.connection
        if followNewest {
            try connection.insert(
                edges,
                """
                INSERT OR FAIL INTO edge(label, source, target)
                SELECT c1, c2, c3 FROM confgraph_rows
                """)
        } else {
            try connection.insert(
                edges, "INSERT OR FAIL INTO edge SELECT c0, c1, c2, c3 FROM confgraph_rows")
        }
        for rows in properties {
            // The last of several values of one key counts.
            try connection.insert(
                rows,
                "INSERT OR REPLACE INTO edge_property SELECT c0, c1, c2, c4 FROM confgraph_rows")
        }
        for (id, edge) in ids {
            if try writer.edgeKey(id) != nil { throw StorageWriter.alreadyExists(.edge, id) }
            try writer.recordGivenID(id, .edge, key: edge)
        }
    }
}
