/// `call(service, …)`: what a service of the embedding program answers.
final class CallOperator: BatchOperator {
    /// The parameters of a call: given as they are, or found for each thing
    /// that flows in. Later ones replace earlier ones.
    struct Parameters {
        var fixed: [(key: PropertyValue, value: PropertyValue)] = []
        /// A traversal that finds a map of parameters.
        var map: ValueFunction?
        var single: [(key: PropertyValue, value: ValueFunction)] = []
    }

    private let service: GraphService
    private let kind: GraphService.Kind
    private let parameters: Parameters
    private var hasCalled = false

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ service: GraphService,
        _ kind: GraphService.Kind, _ parameters: Parameters
    ) {
        self.service = service
        self.kind = kind
        self.parameters = parameters
        super.init(context, input: input)
        note = "\(service.name) \(kind.rawValue)"
    }

    override var children: [ChildTraversal] {
        ([parameters.map] + parameters.single.map { $0.value }).compactMap { function in
            if case .child(let child)? = function { child } else { nil }
        }
    }

    override func next() throws -> Batch? {
        switch kind {
        case .start, .streaming:
            while let batch = try input!.pull() {
                try context.poll()
                if let answers = try stream(batch) { return answers }
            }
            return nil
        case .barrier:
            if hasCalled { return nil }
            hasCalled = true
            return try callWithAll()
        }
    }

    private func stream(_ batch: Batch) throws -> Batch? {
        let parameters = try self.parameters(batch)
        var values: [PropertyValue] = []
        var rows: [Int32] = []
        for row in 0..<batch.count {
            try context.poll()
            let inputs =
                kind == .start ? [] : [try context.materialize(batch.value(at: row))]
            let answers = try service.body(inputs, parameters[row])
            values += answers
            rows += Array(repeating: Int32(row), count: answers.count)
        }
        return values.isEmpty ? nil : batch.moving(to: .values(values), rows: rows)
    }

    /// One call with everything; what it answers begins new paths.
    private func callWithAll() throws -> Batch? {
        var inputs: [PropertyValue] = []
        var all: PropertyMap?
        var charged = 0
        defer { context.release(charged) }
        while let batch = try input!.pull() {
            try context.poll()
            charged += batch.cost
            try context.charge(batch.cost)
            for (row, parameters) in try self.parameters(batch).enumerated() {
                if let all, ExactValue(.map(all)) != ExactValue(.map(parameters)) {
                    throw GraphError(
                        .runtime,
                        "Cannot use multiple dynamic parameter sets with a barrier service call.")
                }
                all = parameters
                let value = try context.materialize(batch.value(at: row))
                for _ in 0..<batch.bulk(at: row) { inputs.append(value) }
            }
        }
        guard let all else { return nil }
        let answers = try service.body(inputs, all)
        return answers.isEmpty ? nil : context.start(at: answers)
    }

    /// The parameters of the call for each row.
    private func parameters(_ batch: Batch) throws -> [PropertyMap] {
        let maps = try parameters.map?.values(batch, context)
        let singles = try parameters.single.map {
            (key: $0.key, values: try $0.value.values(batch, context))
        }
        return try (0..<batch.count).map { row in
            var entries = parameters.fixed.map { ($0.key, $0.value) }
            if let found = maps?[row] {
                guard case .map(let map) = found else {
                    throw GraphError(
                        .runtime,
                        "The parameters of call(\"\(service.name)\") are a map, not \(found).")
                }
                entries += map.map { ($0.key, $0.value) }
            } else if maps != nil {
                throw missing(batch, row)
            }
            for single in singles {
                guard let value = single.values[row] else { throw missing(batch, row) }
                entries.append((single.key, value))
            }
            return PropertyMap(entries)
        }
    }

    private func missing(_ batch: Batch, _ row: Int) -> GraphError {
        GraphError(
            .runtime,
            "The provided traverser does not map to a value: \(batch.value(at: row)) — a "
                + "parameter of call(\"\(service.name)\").")
    }

    override func reset() { hasCalled = false }
    override func startRound() { reset() }
}
