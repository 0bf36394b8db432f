#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension StepCompilers {
    /// Steps that let through or hold back.
    static var filters: [StepName: Compiler] {
        [
            .has: has,
            .hasLabel: hasLabel,
            .hasId: hasID,
            .hasKey: { try part($0, $1, &$2, .key) },
            .hasValue: { try part($0, $1, &$2, .value) },
            .hasNot: { planner, step, pipeline in
                let name = try planner.strings(step.arguments, of: step)
                guard let first = name.first else { return .stays }
                pipeline.append(
                    HasKeyOperator(
                        planner.context, pipeline.last, key: planner.key(first), isWanted: false))
                return .stays
            },
            .is: { planner, step, pipeline in
                guard let argument = step.arguments.first else {
                    throw GraphError(.invalidArgument, "is() needs a value or a predicate.")
                }
                pipeline.append(
                    IsOperator(planner.context, pipeline.last, try planner.test(argument)))
                return .stays
            },
            .filter: filter,
            .not: { try exists($0, $1, &$2, isWanted: false) },
            .and: { try connective($0, $1, &$2, isAnd: true) },
            .or: { try connective($0, $1, &$2, isAnd: false) },
            .all: { try members($0, $1, &$2, .all) },
            .any: { try members($0, $1, &$2, .any) },
            .none: { planner, step, pipeline in
                if step.arguments.isEmpty {
                    pipeline.append(DiscardOperator(planner.context, input: pipeline.last))
                    return .stays
                }
                return try members(planner, step, &pipeline, .none)
            },
            .discard: {
                $2.append(DiscardOperator($0.context, input: $2.last))
                return .stays
            },
            .dedup: dedup,
            .limit: { planner, step, pipeline in
                let high = try planner.int(planner.withoutScope(step).first, of: step)
                return try range(planner, step, &pipeline, low: 0, high: high)
            },
            .skip: { planner, step, pipeline in
                let low = try planner.int(planner.withoutScope(step).first, of: step)
                return try range(planner, step, &pipeline, low: low, high: -1)
            },
            .range: { planner, step, pipeline in
                let bounds = planner.withoutScope(step)
                let low = try planner.int(bounds.first, of: step)
                let high = try planner.int(bounds.dropFirst().first, of: step)
                return try range(planner, step, &pipeline, low: low, high: high)
            },
            .tail: { planner, step, pipeline in
                let given = planner.withoutScope(step).first
                let count = try given.map { try planner.int($0, of: step) } ?? 1
                if planner.scope(step) == .local {
                    pipeline.append(
                        ValueMapOperator(planner.context, pipeline.last) {
                            try LocalRange.tail($0, count)
                        })
                    return .moves
                }
                pipeline.append(TailOperator(planner.context, pipeline.last, max(count, 0)))
                return .stays
            },
            .coin: { planner, step, pipeline in
                guard let argument = step.arguments.first,
                    let probability = try planner.constants.value(argument).doubleValue
                else { throw GraphError(.invalidArgument, "coin() needs a probability.") }
                pipeline.append(CoinOperator(planner.context, pipeline.last, probability))
                return .stays
            },
            .timeLimit: { planner, step, pipeline in
                let milliseconds = try planner.int(step.arguments.first, of: step)
                pipeline.append(
                    TimeLimitOperator(planner.context, pipeline.last, .milliseconds(milliseconds)))
                return .stays
            },
            .simplePath: { try pathFilter($0, $1, &$2, isSimple: true) },
            .cyclicPath: { try pathFilter($0, $1, &$2, isSimple: false) },
        ]
    }

    private static func has(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        var arguments = step.arguments
        if arguments.count == 3 {
            // has(label, key, value)
            let label = arguments.removeFirst()
            try append(labels: [label], planner, &pipeline, step)
        }
        guard let first = arguments.first else {
            throw GraphError(.invalidArgument, "has() needs a key.")
        }
        if case .token(let token) = first {
            guard arguments.count > 1 else {
                throw GraphError(.invalidArgument, "has(T.\(token), …) needs a value.")
            }
            if token == .id { return try ids(planner, step, [arguments[1]], &pipeline) }
            if token == .label {
                try append(labels: [arguments[1]], planner, &pipeline, step)
                return .stays
            }
            pipeline.append(
                HasPartOperator(
                    planner.context, pipeline.last, token: token,
                    test: try planner.test(arguments[1])))
            return .stays
        }
        guard let name = try planner.strings([first], of: step).first else {
            // has(null, …): no element has such a key.
            pipeline.append(DiscardOperator(planner.context, input: pipeline.last))
            return .stays
        }
        let key = planner.key(name)
        guard arguments.count > 1 else {
            pipeline.append(
                HasKeyOperator(planner.context, pipeline.last, key: key, isWanted: true))
            return .stays
        }
        pipeline.append(
            HasPropertyOperator(
                planner.context, pipeline.last, key: key,
                test: try planner.testWithSlots(arguments[1])))
        return .stays
    }

    private static func hasLabel(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        try append(labels: step.arguments, planner, &pipeline, step)
        return .stays
    }

    private static func append(
        labels arguments: [Argument], _ planner: Planner, _ pipeline: inout Pipeline, _ step: Step
    ) throws {
        let isPlain = arguments.allSatisfy { argument in
            switch argument {
            case .predicate, .traversal: false
            default: true
            }
        }
        if isPlain {
            let names = try planner.strings(arguments, of: step)
            if names.isEmpty {
                pipeline.append(DiscardOperator(planner.context, input: pipeline.last))
                return
            }
            pipeline.append(
                HasLabelOperator(
                    planner.context, pipeline.last, labels: LabelReference(names, planner.context)))
            return
        }
        pipeline.append(
            HasPartOperator(
                planner.context, pipeline.last, token: .label,
                test: try anyOf(planner, arguments)))
    }

    /// The value of one of several arguments, or passing one of them.
    private static func anyOf(_ planner: Planner, _ arguments: [Argument]) throws -> PredicateTest {
        if arguments.count == 1 { return try planner.test(arguments[0]) }
        return .or(try arguments.map { try planner.test($0) })
    }

    private static func hasID(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        try ids(planner, step, step.arguments, &pipeline)
    }

    private static func ids(
        _ planner: Planner, _ step: Step, _ arguments: [Argument], _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        var ids = Set<ElementID>()
        for argument in arguments {
            switch argument {
            case .predicate, .traversal:
                let tests = try arguments.map { argument -> PredicateTest in
                    guard case .traversal = argument else { return try planner.test(argument) }
                    return try planner.test(.test(.within, [argument]))
                }
                pipeline.append(
                    HasPartOperator(
                        planner.context, pipeline.last, token: .id,
                        test: tests.count == 1 ? tests[0] : .or(tests),
                        asText: arguments.contains { $0.predicate?.namesText == true }))
                return .stays
            default:
                for value in try planner.constants.value(argument).members {
                    switch value {
                    case .vertex(let vertex):
                        ids.insert(try planner.context.reader.vertexID(vertex.key))
                    case .edge(let edge):
                        ids.insert(try planner.context.reader.edgeID(edge.key))
                    case .vertexProperty(let property): ids.insert(property.id)
                    case .string(let text):
                        // A string names an id by its text.
                        ids.insert(.string(text))
                        if let number = Int64(text) { ids.insert(.int(number)) }
                        if let uuid = UUID(uuidString: text) { ids.insert(.uuid(uuid)) }
                    default: if let id = ElementID(value) { ids.insert(id) }
                    }
                }
            }
        }
        pipeline.append(HasIdOperator(planner.context, pipeline.last, ids: ids))
        return .stays
    }

    private static func part(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, _ token: T
    ) throws -> Planner.PathEffect {
        pipeline.append(
            HasPartOperator(
                planner.context, pipeline.last, token: token,
                test: try anyOf(planner, step.arguments)))
        return .stays
    }

    private static func filter(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        switch step.arguments.first {
        case .closure(let closure):
            guard case .filter(let body) = closure.body else {
                throw GraphError(
                    .invalidArgument, "filter { } takes a function that says yes or no.")
            }
            pipeline.append(ClosureFilterOperator(planner.context, pipeline.last, body))
            return .stays
        case .predicate(let predicate):
            pipeline.append(
                IsOperator(planner.context, pipeline.last, try planner.test(predicate)))
            return .stays
        default: return try exists(planner, step, &pipeline, isWanted: true)
        }
    }

    static func exists(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, isWanted: Bool
    ) throws -> Planner.PathEffect {
        guard case .traversal(let list)? = step.arguments.first else {
            throw GraphError(.invalidArgument, "\(step.name.rawValue)() needs a traversal.")
        }
        pipeline.append(
            ExistsOperator(
                planner.context, pipeline.last, try planner.child(list), isWanted: isWanted))
        return .stays
    }

    private static func connective(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, isAnd: Bool
    ) throws -> Planner.PathEffect {
        let children = try step.arguments.compactMap { argument -> ChildTraversal? in
            switch argument {
            case .traversal(let list): return try planner.child(list)
            default: return nil
            }
        }
        pipeline.append(
            ConnectiveOperator(planner.context, pipeline.last, children, isAnd: isAnd))
        return .stays
    }

    private static func members(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline,
        _ quantifier: MembersOperator.Quantifier
    ) throws -> Planner.PathEffect {
        guard let argument = step.arguments.first else {
            throw GraphError(.invalidArgument, "\(step.name.rawValue)() needs a predicate.")
        }
        pipeline.append(
            MembersOperator(
                planner.context, pipeline.last, quantifier, try planner.test(argument)))
        return .stays
    }

    private static func dedup(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let function = try planner.onlyFunction(step)
        if planner.scope(step) == .local {
            let context = planner.context
            pipeline.append(
                ValueMapOperator(context, pipeline.last) { value in
                    guard let members = value.collectionMembers else { return value }
                    var seen = Set<ExactValue>()
                    var kept: [PropertyValue] = []
                    for member in members {
                        guard let key = try function.value(of: member, context) else { continue }
                        if seen.insert(ExactValue(key)).inserted { kept.append(member) }
                    }
                    return .set(PropertySet(kept))
                })
            return .moves
        }
        let labels = try planner.strings(planner.withoutScope(step), of: step)
        pipeline.append(
            DedupOperator(planner.context, pipeline.last, function, labels: labels))
        return .stays
    }

    private static func range(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, low: Int64, high end: Int64
    ) throws -> Planner.PathEffect {
        // -1 stands for no bound.
        if low != -1 && end != -1 && low > end {
            throw GraphError(.invalidArgument, "Not a legal range: [\(low), \(end)]")
        }
        let high = end < 0 ? nil : end
        if planner.scope(step) == .local {
            pipeline.append(
                ValueMapOperator(planner.context, pipeline.last) {
                    try LocalRange.range($0, low, high)
                })
            return .moves
        }
        pipeline.append(
            RangeOperator(planner.context, pipeline.last, low: max(low, 0), high: high))
        return .stays
    }

    private static func pathFilter(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, isSimple: Bool
    ) throws -> Planner.PathEffect {
        pipeline.append(
            PathFilterOperator(
                planner.context, pipeline.last, isSimple: isSimple, try planner.functions(step),
                from: step.label(.from), to: step.label(.to)))
        return .stays
    }
}

