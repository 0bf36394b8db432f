extension Engine {
    /// How a traversal would run: its steps, what each strategy makes of
    /// them, and, with a reader, the operators and what they read.
    static func explain(
        _ steps: StepList, in reader: StorageReader?, options: EngineOptions = EngineOptions()
    ) throws -> String {
        var lines = ["Traversal", "  " + GremlinPrinter.print(steps)]
        let constants = Constants(parameters: options.parameters)
        let configuration = try Configuration(steps, constants)
        let run = try Strategies.apply(to: steps, options, configuration)
        if !run.applied.isEmpty {
            lines.append("Strategies")
            let width = run.applied.map(\.name.utf8.count).max() ?? 0
            for (name, after) in run.applied {
                let padding = String(repeating: " ", count: width - name.utf8.count + 2)
                lines.append("  " + name + padding + GremlinPrinter.print(after))
            }
        }
        guard let reader else { return lines.joined(separator: "\n") }
        let planned = try plan(steps, in: reader, options, isExplained: true)
        lines.append("Operators")
        for each in planned.operators.dropFirst() { each.describe(into: &lines, indent: 1) }
        for notice in planned.context.notices { lines.append("Note: " + notice) }
        return lines.joined(separator: "\n")
    }
}

extension BatchOperator {
    fileprivate func describe(into lines: inout [String], indent: Int) {
        let number = indent == 1 && stepNumber > 0 ? "\(stepNumber)" : ""
        let margin = String(repeating: " ", count: max(3 - number.utf8.count, 0))
        lines.append(
            margin + number + String(repeating: "  ", count: indent) + summary)
        for child in children {
            for each in child.operators { each.describe(into: &lines, indent: indent + 2) }
        }
    }
}
