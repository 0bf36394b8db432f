/// What a loop remembers of the places that it labels.
///
/// A step that looks up labels (`select`, `where`, `dedup`) is where
/// TinkerPop's path retraction drops those that nothing needs any more, so
/// that walks do not grow with every round. What is needed is what the loop's
/// own steps look up, what traversals inside later steps of the loop look up,
/// and what is looked up behind the loop; a label of the loop that only a
/// traversal inside an earlier step looks up begins anew with each round.
/// That shows in results, so it is a rule of loops and no rewrite that comes
/// and goes; a traversal `withoutStrategies(PathRetractionStrategy)` keeps all.
struct LoopMemory {
    static let name = "PathRetractionStrategy"

    /// The loop's steps, cut where labels are forgotten.
    private(set) var parts: [(steps: [Step], forgotten: [String])] = []

    /// - Parameter ahead: What comes behind the loop, also behind the steps
    ///   that it stands in, and the loop's conditions.
    init(_ body: [Step], ahead: [Step]) {
        parts = [(body, [])]
        let isKnown = (body + ahead).allSatisfy { !$0.looksUpUnknownLabels && !$0.isInfix }
        let own = body.flatMap(\.labels)
        guard isKnown, !own.isEmpty else { return }
        let needed = ahead.flatMap(\.allLookedUpLabels) + body.flatMap(\.lookedUpLabels)
        var known = own
        var start = 0
        for (index, step) in body.enumerated() where !step.lookedUpLabels.isEmpty {
            let later = body[(index + 1)...].flatMap(\.allLookedUpLabels)
            let forgotten = known.filter { label in
                !(needed + later).contains { $0.hasSameBytes(as: label) }
            }
            if forgotten.isEmpty { continue }
            known.removeAll { label in forgotten.contains { $0.hasSameBytes(as: label) } }
            parts[parts.count - 1] = (Array(body[start...index]), forgotten)
            parts.append((Array(body[(index + 1)...]), []))
            start = index + 1
        }
    }
}

extension Step {
    /// The labels that it looks up itself, and not a traversal inside it.
    fileprivate var lookedUpLabels: [String] {
        switch name {
        case .select, .dedup: arguments.compactMap(\.string)
        case .where:
            arguments.flatMap { argument -> [String] in
                switch argument {
                case .predicate(let predicate): predicate.operandTexts
                case .traversal(let list): list.steps.flatMap(\.labels)
                default: argument.string.map { [$0] } ?? []
                }
            }
        default: []
        }
    }

    /// The labels that it or a traversal inside it looks up.
    fileprivate var allLookedUpLabels: [String] {
        var labels = lookedUpLabels
        if name == .math || name == .format || name == .addE {
            // Names in a text, or the ends of an edge: rather too many.
            for text in (arguments + modulators.flatMap(\.arguments)).compactMap(\.string) {
                labels += text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
            }
        }
        forEachChild { list in
            labels += list.steps.flatMap { $0.allLookedUpLabels + $0.labels }
        }
        return labels
    }

    /// Whether a label is looked up that only the run tells.
    fileprivate var looksUpUnknownLabels: Bool {
        if name == .select, arguments.contains(where: { $0.child != nil }) { return true }
        if name == .match { return true }
        var found = false
        forEachChild { if $0.steps.contains(where: \.looksUpUnknownLabels) { found = true } }
        return found
    }

    fileprivate var isInfix: Bool { (name == .and || name == .or) && arguments.isEmpty }
}

extension Predicate {
    /// The texts that it compares with: labels, in `where`.
    fileprivate var operandTexts: [String] {
        switch self {
        case .test(_, let arguments): arguments.compactMap(\.string)
        case .and(let left, let right), .or(let left, let right):
            left.operandTexts + right.operandTexts
        case .not(let inner): inner.operandTexts
        }
    }
}
