/// Writes the whole graph as GraphSON 3.0 adjacency lines: one vertex a line,
/// with its properties and with the edges that leave and enter it. Importing
/// it gives an equal graph.
struct GraphSONExport {
    private let reader: StorageReader

    init(_ reader: StorageReader) { self.reader = reader }

    /// - Returns: how many vertices and edges were written.
    /// - Complexity: O(size of the graph), with one vertex in memory.
    func write(to file: inout FileWriter) throws -> ExportSummary {
        var summary = ExportSummary()
        var keys: [Int64] = []
        var hasMore = true
        while hasMore {
            let last = keys.last
            keys.removeAll(keepingCapacity: true)
            hasMore = try reader.scanVertices(labels: nil, after: last, limit: 1024, into: &keys)
            for key in keys {
                try reader.checkCancelled()
                try file.write { bytes in
                    summary.edges += try append(key, to: &bytes)
                    bytes.append(UInt8(ascii: "\n"))
                }
                summary.vertices += 1
            }
        }
        return summary
    }

    /// Appends a vertex; returns the number of edges that leave it.
    private func append(_ key: Int64, to bytes: inout [UInt8]) throws -> Int {
        bytes.append(ascii: "{\"id\":")
        GraphSON.encode(try reader.vertexID(key).propertyValue, into: &bytes)
        bytes.append(ascii: ",\"label\":")
        let labels = try reader.labelNames(ofVertex: key)
        if labels.count == 1 {
            bytes.appendJSON(string: labels[0])
        } else {
            list(labels, &bytes) { bytes, label in bytes.appendJSON(string: label) }
        }
        let leaving = try appendEdges(of: key, .out, to: &bytes)
        _ = try appendEdges(of: key, .in, to: &bytes)
        try appendProperties(of: key, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        return leaving
    }

    private func appendEdges(
        of key: Int64, _ direction: Direction, to bytes: inout [UInt8]
    ) throws -> Int {
        var found = Expansion()
        try withUnsafePointer(to: key) {
            try reader.expand(
                UnsafeBufferPointer(start: $0, count: 1), direction, labels: nil, edges: true,
                into: &found)
        }
        if found.edges.isEmpty { return 0 }
        bytes.append(ascii: direction == .out ? ",\"outE\":" : ",\"inE\":")
        // They come label by label.
        var groups: [(name: String, rows: Range<Int>)] = []
        for row in found.edges.indices {
            if row > 0, found.labels[row] == found.labels[row - 1] {
                groups[groups.count - 1].rows = groups[groups.count - 1].rows.lowerBound..<row + 1
            } else {
                groups.append((try reader.labelName(found.labels[row]), row..<row + 1))
            }
        }
        try members(groups, &bytes) {
            $0.name
        } value: { bytes, group in
            try list(group.rows, &bytes) { bytes, row in
                bytes.append(ascii: "{\"id\":")
                GraphSON.encode(try reader.edgeID(found.edges[row]).propertyValue, into: &bytes)
                bytes.append(ascii: direction == .out ? ",\"inV\":" : ",\"outV\":")
                GraphSON.encode(
                    try reader.vertexID(found.neighbors[row]).propertyValue, into: &bytes)
                var properties: [(name: String, value: PropertyValue)] = []
                try reader.edgeProperties(found.edges[row], key: nil) { key, value in
                    properties.append((try reader.keyName(key), value))
                }
                appendPlain(properties, to: &bytes)
                bytes.append(UInt8(ascii: "}"))
            }
        }
        return found.edges.count
    }

    private func appendProperties(of vertex: Int64, to bytes: inout [UInt8]) throws {
        var groups: [(name: String, values: [(property: Int64, value: PropertyValue)])] = []
        var last: UInt32?
        try reader.vertexProperties(vertex, key: nil) { key, property, value in
            // Derived properties are edges, and those are written.
            if property < 0 { return }
            if last != key { groups.append((try reader.keyName(key), [])) }
            last = key
            groups[groups.count - 1].values.append((property, value))
        }
        if groups.isEmpty { return }
        bytes.append(ascii: ",\"properties\":")
        try members(groups, &bytes) {
            $0.name
        } value: { bytes, group in
            try list(group.values, &bytes) { bytes, each in
                bytes.append(ascii: "{\"id\":")
                GraphSON.encode(
                    try reader.vertexPropertyID(each.property).propertyValue, into: &bytes)
                bytes.append(ascii: ",\"value\":")
                GraphSON.encode(each.value, into: &bytes)
                var properties: [(name: String, value: PropertyValue)] = []
                try reader.metaProperties(vertex: vertex, property: each.property) { key, value in
                    properties.append((try reader.keyName(key), value))
                }
                appendPlain(properties, to: &bytes)
                bytes.append(UInt8(ascii: "}"))
            }
        }
    }

    /// Properties of one value a key.
    private func appendPlain(
        _ properties: [(name: String, value: PropertyValue)], to bytes: inout [UInt8]
    ) {
        if properties.isEmpty { return }
        bytes.append(ascii: ",\"properties\":")
        members(properties, &bytes) {
            $0.name
        } value: { bytes, property in
            GraphSON.encode(property.value, into: &bytes)
        }
    }

    private func members<Item>(
        _ items: [Item], _ bytes: inout [UInt8], name: (Item) -> String,
        value: (inout [UInt8], Item) throws -> Void
    ) rethrows {
        bytes.append(UInt8(ascii: "{"))
        for (place, item) in items.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.appendJSON(string: name(item))
            bytes.append(UInt8(ascii: ":"))
            try value(&bytes, item)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private func list<Items: Sequence>(
        _ items: Items, _ bytes: inout [UInt8],
        _ value: (inout [UInt8], Items.Element) throws -> Void
    ) rethrows {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            try value(&bytes, item)
        }
        bytes.append(UInt8(ascii: "]"))
    }
}
