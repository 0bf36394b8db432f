/// A name for what a step yields that remembers its type: `select` of it
/// yields that type again.
///
///     let talk = Tag<Vertex>("talk")
///     g.v("talk").as(talk).in("gave").has("name", "Grace Hopper").select(talk)
///
/// A literal is a tag as well: `as("talk")`, and `select("talk")` yields a
/// ``PropertyValue``.
public struct Tag<Value>: Sendable, ExpressibleByStringLiteral {
    /// The label that `as` gives.
    public let name: String

    /// Makes a tag of a name.
    public init(_ name: String) { self.name = name }

    /// A tag, as a literal.
    public init(stringLiteral value: String) { name = value }
}

/// What `select` takes: a name, a ``Tag`` that knows its type, or a column of
/// a map.
public protocol TagConvertible<Tagged> {
    associatedtype Tagged
    var selection: Selection { get }
}

/// What a ``TagConvertible`` selects.
public struct Selection: Sendable {
    let argument: Argument
}

extension String: TagConvertible {
    public typealias Tagged = PropertyValue
    public var selection: Selection { Selection(argument: .value(.string(self))) }
}

extension Tag: TagConvertible {
    public typealias Tagged = Value
    public var selection: Selection { Selection(argument: .value(.string(name))) }
}

/// The keys or the values of a map, for `select(.keys)`.
public struct MapColumn: TagConvertible, Sendable {
    public typealias Tagged = PropertyValue
    /// Which half it selects.
    public let selection: Selection
}

extension TagConvertible where Self == MapColumn {
    /// The keys of a map.
    public static var keys: MapColumn {
        MapColumn(selection: Selection(argument: .column(.keys)))
    }

    /// The values of a map.
    public static var values: MapColumn {
        MapColumn(selection: Selection(argument: .column(.values)))
    }
}
