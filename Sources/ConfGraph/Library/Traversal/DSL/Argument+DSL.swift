extension [Argument] {
    /// Labels, keys and names.
    static func texts(_ texts: [String]) -> [Argument] { texts.map { .value(.string($0)) } }

    /// Counts and places: longs, as Gremlin counts.
    static func counts(_ counts: Int...) -> [Argument] {
        counts.map { .value(.integer(Int64($0))) }
    }

    static func ids(_ ids: [ElementID]) -> [Argument] { ids.map { .value($0.propertyValue) } }
}

extension Traversal {
    /// As the argument of a step.
    ///
    /// An anonymous traversal without steps is `identity()`.
    var argument: Argument {
        guard steps.steps.isEmpty else { return .traversal(steps) }
        return .traversal(StepList(steps: [Step(name: .identity)]))
    }
}
