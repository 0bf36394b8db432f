import ConfGraph

/// `confgraph create`: makes an empty graph.
enum CreateCommand: Command {
    static let description = CommandDescription(
        name: "create",
        summary: "Make an empty graph",
        options: [
            OptionDescription(
                name: "labels", choices: ["one", "zero-or-more"],
                help: "How many labels a vertex has. Default: one."),
            OptionDescription(
                name: "null-properties", choices: ["drop", "keep"],
                help: "What null as a property's value means: the property goes, or null is kept. "
                    + "Default: drop."),
        ],
        discussion: [
            "load and import make a graph by themselves where there is none; create is for one "
                + "with other settings, which stay with the file."
        ],
        examples: [
            (
                "confgraph create --db wild.db --labels zero-or-more",
                "Vertices may have several labels."
            )
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let location = try GraphLocation(arguments)
        guard !location.exists else {
            throw GraphError(
                .cannotOpen,
                "\(location.path) exists already: nothing was made. Name another file with --db.")
        }
        var configuration = GraphConfiguration()
        configuration.access = .create
        configuration.labels = arguments.value("labels") == "zero-or-more" ? .zeroOrMore : .one
        configuration.nullProperties = arguments.value("null-properties") == "keep" ? .keep : .drop
        _ = try Graph(path: location.path, configuration: configuration)
        return .done
    }
}
