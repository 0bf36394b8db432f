/// Asks cheap questions before dear ones:
///
///     g.V().where(__.out("gave")).has("year", 2015)
///     // becomes g.V().has("year", 2015).where(__.out("gave"))
///     g.V().out().simplePath().hasLabel("talk")
///     // becomes g.V().out().hasLabel("talk").simplePath()
///     g.V().out().dedup().has("year", 2015)
///     // becomes g.V().out().has("year", 2015).dedup()
///
/// A filter with a label stays where it is, and nothing is moved where the
/// traversal has side effects.
struct FilterRankingStrategy: RewritingStrategy {
    static let name = "FilterRankingStrategy"

    func rewrite(_ steps: [Step], _ scope: StrategyScope) -> [Step]? {
        if scope.hasSideEffects { return nil }
        var result = steps
        var hasChanged = false
        // Insertion: what equals in rank keeps its order.
        for index in result.indices.dropFirst() {
            var place = index
            while place > 0, Self.isBetter(result[place], before: result[place - 1]) {
                result.swapAt(place, place - 1)
                place -= 1
                hasChanged = true
            }
        }
        return hasChanged ? result : nil
    }

    private enum Rank: Int {
        /// Reads one element.
        case element
        /// Remembers what it has seen.
        case memory
        /// Looks back along the path.
        case path
        /// Walks.
        case walk
    }

    private static func isBetter(_ step: Step, before other: Step) -> Bool {
        guard let own = rank(step), let others = rank(other), own.rawValue < others.rawValue
        else { return false }
        // Who of several equal ones is remembered shows in paths.
        return own == .element || own == .path && others == .walk
    }

    private static func rank(_ step: Step) -> Rank? {
        guard step.labels.isEmpty else { return nil }
        switch step.name {
        case .has, .hasLabel, .hasId, .hasNot:
            return step.holdsChild ? nil : .element
        case .dedup:
            return step.arguments.isEmpty && step.modulators.isEmpty ? .memory : nil
        case .simplePath, .cyclicPath:
            return step.modulators.isEmpty ? .path : nil
        case .where, .filter, .not, .and, .or:
            // and() and or() without arguments join their neighbours.
            return step.modulators.isEmpty && step.holdsChild ? .walk : nil
        default: return nil
        }
    }
}

extension Step {
    /// Whether a traversal stands in it.
    fileprivate var holdsChild: Bool {
        var found = false
        forEachChild { _ in found = true }
        return found
    }
}
