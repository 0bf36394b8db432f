/// Counts edges where it would count the vertices behind them:
///
///     g.V("ada").out("knows").count()          // becomes g.V("ada").outE("knows").count()
///     g.V().map(__.both().count())             // … __.bothE().count()
///
/// so that the vertices need not be there to be counted, and the edges of a
/// vertex are a number that its adjacency has.
struct AdjacentToIncidentStrategy: RewritingStrategy {
    static let name = "AdjacentToIncidentStrategy"

    func rewrite(_ steps: [Step], _ scope: StrategyScope) -> [Step]? {
        guard steps.count > 1 else { return nil }
        var result = steps
        var hasChanged = false
        for index in result.indices.dropLast()
        where result[index].labels.isEmpty && result[index + 1].isPlainCount {
            guard let edges = Self.edges(result[index].name) else { continue }
            result[index].name = edges
            hasChanged = true
        }
        return hasChanged ? result : nil
    }

    private static func edges(_ hop: StepName) -> StepName? {
        switch hop {
        case .out: .outE
        case .in: .inE
        case .both: .bothE
        default: nil
        }
    }
}
