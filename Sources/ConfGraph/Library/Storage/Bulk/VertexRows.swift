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

    private func flushVertices() throws {
        try writer.insert(vertices: vertices)
        try writer.insert(labels: entries)
    }

    private func flushProperties() throws {
        try writer.insert(vertexProperties: properties)
    }
}
