/// Counts over the whole graph without traversers:
///
///     g.V().count(), g.V().hasLabel("talk").count()    // the number of vertices
///     g.E().hasLabel("gave").count()                   // the number of edges
///     g.V().out("a").count()                           // … of one label
///     g.V().out("a").out("b").count()                  // counts pushed along the adjacency
///     g.V().hasLabel("x").out("a").out("b").count()    // … from vertices of a label
struct WholeGraphCountStrategy: FusionStrategy {
    static let name = "WholeGraphCountStrategy"

    func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int? {
        let first = steps[index]
        guard first.name == .V || first.name == .E, pipeline.isRoot, pipeline.isAtStart,
            first.arguments.isEmpty, first.labels.isEmpty, first.modulators.isEmpty,
            !planner.context.needs.isMutating, planner.context.needs.bulk
        else { return nil }
        var place = index + 1
        var labels: [String] = []
        if place < steps.count, let names = try steps[place].plainLabels(planner) {
            labels = names
            place += 1
        }
        let context = planner.context
        if place < steps.count, steps[place].isPlainCount {
            let reference = LabelReference(labels, context)
            let isEdge = first.name == .E
            pipeline.append(
                StoredCountOperator(
                    context, pipeline.last, "\(first.name.rawValue) \(reference.text)",
                    access: {
                        if try reference.matchesNothing() { return nil }
                        let labels = try reference.ids()
                        return isEdge ? .edgeCount(labels) : .vertexCount(labels)
                    }
                ) {
                    if try reference.matchesNothing() { return 0 }
                    return isEdge
                        ? try context.reader.edgeCount(labels: reference.ids())
                        : try context.reader.vertexCount(labels: reference.ids())
                })
            context.strategies.chose(name, "counts without traversers")
            planner.finish(steps[place], .moves, &pipeline)
            return place - index + 1
        }
        guard first.name == .V else { return nil }
        var hops: [WalkCounter.Hop] = []
        while place < steps.count, let direction = steps[place].hopDirection,
            steps[place].labels.isEmpty
        {
            let isLast = place + 1 < steps.count && steps[place + 1].isPlainCount
            // Edges only as what is counted: one cannot walk on from them.
            if ![.out, .in, .both].contains(steps[place].name) && !isLast { return nil }
            hops.append((direction, try planner.labels(steps[place])))
            place += 1
        }
        guard !hops.isEmpty, place < steps.count, steps[place].isPlainCount else { return nil }
        pipeline.append(
            PathCountOperator(
                context, pipeline.last,
                from: labels.isEmpty ? nil : LabelReference(labels, context), hops))
        context.strategies.chose(name, "pushes counts along the adjacency")
        planner.finish(steps[place], .moves, &pipeline)
        return place - index + 1
    }
}

extension Step {
    /// The labels of a `hasLabel` that names labels only and no step label.
    func plainLabels(_ planner: Planner) throws -> [String]? {
        guard name == .hasLabel, labels.isEmpty, !arguments.isEmpty else { return nil }
        for argument in arguments {
            switch argument {
            case .value(.string), .parameter: continue
            default: return nil
            }
        }
        return try planner.strings(arguments, of: self)
    }
}
