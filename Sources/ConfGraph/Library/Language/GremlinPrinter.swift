/// Writes steps as canonical Gremlin: reading the text again gives the same
/// steps.
///
/// A Swift closure cannot be written; it appears as `{…}`, which no parser
/// takes, and ``closureStep(in:)`` says where it is.
struct GremlinPrinter {
    private(set) var text = ""

    /// The traversal as canonical Gremlin, from `g`.
    static func print(_ list: StepList) -> String {
        var printer = GremlinPrinter()
        printer.text = "g"
        for part in list.configuration {
            printer.text += "."
            printer.call(part.name.rawValue, part.arguments)
        }
        for step in list.steps {
            printer.text += "."
            printer.write(step)
        }
        return printer.text
    }

    /// An inner traversal, from `__`.
    static func print(anonymous list: StepList) -> String {
        var printer = GremlinPrinter()
        printer.write(anonymous: list)
        return printer.text
    }

    /// One step with its modulators, as in a plan or an error.
    static func print(_ step: Step) -> String {
        var printer = GremlinPrinter()
        printer.write(step)
        return printer.text
    }

    /// The traversal as canonical Gremlin.
    ///
    /// - Throws: ``GraphError`` with code `unsupported` where a step holds a
    ///   Swift closure.
    static func canonicalText(_ list: StepList) throws -> String {
        if let number = closureStep(in: list) {
            throw GraphError(
                .unsupported,
                "Step \(number), \(list.steps[number - 1].name.rawValue), holds a Swift closure: "
                    + "such a traversal has no text. Use steps such as where, map and values "
                    + "instead.", step: number)
        }
        return print(list)
    }

    /// The number of the first step that holds a closure, from 1.
    static func closureStep(in list: StepList) -> Int? {
        list.steps.firstIndex { $0.holdsClosure }.map { $0 + 1 }
    }

    // MARK: - Steps

    private mutating func write(_ step: Step) {
        for modulator in step.modulators where modulator.isPrefix {
            call(modulator.name.rawValue, modulator.arguments)
            text += "."
        }
        call(step.name.rawValue, step.arguments)
        for modulator in step.modulators where !modulator.isPrefix {
            text += "."
            call(modulator.name.rawValue, modulator.arguments)
        }
        guard !step.labels.isEmpty else { return }
        text += "."
        call("as", step.labels.map { .value(.string($0)) })
    }

    private mutating func write(anonymous list: StepList) {
        text += "__"
        for step in list.steps {
            text += "."
            write(step)
        }
        if list.steps.isEmpty { text += ".identity()" }
    }

    private mutating func call(_ name: String, _ arguments: [Argument]) {
        text += name
        text += "("
        write(arguments)
        text += ")"
    }

    private mutating func write(_ arguments: [Argument]) {
        for (index, argument) in arguments.enumerated() {
            if index > 0 { text += ", " }
            write(argument)
        }
    }

    // MARK: - Arguments

    private mutating func write(_ argument: Argument) {
        switch argument {
        case .value(let value): write(value)
        case .traversal(let list): write(anonymous: list)
        case .predicate(let predicate): write(predicate)
        case .order(let order): text += "Order." + order.rawValue
        case .scope(let scope): text += "Scope." + scope.rawValue
        case .pop(let pop): text += "Pop." + pop.rawValue
        case .column(let column): text += "Column." + column.rawValue
        case .cardinality(let cardinality): text += "Cardinality." + cardinality.rawValue
        case .cardinalityValue(let cardinality, let value):
            text += "Cardinality." + cardinality.rawValue + "("
            write(value)
            text += ")"
        case .token(let token): text += "T." + token.rawValue
        case .direction(let direction): text += "Direction." + direction.rawValue
        case .merge(let merge): text += "Merge." + merge.rawValue
        case .pick(let pick): text += "Pick." + pick.rawValue
        case .operator(let name): text += "Operator." + name.rawValue
        case .barrier(let barrier): text += "Barrier." + barrier.rawValue
        case .dateToken(let token): text += "DT." + token.rawValue
        case .type(let type): text += "GType." + type.rawValue
        case .option(let name): text += name
        case .strategy(let name, let arguments): writeStrategy(name, arguments)
        case .parameter(let name): text += ":" + name
        case .slot: text += "…"
        case .listOf(let items):
            text += "["
            write(items)
            text += "]"
        case .mapOf(let entries): writeMap(entries)
        case .closure: text += "{…}"
        }
    }

