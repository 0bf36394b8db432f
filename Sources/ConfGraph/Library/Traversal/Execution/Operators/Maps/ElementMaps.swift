/// `id`, `label`, `key`, `value`: a part of each element.
final class PartOperator: MapOperator {
    private let token: T

    init(_ context: ExecutionContext, _ input: BatchOperator, _ token: T) {
        self.token = token
        super.init(context, input: input)
        note = token.rawValue
    }

    override var isReusable: Bool { true }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        let element = batch.value(at: row)
        guard let part = try context.part(token, of: element) else {
            throw context.notAnElement(element)
        }
        return part
    }
}

/// `labels()`: every label of each element.
final class LabelsOperator: FlatMapOperator {
    override var isReusable: Bool { true }

    override func expand(
        _ batch: Batch, _ row: Int, into values: inout [PropertyValue]
    ) throws {
        let element = batch.value(at: row)
        if case .vertex(let vertex) = element {
            values += try context.labels(ofVertex: vertex.key).map { .string($0) }
        } else {
            values.append(try context.label(of: element))
        }
    }
}

/// `values(…)`: the values of properties.
final class ValuesOperator: FlatMapOperator {
    let keys: [KeyReference]

    init(_ context: ExecutionContext, _ input: BatchOperator, keys: [KeyReference]) {
        self.keys = keys
        super.init(context, input: input)
        note = keys.map(\.name).joined(separator: ",")
    }

    override var isReusable: Bool { true }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        if lane == .vertices, keys.count == 1, context.computed.isEmpty {
            return try keys[0].id().map { [.vertexValues($0)] } ?? []
        }
        return keys.isEmpty
            ? lane.properties(nil)
            : try keys.compactMap { try $0.id() }.prefix(1).flatMap { lane.properties($0) }
    }

    /// One property of vertices, most of which have it in columns.
    override func expandAll(_ batch: Batch) throws -> Batch? {
        guard case .vertices(let vertices) = batch.lane, keys.count == 1,
            let id = try keys[0].id(), let parts = try context.columnParts(of: vertices, key: id)
        else { return nil }
        try context.poll()
        var found = [PropertyValue?](repeating: nil, count: vertices.count)
        for part in parts.parts {
            for (place, row) in part.rows.enumerated() {
                found[Int(row)] = part.column.value(part.numbers[place])
            }
        }
        var values: [PropertyValue] = []
        var rows: [Int32] = []
        var rest = parts.rest[...]
        for row in 0..<Int32(vertices.count) {
            if rest.first == row {
                rest.removeFirst()
                try context.vertexProperties(vertices[Int(row)], key: id) { _, _, value in
                    values.append(value)
                    rows.append(row)
                }
            } else if let value = found[Int(row)] {
                values.append(value)
                rows.append(row)
            }
        }
        return batch.moving(to: .values(values), rows: rows)
    }

    override func expand(
        _ batch: Batch, from place: inout Int, into values: inout [PropertyValue],
        _ rows: inout [Int32]?
    ) throws {
        guard case .vertices(let vertices) = batch.lane, keys.count == 1 else {
            return try super.expand(batch, from: &place, into: &values, &rows)
        }
        guard let id = try keys[0].id() else {
            place = batch.count
            return
        }
        if context.computed.isEmpty, let stored = try context.reader.storedValues(of: id) {
            let end = min(vertices.count, place + context.batchSize)
            try stored.append(of: vertices[place..<end], to: &values, &rows)
            place = end
            return
        }
        while place < vertices.count && values.count < context.batchSize {
            try context.vertexProperties(vertices[place], key: id) { _, _, value in
                values.append(value)
            }
            rows?.note(place, upTo: values.count)
            place += 1
        }
    }

    override func expand(
        _ batch: Batch, _ row: Int, into values: inout [PropertyValue]
    ) throws {
        let element = batch.value(at: row)
        if keys.isEmpty {
            var properties: [PropertyValue] = []
            try context.appendProperties(of: element, keys: [], to: &properties)
            for property in properties {
                if let value = try context.part(.value, of: property) { values.append(value) }
            }
            return
        }
        for key in keys { try context.appendValues(of: element, key: key, to: &values) }
    }
}

/// `properties(…)`: the properties themselves.
final class PropertiesOperator: FlatMapOperator {
    private let keys: [KeyReference]

    init(_ context: ExecutionContext, _ input: BatchOperator, keys: [KeyReference]) {
        self.keys = keys
        super.init(context, input: input)
        note = keys.map(\.name).joined(separator: ",")
    }

    override var isReusable: Bool { true }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        keys.isEmpty
            ? lane.properties(nil)
            : try keys.compactMap { try $0.id() }.prefix(1).flatMap { lane.properties($0) }
    }

    override func expand(
        _ batch: Batch, _ row: Int, into values: inout [PropertyValue]
    ) throws {
        try context.appendProperties(of: batch.value(at: row), keys: keys, to: &values)
    }
}

/// `element()`: the element that a property belongs to.
final class ElementOperator: MapOperator {
    override var isReusable: Bool { true }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        switch batch.value(at: row) {
        case .vertexProperty(let property): return context.vertex(property.owner)
        case .property(let property): return try context.owner(of: property)
        case let other:
            throw GraphError(
                .runtime, "\(other) is a \(other.typeName), not a property: it has no element.")
        }
    }
}

extension ExecutionContext {
    func owner(of property: Property) throws -> PropertyValue? {
        switch property.owner {
        case .edge(let key): return try edge(key)
        case .vertexProperty(let vertex, let row):
            var found: (UInt32, PropertyValue)?
            try vertexProperties(vertex, key: nil) { key, each, value in
                if each == row { found = (key, value) }
            }
            guard let (key, value) = found else { return nil }
            return .vertexProperty(try vertexProperty(vertex, key: key, property: row, value))
        case .none: return nil
        }
    }

    func edge(_ key: Int64) throws -> PropertyValue? {
        guard let record = try reader.edge(key) else { return nil }
        return .edge(
            Edge(
                key: record.key,
                ends: EdgeEnds(
                    label: record.label, source: record.source, target: record.target,
                    detail: nil)))
    }
}
