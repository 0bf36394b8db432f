// What elements hold. Begun with a dot, inside another traversal.

extension Traversal where Start: GraphElement {
    /// The values of these properties, or of all.
    public static func values(_ keys: String...) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .values, .texts(keys))
    }

    /// The values of a property as a Swift type; one that does not fit throws when
    /// it is read.
    public static func values<V: TraversalElement>(
        _ key: String, as type: V.Type
    ) -> Traversal<Start, V> {
        .init(anonymous: .values, .texts([key]))
    }

    /// A map from keys to the properties themselves.
    public static func propertyMap(_ keys: String...) -> Traversal<Start, PropertyMap> {
        .init(anonymous: .propertyMap, .texts(keys))
    }

    /// A map from keys to lists of values; `by(.unfold())` takes the values out of
    /// the lists.
    public static func valueMap(_ keys: String...) -> Traversal<Start, PropertyMap> {
        .init(anonymous: .valueMap, .texts(keys))
    }

    /// A map of the id, the label, an edge's ends, and the properties.
    public static func elementMap(_ keys: String...) -> Traversal<Start, PropertyMap> {
        .init(anonymous: .elementMap, .texts(keys))
    }

    /// The id.
    public static func id() -> Traversal<Start, ElementID> { .init(anonymous: .id) }

    /// The label.
    public static func label() -> Traversal<Start, String> { .init(anonymous: .label) }

    /// The labels, one by one.
    public static func labels() -> Traversal<Start, String> { .init(anonymous: .labels) }
}

extension Traversal where Start: VertexElement {
    /// The properties of these keys, or all, each value with its id.
    public static func properties(_ keys: String...) -> Traversal<Start, VertexProperty> {
        .init(anonymous: .properties, .texts(keys))
    }
}

extension Traversal where Start: EdgeElement {
    /// The properties of these keys, or all.
    public static func properties(_ keys: String...) -> Traversal<Start, Property> {
        .init(anonymous: .properties, .texts(keys))
    }
}

extension Traversal where Start == VertexProperty {
    /// The properties of a vertex's property, of these keys or all.
    public static func properties(_ keys: String...) -> Traversal<Start, Property> {
        .init(anonymous: .properties, .texts(keys))
    }
}

extension Traversal where Start: PropertyElement {
    /// The key of a property.
    public static func key() -> Traversal<Start, String> { .init(anonymous: .key) }

    /// The value of a property.
    public static func value() -> Traversal<Start, PropertyValue> { .init(anonymous: .value) }

    /// The value of a property as a Swift type.
    public static func value<V: TraversalElement>(as type: V.Type) -> Traversal<Start, V> {
        .init(anonymous: .value)
    }

    /// The vertex, edge or vertex property that a property belongs to.
    public static func element() -> Traversal<Start, PropertyValue> { .init(anonymous: .element) }
}
