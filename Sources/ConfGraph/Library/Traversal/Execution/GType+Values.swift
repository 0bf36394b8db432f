extension GType {
    /// Whether a value is of this type.
    func holds(_ value: PropertyValue) -> Bool {
        switch (self, value) {
        case (.null, .null), (.boolean, .bool), (.byte, .byte), (.short, .short), (.int, .int),
            (.long, .long), (.bigInt, .bigInteger), (.float, .float), (.double, .double),
            (.bigDecimal, .bigDecimal), (.char, .char), (.string, .string),
            (.dateTime, .dateTime), (.duration, .duration), (.uuid, .uuid), (.binary, .binary),
            (.list, .list), (.set, .set), (.vertex, .vertex), (.edge, .edge),
            (.vertexProperty, .vertexProperty), (.property, .property), (.path, .path),
            (.tree, .tree), (.graph, .graph), (.set, .bulkSet):
            true
        case (.property, .vertexProperty): true
        // An entry of a map is no map.
        case (.map, .map(let map)): !map.isEntry
        case (.number, _): value.isNumber
        default: false
        }
    }

    /// The type that a name stands for: Gremlin knows types by the words that
    /// Java has for them, letter by letter.
    static func named(_ name: String) throws -> GType {
        if let type = allCases.first(where: { $0.className?.hasSameBytes(as: name) == true }) {
            return type
        }
        throw GraphError(
            .invalidArgument,
            "\(name) is not a registered type: typeOf() takes a GType such as GType.INT, or one of "
                + allCases.compactMap(\.className).joined(separator: ", ") + ".")
    }

    /// The name of the type as a string; null has none.
    private var className: String? {
        switch self {
        case .bigDecimal: "BigDecimal"
        case .bigInt: "BigInteger"
        case .binary: "ByteBuffer"
        case .boolean: "Boolean"
        case .byte: "Byte"
        case .char: "Character"
        case .dateTime: "OffsetDateTime"
        case .double: "Double"
        case .duration: "Duration"
        case .edge: "Edge"
        case .float: "Float"
        case .graph: "Graph"
        case .int: "Integer"
        case .list: "List"
        case .long: "Long"
        case .map: "Map"
        case .null: nil
        case .number: "Number"
        case .path: "Path"
        case .property: "Property"
        case .set: "Set"
        case .short: "Short"
        case .string: "String"
        case .tree: "Tree"
        case .uuid: "UUID"
        case .vertex: "Vertex"
        case .vertexProperty: "VertexProperty"
        }
    }
}
