/// The strategies that a traversal may name, and their options.
///
/// Those with a meaning of their own list what they take; the others decide
/// how a traversal runs and never what it answers, here or elsewhere, and are
/// accepted by name with any options.
enum StrategyCatalogue {
    private static let warnings = ["throwException", "logWarning"]

    /// The options of the strategies that mean something, by name.
    static let options: [String: [String]] = [
        "SubgraphStrategy": ["vertices", "edges", "vertexProperties", "checkAdjacentVertices"],
        "PartitionStrategy": [
            "partitionKey", "writePartition", "readPartitions", "includeMetaProperties",
        ],
        "ReadOnlyStrategy": [],
        "SeedStrategy": ["seed"],
        "ProductiveByStrategy": ["productiveKeys"],
        "EdgeLabelVerificationStrategy": warnings,
        "ReservedKeysVerificationStrategy": warnings + ["keys"],
    ]

    /// TinkerPop's strategies that a step of this engine makes needless.
    private static let others = [
        "ChildTraversalVerificationStrategy", "ComputerFinalizationStrategy",
        "ComputerVerificationStrategy", "ConnectiveStrategy",
        "DeclarativeMatchVerificationStrategy", "DetachStrategy", "ElementIdStrategy",
        "EventStrategy", "GValueReductionStrategy", "GraphFilterStrategy",
        "HaltedTraverserStrategy", "LabelsDropVerificationStrategy",
        "LambdaRestrictionStrategy", "MatchAlgorithmStrategy", "MatchPredicateStrategy",
        "MessagePassingReductionStrategy", "OptionsStrategy", "PathProcessorStrategy",
        "ProfileStrategy", "ReadOnlyChildVerificationStrategy", "ReferenceElementStrategy",
        "RemoteStrategy", "RequirementsStrategy", "SackStrategy", "SideEffectStrategy",
        "StandardVerificationStrategy", "TinkerGraphCountStrategy", "TinkerGraphStepStrategy",
        "TinkerMergeEVStepStrategy", "VertexProgramDenyStrategy",
        "VertexProgramRestrictionStrategy", "VertexProgramStrategy",
    ]

    /// Every name that is accepted.
    static let names: [String] =
        options.keys.sorted() + Strategies.names + [ConceptStrategy.name] + others

    /// What is wrong with a strategy as it is written.
    static func problem(
        _ name: String, _ arguments: [(key: String, value: Argument)]
    ) -> String? {
        if let problem = problem(name) { return problem }
        guard let known = options[name] else { return nil }
        for (key, _) in arguments where !known.contains(where: { $0.hasSameBytes(as: key) }) {
            let near = Spelling.nearest(to: key, among: known)
            let hint = near.map { ": did you mean \($0)?" } ?? ""
            return "\(name) has no option \(key)\(hint)"
        }
        switch name {
        case "PartitionStrategy": return partitionProblem(arguments)
        case "SubgraphStrategy": return subgraphProblem(arguments)
        default: return nil
        }
    }

    /// Why there is no strategy of this name; nil where there is one.
    static func problem(_ name: String) -> String? {
        if names.contains(where: { $0.hasSameBytes(as: name) }) { return nil }
        // Where the word Strategy is spelt right, only the rest tells them apart.
        let isWhole = name.hasSuffix("Strategy")
        let near = Spelling.nearest(
            to: short(name), among: names.map(short) + (isWhole ? [] : names))
        let hint = near.map { " - did you mean \(short($0))Strategy?" } ?? ""
        return "Unexpected TraversalStrategy specification - \(name)\(hint)"
    }

    /// `Subgraph` of `SubgraphStrategy`.
    private static func short(_ name: String) -> String {
        name.hasSuffix("Strategy") ? String(name.dropLast("Strategy".count)) : name
    }

    private static func partitionProblem(
        _ arguments: [(key: String, value: Argument)]
    ) -> String? {
        switch arguments.first(where: { $0.key == "partitionKey" })?.value {
        case .parameter: nil
        case .value(.string(let key)): NamingRule.problem(key: key)
        default: "The partitionKey cannot be null or empty"
        }
    }

    private static func subgraphProblem(
        _ arguments: [(key: String, value: Argument)]
    ) -> String? {
        for (key, value) in arguments where key != "checkAdjacentVertices" {
            guard case .traversal(let criterion) = value else {
                return "SubgraphStrategy's \(key) is \(value.inWords), and a traversal is needed"
            }
            if criterion.steps.contains(where: { $0.changesGraph }) {
                return "SubgraphStrategy's \(key) must not hold a mutating step: it only reads"
            }
        }
        return nil
    }
}

extension SourceConfiguration {
    /// What is wrong with it as it is written.
    var problem: String? {
        switch name {
        case .withStrategies:
            return strategies.lazy.compactMap { StrategyCatalogue.problem($0.name, $0.arguments) }
                .first
        case .withoutStrategies:
            return strategies.lazy.compactMap { StrategyCatalogue.problem($0.name) }.first
        case .withSideEffect, .withSack, .with:
            let holdsTraversal = arguments.contains {
                if case .traversal = $0 { true } else { false }
            }
            return holdsTraversal
                ? "\(name.rawValue)() takes a value that is known before the traversal starts, "
                    + "not a traversal" : nil
        case .withBulk, .withPath: return nil
        }
    }
}

extension SourceConfiguration {
    typealias NamedStrategy = (name: String, arguments: [(key: String, value: Argument)])

    /// The strategies among its arguments.
    var strategies: [NamedStrategy] {
        arguments.compactMap {
            if case .strategy(let name, let arguments) = $0 { (name, arguments) } else { nil }
        }
    }
}

extension StepList {
    /// The strategies that its source has in the end: the last of a name
    /// counts, and what was switched off again does not.
    var strategies: [SourceConfiguration.NamedStrategy] {
        var result: [SourceConfiguration.NamedStrategy] = []
        for entry in configuration {
            for strategy in entry.strategies {
                result.removeAll { $0.name.hasSameBytes(as: strategy.name) }
                if entry.name == .withStrategies { result.append(strategy) }
            }
        }
        return result
    }
}
