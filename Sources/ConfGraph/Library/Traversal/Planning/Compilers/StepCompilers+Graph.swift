extension StepCompilers {
    /// `V`, `E` and the steps that walk.
    static var graph: [StepName: Compiler] {
        [
            .V: { try lookup($0, $1, &$2, isEdge: false) },
            .E: { try lookup($0, $1, &$2, isEdge: true) },
            .out: { try hop($0, $1, &$2, .out) },
            .in: { try hop($0, $1, &$2, .in) },
            .both: { try hop($0, $1, &$2, .both) },
            .outE: { try edgeHop($0, $1, &$2, .out) },
            .inE: { try edgeHop($0, $1, &$2, .in) },
            .bothE: { try edgeHop($0, $1, &$2, .both) },
            .toE: { planner, step, pipeline in
                let (direction, rest) = try self.direction(step)
                return try edgeHop(planner, rest, &pipeline, direction)
            },
            .outV: {
                $2.append(EdgeEndOperator($0.context, $2.last, .out)); return .moves
            },
            .inV: {
                $2.append(EdgeEndOperator($0.context, $2.last, .in)); return .moves
            },
            .bothV: {
                $2.append(EdgeEndOperator($0.context, $2.last, .both)); return .moves
            },
            .toV: { planner, step, pipeline in
                let (direction, _) = try self.direction(step)
                pipeline.append(EdgeEndOperator(planner.context, pipeline.last, direction))
                return .moves
            },
            .otherV: {
                $2.append(OtherVertexOperator($0.context, input: $2.last))
                return .moves
            },
            .inject: inject,
            .identity: { _, _, _ in .stays },
        ]
    }

    private static func direction(_ step: Step) throws -> (Direction, Step) {
        var rest = step
        guard !rest.arguments.isEmpty else {
            throw GraphError(.invalidArgument, "\(step.name.rawValue)() needs a direction.")
        }
        let direction: Direction
        switch rest.arguments.removeFirst() {
        case .direction(let given): direction = given
        case .value(.direction(let given)): direction = given
        default:
            throw GraphError(.invalidArgument, "\(step.name.rawValue)() needs a direction.")
        }
        return (direction, rest)
    }

    private static func hop(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, _ direction: Direction
    ) throws -> Planner.PathEffect {
        LazyBarrierStrategy.apply(to: &pipeline)
        pipeline.append(
            ExpandOperator(
                planner.context, pipeline.last, direction, labels: try planner.labels(step)))
        return .moves
    }

    private static func edgeHop(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, _ direction: Direction
    ) throws -> Planner.PathEffect {
        LazyBarrierStrategy.apply(to: &pipeline)
        pipeline.append(
            ExpandEdgesOperator(
                planner.context, pipeline.last, direction, labels: try planner.labels(step)))
        return .moves
    }

    private static func lookup(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline, isEdge: Bool
    ) throws -> Planner.PathEffect {
        if step.arguments.isEmpty {
            let all = LabelReference([], planner.context)
            pipeline.append(
                isEdge
                    ? EdgeScanOperator(planner.context, pipeline.last, labels: all)
                    : VertexScanOperator(planner.context, pipeline.last, labels: all))
            return .moves
        }
        if !isEdge, let ids = try plainIDs(planner, step) {
            pipeline.append(
                VertexLookupOperator(
                    planner.context, pipeline.last, ids,
                    checksExistence:
                        !(planner.nextStep?.hopDirection != nil
                        && step.labels.isEmpty && planner.context.needs.paths == .none)))
            return .moves
        }
        let sources = try step.arguments.map { argument -> ElementLookupOperator.Source in
            if case .traversal(let list) = argument {
                try planner.refuseMutation(list)
                return .child(try planner.child(list))
            }
            return .value(try planner.constants.value(argument))
        }
        pipeline.append(
            ElementLookupOperator(planner.context, pipeline.last, sources, isEdge: isEdge))
        return .moves
    }

    /// The ids of `V(…)` where all are integers, strings or uuids.
    private static func plainIDs(
        _ planner: Planner, _ step: Step
    ) throws -> [VertexLookupOperator.ID]? {
        var ids: [VertexLookupOperator.ID] = []
        for argument in step.arguments {
            if case .slot(let index) = argument {
                switch try planner.constants.type(argument) {
                case .byte, .short, .int, .long, .string, .uuid:
                    ids.append(.slot(index))
                    continue
                default: break
                }
            }
            guard let value = try planner.constants.valueIfPlain(argument) else { return nil }
            if case .list(let members) = value {
                ids.reserveCapacity(members.count)
                for member in members {
                    guard let id = ElementID(member) else { return nil }
                    ids.append(.constant(id))
                }
            } else {
                guard let id = ElementID(value) else { return nil }
                ids.append(.constant(id))
            }
        }
        return ids
    }

    /// The id of a traversal that is `V(id)` of one id and nothing else.
    static func plainID(
        _ planner: Planner, _ list: StepList
    ) throws -> VertexLookupOperator.ID? {
        guard list.configuration.isEmpty, list.steps.count == 1, let step = list.steps.first,
            step.name == .V, step.modulators.isEmpty, step.arguments.count == 1,
            let ids = try plainIDs(planner, step), ids.count == 1
        else { return nil }
        return ids[0]
    }

    private static func inject(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let values = try step.arguments.map { try planner.constants.value($0) }
        let isStart = pipeline.isRoot && pipeline.isAtStart
        // First in a child, what the child was started with comes first.
        pipeline.append(
            InjectOperator(
                planner.context, isStart ? nil : pipeline.last, values,
                isInputFirst: !isStart && pipeline.isAtStart))
        return .done
    }
}

/// `inject(…)`: the given values, then what came before. What came before
/// stays where it is in its path; the values begin one.
final class InjectOperator: BatchOperator {
    private let values: [PropertyValue]
    private let isInputFirst: Bool
    private var isDone = false

    init(
        _ context: ExecutionContext, _ input: BatchOperator?, _ values: [PropertyValue],
        isInputFirst: Bool
    ) {
        self.values = values
        self.isInputFirst = isInputFirst
        super.init(context, input: input)
    }

    override func next() throws -> Batch? {
        if isInputFirst, let batch = try input?.pull() { return batch }
        if !isDone {
            isDone = true
            if !values.isEmpty {
                var batch = context.start(at: values)
                if context.paths == .full {
                    batch.paths = values.map { PathNode($0, labels: [], parent: nil) }
                }
                return batch
            }
        }
        return try input?.pull()
    }

    override func reset() { isDone = false }
}
