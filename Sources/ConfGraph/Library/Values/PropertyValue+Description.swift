extension PropertyValue: CustomStringConvertible {
    /// The value as the Gremlin Console prints it: `marko`, `0.4`, `[a,b]`,
    /// `[name:marko]`, `v[1]`, `e[7][1-knows->2]`.
    public var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .byte(let value): String(value)
        case .short(let value): String(value)
        case .int(let value): String(value)
        case .long(let value): String(value)
        case .bigInteger(let value): value.description
        case .float(let value): NumberText.text(value)
        case .double(let value): NumberText.text(value)
        case .bigDecimal(let value): value.description
        case .char(let value): String(value)
        case .string(let value): value
        case .dateTime(let value): value.description
        case .duration(let value): value.isoText
        case .uuid(let value): value.lowercaseText
        case .binary(let value): Base64.encode(value)
        case .point(let value): value.description
        case .list(let values): PropertyValue.listText(values)
        case .set(let values): values.description
        case .map(let values): values.description
        case .vertex(let value): value.description
        case .edge(let value): value.description
        case .vertexProperty(let value): value.description
        case .property(let value): value.description
        case .path(let value): value.description
        case .bulkSet(let value): value.description
        case .tree(let value): value.description
        case .graph(let value): value.description
        case .token(let value): value.rawValue
        case .direction(let value): value.rawValue
        }
    }

    /// `[a,b]`.
    static func listText(_ values: some Sequence<PropertyValue>) -> String {
        var text = "["
        for (index, value) in values.enumerated() {
            if index > 0 { text += "," }
            text += value.description
        }
        return text + "]"
    }
}
