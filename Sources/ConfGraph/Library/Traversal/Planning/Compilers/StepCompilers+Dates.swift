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
                guard case .dateTime(let date) = value else { throw notADate("dateAdd", value) }
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
                    throw notADate("dateDiff", batch.value(at: row))
                }
                switch try other.value(batch, row) {
                case .dateTime(let second): return .long(try date.milliseconds(since: second))
                case nil, .null: return .long(try date.epochMilliseconds)
                case .some(let value): throw notADate("dateDiff", value)
                }
            })
        return .moves
    }

    private static func notADate(_ name: String, _ value: PropertyValue) -> GraphError {
        GraphError(
            .runtime, "The \(name)() step can only take a datetime, and got \(value).")
    }
}
