/// GraphSON 3.0: JSON that carries Gremlin's types.
///
/// Null, booleans and strings are plain; everything else is an object of
/// `@type` and `@value`. Big numbers are written as strings, so that a reader
/// without exact numbers does not round them.
public enum GraphSON {
    /// Appends a value.
    ///
    ///     var bytes: [UInt8] = []
    ///     GraphSON.encode(29, into: &bytes)   // {"@type":"g:Int32","@value":29}
    ///
    /// - Complexity: O(size of the text).
    public static func encode(_ value: PropertyValue, into bytes: inout [UInt8]) {
        TextPieces.append(to: &bytes) { encode(value, &$0) }
    }

    private static func encode(_ value: PropertyValue, _ bytes: inout TextPieces) {
        switch value {
        case .null: bytes.append(ascii: "null")
        case .bool(let value): value ? bytes.append(ascii: "true") : bytes.append(ascii: "false")
        case .string(let value): bytes.appendJSON(string: value)
        case .int(let value):
            bytes.appendJSON(
                integer: Int64(value), after: #"{"@type":"g:Int32","@value":"#, before: "}")
        case .long(let value):
            bytes.appendJSON(
                integer: value, after: #"{"@type":"g:Int64","@value":"#, before: "}")
        case .double(let value):
            open("g:Double", &bytes)
            bytes.appendJSON(double: value)
            close(&bytes)
        case .list(let values):
            open("g:List", &bytes)
            encode(values, &bytes)
            close(&bytes)
        case .map(let map): encode(map, &bytes)
        case .vertex(let vertex): encode(vertex, &bytes)
        case .edge(let edge): encode(edge, &bytes)
        case .vertexProperty(let property): encode(property, &bytes)
        case .property(let property): encode(property, &bytes)
        case .path(let path): encode(path, &bytes)
        default: encodeOther(value, &bytes)
        }
    }

    /// Appends values as one `g:List`.
    public static func encode(list values: some Sequence<PropertyValue>, into bytes: inout [UInt8])
    {
        TextPieces.append(to: &bytes) { encode(list: values, &$0) }
    }

    /// The value as a text.
    public static func text(_ value: PropertyValue) -> String {
        var bytes: [UInt8] = []
        encode(value, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func encode(
        list values: some Sequence<PropertyValue>, _ bytes: inout TextPieces
    ) {
        open("g:List", &bytes)
        encode(values, &bytes)
        close(&bytes)
    }

    private static func encodeOther(_ value: PropertyValue, _ bytes: inout TextPieces) {
        switch value {
        case .byte(let value):
            open("gx:Byte", &bytes)
            bytes.appendJSON(integer: Int64(value))
        case .short(let value):
            open("gx:Int16", &bytes)
            bytes.appendJSON(integer: Int64(value))
        case .float(let value):
            open("g:Float", &bytes)
            bytes.appendJSON(float: value)
        case .bigInteger: openText("gx:BigInteger", value, &bytes)
        case .bigDecimal: openText("gx:BigDecimal", value, &bytes)
        case .dateTime: openText("gx:OffsetDateTime", value, &bytes)
        case .duration: openText("gx:Duration", value, &bytes)
        case .uuid: openText("g:UUID", value, &bytes)
        case .char: openText("gx:Char", value, &bytes)
        case .binary: openText("gx:ByteBuffer", value, &bytes)
        case .token: openText("g:T", value, &bytes)
        case .direction: openText("g:Direction", value, &bytes)
        case .point(let point): encode(point, &bytes)
        case .set(let values):
            open("g:Set", &bytes)
            encode(values, &bytes)
        case .bulkSet(let values):
            open("g:BulkSet", &bytes)
            encode(values.items.lazy.flatMap { [$0.value, .long($0.bulk)] }, &bytes)
        case .tree(let tree):
            encode(tree, &bytes)
            return
        case .graph(let graph):
            open("tinker:graph", &bytes)
            bytes.append(ascii: "{\"vertices\":")
            encode(graph.vertices.lazy.map { .vertex($0) }, &bytes)
            bytes.append(ascii: ",\"edges\":")
            encode(graph.edges.lazy.map { .edge($0) }, &bytes)
            bytes.append(UInt8(ascii: "}"))
        case .null, .bool, .string, .int, .long, .double, .list, .map, .vertex, .edge,
            .vertexProperty, .property, .path:
            return  // written by the caller
        }
        close(&bytes)
    }

    // MARK: - Parts

    @inline(__always)
    private static func open(_ type: StaticString, _ bytes: inout TextPieces) {
        bytes.append(ascii: "{\"@type\":\"")
        bytes.append(ascii: type)
        bytes.append(ascii: "\",\"@value\":")
    }

    @inline(__always)
    private static func close(_ bytes: inout TextPieces) { bytes.append(UInt8(ascii: "}")) }

    private static func openText(
        _ type: StaticString, _ value: PropertyValue, _ bytes: inout TextPieces
    ) {
        open(type, &bytes)
        bytes.appendJSON(string: value.description)
    }

    private static func encode(_ values: some Sequence<PropertyValue>, _ bytes: inout TextPieces) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for value in values {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            encode(value, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Key, value, key, value …: keys may be of any type.
    private static func encode(_ map: PropertyMap, _ bytes: inout TextPieces) {
        open("g:Map", &bytes)
        bytes.append(UInt8(ascii: "["))
        for index in map.keys.indices {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            encode(map.keys[index], &bytes)
            bytes.append(UInt8(ascii: ","))
            encode(map.values[index], &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        close(&bytes)
    }

    /// GraphSON's own point type is a text of TinkerPop's drivers; ours is
    /// the two numbers.
    private static func encode(_ point: GeoPoint, _ bytes: inout TextPieces) {
        open("cg:Point", &bytes)
        bytes.append(UInt8(ascii: "["))
        bytes.appendJSON(double: point.latitude)
        bytes.append(UInt8(ascii: ","))
        bytes.appendJSON(double: point.longitude)
        bytes.append(UInt8(ascii: "]"))
    }

    private static func encode(_ path: Path, _ bytes: inout TextPieces) {
        open("g:Path", &bytes)
        bytes.append(ascii: "{\"labels\":")
        open("g:List", &bytes)
        bytes.append(UInt8(ascii: "["))
        for (index, labels) in path.labels.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            open("g:Set", &bytes)
            encode(labels.lazy.map { .string($0) }, &bytes)
            close(&bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        close(&bytes)
        bytes.append(ascii: ",\"objects\":")
        encode(list: path.objects, &bytes)
        bytes.append(ascii: "}}")
    }

    private static func encode(_ tree: Tree, _ bytes: inout TextPieces) {
        open("g:Tree", &bytes)
        bytes.append(UInt8(ascii: "["))
        for (index, branch) in tree.branches.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(ascii: "{\"key\":")
            encode(branch.key, &bytes)
            bytes.append(ascii: ",\"value\":")
            encode(branch.value, &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
        close(&bytes)
    }

    // MARK: - Elements

    private static func encode(_ vertex: Vertex, _ bytes: inout TextPieces) {
        bytes.append(ascii: #"{"@type":"g:Vertex","@value":{"id":"#)
        encode(vertex.id.propertyValue, &bytes)
        bytes.append(ascii: ",\"label\":")
        encodeLabels(of: vertex, &bytes)
        let properties = vertex.properties
        if !properties.isEmpty {
            bytes.append(ascii: ",\"properties\":{")
            for (index, key) in vertex.propertyKeys.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.appendJSON(string: key)
                bytes.append(UInt8(ascii: ":"))
                encode(
                    properties.lazy.filter { $0.key.hasSameBytes(as: key) }.map {
                        .vertexProperty($0)
                    }, &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(ascii: "}}")
    }

    /// One label as a string, none or several as an array.
    private static func encodeLabels(of vertex: Vertex, _ bytes: inout TextPieces) {
        if vertex.detail == nil || vertex.labels.count == 1 {
            bytes.appendJSON(string: vertex.label)
        } else {
            encode(vertex.labels.lazy.map { .string($0) }, &bytes)
        }
    }

    private static func encode(_ edge: Edge, _ bytes: inout TextPieces) {
        bytes.append(ascii: #"{"@type":"g:Edge","@value":{"id":"#)
        encode(edge.id.propertyValue, &bytes)
        bytes.append(ascii: ",\"label\":")
        bytes.appendJSON(string: edge.label)
        bytes.append(ascii: ",\"inVLabel\":")
        encodeLabels(of: edge.target, &bytes)
        bytes.append(ascii: ",\"outVLabel\":")
        encodeLabels(of: edge.source, &bytes)
        bytes.append(ascii: ",\"inV\":")
        encode(edge.target.id.propertyValue, &bytes)
        bytes.append(ascii: ",\"outV\":")
        encode(edge.source.id.propertyValue, &bytes)
        if !edge.properties.isEmpty {
            bytes.append(ascii: ",\"properties\":{")
            for (index, property) in edge.properties.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.appendJSON(string: property.key)
                bytes.append(UInt8(ascii: ":"))
                encode(property, &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(ascii: "}}")
    }

    private static func encode(_ property: VertexProperty, _ bytes: inout TextPieces) {
        bytes.append(ascii: #"{"@type":"g:VertexProperty","@value":{"id":"#)
        encode(property.id.propertyValue, &bytes)
        bytes.append(ascii: ",\"value\":")
        encode(property.value, &bytes)
        bytes.append(ascii: ",\"label\":")
        bytes.appendJSON(string: property.key)
        if !property.properties.isEmpty {
            bytes.append(ascii: ",\"properties\":{")
            for (index, meta) in property.properties.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.appendJSON(string: meta.key)
                bytes.append(UInt8(ascii: ":"))
                encode(meta.value, &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(ascii: "}}")
    }

    private static func encode(_ property: Property, _ bytes: inout TextPieces) {
        bytes.append(ascii: #"{"@type":"g:Property","@value":{"key":"#)
        bytes.appendJSON(string: property.key)
        bytes.append(ascii: ",\"value\":")
        encode(property.value, &bytes)
        bytes.append(ascii: "}}")
    }
}
