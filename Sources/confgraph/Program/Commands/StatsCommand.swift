import ConfGraph

/// `confgraph stats`: what the graph holds.
enum StatsCommand: Command {
    static let description = CommandDescription(
        name: "stats",
        summary: "Show labels, counts, degrees and sizes",
        discussion: [
            "Unpacked edges are those added since the last packing, which happens by itself."
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let graph = try GraphLocation(arguments).open()
        _ = try graph.statistics()
        return .done
    }
}
