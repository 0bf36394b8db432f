import ConfGraph

/// Values as JSON without types, for `jq` and scripts. `--format graphson`
/// keeps the types.
enum PlainJSON {
    static func encode(_ value: PropertyValue, into bytes: inout [UInt8]) {
        switch value {
        case .null: raw("null", &bytes)
        case .bool(let value): raw(value ? "true" : "false", &bytes)
        case .byte, .short, .int, .long, .bigInteger: raw(value.description, &bytes)
        case .float(let number): encode(isFinite: number.isFinite, value, &bytes)
        case .double(let number): encode(isFinite: number.isFinite, value, &bytes)
        case .bigDecimal: raw(value.description, &bytes)
        case .string(let text): string(text, &bytes)
        case .list(let values): array(values, &bytes)
        case .set(let values): array(values, &bytes)
        case .bulkSet(let values): array(values.expanded, &bytes)
        case .path(let path): array(path.objects, &bytes)
        case .map(let map): object(of: map, &bytes)
        case .point(let point):
            object(
                [("latitude", .double(point.latitude)), ("longitude", .double(point.longitude))],
                &bytes)
        case .vertex(let vertex): element(vertex, &bytes)
        case .edge(let edge): element(edge, &bytes)
        case .vertexProperty(let property):
            object([("key", .string(property.key)), ("value", property.value)], &bytes)
        case .property(let property):
            object([("key", .string(property.key)), ("value", property.value)], &bytes)
        case .tree(let tree): branches(of: tree, &bytes)
        case .graph(let graph):
            object(
                [
                    ("vertices", .list(graph.vertices.map { .vertex($0) })),
                    ("edges", .list(graph.edges.map { .edge($0) })),
                ], &bytes)
        case .char, .dateTime, .duration, .uuid, .binary, .token, .direction:
            string(value.description, &bytes)
        }
    }

    // MARK: Scalars

    /// JSON has no NaN and no infinities: they are strings.
    private static func encode(isFinite: Bool, _ value: PropertyValue, _ bytes: inout [UInt8]) {
        if isFinite { raw(value.description, &bytes) } else { string(value.description, &bytes) }
    }

    private static func raw(_ text: String, _ bytes: inout [UInt8]) {
        bytes.append(contentsOf: text.utf8)
    }

    static func string(_ text: String, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): raw("\\\"", &bytes)
            case UInt8(ascii: "\\"): raw("\\\\", &bytes)
            case UInt8(ascii: "\n"): raw("\\n", &bytes)
            case UInt8(ascii: "\r"): raw("\\r", &bytes)
            case UInt8(ascii: "\t"): raw("\\t", &bytes)
            case 0..<0x20, 0x7F:
                let digits = String(byte, radix: 16)
                raw("\\u00" + (digits.utf8.count == 1 ? "0" : "") + digits, &bytes)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    // MARK: Collections

    private static func array(_ values: some Sequence<PropertyValue>, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for value in values {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            encode(value, into: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func object(
        _ entries: [(key: String, value: PropertyValue)], _ bytes: inout [UInt8]
    ) {
        bytes.append(UInt8(ascii: "{"))
        for (index, entry) in entries.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            string(entry.key, &bytes)
            bytes.append(UInt8(ascii: ":"))
            encode(entry.value, into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// An object where the keys differ as text; else (int 1 and "1" are two
    /// keys) a list of pairs.
    private static func object(of map: PropertyMap, _ bytes: inout [UInt8]) {
        let entries = map.map { (key: keyText($0.key), value: $0.value) }
        if Set(entries.map { Array($0.key.utf8) }).count == entries.count {
            object(entries, &bytes)
        } else {
            array(map.map { .list([$0.key, $0.value]) }, &bytes)
        }
    }

    private static func keyText(_ key: PropertyValue) -> String {
        switch key {
        case .string(let text): return text
        case .list, .set, .map, .vertex, .edge, .path, .bulkSet, .tree, .graph:
            var bytes: [UInt8] = []
            encode(key, into: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        default: return key.description
        }
    }

    private static func branches(of tree: Tree, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, branch) in tree.branches.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            raw("{\"key\":", &bytes)
            encode(branch.key, into: &bytes)
            raw(",\"value\":", &bytes)
            branches(of: branch.value, &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
    }

    // MARK: Elements

    /// A key of one value is that value, a key of several a list.
    static func properties(of vertex: Vertex) -> [(key: String, value: PropertyValue)] {
        vertex.propertyKeys.map { key in
            let values = vertex.values(key)
            return (key, values.count == 1 ? values[0] : .list(values))
        }
    }

    private static func labels(of vertex: Vertex) -> (key: String, value: PropertyValue) {
        vertex.labels.count == 1
            ? ("label", .string(vertex.label))
            : ("labels", .list(vertex.labels.map { .string($0) }))
    }

    private static func element(_ vertex: Vertex, _ bytes: inout [UInt8]) {
        begin(vertex.id, labels(of: vertex), &bytes)
        raw(",\"properties\":", &bytes)
        object(properties(of: vertex), &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    private static func element(_ edge: Edge, _ bytes: inout [UInt8]) {
        begin(edge.id, ("label", .string(edge.label)), &bytes)
        raw(",\"source\":", &bytes)
        encode(edge.source.id.propertyValue, into: &bytes)
        raw(",\"target\":", &bytes)
        encode(edge.target.id.propertyValue, into: &bytes)
        raw(",\"properties\":", &bytes)
        object(edge.properties.map { ($0.key, $0.value) }, &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    private static func begin(
        _ id: ElementID, _ label: (key: String, value: PropertyValue), _ bytes: inout [UInt8]
    ) {
        raw("{\"id\":", &bytes)
        encode(id.propertyValue, into: &bytes)
        bytes.append(UInt8(ascii: ","))
        string(label.key, &bytes)
        bytes.append(UInt8(ascii: ":"))
        encode(label.value, into: &bytes)
    }
}
