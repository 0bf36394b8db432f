extension StepList {
    /// These steps with values in the place of parameters, at every depth.
    ///
    /// - Throws: ``GraphError`` where a parameter has no value.
    func binding(_ values: [String: PropertyValue]) throws -> StepList {
        try replacing { argument in
            guard case .parameter(let name) = argument else { return argument }
            guard let value = values[name] else { throw GraphError.unbound(name) }
            return .value(value)
        }
    }

    /// These steps with values in the place of slots, at every depth.
    func binding(slots values: [PropertyValue]) -> StepList {
        if values.isEmpty { return self }
        return replacing { argument in
            guard case .slot(let index) = argument else { return argument }
            return .value(values[index])
        }
    }

    /// These steps with other arguments in the place of those that hold no
    /// others.
    func replacing(_ leaf: (Argument) throws -> Argument) rethrows -> StepList {
        StepList(
            configuration: try configuration.map {
                SourceConfiguration(
                    name: $0.name, arguments: try $0.arguments.map { try $0.replacing(leaf) })
            },
            steps: try steps.map { try $0.replacing(leaf) })
    }
}

extension GraphError {
    /// A parameter was given no value.
    static func unbound(_ name: String) -> GraphError {
        GraphError(
            .invalidArgument,
            "The parameter :\(name) has no value: give it one, as in --param \(name)=…")
    }
}

extension Step {
    fileprivate func replacing(_ leaf: (Argument) throws -> Argument) rethrows -> Step {
        var step = self
        step.arguments = try arguments.map { try $0.replacing(leaf) }
        step.modulators = try modulators.map { modulator in
            var modulator = modulator
            modulator.arguments = try modulator.arguments.map { try $0.replacing(leaf) }
            return modulator
        }
        return step
    }
}

extension Argument {
    func replacing(_ leaf: (Argument) throws -> Argument) rethrows -> Argument {
        switch self {
        case .traversal(let list): .traversal(try list.replacing(leaf))
        case .predicate(let predicate): .predicate(try predicate.replacing(leaf))
        case .cardinalityValue(let cardinality, let argument):
            .cardinalityValue(cardinality, try argument.replacing(leaf))
        case .strategy(let name, let arguments):
            .strategy(
                name: name, arguments: try arguments.map { ($0.key, try $0.value.replacing(leaf)) })
        case .listOf(let items): .listOf(try items.map { try $0.replacing(leaf) })
        case .mapOf(let entries):
            .mapOf(try entries.map { (try $0.key.replacing(leaf), try $0.value.replacing(leaf)) })
        default: try leaf(self)
        }
    }
}

extension Predicate {
    fileprivate func replacing(_ leaf: (Argument) throws -> Argument) rethrows -> Predicate {
        switch self {
        case .test(let name, let operands):
            .test(name, try operands.map { try $0.replacing(leaf) })
        case .and(let left, let right): .and(try left.replacing(leaf), try right.replacing(leaf))
        case .or(let left, let right): .or(try left.replacing(leaf), try right.replacing(leaf))
        case .not(let predicate): .not(try predicate.replacing(leaf))
        }
    }
}
