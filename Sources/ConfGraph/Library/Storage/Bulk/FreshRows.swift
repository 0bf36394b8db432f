/// Rows about elements that a load has made itself: nothing is looked up before
/// they are written, and many are written at a time, which takes half as long.
///
/// Of what waits here the tables know nothing yet: call ``write()`` before
/// anything is read of vertices, their properties and indexes, and
/// ``writeAll()`` before anything is read of edges.
final class FreshRows {
    private let writer: StorageWriter
    private let vertices = RowBatch()
    private let labels = RowBatch()
    private let vertexValues = RowBatch()
    private var edges = RowBatch()
    private var edgeValues = RowBatch()
    /// Entries of indexes, by the index.
    private var entries: [Int64: RowBatch] = [:]

    /// Where edges and their properties go.
    private let held: HeldRows?

    init(_ writer: StorageWriter, held: HeldRows?) {
        self.writer = writer
        self.held = held
    }

    /// Adds a vertex of one label.
    func addVertex(_ label: UInt32) throws -> Int64 {
        if vertices.isFull { try flush() }
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
            try writeAll()
            return try writer.addEdge(numbered: label, from: source, to: target)
        }
        if edges.isFull { try writeEdges() }
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
        if vertexValues.isFull { try flush() }
        let number = try writer.makePropertyNumber()
        try vertexValues.append(vertex, Int64(key), id: number, value: value)
        for index in indexes {
            if index.unique {
                try writer.addEntry(index, vertex: vertex, property: number, value: value)
            } else if let key = IndexKey(value) {
                let batch = entries[index.id] ?? RowBatch()
                entries[index.id] = batch
                if batch.isFull { try flush() }
                entries[index.id]!.append(key, vertex: vertex, property: number)
            }
        }
    }

    /// Adds a property of an edge that has none of that key.
    func add(_ value: PropertyValue, _ key: UInt32, ofEdge edge: Int64) throws {
        if edgeValues.isFull { try writeEdges() }
        try edgeValues.append(edge, Int64(key), value: value)
    }

    /// Writes what waits, and what is held until the end.
    func writeAll() throws {
        try write()
        try writeEdges()
        try held?.insert()
    }

    /// Packs the edges, if they are many.
    func pack() throws {
        let options = writer.database.options
        try flush()
        try writeEdges()
        if let edges = try held?.edges() {
            // Few are written like any others.
            if try !writer.adjacency.packIfLarge(edges, options) { try held?.insert() }
        } else {
            try writer.adjacency.packIfLarge(options)
        }
    }

    /// Writes what waits of edges, or hands it over to be held.
    private func writeEdges() throws {
        writer.adjacency.changes += edges.count
        if let held {
            try held.add(&edges, to: .edge)
            try held.add(&edgeValues, to: .edgeProperty)
        } else {
            try writer.insert(edges: edges)
            try writer.insert(edgeProperties: edgeValues)
        }
    }

    /// Writes what waits of vertices, and what is held of their indexes.
    func write() throws {
        try flush()
        for index in entries.keys { try held?.insert(.entries(index)) }
    }

    /// The same, but that indexes may be held.
    private func flush() throws {
        try writer.insert(vertices: vertices)
        try writer.insert(labels: labels)
        try writer.insert(vertexProperties: vertexValues)
        for (index, var batch) in entries {
            if let held {
                try held.add(&batch, to: .entries(index))
                entries[index] = batch
            } else {
                try writer.insert(entries: batch, ofIndex: index)
            }
        }
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
