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
                if case .type(let given)? = step.arguments.first { type = given }
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
                    return .list(
                        try members.map { member in
                            if member.isNull {
                                throw GraphError(.runtime, "Can't parse null as String.")
                            }
                            return .string(try Conversions.javaText(member, context))
                        })
                }
                if value.isNull { return .null }
                return .string(try Conversions.javaText(value, context))
            })
        return .moves
    }
}

/// Conversions between types, with Gremlin's messages.
enum Conversions {
    static func bool(_ value: PropertyValue) throws -> PropertyValue {
        switch value {
        case .bool: return value
        case .string(let text):
            switch text.lowercased() {
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
        case .null: return .null
        default:
            if let milliseconds = value.wholeNumber {
                return .dateTime(try DateTime(epochMilliseconds: milliseconds))
            }
        }
        throw GraphError(.runtime, "Can't parse \(value) as Date.")
    }

    static func number(_ value: PropertyValue, _ type: GType?) throws -> PropertyValue {
        var number: PropertyValue
        switch value {
        case .null: return .null
        case .string(let text): number = try NumberConversion.parse(text)
        case .dateTime(let date): number = .long(try date.epochMilliseconds)
        case .bool(let flag): number = .int(flag ? 1 : 0)
        default:
            guard value.isNumber else {
                throw GraphError(.runtime, "Can't parse type \(value.typeName) as number.")
            }
            number = value
        }
        if let type { number = try NumberConversion.convert(number, to: type) }
        return number
    }

    /// A value as Java's `toString` has it, which scenarios of TinkerPop
    /// compare with: maps with `=` and braces, an edge with its ends.
    static func javaText(_ value: PropertyValue, _ context: ExecutionContext) throws -> String {
        switch value {
        case .vertex(let vertex): return "v[\(try context.reader.vertexID(vertex.key))]"
        case .edge(let edge):
            return
                "e[\(try context.reader.edgeID(edge.key))][\(try context.reader.vertexID(edge.ends.source))-"
                + "\(try context.labelName(edge.ends.label))->\(try context.reader.vertexID(edge.ends.target))]"
        case .list(let values):
            return "[" + (try values.map { try javaText($0, context) }).joined(separator: ", ")
                + "]"
        case .set(let set):
            return "["
                + (try set.values.map { try javaText($0, context) }).joined(separator: ", ") + "]"
        case .path(let path):
            return "path["
                + (try path.objects.map { try javaText($0, context) }).joined(separator: ", ") + "]"
        case .map(let map):
            let entries = try map.map {
                "\(try javaText($0.key, context))=\(try javaText($0.value, context))"
            }
            return map.isEntry ? entries[0] : "{" + entries.joined(separator: ", ") + "}"
        default: return "\(value)"
        }
    }
}
