/// What has a label and properties: vertices, edges, and the properties of
/// vertices, which may have properties of their own.
public protocol GraphElement: TraversalElement {}

/// A vertex: `out`, `in`, `outE` … walk from it.
public protocol VertexElement: GraphElement {}

/// An edge: `inV`, `outV` … lead to its ends.
public protocol EdgeElement: GraphElement {}

/// A property: it has a key and a value.
public protocol PropertyElement: TraversalElement {}

extension Vertex: VertexElement {}
extension Edge: EdgeElement {}
extension VertexProperty: GraphElement, PropertyElement {}
extension Property: PropertyElement {}
