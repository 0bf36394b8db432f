/// What an argument of a mutating step gives for a traverser: a constant or
/// a traversal's result.
enum ValueSource {
    case constant(PropertyValue)
    /// A value that each run brings along.
    case slot(Int, ExecutionContext)
    case child(ChildTraversal)

    var innerTraversals: [ChildTraversal] {
        if case .child(let child) = self { [child] } else { [] }
    }

    /// The first result; nil where the traversal has none.
    func value(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        switch self {
        case .constant(let value): return value
        case .slot(let index, let context): return context.slots[index]
        case .child(let child): return try child.firstValues(batch.row(row))[0]
        }
    }

    /// The first result.
    ///
    /// - Throws: ``GraphError`` (`runtime`) where the traversal has none.
    func required(_ batch: Batch, _ row: Int) throws -> PropertyValue {
        if let value = try value(batch, row) { return value }
        throw GraphError(
            .runtime,
            "The provided traverser does not map to a value: the traversal in the argument has "
                + "no result for \(batch.value(at: row)).")
    }

    /// All results.
    func values(_ batch: Batch, _ row: Int) throws -> [PropertyValue] {
        switch self {
        case .constant(let value): return [value]
        case .slot(let index, let context): return [context.slots[index]]
        case .child(let child): return try child.allValues(batch, row)
        }
    }
}

/// Properties given to an element while it is made: traversals in them start
/// where the traverser stood before, and a key given twice keeps both values.
final class CreationProperty {
    private let key: ValueSource
    private let value: ValueSource

    init(key: ValueSource, value: ValueSource) {
        self.key = key
        self.value = value
    }

    var innerTraversals: [ChildTraversal] { key.innerTraversals + value.innerTraversals }

    func store(
        _ batch: Batch, _ row: Int, of element: PropertyValue, _ context: ExecutionContext
    ) throws {
        guard let name = try key.value(batch, row), let stored = try value.value(batch, row) else {
            return
        }
        let text = try context.key(name)
        var isVertex = false
        if case .vertex = element { isVertex = true }
        try context.set(text, stored, of: element, cardinality: isVertex ? .list : nil)
    }
}

/// `addV(…)`: a new vertex for each traverser.
final class AddVertexOperator: MapOperator, SideEffecting {
    private let labels: [ValueSource]
    private let id: ValueSource?
    private let properties: [CreationProperty]

    init(
        _ context: ExecutionContext, _ input: BatchOperator, labels: [ValueSource],
        id: ValueSource?, properties: [CreationProperty]
    ) {
        self.properties = properties
        self.labels = labels
        self.id = id
        super.init(context, input: input)
    }

    override var isStateless: Bool { false }
    override var isReusable: Bool { true }

    override var innerTraversals: [ChildTraversal] {
        labels.flatMap(\.innerTraversals) + (id?.innerTraversals ?? [])
            + properties.flatMap(\.innerTraversals)
    }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        let writer = try context.requireWriter()
        var made: [PropertyValue] = []
        for label in labels {
            guard let value = try label.value(batch, row) else {
                throw GraphError(
                    .runtime,
                    "The provided traverser does not map to a value: the traversal in addV() that "
                        + "gives the label has no result.")
            }
            made.append(value)
        }
        var names = try context.labels(from: made)
        if names.isEmpty && (labels.isEmpty && !context.allowsSeveralLabels) { names = ["vertex"] }
        var given: ElementID?
        if let id, let value = try id.value(batch, row) { given = try context.elementID(value) }
        let vertex = context.vertex(try writer.addVertex(labels: names, id: given))
        for property in properties { try property.store(batch, row, of: vertex, context) }
        return vertex
    }

    // Bulk: as many vertices as traversers.
    override func map(_ batch: Batch) throws -> Batch? { try super.map(batch.unrolled()) }
}

