extension StepCompilers {
    /// Steps that pass things on and do something besides.
    static var sideEffects: [StepName: Compiler] {
        [
            .sideEffect: sideEffect,
            .aggregate: { planner, step, pipeline in
                let names = try planner.strings(planner.withoutScope(step), of: step)
                guard let name = names.first else {
                    throw GraphError(.invalidArgument, "aggregate() needs a key.")
                }
                pipeline.append(
                    AggregateOperator(
                        planner.context, pipeline.last, name, try planner.onlyFunction(step),
                        isEach: planner.isInChild))
                return .stays
            },
            .subgraph: { planner, step, pipeline in
                guard let name = step.arguments.first?.string else {
                    throw GraphError(.invalidArgument, "subgraph() needs a key.")
                }
                pipeline.append(SubgraphOperator(planner.context, pipeline.last, name))
                return .stays
            },
            .cap: { planner, step, pipeline in
                pipeline.append(
                    CapOperator(
                        planner.context, pipeline.last,
                        try planner.strings(step.arguments, of: step)))
                return .moves
            },
            .profile: { planner, step, pipeline in
                for each in pipeline.operators { each.startProfile() }
                if let name = step.arguments.first?.string {
                    planner.context.sideEffects[name] = ProfileStore(pipeline.last)
                    return .stays
                }
                pipeline.append(ProfileOperator(planner.context, input: pipeline.last))
                return .moves
            },
            .fail: { planner, step, pipeline in
                let message = step.arguments.first?.string ?? "fail() Step triggered"
                pipeline.append(
                    ValueMapOperator(planner.context, pipeline.last) { value in
                        throw GraphError(
                            .runtime, "fail() step triggered: \(message) — at \(value).")
                    })
                return .stays
            },
        ]
    }

    private static func sideEffect(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        switch step.arguments.first {
        case .traversal(let list):
            pipeline.append(
                SideEffectOperator(
                    planner.context, pipeline.last, .child(try planner.child(list))))
        case .closure(let closure):
            guard case .sideEffect(let body) = closure.body else {
                throw GraphError(
                    .invalidArgument, "sideEffect { } takes a function without result.")
            }
            pipeline.append(SideEffectOperator(planner.context, pipeline.last, .closure(body)))
        default:
            throw GraphError(.invalidArgument, "sideEffect() needs a traversal or a function.")
        }
        return .stays
    }
}
