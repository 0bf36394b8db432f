/// A mistake that the steps themselves show, before anything runs.
struct StepMistake {
    let message: String
    /// The step that was probably meant.
    var suggestion: String? = nil
    /// The number of the step of the whole traversal, from 1.
    let step: Int
    /// Where the step at fault stands in the text.
    let position: Int?

    /// As the error of a traversal made in Swift.
    var error: GraphError { GraphError(.invalidArgument, text, step: step, position: position) }

    /// The message as a sentence, with the suggestion.
    var text: String {
        let sentence = message.hasSuffix("?") ? message : message + "."
        return sentence + (suggestion.map { " Did you mean \($0)()?" } ?? "")
    }
}

extension StepList {
    /// The first mistake in these steps, or in a traversal inside them.
    ///
    /// - Complexity: O(number of steps).
    func firstMistake() -> StepMistake? {
        if let problem = configuration.lazy.compactMap(\.problem).first {
            return StepMistake(message: problem, step: 1, position: nil)
        }
        return firstFault(isRoot: true).map { index, fault in
            StepMistake(
                message: fault.message, suggestion: fault.suggestion, step: index + 1,
                position: fault.position)
        }
    }

    fileprivate struct Fault {
        let message: String
        var suggestion: String? = nil
        let position: Int?
    }

    /// The first fault and the number of the step, from 0, that has it in
    /// itself or inside it.
    fileprivate func firstFault(isRoot: Bool) -> (index: Int, fault: Fault)? {
        var flow = StepFlow.unknown
        // Only properties stand between here and a step that makes an element.
        var isCreation = false
        for (index, step) in steps.enumerated() {
            if let (message, instead) = flow.problem(step.name) {
                return (
                    index, Fault(message: message, suggestion: instead, position: step.position)
                )
            }
            let isFirst = isRoot && index == 0
            if let problem = step.problem(isFirst: isFirst, isCreation: isCreation) {
                return (index, Fault(message: problem, position: step.position))
            }
            if let fault = step.faultInside() { return (index, fault) }
            flow = flow.behind(step)
            if step.name != .property { isCreation = step.name == .addV || step.name == .addE }
        }
        return nil
    }
}

extension Step {
    /// What is wrong with it, whatever flows in.
    ///
    /// - Parameters:
    ///   - isFirst: begins the whole traversal.
    ///   - isCreation: stands right behind the step that makes the element.
    fileprivate func problem(isFirst: Bool, isCreation: Bool) -> String? {
        switch name {
        case .property: return PropertyArguments(self).problem(isCreation: isCreation)
        case .mergeV, .mergeE:
            if isFirst, arguments.isEmpty {
                return "\(name.rawValue)() needs a map where it begins a traversal"
            }
            return MergeRule.problem(in: self)
        case .addV, .addLabel: return labelProblem
        case .addE: return labelProblem ?? (isFirst ? missingEnd : nil)
        case .inject:
            let holdsTraversal = arguments.contains {
                if case .traversal = $0 { true } else { false }
            }
            return holdsTraversal
                ? "inject() takes values, not traversals: use union() for those" : nil
        case .choose, .branch:
            let isMerge = modulators.contains {
                if case .merge? = $0.arguments.first { true } else { false }
            }
            return isMerge
                ? "option(Merge.…) belongs to mergeV() and mergeE(), not to \(name.rawValue)()"
                : nil
        default: return nil
        }
    }

    /// What is wrong in a traversal inside it, however deep.
    fileprivate func faultInside() -> StepList.Fault? {
        guard holdsTraversal else { return nil }
        var found: StepList.Fault?
        forEachChild { if found == nil { found = $0.firstFault(isRoot: false)?.fault } }
        return found
    }

    /// A label that cannot be one.
    fileprivate var labelProblem: String? {
        arguments.lazy.compactMap(\.string).compactMap { NamingRule.problem(label: $0) }.first
    }

    /// The end that an `addE` lacks where no vertex flows in.
    fileprivate var missingEnd: String? {
        for end in [Modulator.Name.from, .to] where !modulators.contains(where: { $0.name == end })
        {
            return "The value given to addE(\(arguments.first?.string ?? "…")).\(end.rawValue)() "
                + "must resolve to a Vertex or the ID of a Vertex present in the graph, but null "
                + "was specified instead: say \(end.rawValue)(…)"
        }
        return nil
    }
}
