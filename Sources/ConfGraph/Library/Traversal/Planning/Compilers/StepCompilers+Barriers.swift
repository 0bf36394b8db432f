extension StepCompilers {
    /// `order`, `barrier`, `sample`.
    static var barriers: [StepName: Compiler] {
        [.order: order, .barrier: barrier, .sample: sample]
    }

    private static func order(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        var keys: [SortKey] = []
        for modulator in step.modulators where modulator.name == .by {
            var order = Order.asc
            for case .order(let given) in modulator.arguments { order = given }
            keys.append(SortKey(function: try planner.function(modulator), order: order))
        }
        if keys.isEmpty { keys = [SortKey(function: .identity, order: .asc)] }
        let context = planner.context
        guard planner.scope(step) == .local else {
            pipeline.append(OrderOperator(context, pipeline.last, keys))
            return .stays
        }
        var random = context.makeRandom()
        pipeline.append(
            ValueMapOperator(context, pipeline.last) { value in
                switch value {
                case .map(let map):
                    let entries = try keys.sorted(
                        map.map { .map(PropertyMap(entry: $0.key, $0.value)) }, &random, context)
                    return .map(
                        PropertyMap(
                            entries.compactMap { entry in
                                guard case .map(let one) = entry else { return nil }
                                return (one.keys[0], one.values[0])
                            }))
                case .set(let set):
                    return .set(
                        PropertySet(distinct: try keys.sorted(set.values, &random, context)))
                case .path: return value
                default:
                    guard let members = value.collectionMembers else { return value }
                    return .list(try keys.sorted(members, &random, context))
                }
            })
        return .moves
    }

    private static func barrier(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        var normalizes = false
        if case .barrier(.normSack)? = step.arguments.first { normalizes = true }
        pipeline.append(
            BarrierStepOperator(planner.context, pipeline.last, normalizesSacks: normalizes))
        return .stays
    }

    private static func sample(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let count = try planner.int(planner.withoutScope(step).first, of: step)
        let wanted = Int(clamping: max(count, 0))
        let weight =
            step.modulators.contains { $0.name == .by } ? try planner.onlyFunction(step) : nil
        let context = planner.context
        guard planner.scope(step) == .local else {
            pipeline.append(SampleOperator(context, pipeline.last, count, weight: weight))
            return .stays
        }
        var random = context.makeRandom()
        pipeline.append(
            ValueMapOperator(context, pipeline.last) { value in
                if case .map(let map) = value {
                    guard map.count > wanted else { return value }
                    let rows = random.drawn(wanted, of: Array(map.keys.indices))
                    return .map(
                        PropertyMap(
                            distinctKeys: rows.map { map.keys[$0] },
                            values: rows.map { map.values[$0] }))
                }
                guard let members = value.collectionMembers, members.count > wanted else {
                    return value
                }
                return .list(random.drawn(wanted, of: members))
            })
        return .moves
    }
}
