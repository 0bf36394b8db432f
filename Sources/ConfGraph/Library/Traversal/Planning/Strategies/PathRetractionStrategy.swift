/// Carries no more of a path than later steps look at:
///
///     g.V().out().out().values("title")            // no path
///     g.V().as("a").out().out().select("a")        // the place named a
///     g.V().out().out().path()                     // the whole path
///
/// Without paths a traverser is a bare id, and equal traversers can be one.
struct PathRetractionStrategy: Strategy {
    static let name = "PathRetractionStrategy"

    /// What is carried where `needed` is looked at.
    static func paths(_ needed: Requirements.Paths, _ log: StrategyLog) -> Requirements.Paths {
        guard needed != .full, log.allows(Self.self) else { return .full }
        log.chose(name, needed == .none ? "carries no path" : "carries the named places only")
        return needed
    }
}
