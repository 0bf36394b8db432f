/// Rows about elements that a load has made itself: nothing is looked up before
/// they are written, and many are written at a time, which takes half as long.
///
/// Of what waits here the tables know nothing yet: call ``write()`` before
/// anything is read of vertices, edges, their properties and indexes.
final class FreshRows {
    private let writer: StorageWriter
    private let vertices = RowBatch()
    private let labels = RowBatch()
    private let vertexValues = RowBatch()
    private let edges = RowBatch()
    private let edgeValues = RowBatch()
    /// Entries of indexes, by the index.
    private var entries: [Int64: RowBatch] = [:]

    init(_ writer: StorageWriter) { self.writer = writer }

    /// Adds a vertex of one label.
    func addVertex(_ label: UInt32) throws -> Int64 {
        if vertices.isFull { try write() }
        let set = try writer.internLabelSet([label])
        let key = try writer.makeVertexKey()
        vertices.append(key, Int64(set))
        labels.append(Int64(label), key)
        return key
    }

    /// Adds an edge between two vertices that exist.
    func addEdge(_ label: UInt32, from source: Int64, to target: Int64) throws -> Int64 {
        guard label <= StorageWriter.greatestEdgeLabel else {
            // The general form says what is wrong.
            try write()
            return try writer.addEdge(numbered: label, from: source, to: target)
        }
        if edges.isFull { try write() }
        let key = try writer.makeEdgeKey()
        edges.append(key, Int64(label), source, target)
        return key
    }

    /// Adds a value of a property of a vertex that has no such value, and whose
    /// indexes of that property the caller knows.
    func add(
        _ value: PropertyValue, _ key: UInt32, ofVertex vertex: Int64,
        indexes: [IndexDescription]
    ) throws {
        if vertexValues.isFull { try write() }
        let number = try writer.makePropertyNumber()
        try vertexValues.append(vertex, Int64(key), id: number, value: value)
        for index in indexes {
            if index.unique {
                try writer.addEntry(index, vertex: vertex, property: number, value: value)
            } else if let key = IndexKey(value) {
                let batch = entries[index.id] ?? RowBatch()
                entries[index.id] = batch
                if batch.isFull { try write() }
                batch.append(key, vertex: vertex, property: number)
            }
        }
    }

    /// Adds a property of an edge that has none of that key.
    func add(_ value: PropertyValue, _ key: UInt32, ofEdge edge: Int64) throws {
        if edgeValues.isFull { try write() }
        try edgeValues.append(edge, Int64(key), value: value)
    }

    /// Writes what waits.
    func write() throws {
        try writer.insert(vertices: vertices)
        try writer.insert(labels: labels)
        try writer.insert(vertexProperties: vertexValues)
        writer.adjacency.changes += edges.count
        try writer.insert(edges: edges)
        try writer.insert(edgeProperties: edgeValues)
        for (index, batch) in entries { try writer.insert(entries: batch, ofIndex: index) }
    }
}

extension RowBatch {
    fileprivate func append(_ key: IndexKey, vertex: Int64, property: Int64) {
        let kind = key.class.rawValue
        switch key.value {
        case .integer(let value): append(kind, vertex, property, 0, integer: value)
        case .real(let value): append(kind, vertex, property, 0, double: value)
        case .text(let value): append(kind, vertex, property, 0, text: value.utf8)
        case .bytes(let value): append(kind, vertex, property, 0, blob: value)
        }
    }
}
