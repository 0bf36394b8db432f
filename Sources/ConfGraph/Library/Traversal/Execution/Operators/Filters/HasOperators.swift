/// `has(key, …)`: elements with a property whose value passes.
final class HasPropertyOperator: FilterOperator {
    private let key: KeyReference
    /// As planned, with slots.
    private let planned: PredicateTest
    private var test: PredicateTest
    private var columnTest: (column: PropertyColumn, test: ColumnTest)?

    init(
        _ context: ExecutionContext, _ input: BatchOperator, key: KeyReference, test: PredicateTest
    ) {
        self.key = key
        planned = test
        self.test = test.filled(context.slots)
        super.init(context, input: input)
        note = key.name
    }

    override var isReusable: Bool { planned.isBound }
    override func begin() {
        test = planned.filled(context.slots)
        columnTest = nil
    }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        try key.id().map { lane.properties($0) } ?? []
    }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        if test.isBound, case .vertices(let keys) = batch.lane {
            guard let id = try key.id() else { return }
            if let parts = try context.columnParts(of: keys, key: id) {
                return try keep(keys, id, parts, into: &rows)
            }
            for (row, vertex) in keys.enumerated() {
                var passes = false
                try context.vertexProperties(vertex, key: id) { _, _, value in
                    if !passes && test.passes(value) { passes = true }
                }
                if passes { rows.append(Int32(row)) }
            }
            return
        }
        if test.isBound, case .edges(let edges) = batch.lane {
            guard let id = try key.id() else { return }
            for (row, edge) in edges.keys.enumerated() {
                var passes = false
                try context.reader.edgeProperties(edge, key: id) { _, value in
                    if test.passes(value) { passes = true }
                }
                if passes { rows.append(Int32(row)) }
            }
            return
        }
        var values: [PropertyValue] = []
        for row in 0..<batch.count {
            values.removeAll(keepingCapacity: true)
            let element = batch.value(at: row)
            if try context.isProperty(element) { continue }
            try context.appendValues(of: element, key: key, to: &values)
            if values.isEmpty { continue }
            let bound = test.isBound ? test : try test.bound(to: batch, row)
            if values.contains(where: { bound.passes($0) }) { rows.append(Int32(row)) }
        }
    }
}

extension HasPropertyOperator {
    /// The same, of vertices most of which have the property in columns.
    private func keep(
        _ vertices: [Int64], _ key: UInt32, _ parts: ColumnParts, into rows: inout [Int32]
    ) throws {
        for part in parts.parts {
            if columnTest?.column !== part.column {
                columnTest = ColumnTest(test, part.column, count: part.rows.count)
                    .map { (part.column, $0) }
            }
            for (place, row) in part.rows.enumerated() {
                let number = part.numbers[place]
                if columnTest?.test.passes(number) ?? test.passes(part.column.value(number)) {
                    rows.append(row)
                }
            }
        }
        for row in parts.rest {
            var passes = false
            try context.vertexProperties(vertices[Int(row)], key: key) { _, _, value in
                if !passes && test.passes(value) { passes = true }
            }
            if passes { rows.append(row) }
        }
        // The parts are apart, but the traversers keep their order.
        if parts.parts.count + (parts.rest.isEmpty ? 0 : 1) > 1 { rows.sort() }
    }
}

/// `has(key)` and `hasNot(key)`: elements with, or without, a property.
final class HasKeyOperator: FilterOperator {
    private let key: KeyReference
    private let isWanted: Bool

    init(
        _ context: ExecutionContext, _ input: BatchOperator, key: KeyReference, isWanted: Bool
    ) {
        self.key = key
        self.isWanted = isWanted
        super.init(context, input: input)
        note = key.name
    }

    override var isReusable: Bool { true }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        try key.id().map { lane.properties($0) } ?? []
    }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        for row in 0..<batch.count {
            let found = try context.firstValue(of: batch.value(at: row), key: key) != nil
            if found == isWanted { rows.append(Int32(row)) }
        }
    }
}

/// `hasLabel(…)` of plain labels: one array test a traverser.
final class HasLabelOperator: FilterOperator {
    private let labels: LabelReference
    private var passing: [UInt32: Bool] = [:]

    init(_ context: ExecutionContext, _ input: BatchOperator, labels: LabelReference) {
        self.labels = labels
        super.init(context, input: input)
        note = labels.text
    }

    override var isReusable: Bool { true }