extension Argument {
    fileprivate var predicate: Predicate? {
        if case .predicate(let predicate) = self { predicate } else { nil }
    }
}

extension Predicate {
    /// Whether a string is the first thing it compares with.
    fileprivate var namesText: Bool {
        switch self {
        case .and(let left, let right), .or(let left, let right): left.namesText || right.namesText
        case .not(let inner): inner.namesText
        case .test(_, let arguments):
            switch arguments.first {
            case .value(.string): true
            case .value(let value): value.members.first.map { $0.isString } ?? false
            case .listOf(let items): items.first?.string != nil
            default: false
            }
        }
    }
}

extension PropertyValue {
    fileprivate var isString: Bool { if case .string = self { true } else { false } }
}

extension Step {
    /// The label that a `from` or `to` modulator names.
    func label(_ name: Modulator.Name) -> String? {
        modulators.last { $0.name == name }?.arguments.first?.string
    }
}

/// `limit(local, …)` and its kin on one collection.
enum LocalRange {
    static func range(_ value: PropertyValue, _ low: Int64, _ high: Int64?) throws -> PropertyValue?
    {
        switch value {
        case .map(let map):
            let bounds = clamp(low, high, map.count)
            return .map(
                PropertyMap(
                    distinctKeys: Array(map.keys[bounds]), values: Array(map.values[bounds])))
        case .list(let values): return .list(Array(values[clamp(low, high, values.count)]))
        case .set(let set):
            return .set(PropertySet(distinct: Array(set.values[clamp(low, high, set.count)])))
        case .path(let path):
            let bounds = clamp(low, high, path.count)
            return .path(
                Path(objects: Array(path.objects[bounds]), labels: Array(path.labels[bounds])))
        case .bulkSet:
            let members = value.members
            return .list(Array(members[clamp(low, high, members.count)]))
        default: return value
        }
    }

    static func tail(_ value: PropertyValue, _ count: Int64) throws -> PropertyValue? {
        let size: Int
        switch value {
        case .map(let map): size = map.count
        default:
            guard let members = value.collectionMembers else { return value }
            size = members.count
        }
        return try range(value, max(Int64(size) - max(count, 0), 0), nil)
    }

    private static func clamp(_ low: Int64, _ high: Int64?, _ count: Int) -> Range<Int> {
        let start = min(max(Int(clamping: low), 0), count)
        let end = min(max(high.map { Int(clamping: $0) } ?? count, start), count)
        return start..<end
    }
}
