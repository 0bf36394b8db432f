/// The rows of some edges and of their properties, in order of the edges'
/// numbers, made on one thread and written on another.
final class EdgeRows {
    private let edges = RowBatch()
    /// Full ones, and the one that is being filled.
    private var full: [RowBatch] = []
    private var properties = RowBatch()
    private var ids: [(id: ElementID, edge: Int64)] = []

    var count: Int { edges.count }
    var isFull: Bool { edges.isFull || !full.isEmpty }

    /// Adds the edge that a cursor is at.
    @inline(__always)
    func append(_ record: SortRecord, edge: Int64, _ cursor: RecordCursor) throws {
        edges.append(edge, Int64(record.label), record.source, record.target)
        guard record.place > 0 else { return }
        try cursor.withPayload { payload in
            try EdgePayload.read(
                payload, edge: edge, into: properties,
                more: {
                    full.append(properties)
                    properties = RowBatch()
                    return properties
                },
                given: { ids.append(($0, edge)) })
        }
    }

    /// Writes the rows to trees that hold those before.
    func append(to edges: TreeBuilder, _ properties: TreeBuilder) throws {
        try edges.append([self.edges], to: .edge)
        try properties.append(full + [self.properties], to: .edgeProperty)
    }

    /// Inserts the rows.
    ///
    /// - Parameter followNewest: whether the edges are numbered on from the
    ///   newest row.
    func insert(_ writer: StorageWriter, followNewest: Bool) throws {
        if followNewest {
            try writer.insert(edgesFollowingNewest: edges)
        } else {
            try writer.insert(edges: edges)
        }
        for rows in full + [properties] { try writer.insert(edgeProperties: rows) }
        for (id, edge) in ids {
            if try writer.edgeKey(id) != nil { throw StorageWriter.alreadyExists(.edge, id) }
            try writer.recordGivenID(id, .edge, key: edge)
        }
    }
}
