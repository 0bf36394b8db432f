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
    case null
    case bool(Bool)
    case byte(Int8)
    case short(Int16)
    case int(Int32)
    case long(Int64)
    case bigInteger(BigInteger)
    case float(Float)
    case double(Double)
    case bigDecimal(BigDecimal)
    case char(Unicode.Scalar)
    case string(String)
    case dateTime(DateTime)
    case duration(Duration)
    case uuid(UUID)
    case binary([UInt8])
    case point(GeoPoint)
    case list([PropertyValue])
    case set(PropertySet)
    case map(PropertyMap)

    // Results only.
    case vertex(Vertex)
    case edge(Edge)
    case vertexProperty(VertexProperty)
    case property(Property)
    case path(Path)
    case bulkSet(BulkSet)
    case tree(Tree)
    case graph(Subgraph)
    case token(T)
    case direction(Direction)
}
