/// Writes filters in their simplest form, so that planning finds them:
///
///     g.V().filter(__.has("age"))                   // becomes g.V().has("age")
///     g.V().where(__.has("age", 29).has("name"))    // … .has("age", 29).has("name")
///     g.V().and(__.has("age"), __.has("name"))      // … .has("age").has("name")
struct InlineFilterStrategy: RewritingStrategy {
    static let name = "InlineFilterStrategy"

    private static let plain: [StepName] = [.has, .hasLabel, .hasId, .hasNot, .is]

    func rewrite(_ steps: [Step], _ scope: StrategyScope) -> [Step]? {
        var result: [Step] = []
        var hasChanged = false
        for step in steps {
            if let inner = Self.inlined(step) {
                result += inner
                hasChanged = true
            } else {
                result.append(step)
            }
        }
        return hasChanged ? result : nil
    }

    private static func inlined(_ step: Step) -> [Step]? {
        guard step.modulators.isEmpty, step.labels.isEmpty else { return nil }
        switch step.name {
        case .filter, .where, .and: break
        default: return nil
        }
        if step.arguments.isEmpty { return nil }
        var inner: [Step] = []
        for argument in step.arguments {
            guard case .traversal(let list) = argument, !list.steps.isEmpty,
                list.steps.allSatisfy({
                    plain.contains($0.name) && $0.labels.isEmpty && $0.modulators.isEmpty
                })
            else { return nil }
            inner += list.steps
        }
        return inner
    }
}
