/// A strategy with a meaning: it says which part of the graph a traversal sees.
protocol Decoration {
    /// What stands in the place of a step, whose children are rewritten
    /// already, given what flows into it.
    func rewritten(_ step: Step, _ flow: StepFlow) -> [Step]
    /// What a property must meet to be seen; nil where all are.
    var visibleProperties: StepList? { get }
    /// Why a step cannot stand in a traversal of this source.
    func problem(_ step: Step) -> String?
}

extension Decoration {
    func problem(_ step: Step) -> String? { nil }

    func decorate(_ list: StepList, depth: Int = 0) throws -> StepList {
        if depth > Planner.maximumDepth { return list }
        var result = list
        result.steps = []
        var flow = StepFlow.unknown
        // What is made is complete behind the properties that follow it.
        var pending: [Step] = []
        for step in list.steps {
            if let problem = problem(step) { throw GraphError(.invalidArgument, problem) }
            if step.name != .property {
                result.steps += pending
                pending = []
            }
            let step = try step.mappingChildren { try decorate($0, depth: depth + 1) }
            var steps = rewritten(step, flow)
            if step.name == .addV || step.name == .addE {
                pending = Array(steps.drop { $0.name != .filter })
                steps.removeLast(pending.count)
            }
            result.steps += steps
            flow = flow.behind(step)
        }
        result.steps += pending
        return result
    }
}

extension Step {
    static func filter(_ list: StepList) -> Step {
        Step(name: .filter, arguments: [.traversal(list)])
    }

    /// The step with a filter behind it, to which the step's labels move.
    func filtered(by criterion: StepList?) -> [Step] {
        guard let criterion else { return [self] }
        var first = self
        first.labels = []
        var filter = Step.filter(criterion)
        filter.labels = labels
        return [first, filter]
    }

    /// `out(…)` by way of the edges that meet a criterion.
    func throughEdges(_ edges: StepList, to vertices: StepList?) -> [Step] {
        var hop = self
        hop.labels = []
        let end: StepName
        switch name {
        case .out: (hop.name, end) = (.outE, .inV)
        case .in: (hop.name, end) = (.inE, .outV)
        default: (hop.name, end) = (.bothE, .otherV)
        }
        return [hop, Step.filter(edges)] + Step(name: end, labels: labels).filtered(by: vertices)
    }

    /// The step, reading only the properties that meet a criterion.
    func readingProperties(_ criterion: StepList?) -> [Step] {
        guard let criterion else { return [self] }
        switch name {
        case .properties: return filtered(by: criterion)
        case .values:
            var properties = self
            properties.name = .properties
            properties.labels = []
            return [properties, Step.filter(criterion), Step(name: .value, labels: labels)]
        case .has: return checkingProperties(criterion)
        case .hasNot:
            let seen = Step(name: .properties, arguments: arguments).filtered(by: criterion)
            let none = [Argument.traversal(StepList(steps: seen))]
            return [Step(name: .not, arguments: none, labels: labels)]
        default: return [self]
        }
    }

    /// `has("age", 29)`, and behind it the same of the properties that are seen:
    /// the first part an index may answer.
    private func checkingProperties(_ criterion: StepList) -> [Step] {
        let (key, test): (Argument, Argument?)
        switch arguments.count {
        case 1: (key, test) = (arguments[0], nil)
        case 2: (key, test) = (arguments[0], arguments[1])
        default: (key, test) = (arguments[1], arguments[2])
        }
        // Ids and labels are no properties.
        if case .token = key { return [self] }
        var seen = Step(name: .properties, arguments: [key]).filtered(by: criterion)
        if let test {
            let isSame = Step(name: .is, arguments: [test])
            var walks = false
            isSame.forEachChild { _ in walks = true }
            // A traversal as operand starts at the element, and not at its value.
            if !walks { seen += [Step(name: .value), isSame] }
        }
        return filtered(by: StepList(steps: seen))
    }
}

extension StepList {
    /// A criterion that only properties of vertices must meet.
    static func ofVertexProperties(_ criterion: StepList) -> StepList {
        let isOther = Step(
            name: .is,
            arguments: [.predicate(.not(.test(.typeOf, [.type(.vertexProperty)])))])
        return StepList(steps: [
            Step(
                name: .or,
                arguments: [.traversal(StepList(steps: [isOther])), .traversal(criterion)])
        ])
    }

    /// The decorations that its source asks for: partitions last, as the
    /// property that tells them must be seen whatever a subgraph hides.
    var decorations: [any Decoration] {
        let subgraphs = strategies.filter { $0.name == "SubgraphStrategy" }
        let partitions = strategies.filter { $0.name == "PartitionStrategy" }
        return subgraphs.map { SubgraphDecoration($0.arguments) }
            + partitions.map { PartitionDecoration($0.arguments) }
    }

    /// The traversal with the decorations that its source asks for.
    func decorated() throws -> StepList {
        try decorations.reduce(self) { try $1.decorate($0) }
    }

    /// What properties must meet to be seen; nil where all are.
    var visibleProperties: StepList? {
        let criteria = decorations.compactMap(\.visibleProperties).flatMap(\.steps)
        return criteria.isEmpty ? nil : StepList(steps: criteria)
    }
}
