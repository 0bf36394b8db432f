/// Writes the rows of many new vertices of one label, and their properties.
///
/// It is for vertices whose given ids are larger than all there are and of
/// which nobody need be told: ``accepts(_:)`` says whether that is so.
final class VertexRows {
    private let writer: StorageWriter
    private let label: UInt32
    private let labelSet: UInt32
    private let vertices = RowBatch()
    private let entries = RowBatch()
    private let properties = RowBatch()

    init(writer: StorageWriter, label: String) throws {
        self.writer = writer
        self.label = try writer.internLabel(label)
        labelSet = try writer.internLabelSet([self.label])
    }

    /// Whether vertices of these ids can be written without looking each up.
    func accepts(_ ids: [Int64]) throws -> Bool {
        guard let first = ids.first, let last = ids.last else { return true }
        let catalog = try writer.catalog
        return try catalog.givenIDs.isDisjoint(with: [.vertex, .vertexProperty])
            && catalog.derived.isEmpty && catalog.indexes.isEmpty
            && first >= writer.loadNextVertex() && last <= StorageWriter.greatestGivenVertex
            && zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }
    }

    /// Adds accepted vertices.
    func append(_ ids: [Int64]) throws {
        guard let last = ids.last else { return }
        for id in ids {
            if vertices.isFull { try flushVertices() }
            try writer.noteColumnChange(id)
            vertices.append(id, Int64(labelSet))
            entries.append(Int64(label), id)
        }
        writer.nextVertex = last + 1
    }

    /// Adds a value of a vertex that was appended, in order of vertices and
    /// then of keys.
    ///
    /// - Parameter add: adds the row `vertex, key, number, type, value`.
    @inline(__always)
    func appendProperty(_ add: (RowBatch) throws -> Void) throws {
        if properties.isFull { try flushProperties() }
        try add(properties)
    }

    /// Writes what is left.
    func flush() throws {
        try flushVertices()
        try flushProperties()
    }

    // OR FAIL: a load that fails is undone as a whole, so SQLite need not be
    // ready to take a statement's first rows back.

    private func flushVertices() throws {
        let connection = writer.connection
        try connection.insert(
            vertices, "INSERT OR FAIL INTO vertex SELECT c0, c1 FROM confgraph_rows")
        try connection.insert(
            entries, "INSERT OR FAIL INTO vertex_label SELECT c0, c1 FROM confgraph_rows")
    }

    private func flushProperties() throws {
        try writer.connection.insert(
            properties,
            """
            INSERT OR FAIL INTO vertex_property
            SELECT c0, c1, c2, c3, c4 FROM confgraph_rows
            """)
    }
}
