/// A rewrite of a list of steps that never changes its results.
protocol Strategy: Sendable {
    /// The name by which it can be switched off.
    var name: String { get }

    /// The rewritten list; the same list where nothing applies.
    ///
    /// Called for every list of the traversal, children first.
    func rewrite(_ steps: [Step], _ scope: StrategyScope) -> [Step]?
}

/// What a strategy knows of the list that it rewrites.
struct StrategyScope {
    /// The list is the traversal itself and not inside a step.
    var isRoot: Bool
    /// Somewhere whole paths are looked at: no place may go missing.
    var showsPaths: Bool
    /// Something besides the results can be seen: the number of traversers
    /// that reach a step must not change.
    var hasSideEffects: Bool
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
        IdentityRemovalStrategy(), RepeatUnrollStrategy(), IncidentToAdjacentStrategy(),
        FilterFoldingStrategy(),
        EarlyLimitStrategy(), CountStrategy(),
    ]

    static func apply(
        to list: StepList, _ options: EngineOptions, _ configuration: Configuration
    ) throws -> StrategyRun {
        try Verification.check(list)
        let list = try list.decorated()
        var run = StrategyRun(steps: list)
        guard options.strategies else { return run }
        let scope = StrategyScope(
            isRoot: true, showsPaths: list.showsPaths, hasSideEffects: list.hasSideEffects)
        for strategy in all {
            if options.disabledStrategies.contains(strategy.name)
                || configuration.switchedOff.contains(strategy.name)
            {
                continue
            }
            var hasChanged = false
            let rewritten = rewrite(run.steps, strategy, scope, depth: 0, &hasChanged)
            if hasChanged {
                run.steps = rewritten
                run.applied.append((strategy.name, rewritten))
                StrategyCounts.count(strategy.name)
            }
        }
        return run
    }

    private static func rewrite(
        _ list: StepList, _ strategy: any Strategy, _ scope: StrategyScope, depth: Int,
        _ hasChanged: inout Bool
    ) -> StepList {
        if depth > Planner.maximumDepth { return list }
        var list = list
        var inner = scope
        inner.isRoot = false
        for index in list.steps.indices where list.steps[index].holdsTraversal {
            list.steps[index] = list.steps[index].mappingChildren { child in
                rewrite(child, strategy, inner, depth: depth + 1, &hasChanged)
            }
        }
        if let steps = strategy.rewrite(list.steps, scope) {
            list.steps = steps
            hasChanged = true
        }
        return list
    }
}

extension StepList {
    /// Whether some step looks at whole paths.
    var showsPaths: Bool {
        configuration.contains { $0.name == .withPath }
            || contains { step in
                switch step.name {
                case .path, .simplePath, .cyclicPath, .tree, .shortestPath: true
                default: false
                }
            }
    }

    /// Whether running it does more than give results.
    var hasSideEffects: Bool {
        contains { step in
            switch step.name {
            case .sideEffect, .aggregate, .subgraph, .fail, .sack: true
            case .group, .groupCount, .tree: !step.arguments.isEmpty
            case .map, .flatMap, .filter:
                step.arguments.contains { if case .closure = $0 { true } else { false } }
            default: false
            }
        } || isMutating
    }

    /// Whether a step here or inside another step fits.
    func contains(_ fits: (Step) -> Bool) -> Bool {
        steps.contains { step in
            if fits(step) { return true }
            var found = false
            step.forEachChild { if !found && $0.contains(fits) { found = true } }
            return found
        }
    }
}
