/// `valueMap(…)` and `propertyMap(…)`: keys with their values, or with their
/// properties.
final class PropertyMapOperator: MapOperator {
    struct Tokens: OptionSet {
        let rawValue: Int
        static let ids = Tokens(rawValue: 1)
        static let labels = Tokens(rawValue: 2)
        static let keys = Tokens(rawValue: 4)
        static let values = Tokens(rawValue: 8)
        static let all: Tokens = [.ids, .labels, .keys, .values]
    }

    private let keys: [KeyReference]
    private let tokens: Tokens
    private let isOfProperties: Bool
    private let function: ValueFunction

    init(
        _ context: ExecutionContext, _ input: BatchOperator, keys: [KeyReference], tokens: Tokens,
        isOfProperties: Bool, function: ValueFunction
    ) {
        self.keys = keys
        self.tokens = tokens
        self.isOfProperties = isOfProperties
        self.function = function
        super.init(context, input: input)
    }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        keys.isEmpty
            ? lane.properties(nil)
            : try keys.compactMap { try $0.id() }.prefix(1).flatMap { lane.properties($0) }
    }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        let element = batch.value(at: row)
        var names: [PropertyValue] = []
        var values: [PropertyValue] = []
        if tokens.contains(.ids) && !isProperty(element) {
            names.append(.token(.id))
            values.append(try context.id(of: element))
        }
        switch element {
        case .vertexProperty(let property):
            if tokens.contains(.keys) {
                names.append(.token(.key))
                values.append(.string(property.key))
            }
            if tokens.contains(.values) {
                names.append(.token(.value))
                values.append(property.value)
            }
        default:
            if tokens.contains(.labels) {
                if let label = try context.labelOrLabels(of: element) {
                    names.append(.token(.label))
                    values.append(label)
                }
            }
        }
        var properties: [PropertyValue] = []
        try context.appendProperties(of: element, keys: keys, to: &properties)
        properties = try context.visible(properties)
        var lists: [[PropertyValue]] = []
        let base = names.count
        var places: [ByteString: Int] = [:]
        var isVertex = false
        if case .vertex = element { isVertex = true }
        for property in properties {
            let (name, value): (String, PropertyValue) =
                switch property {
                case .vertexProperty(let each): (each.key, isOfProperties ? property : each.value)
                case .property(let each): (each.key, isOfProperties ? property : each.value)
                default: ("", .null)
                }
            if let place = places[ByteString(name)] {
                lists[place].append(value)
            } else {
                places[ByteString(name)] = lists.count
                names.append(.string(name))
                lists.append([value])
            }
        }
        var kept = Array(names[..<base])
        for (place, list) in lists.enumerated() {
            var value: PropertyValue = isVertex ? .list(list) : list[0]
            if case .identity = function {
            } else {
                guard let made = try function.value(of: value, context) else { continue }
                value = made
            }
            kept.append(names[base + place])
            values.append(value)
        }
        return .map(PropertyMap(distinctKeys: kept, values: values))
    }

    private func isProperty(_ element: PropertyValue) -> Bool {
        if case .property = element { true } else { false }
    }
}

extension ExecutionContext {
    /// The label, or under `with("multilabel")` the set of all labels; nil
    /// where there is none.
    func labelOrLabels(of element: PropertyValue) throws -> PropertyValue? {
        guard case .vertex(let vertex) = element else { return try label(of: element) }
        let labels = try labels(ofVertex: vertex.key)
        if configuration.showsAllLabels {
            return .set(PropertySet(labels.map { .string($0) }))
        }
        return labels.first.map { .string($0) }
    }
}

/// `elementMap(…)`: id, label and single property values; for an edge also
/// both of its ends.
final class ElementMapOperator: MapOperator {
    private let keys: [KeyReference]

    init(_ context: ExecutionContext, _ input: BatchOperator, keys: [KeyReference]) {
        self.keys = keys
        super.init(context, input: input)
    }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        keys.isEmpty
            ? lane.properties(nil)
            : try keys.compactMap { try $0.id() }.prefix(1).flatMap { lane.properties($0) }
    }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        let element = batch.value(at: row)
        var entries: [(PropertyValue, PropertyValue)] = []
        entries.append((.token(.id), try context.id(of: element)))
        if case .vertexProperty(let property) = element {
            entries.append((.token(.key), .string(property.key)))
            entries.append((.token(.value), property.value))
        } else if let label = try context.labelOrLabels(of: element) {
            entries.append((.token(.label), label))
        }
        if case .edge(let edge) = element {
            for (direction, key) in [
                (Direction.in, edge.ends.target), (.out, edge.ends.source),
            ] {
                let vertex = context.vertex(key)
                var end: [(PropertyValue, PropertyValue)] = [
                    (.token(.id), try context.id(of: vertex))
                ]
                if let label = try context.labelOrLabels(of: vertex) {
                    end.append((.token(.label), label))
                }
                entries.append((.direction(direction), .map(PropertyMap(end))))
            }
        }
        var properties: [PropertyValue] = []
        try context.appendProperties(of: element, keys: keys, to: &properties)
        for property in try context.visible(properties) {
            switch property {
            case .vertexProperty(let each): entries.append((.string(each.key), each.value))
            case .property(let each): entries.append((.string(each.key), each.value))
            default: break
            }
        }
        return .map(PropertyMap(entries))
    }
}
