/// Keeps one traverser a place between the rounds of a loop:
///
///     g.V().repeat(__.both()).times(8).count()
///     // each round begins with every vertex at most once, and with how many
///     // traversers have met there
///
/// so that a round costs the edges of the graph and not the number of walks.
/// Without it traversers stay apart until there are 65,536 of them.
struct RepeatFrontierStrategy: Strategy {
    static let name = "RepeatFrontierStrategy"

    /// Whether a loop merges what meets.
    static func mergesRounds(_ context: ExecutionContext) -> Bool {
        guard context.strategies.allows(Self.self), context.needs.bulk,
            context.needs.paths == .none
        else { return false }
        context.strategies.chose(name, "merges equal traversers between rounds")
        return true
    }
}
