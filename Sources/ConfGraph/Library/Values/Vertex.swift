/// A vertex, as it was when it was read.
///
/// Two vertices are equal when they are the same vertex of a graph, whatever
/// their properties were when each was read.
///
///     let names = try graph.read { g in
///         try g.V().hasLabel("speaker").toList().map { $0["name"] }
///     }
///
/// Inside the engine a vertex is its key alone (`detail` is nil); on the way
/// out it is materialised with its id, labels and properties.
public struct Vertex: Sendable {
    /// The row of the vertex in storage: internal, never reused.
    let key: Int64
    let detail: VertexDetail?

    init(key: Int64, detail: VertexDetail?) {
        self.key = key
        self.detail = detail
    }
}

/// What a vertex carries once it has left the engine.
final class VertexDetail: Sendable {
    let id: ElementID
    let labels: [String]
    let properties: [VertexProperty]

    init(id: ElementID, labels: [String], properties: [VertexProperty]) {
        self.id = id
        self.labels = labels
        self.properties = properties
    }
}

extension Vertex {
    /// The id that the user gave, or that the graph assigned.
    public var id: ElementID { detail?.id ?? .int(key) }

    /// The first of its labels.
    public var label: String { detail?.labels.first ?? "vertex" }

    /// All its labels: exactly one unless the graph allows several.
    public var labels: [String] { detail?.labels ?? [] }

    /// Its properties, one for each value.
    public var properties: [VertexProperty] { detail?.properties ?? [] }

    /// The keys of its properties, each once, in the order of the properties.
    public var propertyKeys: [String] {
        let properties = properties
        if properties.count <= 16 {
            // Cheaper than a set for the few keys that a vertex mostly has.
            return properties.indices.filter { index in
                let key = properties[index].key
                return !properties[..<index].contains { $0.key.hasSameBytes(as: key) }
            }.map { properties[$0].key }
        }
        var seen = Set<ByteString>()
        return properties.compactMap { seen.insert(ByteString($0.key)).inserted ? $0.key : nil }
    }

    /// The first value of a property, or null if the vertex does not have it.
    ///
    /// - Complexity: O(number of properties).
    public subscript(key: String) -> PropertyValue {
        for property in properties where property.key.hasSameBytes(as: key) {
            return property.value
        }
        return .null
    }

    /// All values of a property; none if the vertex does not have it.
    public func values(_ key: String) -> [PropertyValue] {
        // Not compactMap: in it, nil would be read as the value null.
        properties.lazy.filter { $0.key.hasSameBytes(as: key) }.map(\.value)
    }
}

extension Vertex: Hashable {
    public static func == (left: Vertex, right: Vertex) -> Bool { left.key == right.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension Vertex: CustomStringConvertible {
    /// `v[1]`.
    public var description: String { "v[\(id)]" }
}
