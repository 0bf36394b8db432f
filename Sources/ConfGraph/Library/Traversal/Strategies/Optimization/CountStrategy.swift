/// Counts only as far as the question goes:
///
///     g.V().where(__.out().count().is(0))        // becomes g.V().not(__.out())
///     g.V().where(__.out().count().is(gt(0)))    // becomes g.V().where(__.out())
struct CountStrategy: RewritingStrategy {
    static let name = "CountStrategy"

    func rewrite(_ steps: [Step], _ scope: StrategyScope) -> [Step]? {
        if scope.hasSideEffects { return nil }
        var result = steps
        var hasChanged = false
        for index in result.indices {
            let step = result[index]
            guard step.name == .where || step.name == .filter || step.name == .not,
                step.modulators.isEmpty, step.arguments.count == 1,
                case .traversal(let list) = step.arguments[0], list.steps.count > 2,
                let wanted = Self.existence(list.steps)
            else { continue }
            var inner = list
            inner.steps.removeLast(2)
            if inner.steps.contains(where: { !$0.labels.isEmpty }) { continue }
            result[index].name = wanted == (step.name != .not) ? .filter : .not
            result[index].arguments = [.traversal(inner)]
            hasChanged = true
        }
        return hasChanged ? result : nil
    }

    /// Whether the end of the list asks for any results (true), for none
    /// (false) or for something else (nil).
    private static func existence(_ steps: [Step]) -> Bool? {
        let count = steps[steps.count - 2]
        let test = steps[steps.count - 1]
        guard count.name == .count, count.arguments.isEmpty, count.labels.isEmpty,
            test.name == .is, test.labels.isEmpty, test.arguments.count == 1
        else { return nil }
        switch test.arguments[0] {
        case .value(let value): return value.wholeNumber == 0 ? false : nil
        case .predicate(.test(let name, let operands)):
            guard operands.count == 1, case .value(let value) = operands[0],
                let number = value.wholeNumber
            else { return nil }
            switch (name, number) {
            case (.eq, 0), (.lt, 1), (.lte, 0): return false
            case (.neq, 0), (.gt, 0), (.gte, 1): return true
            default: return nil
            }
        default: return nil
        }
    }
}
