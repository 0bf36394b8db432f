#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Anything that flows through a traversal: what a property stores, and the
/// elements, paths and collections that steps produce.
///
/// Elements, paths, tokens and bulk sets appear in results only; storing one
/// in a property throws ``GraphError``.
public enum PropertyValue: Sendable {
    /// Nothing: what a missing property reads as. `nil` in Swift.
    case null
    /// True or false.
    case bool(Bool)
    /// A whole number of 8 bits: `1b` in Gremlin.
    case byte(Int8)
    /// A whole number of 16 bits: `1s` in Gremlin.
    case short(Int16)
    /// A whole number of 32 bits, which a number without a suffix is: `1`.
    case int(Int32)
    /// A whole number of 64 bits: `1l` in Gremlin.
    case long(Int64)
    /// A whole number of any size: `1n` in Gremlin.
    case bigInteger(BigInteger)
    /// A floating-point number of 32 bits: `1.0f` in Gremlin.
    case float(Float)
    /// A floating-point number of 64 bits: `1.0` in Gremlin.
    case double(Double)
    /// A decimal number of any precision: `1.0m` in Gremlin.
    case bigDecimal(BigDecimal)
    /// One character.
    case char(Unicode.Scalar)
    /// A text, told apart from others by its UTF-8 bytes.
    case string(String)
    /// An instant with its offset from UTC.
    case dateTime(DateTime)
    /// A length of time.
    case duration(Duration)
    /// A universally unique identifier.
    case uuid(UUID)
    /// Bytes.
    case binary([UInt8])
    /// A place on earth.
    case point(GeoPoint)
    /// Values in order.
    case list([PropertyValue])
    /// Distinct values.
    case set(PropertySet)
    /// Values by keys, which are values too.
    case map(PropertyMap)

    // MARK: Results only

    /// A vertex.
    case vertex(Vertex)
    /// An edge.
    case edge(Edge)
    /// One value of a vertex's property.
    case vertexProperty(VertexProperty)
    /// A property of an edge or of a vertex property.
    case property(Property)
    /// Where a traverser went.
    case path(Path)
    /// What `aggregate()` collected.
    case bulkSet(BulkSet)
    /// The result of `tree()`.
    case tree(Tree)
    /// The result of `subgraph()`.
    case graph(Subgraph)
    /// A key of `elementMap()` that is no property.
    case token(T)
    /// A key of the `elementMap()` of an edge.
    case direction(Direction)
}
