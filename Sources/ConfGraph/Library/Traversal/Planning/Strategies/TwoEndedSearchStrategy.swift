/// Searches for shortest paths from both ends where both are known:
///
///     g.V(1).shortestPath().with(ShortestPath.target, __.has("speaker", "name", "x"))
///     g.V(1).repeat(__.out("follows").simplePath()).until(__.hasId(9)).path().limit(1)
///     // the ids or the index name the only target: the two searches meet halfway
///
/// The target must be a filter that names ids, or that an index answers with
/// few vertices; without it every vertex in reach is tested. A loop must be one
/// hop, of whose walks the first to arrive is asked for: one of the shortest.
struct TwoEndedSearchStrategy: FusionStrategy {
    static let name = "TwoEndedSearchStrategy"

    static func apply(
        to options: inout ShortestPathOperator.Options, _ target: StepList, _ planner: Planner
    ) throws {
        guard let filter = options.target, planner.context.strategies.allows(Self.self),
            let way = try way(to: filter, target, planner)
        else { return }
        options.candidates = way.index
        options.usesBothEnds = true
    }

    /// Where the few vertices that pass a filter are read from.
    private struct Way {
        /// Nil: they have the filter's ids.
        var index: (index: IndexDescription, ranges: [IndexSeekOperator.Range])?
    }

    /// The way to the vertices that pass a filter, if they are known to be few.
    private static func way(
        to filter: ChildTraversal, _ list: StepList, _ planner: Planner
    ) throws -> Way? {
        let strategies = planner.context.strategies
        if filter.operators.count == 1, filter.operators[0] is HasIdOperator {
            strategies.chose(name, "searches from both ends")
            return Way()
        }
        guard !list.steps.isEmpty, list.steps.allSatisfy(AccessPathStrategy.isFilter),
            let access = try AccessPathStrategy.indexAccess(
                list.steps, AccessPathStrategy.labels(list.steps, planner), planner),
            access.hop == nil
        else { return nil }
        strategies.chose(name, "finds the other end by the index of \(access.note)")
        return Way(index: (access.index, access.ranges))
    }

    // MARK: Loops

    func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        let step = steps[index]
        let context = planner.context
        guard step.name == .repeat, pipeline.isRoot, !context.needs.isMutating,
            index + 1 < steps.count, steps[index + 1].isLimitOne,
            let (hop, isSimple) = Self.hop(step), let list = Self.end(step)
        else { return nil }
        let filter = try planner.child(list)
        guard let way = try Self.way(to: filter, list, planner) else { return nil }
        let meeting = MeetingSearch(
            context, (hop.hopDirection!, try planner.labels(hop)), isSimple: isSimple,
            until: FewVertices(context, filter, index: way.index))
        let effect = try StepCompilers.compileRepeat(planner, step, &pipeline, meeting: meeting)
        planner.finish(step, effect, &pipeline)
        return 1
    }

    /// The hop of a loop that is no more than that, and whether walks that come
    /// to a vertex again end.
    private static func hop(_ step: Step) -> (Step, isSimple: Bool)? {
        guard step.arguments.count == 1, case .traversal(let body) = step.arguments[0],
            let hop = body.steps.first, [.out, .in, .both].contains(hop.name), hop.isPlain
        else { return nil }
        if body.steps.count == 1 { return (hop, false) }
        let last = body.steps[1]
        guard body.steps.count == 2, last.name == .simplePath, last.isPlain,
            last.arguments.isEmpty
        else { return nil }
        return (hop, true)
    }

    /// What a loop goes on until, if that is a filter and its only condition.
    private static func end(_ step: Step) -> StepList? {
        guard step.modulators.count == 1, step.modulators[0].name == .until,
            step.modulators[0].arguments.count == 1,
            case .traversal(let list) = step.modulators[0].arguments[0],
            list.steps.allSatisfy({ AccessPathStrategy.isFilter($0) && $0.isPlain })
        else { return nil }
        return list
    }
}

extension Step {
    fileprivate var isPlain: Bool { labels.isEmpty && modulators.isEmpty }

    /// Whether it is `limit(1)`.
    fileprivate var isLimitOne: Bool {
        guard name == .limit, isPlain, arguments.count == 1, case .value(let limit) = arguments[0]
        else { return false }
        return limit.wholeNumber == 1
    }
}
