extension Step {
    /// Whether it, or a traversal inside it, changes the graph.
    var changesGraph: Bool {
        switch name {
        case .addV, .addE, .property, .drop, .mergeV, .mergeE, .addLabel, .dropLabel, .dropLabels:
            return true
        case .io:
            return modulators.contains { $0.name == .read }
        default:
            var found = false
            forEachChild { if $0.isMutating { found = true } }
            return found
        }
    }
}

extension StepList {
    /// Whether running it changes the graph.
    var isMutating: Bool { steps.contains(where: \.changesGraph) }
}
