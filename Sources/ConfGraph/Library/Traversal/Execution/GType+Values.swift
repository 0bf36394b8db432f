extension GType {
    /// Whether a value is of this type.
    func holds(_ value: PropertyValue) -> Bool {
        switch (self, value) {
        case (.null, .null), (.boolean, .bool), (.byte, .byte), (.short, .short), (.int, .int),
            (.long, .long), (.bigInt, .bigInteger), (.float, .float), (.double, .double),
            (.bigDecimal, .bigDecimal), (.char, .char), (.string, .string),
            (.dateTime, .dateTime), (.duration, .duration), (.uuid, .uuid), (.binary, .binary),
            (.list, .list), (.set, .set), (.map, .map), (.vertex, .vertex), (.edge, .edge),
            (.vertexProperty, .vertexProperty), (.property, .property), (.path, .path),
            (.tree, .tree), (.graph, .graph), (.set, .bulkSet):
            true
        case (.property, .vertexProperty): true
        case (.number, _): value.isNumber
        default: false
        }
    }

    /// The type of a name: `INT`, `GType.INT`, or the word that Java has for it.
    static func named(_ name: String) throws -> GType {
        var bare = name
        if bare.startsWithBytes(of: "GType.") { bare = String(bare.dropFirst(6)) }
        if let type = GType(rawValue: bare.uppercased()) { return type }
        switch bare {
        case "Integer": return .int
        case "BigInteger": return .bigInt
        case "Character": return .char
        case "OffsetDateTime": return .dateTime
        case "VertexProperty": return .vertexProperty
        case "ByteBuffer": return .binary
        default:
            throw GraphError(
                .invalidArgument,
                "\(name) is not a registered type: typeOf() takes one of "
                    + GType.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
    }
}