extension Batch {
    /// One row for each traverser.
    func unrolled() throws -> Batch {
        guard let bulk else { return self }
        var rows: [Int32] = []
        for (row, count) in bulk.enumerated() {
            if rows.count + Int(clamping: count) > 1 << 28 { throw GraphError.tooManyTraversers }
            rows.append(contentsOf: repeatElement(Int32(row), count: Int(count)))
        }
        var batch = gathered(rows)
        batch.bulk = nil
        return batch
    }
}

/// `addE(label).from(…).to(…)`: a new edge for each traverser.
final class AddEdgeOperator: MapOperator, SideEffecting {
    enum End {
        /// Where the traverser stands.
        case here
        case label(String)
        /// `V(id)`.
        case vertex(VertexLookupOperator.ID)
        case source(ValueSource)

        var innerTraversals: [ChildTraversal] {
            if case .source(let source) = self { source.innerTraversals } else { [] }
        }
    }

    private let label: ValueSource
    private let from: End
    private let to: End
    private let id: ValueSource?
    private let properties: [CreationProperty]

    init(
        _ context: ExecutionContext, _ input: BatchOperator, label: ValueSource, from: End,
        to: End, id: ValueSource?, properties: [CreationProperty]
    ) {
        self.properties = properties
        self.label = label
        self.from = from
        self.to = to
        self.id = id
        super.init(context, input: input)
    }

    override var isStateless: Bool { false }
    override var isReusable: Bool { true }

    override var innerTraversals: [ChildTraversal] {
        label.innerTraversals + from.innerTraversals + to.innerTraversals
            + (id?.innerTraversals ?? []) + properties.flatMap(\.innerTraversals)
    }

    override func map(_ batch: Batch) throws -> Batch? { try super.map(batch.unrolled()) }

    override func map(_ batch: Batch, _ row: Int) throws -> PropertyValue? {
        let writer = try context.requireWriter()
        guard let made = try label.value(batch, row) else {
            throw GraphError(
                .runtime,
                "The provided traverser does not map to a value: the traversal in addE() that "
                    + "gives the label has no result.")
        }
        guard case .string(let name) = made else {
            throw GraphError(
                .runtime,
                made.isNull
                    ? "Label can not be null"
                    : "\(made) is a \(made.typeName), which cannot be a label: labels are strings.")
        }
        try context.checkLabel(name)
        let source = try end(from, name, "from", batch, row)
        let target = try end(to, name, "to", batch, row)
        var given: ElementID?
        if let id, let value = try id.value(batch, row) { given = try context.elementID(value) }
        let edge = try context.edge(try writer.addEdge(name, from: source, to: target, id: given))
        if let edge {
            for property in properties { try property.store(batch, row, of: edge, context) }
        }
        return edge
    }

    private func end(
        _ end: End, _ name: String, _ side: String, _ batch: Batch, _ row: Int
    ) throws -> Int64 {
        let value: PropertyValue?
        switch end {
        case .here: value = batch.value(at: row)
        case .label(let label): value = try context.scoped(label, batch, row, pop: .last)
        case .vertex(let id):
            if let id = id.filled(context.slots), let key = try context.reader.vertexKey(id) {
                return key
            }
            value = nil
        case .source(let source): value = try source.value(batch, row)
        }
        var resolves: String {
            "The value given to addE(\(name)).\(side)() must resolve to a Vertex or the ID of a "
                + "Vertex present in the graph"
        }
        switch value {
        case .vertex(let vertex):
            if try context.reader.labelSet(ofVertex: vertex.key) != nil { return vertex.key }
        case .null: throw GraphError(.runtime, resolves + ", but null was specified instead")
        case .some(let other):
            if let id = ElementID(other), let key = try context.reader.vertexKey(id) { return key }
        case nil:
            throw GraphError(
                .runtime,
                "addE(\(name)) failed because the \(side)() traversal (which should give a Vertex) "
                    + "failed with: The provided traverser does not map to a value. " + resolves
                    + ", but null was specified instead")
        }
        throw GraphError(
            .runtime,
            resolves + ". The provided value does not match any vertices in the graph: "
                + "\((value.flatMap { try? context.materialize($0) }).map { "\($0)" } ?? "null")")
    }
}
