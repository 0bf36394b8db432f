import ConfGraph

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `confgraph export`: the graph as a file for other programs.
enum ExportCommand: Command {
    static let description = CommandDescription(
        name: "export",
        summary: "Write the graph to a GraphSON file",
        operands: [
            OperandDescription(name: "FILE", help: "Replaced when all is written, not before.")
        ],
        options: [
            OptionDescription(
                name: "format", choices: ["graphson"],
                help: "How the file is written: GraphSON 3.0, a vertex a line. The default.")
        ],
        discussion: [
            "Ids, keys of several values, properties of properties and the types of values are "
                + "kept: confgraph import makes an equal graph of the file."
        ],
        examples: [("confgraph export backup.json", "A copy that other programs read.")])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let graph = try GraphLocation(arguments).open()
        let file = arguments.operands[0]
        let summary = try graph.exportGraphSON(
            to: URL(fileURLWithPath: file), cancellation: Interrupt.cancellation)
        if !arguments.has("quiet") {
            let counts =
                Plural.count(summary.vertices, "vertex", "vertices") + ", "
                + Plural.count(summary.edges, "edge")
            try Summary.show("\(counts) → \(file)")
        }
        return .done
    }
}
