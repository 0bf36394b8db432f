/// What `by(…)` makes of a traverser, and other arguments that are a value
/// of it: a key, a token, or a traversal's first result.
///
/// nil is *unproductive*: the traverser has no such value.
enum ValueFunction {
    case identity
    case key(KeyReference)
    case token(T)
    case column(Column)
    case constant(PropertyValue)
    case child(ChildTraversal)
    case closure((PropertyValue) throws -> PropertyValue?)

    /// Whether a plan that uses it can be kept.
    var isReusable: Bool { if case .closure = self { false } else { true } }

    var innerTraversals: [ChildTraversal] {
        if case .child(let child) = self { [child] } else { [] }
    }

    /// The value of each row.
    func values(_ batch: Batch, _ context: ExecutionContext) throws -> [PropertyValue?] {
        switch self {
        case .identity: return batch.values()
        case .constant(let value):
            return Array(repeating: value, count: batch.count)
        case .child(let child):
            let found = try child.firstValues(batch)
            return productive(found, context)
        case .key(let key):
            if case .vertices(let vertices) = batch.lane, context.visibility == nil {
                guard let id = try key.id() else {
                    return productive(Array(repeating: nil, count: batch.count), context)
                }
                var found = [PropertyValue?](repeating: nil, count: vertices.count)
                let parts = try context.columnParts(of: vertices, key: id)
                for part in parts?.parts ?? [] {
                    for (place, row) in part.rows.enumerated() {
                        found[Int(row)] = part.column.value(part.numbers[place])
                    }
                }
                for row in parts?.rest ?? Array(0..<Int32(vertices.count)) {
                    found[Int(row)] = try context.firstVertexProperty(
                        vertices[Int(row)], key: id)
                }
                return productive(found, context)
            }
            return try batch.values().map { try value(of: $0, context) }
        default: return try batch.values().map { try value(of: $0, context) }
        }
    }

    /// The property that it reads of vertices as it is stored, so that a column
    /// can stand for it.
    func columnKey(_ context: ExecutionContext) -> KeyReference? {
        guard case .key(let key) = self, context.visibility == nil,
            !context.configuration.isProductiveBy
        else { return nil }
        return key
    }

    /// The value of one value that is no traverser (an entry of a list, a
    /// place of a path).
    func value(of value: PropertyValue, _ context: ExecutionContext) throws -> PropertyValue? {
        let result: PropertyValue?
        switch self {
        case .identity: return value
        case .constant(let constant): return constant
        case .child(let child): result = try child.firstValue(of: value)
        case .key(let key): result = try context.keyed(value, key)
        case .token(let token): result = try context.part(token, of: value)
        case .column(let column): result = try column.part(of: value)
        case .closure(let body): result = try body(value)
        }
        if result == nil && isProductive(context) { return .null }
        return result
    }

    private func productive(
        _ values: [PropertyValue?], _ context: ExecutionContext
    ) -> [PropertyValue?] {
        isProductive(context) ? values.map { $0 ?? .null } : values
    }

    /// Whether `ProductiveByStrategy` makes null of what is not there.
    private func isProductive(_ context: ExecutionContext) -> Bool {
        guard context.configuration.isProductiveBy else { return false }
        let keys = context.configuration.productiveKeys
        if keys.isEmpty { return true }
        if case .key(let key) = self { return keys.contains(ByteString(key.name)) }
        return false
    }
}

extension ExecutionContext {
    /// What `by("key")` reads: a property of an element, an entry of a map.
    func keyed(_ value: PropertyValue, _ key: KeyReference) throws -> PropertyValue? {
        switch value {
        case .vertex where visibility != nil:
            var properties: [PropertyValue] = []
            try appendProperties(of: value, keys: [key], to: &properties)
            return try visible(properties).first.flatMap { try part(.value, of: $0) }
        case .vertex, .edge, .vertexProperty: return try firstValue(of: value, key: key)
        case .map(let map): return map[key.name]
        case .null: return .null
        default:
            throw GraphError(
                .runtime,
                "The by(\"\(key.name)\") modulator can only be applied to a traverser that is an "
                    + "Element or a Map - it is being applied to [\(value)], a \(value.typeName).")
        }
    }

    /// What `by(T.id)` and its kin read.
    func part(_ token: T, of value: PropertyValue) throws -> PropertyValue? {
        switch (token, value) {
        case (.id, .map(let map)), (.label, .map(let map)), (.key, .map(let map)),
            (.value, .map(let map)):
            return map[.token(token)]
        case (.id, _): return try id(of: value)
        case (.label, _): return try label(of: value)
        case (.key, .vertexProperty(let property)): return .string(property.key)
        case (.key, .property(let property)): return .string(property.key)
        case (.value, .vertexProperty(let property)): return property.value
        case (.value, .property(let property)): return property.value
        case (.key, _), (.value, _):
            throw GraphError(
                .runtime, "\(value) is a \(value.typeName), not a property: it has no \(token).")
        }
    }
}

extension Column {
    /// The keys or the values of a map or of a path.
    func part(of value: PropertyValue) throws -> PropertyValue {
        switch (self, value) {
        case (.keys, .map(let map)) where map.isEntry: return map.keys[0]
        case (.values, .map(let map)) where map.isEntry: return map.values[0]
        case (.keys, .map(let map)): return .set(PropertySet(distinct: map.keys))
        case (.values, .map(let map)): return .list(map.values)
        case (.keys, .path(let path)):
            return .list(
                path.labels.map { labels in .set(PropertySet(labels.map { .string($0) })) })
        case (.values, .path(let path)): return .list(path.objects)
        default:
            throw GraphError(
                .runtime,
                "The provided object does not have accessible \(self): \(value) is a "
                    + "\(value.typeName), not a map or a path.")
        }
    }
}
