/// Turns arguments into plain values; parameters and slots are looked up here.
struct Constants {
    let parameters: [String: PropertyValue]
    /// The values of the run that is being planned, for slots.
    var slots: SlotValues?

    /// The values of all slots, of which one is looked at.
    func allSlots(lookingAt index: Int) -> [PropertyValue] { slots?.all(lookingAt: index) ?? [] }

    /// The storable type of a value, which may be asked for of slots as well:
    /// a plan is for values of the same types.
    func type(_ argument: Argument) throws -> ValueType? {
        if case .slot(let index) = argument, let slots { return slots.type(index) }
        return try valueIfPlain(argument)?.valueType
    }

    /// The value of an argument that is not a traversal.
    func value(_ argument: Argument) throws -> PropertyValue {
        guard let value = try valueIfPlain(argument) else {
            throw GraphError(.invalidArgument, "A plain value is needed here, not a traversal.")
        }
        return value
    }

    /// The value of an argument; nil where it is, or holds, a traversal, a
    /// predicate or a closure.
    func valueIfPlain(_ argument: Argument) throws -> PropertyValue? {
        switch argument {
        case .value(let value): return value
        case .parameter(let name):
            guard let value = parameters[name] else {
                throw GraphError(
                    .invalidArgument,
                    "The traversal's parameter :\(name) has no value. Give it one when it runs.")
            }
            return value
        case .slot(let index): return slots?.look(at: index)
        case .token(let token): return .token(token)
        case .direction(let direction): return .direction(direction)
        case .type(let type): return .string(type.rawValue)
        case .option(let name): return .string(name)
        case .merge(let merge): return .string(merge.rawValue)
        case .order(let order): return .string(order.rawValue)
        case .scope(let scope): return .string(scope.rawValue)
        case .pop(let pop): return .string(pop.rawValue)
        case .column(let column): return .string(column.rawValue)
        case .cardinality(let cardinality): return .string(cardinality.rawValue)
        case .pick(let pick): return .string(pick.rawValue)
        case .operator(let operation): return .string(operation.rawValue)
        case .barrier(let barrier): return .string(barrier.rawValue)
        case .dateToken(let token): return .string(token.rawValue)
        case .cardinalityValue(_, let inner): return try valueIfPlain(inner)
        case .listOf(let items):
            var values: [PropertyValue] = []
            for item in items {
                guard let value = try valueIfPlain(item) else { return nil }
                values.append(value)
            }
            return .list(values)
        case .mapOf(let entries):
            var pairs: [(PropertyValue, PropertyValue)] = []
            for entry in entries {
                guard let key = try valueIfPlain(entry.key),
                    let value = try valueIfPlain(entry.value)
                else { return nil }
                pairs.append((key, value))
            }
            return .map(PropertyMap(pairs))
        case .traversal, .predicate, .strategy, .closure: return nil
        }
    }
}
