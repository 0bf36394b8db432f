/// Infix `and()` and `or()`: `a().and().b().or().c()` is `or(and(a(), b()), c())`.
enum Connectives {
    /// - Parameter isRoot: the first step makes the traversers and is no part
    ///   of a condition.
    static func grouped(_ steps: [Step], isRoot: Bool = false) throws -> [Step] {
        guard steps.contains(where: isInfix) else { return steps }
        if isRoot, let first = steps.first {
            return [first] + (try grouped(Array(steps.dropFirst())))
        }
        let alternatives = split(steps, at: .or).map { alternative -> [Step] in
            let parts = split(alternative, at: .and)
            return parts.count == 1 ? parts[0] : [joined(.and, parts)]
        }
        return alternatives.count == 1 ? alternatives[0] : [joined(.or, alternatives)]
    }

    private static func isInfix(_ step: Step) -> Bool {
        (step.name == .and || step.name == .or) && step.arguments.isEmpty
    }

    private static func joined(_ name: StepName, _ parts: [[Step]]) -> Step {
        Step(name: name, arguments: parts.map { .traversal(StepList(steps: $0)) })
    }

    private static func split(_ steps: [Step], at name: StepName) -> [[Step]] {
        var parts: [[Step]] = [[]]
        for step in steps {
            if step.name == name && isInfix(step) {
                // `a().and().as("x").b()`: what flows into the second part is x.
                parts.append(
                    step.labels.isEmpty ? [] : [Step(name: .identity, labels: step.labels)])
            } else {
                parts[parts.count - 1].append(step)
            }
        }
        return parts
    }
}
