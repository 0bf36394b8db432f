extension Step {
    /// Calls the body with every traversal in the step's arguments and
    /// modulators, predicates included.
    func forEachChild(_ body: (StepList) -> Void) {
        for argument in arguments { argument.forEachChild(body) }
        for modulator in modulators {
            for argument in modulator.arguments { argument.forEachChild(body) }
        }
    }
}

extension Step {
    /// Whether some argument or modulator holds a traversal.
    var holdsTraversal: Bool {
        arguments.contains(where: \.mayHoldTraversal)
            || modulators.contains { $0.arguments.contains(where: \.mayHoldTraversal) }
    }
}

extension Argument {
    fileprivate var mayHoldTraversal: Bool {
        switch self {
        case .traversal, .predicate, .cardinalityValue, .strategy, .listOf, .mapOf: true
        default: false
        }
    }

    func forEachChild(_ body: (StepList) -> Void) {
        switch self {
        case .traversal(let steps): body(steps)
        case .predicate(let predicate): predicate.forEachChild(body)
        case .cardinalityValue(_, let value): value.forEachChild(body)
        case .strategy(_, let arguments):
            for argument in arguments { argument.value.forEachChild(body) }
        case .listOf(let items): for item in items { item.forEachChild(body) }
        case .mapOf(let entries):
            for entry in entries {
                entry.key.forEachChild(body)
                entry.value.forEachChild(body)
            }
        default: break
        }
    }
}

extension Predicate {
    func forEachChild(_ body: (StepList) -> Void) {
        switch self {
        case .test(_, let arguments): for argument in arguments { argument.forEachChild(body) }
        case .and(let left, let right), .or(let left, let right):
            left.forEachChild(body)
            right.forEachChild(body)
        case .not(let inner): inner.forEachChild(body)
        }
    }
}

extension Step {
    /// The step with every traversal in it replaced.
    func mappingChildren(_ body: (StepList) throws -> StepList) rethrows -> Step {
        var step = self
        step.arguments = try arguments.map { try $0.mappingChildren(body) }
        for index in modulators.indices {
            step.modulators[index].arguments = try modulators[index].arguments.map {
                try $0.mappingChildren(body)
            }
        }
        return step
    }
}

extension Argument {
    func mappingChildren(_ body: (StepList) throws -> StepList) rethrows -> Argument {
        switch self {
        case .traversal(let list): .traversal(try body(list))
        case .predicate(let predicate): .predicate(try predicate.mappingChildren(body))
        case .cardinalityValue(let cardinality, let inner):
            .cardinalityValue(cardinality, try inner.mappingChildren(body))
        case .listOf(let items): .listOf(try items.map { try $0.mappingChildren(body) })
        case .mapOf(let entries):
            .mapOf(
                try entries.map {
                    (try $0.key.mappingChildren(body), try $0.value.mappingChildren(body))
                })
        default: self
        }
    }
}

extension Predicate {
    func mappingChildren(_ body: (StepList) throws -> StepList) rethrows -> Predicate {
        switch self {
        case .test(let name, let operands):
            .test(name, try operands.map { try $0.mappingChildren(body) })
        case .and(let left, let right):
            .and(try left.mappingChildren(body), try right.mappingChildren(body))
        case .or(let left, let right):
            .or(try left.mappingChildren(body), try right.mappingChildren(body))
        case .not(let inner): .not(try inner.mappingChildren(body))
        }
    }
}
