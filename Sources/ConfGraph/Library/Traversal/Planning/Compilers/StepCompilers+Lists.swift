extension StepCompilers {
    /// Steps on lists.
    static var lists: [StepName: Compiler] {
        [
            .combine: { try pair($0, $1, &$2) { .list($0 + $1) } },
            .difference: { try pair($0, $1, &$2) { ListSteps.difference($0, $1) } },
            .disjunct: { try pair($0, $1, &$2) { ListSteps.disjunct($0, $1) } },
            .intersect: { try pair($0, $1, &$2) { ListSteps.intersect($0, $1) } },
            .merge: merge,
            .product: { try pair($0, $1, &$2) { ListSteps.product($0, $1) } },
            .index: index,
        ]
    }

    private static func pair(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline,
        _ body: @escaping ([PropertyValue], [PropertyValue]) -> PropertyValue
    ) throws -> Planner.PathEffect {
        let other = try argument(planner, step)
        let name = step.name.rawValue
        pipeline.append(
            RowMapOperator(planner.context, pipeline.last) { batch, row in
                let left = try ListSteps.incoming(batch.value(at: row), name)
                let right = try ListSteps.given(try other.value(batch, row), other, name)
                return body(left, right)
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
                let value = try other.value(batch, row)
                if case .map(let map) = here {
                    guard case .map(let more)? = value else {
                        throw GraphError(
                            .runtime,
                            "merge step type mismatch: expected argument to be Map but got "
                                + "\(value?.typeName ?? "nothing")")
                    }
                    return .map(
                        PropertyMap(
                            map.map { ($0.key, $0.value) } + more.map { ($0.key, $0.value) }))
                }
                let left = try ListSteps.incoming(here, "merge")
                if case .map? = value {
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
        let makesMap = step.modulators.contains { modulator in
            guard modulator.name == .with, modulator.arguments.count == 2 else { return false }
            switch modulator.arguments[1] {
            case .option(let name): return name.hasSuffix("map")
            case .value(let value): return value.wholeNumber == 1
            default: return false
            }
        }
        pipeline.append(
            ValueMapOperator(planner.context, pipeline.last) { value in
                let members = value.members.enumerated()
                if makesMap {
                    return .map(PropertyMap(members.map { (.int(Int32($0.offset)), $0.element) }))
                }
                return .list(members.map { .list([$0.element, .int(Int32($0.offset))]) })
            })
        return .moves
    }
}

/// What the list steps do to two lists.
enum ListSteps {
    static func incoming(_ value: PropertyValue, _ name: String) throws -> [PropertyValue] {
        if value.isNull {
            throw GraphError(.runtime, "Incoming traverser for \(name) step can't be null")
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
        _ value: PropertyValue?, _ source: ValueSource, _ name: String
    ) throws -> [PropertyValue] {
        if let members = value?.collectionMembers { return members }
        guard case .constant = source else {
            if let value, !value.isNull {
                throw GraphError(
                    .runtime,
                    "traversal argument for \(name) step must yield an iterable type, encountered "
                        + value.typeName)
            }
            throw GraphError(
                .runtime,
                "traversal argument for \(name) step must yield an iterable type, not null")
        }
        guard let value, !value.isNull else {
            throw GraphError(
                .invalidArgument, "Argument provided for \(name) step can't be null")
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

    static func product(_ left: [PropertyValue], _ right: [PropertyValue]) -> PropertyValue {
        .list(left.flatMap { first in right.map { .list([first, $0]) } })
    }
}
