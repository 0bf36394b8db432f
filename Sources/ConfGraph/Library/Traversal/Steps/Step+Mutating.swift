extension Step {
    /// Whether it, or a traversal inside it, changes the graph.
    var changesGraph: Bool {
        StepCatalogue.entry(name).isMutating
            || (name == .io && modulators.contains { $0.name == .read })
            || arguments.contains { $0.changesGraph }
            || modulators.contains { $0.arguments.contains { $0.changesGraph } }
    }
}

extension Argument {
    /// Whether it is, or contains, a traversal that changes the graph.
    var changesGraph: Bool {
        switch self {
        case .traversal(let list): list.steps.contains { $0.changesGraph }
        case .predicate(let predicate): predicate.changesGraph
        case .listOf(let items): items.contains { $0.changesGraph }
        case .mapOf(let entries): entries.contains { $0.value.changesGraph }
        case .cardinalityValue(_, let value): value.changesGraph
        default: false
        }
    }
}

extension Predicate {
    /// Whether an operand is a traversal that changes the graph.
    var changesGraph: Bool {
        switch self {
        case .test(_, let operands): operands.contains { $0.changesGraph }
        case .and(let left, let right), .or(let left, let right):
            left.changesGraph || right.changesGraph
        case .not(let inner): inner.changesGraph
        }
    }
}
