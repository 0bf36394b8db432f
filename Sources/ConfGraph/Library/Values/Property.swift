/// A property of an edge or of a vertex property.
public final class Property: Sendable {
    /// The element that a property belongs to.
    enum Owner: Sendable, Hashable {
        case edge(Int64)
        case vertexProperty(vertex: Int64, property: Int64)
        case none
    }

    let owner: Owner
    /// The property's name.
    public let key: String
    /// The value.
    public let value: PropertyValue

    init(owner: Owner, key: String, value: PropertyValue) {
        self.owner = owner
        self.key = key
        self.value = value
    }
}

extension Property: Hashable {
    /// The same key with the same exact value, on whatever element.
    public static func == (left: Property, right: Property) -> Bool {
        left === right
            || (left.key.hasSameBytes(as: right.key)
                && ExactValue(left.value) == ExactValue(right.value))
    }

    public func hash(into hasher: inout Hasher) {
        key.hashBytes(into: &hasher)
    }
}

extension Property: CustomStringConvertible {
    /// `p[weight->0.4]`.
    public var description: String { "p[\(key)->\(value)]" }
}
