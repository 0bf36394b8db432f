import ConfGraph

/// `confgraph compact`: packs what changed since the last time.
enum CompactCommand: Command {
    static let description = CommandDescription(
        name: "compact",
        summary: "Pack new and removed edges into blocks now",
        discussion: [
            "This happens by itself when enough has changed. After many changes it is worth having "
                + "it over with."
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let graph = try GraphLocation(arguments).open()
        try graph.compact(cancellation: Interrupt.cancellation)
        return .done
    }
}
