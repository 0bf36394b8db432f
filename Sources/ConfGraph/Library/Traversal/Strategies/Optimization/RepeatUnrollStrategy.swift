/// Writes a short loop of plain hops and filters out:
///
///     g.V().repeat(__.out("a")).times(2)    // becomes g.V().out("a").out("a")
///
/// so that what is done for chains of hops (counting along the adjacency,
/// merging before a hop) is done for loops as well.
struct RepeatUnrollStrategy: RewritingStrategy {
    static let name = "RepeatUnrollStrategy"

    /// Longer traversals are left as loops.
    private static let maximumSteps = 32
    private static let plain: [StepName] = [
        .out, .in, .both, .has, .hasLabel, .hasNot, .hasId,
    ]

    func rewrite(_ steps: [Step], _ scope: StrategyScope) -> [Step]? {
        var result: [Step] = []
        var hasChanged = false
        for step in steps {
            if let unrolled = Self.unrolled(step) {
                result += unrolled
                hasChanged = true
            } else {
                result.append(step)
            }
        }
        return hasChanged ? result : nil
    }

    private static func unrolled(_ step: Step) -> [Step]? {
        guard step.name == .repeat, step.arguments.count == 1,
            case .traversal(let body) = step.arguments[0], step.modulators.count == 1,
            step.modulators[0].name == .times,
            case .value(let value)? = step.modulators[0].arguments.first,
            let given = value.wholeNumber, given > 0, given <= Int64(maximumSteps),
            !body.steps.isEmpty
        else { return nil }
        guard given * Int64(body.steps.count) <= Int64(maximumSteps),
            body.steps.allSatisfy({
                plain.contains($0.name) && $0.labels.isEmpty && $0.modulators.isEmpty
                    && !$0.holdsTraversal
            })
        else { return nil }
        var steps: [Step] = []
        for _ in 0..<given { steps += body.steps }
        steps[steps.count - 1].labels = step.labels
        return steps
    }
}
