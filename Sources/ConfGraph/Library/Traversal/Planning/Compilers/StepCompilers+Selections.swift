extension StepCompilers {
    /// `select` and `project`.
    static var selections: [StepName: Compiler] {
        [.select: select, .project: project]
    }

    private static func select(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        var arguments = step.arguments
        if case .column(let column)? = arguments.first {
            pipeline.append(
                ValueMapOperator(planner.context, pipeline.last) { try column.part(of: $0) })
            return .moves
        }
        var pop = Pop.last
        if case .pop(let given)? = arguments.first {
            pop = given
            arguments.removeFirst()
        }
        if arguments.count == 1, case .traversal(let list) = arguments[0] {
            pipeline.append(
                SelectByTraversalOperator(
                    planner.context, pipeline.last, try planner.child(list), pop: pop,
                    try planner.onlyFunction(step)))
            return .moves
        }
        let names = try planner.strings(arguments, of: step)
        let functions = try planner.functions(step)
        if names.count == 1 {
            pipeline.append(
                SelectOneOperator(
                    planner.context, pipeline.last, names[0], pop: pop,
                    functions.first ?? .identity))
            return .moves
        }
        pipeline.append(
            SelectOperator(planner.context, pipeline.last, names, pop: pop, functions))
        return .moves
    }

    private static func project(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let names = try planner.strings(step.arguments, of: step)
        if Set(names.map(ByteString.init)).count != names.count {
            throw GraphError(.invalidArgument, "keys must be unique in ProjectStep")
        }
        pipeline.append(
            ProjectOperator(
                planner.context, pipeline.last, names, try planner.functions(step)))
        return .moves
    }
}
