/// A Swift type that can flow through a traversal: values, elements, paths,
/// lists of those.
///
/// Every ``PropertyConvertible`` type is one.
public protocol TraversalElement {
    /// Makes one of what a traversal yields; nil if it is of another type or
    /// does not fit.
    static func traversalElement(from value: PropertyValue) -> Self?

    /// Makes one of what a traversal yields, or says why it does not fit.
    ///
    /// - Throws: ``GraphError`` with code `runtime`. What a type gets for free
    ///   asks ``traversalElement(from:)``.
    static func element(from value: PropertyValue) throws -> Self

    /// What flows on, where a closure made it.
    var traversalValue: PropertyValue { get }
}

extension TraversalElement where Self: PropertyConvertible {
    public static func traversalElement(from value: PropertyValue) -> Self? {
        Self(propertyValue: value)
    }

    public var traversalValue: PropertyValue { propertyValue }
}

extension Vertex: TraversalElement {
    public static func traversalElement(from value: PropertyValue) -> Vertex? {
        guard case .vertex(let vertex) = value else { return nil }
        return vertex
    }

    public var traversalValue: PropertyValue { .vertex(self) }
}

extension Edge: TraversalElement {
    public static func traversalElement(from value: PropertyValue) -> Edge? {
        guard case .edge(let edge) = value else { return nil }
        return edge
    }

    public var traversalValue: PropertyValue { .edge(self) }
}

extension VertexProperty: TraversalElement {
    public static func traversalElement(from value: PropertyValue) -> VertexProperty? {
        guard case .vertexProperty(let property) = value else { return nil }
        return property
    }

    public var traversalValue: PropertyValue { .vertexProperty(self) }
}

extension Property: TraversalElement {
    public static func traversalElement(from value: PropertyValue) -> Property? {
        guard case .property(let property) = value else { return nil }
        return property
    }

    public var traversalValue: PropertyValue { .property(self) }
}

extension Path: TraversalElement {
    public static func traversalElement(from value: PropertyValue) -> Path? {
        guard case .path(let path) = value else { return nil }
        return path
    }

    public var traversalValue: PropertyValue { .path(self) }
}

extension Tree: TraversalElement {
    public static func traversalElement(from value: PropertyValue) -> Tree? {
        guard case .tree(let tree) = value else { return nil }
        return tree
    }

    public var traversalValue: PropertyValue { .tree(self) }
}

extension PropertyMap: TraversalElement {
    public static func traversalElement(from value: PropertyValue) -> PropertyMap? {
        guard case .map(let map) = value else { return nil }
        return map
    }

    public var traversalValue: PropertyValue { .map(self) }
}

extension Array: TraversalElement where Element: TraversalElement {
    /// Reads lists and sets (and binaries, for bytes), all of whose members
    /// are of the element type.
    public static func traversalElement(from value: PropertyValue) -> [Element]? {
        let values: [PropertyValue]
        switch value {
        case .binary(let bytes): return bytes as? [Element]
        case .list(let list): values = list
        case .set(let set): values = set.values
        default: return nil
        }
        var elements: [Element] = []
        elements.reserveCapacity(values.count)
        for value in values {
            guard let element = Element.traversalElement(from: value) else { return nil }
            elements.append(element)
        }
        return elements
    }

    public var traversalValue: PropertyValue {
        if Element.self == UInt8.self, let bytes = self as? [UInt8] { return .binary(bytes) }
        return .list(map(\.traversalValue))
    }
}

extension Optional: TraversalElement where Wrapped: TraversalElement {
    /// Nil for null.
    public static func traversalElement(from value: PropertyValue) -> Wrapped?? {
        if case .null = value { return .some(.none) }
        guard let wrapped = Wrapped.traversalElement(from: value) else { return .none }
        return .some(.some(wrapped))
    }

    public var traversalValue: PropertyValue { self?.traversalValue ?? .null }
}
