import ConfGraph

/// Options that say how traversals run: for work that is not kept, and for
/// finding out what something costs.
enum EngineSettings {
    static let options = [
        OptionDescription(
            name: "in-memory",
            help: "Work on a copy of the graph in memory. Changes are gone at the end."),
        OptionDescription(
            name: "without-strategies", value: "NAME", isRepeated: true,
            help: "Run without this strategy, or without any: all. Results stay the same. "
                + "--explain shows the names."),
        OptionDescription(
            name: "cache-size", value: "BYTES",
            help: "The most memory for edges read from the file. Default: 512 MB."),
        OptionDescription(
            name: "threads", value: "COUNT",
            help: "How many threads a step over the whole graph may use. Default: one for "
                + "each processor."),
        OptionDescription(
            name: "column-cache-size", value: "BYTES",
            help: "The most memory for properties read as columns. Default: 256 MB."),
        OptionDescription(
            name: "compaction-threshold", value: "COUNT",
            help: "How many new or removed edges gather before they are packed. "
                + "Default: 50,000."),
    ]

    static func apply(_ arguments: ParsedArguments, to configuration: inout GraphConfiguration)
        throws
    {
        configuration.memoryLimit = try count("memory-limit", arguments)
        configuration.blockCacheSize =
            try count("cache-size", arguments) ?? configuration.blockCacheSize
        configuration.columnCacheSize =
            try count("column-cache-size", arguments) ?? configuration.columnCacheSize
        configuration.compactionThreshold =
            try count("compaction-threshold", arguments) ?? configuration.compactionThreshold
        configuration.parallelism = try count("threads", arguments)
        for name in arguments.values("without-strategies") {
            if name == "all" {
                configuration.disabledStrategies.formUnion(GraphConfiguration.strategyNames)
            } else if GraphConfiguration.strategyNames.contains(name) {
                configuration.disabledStrategies.insert(name)
            } else {
                let nearest = Suggestion.nearest(
                    to: name, among: GraphConfiguration.strategyNames + ["all"])
                throw UsageError(
                    "There is no strategy \(Printable.quoted(name))."
                        + (nearest.map { " Did you mean \($0)?" } ?? ""))
            }
        }
    }

    private static func count(_ option: String, _ arguments: ParsedArguments) throws -> Int? {
        guard let count = try arguments.integer(option) else { return nil }
        guard count >= 0 else { throw UsageError("--\(option) cannot be negative.") }
        return count
    }
}
