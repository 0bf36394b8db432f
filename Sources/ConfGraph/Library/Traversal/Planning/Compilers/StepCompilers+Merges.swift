extension StepCompilers {
    /// `mergeV` and `mergeE`.
    static var merges: [StepName: Compiler] {
        [
            .mergeV: { try merge($0, $1, &$2, isEdge: false) },
            .mergeE: { try merge($0, $1, &$2, isEdge: true) },
        ]
    }

    private static func merge(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, isEdge: Bool
    ) throws -> Planner.PathEffect {
        var parts = MergeParts(
            match: try step.arguments.first.map { try mapSource(planner, $0) } ?? MergeInput())
        for modulator in step.modulators where modulator.name == .option {
            guard modulator.arguments.count > 1 else { continue }
            var map = try mapSource(planner, modulator.arguments[1])
            if modulator.arguments.count > 2, case .cardinality(let all) = modulator.arguments[2] {
                map.cardinality = all
            }
            switch modulator.arguments[0] {
            case .merge(.onCreate): parts.onCreate = map
            case .merge(.onMatch): parts.onMatch = map
            case .merge(.outV): parts.outV = map
            case .merge(.inV): parts.inV = map
            default: throw GraphError(.invalidArgument, "option() takes Merge tokens here.")
            }
        }
        if let partition = step.modulators.last(where: { $0.name == .with })?.arguments,
            partition.count == 2
        {
            parts.partition = (
                try planner.constants.value(partition[0]),
                try planner.constants.value(partition[1])
            )
        }
        pipeline.append(
            MergeElementOperator(
                planner.context, pipeline.last, parts, isEdge: isEdge))
        return .moves
    }

    private static func mapSource(_ planner: Planner, _ argument: Argument) throws -> MergeInput {
        var map = MergeInput()
        if case .traversal(let list) = argument {
            map.source = .child(try planner.child(list))
            return map
        }
        if case .mapOf(let entries) = argument {
            for (key, value) in entries {
                if case .cardinalityValue(let cardinality, _) = value, let name = key.string {
                    map.cardinalities[ByteString(name)] = cardinality
                }
            }
        }
        map.source = .constant(try planner.constants.value(argument))
        return map
    }
}

/// A map argument of `mergeV` or `mergeE`.
struct MergeInput {
    /// nil: the traverser itself is the map.
    var source: ValueSource?
    /// The cardinality of single entries, and of all others.
    var cardinalities: [ByteString: Cardinality] = [:]
    var cardinality: Cardinality?
}

/// The arguments of `mergeV` or `mergeE`.
struct MergeParts {
    var match: MergeInput
    var onCreate: MergeInput?
    var onMatch: MergeInput?
    var outV: MergeInput?
    var inV: MergeInput?
    /// What `PartitionStrategy` adds to each map.
    var partition: (key: PropertyValue, value: PropertyValue)?
}
