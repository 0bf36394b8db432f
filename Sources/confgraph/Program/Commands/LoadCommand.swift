import ConfGraph

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `confgraph load`: conference notes into the graph.
enum LoadCommand: Command {
    static let description = CommandDescription(
        name: "load",
        summary: "Load conference notes into the graph",
        operands: [
            OperandDescription(
                name: "FILE", count: .several, help: "Notes: Markdown or plain text.")
        ],
        options: [
            OptionDescription(
                name: "event", value: "NAME",
                help: "The conference, where the notes do not say it or say it wrongly."),
            OptionDescription(name: "year", value: "N", help: "Its year, likewise."),
        ],
        discussion: [
            "Loading a file again after an edit adds, changes and removes what the edit did. What "
                + "no file states any more goes, except what a traversal made or changed.",
            "Each file is a transaction of its own. The graph is made where there is none.",
        ],
        examples: [
            ("confgraph load notes.md", "One file."),
            ("confgraph load --event PyCon --year 2015 notes/*.md", "Several, of one conference."),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let location = try GraphLocation(arguments)
        var options = LoadOptions()
        options.event = arguments.value("event")
        options.year = try arguments.integer("year")
        options.cancellation = Interrupt.cancellation
        let isNew = !location.exists
        let isQuiet = arguments.has("quiet")
        let graph = try location.openOrCreate()
        var status = ExitStatus.done
        var loaded = 0
        for file in arguments.operands {
            do {
                let summary = try load(file, into: graph, options, isQuiet: isQuiet)
                loaded += 1
                if !isQuiet { try Summary.show(summary) }
            } catch let error as GraphError where error.code != .interrupted {
                // The other files may be good.
                Messages.error(Printable.text(error.message))
                status = .failed
            }
        }
        if isNew && loaded == 0 { try location.removeIfEmpty(graph) }
        return status
    }

    private static func load(
        _ file: String, into graph: Graph, _ options: LoadOptions, isQuiet: Bool
    ) throws -> LoadSummary {
        let bar = ProgressBar(
            title: Printable.text(file), isEnabled: Terminal.errorIsTerminal && !isQuiet)
        defer { bar.finish() }
        var options = options
        options.progress = { bar.update($0) }
        return try graph.load(notes: URL(fileURLWithPath: file), options: options)
    }
}
