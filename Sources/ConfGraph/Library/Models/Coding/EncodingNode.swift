/// A value that is being written: containers are written bit by bit, and by
/// copies of their encoders, so a node is shared.
final class EncodingNode {
    enum Content {
        case absent
        case value(PropertyValue)
        case keyed
        case unkeyed
    }

    var content = Content.absent
    /// How a vertex holds it, if it is a model's property.
    var cardinality = Cardinality.single
    /// Whether it is an element's id.
    var isID = false
    private(set) var entries: [(key: String, node: EncodingNode)] = []
    private var places: [ByteString: Int] = [:]
    private(set) var items: [EncodingNode] = []

    /// The node of a key, made where there is none.
    func entry(_ key: String) -> EncodingNode {
        if let place = places[ByteString(key)] { return entries[place].node }
        let node = EncodingNode()
        places[ByteString(key)] = entries.count
        entries.append((key, node))
        return node
    }

    /// A new item at the end.
    func item() -> EncodingNode {
        items.append(EncodingNode())
        return items[items.count - 1]
    }

    /// Writes a value: as the type itself says where it is one of ours, by its
    /// own encoding otherwise.
    func encode<T: Encodable>(_ value: T, at path: [any CodingKey]) throws {
        if let many = T.self as? any ManyValues.Type { cardinality = many.cardinality }
        if let id = value as? ElementID {
            isID = true
            content = .value(id.propertyValue)
        } else if let convertible = value as? any PropertyConvertible {
            content = .value(convertible.propertyValue)
            // A binary is one value, although it is an array in Swift.
            if case .value(.binary) = content { cardinality = .single }
        } else {
            try value.encode(to: ModelEncoder(node: self, codingPath: path))
        }
    }

    var value: PropertyValue {
        switch content {
        case .absent: .null
        case .value(let value): value
        case .keyed: .map(PropertyMap(entries.map { (.string($0.key), $0.node.value) }))
        case .unkeyed where cardinality == .set: .set(PropertySet(items.map(\.value)))
        case .unkeyed: .list(items.map(\.value))
        }
    }
}
