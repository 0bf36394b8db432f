extension StepCompilers {
    /// Steps that run other traversals.
    static var branches: [StepName: Compiler] {
        [
            .local: { try local($0, $1, &$2, .local) },
            .optional: { try local($0, $1, &$2, .optional) },
            .coalesce: { try local($0, $1, &$2, .coalesce) },
            .union: union,
            .choose: choose,
            .branch: { planner, step, pipeline in
                try branch(planner, step, &pipeline, isChoose: false)
            },
            .repeat: { try compileRepeat($0, $1, &$2) },
        ]
    }

    private static func children(_ planner: Planner, _ step: Step) throws -> [ChildTraversal] {
        try step.arguments.map { argument in
            guard case .traversal(let list) = argument else {
                throw GraphError(.invalidArgument, "\(step.name.rawValue)() takes traversals.")
            }
            return try planner.child(list)
        }
    }

    private static func local(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, _ kind: LocalOperator.Kind
    ) throws -> Planner.PathEffect {
        let children = try children(planner, step)
        if children.isEmpty {
            pipeline.append(DiscardOperator(planner.context, input: pipeline.last))
            return .stays
        }
        pipeline.append(
            LocalOperator(
                planner.context, pipeline.last, kind, children, isOrdered: pipeline.isOrdered))
        return kind == .coalesce ? .moves : .done
    }

    private static func union(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        // As the first step each child makes traversers of its own.
        let isStart = pipeline.isRoot && pipeline.isAtStart
        let children = try step.arguments.map { argument -> ChildTraversal in
            guard case .traversal(let list) = argument else {
                throw GraphError(.invalidArgument, "union() takes traversals.")
            }
            return try planner.child(list, isStart: isStart)
        }
        pipeline.keepOrder()
        pipeline.append(UnionOperator(planner.context, pipeline.last, children))
        return .done
    }

    // MARK: choose and branch

    private static func choose(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let arguments = step.arguments
        guard arguments.count > 1 else {
            return try branch(planner, step, &pipeline, isChoose: true)
        }
        let selector: BranchOperator.Selector
        switch arguments[0] {
        case .traversal(let list): selector = .exists(try planner.child(list))
        case .predicate(let predicate): selector = .test(try planner.test(predicate))
        default: throw GraphError(.invalidArgument, "choose() needs a traversal or a predicate.")
        }
        var options: [BranchOperator.Option] = []
        for (place, answer) in [true, false].enumerated() where place + 1 < arguments.count {
            guard case .traversal(let list) = arguments[place + 1] else {
                throw GraphError(.invalidArgument, "choose() takes traversals for both ways.")
            }
            options.append(
                BranchOperator.Option(
                    pick: .value(.bool(answer)), child: try planner.child(list)))
        }
        pipeline.keepOrder()
        pipeline.append(
            BranchOperator(planner.context, pipeline.last, selector, options, isChoose: true))
        return .done
    }

    private static func branch(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, isChoose: Bool
    ) throws -> Planner.PathEffect {
        guard let argument = step.arguments.first else {
            throw GraphError(.invalidArgument, "\(step.name.rawValue)() needs a traversal.")
        }
        let selector: BranchOperator.Selector
        switch argument {
        case .predicate(let predicate): selector = .test(try planner.test(predicate))
        case .token(.label): selector = .labels
        case .traversal(let list):
            if isChoose && list.steps.count == 1 && list.steps[0].name == .identity {
                selector = .function(.identity)
            } else {
                selector = .function(.child(try planner.child(list)))
            }
        default: selector = .function(try planner.function(argument))
        }
        var options: [BranchOperator.Option] = []
        for modulator in step.modulators where modulator.name == .option {
            guard let last = modulator.arguments.last, case .traversal(let list) = last else {
                throw GraphError(.invalidArgument, "option() needs a traversal.")
            }
            let child = try planner.child(list)
            let pick: BranchOperator.Option.Pick
            switch modulator.arguments.count == 1 ? .pick(.any) : modulator.arguments[0] {
            case .pick(.any):
                if isChoose {
                    throw GraphError(
                        .invalidArgument,
                        "Choose step can not have an any-option as only one option per traverser "
                            + "is allowed: use branch().")
                }
                pick = .any
            case .pick(.none): pick = .none
            case .pick(.unproductive): pick = .unproductive
            case .predicate(let predicate): pick = .test(try planner.test(predicate))
            case .traversal(let inner):
                if isChoose {
                    throw GraphError(
                        .invalidArgument,
                        "Traversal is not allowed as a Pick token for choose().option(): compare "
                            + "with a value or a predicate, or use branch().")
                }
                pick = .child(try planner.child(inner))
            case let other: pick = .value(try planner.constants.value(other))
            }
            options.append(BranchOperator.Option(pick: pick, child: child))
        }
        pipeline.keepOrder()
        pipeline.append(
            BranchOperator(planner.context, pipeline.last, selector, options, isChoose: isChoose))
        return .done
    }

    // MARK: repeat

    /// - Parameter meeting: how else the first result can be found.
    static func compileRepeat(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline,
        meeting: MeetingSearch? = nil
    ) throws -> Planner.PathEffect {
        var list: StepList?
        var name: String?
        for argument in step.arguments {
            switch argument {
            case .traversal(let given): list = given
            case .value(.string(let text)): name = text
            default: break
            }
        }
        guard let list else {
            throw GraphError(
                .invalidArgument, "The repeat()-traversal was not defined: \(step.name.rawValue)()")
        }
        let counter = LoopCounter(name: name)
        planner.loops.append(counter)
        defer { planner.loops.removeLast() }
        let body = try planner.body(list, of: step)
        var until: RepeatOperator.Condition?
        var untilFirst = false
        var emit: RepeatOperator.Condition?
        var emitFirst = false
        for modulator in step.modulators {
            switch modulator.name {
            case .times:
                until = .times(try planner.int(modulator.arguments.first, of: step))
                untilFirst = modulator.isPrefix
            case .until:
                until = try condition(planner, modulator)
                untilFirst = modulator.isPrefix
            case .emit:
                emit = try condition(planner, modulator)
                emitFirst = modulator.isPrefix
            default: break
            }
        }
        pipeline.append(
            RepeatOperator(
                planner.context, pipeline.last, body, until: until, untilFirst: untilFirst,
                emit: emit, emitFirst: emitFirst, counter: counter,
                mergesRounds: RepeatFrontierStrategy.mergesRounds(planner.context),
                meeting: meeting))
        return .done
    }

    private static func condition(
        _ planner: Planner, _ modulator: Modulator
    ) throws -> RepeatOperator.Condition {
        switch modulator.arguments.first {
        case nil: return .always
        case .traversal(let list): return .exists(try planner.child(list))
        case .predicate(let predicate): return .test(try planner.test(predicate))
        default:
            throw GraphError(
                .invalidArgument, "\(modulator.name.rawValue)() needs a traversal or a predicate.")
        }
    }
}
