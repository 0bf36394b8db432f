/// A traversal with slots for values that each run brings along: what texts
/// that differ in such values only have in common.
///
///     g.V().has("speaker", "name", "Ada").out("gave")
///     g.V().has("speaker", "name", "Bo").out("gave")     // the same template
///
/// A value can be a slot only where nothing depends on it before the
/// traversal runs: see ``StepList/keepingSlots(_:)``.
final class TraversalTemplate: Sendable {
    let steps: StepList
    /// How many of the first slots are filled by literals of a text.
    let literalCount: Int
    /// The parameters that fill the slots behind them.
    let parameters: [String]
    /// Some parameter stands where it cannot be a slot.
    let hasOpenParameters: Bool
    /// Running it changes the graph.
    let isMutating: Bool
    /// Running it adds one edge at most, with its properties, and changes
    /// nothing else.
    let addsOneEdge: Bool

    /// - Parameters:
    ///   - steps: with slots from 0 on, and parameters by name.
    ///   - literalCount: the number of these slots.
    init(_ steps: StepList, literalCount: Int) {
        var names: [String] = []
        var hasOpen = false
        self.steps = steps.keepingSlots { argument, isPlace in
            guard case .parameter(let name) = argument else { return argument }
            guard isPlace else {
                hasOpen = true
                return argument
            }
            if let place = names.firstIndex(where: { $0.hasSameBytes(as: name) }) {
                return .slot(literalCount + place)
            }
            names.append(name)
            return .slot(literalCount + names.count - 1)
        }
        self.literalCount = literalCount
        parameters = names
        hasOpenParameters = hasOpen
        isMutating = steps.isMutating
        addsOneEdge = steps.addsOneEdge
    }

    /// The values of all slots.
    ///
    /// - Throws: ``GraphError`` where a parameter has no value.
    func values(
        _ literals: [PropertyValue], _ given: [String: PropertyValue]
    ) throws -> [PropertyValue] {
        if parameters.isEmpty { return literals }
        return try literals
            + parameters.map { name in
                guard let value = given[name] else { throw GraphError.unbound(name) }
                return value
            }
    }

    /// The steps with literals in their slots, and parameters by name.
    func bound(_ literals: [PropertyValue]) -> StepList {
        steps.replacing { argument in
            guard case .slot(let index) = argument else { return argument }
            return index < literalCount
                ? .value(literals[index]) : .parameter(parameters[index - literalCount])
        }
    }
}

extension StepList {
    /// These steps with each argument that holds no others replaced by what
    /// `leaf` makes of it, which is told whether it stands where a slot can:
    ///
    /// - what `has(key, …)` and `has(label, key, …)` compare with,
    /// - the ids of `V(…)`,
    /// - the value of `property(key, …)`.
    ///
    /// There no parser, check, strategy or compiler asks for more than the
    /// value's type without going through ``Constants``, which notes it.
    func keepingSlots(_ leaf: (Argument, _ isPlace: Bool) -> Argument) -> StepList {
        StepList(
            configuration: configuration.map { entry in
                SourceConfiguration(
                    name: entry.name,
                    arguments: entry.arguments.map { $0.keepingSlots(isPlace: false, leaf) })
            },
            steps: steps.map { step in
                var step = step
                let places = step.slotPlaces
                step.arguments = step.arguments.enumerated().map { index, argument in
                    argument.keepingSlots(isPlace: places.contains(index), leaf)
                }
                for index in step.modulators.indices {
                    step.modulators[index].arguments = step.modulators[index].arguments.map {
                        $0.keepingSlots(isPlace: false, leaf)
                    }
                }
                return step
            })
    }
}

