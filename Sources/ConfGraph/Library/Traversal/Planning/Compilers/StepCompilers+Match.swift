extension StepCompilers {
    /// `match(…)`.
    static var matches: [StepName: Compiler] { [.match: match] }

    private static func match(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        var parts: [Part] = []
        for argument in step.arguments {
            guard case .traversal(let list) = argument else {
                throw GraphError(
                    .unsupported, "match() of a query in another language is not supported.")
            }
            parts += try Self.parts(of: list, depth: 0)
        }
        if parts.isEmpty { throw GraphError(.invalidArgument, "match() needs patterns.") }
        let lists = parts.flatMap(\.lists)
        var labels: [String] = []
        for list in lists {
            for label in [list.startLabel, list.endLabel].compactMap({ $0 })
            where !labels.contains(where: { $0.hasSameBytes(as: label) }) {
                labels.append(label)
            }
        }
        var patterns: [MatchOperator.Pattern] = []
        func add(_ part: Part) throws -> Int {
            switch part {
            case .pattern(let list): patterns.append(try pattern(list, labels, planner))
            case .alternatives(let alternatives):
                let places = try alternatives.map { try $0.map(add) }
                patterns.append(MatchOperator.Pattern(alternatives: places))
            }
            return patterns.count - 1
        }
        let required = try parts.map(add)
        let starts = patterns.compactMap(\.start)
        let ends = patterns.compactMap(\.end)
        guard
            let first = starts.first(where: { start in
                !ends.contains { $0.hasSameBytes(as: start) }
            }) ?? starts.first
        else {
            throw GraphError(
                .invalidArgument,
                "All match()-traversals must have a single start label (i.e. variable): begin "
                    + "them with __.as(…).")
        }
        pipeline.append(
            MatchOperator(
                planner.context, pipeline.last, patterns, required: required, first: first))
        return .moves
    }

    /// What a `match` is made of.
    private indirect enum Part {
        case pattern(StepList)
        case alternatives([[Part]])

        /// All patterns in it.
        var lists: [StepList] {
            switch self {
            case .pattern(let list): [list]
            case .alternatives(let alternatives): alternatives.flatMap { $0.flatMap(\.lists) }
            }
        }
    }

    /// `and(…)` of patterns is nothing but those patterns, `or(…)` is ways to
    /// choose from.
    private static func parts(of list: StepList, depth: Int) throws -> [Part] {
        if depth > Planner.maximumDepth {
            throw GraphError(.limit, "match() is nested too deeply.")
        }
        let steps = try Connectives.grouped(list.steps)
        guard steps.count == 1, steps[0].name == .and || steps[0].name == .or else {
            return [.pattern(list)]
        }
        let inner = try steps[0].arguments.compactMap(\.child).map {
            try parts(of: $0, depth: depth + 1)
        }
        return steps[0].name == .and ? inner.flatMap { $0 } : [.alternatives(inner)]
    }

    private static func pattern(
        _ list: StepList, _ labels: [String], _ planner: Planner
    ) throws -> MatchOperator.Pattern {
        guard let start = list.startLabel else {
            // where("a", P), not(…): tests what labels hold.
            guard let first = list.steps.first, [.where, .not].contains(first.name) else {
                throw GraphError(
                    .invalidArgument,
                    "All match()-traversals must have a single start label (i.e. variable): "
                        + "begin them with __.as(…).")
            }
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
