/// Limits before steps that make one thing of each:
///
///     g.V().out().values("name").limit(10)    // unchanged: values may be none or many
///     g.V().valueMap().limit(10)              // becomes g.V().limit(10).valueMap()
struct EarlyLimitStrategy: RewritingStrategy {
    static let name = "EarlyLimitStrategy"

    private static let oneToOne: [StepName] = [.valueMap, .elementMap, .id, .label, .path]

    func rewrite(_ steps: [Step], _ scope: StrategyScope) -> [Step]? {
        if scope.hasSideEffects { return nil }
        var result = steps
        var hasChanged = false
        var index = 1
        while index < result.count {
            let step = result[index]
            let before = result[index - 1]
            if Self.isGlobalRange(step), step.labels.isEmpty, Self.oneToOne.contains(before.name),
                before.modulators.isEmpty, before.labels.isEmpty, index >= 2
            {
                result.swapAt(index - 1, index)
                hasChanged = true
                index = max(index - 1, 1)
            } else {
                index += 1
            }
        }
        return hasChanged ? result : nil
    }

    private static func isGlobalRange(_ step: Step) -> Bool {
        guard step.name == .limit || step.name == .range || step.name == .skip else { return false }
        return !step.arguments.contains { argument in
            if case .scope(.local) = argument { true } else { false }
        }
    }
}