    private mutating func writeStrategy(
        _ name: String, _ arguments: [(key: String, value: Argument)]
    ) {
        text += arguments.isEmpty ? name : "new " + name + "("
        for (index, argument) in arguments.enumerated() {
            if index > 0 { text += ", " }
            text += argument.key + ": "
            write(argument.value)
        }
        if !arguments.isEmpty { text += ")" }
    }

    private mutating func writeMap(_ entries: [(key: Argument, value: Argument)]) {
        text += "["
        for (index, entry) in entries.enumerated() {
            if index > 0 { text += ", " }
            let isBare: Bool
            if case .value(.string) = entry.key { isBare = true } else { isBare = false }
            if !isBare { text += "(" }
            write(entry.key)
            text += isBare ? ": " : "): "
            write(entry.value)
        }
        text += entries.isEmpty ? ":]" : "]"
    }

    // MARK: - Predicates

    private mutating func write(_ predicate: Predicate) {
        switch predicate {
        case .test(let name, let operands):
            text += GremlinPrinter.isOfText(name) ? "TextP." : "P."
            call(name.rawValue, GremlinPrinter.wrapped(operands, for: name))
        case .and(let left, let right): writeConnected(left, "and", right)
        case .or(let left, let right): writeConnected(left, "or", right)
        case .not(let inner):
            text += "P.not("
            write(inner)
            text += ")"
        }
    }

    private mutating func writeConnected(_ left: Predicate, _ word: String, _ right: Predicate) {
        write(left)
        text += "." + word + "("
        write(right)
        text += ")"
    }

    /// A list that is the only operand of `within` would be read as its items.
    private static func wrapped(_ operands: [Argument], for name: Predicate.Name) -> [Argument] {
        guard name == .within || name == .without, operands.count == 1 else { return operands }
        switch operands[0] {
        case .value(.list), .value(.set): return [GremlinParser.list(operands)]
        case .listOf: return [.listOf(operands)]
        default: return operands
        }
    }

    private static func isOfText(_ name: Predicate.Name) -> Bool {
        switch name {
        case .startingWith, .notStartingWith, .endingWith, .notEndingWith, .containing,
            .notContaining, .regex, .notRegex:
            true
        default: false
        }
    }

    // MARK: - Values

    private mutating func write(_ value: PropertyValue) {
        GremlinLiteral.write(value, into: &text)
    }
}

extension Step {
    /// Whether a closure stands in its arguments, however deep.
    var holdsClosure: Bool {
        arguments.contains { $0.holdsClosure }
            || modulators.contains { $0.arguments.contains { $0.holdsClosure } }
    }
}

extension Argument {
    /// Whether it is, or contains, a closure.
    var holdsClosure: Bool {
        switch self {
        case .closure: true
        case .traversal(let list): list.steps.contains { $0.holdsClosure }
        case .listOf(let items): items.contains { $0.holdsClosure }
        case .mapOf(let entries): entries.contains { $0.value.holdsClosure }
        case .predicate(let predicate): predicate.holdsClosure
        default: false
        }
    }
}

extension Predicate {
    /// Whether one of its operands contains a closure.
    var holdsClosure: Bool {
        switch self {
        case .test(_, let operands): operands.contains { $0.holdsClosure }
        case .and(let left, let right), .or(let left, let right):
            left.holdsClosure || right.holdsClosure
        case .not(let inner): inner.holdsClosure
        }
    }
}
