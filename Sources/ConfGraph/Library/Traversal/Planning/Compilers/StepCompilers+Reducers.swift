extension StepCompilers {
    /// Steps that make one thing of many.
    static var reducers: [StepName: Compiler] {
        [
            .count: { planner, step, pipeline in
                if planner.scope(step) == .local {
                    pipeline.append(
                        ValueMapOperator(planner.context, pipeline.last) { value in
                            .long(Int64(value.localCount))
                        })
                } else {
                    pipeline.append(CountOperator(planner.context, input: pipeline.last))
                }
                return .moves
            },
            .sum: { try number($0, $1, &$2, .sum) },
            .min: { try number($0, $1, &$2, .min) },
            .max: { try number($0, $1, &$2, .max) },
            .mean: { try number($0, $1, &$2, .mean) },
            .fold: { planner, step, pipeline in
                if step.arguments.isEmpty {
                    pipeline.append(FoldOperator(planner.context, input: pipeline.last))
                    return .moves
                }
                guard step.arguments.count == 2, case .operator(let operation) = step.arguments[1]
                else {
                    throw GraphError(.invalidArgument, "fold(seed, operator) needs both.")
                }
                pipeline.append(
                    FoldWithOperator(
                        planner.context, pipeline.last,
                        try planner.constants.value(step.arguments[0]), operation))
                return .moves
            },
            .group: group,
            .groupCount: groupCount,
            .tree: tree,
        ]
    }

    private static func number(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline,
        _ kind: NumberReduceOperator.Kind
    ) throws -> Planner.PathEffect {
        if planner.scope(step) == .local {
            pipeline.append(
                ValueMapOperator(planner.context, pipeline.last) { value in
                    let members = value.members
                    var reduction = NumberReduction(kind)
                    for member in members { try reduction.add(member, bulk: 1) }
                    return try reduction.result()
                })
        } else {
            pipeline.append(NumberReduceOperator(planner.context, pipeline.last, kind))
        }
        return .moves
    }

    private static func group(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let modulators = step.modulators.filter { $0.name == .by }
        if modulators.count > 2 {
            throw GraphError(
                .invalidArgument,
                "The key and value traversals for group()-step have already been set")
        }
        let key = try modulators.first.map { try planner.function($0) } ?? .identity
        let values = try valuePart(planner, modulators.count > 1 ? modulators[1] : nil)
        let context = planner.context
        LazyBarrierStrategy.apply(to: &pipeline)
        guard let name = step.arguments.first?.string else {
            pipeline.append(
                GroupOperator(context, pipeline.last) {
                    let store = GroupStore(context, key: key, values: values, initial: nil)
                    return .init(gather: { try store.add($0) }, store: store)
                })
            return .moves
        }
        let store: GroupStore
        if let known = context.sideEffects[name] as? GroupStore {
            store = known
        } else {
            store = GroupStore(
                context, key: key, values: values, initial: context.sideEffects.initialMap(name))
            context.sideEffects[name] = store
        }
        pipeline.append(
            GroupSideEffectOperator(context, pipeline.last, name) { try store.add($0) })
        return .stays
    }

    /// Splits the value traversal of a group at its reducer.
    private static func valuePart(
        _ planner: Planner, _ modulator: Modulator?
    ) throws -> GroupStore.ValuePart {
        guard let modulator else { return .list(.identity) }
        guard case .traversal(let list)? = modulator.arguments.first else {
            return .list(try planner.function(modulator))
        }
        let steps = try Connectives.grouped(list.steps)
        let reducers: [StepName] = [
            .count, .sum, .min, .max, .mean, .fold, .group, .groupCount, .order, .tail, .dedup,
            .limit, .range, .skip, .sample, .barrier, .aggregate, .cap, .tree, .local,
        ]
        let isGlobal = { (step: Step) in
            step.arguments.isEmpty && step.labels.isEmpty
        }
        if let last = steps.last, isGlobal(last),
            !steps.dropLast().contains(where: { reducers.contains($0.name) })
        {
            let before = StepList(steps: Array(steps.dropLast()))
            let child = before.steps.isEmpty ? nil : try planner.child(before)
            if child?.isStreaming ?? true {
                switch last.name {
                case .count: return .count(child)
                case .sum: return .reduce(child, .sum)
                case .min: return .reduce(child, .min)
                case .max: return .reduce(child, .max)
                case .mean: return .reduce(child, .mean)
                default: break
                }
            }
        }
        return .child(try planner.child(list))
    }

    private static func groupCount(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let function = try planner.onlyFunction(step)
        let context = planner.context
        guard let name = step.arguments.first?.string else {
            appendGroupCount(function, ordered: nil, &pipeline)
            return .moves
        }
        LazyBarrierStrategy.apply(to: &pipeline)
        let store =
            context.sideEffects[name] as? GroupCountStore
            ?? GroupCountStore(context, initial: context.sideEffects.initialMap(name))
        context.sideEffects[name] = store
        pipeline.append(
            GroupSideEffectOperator(context, pipeline.last, name) {
                try store.add($0, function)
            })
        return .stays
    }

    /// `groupCount()`, of whose groups some order may leave the first alone.
    static func appendGroupCount(
        _ function: ValueFunction, ordered: EntryOrder?, _ pipeline: inout Pipeline
    ) {
        let context = pipeline.context
        LazyBarrierStrategy.apply(to: &pipeline)
        let column = function.columnKey(context)
        pipeline.append(
            GroupOperator(context, pipeline.last) {
                let store = GroupCountStore(context, initial: nil, ordered: ordered)
                return .init(
                    gather: { try store.add($0, function) }, store: store,
                    column: column.map { key in
                        (key, { try store.add($0, key) })
                    })
            })
    }

    private static func tree(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let functions = try planner.functions(step)
        let context = planner.context
        LazyBarrierStrategy.apply(to: &pipeline)
        guard let name = step.arguments.first?.string else {
            pipeline.append(
                GroupOperator(context, pipeline.last) {
                    let store = TreeStore(context)
                    return .init(gather: { try store.add($0, functions) }, store: store)
                })
            return .moves
        }
        let store = context.sideEffects[name] as? TreeStore ?? TreeStore(context)
        context.sideEffects[name] = store
        pipeline.append(
            GroupSideEffectOperator(context, pipeline.last, name) {
                try store.add($0, functions)
            })
        return .stays
    }
}

extension PropertyValue {
    /// What `count(local)` counts.
    var localCount: Int {
        switch self {
        case .map(let map): map.count
        case .tree(let tree):
            tree.branches.reduce(tree.count) { $0 + PropertyValue.tree($1.value).localCount }
        default: collectionMembers?.count ?? 1
        }
    }
}
