/// Values that may become labels, ids and properties, checked in one place.
extension ExecutionContext {
    /// The id that a value stands for.
    func elementID(_ value: PropertyValue) throws -> ElementID? {
        if value.isNull { return nil }
        switch value {
        case .vertex(let vertex): return try reader.vertexID(vertex.key)
        case .edge(let edge): return try reader.edgeID(edge.key)
        default: break
        }
        guard let id = ElementID(value) else {
            throw GraphError(
                .invalidArgument,
                "\(value) is a \(value.typeName), which cannot be an id: ids are integers, strings "
                    + "or uuids.")
        }
        return id
    }

    /// Labels given as strings or collections of strings.
    func labels(from values: [PropertyValue]) throws -> [String] {
        var labels: [String] = []
        for value in values {
            for member in value.members {
                guard case .string(let label) = member else {
                    throw GraphError(
                        .invalidArgument,
                        member.isNull
                            ? "Label can not be null"
                            : "\(member) is a \(member.typeName), which cannot be a label: labels "
                                + "are strings.")
                }
                try checkLabel(label)
                if !labels.contains(where: { $0.hasSameBytes(as: label) }) { labels.append(label) }
            }
        }
        if labels.count > 1 && !allowsSeveralLabels {
            throw GraphError(
                .constraint,
                "Element creation allows at most one label in this graph, and \(labels.count) were "
                    + "given.")
        }
        return labels
    }

    func checkLabel(_ label: String) throws {
        if label.isEmpty { throw GraphError(.invalidArgument, "Label can not be empty") }
        if label.utf8.first == UInt8(ascii: "~") {
            throw GraphError(.invalidArgument, "Label can not be a hidden key: \(label)")
        }
    }

    func checkKey(_ key: String) throws {
        if key.isEmpty { throw GraphError(.invalidArgument, "Property key can not be empty") }
        if key.utf8.first == UInt8(ascii: "~") {
            throw GraphError(.invalidArgument, "Property key can not be a hidden key: \(key)")
        }
    }

    /// Stores a property of any element.
    func set(
        _ key: String, _ value: PropertyValue, of element: PropertyValue,
        cardinality: Cardinality?, meta: [(String, PropertyValue)] = [], id: ElementID? = nil
    ) throws {
        let writer = try requireWriter()
        try checkKey(key)
        switch element {
        case .vertex(let vertex):
            let property = try writer.setVertexProperty(
                vertex.key, key, value, cardinality: cardinality ?? .single, id: id)
            for (name, metaValue) in meta {
                try checkKey(name)
                try writer.setMetaProperty(
                    vertex: vertex.key, property: property, name, metaValue)
            }
        case .edge(let edge):
            if cardinality != nil && cardinality != .single || !meta.isEmpty {
                throw GraphError(
                    .invalidArgument,
                    "Property cardinality can only be set for a Vertex but the traversal "
                        + "encountered \(element) for key: \(key)")
            }
            try writer.setEdgeProperty(edge.key, key, value)
        case .vertexProperty(let property):
            try writer.setMetaProperty(
                vertex: property.owner, property: property.propertyKey, key, value)
        default:
            throw notAnElement(element)
        }
    }
}
