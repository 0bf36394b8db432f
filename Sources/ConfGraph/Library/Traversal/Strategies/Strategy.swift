/// Something that makes traversals faster and never changes their results.
///
/// Each strategy is one file that shows its rewrite, has a name by which it
/// can be switched off, and stands in ``Strategies/all``.
protocol Strategy: Sendable {
    /// The name by which it can be switched off.
    static var name: String { get }
}

extension Strategy {
    var name: String { Self.name }
}

/// A strategy that rewrites a list of steps, whatever graph it will run on.
protocol RewritingStrategy: Strategy {
    /// The rewritten list; nil where nothing applies.
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

extension RewritingStrategy {
    /// The list with its children rewritten first, then itself.
    func apply(
        to list: StepList, _ scope: StrategyScope, depth: Int = 0, _ hasChanged: inout Bool
    ) -> StepList {
        if depth > Self.maximumDepth { return list }
        var list = list
        var inner = scope
        inner.isRoot = false
        for index in list.steps.indices where list.steps[index].holdsTraversal {
            list.steps[index] = list.steps[index].mappingChildren { child in
                apply(to: child, inner, depth: depth + 1, &hasChanged)
            }
        }
        if let steps = rewrite(list.steps, scope) {
            list.steps = steps
            hasChanged = true
        }
        return list
    }

    /// Deeper traversals are refused by the planner.
    private static var maximumDepth: Int { 64 }
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
