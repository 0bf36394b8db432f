/// Lets a question for a topic find what means the topic, too:
///
///     g.V().hasLabel("talk").has("topic", "k8s")
///     // becomes g.V().hasLabel("talk").has("topic", within("k8s", "kubernetes"))
///
/// where the graph's vocabulary says so. It follows properties that are read
/// through edges, as `topic` is on talks: a name stands for its synonyms
/// (`synonymOf`), for what is a case of it (`broader`), and a kind for all
/// topics of that kind.
///
/// It is not among the optimisations, as it changes what is found:
/// `withoutStrategies(ConceptStrategy)` asks for the very word.
struct ConceptStrategy: Strategy {
    static let name = "ConceptStrategy"

    /// The steps, and whether the vocabulary has been asked: what is made of
    /// them is then good only as long as the vocabulary stays as it is.
    static func apply(
        to list: StepList, _ reader: StorageReader, _ constants: Constants, _ log: StrategyLog
    ) throws -> (steps: StepList, haveBeenAsked: Bool) {
        guard log.allowsDecoration(Self.self), try !reader.derivedProperties().isEmpty,
            list.contains({ $0.name == .has })
        else { return (list, false) }
        let thesaurus = Thesaurus(reader)
        let rewriting = ConceptRewriting(thesaurus, constants)
        let rewritten = rewriting.rewrite(list, depth: 0)
        if let problem = rewriting.problem { throw problem }
        guard rewriting.hasChanged else { return (list, thesaurus.hasBeenAsked) }
        log.rewrote(Self(), rewritten)
        return (rewritten, true)
    }
}

/// One walk over the steps of a traversal.
private final class ConceptRewriting {
    private let thesaurus: Thesaurus
    private let constants: Constants
    private(set) var hasChanged = false
    private(set) var problem: (any Error)?

    init(_ thesaurus: Thesaurus, _ constants: Constants) {
        self.thesaurus = thesaurus
        self.constants = constants
    }

    func rewrite(_ list: StepList, depth: Int) -> StepList {
        if depth > Planner.maximumDepth || problem != nil { return list }
        var list = list
        for index in list.steps.indices {
            do {
                if let step = try rewritten(list.steps[index]) {
                    list.steps[index] = step
                    hasChanged = true
                }
            } catch {
                problem = error
                return list
            }
            list.steps[index] = list.steps[index].mappingChildren {
                rewrite($0, depth: depth + 1)
            }
        }
        return list
    }

    /// `has(key, name)` and `has(label, key, name)` with more names.
    private func rewritten(_ step: Step) throws -> Step? {
        guard step.name == .has, step.arguments.count >= 2,
            let key = step.arguments[step.arguments.count - 2].string,
            try thesaurus.knows(key: key),
            let names = try Self.names(
                step.arguments[step.arguments.count - 1].replacing { argument in
                    guard case .slot = argument else { return argument }
                    return .value(try constants.value(argument))
                })
        else { return nil }
        guard let all = try thesaurus.names(for: names, key: key) else { return nil }
        var step = step
        step.arguments[step.arguments.count - 1] = .predicate(
            .test(.within, all.map { .value(.string($0)) }))
        return step
    }

    /// The names that an argument asks for by equality.
    private static func names(_ argument: Argument) throws -> [String]? {
        switch argument {
        case .value(.string(let name)): return [name]
        case .predicate(.test(.eq, let operands)) where operands.count == 1:
            return operands[0].string.map { [$0] }
        case .predicate(.test(.within, let operands)):
            let names = operands.compactMap(\.string)
            return names.count == operands.count && !names.isEmpty ? names : nil
        default: return nil
        }
    }
}
