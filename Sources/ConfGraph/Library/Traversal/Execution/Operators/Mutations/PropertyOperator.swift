/// `property(…)`: stores a property of each element.
final class PropertyOperator: BatchOperator, SideEffecting {
    private let key: ValueSource
    private let value: ValueSource
    private let cardinality: Cardinality?
    private let meta: [(ValueSource, ValueSource)]

    init(
        _ context: ExecutionContext, _ input: BatchOperator, key: ValueSource, value: ValueSource,
        cardinality: Cardinality?, meta: [(ValueSource, ValueSource)]
    ) {
        self.key = key
        self.value = value
        self.cardinality = cardinality
        self.meta = meta
        super.init(context, input: input)
    }

    override var isReusable: Bool { true }

    override var innerTraversals: [ChildTraversal] {
        key.innerTraversals + value.innerTraversals
            + meta.flatMap { $0.0.innerTraversals + $0.1.innerTraversals }
    }

    override func next() throws -> Batch? {
        guard let batch = try input!.pull() else { return nil }
        try context.poll()
        for row in 0..<batch.count { try store(batch, row) }
        return batch
    }

    private func store(_ batch: Batch, _ row: Int) throws {
        let element = batch.value(at: row)
        let name = try context.key(key.value(batch, row))
        // An unproductive value leaves the property as it is.
        let stored = try value.values(batch, row)
        if stored.count > 1 && cardinality == .single {
            throw GraphError(
                .runtime,
                "The traversal given to property(\(name)) has several results, and a property of "
                    + "single cardinality takes one.")
        }
        var pairs: [(String, PropertyValue)] = []
        for (metaKey, metaValue) in meta {
            guard let made = try metaValue.value(batch, row) else { continue }
            pairs.append((try context.key(metaKey.value(batch, row)), made))
        }
        for each in cardinality == nil ? Array(stored.prefix(1)) : stored {
            try context.set(name, each, of: element, cardinality: cardinality, meta: pairs)
        }
    }
}

/// `property(cardinality, map)`: stores every entry of a map.
final class PropertyMapWriteOperator: BatchOperator, SideEffecting {
    private let map: ValueSource
    private let cardinality: Cardinality?
    /// The cardinality of values that were given one of their own.
    private let own: [ByteString: Cardinality]

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ map: ValueSource,
        cardinality: Cardinality?, own: [ByteString: Cardinality]
    ) {
        self.map = map
        self.cardinality = cardinality
        self.own = own
        super.init(context, input: input)
    }

    override func next() throws -> Batch? {
        guard let batch = try input!.pull() else { return nil }
        try context.poll()
        for row in 0..<batch.count {
            guard let value = try map.value(batch, row), !value.isNull else { continue }
            guard case .map(let entries) = value else {
                throw GraphError(
                    .invalidArgument,
                    "\(value) is a \(value.typeName), not a map: property() takes a key and a "
                        + "value, or a map.")
            }
            let element = batch.value(at: row)
            for (key, value) in entries {
                let name = try context.key(key)
                try context.set(
                    name, value, of: element,
                    cardinality: own[ByteString(name)] ?? cardinality)
            }
        }
        return batch
    }
}

/// `drop()`: removes vertices with their edges, edges, and properties.
final class DropOperator: FilterOperator, SideEffecting {
    override var isStateless: Bool { false }
    override var isReusable: Bool { true }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        let writer = try context.requireWriter()
        for row in 0..<batch.count {
            switch batch.value(at: row) {
            case .vertex(let vertex):
                if try writer.labelSet(ofVertex: vertex.key) != nil {
                    try writer.removeVertex(vertex.key)
                }
            case .edge(let edge):
                if try writer.edge(edge.key) != nil { try writer.removeEdge(edge.key) }
            case .vertexProperty(let property):
                try writer.removeVertexProperty(
                    vertex: property.owner, property: property.propertyKey)
            case .property(let property):
                switch property.owner {
                case .edge(let key): try writer.removeEdgeProperty(key, property.key)
                case .vertexProperty(let vertex, let row):
                    try writer.removeMetaProperty(vertex: vertex, property: row, property.key)
                case .none: break
                }
            case .null: continue
            case let other:
                throw GraphError(
                    .runtime,
                    "\(other) is a \(other.typeName): drop() removes elements and properties.")
            }
        }
    }
}

/// `addLabel`, `dropLabel`, `dropLabels`.
final class LabelWriteOperator: BatchOperator, SideEffecting {
    enum Kind { case add, drop, dropAll }
    private let kind: Kind
    private let labels: [ValueSource]

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ kind: Kind, _ labels: [ValueSource]
    ) {
        self.kind = kind
        self.labels = labels
        super.init(context, input: input)
    }

    override func next() throws -> Batch? {
        guard let batch = try input!.pull() else { return nil }
        let writer = try context.requireWriter()
        for row in 0..<batch.count {
            guard case .vertex(let vertex) = batch.value(at: row), context.allowsSeveralLabels
            else { throw GraphError.labelsAreFixed }
            let values = try labels.flatMap { try $0.values(batch, row) }
            if labels.count > 1, values.contains(where: { $0.collectionMembers != nil }) {
                throw GraphError(
                    .invalidArgument,
                    "A Collection of labels must be the only argument of this step.")
            }
            var names: [String] = []
            for value in values {
                for member in value.members {
                    guard case .string(let name) = member else {
                        throw GraphError(
                            .invalidArgument,
                            member.isNull
                                ? "Label can not be null" : "Labels are strings, not \(member).")
                    }
                    if kind == .add { try context.checkLabel(name) }
                    names.append(name)
                }
            }
            switch kind {
            case .add: try writer.addLabels(vertex.key, names)
            case .drop: try writer.removeLabels(vertex.key, names)
            case .dropAll: try writer.removeLabels(vertex.key, nil)
            }
        }
        return batch
    }
}

extension GraphError {
    /// A label was to be added or taken where each element has one for good.
    static var labelsAreFixed: GraphError {
        GraphError(
            .constraint,
            "Label mutation is not supported with cardinality ONE. Labels are immutable once "
                + "assigned: only vertices of a graph made with several labels a vertex can gain "
                + "or lose labels.")
    }
}
