extension StepCompilers {
    /// Steps on lists.
    static var lists: [StepName: Compiler] {
        [
            .combine: { planner, step, pipeline in
                let context = planner.context
                return try pair(planner, step, &pipeline) {
                    try context.make(($0.count + $1.count) * ListSteps.itemSize)
                    return .list($0 + $1)
                }
            },
            .difference: { try pair($0, $1, &$2) { ListSteps.difference($0, $1) } },
            .disjunct: { try pair($0, $1, &$2) { ListSteps.disjunct($0, $1) } },
            .intersect: { try pair($0, $1, &$2) { ListSteps.intersect($0, $1) } },
            .merge: merge,
            .product: { planner, step, pipeline in
                let context = planner.context
                return try pair(planner, step, &pipeline) { left, right in
                    let (size, overflow) = left.count.multipliedReportingOverflow(
                        by: right.count * 4 * ListSteps.itemSize)
                    try context.make(overflow ? .max : size)
                    return .list(left.flatMap { first in right.map { .list([first, $0]) } })
                }
            },
            .index: index,
        ]
    }

    private static func pair(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline,
        _ body: @escaping ([PropertyValue], [PropertyValue]) throws -> PropertyValue
    ) throws -> Planner.PathEffect {
        let other = try argument(planner, step)
        let name = step.name.rawValue
        pipeline.append(
            RowMapOperator(planner.context, pipeline.last) { batch, row in
                let left = try ListSteps.incoming(batch.value(at: row), name)
                let right = try ListSteps.given(try other.required(batch, row), other, name)
                return try body(left, right)
            })
        return .moves
    }

    private static func argument(_ planner: Planner, _ step: Step) throws -> ValueSource {
        guard let argument = step.arguments.first else {
            throw GraphError(.invalidArgument, "\(step.name.rawValue)() needs a list.")
        }
        let source = try source(planner, argument)
        if case .constant(let value) = source {
            // A mistake in a constant is seen before anything runs.
            if step.name != .merge || value.isNull {
                _ = try ListSteps.given(value, source, step.name.rawValue)
            }
        }
        return source
    }

    private static func merge(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let other = try argument(planner, step)
        pipeline.append(
            RowMapOperator(planner.context, pipeline.last) { batch, row in
                let here = batch.value(at: row)
                let value = try other.required(batch, row)
                if case .map(let map) = here {
                    guard case .map(let more) = value else {
                        throw GraphError(
                            .runtime,
                            "merge step expected provided argument to evaluate to a Map, "
                                + "encountered \(value.typeName)")
                    }
                    return .map(map.merging(more))
                }
                let left = try ListSteps.incoming(here, "merge")
                if case .map = value {
                    throw GraphError(
                        .runtime,
                        "merge step type mismatch: expected argument to be Iterable but got Map")
                }
                return .set(PropertySet(left + (try ListSteps.given(value, other, "merge"))))
            })
        return .moves
    }

    private static func index(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let makesMap = try step.modulators.reduce(false) { try indexesByMap($1) ?? $0 }
        pipeline.append(
            ValueMapOperator(planner.context, pipeline.last) { value in
                let members = value.unfolded.enumerated()
                if makesMap {
                    return .map(PropertyMap(members.map { (.int(Int32($0.offset)), $0.element) }))
                }
                return .list(members.map { .list([$0.element, .int(Int32($0.offset))]) })
            })
        return .moves
    }

    /// Whether `with(WithOptions.indexer, …)` asks for a map; nil for another
    /// option.
    private static func indexesByMap(_ modulator: Modulator) throws -> Bool? {
        guard modulator.sets(option: "indexer") else { return nil }
        switch modulator.arguments.dropFirst().first {
        case .option(let name)? where name.hasSuffix(".list"): return false
        case .option(let name)? where name.hasSuffix(".map"): return true
        case .value(.int(0))?: return false
        case .value(.int(1))?: return true
        default:
            throw GraphError(
                .invalidArgument,
                "WithOptions.indexer requires a single Integer argument (possible values are: "
                    + "WithOptions.[list|map])")
        }
    }
}

/// What the list steps do to two lists.
enum ListSteps {
    /// About how many bytes an item takes.
    static let itemSize = MemoryLayout<PropertyValue>.stride

    static func incoming(_ value: PropertyValue, _ name: String) throws -> [PropertyValue] {
        if value.isNull {
            throw GraphError(.runtime, "Incoming traverser for \(name) step can't be null.")
        }
        guard let members = value.collectionMembers else {
            throw GraphError(
                .runtime,
                "\(name) step can only take an array or an Iterable type for incoming traversers, "
                    + "encountered \(value.typeName)")
        }
        return members
    }

    static func given(
        _ value: PropertyValue, _ source: ValueSource, _ name: String
    ) throws -> [PropertyValue] {
        if let members = value.collectionMembers { return members }
        guard case .constant = source else {
            throw GraphError(
                .runtime,
                "Provided traversal argument for \(name) step must yield an iterable type, "
                    + (value.isNull ? "not null" : "encountered \(value.typeName)"))
        }
        if value.isNull {
            throw GraphError(
                .invalidArgument, "Argument provided for \(name) step can't be null.")
        }
        throw GraphError(
            .invalidArgument,
            "\(name) step can only take an array or an Iterable as an argument, encountered "
                + value.typeName)
    }

    static func difference(_ left: [PropertyValue], _ right: [PropertyValue]) -> PropertyValue {
        let others = Set(right.map { ExactValue($0) })
        return .set(PropertySet(left.filter { !others.contains(ExactValue($0)) }))
    }

    static func disjunct(_ left: [PropertyValue], _ right: [PropertyValue]) -> PropertyValue {
        let mine = Set(left.map { ExactValue($0) })
        let others = Set(right.map { ExactValue($0) })
        return .set(
            PropertySet(
                left.filter { !others.contains(ExactValue($0)) }
                    + right.filter { !mine.contains(ExactValue($0)) }))
    }

    static func intersect(_ left: [PropertyValue], _ right: [PropertyValue]) -> PropertyValue {
        let others = Set(right.map { ExactValue($0) })
        return .set(PropertySet(left.filter { others.contains(ExactValue($0)) }))
    }
}
