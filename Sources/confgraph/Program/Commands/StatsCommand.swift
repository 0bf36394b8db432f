import ConfGraph

/// `confgraph stats`: what the graph holds.
enum StatsCommand: Command {
    static let description = CommandDescription(
        name: "stats",
        summary: "Show labels, counts, degrees and sizes",
        discussion: [
            "Unpacked edges are those added since edges were packed last, which happens by itself "
                + "and with confgraph compact."
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let graph = try GraphLocation(arguments).open()
        let output = OutputBuffer()
        output.append(StatisticsText.text(try graph.statistics()))
        try output.flush()
        return .done
    }
}
