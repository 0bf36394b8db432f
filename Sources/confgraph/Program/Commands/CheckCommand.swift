import ConfGraph

/// `confgraph check`: proves the file against itself.
enum CheckCommand: Command {
    static let description = CommandDescription(
        name: "check",
        summary: "Prove that the graph is whole",
        options: [
            OptionDescription(
                name: "repair",
                help: "Rebuild from the plain rows what is derived from them and wrong.")
        ],
        discussion: [
            "Everything packed or derived is compared with the rows it was made of. Exit status 1 "
                + "where something is wrong and was not repaired."
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let graph = try GraphLocation(arguments).open()
        let isRepair = arguments.has("repair")
        let report = try graph.check(repair: isRepair, cancellation: Interrupt.cancellation)
        let output = OutputBuffer()
        for finding in report.findings {
            let state = finding.isRepaired ? "repaired: " : "wrong: "
            output.append(state + Printable.text(finding.message) + "\n")
        }
        if report.findings.isEmpty {
            output.append(
                "The graph is whole: \(Plural.count(report.vertices, "vertex", "vertices")), "
                    + "\(Plural.count(report.edges, "edge")), "
                    + "\(Plural.count(report.blocks, "block")).\n")
        }
        try output.flush()
        if report.isClean { return .done }
        let wrong = report.findings.filter { !$0.isRepaired }
        let advice =
            wrong.contains { !$0.isDerived }
            ? "Rows are damaged: restore the file from a copy."
            : "Run confgraph check --repair to rebuild it from the rows."
        Messages.error(Plural.count(wrong.count, "thing") + " wrong. " + advice)
        return .failed
    }
}
