/// Properties of vertices that steps of this traversal computed, such as
/// `pageRank()`: later steps read them like stored ones, nothing is written.
///
/// A name is declared while the traversal is planned, so that only the steps
/// behind it see the property; where no step declares one, reading costs
/// nothing more.
struct ComputedProperties {
    private var columns: [(name: String, value: (Int64) throws -> PropertyValue?)] = []

    /// No dictionary of a file gives numbers from here on.
    private static let firstKey = UInt32.max - 0xFFFF

    var isEmpty: Bool { columns.isEmpty }

    /// The number of a computed key; nil where the name is not one.
    func key(named name: String) -> UInt32? {
        columns.firstIndex { $0.name.hasSameBytes(as: name) }.map { Self.firstKey + UInt32($0) }
    }

    /// The name of a computed key; nil where the number is a stored key's.
    func name(of key: UInt32) -> String? {
        key >= Self.firstKey ? columns[Int(key - Self.firstKey)].name : nil
    }

    /// Makes a name that of a computed property, which hides a stored one.
    mutating func declare(_ name: String) -> UInt32 {
        if let key = key(named: name) { return key }
        columns.append((name, { _ in nil }))
        return Self.firstKey + UInt32(columns.count - 1)
    }

    mutating func set(_ key: UInt32, _ value: @escaping (Int64) throws -> PropertyValue?) {
        columns[Int(key - Self.firstKey)].value = value
    }

    /// What was computed for a vertex: of one key, or of all.
    func forEach(
        of vertex: Int64, key: UInt32?,
        _ body: (_ key: UInt32, _ property: Int64, _ value: PropertyValue) throws -> Void
    ) throws {
        for (index, column) in columns.enumerated() {
            let number = Self.firstKey + UInt32(index)
            guard key == nil || key == number, let value = try column.value(vertex) else {
                continue
            }
            // Below the numbers of stored and of derived properties.
            try body(number, Int64.min + Int64(index), value)
        }
    }
}

extension ExecutionContext {
    /// The properties of a vertex, stored and computed: of one key or of all.
    func vertexProperties(
        _ vertex: Int64, key: UInt32?,
        _ body: (_ key: UInt32, _ property: Int64, _ value: PropertyValue) throws -> Void
    ) throws {
        if computed.isEmpty { return try reader.vertexProperties(vertex, key: key, body) }
        if let key, computed.name(of: key) != nil {
            return try computed.forEach(of: vertex, key: key, body)
        }
        try reader.vertexProperties(vertex, key: key) { stored, property, value in
            if key == nil, computed.key(named: try keyName(stored)) != nil { return }
            try body(stored, property, value)
        }
        if key == nil { try computed.forEach(of: vertex, key: nil, body) }
    }

    /// The first value of a property of a vertex, stored or computed.
    func firstVertexProperty(_ vertex: Int64, key: UInt32) throws -> PropertyValue? {
        guard !computed.isEmpty, computed.name(of: key) != nil else {
            return try reader.firstVertexProperty(vertex, key: key)
        }
        var first: PropertyValue?
        try computed.forEach(of: vertex, key: key) { _, _, value in first = value }
        return first
    }

    /// A vertex as a value, with what was computed for it.
    func withComputed(_ vertex: Vertex) throws -> Vertex {
        guard !computed.isEmpty, let detail = vertex.detail else { return vertex }
        var properties = detail.properties.filter { computed.key(named: $0.key) == nil }
        try computed.forEach(of: vertex.key, key: nil) { key, property, value in
            properties.append(
                try vertexProperty(vertex.key, key: key, property: property, value))
        }
        return Vertex(
            key: vertex.key,
            detail: VertexDetail(id: detail.id, labels: detail.labels, properties: properties))
    }
}
