/// A Swift type whose values are stored as elements of a graph: a
/// ``VertexModel`` or an ``EdgeModel``.
///
/// Its Codable properties are the element's properties, under their coding
/// keys. A property of type ``ElementID`` (best an optional one) is no property
/// but the element's id.
///
/// | in Swift | in the graph |
/// | --- | --- |
/// | a value of a ``PropertyConvertible`` type | the value, of its exact type |
/// | an optional | the value, or no property |
/// | an `Array`, a `Set` | on a vertex one value of the key for each member, on an edge one list or set |
/// | an enumeration with raw values | the raw value |
/// | any other Codable type, a dictionary | a map |
public protocol ElementModel: Codable, Sendable {
    /// What holds it: ``Vertex`` or ``Edge``.
    associatedtype Element: ModelElement

    /// The label under which it is stored: the type's name, its first letter
    /// in lower case, unless you say otherwise.
    static var label: String { get }

    /// The labels under which it is found: its own, unless you say otherwise.
    /// A model of what several kinds have in common lists theirs.
    static var labels: [String] { get }

    /// Properties whose coding keys the library cannot find out by itself,
    /// with those keys. Empty unless you list some; an error says when that is
    /// needed.
    ///
    ///     static var keyPaths: [PartialKeyPath<Talk>: String] { [\.level: "level"] }
    static var keyPaths: [PartialKeyPath<Self>: String] { get }
}

extension ElementModel {
    /// The type's name, its first letter in lower case.
    public static var label: String {
        let name = String(describing: Self.self)
        return name.prefix(1).lowercased() + name.dropFirst()
    }

    /// Its own label.
    public static var labels: [String] { [label] }

    /// None: mostly they are found out.
    public static var keyPaths: [PartialKeyPath<Self>: String] { [:] }

    /// The model of an element.
    static func read(_ element: Element) throws -> Self {
        try ModelDecoder.decode(Self.self, from: element.record(for: Self.self))
    }

    static var isEdge: Bool { Element.self == Edge.self }
}

/// A vertex in Swift.
///
///     struct Speaker: VertexModel {
///         var name: String
///         var handle: String?
///     }
///
///     let speakers = try graph.read { g in
///         try g.all(Speaker.self).has(\.name, "Grace Hopper").models()
///     }
public protocol VertexModel: ElementModel where Element == Vertex {}

/// An edge in Swift, with the models that it leads from and to.
///
///     struct Gave: EdgeModel {
///         typealias Source = Speaker
///         typealias Target = Talk
///         var part: Int?
///     }
///
///     let talks = try graph.read { g in
///         try g.all(Speaker.self).out(Gave.self).models()   // [Talk]
///     }
public protocol EdgeModel: ElementModel where Element == Edge {
    /// What it leads from.
    associatedtype Source: VertexModel
    /// What it leads to.
    associatedtype Target: VertexModel
}

/// A vertex that is known by some of its properties: ``TraversalSource/upsert(_:)``
/// finds it by them.
///
///     struct Speaker: KeyedModel {
///         static var key: [PartialKeyPath<Speaker>] { [\.name] }
///         var name: String
///         var handle: String?
///     }
public protocol KeyedModel: VertexModel {
    /// The properties that together tell one from all others.
    static var key: [PartialKeyPath<Self>] { get }
}

/// What holds a model: ``Vertex`` and ``Edge``.
public protocol ModelElement: GraphElement, Sendable, Hashable {
    /// The id that the user gave, or that the graph assigned.
    var id: ElementID { get }
}

extension Vertex: ModelElement {}
extension Edge: ModelElement {}

extension ModelElement {
    func record(for model: Any.Type) -> ModelRecord {
        if let vertex = self as? Vertex { return ModelRecord(vertex, model: model) }
        guard let edge = self as? Edge else {
            preconditionFailure("Only vertices and edges hold models.")
        }
        return ModelRecord(edge, model: model)
    }
}
