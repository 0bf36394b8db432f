// What elements hold.

extension Traversal where Element: GraphElement {
    /// The values of these properties, or of all.
    public func values(_ keys: String...) -> Traversal<Start, PropertyValue> {
        appending(.values, .texts(keys))
    }

    /// The values of a property as a Swift type; one that does not fit throws when
    /// it is read.
    public func values<V: TraversalElement>(_ key: String, as type: V.Type) -> Traversal<Start, V> {
        appending(.values, .texts([key]))
    }

    /// A map from keys to the properties themselves.
    public func propertyMap(_ keys: String...) -> Traversal<Start, PropertyMap> {
        appending(.propertyMap, .texts(keys))
    }

    /// A map from keys to lists of values; `by(.unfold())` takes the values out of
    /// the lists.
    public func valueMap(_ keys: String...) -> Traversal<Start, PropertyMap> {
        appending(.valueMap, .texts(keys))
    }

    /// A map of the id, the label, an edge's ends, and the properties.
    public func elementMap(_ keys: String...) -> Traversal<Start, PropertyMap> {
        appending(.elementMap, .texts(keys))
    }

    /// The id.
    public func id() -> Traversal<Start, ElementID> { appending(.id) }

    /// The label.
    public func label() -> Traversal<Start, String> { appending(.label) }

    /// The labels, one by one.
    public func labels() -> Traversal<Start, String> { appending(.labels) }
}

extension Traversal where Element: VertexElement {
    /// The properties of these keys, or all, each value with its id.
    public func properties(_ keys: String...) -> Traversal<Start, VertexProperty> {
        appending(.properties, .texts(keys))
    }
}

extension Traversal where Element: EdgeElement {
    /// The properties of these keys, or all.
    public func properties(_ keys: String...) -> Traversal<Start, Property> {
        appending(.properties, .texts(keys))
    }
}

extension Traversal where Element == VertexProperty {
    /// The properties of a vertex's property, of these keys or all.
    public func properties(_ keys: String...) -> Traversal<Start, Property> {
        appending(.properties, .texts(keys))
    }
}

extension Traversal where Element: PropertyElement {
    /// The key of a property.
    public func key() -> Traversal<Start, String> { appending(.key) }

    /// The value of a property.
    public func value() -> Traversal<Start, PropertyValue> { appending(.value) }

    /// The value of a property as a Swift type.
    public func value<V: TraversalElement>(as type: V.Type) -> Traversal<Start, V> {
        appending(.value)
    }

    /// The vertex, edge or vertex property that a property belongs to.
    public func element() -> Traversal<Start, PropertyValue> { appending(.element) }
}
