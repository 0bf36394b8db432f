import ConfGraph

/// `confgraph unload`: takes back what a file stated.
enum UnloadCommand: Command {
    static let description = CommandDescription(
        name: "unload",
        summary: "Take back what a file of notes or a vocabulary stated",
        operands: [
            OperandDescription(
                name: "FILE",
                help: "A file or folder as it was loaded, or a name that sources lists.")
        ],
        discussion: [
            "Talks, speakers and topics that no other file holds go with it, except what a "
                + "traversal made or changed. confgraph sources lists the files."
        ],
        examples: [("confgraph unload notes.md", "As if it had never been loaded.")])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let graph = try GraphLocation(arguments).open()
        let file = arguments.operands[0]
        if file == "computing", try graph.sources().contains(where: { $0.path == file }) {
            try graph.unloadComputingVocabulary(cancellation: Interrupt.cancellation)
            return .done
        }
        let summary = try graph.unload(
            source: file, cancellation: Interrupt.cancellation)
        if !arguments.has("quiet") { try Summary.show(summary) }
        return .done
    }
}
