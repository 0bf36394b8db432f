extension StepCompilers {
    /// Steps that change the graph.
    static var mutations: [StepName: Compiler] {
        [
            .addV: addVertex,
            .addE: addEdge,
            .property: property,
            .drop: {
                $2.append(DropOperator($0.context, input: $2.last))
                return .stays
            },
            .addLabel: { try labels($0, $1, &$2, .add) },
            .dropLabel: { try labels($0, $1, &$2, .drop) },
            .dropLabels: { try labels($0, $1, &$2, .dropAll) },
        ]
    }

    /// An argument as a constant or a traversal.
    static func source(_ planner: Planner, _ argument: Argument) throws -> ValueSource {
        if case .traversal(let list) = argument { return .child(try planner.child(list)) }
        return .constant(try planner.constants.value(argument))
    }

    /// A property's value as a constant, a slot or a traversal.
    static func propertyValue(_ planner: Planner, _ argument: Argument) throws -> ValueSource {
        if case .slot(let index) = argument { return .slot(index, planner.context) }
        return try source(planner, argument)
    }

    private static func addVertex(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        var labels: [ValueSource] = []
        for argument in step.arguments {
            if case .traversal(let list) = argument {
                try planner.refuseMutation(list)
            }
            labels.append(try source(planner, argument))
        }
        pipeline.append(
            AddVertexOperator(
                planner.context, pipeline.last, labels: labels,
                id: try step.createdID.map { try source(planner, $0) },
                properties: try step.createdProperties(planner)))
        return .moves
    }

    private static func addEdge(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        guard let label = step.arguments.first else {
            throw GraphError(.invalidArgument, "addE() needs a label.")
        }
        func end(_ name: Modulator.Name) throws -> AddEdgeOperator.End {
            guard let argument = step.modulators.last(where: { $0.name == name })?.arguments.first
            else { return .here }
            if let text = argument.string { return .label(text) }
            if case .traversal(let list) = argument, let id = try plainID(planner, list) {
                return .vertex(id)
            }
            return .source(try source(planner, argument))
        }
        pipeline.append(
            AddEdgeOperator(
                planner.context, pipeline.last, label: try source(planner, label),
                from: try end(.from), to: try end(.to),
                id: try step.createdID.map { try source(planner, $0) },
                properties: try step.createdProperties(planner)))
        return .moves
    }

    private static func property(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let parts = PropertyArguments(step)
        guard let key = parts.key else {
            throw GraphError(.invalidArgument, "property() needs a key and a value.")
        }
        if case .traversal(let list) = key { try planner.refuseMutation(list) }
        guard let value = parts.value else {
            var own: [ByteString: Cardinality] = [:]
            if case .mapOf(let entries) = key {
                for (key, value) in entries {
                    guard case .cardinalityValue(let given, _) = value, let name = key.string
                    else { continue }
                    own[ByteString(name)] = given
                }
            }
            pipeline.append(
                PropertyMapWriteOperator(
                    planner.context, pipeline.last, try source(planner, key),
                    cardinality: parts.cardinality, own: own))
            return .stays
        }
        var meta: [(ValueSource, ValueSource)] = []
        for place in stride(from: 0, to: parts.meta.count - 1, by: 2) {
            meta.append(
                (
                    try source(planner, parts.meta[place]),
                    try source(planner, parts.meta[place + 1])
                ))
        }
        pipeline.append(
            PropertyOperator(
                planner.context, pipeline.last, key: try source(planner, key),
                value: try propertyValue(planner, value), cardinality: parts.cardinality, meta: meta
            ))
        return .stays
    }

    private static func labels(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline,
        _ kind: LabelWriteOperator.Kind
    ) throws -> Planner.PathEffect {
        pipeline.append(
            LabelWriteOperator(
                planner.context, pipeline.last, kind,
                try step.arguments.map { try source(planner, $0) }))
        return .stays
    }
}

extension Step {
    /// The id that `property(T.id, …)` right behind it gives to what it makes.
    var createdID: Argument? {
        modulators.last { $0.name == .option && $0.arguments.count == 2 && $0.namesID }?
            .arguments[1]
    }
}

extension Step {
    fileprivate func createdProperties(_ planner: Planner) throws -> [CreationProperty] {
        try modulators.filter { $0.name == .with && $0.arguments.count == 2 }.map { pair in
            CreationProperty(
                key: try StepCompilers.source(planner, pair.arguments[0]),
                value: try StepCompilers.propertyValue(planner, pair.arguments[1]))
        }
    }
}

extension Step {
    /// `property(T.id, …)` or `property(T.label, …)`.
    fileprivate var setsToken: Bool {
        if case .token? = arguments.first?.asToken { arguments.count == 2 } else { false }
    }
}

extension Modulator {
    fileprivate var namesID: Bool {
        if case .token(.id)? = arguments.first { true } else { false }
    }
}

/// `addV().property(T.id, 1).property("name", "x")`: id, label and plain
/// properties belong to the making of an element, so they are moved into the
/// step that makes it; id and label also from behind properties that are set
/// when it is made.
enum CreationParts {
    static func moved(_ steps: [Step]) -> [Step] {
        guard steps.contains(where: { $0.name == .property }) else { return steps }
        var result: [Step] = []
        var maker: Int?
        for step in steps {
            if step.name == .property, let place = maker,
                place == result.count - 1 || step.setsToken, absorb(step, into: &result[place])
            {
                result[place].labels += step.labels
                continue
            }
            result.append(step)
            switch step.name {
            case .addV, .addE: maker = result.count - 1
            case .property: break
            default: maker = nil
            }
        }
        return result
    }

    private static func absorb(_ step: Step, into maker: inout Step) -> Bool {
        if step.arguments.count == 1, case .value(let value) = step.arguments[0] {
            if value.isNull { return true }
            guard case .map(let map) = value else { return false }
            for (key, value) in map { add(.value(key), .value(value), to: &maker) }
            return true
        }
        guard step.arguments.count == 2 else { return false }
        switch step.arguments[0].asToken {
        case .cardinality: return false
        case .value(.null): return false
        default: break
        }
        if case .cardinalityValue = step.arguments[1] { return false }
        add(step.arguments[0].asToken, step.arguments[1], to: &maker)
        return true
    }

    private static func add(_ key: Argument, _ value: Argument, to maker: inout Step) {
        switch key.asToken {
        case .token(.id):
            maker.modulators.append(
                Modulator(name: .option, arguments: [.token(.id), value]))
        case .token(.label): maker.arguments = [value]
        default: maker.modulators.append(Modulator(name: .with, arguments: [key, value]))
        }
    }
}

extension Argument {
    /// A token, whether given as such or as a value.
    fileprivate var asToken: Argument {
        if case .value(.token(let token)) = self { return .token(token) }
        return self
    }
}
