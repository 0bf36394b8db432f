/// Mistakes that can be seen before anything runs.
enum Verification {
    static func check(_ list: StepList) throws {
        if let mistake = list.firstMistake() { throw mistake.error }
        for strategy in list.strategies { try check(list, strategy.name, strategy.arguments) }
        try checkLoops(list)
    }

    private static func check(
        _ list: StepList, _ name: String, _ arguments: [(key: String, value: Argument)]
    ) throws {
        switch name {
        case "ReadOnlyStrategy":
            if list.isMutating {
                throw GraphError(
                    .readOnly,
                    "The provided traversal has a mutating step and thus is not read only")
            }
        case "VertexProgramStrategy":
            throw GraphError(
                .invalidArgument,
                "The TraversalSource does not allow the use of a GraphComputer: leave "
                    + "VertexProgramStrategy out.")
        case "EdgeLabelVerificationStrategy":
            if throwsException(arguments), let step = unlabelledHop(list) {
                throw GraphError(
                    .invalidArgument,
                    "The provided traversal contains a vertex step without any specified edge "
                        + "label: \(step.name.rawValue)()")
            }
        case "ReservedKeysVerificationStrategy":
            if throwsException(arguments) {
                try checkKeys(list, reserved: reservedKeys(arguments))
            }
        default: break
        }
    }

    /// What stands in a loop goes round with it: a step that makes one thing
    /// of all would end the loop, and values come in once and not in each
    /// round.
    private static func checkLoops(
        _ list: StepList, isBody: Bool = false, isInLoop: Bool = false
    ) throws {
        for step in list.steps {
            if isInLoop && step.name == .inject {
                throw GraphError(
                    .invalidArgument,
                    "The parent of inject()-step can not be repeat()-step: put inject() before "
                        + "the loop, or constant() into a union() inside it.")
            }
            if isBody && step.makesOneOfAll {
                throw GraphError(
                    .invalidArgument,
                    "The parent of a reducing/supplying barrier can not be repeat()-step: "
                        + "\(step.name.rawValue)() makes one thing of all. Put it behind the loop, "
                        + "or into local() to take each thing on its own.")
            }
            let isLoop = step.name == .repeat
            var failure: (any Error)?
            func visit(_ child: StepList, isBody: Bool) {
                guard failure == nil else { return }
                do {
                    try checkLoops(child, isBody: isBody, isInLoop: isInLoop || isLoop)
                } catch { failure = error }
            }
            for argument in step.arguments {
                argument.forEachChild { visit($0, isBody: isLoop) }
            }
            for modulator in step.modulators {
                for argument in modulator.arguments {
                    argument.forEachChild { visit($0, isBody: false) }
                }
            }
            if let failure { throw failure }
        }
    }

    private static func throwsException(_ arguments: [(key: String, value: Argument)]) -> Bool {
        arguments.contains { argument in
            if argument.key == "throwException", case .value(.bool(true)) = argument.value {
                return true
            }
            return false
        }
    }

    private static func unlabelledHop(_ list: StepList) -> Step? {
        for step in list.steps {
            switch step.name {
            case .out, .in, .both, .outE, .inE, .bothE:
                if step.arguments.isEmpty { return step }
            case .toE:
                if step.arguments.count == 1 { return step }
            default: break
            }
            var found: Step?
            step.forEachChild { if found == nil { found = unlabelledHop($0) } }
            if let found { return found }
        }
        return nil
    }

    private static func reservedKeys(
        _ arguments: [(key: String, value: Argument)]
    ) -> [String] {
        guard let keys = arguments.first(where: { $0.key == "keys" })?.value,
            let value = try? Constants(parameters: [:]).value(keys)
        else { return ["id", "label"] }
        return value.members.compactMap { member in
            if case .string(let key) = member { key } else { nil }
        }
    }

    private static func checkKeys(_ list: StepList, reserved: [String]) throws {
        for step in list.steps {
            if step.name == .property, let key = step.settingKey(of: reserved) {
                throw GraphError(
                    .invalidArgument,
                    "The provided traversal contains a property() step that is setting a "
                        + "property key to a reserved word: \(key)")
            }
            var failure: (any Error)?
            step.forEachChild { child in
                do { try checkKeys(child, reserved: reserved) } catch { failure = error }
            }
            if let failure { throw failure }
        }
    }
}

extension Step {
    /// Whether all that flows in becomes one thing.
    fileprivate var makesOneOfAll: Bool {
        switch name {
        case .fold, .cap: true
        case .count, .sum, .min, .max, .mean:
            !arguments.contains { if case .scope(.local) = $0 { true } else { false } }
        case .group, .groupCount, .tree: arguments.isEmpty
        default: false
        }
    }

    /// The first key of a `property(…)`, or of its map, that is one of these.
    fileprivate func settingKey(of reserved: [String]) -> String? {
        let parts = PropertyArguments(self)
        var keys: [String] = []
        switch parts.key {
        case .value(.string(let key)): keys = [key]
        case .value(.map(let map)):
            keys = map.keys.compactMap { if case .string(let key) = $0 { key } else { nil } }
        case .mapOf(let entries): keys = entries.compactMap(\.key.string)
        default: break
        }
        return keys.first { key in reserved.contains { $0.hasSameBytes(as: key) } }
    }
}
