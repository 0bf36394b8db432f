// NOTE to the team: split into one file per type when fleshed out.
#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The identity of a vertex, edge or vertex property: assigned by the graph
/// (an integer) or given by the user.
public enum ElementID: Sendable, Hashable {
    case int(Int64)
    case string(String)
    case uuid(UUID)
}

/// A vertex, as it was when it was read.
///
/// Inside the engine a vertex is its key alone (`detail` is nil); on the way
/// out it is materialised with its id, labels and properties.
public struct Vertex: Sendable {
    /// The row of the vertex in storage: internal, never reused.
    let key: Int64
    let detail: VertexDetail?
}

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

/// An edge, as it was when it was read.
public struct Edge: Sendable {
    let key: Int64
    /// End points and label are always known to the engine; the public
    /// parts are filled in on the way out.
    let ends: EdgeEnds
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

/// One value of a vertex's property, with an id and possibly meta-properties.
public final class VertexProperty: Sendable {
    /// The vertex it belongs to.
    let owner: Int64
    /// The row of the value in storage.
    let propertyKey: Int64
    public let id: ElementID
    public let key: String
    public let value: PropertyValue
    public let properties: [Property]
    init(
        owner: Int64, propertyKey: Int64, id: ElementID, key: String, value: PropertyValue,
        properties: [Property]
    ) {
        self.owner = owner
        self.propertyKey = propertyKey
        self.id = id
        self.key = key
        self.value = value
        self.properties = properties
    }
}

/// A property of an edge or of a vertex property.
public final class Property: Sendable {
    enum Owner: Sendable, Hashable {
        case edge(Int64)
        case vertexProperty(vertex: Int64, property: Int64)
        case none
    }
    let owner: Owner
    public let key: String
    public let value: PropertyValue
    init(owner: Owner, key: String, value: PropertyValue) {
        self.owner = owner
        self.key = key
        self.value = value
    }
}

/// The walk of one traverser: what it visited, and the step labels there.
public final class Path: Sendable {
    public let objects: [PropertyValue]
    public let labels: [[String]]
    public init(objects: [PropertyValue], labels: [[String]]) {
        self.objects = objects
        self.labels = labels
    }
}

/// A set that remembers how often each value was added.
public final class BulkSet: Sendable {
    public let items: [(value: PropertyValue, bulk: Int64)]
    public init(items: [(value: PropertyValue, bulk: Int64)]) { self.items = items }
}

/// The result of `tree()`: values with the values that followed them.
public final class Tree: Sendable {
    public let branches: [(key: PropertyValue, value: Tree)]
    public init(branches: [(key: PropertyValue, value: Tree)]) { self.branches = branches }
}

/// The result of `subgraph()`: vertices and edges.
public final class Subgraph: Sendable {
    public let vertices: [Vertex]
    public let edges: [Edge]
    public init(vertices: [Vertex], edges: [Edge]) {
        self.vertices = vertices
        self.edges = edges
    }
}

/// A place on earth, in degrees.
public struct GeoPoint: Sendable, Hashable {
    public let latitude: Double
    public let longitude: Double
    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }
}
