/// What the traversers of a traversal must carry, found by looking at its
/// steps: what no step asks for is not carried.
struct Requirements: Sendable {
    enum Paths: Sendable {
        case none
        /// Only the places that carry labels: for `select` and its kin.
        case labelled
        case full
    }

    var paths = Paths.none
    var sacks = false
    /// Equal traversers may be merged.
    var bulk = true
    var isMutating = false
    /// How many traversers a step has seen can be seen from outside (a side
    /// effect that is not a barrier): one traverser at a time then.
    var isLazy = false

    init(_ steps: StepList) {
        for entry in steps.configuration {
            switch entry.name {
            case .withSack: sacks = true
            case .withPath: paths = .full
            case .withBulk:
                if case .value(.bool(false))? = entry.arguments.first { bulk = false }
            default: break
            }
        }
        isMutating = steps.isMutating
        isLazy = isMutating
        visit(steps, isTopLevel: true)
    }

    private mutating func visit(_ list: StepList, isTopLevel: Bool) {
        for step in list.steps {
            switch step.name {
            case .path, .simplePath, .cyclicPath, .tree, .otherV: paths = .full
            case .select, .math, .format, .match: labelled()
            case .where:
                if step.arguments.contains(where: \.namesStepLabel) { labelled() }
                if step.arguments.contains(where: { $0.child?.usesStepLabels ?? false }) {
                    labelled()
                }
            case .dedup:
                if step.arguments.contains(where: { $0.string != nil }) { labelled() }
            case .addE, .mergeE:
                if step.modulators.contains(where: { $0.arguments.first?.string != nil }) {
                    labelled()
                }
            case .sack: sacks = true
            case .aggregate, .subgraph:
                if !isTopLevel { isLazy = true }
            case .sideEffect: isLazy = true
            case .groupCount, .group:
                if !isTopLevel, !step.arguments.isEmpty { isLazy = true }
            default: break
            }
            step.forEachChild { visit($0, isTopLevel: false) }
        }
    }

    private mutating func labelled() { if paths == .none { paths = .labelled } }
}

extension Argument {
    /// A plain string.
    var string: String? {
        if case .value(.string(let text)) = self { text } else { nil }
    }

    /// A traversal.
    var child: StepList? {
        if case .traversal(let steps) = self { steps } else { nil }
    }

    /// In `where`: a predicate whose operand names a label, or a label.
    fileprivate var namesStepLabel: Bool {
        switch self {
        case .predicate: true
        case .value(.string): true
        default: false
        }
    }
}

extension StepList {
    /// `where(__.as("a")…)`: compares with labels of the path around it.
    fileprivate var usesStepLabels: Bool {
        steps.contains { step in
            if !step.labels.isEmpty { return true }
            var found = false
            step.forEachChild { if $0.usesStepLabels { found = true } }
            return found
        }
    }
}
