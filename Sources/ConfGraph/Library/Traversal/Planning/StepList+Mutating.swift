extension StepList {
    /// Whether running it changes the graph.
    var isMutating: Bool {
        steps.contains { step in
            switch step.name {
            case .addV, .addE, .property, .drop, .mergeV, .mergeE, .addLabel, .dropLabel,
                .dropLabels:
                return true
            case .io:
                return step.modulators.contains { $0.name == .read }
            default:
                var found = false
                step.forEachChild { if $0.isMutating { found = true } }
                return found
            }
        }
    }
}
