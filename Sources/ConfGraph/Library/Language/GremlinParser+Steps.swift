extension GremlinParser {
    typealias Terminal = (name: String, arguments: [Argument])

    /// Steps joined by dots.
    mutating func readChain(isRoot: Bool) throws -> (steps: [Step], terminal: Terminal?) {
        var chain = StepChain()
        var isFirst = true
        var last = current
        repeat {
            let name = current
            guard name.kind == .word else {
                throw unexpected("a step such as out() is needed here")
            }
            last = name
            if let entry = StepCatalogue.terminals[name.text], isRoot, !isFirst,
                StepName(rawValue: name.text) == nil
            {
                advance()
                let arguments = try readArguments(of: entry)
                return (try finish(&chain, at: last), (name.text, arguments))
            }
            try readStep(into: &chain, isRoot: isRoot, isFirst: isFirst)
            isFirst = false
        } while accept(".")
        return (try finish(&chain, at: last), nil)
    }

    private mutating func finish(_ chain: inout StepChain, at token: GremlinToken) throws -> [Step]
    {
        try attached(chain.finish(), at: token)
        return chain.steps
    }

    private func attached(_ attachment: StepChain.Attachment, at token: GremlinToken) throws {
        if case .problem(let message) = attachment { throw diagnostic(message, at: token) }
    }

    /// One step, modulator or `as`, with its arguments.
    private mutating func readStep(
        into chain: inout StepChain, isRoot: Bool, isFirst: Bool
    ) throws {
        let token = current
        let name = token.text
        if name.hasSameBytes(as: "as") {
            advance()
            let labels = try readArguments(of: GremlinParser.asEntry)
            if isRoot, isFirst { throw cannotStart(token) }
            return try attached(
                chain.append(labels: try texts(labels, at: token), at: token.start), at: token)
        }
        if let entry = StepCatalogue.modulators[name] {
            return try readModulator(entry, into: &chain, isRoot: isRoot, isFirst: isFirst)
        }
        if mode == .short, name == "v" || name == "e", peek().isSign("(") {
            return try readLabelled(isVertex: name == "v", into: &chain)
        }
        if name.hasSameBytes(as: "store"), peek().isSign("(") {
            advance()
            let arguments = try readArguments(of: StepCatalogue.entry(.subgraph))
            return try attached(
                chain.append(
                    Step(
                        name: .aggregate, arguments: [.scope(.local)] + arguments,
                        position: token.start)), at: token)
        }
        guard let stepName = StepName(rawValue: name) else { throw unknownStep(token) }
        let entry = StepCatalogue.entry(stepName)
        if isRoot, isFirst, !entry.canStart { throw cannotStart(token) }
        let start = index
        advance()
        let arguments = try readArguments(of: entry)
        let step = Step(name: stepName, arguments: arguments, position: token.start)
        for part in GremlinParser.modernized(step) { try attached(chain.append(part), at: token) }
        if step.name == .valueMap, case .value(.bool(true))? = arguments.first {
            let tokens = Modulator(name: .with, arguments: [.option("WithOptions.tokens")])
            try attached(chain.append(tokens), at: token)
        }
        if isRoot, isFirst, mode == .short { noteIDs(arguments, of: stepName, from: start) }
    }

    /// Spellings of 3.x as 4.0 has them.
    private static func modernized(_ step: Step) -> [Step] {
        var step = step
        switch step.name {
        case .none where step.arguments.isEmpty:
            step.name = .discard
        case .valueMap:
            if case .value(.bool)? = step.arguments.first { step.arguments.removeFirst() }
        default: break
        }
        return [step]
    }

    private mutating func readModulator(
        _ entry: StepEntry, into chain: inout StepChain, isRoot: Bool, isFirst: Bool
    ) throws {
        let token = current
        guard let name = Modulator.Name(rawValue: entry.name) else { throw unknownStep(token) }
        if isRoot, isFirst { throw cannotStart(token) }
        advance()
        var arguments = try readArguments(of: entry)
        if name == .to, case .direction(let direction)? = arguments.first {
            let step: StepName =
                switch direction {
                case .out: .out
                case .in: .in
                case .both: .both
                }
            return try attached(
                chain.append(
                    Step(
                        name: step, arguments: Array(arguments.dropFirst()), position: token.start)),
                at: token)
        }
        if name == .from || name == .to, case .value(.vertex(let vertex))? = arguments.first {
            arguments = [.traversal(StepList(steps: [.vertex(vertex.id)]))]
        }
        try attached(
            chain.append(Modulator(name: name, arguments: arguments, position: token.start)),
            at: token)
    }

    /// `v(speaker)` and `e(gave)`: vertices and edges by label.
    private mutating func readLabelled(isVertex: Bool, into chain: inout StepChain) throws {
        let token = current
        isAbbreviated = true
        advance()
        if peek().kind == .number {
            let (short, long) = isVertex ? ("v", "V") : ("e", "E")
            throw diagnostic(
                "\(short)(…) takes labels: for the \(isVertex ? "vertex" : "edge") with id "
                    + "\(peek().text) write \(long)(\(peek().text)).", at: peek(),
                suggestion: "\(long)(\(peek().text))")
        }
        let labels = try readArguments(of: isVertex ? GremlinParser.vEntry : GremlinParser.eEntry)
        try attached(
            chain.append(Step(name: isVertex ? .V : .E, position: token.start)), at: token)
        guard !labels.isEmpty else { return }
        try attached(
            chain.append(Step(name: .hasLabel, arguments: labels, position: token.start)),
            at: token)
    }

    private func texts(_ arguments: [Argument], at token: GremlinToken) throws -> [String] {
        try arguments.map {
            guard case .value(.string(let text)) = $0 else {
                throw diagnostic("as() takes names as text, known when it is parsed.", at: token)
            }
            return text
        }
    }

    /// Bare words in `V(…)` are ids: says so, as labels are meant more often.
    private mutating func noteIDs(_ arguments: [Argument], of name: StepName, from start: Int) {
        guard name == .V || name == .E else { return }
        let short = name == .V ? "v" : "e"
        for case .value(.string(let word)) in arguments
        where tokens[start..<index].contains(where: { $0.isWord(word) }) {
            notes.append(
                "\(name.rawValue)(\(word)) looks for the id \(word): for the label write "
                    + "\(short)(\(word)).")
        }
    }

    // MARK: - Errors

    func unknownStep(_ token: GremlinToken) -> SyntaxDiagnostic {
        let name = token.text
        if StepCatalogue.configuration[name] != nil {
            return diagnostic("\(name)(…) stands right after g, before the first step.", at: token)
        }
        if StepCatalogue.terminals[name] != nil {
            return diagnostic("\(name)() can only be the last step of the traversal.", at: token)
        }
        if Predicate.Name(rawValue: name) != nil || name == "P" || name == "TextP" {
            return diagnostic(
                "\(name) is a predicate: it stands inside a step, as in is(gt(1)) or "
                    + "has(key, gt(1)).", at: token)
        }
        if name == "withComputer" || name == "withRemote" {
            return diagnostic(
                "\(name)() says where a traversal runs, and here it runs in this process: leave "
                    + "it out.", at: token)
        }
        guard let near = StepCatalogue.nearest(to: name) else {
            return diagnostic("There is no step \(name).", at: token)
        }
        return diagnostic(
            "There is no step \(name). Did you mean \(near)?", at: token, suggestion: near)
    }

    private func cannotStart(_ token: GremlinToken) -> SyntaxDiagnostic {
        let start = mode == .short ? "v(label)" : "g.V()"
        return diagnostic(
            "A traversal cannot begin with \(token.text)(): it begins with vertices, edges or "
                + "values, such as \(start).\(token.text)(…).", at: token)
    }

    private static let asEntry = StepEntry(
        "as", "Names what is here, for select, where and match.",
        [StepSignature(.one("name", .string), .many("name", .string))])
    private static let vEntry = StepEntry(
        "v", "Vertices with one of the labels.", [StepSignature(.many("label", .string))])
    private static let eEntry = StepEntry(
        "e", "Edges with one of the labels.", [StepSignature(.many("label", .string))])
}

extension Step {
    /// `V(id)`.
    static func vertex(_ id: ElementID) -> Step {
        Step(name: .V, arguments: [.value(id.propertyValue)])
    }
}
