/// Begins at the end of a condition that an index answers:
///
///     g.V().hasLabel("talk").where(__.out("about").has("topic", "name", "http2"))
///     // the index knows the topic; its talks are one hop away
///
/// instead of trying the condition on every talk. The choice is by cost: it is
/// not made where the vertices to try are fewer than the edges to walk back,
/// nor where an index or ids narrow the vertices themselves.
struct ReverseSeekStrategy: FusionStrategy {
    static let name = "ReverseSeekStrategy"

    /// More vertices that the index names are not walked back from.
    private static let mostCandidates = 64
    /// Trying a vertex costs about as much as walking so many edges.
    private static let edgesPerTrial: Int64 = 8

    func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        let context = planner.context
        // In a write the vertices may change while it runs.
        guard steps[index].name == .V, steps[index].arguments.isEmpty,
            steps[index].labels.isEmpty, pipeline.isRoot, pipeline.isAtStart,
            !context.reader.isWritable
        else { return nil }
        let filters = Array(
            steps[(index + 1)...].prefix { AccessPathStrategy.isFilter($0) && $0.labels.isEmpty })
        let place = index + 1 + filters.count
        guard place < steps.count, let condition = Self.condition(steps[place]),
            try !AccessPathStrategy.seeks(filters, planner),
            case .index(let known, let ranges, let key)? = try AccessPathStrategy.candidates(
                condition.filters, planner),
            try HopChainOperator.fits(context),
            let candidates = try context.reader.seekFew(
                known, ranges, atMost: Self.mostCandidates)
        else { return nil }
        let hops = try condition.hops.map {
            (direction: $0.hopDirection!, labels: try planner.labels($0))
        }
        guard try Self.isCheaper(hops[hops.count - 1], candidates, filters, planner) else {
            return nil
        }
        pipeline.append(
            ReverseSeekOperator(
                context, pipeline.last, hops, from: candidates,
                try planner.child(StepList(steps: condition.filters)), note: key))
        context.strategies.chose(
            Self.name, "walks back from what the index of \(key) names")
        planner.finish(steps[index], .moves, &pipeline)
        for filter in filters {
            guard let compile = StepCompilers.all[filter.name] else { continue }
            planner.finish(filter, try compile(planner, filter, &pipeline), &pipeline)
        }
        return place - index + 1
    }

    /// The hops and the filters behind them of a `where` that holds no more.
    private static func condition(_ step: Step) -> (hops: [Step], filters: [Step])? {
        guard step.name == .where || step.name == .filter, step.labels.isEmpty,
            step.modulators.isEmpty, step.arguments.count == 1,
            case .traversal(let list) = step.arguments[0],
            list.steps.allSatisfy({ $0.labels.isEmpty && $0.modulators.isEmpty })
        else { return nil }
        let hops = Array(list.steps.prefix { [.out, .in, .both].contains($0.name) })
        let filters = Array(list.steps.dropFirst(hops.count))
        guard !hops.isEmpty, !filters.isEmpty, filters.allSatisfy(AccessPathStrategy.isFilter)
        else { return nil }
        return (hops, filters)
    }

    /// Whether the first hop back is over fewer edges than trying the vertices
    /// would cost.
    private static func isCheaper(
        _ hop: (direction: Direction, labels: LabelReference), _ candidates: [Int64],
        _ filters: [Step], _ planner: Planner
    ) throws -> Bool {
        if try hop.labels.matchesNothing() { return true }
        let context = planner.context
        var degrees: [Int64] = []
        try candidates.withUnsafeBufferPointer {
            try context.reader.degrees(
                $0, hop.direction.reversed, labels: hop.labels.ids(), into: &degrees)
        }
        let trials = degrees.reduce(0, +) / edgesPerTrial + 1
        let names = try AccessPathStrategy.labels(filters, planner)
        let labels = try LabelReference(names ?? [], context).ids()
        var keys: [Int64] = []
        return try context.reader.scanVertices(
            labels: labels, after: nil, limit: Int(trials), into: &keys)
    }
}
