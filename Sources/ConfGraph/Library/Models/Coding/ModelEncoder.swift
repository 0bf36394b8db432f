/// Makes properties of models.
struct ModelEncoder: Encoder {
    let node: EncodingNode
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// One property of a model, as it is to be stored.
    struct Entry {
        let key: String
        /// All of it: null where there is none.
        let whole: PropertyValue
        /// How a vertex holds it: `single`, or several values of the key.
        let cardinality: Cardinality
        /// Whether it is the element's id and no property.
        let isID: Bool

        /// The values of the key on a vertex.
        var values: [PropertyValue] {
            switch whole {
            case .null: []
            case .list(let values) where cardinality != .single: values
            case .set(let set) where cardinality != .single: set.values
            default: [whole]
            }
        }
    }

    /// The properties of a model, in the order in which it encodes them.
    ///
    /// - Throws: what its encoding throws; ``GraphError`` where it does not
    ///   encode by keys.
    static func entries<Model: ElementModel>(of model: Model) throws -> [Entry] {
        let node = EncodingNode()
        try model.encode(to: ModelEncoder(node: node, codingPath: []))
        switch node.content {
        case .absent: return []
        case .keyed:
            return node.entries.map { key, node in
                Entry(
                    key: key, whole: node.value, cardinality: node.cardinality, isID: node.isID)
            }
        case .value, .unkeyed:
            throw GraphError(
                .invalidArgument, "\(Model.self) cannot be stored: a model is encoded by keys.")
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.content = .keyed
        return KeyedEncodingContainer(KeyedEncoding<Key>(node: node, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.content = .unkeyed
        return ListEncoding(node: node, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleEncoding(node: node, codingPath: codingPath)
    }
}
