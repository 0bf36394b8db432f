/// An edge, as it was when it was read.
///
/// Two edges are equal when they are the same edge of a graph, whatever their
/// properties were when each was read.
public struct Edge: Sendable {
    /// The row of the edge in storage: internal, never reused.
    let key: Int64
    /// End points and label are always known to the engine; the public
    /// parts are filled in on the way out.
    let ends: EdgeEnds

    init(key: Int64, ends: EdgeEnds) {
        self.key = key
        self.ends = ends
    }
}

/// What the engine knows of an edge (label and ends as storage keys), and what
/// it adds when the edge leaves the engine.
final class EdgeEnds: Sendable {
    let label: UInt32
    let source: Int64
    let target: Int64
    let detail: EdgeDetail?

    init(label: UInt32, source: Int64, target: Int64, detail: EdgeDetail?) {
        self.label = label
        self.source = source
        self.target = target
        self.detail = detail
    }
}

/// What an edge carries once it has left the engine.
final class EdgeDetail: Sendable {
    let id: ElementID
    let label: String
    let source: Vertex
    let target: Vertex
    let properties: [Property]

    init(id: ElementID, label: String, source: Vertex, target: Vertex, properties: [Property]) {
        self.id = id
        self.label = label
        self.source = source
        self.target = target
        self.properties = properties
    }
}

extension Edge {
    /// The id that the user gave, or that the graph assigned.
    public var id: ElementID { ends.detail?.id ?? .int(key) }

    /// Its label.
    public var label: String { ends.detail?.label ?? "edge" }

    /// The vertex it leaves, with id and labels.
    public var source: Vertex {
        ends.detail?.source ?? Vertex(key: ends.source, detail: nil)
    }

    /// The vertex it enters, with id and labels.
    public var target: Vertex {
        ends.detail?.target ?? Vertex(key: ends.target, detail: nil)
    }

    /// Its properties: one value a key.
    public var properties: [Property] { ends.detail?.properties ?? [] }

    /// The keys of its properties.
    public var propertyKeys: [String] { properties.map(\.key) }

    /// The value of a property, or null if the edge does not have it.
    public subscript(key: String) -> PropertyValue {
        for property in properties where property.key.hasSameBytes(as: key) {
            return property.value
        }
        return .null
    }
}

extension Edge: Hashable {
    public static func == (left: Edge, right: Edge) -> Bool { left.key == right.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension Edge: CustomStringConvertible {
    /// `e[7][1-knows->2]`.
    public var description: String { "e[\(id)][\(source.id)-\(label)->\(target.id)]" }
}
