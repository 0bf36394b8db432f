/// Walks to neighbours without visiting the edges:
///
///     g.V().outE("knows").inV()      // becomes g.V().out("knows")
///     g.V().bothE().otherV()         // becomes g.V().both()
///
/// Not where the edge is named with `as`, nor where the traversal shows
/// paths, in which the edge would be missed.
struct IncidentToAdjacentStrategy: RewritingStrategy {
    static let name = "IncidentToAdjacentStrategy"

    func rewrite(_ steps: [Step], _ scope: StrategyScope) -> [Step]? {
        if scope.showsPaths { return nil }
        var result: [Step] = []
        var hasChanged = false
        for step in steps {
            if let last = result.last, last.labels.isEmpty,
                let hop = Self.hop(last.name, step.name)
            {
                result.removeLast()
                var merged = step
                merged.name = hop
                merged.arguments = last.arguments
                merged.position = last.position
                result.append(merged)
                hasChanged = true
            } else {
                result.append(step)
            }
        }
        return hasChanged ? result : nil
    }

    private static func hop(_ edge: StepName, _ vertex: StepName) -> StepName? {
        switch (edge, vertex) {
        case (.outE, .inV): .out
        case (.inE, .outV): .in
        case (.outE, .otherV): .out
        case (.inE, .otherV): .in
        case (.bothE, .otherV): .both
        default: nil
        }
    }
}
