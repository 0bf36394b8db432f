/// One value of a vertex's property, with an id and possibly meta-properties.
public final class VertexProperty: Sendable {
    /// The vertex it belongs to.
    let owner: Int64
    /// The row of the value in storage.
    let propertyKey: Int64
    /// The id that the user gave, or that the graph assigned.
    public let id: ElementID
    /// The property's name.
    public let key: String
    /// The value.
    public let value: PropertyValue
    /// Properties of this property: one value a key.
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

    /// The value of a meta-property, or null if there is none of that key.
    public subscript(key: String) -> PropertyValue {
        for property in properties where property.key.hasSameBytes(as: key) {
            return property.value
        }
        return .null
    }
}

extension VertexProperty: Hashable {
    /// The same value of the same vertex.
    public static func == (left: VertexProperty, right: VertexProperty) -> Bool {
        left === right
            || (left.owner == right.owner && left.propertyKey == right.propertyKey
                && left.key.hasSameBytes(as: right.key))
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(owner)
        hasher.combine(propertyKey)
    }
}

extension VertexProperty: CustomStringConvertible {
    /// `vp[name->marko]`.
    public var description: String { "vp[\(key)->\(value)]" }
}
