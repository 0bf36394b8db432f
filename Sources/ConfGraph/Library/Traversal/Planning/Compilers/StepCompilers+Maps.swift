extension StepCompilers {
    /// Steps that turn each thing into another.
    static var maps: [StepName: Compiler] {
        [
            .map: map,
            .flatMap: flatMap,
            .constant: { planner, step, pipeline in
                guard let argument = step.arguments.first else {
                    throw GraphError(.invalidArgument, "constant() needs a value.")
                }
                pipeline.append(
                    ConstantOperator(
                        planner.context, pipeline.last, try planner.constants.value(argument)))
                return .moves
            },
            .unfold: {
                $2.append(UnfoldOperator($0.context, input: $2.last))
                return .moves
            },
            .path: { planner, step, pipeline in
                pipeline.append(
                    PathValueOperator(
                        planner.context, pipeline.last, try planner.functions(step),
                        from: step.label(.from), to: step.label(.to)))
                return .moves
            },
            .loops: loops,
            .sack: sack,
            .math: math,
        ]
    }

    private static func map(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        switch step.arguments.first {
        case .traversal(let list):
            pipeline.append(
                FunctionOperator(planner.context, pipeline.last, .child(try planner.child(list))))
        case .closure(let closure):
            guard case .map(let body) = closure.body else {
                throw GraphError(.invalidArgument, "map { } takes a function that returns a value.")
            }
            let context = planner.context
            pipeline.append(
                ValueMapOperator(context, pipeline.last) { try body(context.materialize($0)) })
        default:
            throw GraphError(.invalidArgument, "map() needs a traversal or a function.")
        }
        return .moves
    }

    private static func flatMap(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        switch step.arguments.first {
        case .traversal(let list):
            pipeline.append(
                LocalOperator(
                    planner.context, pipeline.last, .flatMap, [try planner.child(list)],
                    isOrdered: pipeline.isOrdered))
        case .closure(let closure):
            guard case .flatMap(let body) = closure.body else {
                throw GraphError(
                    .invalidArgument, "flatMap { } takes a function that returns values.")
            }
            let context = planner.context
            pipeline.append(
                ValueFlatMapOperator(context, pipeline.last) { try body(context.materialize($0)) })
        default:
            throw GraphError(.invalidArgument, "flatMap() needs a traversal or a function.")
        }
        return .moves
    }

    private static func loops(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let name = try planner.strings(step.arguments, of: step).first
        let counter =
            name.map { name in
                planner.loops.last { $0.name.map { $0.hasSameBytes(as: name) } ?? false }
            } ?? planner.loops.last
        guard let counter else {
            if let name {
                throw GraphError(
                    .invalidArgument,
                    "Loop name not defined: \(name). No repeat(\"\(name)\", …) goes round here.")
            }
            pipeline.append(ConstantOperator(planner.context, pipeline.last, .int(0)))
            return .moves
        }
        pipeline.append(
            ValueMapOperator(planner.context, pipeline.last) { _ in
                .int(Int32(clamping: counter.value))
            })
        return .moves
    }

    private static func sack(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        guard let argument = step.arguments.first else {
            pipeline.append(
                RowMapOperator(planner.context, pipeline.last) { batch, row in
                    batch.sacks?[row] ?? .null
                })
            return .moves
        }
        guard case .operator(let operation) = argument else {
            throw GraphError(.invalidArgument, "sack() needs an operator such as sum.")
        }
        pipeline.append(
            SackOperator(
                planner.context, pipeline.last, operation, try planner.onlyFunction(step)))
        return .stays
    }

    private static func math(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        guard let text = step.arguments.first?.string else {
            throw GraphError(.invalidArgument, "math() needs an expression.")
        }
        let expression = try MathExpression(text)
        let functions = try planner.functions(step)
        let context = planner.context
        pipeline.append(
            RowMapOperator(context, pipeline.last) { batch, row in
                var numbers: [Double] = []
                var place = 0
                for name in expression.variables {
                    let value =
                        name == "_"
                        ? batch.value(at: row)
                        : try context.scoped(name, batch, row, pop: .last)
                    if value == nil, let constant = MathExpression.constant(name) {
                        numbers.append(constant)
                        continue
                    }
                    let function =
                        functions.isEmpty ? .identity : functions[place % functions.count]
                    place += 1
                    guard let made = try function.value(of: value ?? .null, context) else {
                        return nil
                    }
                    guard let number = made.doubleValue else {
                        throw GraphError(
                            .runtime,
                            "The variable \(name) for math() step must resolve to a Number - it is "
                                + "instead of type \(made.typeName) with value \(made)"
                                + (value == nil ? ": nothing has this name." : "."))
                    }
                    numbers.append(number)
                }
                return .double(try expression.value(numbers))
            })
        return .moves
    }
}

/// `sack(operator).by(…)`: changes what each traverser carries.
final class SackOperator: BatchOperator {
    private let operation: Operator
    private let function: ValueFunction

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ operation: Operator,
        _ function: ValueFunction
    ) {
        self.operation = operation
        self.function = function
        super.init(context, input: input)
    }

    override func next() throws -> Batch? {
        while let batch = try input!.pull() {
            let values = try function.values(batch, context)
            var rows: [Int32] = []
            var sacks: [PropertyValue] = []
            context.beginMaking()
            for (row, value) in values.enumerated() {
                guard let value else { continue }
                let old = batch.sacks?[row] ?? .null
                rows.append(Int32(row))
                sacks.append(try operation.apply(old, value))
                if operation == .addAll {
                    try context.make((sacks.last?.localCount ?? 0) * ListSteps.itemSize)
                }
            }
            if rows.isEmpty { continue }
            var moved = rows.count == batch.count ? batch : batch.gathered(rows)
            moved.sacks = sacks
            return moved
        }
        return nil
    }

    override var isStateless: Bool { true }
}
