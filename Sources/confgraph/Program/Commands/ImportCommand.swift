import ConfGraph

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `confgraph import`: a graph from files that other programs wrote.
enum ImportCommand: Command {
    static let description = CommandDescription(
        name: "import",
        summary: "Load a graph from GraphSON or CSV files",
        operands: [
            OperandDescription(
                name: "FILE", count: .optional, help: "GraphSON 3.0, a vertex a line.")
        ],
        options: [
            OptionDescription(
                name: "format", choices: ["graphson", "csv"],
                help: "What the files are. Default: graphson."),
            OptionDescription(
                name: "vertices", value: "LABEL=FILE", isRepeated: true, takesSeveral: true,
                help: "CSV of vertices: a header with id and property keys, then rows."),
            OptionDescription(
                name: "edges", value: "LABEL=FILE", isRepeated: true, takesSeveral: true,
                help: "CSV of edges: a header with src, dst and property keys, then rows."),
            OptionDescription(
                name: "index", value: "LABEL.KEY", isRepeated: true, takesSeveral: true,
                help: "Keep an index over this property."),
        ],
        discussion: [
            "Ids are kept. A column's type is inferred, or said in the header as in year:int. All "
                + "of it is one transaction: a file that cannot be read leaves the graph as it was.",
            "The graph is made where there is none.",
        ],
        examples: [
            ("confgraph import modern.json", "A graph in GraphSON."),
            (
                "confgraph import --format csv --vertices talk=talks.csv --edges gave=gave.csv",
                "A table of talks and one of edges."
            ),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let tables = arguments.values("vertices") + arguments.values("edges")
        let isCSV = arguments.value("format") == "csv"
        if isCSV && !arguments.operands.isEmpty {
            throw UsageError(
                "CSV files are named with --vertices LABEL=FILE and --edges LABEL=FILE.",
                command: "import")
        }
        if isCSV && tables.isEmpty {
            throw UsageError("--vertices LABEL=FILE is missing.", command: "import")
        }
        if !isCSV && (arguments.operands.isEmpty || !tables.isEmpty) {
            throw UsageError(
                tables.isEmpty
                    ? "FILE is missing." : "--vertices and --edges need --format csv.",
                command: "import")
        }
        return try isCSV ? csv(arguments) : graphSON(arguments)
    }

    private static func graphSON(_ arguments: ParsedArguments) throws -> ExitStatus {
        let graph = try GraphLocation(arguments).openOrCreate()
        let summary = try graph.importGraphSON(
            from: URL(fileURLWithPath: arguments.operands[0]),
            cancellation: Interrupt.cancellation)
        try report(summary, graph, arguments)
        return .done
    }

    private static func csv(_ arguments: ParsedArguments) throws -> ExitStatus {
        let vertices = try arguments.values("vertices").map(table)
        let edges = try arguments.values("edges").map(table)
        let indexes = try arguments.values("index").map(index)
        let graph = try GraphLocation(arguments).openOrCreate()
        let bar = ProgressBar(title: "import", isEnabled: isBarWanted(arguments))
        defer { bar.finish() }
        let summary = try graph.importCSV(
            vertices: vertices, edges: edges, indexes: indexes,
            cancellation: Interrupt.cancellation, progress: { bar.update($0) })
        bar.finish()
        try report(summary, graph, arguments)
        return .done
    }

    private static func isBarWanted(_ arguments: ParsedArguments) -> Bool {
        Terminal.errorIsTerminal && !arguments.has("quiet")
    }

    private static func report(
        _ summary: ImportSummary, _ graph: Graph, _ arguments: ParsedArguments
    ) throws {
        guard !arguments.has("quiet") else { return }
        let counts =
            Plural.count(summary.vertices, "vertex", "vertices") + ", "
            + Plural.count(summary.edges, "edge")
        try Summary.show("\(counts) → \(graph.path ?? "memory")")
    }

    private static func table(_ word: String) throws -> (label: String, file: URL) {
        let parts = word.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else {
            throw UsageError(
                "\(Printable.quoted(word)) is not LABEL=FILE.", command: "import")
        }
        return (String(parts[0]), URL(fileURLWithPath: String(parts[1])))
    }

    private static func index(_ word: String) throws -> (label: String?, key: String) {
        let parts = word.split(separator: ".", maxSplits: 1)
        guard parts.count == 2 else {
            throw UsageError("\(Printable.quoted(word)) is not LABEL.KEY.", command: "import")
        }
        return (String(parts[0]), String(parts[1]))
    }
}