extension StepList {
    /// `V(id).addE(label).to(V(id)).property(key, value)…`: at most one
    /// traverser, and nothing that changes anything but the new edge.
    fileprivate var addsOneEdge: Bool {
        guard configuration.isEmpty, steps.count > 1, steps[0].isOneVertex,
            steps[1].name == .addE, steps[1].arguments.count == 1, steps[1].arguments[0].isText
        else { return false }
        return steps[1].modulators.allSatisfy { modulator in
            guard modulator.arguments.count == 1,
                case .traversal(let end) = modulator.arguments[0]
            else { return false }
            return end.configuration.isEmpty && end.steps.count == 1 && end.steps[0].isOneVertex
        }
            && steps[2...].allSatisfy { step in
                guard step.name == .property, step.arguments.count == 2, step.modulators.isEmpty
                else { return false }
                return step.arguments[0].isText && step.arguments[1].isPlain
            }
    }
}

extension Step {
    /// `V(id)` of one id.
    fileprivate var isOneVertex: Bool {
        guard name == .V, modulators.isEmpty, arguments.count == 1 else { return false }
        return arguments[0].isPlain
    }

    /// The places of the arguments that can be slots.
    fileprivate var slotPlaces: Range<Int> {
        let last = arguments.count - 1
        switch name {
        case .V: return arguments.indices
        case .has:
            let names = arguments.dropLast()
            guard (1...2).contains(last), names.allSatisfy({ $0.isText }) else { return 0..<0 }
            return last..<last + 1
        case .property:
            var names = arguments.dropLast()
            if last == 2, case .cardinality? = names.first { names.removeFirst() }
            guard names.count == 1, names[names.startIndex].isText else { return 0..<0 }
            return last..<last + 1
        default: return 0..<0
        }
    }
}

extension Argument {
    /// One number or text, or a slot, whose value may still be a list: that
    /// such a list names one vertex only is seen when it runs.
    fileprivate var isPlain: Bool {
        switch self {
        case .value(.int), .value(.long), .value(.string), .slot: true
        default: false
        }
    }

    fileprivate var isText: Bool { if case .value(.string) = self { true } else { false } }

    fileprivate func keepingSlots(
        isPlace: Bool, _ leaf: (Argument, _ isPlace: Bool) -> Argument
    ) -> Argument {
        switch self {
        case .traversal(let list): return .traversal(list.keepingSlots(leaf))
        case .predicate(.test(let name, let operands)) where operands.count == 1:
            let isKept = isPlace && name.comparesWithValue
            return .predicate(
                .test(name, [operands[0].keepingSlots(isPlace: isKept, leaf)]))
        case .predicate(let predicate):
            return .predicate(
                predicate.mappingOperands { $0.keepingSlots(isPlace: false, leaf) })
        case .cardinalityValue(let cardinality, let inner):
            return .cardinalityValue(cardinality, inner.keepingSlots(isPlace: false, leaf))
        case .strategy(let name, let arguments):
            return .strategy(
                name: name,
                arguments: arguments.map { ($0.key, $0.value.keepingSlots(isPlace: false, leaf)) })
        case .listOf(let items):
            return .listOf(items.map { $0.keepingSlots(isPlace: false, leaf) })
        case .mapOf(let entries):
            return .mapOf(
                entries.map {
                    (
                        $0.key.keepingSlots(isPlace: false, leaf),
                        $0.value.keepingSlots(isPlace: false, leaf)
                    )
                })
        default: return leaf(self, isPlace)
        }
    }
}

extension Predicate {
    fileprivate func mappingOperands(_ body: (Argument) -> Argument) -> Predicate {
        switch self {
        case .test(let name, let operands): .test(name, operands.map(body))
        case .and(let left, let right):
            .and(left.mappingOperands(body), right.mappingOperands(body))
        case .or(let left, let right): .or(left.mappingOperands(body), right.mappingOperands(body))
        case .not(let inner): .not(inner.mappingOperands(body))
        }
    }
}

extension Predicate.Name {
    /// Whether it compares with one value of any type.
    var comparesWithValue: Bool {
        switch self {
        case .eq, .neq, .lt, .lte, .gt, .gte: true
        default: false
        }
    }
}
