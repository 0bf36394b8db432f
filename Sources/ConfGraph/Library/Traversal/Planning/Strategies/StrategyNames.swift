/// The names that `withStrategies` and `withoutStrategies` take.
enum StrategyNames {
    /// TinkerPop's strategies that have a meaning, or that a step of this
    /// engine makes needless.
    private static let others = [
        "ComputerFinalizationStrategy", "ComputerVerificationStrategy", "ConceptStrategy",
        "ConnectiveStrategy",
        "EdgeLabelVerificationStrategy", "ElementIdStrategy", "EventStrategy",
        "GraphFilterStrategy", "HaltedTraverserStrategy", "LambdaRestrictionStrategy",
        "MatchAlgorithmStrategy", "MatchPredicateStrategy", "MessagePassingReductionStrategy",
        "OptionsStrategy", "PartitionStrategy", "PathProcessorStrategy", "ProductiveByStrategy",
        "ProfileStrategy", "ReadOnlyStrategy", "ReferenceElementStrategy", "RemoteStrategy",
        "RequirementsStrategy", "ReservedKeysVerificationStrategy", "SackStrategy",
        "SeedStrategy", "SideEffectStrategy", "StandardVerificationStrategy",
        "SubgraphStrategy", "TinkerGraphCountStrategy", "TinkerGraphStepStrategy",
        "TinkerMergeEVStepStrategy", "VertexProgramRestrictionStrategy",
        "VertexProgramStrategy",
    ]

    static let known = Strategies.names + others

    /// Refuses a name that nothing has, which is most likely misspelt.
    static func check(_ name: String) throws {
        if known.contains(where: { $0.hasSameBytes(as: name) }) { return }
        var message = "There is no strategy \(name)."
        if let nearest = Spelling.nearest(to: name, among: known) {
            message += " Did you mean \(nearest)?"
        }
        throw GraphError(.invalidArgument, message)
    }
}
