/// All strategies, in the order in which they act.
enum Strategies {
    static let all: [any Strategy] = rewriting + fusions + choices

    /// Those that rewrite the list of steps.
    static let rewriting: [any RewritingStrategy] = [
        IdentityRemovalStrategy(), RepeatUnrollStrategy(), IncidentToAdjacentStrategy(),
        InlineFilterStrategy(), FilterRankingStrategy(), EarlyLimitStrategy(), CountStrategy(),
        AdjacentToIncidentStrategy(),
    ]

    /// Those that make one operator of several steps; the first that can does.
    static let fusions: [any FusionStrategy] = [
        WholeGraphCountStrategy(), ReverseSeekStrategy(), AccessPathStrategy(),
        TwoEndedSearchStrategy(), HopChainStrategy(), DegreeCountStrategy(), OrderLimitStrategy(),
        GroupTopStrategy(),
        HopFilterStrategy(),
    ]

    /// Those that choose how a step runs, asked where it is planned.
    static let choices: [any Strategy] = [
        PathRetractionStrategy(), LazyBarrierStrategy(), RepeatFrontierStrategy(),
        ByModulatorOptimizationStrategy(), ColumnScanStrategy(), ColumnLookupStrategy(),
    ]

    static let names: [String] = all.map(\.name)

    /// The traversal as it will be planned: checked, decorated, rewritten.
    static func apply(to list: StepList, _ log: StrategyLog) throws -> StepList {
        try Verification.check(list)
        try ReportVerification.check(list)
        var list = try list.decorated()
        let scope = StrategyScope(
            isRoot: true, showsPaths: list.showsPaths, hasSideEffects: list.hasSideEffects)
        for strategy in rewriting where log.allows(strategy) {
            var hasChanged = false
            let rewritten = strategy.apply(to: list, scope, &hasChanged)
            if hasChanged {
                list = rewritten
                log.rewrote(strategy, rewritten)
            }
        }
        return list
    }
}

/// A strategy that plans several steps together, which needs to know what the
/// graph can do.
protocol FusionStrategy: Strategy {
    /// Plans some steps from an index on and returns how many; nil where it
    /// does not apply: nothing may be planned then.
    func plan(
        _ planner: Planner, _ steps: [Step], at index: Int, into pipeline: inout Pipeline
    ) throws -> Int?
}
