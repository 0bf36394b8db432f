import ConfGraph

/// `confgraph sources`: the files whose claims the graph holds.
enum SourcesCommand: Command {
    static let description = CommandDescription(
        name: "sources",
        summary: "List the files of notes that were loaded",
        discussion: ["A line each: the file, and how many talks it states."])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let graph = try GraphLocation(arguments).open()
        let output = OutputBuffer()
        for source in try graph.sources() {
            output.append(
                Printable.text(source.path) + ": " + Plural.count(source.talks, "talk") + "\n")
            try output.endResult()
        }
        try output.flush()
        return .done
    }
}
