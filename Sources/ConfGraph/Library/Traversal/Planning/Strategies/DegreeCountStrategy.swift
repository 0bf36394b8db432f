/// Counts neighbours without visiting them:
///
///     g.V(1).outE("knows").count()    // adds degrees
struct DegreeCountStrategy: FusionStrategy {
    static let name = "DegreeCountStrategy"

    func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        guard index + 1 < steps.count, let direction = steps[index].hopDirection,
            steps[index].labels.isEmpty, steps[index + 1].isPlainCount
        else { return nil }
        LazyBarrierStrategy.apply(to: &pipeline)
        pipeline.append(
            DegreeCountOperator(
                planner.context, pipeline.last, direction,
                labels: try planner.labels(steps[index])))
        planner.context.strategies.chose(name, "adds degrees")
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
