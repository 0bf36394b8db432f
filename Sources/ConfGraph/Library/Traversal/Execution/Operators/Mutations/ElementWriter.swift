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
                "Element creation allows at most 1 label(s) with cardinality ONE, got "
                    + "\(labels.count): make the graph with several labels a vertex.")
        }
        return labels
    }

    func checkLabel(_ label: String) throws {
        if let problem = NamingRule.problem(label: label) {
            throw GraphError(.invalidArgument, problem)
        }
    }

    func checkKey(_ key: String) throws {
        if let problem = NamingRule.problem(key: key) {
            throw GraphError(.invalidArgument, problem)
        }
    }

    /// The key that a value stands for.
    func key(_ value: PropertyValue?) throws -> String {
        switch value {
        case .string(let key): return key
        case .token(let token):
            throw GraphError(.invalidArgument, PropertyArguments.immutable(token) + ".")
        case .null: throw GraphError(.invalidArgument, "Property key can not be null")
        case .some(let other):
            throw GraphError(
                .invalidArgument,
                "\(other) is a \(other.typeName), which cannot be a property key: keys are text.")
        case nil:
            throw GraphError(
                .invalidArgument,
                "The provided traverser does not map to a value: the traversal that gives the "
                    + "property key has no result.")
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
            // Properties of an edge's property have no place: Gremlin ignores them.
            try refuse(cardinality, of: "Edge", key)
            try writer.setEdgeProperty(edge.key, key, value)
        case .vertexProperty(let property):
            try refuse(cardinality, of: "VertexProperty", key)
            try writer.setMetaProperty(
                vertex: property.owner, property: property.propertyKey, key, value)
        default:
            throw notAnElement(element)
        }
    }
    private func refuse(_ cardinality: Cardinality?, of kind: String, _ key: String) throws {
        guard cardinality != nil else { return }
        throw GraphError(
            .invalidArgument,
            "Property cardinality can only be set for a Vertex but the traversal encountered "
                + "\(kind) for key: \(key)")
    }
}