    override func accesses(at lane: ElementLane) -> [StorageAccess] {
        lane == .vertices ? [.labelSet] : []
    }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        if case .values(let values) = batch.lane {
            for (row, value) in values.enumerated() where try passes(value) {
                rows.append(Int32(row))
            }
            return
        }
        let ids = try labels.ids() ?? []
        if ids.isEmpty { return }
        switch batch.lane {
        case .vertices(let keys):
            for (row, key) in keys.enumerated() where try passes(vertex: key, ids) {
                rows.append(Int32(row))
            }
        case .edges(let edges):
            for (row, label) in edges.labels.enumerated() where ids.contains(label) {
                rows.append(Int32(row))
            }
        case .values: break
        }
    }

    private func passes(vertex key: Int64, _ ids: [UInt32]) throws -> Bool {
        guard let set = try context.reader.labelSet(ofVertex: key) else { return false }
        if let known = passing[set] { return known }
        let passes = try context.reader.labels(inSet: set).contains { ids.contains($0) }
        // A write of this traversal may still make a wanted label.
        if !context.reader.isWritable { passing[set] = passes }
        return passes
    }

    private func passes(_ value: PropertyValue) throws -> Bool {
        switch value {
        case .vertex(let vertex): return try passes(vertex: vertex.key, labels.ids() ?? [])
        case .edge(let edge): return try (labels.ids() ?? []).contains(edge.ends.label)
        case .vertexProperty(let property):
            return labels.names.contains { $0.hasSameBytes(as: property.key) }
        default:
            _ = try context.isProperty(value)
            return false
        }
    }
}

/// `hasLabel(P)`, `hasId(…)`, `hasKey(…)`, `hasValue(…)`, `has(T.…, …)`: tests
/// a part of an element that is no property.
final class HasPartOperator: FilterOperator {
    private let token: T
    private let test: PredicateTest
    /// Ids are compared by their text: the predicate names strings.
    private let asText: Bool

    init(
        _ context: ExecutionContext, _ input: BatchOperator, token: T, test: PredicateTest,
        asText: Bool = false
    ) {
        self.token = token
        self.test = test
        self.asText = asText
        super.init(context, input: input)
        note = token.rawValue
    }

    override var isReusable: Bool { test.isBound }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        for row in 0..<batch.count {
            let bound = test.isBound ? test : try test.bound(to: batch, row)
            let element = batch.value(at: row)
            if token == .label, case .vertex(let vertex) = element {
                if try context.labels(ofVertex: vertex.key).contains(where: {
                    bound.passes(.string($0))
                }) {
                    rows.append(Int32(row))
                }
                continue
            }
            if let part = try part(of: element), bound.passes(part) { rows.append(Int32(row)) }
        }
    }

    /// A vertex and an edge have no key and no value, a property that is no
    /// element nothing else: such a test finds nothing.
    private func part(of element: PropertyValue) throws -> PropertyValue? {
        let isOfProperties = token == .key || token == .value
        switch element {
        case .vertex, .edge: if isOfProperties { return nil }
        default: if try context.isProperty(element) && !isOfProperties { return nil }
        }
        let part = try context.part(token, of: element)
        return asText ? part.map { .string($0.description) } : part
    }
}

/// `hasId(id, …)`: elements of the given ids, found before anything runs.
final class HasIdOperator: FilterOperator {
    let ids: Set<ElementID>

    init(_ context: ExecutionContext, _ input: BatchOperator, ids: Set<ElementID>) {
        self.ids = ids
        super.init(context, input: input)
        note = "\(ids.count) ids"
    }

    override var isReusable: Bool { true }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        for row in 0..<batch.count {
            let id: ElementID
            switch batch.value(at: row) {
            case .vertex(let vertex): id = try context.reader.vertexID(vertex.key)
            case .edge(let edge): id = try context.reader.edgeID(edge.key)
            case .vertexProperty(let property): id = property.id
            case let other:
                _ = try context.isProperty(other)
                continue
            }
            if ids.contains(id) { rows.append(Int32(row)) }
        }
    }
}

extension ExecutionContext {
    /// Whether the value is a property that is no element; throws where it is
    /// neither a property nor an element, which no `has` can ask.
    fileprivate func isProperty(_ value: PropertyValue) throws -> Bool {
        if case .property = value { return true }
        if value.isElement { return false }
        throw GraphError(
            .runtime,
            "Traverser to has() must be of type Property or Element, not \(value.typeName): "
                + "\(value) has no properties.")
    }
}
