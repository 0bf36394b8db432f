extension StepCompilers {
    /// Steps that read parts of elements.
    static var elements: [StepName: Compiler] {
        [
            .id: {
                $2.append(PartOperator($0.context, $2.last, .id)); return .moves
            },
            .label: {
                $2.append(PartOperator($0.context, $2.last, .label)); return .moves
            },
            .key: {
                $2.append(PartOperator($0.context, $2.last, .key)); return .moves
            },
            .value: {
                $2.append(PartOperator($0.context, $2.last, .value)); return .moves
            },
            .labels: {
                $2.append(LabelsOperator($0.context, input: $2.last))
                return .moves
            },
            .values: { planner, step, pipeline in
                pipeline.append(
                    ValuesOperator(planner.context, pipeline.last, keys: try keys(planner, step)))
                return .moves
            },
            .properties: { planner, step, pipeline in
                pipeline.append(
                    PropertiesOperator(
                        planner.context, pipeline.last, keys: try keys(planner, step)))
                return .moves
            },
            .element: {
                $2.append(ElementOperator($0.context, input: $2.last))
                return .moves
            },
            .valueMap: { try propertyMap($0, $1, &$2, isOfProperties: false) },
            .propertyMap: { try propertyMap($0, $1, &$2, isOfProperties: true) },
            .elementMap: { planner, step, pipeline in
                pipeline.append(
                    ElementMapOperator(
                        planner.context, pipeline.last, keys: try keys(planner, step)))
                return .moves
            },
        ]
    }

    private static func keys(_ planner: Planner, _ step: Step) throws -> [KeyReference] {
        try planner.strings(step.arguments, of: step).map { planner.key($0) }
    }

    private static func propertyMap(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, isOfProperties: Bool
    ) throws -> Planner.PathEffect {
        var step = step
        var tokens: PropertyMapOperator.Tokens = []
        if case .value(.bool(let all))? = step.arguments.first {
            if all { tokens = .all }
            step.arguments.removeFirst()
        }
        for modulator in step.modulators where modulator.sets(option: "tokens") {
            tokens = try modulator.arguments.dropFirst().first.map(self.tokens) ?? .all
        }
        if step.modulators.filter({ $0.name == .by }).count > 1 {
            throw GraphError(
                .invalidArgument,
                "\(step.name.rawValue)() step can only have one by modulator")
        }
        pipeline.append(
            PropertyMapOperator(
                planner.context, pipeline.last, keys: try keys(planner, step), tokens: tokens,
                isOfProperties: isOfProperties, function: try planner.onlyFunction(step)))
        return .moves
    }

    /// What `with(WithOptions.tokens, argument)` adds to the map.
    private static func tokens(_ argument: Argument) throws -> PropertyMapOperator.Tokens {
        switch argument {
        case .option("WithOptions.none"), .value(.bool(false)): return []
        case .option("WithOptions.ids"): return .ids
        case .option("WithOptions.labels"): return .labels
        case .option("WithOptions.keys"): return .keys
        case .option("WithOptions.values"): return .values
        case .option("WithOptions.all"), .value(.bool(true)): return .all
        case .value(.int(let bits)): return PropertyMapOperator.Tokens(rawValue: Int(bits))
        default:
            throw GraphError(
                .invalidArgument,
                "WithOptions.tokens requires Integer arguments (possible values are: "
                    + "WithOptions.[none|ids|labels|keys|values|all])")
        }
    }
}
