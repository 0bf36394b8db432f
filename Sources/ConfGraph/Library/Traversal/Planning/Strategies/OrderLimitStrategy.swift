/// Sorts no more than is asked for:
///
///     g.V().order().by("year", desc).limit(10)    // keeps the first ten while it reads
///     g.V().order().by("year").range(20, 30)      // keeps thirty
///
/// so that the memory is that of the results, and the time that of one pass.
struct OrderLimitStrategy: FusionStrategy {
    static let name = "OrderLimitStrategy"

    /// More is sorted as a whole.
    private static let maximum: Int64 = 1 << 20

    func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        let step = steps[index]
        guard step.name == .order, planner.scope(step) == .global, index + 1 < steps.count,
            let most = try Self.most(steps[index + 1], planner), most <= Self.maximum,
            !planner.context.needs.isLazy, let compile = StepCompilers.all[.order]
        else { return nil }
        let effect = try compile(planner, step, &pipeline)
        if let order = pipeline.last as? OrderOperator {
            order.keepOnly(Int(most))
            planner.context.strategies.chose(name, "keeps the first \(most) while it sorts")
        }
        planner.finish(step, effect, &pipeline)
        return 1
    }

    /// How many results a range over the stream asks for at most.
    private static func most(_ step: Step, _ planner: Planner) throws -> Int64? {
        guard planner.scope(step) == .global, !step.holdsTraversal else { return nil }
        let bound: Argument?
        switch step.name {
        case .limit: bound = step.arguments.last
        case .range: bound = step.arguments.last
        default: return nil
        }
        guard let bound, let most = try planner.constants.valueIfPlain(bound)?.wholeNumber,
            most > 0
        else { return nil }
        return most
    }
}
