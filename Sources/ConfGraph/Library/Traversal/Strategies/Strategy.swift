/// A rewrite of a list of steps that never changes its results.
protocol Strategy: Sendable {
    /// The name by which it can be switched off.
    var name: String { get }

    /// The rewritten list; the same list where nothing applies.
    ///
    /// Called for every list of the traversal, children first.
    func rewrite(_ steps: [Step], isRoot: Bool) -> [Step]?
}

/// What the strategies made of a traversal.
struct StrategyRun {
    var steps: StepList
    /// Each strategy that changed something, with the traversal after it.
    var applied: [(name: String, steps: StepList)] = []
}

/// The strategies, in the order in which they run.
enum Strategies {
    static let all: [any Strategy] = [
        IdentityRemovalStrategy(), IncidentToAdjacentStrategy(), FilterFoldingStrategy(),
        EarlyLimitStrategy(), CountStrategy(),
    ]

    static func apply(
        to list: StepList, _ options: EngineOptions, _ configuration: Configuration
    ) throws -> StrategyRun {
        try Verification.check(list)
        var run = StrategyRun(steps: list)
        guard options.strategies else { return run }
        for strategy in all {
            if options.disabledStrategies.contains(strategy.name)
                || configuration.switchedOff.contains(strategy.name)
            {
                continue
            }
            var hasChanged = false
            let rewritten = rewrite(run.steps, strategy, isRoot: true, depth: 0, &hasChanged)
            if hasChanged {
                run.steps = rewritten
                run.applied.append((strategy.name, rewritten))
                StrategyCounts.count(strategy.name)
            }
        }
        return run
    }

    private static func rewrite(
        _ list: StepList, _ strategy: any Strategy, isRoot: Bool, depth: Int,
        _ hasChanged: inout Bool
    ) -> StepList {
        if depth > Planner.maximumDepth { return list }
        var list = list
        for index in list.steps.indices {
            list.steps[index] = list.steps[index].mappingChildren { child in
                rewrite(child, strategy, isRoot: false, depth: depth + 1, &hasChanged)
            }
        }
        if let steps = strategy.rewrite(list.steps, isRoot: isRoot) {
            list.steps = steps
            hasChanged = true
        }
        return list
    }
}
