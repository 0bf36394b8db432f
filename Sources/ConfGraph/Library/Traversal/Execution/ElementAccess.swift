/// The parts of elements, read by key from storage.
extension ExecutionContext {
    // MARK: Labels and ids

    func labels(ofVertex key: Int64) throws -> [String] {
        guard let set = try reader.labelSet(ofVertex: key) else { return [] }
        return try reader.labels(inSet: set).map { try labelName($0) }
    }

    /// The first label: the only one unless the graph allows several.
    func label(of element: PropertyValue) throws -> PropertyValue {
        switch element {
        case .vertex(let vertex):
            if let label = try labels(ofVertex: vertex.key).first { return .string(label) }
            return .string(vertex.label)
        case .edge(let edge): return .string(try labelName(edge.ends.label))
        case .vertexProperty(let property): return .string(property.key)
        case .property(let property): return .string(property.key)
        default: throw notAnElement(element)
        }
    }

    func id(of element: PropertyValue) throws -> PropertyValue {
        switch element {
        case .vertex(let vertex): return try reader.vertexID(vertex.key).propertyValue
        case .edge(let edge): return try reader.edgeID(edge.key).propertyValue
        case .vertexProperty(let property): return property.id.propertyValue
        default: throw notAnElement(element)
        }
    }

    func notAnElement(_ value: PropertyValue) -> GraphError {
        let shown = (try? materialize(value)) ?? value
        let what = value.isNull ? "null is" : "\(shown) is \(value.typeNameWithArticle),"
        return GraphError(
            .runtime,
            "\(what) not an element: only vertices, edges and vertex properties have an id, a "
                + "label and properties.")
    }

    // MARK: Properties

    /// Appends the values of one key.
    func appendValues(
        of element: PropertyValue, key: KeyReference, to values: inout [PropertyValue]
    ) throws {
        switch element {
        case .vertex(let vertex):
            guard let id = try key.id() else { return }
            var found: [PropertyValue] = []
            try vertexProperties(vertex.key, key: id) { _, _, value in found.append(value) }
            values += found
        case .edge(let edge):
            guard let id = try key.id() else { return }
            var found: [PropertyValue] = []
            try reader.edgeProperties(edge.key, key: id) { _, value in found.append(value) }
            values += found
        case .vertexProperty(let property):
            guard let id = try key.id() else { return }
            var found: [PropertyValue] = []
            try metaProperties(of: property) { key, value in
                if key == id { found.append(value) }
            }
            values += found
        default:
            throw notAnElement(element)
        }
    }

    /// The first value of one key; nil where there is none.
    func firstValue(of element: PropertyValue, key: KeyReference) throws -> PropertyValue? {
        switch element {
        case .vertex(let vertex):
            guard let id = try key.id() else { return nil }
            return try firstVertexProperty(vertex.key, key: id)
        default:
            var found: [PropertyValue] = []
            try appendValues(of: element, key: key, to: &found)
            return found.first
        }
    }

    private func metaProperties(
        of property: VertexProperty, _ body: (UInt32, PropertyValue) throws -> Void
    ) throws {
        try reader.metaProperties(
            vertex: property.owner, property: property.propertyKey
        ) { key, value in try body(key, value) }
    }

    /// Appends the properties of an element (vertex properties of a vertex,
    /// properties otherwise) of the given keys, or of all where there are none.
    func appendProperties(
        of element: PropertyValue, keys: [KeyReference], to values: inout [PropertyValue]
    ) throws {
        if keys.isEmpty {
            try appendProperties(of: element, keyID: nil, to: &values)
            return
        }
        for key in keys {
            guard let id = try key.id() else {
                // The kind of the value is checked also where the key is unknown.
                if !element.isElement { throw notAnElement(element) }
                continue
            }
            try appendProperties(of: element, keyID: id, to: &values)
        }
    }

    private func appendProperties(
        of element: PropertyValue, keyID: UInt32?, to values: inout [PropertyValue]
    ) throws {
        switch element {
        case .vertex(let vertex):
            var found: [(UInt32, Int64, PropertyValue)] = []
            try vertexProperties(vertex.key, key: keyID) { found.append(($0, $1, $2)) }
            for (key, property, value) in found {
                values.append(
                    .vertexProperty(
                        try vertexProperty(vertex.key, key: key, property: property, value)))
            }
        case .edge(let edge):
            var found: [(UInt32, PropertyValue)] = []
            try reader.edgeProperties(edge.key, key: keyID) { found.append(($0, $1)) }
            for (key, value) in found {
                values.append(
                    .property(Property(owner: .edge(edge.key), key: try keyName(key), value: value))
                )
            }
        case .vertexProperty(let property):
            var found: [(UInt32, PropertyValue)] = []
            try metaProperties(of: property) { found.append(($0, $1)) }
            for (key, value) in found where keyID == nil || key == keyID {
                values.append(
                    .property(
                        Property(
                            owner: .vertexProperty(
                                vertex: property.owner, property: property.propertyKey),
                            key: try keyName(key), value: value)))
            }
        default:
            throw notAnElement(element)
        }
    }

    /// Those of an element's properties that the traversal sees.
    func visible(_ properties: [PropertyValue]) throws -> [PropertyValue] {
        guard let visibility, !properties.isEmpty else { return properties }
        let isSeen = try visibility.exists(start(at: properties))
        return zip(properties, isSeen).filter(\.1).map(\.0)
    }

    func vertexProperty(
        _ vertex: Int64, key: UInt32, property: Int64, _ value: PropertyValue
    ) throws -> VertexProperty {
        VertexProperty(
            owner: vertex, propertyKey: property, id: try reader.vertexPropertyID(property),
            key: try keyName(key), value: value, properties: [])
    }

    /// The end points of an edge as bare vertices.
    func vertex(_ key: Int64) -> PropertyValue { .vertex(Vertex(key: key, detail: nil)) }
}

extension PropertyValue {
    var isElement: Bool {
        switch self {
        case .vertex, .edge, .vertexProperty: true
        default: false
        }
    }
}
