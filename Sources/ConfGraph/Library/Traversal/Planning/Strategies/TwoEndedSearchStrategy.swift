/// Searches for shortest paths from both ends where both are known:
///
///     g.V(1).shortestPath().with(ShortestPath.target, __.has("speaker", "name", "x"))
///     // the index knows the only target: the two searches meet halfway
///
/// The target must be a filter that names ids, or that an index answers with
/// few vertices. Without it every vertex in reach is tested.
struct TwoEndedSearchStrategy: Strategy {
    static let name = "TwoEndedSearchStrategy"

    static func apply(
        to options: inout ShortestPathOperator.Options, _ target: StepList, _ planner: Planner
    ) throws {
        let context = planner.context
        guard context.strategies.allows(Self.self) else { return }
        if let planned = options.target?.operators, planned.count == 1,
            planned[0] is HasIdOperator
        {
            context.strategies.chose(name, "searches from both ends")
        } else {
            guard !target.steps.isEmpty, target.steps.allSatisfy(AccessPathStrategy.isFilter),
                let access = try AccessPathStrategy.indexAccess(
                    target.steps, AccessPathStrategy.labels(target.steps, planner), planner),
                access.hop == nil
            else { return }
            options.candidates = (access.index, access.ranges)
            context.strategies.chose(name, "finds the other end by the index of \(access.note)")
        }
        options.usesBothEnds = true
    }
}
