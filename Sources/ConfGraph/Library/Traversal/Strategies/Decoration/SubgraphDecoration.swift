/// `SubgraphStrategy` and `PartitionStrategy`: what a traversal does not meet
/// the criteria of it does not see.
///
///     withStrategies(new SubgraphStrategy(vertices: __.has("year", 2015))).V().out()
///     // becomes V().filter(has("year", 2015)).out().filter(has("year", 2015))
///
/// Unlike the other strategies these have a meaning: they run also where
/// optimisation is switched off.
struct SubgraphDecoration {
    var vertices: StepList?
    var edges: StepList?
    var vertexProperties: StepList?
    /// What is added gets this property (`writePartition`).
    var writes: (key: String, value: Argument)?

    /// The decoration that a strategy's arguments ask for.
    init(
        subgraph arguments: [(key: String, value: Argument)]
    ) {
        var checksEnds = true
        for (key, value) in arguments {
            switch (key, value) {
            case ("vertices", .traversal(let list)): vertices = list
            case ("edges", .traversal(let list)): edges = list
            case ("vertexProperties", .traversal(let list)): vertexProperties = list
            case ("checkAdjacentVertices", .value(.bool(let flag))): checksEnds = flag
            default: continue
            }
        }
        guard checksEnds, let vertices else { return }
        // An edge is there where both its ends are.
        var steps = edges.map { [Self.filter($0)] } ?? []
        for end in [StepName.inV, .outV] {
            steps.append(
                Self.filter(StepList(steps: [Step(name: end), Self.filter(vertices)])))
        }
        edges = StepList(steps: steps)
    }

    init(partition arguments: [(key: String, value: Argument)]) throws {
        guard let key = arguments.first(where: { $0.key == "partitionKey" })?.value.string else {
            throw GraphError(.invalidArgument, "PartitionStrategy needs a partitionKey.")
        }
        var read: [Argument] = []
        for (name, value) in arguments {
            switch name {
            case "readPartitions":
                switch value {
                case .value(let given): read = given.members.map { .value($0) }
                case .listOf(let items): read = items
                default: read = [value]
                }
            case "writePartition": writes = (key, value)
            default: continue
            }
        }
        let criterion = StepList(steps: [
            Step(
                name: .has,
                arguments: [.value(.string(key)), .predicate(.test(.within, read))])
        ])
        vertices = criterion
        edges = criterion
        for argument in arguments where argument.key == "includeMetaProperties" {
            if case .value(.bool(true)) = argument.value { vertexProperties = criterion }
        }
    }

    private static func filter(_ list: StepList) -> Step {
        Step(name: .filter, arguments: [.traversal(list)])
    }

    // MARK: Rewriting

    func decorate(_ list: StepList, depth: Int = 0) -> StepList {
        if depth > Planner.maximumDepth { return list }
        var result = list
        result.steps = list.steps.flatMap { step -> [Step] in
            decorate(step.mappingChildren { decorate($0, depth: depth + 1) })
        }
        return result
    }

    private func decorate(_ step: Step) -> [Step] {
        switch step.name {
        case .V, .inV, .outV, .bothV, .otherV, .toV: return following(step, vertices)
        case .E, .outE, .inE, .bothE, .toE: return following(step, edges)
        case .out, .in, .both:
            guard let edges else { return following(step, vertices) }
            var hop = step
            hop.labels = []
            hop.name = step.name == .out ? .outE : step.name == .in ? .inE : .bothE
            let end = Step(
                name: step.name == .out ? .inV : step.name == .in ? .outV : .otherV,
                labels: vertices == nil ? step.labels : [])
            return [hop, Self.filter(edges)]
                + following(
                    Step(name: end.name, labels: step.labels), vertices)
        case .properties: return following(step, vertexProperties.map(onlyVertexProperties))
        case .values:
            guard let vertexProperties else { return [step] }
            var properties = step
            properties.name = .properties
            properties.labels = []
            return [
                properties, Self.filter(onlyVertexProperties(vertexProperties)),
                Step(name: .value, labels: step.labels),
            ]
        case .addV, .addE:
            guard let writes else { return [step] }
            return [
                step,
                Step(name: .property, arguments: [.value(.string(writes.key)), writes.value]),
            ]
        case .mergeV, .mergeE: return [merging(step)]
        default: return [step]
        }
    }

    /// The step, with a filter behind it that the step's labels move to.
    private func following(_ step: Step, _ criterion: StepList?) -> [Step] {
        guard let criterion else { return [step] }
        var first = step
        first.labels = []
        var filter = Self.filter(criterion)
        filter.labels = step.labels
        return [first, filter]
    }

    /// Properties of edges pass the criterion for vertex properties.
    private func onlyVertexProperties(_ criterion: StepList) -> StepList {
        let isOther = Step(
            name: .is,
            arguments: [.predicate(.not(.test(.typeOf, [.type(.vertexProperty)])))])
        return StepList(steps: [
            Step(
                name: .or,
                arguments: [.traversal(StepList(steps: [isOther])), .traversal(criterion)])
        ])
    }

    /// What is looked for must be in the partition, and what is made is.
    private func merging(_ step: Step) -> Step {
        guard let writes, let first = step.arguments.first,
            let entries = Self.entries(first)
        else { return step }
        var step = step
        step.arguments[0] = .mapOf(entries + [(.value(.string(writes.key)), writes.value)])
        return step
    }

    private static func entries(_ argument: Argument) -> [(key: Argument, value: Argument)]? {
        switch argument {
        case .value(.map(let map)): map.map { (.value($0.key), .value($0.value)) }
        case .mapOf(let entries): entries
        default: nil
        }
    }
}

extension StepList {
    /// The traversal with the decorations that its source asks for.
    func decorated() throws -> StepList {
        var list = self
        for entry in configuration where entry.name == .withStrategies {
            for case .strategy(let name, let arguments) in entry.arguments {
                switch name {
                case "SubgraphStrategy":
                    list = SubgraphDecoration(subgraph: arguments).decorate(list)
                case "PartitionStrategy":
                    list = try SubgraphDecoration(partition: arguments).decorate(list)
                default: continue
                }
            }
        }
        return list
    }
}
