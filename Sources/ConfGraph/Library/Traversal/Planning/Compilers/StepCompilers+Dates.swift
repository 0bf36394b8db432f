extension StepCompilers {
    /// Steps on dates.
    static var dates: [StepName: Compiler] {
        [.dateAdd: dateAdd, .dateDiff: dateDiff]
    }

    private static func dateAdd(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        guard case .dateToken(let unit)? = step.arguments.first else {
            throw GraphError(.invalidArgument, "dateAdd() needs a unit such as DT.day.")
        }
        let amount = try planner.int(step.arguments.dropFirst().first, of: step)
        pipeline.append(
            ValueMapOperator(planner.context, pipeline.last) { value in
                guard case .dateTime(let date) = value else {
                    throw GraphError(
                        .runtime,
                        "dateAdd accept only DateTime, encountered \(value): "
                            + "asDate() makes a date of text or a number.")
                }
                return .dateTime(try date.adding(amount, unit))
            })
        return .moves
    }

    private static func dateDiff(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        guard let argument = step.arguments.first else {
            throw GraphError(.invalidArgument, "dateDiff() needs a date.")
        }
        let other = try source(planner, argument)
        pipeline.append(
            RowMapOperator(planner.context, pipeline.last) { batch, row in
                guard case .dateTime(let date) = batch.value(at: row) else {
                    throw notADate(batch.value(at: row))
                }
                switch try other.required(batch, row) {
                case .dateTime(let second): return .long(try date.milliseconds(since: second))
                case .null: return .long(try date.epochMilliseconds)
                case let value: throw notADate(value)
                }
            })
        return .moves
    }

    private static func notADate(_ value: PropertyValue) -> GraphError {
        GraphError(
            .runtime,
            "DateDiff can only take DateTime as argument, encountered \(value): "
                + "asDate() makes a date of text or a number.")
    }
}
