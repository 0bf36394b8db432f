extension StepCompilers {
    /// Steps that turn a value into another type.
    static var conversions: [StepName: Compiler] {
        [
            .asString: asString,
            .asBool: { planner, _, pipeline in
                pipeline.append(
                    ValueMapOperator(planner.context, pipeline.last) { try Conversions.bool($0) })
                return .moves
            },
            .asDate: { planner, _, pipeline in
                pipeline.append(
                    ValueMapOperator(planner.context, pipeline.last) { try Conversions.date($0) })
                return .moves
            },
            .asNumber: { planner, step, pipeline in
                var type: GType?
                if case .type(let given)? = step.arguments.first {
                    guard given.isNumeric else {
                        throw GraphError(
                            .invalidArgument,
                            "asNumber() requires a numeric type token, got \(given.rawValue): "
                                + "name a type of numbers, such as GType.INT.")
                    }
                    type = given
                }
                pipeline.append(
                    ValueMapOperator(planner.context, pipeline.last) {
                        try Conversions.number($0, type)
                    })
                return .moves
            },
        ]
    }

    private static func asString(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let context = planner.context
        let isLocal = planner.scope(step) == .local
        pipeline.append(
            ValueMapOperator(context, pipeline.last) { value in
                if isLocal, let members = value.collectionMembers {
                    return .list(try members.map { try string($0, context) })
                }
                return try string(value, context)
            })
        return .moves
    }

    private static func string(
        _ value: PropertyValue, _ context: ExecutionContext
    ) throws -> PropertyValue {
        if value.isNull { throw GraphError(.runtime, "Can't parse null as String.") }
        return .string(try context.text(of: value))
    }
}

/// Conversions between types, with Gremlin's messages.
enum Conversions {
    static func bool(_ value: PropertyValue) throws -> PropertyValue {
        switch value {
        case .bool: return value
        case .string(let text):
            switch TextSteps.trim(text, start: true, end: true).lowercased() {
            case "true": return true
            case "false": return false
            default: break
            }
        case .byte, .short, .int, .long, .bigInteger, .float, .double, .bigDecimal:
            guard let number = value.doubleValue else { break }
            return .bool(number != 0 && !number.isNaN)
        default: break
        }
        throw GraphError(.runtime, "Can't parse \(value) as Boolean.")
    }

    static func date(_ value: PropertyValue) throws -> PropertyValue {
        switch value {
        case .dateTime: return value
        case .string(let text):
            if let date = DateTime(text) { return .dateTime(date) }
        default:
            if let milliseconds = value.wholeNumber {
                return .dateTime(try DateTime(epochMilliseconds: milliseconds))
            }
        }
        throw GraphError(.runtime, "Can't parse \(value) as DateTime.")
    }

    static func number(_ value: PropertyValue, _ type: GType?) throws -> PropertyValue {
        var number: PropertyValue
        switch value {
        case .null: return .null
        case .string(let text): number = try NumberConversion.parse(text)
        case .dateTime(let date): number = .long(try date.epochMilliseconds)
        default:
            guard value.isNumber else {
                throw GraphError(.runtime, "Can't parse type \(value.javaName) as number.")
            }
            number = value
        }
        if let type { number = try NumberConversion.convert(number, to: type) }
        return number
    }
}
