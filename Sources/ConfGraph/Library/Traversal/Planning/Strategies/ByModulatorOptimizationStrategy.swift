/// Reads what a short `by` asks for without running a traversal:
///
///     g.V().group().by(__.label())     // becomes by(label)
///     g.V().order().by(__.id())        // becomes by(id)
///     g.V().dedup().by(__.identity())  // becomes by()
struct ByModulatorOptimizationStrategy: Strategy {
    static let name = "ByModulatorOptimizationStrategy"

    /// What a traversal reads; nil where it must be run.
    static func function(_ list: StepList, _ log: StrategyLog) -> ValueFunction? {
        guard list.steps.count == 1, log.allows(Self.self), list.steps[0].labels.isEmpty,
            list.steps[0].arguments.isEmpty
        else { return nil }
        let function: ValueFunction
        switch list.steps[0].name {
        case .identity: function = .identity
        case .id: function = .token(.id)
        case .label: function = .token(.label)
        default: return nil
        }
        log.chose(name, "reads \(GremlinPrinter.print(list)) directly")
        return function
    }
}
