extension StepCompilers {
    /// `where(…)` in its three forms.
    static var wheres: [StepName: Compiler] { [.where: compileWhere] }

    private static func compileWhere(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        switch step.arguments.first {
        case .predicate(let predicate):
            return try predicateWhere(planner, step, nil, predicate, &pipeline)
        case .value(.string(let label)):
            guard step.arguments.count > 1, case .predicate(let predicate) = step.arguments[1]
            else {
                throw GraphError(.invalidArgument, "where(\"\(label)\", …) needs a predicate.")
            }
            return try predicateWhere(planner, step, label, predicate, &pipeline)
        case .traversal(let list):
            pipeline.append(
                ExistsOperator(
                    planner.context, pipeline.last, try scopedChild(planner, list), isWanted: true))
            return .stays
        case .closure(let closure):
            guard case .filter(let body) = closure.body else {
                throw GraphError(
                    .invalidArgument, "where { } takes a function that says yes or no.")
            }
            pipeline.append(ClosureFilterOperator(planner.context, pipeline.last, body))
            return .stays
        default:
            throw GraphError(.invalidArgument, "where() needs a predicate or a traversal.")
        }
    }

    private static func predicateWhere(
        _ planner: Planner, _ step: Step, _ label: String?, _ predicate: Predicate,
        _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        pipeline.append(
            WherePredicateOperator(
                planner.context, pipeline.last, startLabel: label,
                try labelPredicate(planner, predicate), try planner.functions(step)))
        return .stays
    }

    private static func labelPredicate(
        _ planner: Planner, _ predicate: Predicate
    ) throws -> LabelPredicate {
        switch predicate {
        case .and(let left, let right):
            return .and(try labelPredicate(planner, left), try labelPredicate(planner, right))
        case .or(let left, let right):
            return .or(try labelPredicate(planner, left), try labelPredicate(planner, right))
        case .not(let inner): return .not(try labelPredicate(planner, inner))
        case .test(let name, let arguments):
            var labels: [String] = []
            for argument in arguments {
                guard case .value(let value) = argument else {
                    return .plain(try planner.test(predicate))
                }
                switch value {
                case .string(let label): labels.append(label)
                case .list(let items):
                    for case .string(let label) in items { labels.append(label) }
                default: return .plain(try planner.test(predicate))
                }
            }
            return .test(name, labels)
        }
    }

    /// A child in which a leading `as("a")` starts at a label of the path and
    /// a closing `as("b")` demands what a label holds, also inside `and`,
    /// `or` and `not`.
    static func scopedChild(_ planner: Planner, _ list: StepList) throws -> ChildTraversal {
        let feed = FeedOperator(planner.context)
        feed.stepNumber = planner.stepNumber
        var pipeline = Pipeline(planner.context, feed)
        var steps = try Connectives.grouped(list.steps)
        if steps.count == 1, [.and, .or, .not].contains(steps[0].name) {
            let children = try steps[0].arguments.compactMap { argument -> ChildTraversal? in
                guard case .traversal(let inner) = argument else { return nil }
                return try scopedChild(planner, inner)
            }
            if steps[0].name == .not {
                guard let child = children.first else {
                    throw GraphError(.invalidArgument, "not() needs a traversal.")
                }
                pipeline.append(
                    ExistsOperator(planner.context, pipeline.last, child, isWanted: false))
            } else {
                pipeline.append(
                    ConnectiveOperator(
                        planner.context, pipeline.last, children, isAnd: steps[0].name == .and))
            }
            return ChildTraversal(
                planner.context, feed: feed, operators: Array(pipeline.operators.dropFirst()))
        }
        if let first = steps.first, first.name == .identity, let label = first.labels.first {
            pipeline.append(LabelStartOperator(planner.context, pipeline.last, label))
            steps.removeFirst()
        }
        var end: String?
        if let last = steps.last, let label = last.labels.first {
            end = label
            steps[steps.count - 1].labels = []
        }
        try planner.plan(steps, into: &pipeline, isTopLevel: false)
        if let end { pipeline.append(LabelEndOperator(planner.context, pipeline.last, end)) }
        return ChildTraversal(
            planner.context, feed: feed, operators: Array(pipeline.operators.dropFirst()))
    }
}
