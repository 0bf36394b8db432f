/// Walks several hops with one set of vertices:
///
///     g.V(1).out("a").out("a").dedup().count()      // a bit a vertex
///     g.V(1).out("a").in("a").groupCount()          // a count a vertex
///     g.V(1).both().both().both().count()           // … and degrees at the end
///
/// where the step behind them takes all that comes, in whatever order, and
/// neither paths nor sacks must be kept. Without it, batches of traversers are
/// merged between hops.
struct HopChainStrategy: FusionStrategy {
    static let name = "HopChainStrategy"

    func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        let context = planner.context
        guard pipeline.isRoot, context.needs.bulk, !context.needs.isLazy, !context.needs.sacks,
            context.paths == .none, steps[index].hopDirection != nil
        else { return nil }
        var links: [HopChainOperator.Link] = []
        var place = index
        while place < steps.count, let link = try Self.link(steps[place], planner) {
            links.append(link)
            place += 1
        }
        var isCounted = false
        if place < steps.count, steps[place].isPlainCount {
            isCounted = true
        } else if place + 1 < steps.count, steps[place].hopDirection != nil,
            steps[place].labels.isEmpty, steps[place + 1].isPlainCount
        {
            // Edges only as what is counted.
            links.append(
                .hop(steps[place].hopDirection!, try planner.labels(steps[place])))
            place += 1
            isCounted = true
        } else if place == steps.count || !steps[place].takesAll {
            return nil
        }
        guard links.count > 1 else { return nil }
        // Vertices that are added may take the keys too far apart.
        context.isBoundToData = true
        guard try HopChainOperator.fits(context) else { return nil }
        pipeline.append(
            HopChainOperator(context, pipeline.last, links, isCounted: isCounted))
        context.strategies.chose(name, "walks \(links.count) steps with one set of vertices")
        guard isCounted else { return place - index }
        planner.finish(steps[place], .moves, &pipeline)
        return place - index + 1
    }

    private static func link(_ step: Step, _ planner: Planner) throws -> HopChainOperator.Link? {
        guard step.labels.isEmpty, step.modulators.isEmpty else { return nil }
        switch step.name {
        case .out, .in, .both:
            return .hop(step.hopDirection!, try planner.labels(step))
        case .dedup where step.arguments.isEmpty: return .dedup
        default: return nil
        }
    }
}

extension Step {
    /// Whether it takes all results before it gives its own, and gives the
    /// same whatever their order.
    fileprivate var takesAll: Bool {
        switch name {
        case .groupCount: arguments.isEmpty
        case .sum, .min, .max, .mean:
            !arguments.contains { if case .scope(.local) = $0 { true } else { false } }
        default: false
        }
    }
}
