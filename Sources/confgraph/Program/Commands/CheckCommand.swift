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
        for problem in report.problems { output.append(Printable.text("\(problem)") + "\n") }
        if report.isClean { output.append("The graph is whole.\n") }
        try output.flush()
        if report.isClean { return .done }
        let count = Plural.count(report.problems.count, "problem")
        if report.isRepaired {
            if !arguments.has("quiet") { Messages.plain("\(count), all repaired.") }
            return .done
        }
        Messages.error(
            isRepair
                ? "\(count), and not all could be repaired. Restore the file from a copy."
                : "\(count). Run confgraph check --repair, after making a copy of the file.")
        return .failed
    }
}
