extension StepList {
    /// These steps with values in the place of parameters, at every depth.
    ///
    /// - Throws: ``GraphError`` where a parameter has no value.
    func binding(_ values: [String: PropertyValue]) throws -> StepList {
        StepList(
            configuration: try configuration.map {
                SourceConfiguration(
                    name: $0.name, arguments: try $0.arguments.map { try $0.binding(values) })
            },
            steps: try steps.map { try $0.binding(values) })
    }
}

extension Step {
    fileprivate func binding(_ values: [String: PropertyValue]) throws -> Step {
        var step = self
        step.arguments = try arguments.map { try $0.binding(values) }
        step.modulators = try modulators.map { modulator in
            var modulator = modulator
            modulator.arguments = try modulator.arguments.map { try $0.binding(values) }
            return modulator
        }
        return step
    }
}

extension Argument {
    fileprivate func binding(_ values: [String: PropertyValue]) throws -> Argument {
        switch self {
        case .parameter(let name):
            guard let value = values[name] else {
                throw GraphError(
                    .invalidArgument,
                    "The parameter :\(name) has no value: give it one, as in --param \(name)=…")
            }
            return .value(value)
        case .traversal(let list): return .traversal(try list.binding(values))
        case .predicate(let predicate): return .predicate(try predicate.binding(values))
        case .cardinalityValue(let cardinality, let argument):
            return .cardinalityValue(cardinality, try argument.binding(values))
        case .strategy(let name, let arguments):
            return .strategy(
                name: name,
                arguments: try arguments.map { ($0.key, try $0.value.binding(values)) })
        case .listOf(let items): return .listOf(try items.map { try $0.binding(values) })
        case .mapOf(let entries):
            return .mapOf(
                try entries.map { (try $0.key.binding(values), try $0.value.binding(values)) })
        default: return self
        }
    }
}

extension Predicate {
    fileprivate func binding(_ values: [String: PropertyValue]) throws -> Predicate {
        switch self {
        case .test(let name, let operands):
            return .test(name, try operands.map { try $0.binding(values) })
        case .and(let left, let right):
            return .and(try left.binding(values), try right.binding(values))
        case .or(let left, let right):
            return .or(try left.binding(values), try right.binding(values))
        case .not(let predicate): return .not(try predicate.binding(values))
        }
    }
}
