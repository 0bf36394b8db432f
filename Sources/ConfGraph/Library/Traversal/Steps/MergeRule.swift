/// What the maps of `mergeV` and `mergeE` may hold, in Gremlin's words.
enum MergeRule {
    enum Part { case match, onCreate, onMatch }

    /// What is wrong with one entry; nil where nothing is.
    ///
    /// - Parameter value: nil where it is not known yet.
    static func problem(
        _ key: PropertyValue, _ value: PropertyValue?, _ part: Part, isEdge: Bool
    ) -> String? {
        let step = isEdge ? "mergeE" : "mergeV"
        let noNull = "\(step)() does not allow null Map values - check: \(key)"
        switch key {
        case .string(let name): return NamingRule.problem(key: name)
        case .token(.label): return value.flatMap { label($0, step, noNull) }
        case .token(.id) where part != .onMatch: return value?.isNull == true ? noNull : nil
        case .direction(.out) where isEdge && part != .onMatch,
            .direction(.in) where isEdge && part != .onMatch:
            return value?.isNull == true ? noNull : nil
        default: break
        }
        if part == .onMatch {
            return "option(onMatch) expects keys in Map to be of String - check: \(key)"
        }
        return "\(step)() and option(onCreate) args expect keys in Map to be either String or "
            + "\(isEdge ? "[id, label, IN, OUT]" : "[id, label]") - check: \(key)"
    }

    private static func label(_ value: PropertyValue, _ step: String, _ noNull: String) -> String? {
        if value.isNull { return noNull }
        for member in value.members {
            guard case .string(let label) = member else {
                return "\(step)() and option(onCreate) args expect T.label value to be of String "
                    + "- found: a \(member.typeName)"
            }
            if let problem = NamingRule.problem(label: label) { return problem }
        }
        return nil
    }

    /// What is wrong with a map that stands in the text.
    static func problem(in map: Argument, _ part: Part, isEdge: Bool) -> String? {
        var entries: [(key: PropertyValue?, value: Argument)]
        switch map {
        case .value(.map(let map)): entries = map.map { ($0.key, .value($0.value)) }
        case .mapOf(let given): entries = given.map { ($0.key.plainValue, $0.value) }
        default: return nil
        }
        for (key, value) in entries {
            guard let key else { continue }
            if let problem = problem(key, value.plainValue, part, isEdge: isEdge) {
                return problem
            }
            guard case .merge(let token) = value, case .direction(let direction) = key else {
                continue
            }
            let expected: Merge = direction == .out ? .outV : .inV
            if token != expected {
                return "Only Merge.\(expected.rawValue) token may be used for Direction."
                    + "\(direction.rawValue), found: \(token.rawValue)"
            }
        }
        return nil
    }

    /// What is wrong with a step's map and options.
    static func problem(in step: Step) -> String? {
        let isEdge = step.name == .mergeE
        if let map = step.arguments.first,
            let problem = problem(in: map, .match, isEdge: isEdge)
        {
            return problem
        }
        for modulator in step.modulators where modulator.name == .option {
            guard case .merge(let token)? = modulator.arguments.first,
                let map = modulator.arguments.dropFirst().first
            else {
                return "\(step.name.rawValue)() takes option(Merge.onCreate, map) and "
                    + "option(Merge.onMatch, map), not other options"
            }
            let part: Part
            switch token {
            case .onCreate: part = .onCreate
            case .onMatch: part = .onMatch
            case .outV, .inV:
                if isEdge { continue }
                return "Option \(token.rawValue) for Merge is not supported: a vertex has no ends"
            }
            if let problem = problem(in: map, part, isEdge: isEdge) { return problem }
        }
        return nil
    }
}
