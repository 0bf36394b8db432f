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
        for modulator in step.modulators where modulator.name == .with {
            guard case .option(let name)? = modulator.arguments.first,
                name.hasSameBytes(as: "tokens") || name.hasSuffix(".tokens")
                    || name.hasSuffix("tokens")
            else { continue }
            tokens = []
            for argument in modulator.arguments.dropFirst() {
                tokens.formUnion(try self.tokens(argument))
            }
            if modulator.arguments.count == 1 { tokens = .all }
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

    private static func tokens(_ argument: Argument) throws -> PropertyMapOperator.Tokens {
        switch argument {
        case .option(let name):
            if name.hasSuffix("ids") { return .ids }
            if name.hasSuffix("labels") { return .labels }
            if name.hasSuffix("keys") { return .keys }
            if name.hasSuffix("values") { return .values }
            if name.hasSuffix("all") { return .all }
            return []
        case .value(let value):
            return PropertyMapOperator.Tokens(rawValue: Int(clamping: value.wholeNumber ?? 15))
        default: return []
        }
    }
}
