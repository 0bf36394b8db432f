/// `mergeV(…)` and `mergeE(…)`: finds elements that a map describes, or makes
/// one. Each traverser sees what those before it made.
final class MergeElementOperator: FlatMapOperator, SideEffecting {
    private let parts: MergeParts
    private let isEdge: Bool
    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ parts: MergeParts, isEdge: Bool
    ) {
        self.parts = parts
        self.isEdge = isEdge
        super.init(context, input: input)
    }

    override var isStateless: Bool { false }

    private var name: String { isEdge ? "mergeE" : "mergeV" }

    override func expand(
        _ batch: Batch, _ row: Int, into values: inout [PropertyValue]
    ) throws {
        let match = try map(parts.match, batch, row, what: "merge")
        if isEdge {
            try mergeEdge(match, batch, row, into: &values)
        } else {
            try mergeVertex(match, batch, row, into: &values)
        }
    }

    // MARK: Maps

    /// What a map says: entries by string key, and id, label and ends.
    private struct Description {
        var id: PropertyValue?
        var labels: [String]?
        var out: PropertyValue?
        var into: PropertyValue?
        var properties: [(key: String, value: PropertyValue)] = []
    }

    private func map(
        _ part: MergeInput, _ batch: Batch, _ row: Int, what: String
    ) throws -> PropertyMap {
        let value: PropertyValue
        if let source = part.source {
            guard let result = try source.value(batch, row) else {
                throw GraphError(
                    .runtime,
                    "The provided traverser does not map to a value: the traversal in "
                        + "\(name)(\(what)) has no result, and a map is needed.")
            }
            value = result
        } else {
            value = batch.value(at: row)
        }
        let found: PropertyMap
        switch value {
        case .map(let map): found = map
        case .null: found = PropertyMap([])
        case let other:
            throw GraphError(
                .invalidArgument,
                "\(name)(\(what)) needs a map, and got \(other), a \(other.typeName).")
        }
        guard let partition = parts.partition else { return found }
        return PropertyMap(
            found.map { ($0.key, $0.value) } + [(partition.key, partition.value)])
    }

    private func describe(
        _ map: PropertyMap, _ part: MergeRule.Part = .match
    ) throws -> Description {
        var result = Description()
        for (key, value) in map {
            if let problem = MergeRule.problem(key, value, part, isEdge: isEdge) {
                throw GraphError(.invalidArgument, problem)
            }
            switch key {
            case .token(.id): result.id = value
            case .token(.label): result.labels = try context.labels(from: [value])
            case .direction(.out): result.out = value
            case .direction(.in): result.into = value
            case .string(let name): result.properties.append((name, value))
            default: break
            }
        }
        return result
    }

    /// The match map with what `onCreate` adds, which must not contradict it.
    private func creation(
        _ match: PropertyMap, _ batch: Batch, _ row: Int
    ) throws -> PropertyMap {
        guard let part = parts.onCreate else { return match }
        let extra = try map(part, batch, row, what: "onCreate")
        for (key, value) in extra {
            guard let given = match[key] else { continue }
            let isPlaceholder = isEdge && (given == .string("outV") || given == .string("inV"))
            if isPlaceholder { continue }
            if try !isSame(given, value) {
                throw GraphError(
                    .invalidArgument,
                    "option(onCreate) cannot override values from merge() argument: "
                        + "(\(key), \(value))")
            }
        }
        return PropertyMap(match.map { ($0.key, $0.value) } + extra.map { ($0.key, $0.value) })
    }

    private func isSame(_ left: PropertyValue, _ right: PropertyValue) throws -> Bool {
        if left == right { return true }
        if case .vertex(let vertex) = left, let id = ElementID(right) {
            return try context.reader.vertexID(vertex.key) == id
        }
        if case .vertex(let vertex) = right, let id = ElementID(left) {
            return try context.reader.vertexID(vertex.key) == id
        }
        return false
    }

    // MARK: Vertices

    private func mergeVertex(
        _ match: PropertyMap, _ batch: Batch, _ row: Int, into values: inout [PropertyValue]
    ) throws {
        let wanted = try describe(match)
        // Mistakes in the options are reported whatever is found.
        try checkOptions(batch, row)
        var found: [Int64] = []
        try search(wanted) { found.append($0) }
        for key in found {
            let vertex = context.vertex(key)
            try update(vertex, batch, row)
            values.append(vertex)
        }
        if !found.isEmpty { return }
        let created = parts.onCreate == nil ? wanted : try describe(creation(match, batch, row))
        let writer = try context.requireWriter()
        let id = try created.id.flatMap { try context.elementID($0) }
        let labels =
            created.labels ?? (context.allowsSeveralLabels ? [] : ["vertex"])
        let vertex = context.vertex(try writer.addVertex(labels: labels, id: id))
        for (key, value) in created.properties {
            let own = parts.match.cardinalities[ByteString(key)]
            let added = match.contains(key: .string(key)) ? nil : parts.onCreate
            try context.set(
                key, value, of: vertex,
                cardinality: added?.cardinalities[ByteString(key)] ?? added?.cardinality ?? own
                    ?? .single)
        }
        values.append(vertex)
    }

    /// Finds by id, by an index, or by a scan of the label.
    private func search(_ wanted: Description, _ body: (Int64) throws -> Void) throws {
        let reader = context.reader
        if let value = wanted.id {
            guard let id = ElementID(value), let key = try reader.vertexKey(id),
                try matches(key, wanted)
            else { return }
            return try body(key)
        }
        var candidates: [Int64] = []
        if try !seek(wanted, into: &candidates) {
            var labels: [UInt32]?
            if let names = wanted.labels {
                labels = []
                for name in names {
                    guard let id = try reader.labelID(name) else { return }
                    labels!.append(id)
                }
            }
            let first = labels?.first.map { [$0] }
            while try reader.scanVertices(
                labels: first, after: candidates.last, limit: 4096, into: &candidates)
            { try context.poll() }
        }
        for key in candidates where try matches(key, wanted) { try body(key) }
    }

    private func seek(_ wanted: Description, into keys: inout [Int64]) throws -> Bool {
        guard context.strategies.allows(AccessPathStrategy.self) else { return false }
        let reader = context.reader
        let indexes = try reader.indexes()
        if indexes.isEmpty { return false }
        let label = try wanted.labels?.first.flatMap { try reader.labelID($0) }
        for (name, value) in wanted.properties {
            guard value.isIndexable, let key = try reader.keyID(name),
                try !reader.derivedProperties().contains(where: { $0.key == key }),
                let index = indexes.first(where: {
                    $0.key == key && ($0.label == nil || (label != nil && $0.label == label))
                })
            else { continue }
            var position: IndexPosition?
            var found: [Int64] = []
            while try reader.seek(
                index, .equal(value), position: &position, limit: 1024, into: &found)
            { try context.poll() }
            context.strategies.chose(AccessPathStrategy.name, "seeks the index of \(name)")
            var seen = VertexSet()
            keys = found.filter { seen.insert($0) }
            return true
        }
        return false
    }

    private func matches(_ key: Int64, _ wanted: Description) throws -> Bool {
        if let labels = wanted.labels {
            let own = try context.labels(ofVertex: key)
            for label in labels where !own.contains(where: { $0.hasSameBytes(as: label) }) {
                return false
            }
        }
        return try has(context.vertex(key), wanted)
    }

    private func has(_ element: PropertyValue, _ wanted: Description) throws -> Bool {
        for (name, value) in wanted.properties {
            let key = KeyReference(name, context)
            var values: [PropertyValue] = []
            try context.appendValues(of: element, key: key, to: &values)
            if value.isNull {
                // Null stands for a property that is not there.
                if !values.isEmpty && !values.contains(where: \.isNull) { return false }
            } else if !values.contains(where: { $0 == value }) {
                return false
            }
        }
        return true
    }

    /// Applies `onMatch` to what was found.
    private func update(_ element: PropertyValue, _ batch: Batch, _ row: Int) throws {
        guard let part = parts.onMatch else { return }
        // The traversal starts at what was found.
        var here = batch.row(row)
        here.lane = .values([element])
        here.bulk = nil
        if isEdge, case .child? = part.source {} else if part.source == nil { return }
        let changes = try map(part, here, 0, what: "onMatch")
        _ = try describe(changes, .onMatch)
        for (key, value) in changes {
            switch key {
            case .string(let name):
                try context.set(
                    name, value, of: element,
                    cardinality: isEdge
                        ? nil
                        : part.cardinalities[ByteString(name)] ?? part.cardinality ?? .single)
            case .token(.label):
                guard case .vertex(let vertex) = element, context.allowsSeveralLabels else {
                    throw GraphError.labelsAreFixed
                }
                let writer = try context.requireWriter()
                try writer.addLabels(vertex.key, context.labels(from: [value]))
            default: break
            }
        }
    }

    // MARK: Edges

    private func mergeEdge(
        _ match: PropertyMap, _ batch: Batch, _ row: Int, into values: inout [PropertyValue]
    ) throws {
        var wanted = try describe(match)
        try checkOptions(batch, row)
        try resolveEnds(&wanted, batch, row)
        var found: [Int64] = []
        try searchEdges(wanted) { found.append($0) }
        for key in found {
            guard let edge = try context.edge(key) else { continue }
            try update(edge, batch, row)
            values.append(edge)
        }
        if !found.isEmpty { return }
        var created = try describe(creation(match, batch, row))
        try resolveEnds(&created, batch, row)
        guard let out = created.out else {
            throw GraphError(
                .runtime, "Out Vertex not specified in onCreate - edge cannot be created")
        }
        guard let into = created.into else {
            throw GraphError(
                .runtime, "In Vertex not specified in onCreate - edge cannot be created")
        }
        guard let source = try end(out) else { throw missing(out) }
        guard let target = try end(into) else { throw missing(into) }
        let writer = try context.requireWriter()
        let id = try created.id.flatMap { try context.elementID($0) }
        let key = try writer.addEdge(
            created.labels?.first ?? "edge", from: source, to: target, id: id)
        guard let edge = try context.edge(key) else { return }
        for (name, value) in created.properties {
            try context.set(name, value, of: edge, cardinality: nil)
        }
        values.append(edge)
    }

    private func missing(_ end: PropertyValue) -> GraphError {
        GraphError(.notFound, "Vertex does not exist for mergeE: \(end)")
    }

    /// Mistakes in plain options are reported whatever is found.
    private func checkOptions(_ batch: Batch, _ row: Int) throws {
        if let part = parts.onCreate, case .constant? = part.source {
            _ = try describe(map(part, batch, row, what: "onCreate"), .onCreate)
        }
        if let part = parts.onMatch, case .constant? = part.source {
            _ = try describe(map(part, batch, row, what: "onMatch"), .onMatch)
        }
    }

    /// Replaces `Merge.outV` and `Merge.inV` by what their options give.
    private func resolveEnds(
        _ description: inout Description, _ batch: Batch, _ row: Int
    ) throws {
        description.out = try resolve(description.out, .outV, parts.outV, batch, row)
        description.into = try resolve(description.into, .inV, parts.inV, batch, row)
    }

    private func resolve(
        _ end: PropertyValue?, _ side: Merge, _ part: MergeInput?, _ batch: Batch, _ row: Int
    ) throws -> PropertyValue? {
        guard case .string(let text)? = end, text.hasSameBytes(as: side.rawValue) else {
            return end
        }
        guard let part, let source = part.source else {
            throw GraphError(
                .invalidArgument,
                "option(\(side.rawValue)) must be specified if it is used for "
                    + "\(side == .outV ? "OUT" : "IN")")
        }
        guard let value = try source.value(batch, row) else {
            throw GraphError(
                .runtime,
                "Could not resolve vertex for option(\(side.rawValue)): The provided traverser does "
                    + "not map to a value")
        }
        guard case .map(let map) = value else { return value }
        // The vertex that a map describes.
        var wanted = Description()
        for (key, value) in map {
            switch key {
            case .token(.id): wanted.id = value
            case .token(.label): wanted.labels = try context.labels(from: [value])
            case .string(let name): wanted.properties.append((name, value))
            default: break
            }
        }
        var found: Int64?
        try search(wanted) { if found == nil { found = $0 } }
        return found.map { context.vertex($0) } ?? .string("\(value)")
    }

    private func end(_ value: PropertyValue?) throws -> Int64? {
        switch value {
        case .vertex(let vertex):
            return try context.reader.labelSet(ofVertex: vertex.key) == nil ? nil : vertex.key
        case .some(let other):
            guard let id = ElementID(other) else { return nil }
            return try context.reader.vertexKey(id)
        case nil: return nil
        }
    }

    private func searchEdges(_ wanted: Description, _ body: (Int64) throws -> Void) throws {
        let reader = context.reader
        var labels: [UInt32]?
        if let name = wanted.labels?.first {
            guard let id = try reader.labelID(name) else { return }
            labels = [id]
        }
        let source = try end(wanted.out)
        let target = try end(wanted.into)
        if wanted.out != nil && source == nil || wanted.into != nil && target == nil { return }
        func check(_ key: Int64) throws {
            guard let record = try reader.edge(key) else { return }
            if let source, record.source != source { return }
            if let target, record.target != target { return }
            if let labels, !labels.contains(record.label) { return }
            guard let edge = try context.edge(key), try has(edge, wanted) else { return }
            try body(key)
        }
        if let value = wanted.id {
            guard let id = ElementID(value), let key = try reader.edgeKey(id) else { return }
            return try check(key)
        }
        if let vertex = source ?? target {
            var expansion = Expansion()
            try [vertex].withUnsafeBufferPointer {
                try reader.expand(
                    $0, source != nil ? .out : .in, labels: labels, edges: true, into: &expansion)
            }
            for key in expansion.edges { try check(key) }
            return
        }
        var edges = EdgeColumns()
        while try reader.scanEdges(
            labels: labels, after: edges.keys.last, limit: 4096, into: &edges)
        { try context.poll() }
        for key in edges.keys { try check(key) }
    }
}
