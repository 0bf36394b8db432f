extension GremlinParser {
    /// The whole text: source, configuration, steps, terminal step.
    mutating func readQuery() throws -> ParsedTraversal {
        guard current.kind != .end else {
            throw diagnostic(
                "There is no traversal: begin with g.V(), or with v(label).", at: current)
        }
        try readSource()
        var list = StepList()
        while current.kind == .word, peek().isSign("("),
            let entry = StepCatalogue.configuration[current.text],
            let name = SourceConfiguration.Name(rawValue: current.text)
        {
            let word = current
            advance()
            let part = SourceConfiguration(name: name, arguments: try readArguments(of: entry))
            if let problem = part.problem {
                throw diagnostic(problem.hasSuffix("?") ? problem : problem + ".", at: word)
            }
            list.configuration.append(part)
            guard accept(".") else {
                throw unexpected("after \(entry.name)(…) a step such as V() follows, with a dot")
            }
        }
        let (steps, terminal) = try readChain(isRoot: true)
        list.steps = steps
        _ = accept(";")
        guard current.kind == .end else { throw trailing(behind: terminal?.name) }
        if let mistake = list.firstMistake() {
            let place = tokens.first { $0.start == mistake.position } ?? tokens[0]
            throw SyntaxDiagnostic(
                mistake.text, in: bytes, from: place.start, to: place.end,
                suggestion: mistake.suggestion, step: mistake.step)
        }
        return ParsedTraversal(steps: list, terminal: terminal, notes: notes)
    }

    /// `g.`, which the short form may leave out.
    private mutating func readSource() throws {
        if current.isWord("g"), !peek().isSign("(") {
            advance()
            guard accept(".") else {
                throw unexpected("after g a step follows, such as g.V()")
            }
            if current.isWord("tx") {
                throw diagnostic(
                    "Transactions are no part of a traversal: use :begin, :commit and "
                        + ":rollback in the shell, or graph.write in Swift.", at: current)
            }
            return
        }
        if mode == .canonical {
            throw diagnostic("A traversal begins with g: write g.V().", at: current)
        }
        isAbbreviated = true
    }

    /// The error of anything after the last step.
    private func trailing(behind terminal: String?) -> SyntaxDiagnostic {
        if let terminal, current.isSign(".") {
            return diagnostic(
                "\(terminal)() can only be the last step: the traversal ended here.", at: current)
        }
        if current.isSign(")") || current.isSign("]") || current.isSign("}") {
            return diagnostic("There is one \(current.text) too many.", at: current)
        }
        if current.kind == .word {
            return diagnostic(
                "Unexpected \(current.text): steps are joined by dots, and one text holds one "
                    + "traversal. Run several one after the other.", at: current)
        }
        return unexpected("the traversal ended here")
    }
}
