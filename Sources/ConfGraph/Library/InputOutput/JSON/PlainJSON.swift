/// JSON for people and other programs: numbers, texts and plain objects,
/// without Gremlin's types.
///
/// Dates, durations, uuids and big numbers are strings; so are NaN and the
/// infinities, which JSON lacks. A map is an object, its keys their text.
public enum PlainJSON {
    /// Appends a value.
    ///
    ///     var bytes: [UInt8] = []
    ///     PlainJSON.encode(["name": "marko", "age": 29], into: &bytes)
    ///     // {"name":"marko","age":29}
    public static func encode(_ value: PropertyValue, into bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(ascii: "null")
        case .bool(let value): value ? bytes.append(ascii: "true") : bytes.append(ascii: "false")
        case .byte(let value): bytes.appendJSON(integer: Int64(value))
        case .short(let value): bytes.appendJSON(integer: Int64(value))
        case .int(let value): bytes.appendJSON(integer: Int64(value))
        case .long(let value): bytes.appendJSON(integer: value)
        case .float(let value): bytes.appendJSON(float: value)
        case .double(let value): bytes.appendJSON(double: value)
        case .bigInteger, .bigDecimal, .char, .string, .dateTime, .duration, .uuid, .binary,
            .token, .direction:
            bytes.appendJSON(string: value.description)
        case .point(let point): encode(point, into: &bytes)
        case .list(let values): encode(values, into: &bytes)
        case .set(let values): encode(values, into: &bytes)
        case .bulkSet(let values): encode(values.expanded, into: &bytes)
        case .map(let map): encode(map, into: &bytes)
        case .vertex(let vertex): encode(vertex, into: &bytes)
        case .edge(let edge): encode(edge, into: &bytes)
        case .vertexProperty(let property): encode(property, into: &bytes)
        case .property(let property):
            bytes.append(ascii: "{\"key\":")
            bytes.appendJSON(string: property.key)
            bytes.append(ascii: ",\"value\":")
            encode(property.value, into: &bytes)
            bytes.append(UInt8(ascii: "}"))
        case .path(let path): encode(path, into: &bytes)
        case .tree(let tree): encode(tree, into: &bytes)
        case .graph(let graph):
            bytes.append(ascii: "{\"vertices\":")
            encode(graph.vertices.lazy.map { .vertex($0) }, into: &bytes)
            bytes.append(ascii: ",\"edges\":")
            encode(graph.edges.lazy.map { .edge($0) }, into: &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// The value as a text.
    public static func text(_ value: PropertyValue) -> String {
        var bytes: [UInt8] = []
        encode(value, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func encode(
        _ values: some Sequence<PropertyValue>, into bytes: inout [UInt8]
    ) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for value in values {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            encode(value, into: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// An object; a list of pairs where two keys, such as int 1 and "1", have
    /// the same text.
    private static func encode(_ map: PropertyMap, into bytes: inout [UInt8]) {
        if hasKeysOfEqualText(map) {
            encode(map.lazy.map { .list([$0.key, $0.value]) }, into: &bytes)
            return
        }
        bytes.append(UInt8(ascii: "{"))
        for (index, (key, value)) in map.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.appendJSON(string: key.description)
            bytes.append(UInt8(ascii: ":"))
            encode(value, into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func hasKeysOfEqualText(_ map: PropertyMap) -> Bool {
        let areStrings = map.keys.allSatisfy { if case .string = $0 { true } else { false } }
        if areStrings { return false }
        return Set(map.keys.map { ByteString($0.description) }).count < map.count
    }

    private static func encode(_ point: GeoPoint, into bytes: inout [UInt8]) {
        bytes.append(ascii: "{\"latitude\":")
        bytes.appendJSON(double: point.latitude)
        bytes.append(ascii: ",\"longitude\":")
        bytes.appendJSON(double: point.longitude)
        bytes.append(UInt8(ascii: "}"))
    }

    /// A property of one value is that value, one of several a list.
    private static func encode(_ vertex: Vertex, into bytes: inout [UInt8]) {
        bytes.append(ascii: "{\"id\":")
        encode(vertex.id.propertyValue, into: &bytes)
        bytes.append(ascii: ",\"label\":")
        encodeLabels(of: vertex, into: &bytes)
        bytes.append(ascii: ",\"properties\":{")
        for (index, key) in vertex.propertyKeys.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.appendJSON(string: key)
            bytes.append(UInt8(ascii: ":"))
            let values = vertex.values(key)
            values.count == 1 ? encode(values[0], into: &bytes) : encode(values, into: &bytes)
        }
        bytes.append(ascii: "}}")
    }

    private static func encodeLabels(of vertex: Vertex, into bytes: inout [UInt8]) {
        if vertex.detail == nil || vertex.labels.count == 1 {
            bytes.appendJSON(string: vertex.label)
        } else {
            encode(vertex.labels.lazy.map { .string($0) }, into: &bytes)
        }
    }

    private static func encode(_ edge: Edge, into bytes: inout [UInt8]) {
        bytes.append(ascii: "{\"id\":")
        encode(edge.id.propertyValue, into: &bytes)
        bytes.append(ascii: ",\"label\":")
        bytes.appendJSON(string: edge.label)
        bytes.append(ascii: ",\"source\":")
        encode(edge.source.id.propertyValue, into: &bytes)
        bytes.append(ascii: ",\"target\":")
        encode(edge.target.id.propertyValue, into: &bytes)
        bytes.append(ascii: ",\"properties\":")
        encode(edge.properties, into: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    private static func encode(_ property: VertexProperty, into bytes: inout [UInt8]) {
        bytes.append(ascii: "{\"id\":")
        encode(property.id.propertyValue, into: &bytes)
        bytes.append(ascii: ",\"key\":")
        bytes.appendJSON(string: property.key)
        bytes.append(ascii: ",\"value\":")
        encode(property.value, into: &bytes)
        if !property.properties.isEmpty {
            bytes.append(ascii: ",\"properties\":")
            encode(property.properties, into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func encode(_ properties: [Property], into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, property) in properties.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.appendJSON(string: property.key)
            bytes.append(UInt8(ascii: ":"))
            encode(property.value, into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func encode(_ path: Path, into bytes: inout [UInt8]) {
        bytes.append(ascii: "{\"labels\":")
        encode(
            path.labels.lazy.map { .list($0.map { .string($0) }) }, into: &bytes)
        bytes.append(ascii: ",\"objects\":")
        encode(path.objects, into: &bytes)
        bytes.append(UInt8(ascii: "}"))
    }

    private static func encode(_ tree: Tree, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, branch) in tree.branches.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(ascii: "{\"key\":")
            encode(branch.key, into: &bytes)
            bytes.append(ascii: ",\"value\":")
            encode(branch.value, into: &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
    }
}
