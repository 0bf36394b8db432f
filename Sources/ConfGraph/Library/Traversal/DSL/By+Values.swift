// What elements hold. Untyped, for `by` and its like.

extension By {
    /// The values of these properties, or of all.
    public static func values(_ keys: String...) -> By { By(.values, .texts(keys)) }

    /// The values of these properties, or of all.
    public func values(_ keys: String...) -> By { appending(.values, .texts(keys)) }

    /// The properties of these keys, or all, each value with its id.
    public static func properties(_ keys: String...) -> By { By(.properties, .texts(keys)) }

    /// The properties of these keys, or all, each value with its id.
    public func properties(_ keys: String...) -> By { appending(.properties, .texts(keys)) }

    /// A map from keys to the properties themselves.
    public static func propertyMap(_ keys: String...) -> By { By(.propertyMap, .texts(keys)) }

    /// A map from keys to the properties themselves.
    public func propertyMap(_ keys: String...) -> By { appending(.propertyMap, .texts(keys)) }

    /// A map from keys to lists of values; `by(.unfold())` takes the values out of
    /// the lists.
    public static func valueMap(_ keys: String...) -> By { By(.valueMap, .texts(keys)) }

    /// A map from keys to lists of values; `by(.unfold())` takes the values out of
    /// the lists.
    public func valueMap(_ keys: String...) -> By { appending(.valueMap, .texts(keys)) }

    /// A map of the id, the label, an edge's ends, and the properties.
    public static func elementMap(_ keys: String...) -> By { By(.elementMap, .texts(keys)) }

    /// A map of the id, the label, an edge's ends, and the properties.
    public func elementMap(_ keys: String...) -> By { appending(.elementMap, .texts(keys)) }

    /// The id.
    public func id() -> By { appending(.id) }

    /// The label.
    public func label() -> By { appending(.label) }

    /// The labels, one by one.
    public static func labels() -> By { By(.labels) }

    /// The labels, one by one.
    public func labels() -> By { appending(.labels) }

    /// The key of a property.
    public func key() -> By { appending(.key) }

    /// The value of a property.
    public func value() -> By { appending(.value) }

    /// The vertex, edge or vertex property that a property belongs to.
    public static func element() -> By { By(.element) }

    /// The vertex, edge or vertex property that a property belongs to.
    public func element() -> By { appending(.element) }
}
