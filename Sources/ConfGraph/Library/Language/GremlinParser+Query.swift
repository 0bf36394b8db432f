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
            advance()
            list.configuration.append(
                SourceConfiguration(name: name, arguments: try readArguments(of: entry)))
            guard accept(".") else {
                throw unexpected("after \(entry.name)(…) a step such as V() follows, with a dot")
            }
        }
        let (steps, terminal) = try readChain(isRoot: true)
        list.steps = steps
        _ = accept(";")
        guard current.kind == .end else { throw trailing() }
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
    private func trailing() -> SyntaxDiagnostic {
        if current.isSign(")") || current.isSign("]") || current.isSign("}") {
            return diagnostic("There is one \(current.text) too many.", at: current)
        }
        if current.kind == .word {
            return diagnostic(
                "Unexpected \(current.text): steps are joined by dots, and one text holds one "
                    + "traversal.", at: current)
        }
        return unexpected("the traversal ended here")
    }
}
