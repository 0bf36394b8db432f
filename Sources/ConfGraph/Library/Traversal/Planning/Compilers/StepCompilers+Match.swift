extension StepCompilers {
    /// `match(…)`.
    static var matches: [StepName: Compiler] { [.match: match] }

    private static func match(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        var lists: [StepList] = []
        for argument in step.arguments {
            guard case .traversal(let list) = argument else {
                throw GraphError(
                    .unsupported, "match() of a query in another language is not supported.")
            }
            try collect(list, into: &lists, depth: 0)
        }
        if lists.isEmpty { throw GraphError(.invalidArgument, "match() needs patterns.") }
        var labels: [String] = []
        for list in lists {
            for label in [list.startLabel, list.endLabel].compactMap({ $0 })
            where !labels.contains(where: { $0.hasSameBytes(as: label) }) {
                labels.append(label)
            }
        }
        let patterns = try lists.map { try pattern($0, labels, planner) }
        let starts = patterns.compactMap(\.start)
        let ends = patterns.compactMap(\.end)
        guard
            let first = starts.first(where: { start in
                !ends.contains { $0.hasSameBytes(as: start) }
            }) ?? starts.first
        else {
            throw GraphError(
                .invalidArgument, "The patterns of match() need a label to start from: __.as(…).")
        }
        pipeline.append(MatchOperator(planner.context, pipeline.last, patterns, first: first))
        return .moves
    }

    /// `and(…)` of patterns is nothing but those patterns.
    private static func collect(
        _ list: StepList, into lists: inout [StepList], depth: Int
    ) throws {
        if depth > Planner.maximumDepth {
            throw GraphError(.limit, "match() is nested too deeply.")
        }
        let steps = try Connectives.grouped(list.steps)
        guard steps.count == 1, steps[0].name == .and else {
            lists.append(list)
            return
        }
        for case .traversal(let inner) in steps[0].arguments {
            try collect(inner, into: &lists, depth: depth + 1)
        }
    }

    private static func pattern(
        _ list: StepList, _ labels: [String], _ planner: Planner
    ) throws -> MatchOperator.Pattern {
        guard let start = list.startLabel else {
            // where("a", P), or(…), not(…): tests what labels hold.
            return MatchOperator.Pattern(
                start: nil, end: nil, needed: needed(list, labels, isTest: true),
                child: try scopedChild(planner, list))
        }
        var inner = list
        inner.steps[0].labels.removeFirst()
        if inner.steps[0].labels.isEmpty && inner.steps.count > 1 { inner.steps.removeFirst() }
        let end = list.endLabel
        if end != nil { inner.steps[inner.steps.count - 1].labels.removeFirst() }
        return MatchOperator.Pattern(
            start: start, end: end, needed: needed(inner, labels, isTest: false),
            child: try planner.child(inner))
    }

    /// The labels of the patterns that a pattern looks up itself.
    private static func needed(
        _ list: StepList, _ labels: [String], isTest: Bool
    ) -> [String] {
        var found: [String] = []
        func note(_ name: String?) {
            if let name, labels.contains(where: { $0.hasSameBytes(as: name) }) {
                found.append(name)
            }
        }
        func visit(_ list: StepList) {
            for step in list.steps {
                // What comes behind an inner match() looks at its labels.
                if step.name == .match { return }
                if isTest { step.labels.forEach { note($0) } }
                switch step.name {
                case .where, .select, .dedup:
                    for argument in step.arguments {
                        note(argument.string)
                        if case .predicate(let predicate) = argument { visit(predicate) }
                    }
                default: break
                }
                step.forEachChild(visit)
            }
        }
        func visit(_ predicate: Predicate) {
            switch predicate {
            case .test(_, let operands): operands.forEach { note($0.string) }
            case .and(let left, let right), .or(let left, let right):
                visit(left)
                visit(right)
            case .not(let inner): visit(inner)
            }
        }
        visit(list)
        return found
    }
}

extension StepList {
    /// The label that a leading `as` starts at.
    fileprivate var startLabel: String? {
        guard let first = steps.first, first.name == .identity else { return nil }
        return first.labels.first
    }

    /// The label that a closing `as` gives to the results.
    fileprivate var endLabel: String? { steps.count > 1 ? steps.last?.labels.first : nil }
}
