/// Steps that one operator serves together: physical rewrites, which need to
/// know what the file can do.
enum Fusions {
    /// Plans some steps from an index on and returns how many; nil where no
    /// fusion applies.
    static func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        let step = steps[index]
        let off = planner.switchedOff
        if step.name == .V || step.name == .E, pipeline.isRoot, pipeline.isAtStart,
            !off.contains(WholeGraphCount.name),
            let taken = try WholeGraphCount.plan(planner, steps, at: index, into: &pipeline)
        {
            StrategyCounts.count(WholeGraphCount.name)
            return taken
        }
        if step.name == .V, !off.contains(AccessPath.name),
            let taken = try AccessPath.plan(planner, steps, at: index, into: &pipeline)
        {
            StrategyCounts.count(AccessPath.name)
            return taken
        }
        if !off.contains(DegreeCount.name),
            let taken = try DegreeCount.plan(planner, steps, at: index, into: &pipeline)
        {
            StrategyCounts.count(DegreeCount.name)
            return taken
        }
        return nil
    }
}

/// Counts neighbours without visiting them:
///
///     g.V(1).out("knows").count()    // adds degrees
enum DegreeCount {
    static let name = "DegreeCountStrategy"

    static func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        guard index + 1 < steps.count, let direction = steps[index].hopDirection,
            steps[index].labels.isEmpty, steps[index + 1].isPlainCount
        else { return nil }
        pipeline.mergeIfUseful()
        pipeline.append(
            DegreeCountOperator(
                planner.context, pipeline.last, direction,
                labels: try planner.labels(steps[index])))
        planner.finish(steps[index + 1], .moves, &pipeline)
        return 2
    }
}

extension Step {
    /// The direction of `out`, `inE` … ; nil for other steps.
    var hopDirection: Direction? {
        switch name {
        case .out, .outE: .out
        case .in, .inE: .in
        case .both, .bothE: .both
        default: nil
        }
    }

    /// `count()` of the stream.
    var isPlainCount: Bool {
        guard name == .count else { return false }
        return !arguments.contains { if case .scope(.local) = $0 { true } else { false } }
    }
}

extension Pipeline {
    /// Merges equal traversers before a step that costs something for each,
    /// where several may have met: after a hop of the traversal itself (a
    /// child runs for many parents, whose traversers must stay apart), and not
    /// where `order()` has put them in an order.
    mutating func mergeIfUseful() {
        guard isRoot, context.options.strategies, context.needs.bulk, !context.needs.sacks,
            context.needs.paths == .none, !context.needs.isLazy
        else { return }
        if isOrdered { return }
        for each in operators.reversed() {
            switch each {
            case is ExpandOperator, is RepeatOperator, is UnionOperator, is EdgeEndOperator:
                append(MergeOperator(context, input: last))
                StrategyCounts.count("LazyBarrierStrategy")
                return
            case is DedupOperator, is MergeOperator, is RangeOperator: return
            case is FilterOperator: continue
            default: return
            }
        }
    }
}
