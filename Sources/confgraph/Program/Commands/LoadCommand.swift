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
                name: "FILE", count: .several,
                help: "Notes: Markdown or plain text, a folder of them, or - for standard input.")
        ],
        options: [
            OptionDescription(
                name: "event", value: "NAME",
                help: "The conference, where the notes do not say it or say it wrongly."),
            OptionDescription(name: "year", value: "N", help: "Its year, likewise."),
            OptionDescription(
                name: "format", choices: LoadOptions.Format.allCases.map(\.rawValue),
                help: "How headings are marked; pasted: not at all. Default: by what is found."),
            OptionDescription(
                name: "dry-run",
                help: "Print what would be loaded, with line numbers; load nothing."
            ),
            OptionDescription(
                name: "explain", help: "Print which rule decided each talk and speaker."),
        ],
        discussion: [
            "Loading a file again after an edit adds, changes and removes what the edit did. What "
                + "no file states any more goes, except what a traversal made or changed.",
            "A folder is one conference: files that do not name it take its name from the others, "
                + "or from the folder. All that is loaded together is one transaction. The graph is "
                + "made where there is none.",
            "A wrong guess is corrected in the notes by a comment such as "
                + "<!-- confgraph: not a talk --> or <!-- confgraph: speaker Ada Byron -->, or in the "
                + "graph by a traversal; no later load undoes it.",
        ],
        examples: [
            ("confgraph load notes.md", "One file."),
            ("confgraph load --event PyCon --year 2015 notes/", "A folder, of one conference."),
            ("confgraph load --dry-run --explain notes.md", "What is found, and why."),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        var options = LoadOptions()
        options.event = arguments.value("event")
        options.year = try arguments.integer("year")
        options.format = arguments.value("format").flatMap(LoadOptions.Format.init)
        options.cancellation = Interrupt.cancellation
        // Standard input can be read once, and may be wanted twice.
        let input = arguments.operands.contains("-") ? try StandardInput.read(limit: 100 << 20) : []
        var status = ExitStatus.done
        if arguments.has("dry-run") || arguments.has("explain") {
            status = try outline(arguments, input, options)
            if arguments.has("dry-run") { return status }
        }
        return try load(arguments, input, options, status)
    }

    /// Prints what is found in the notes.
    private static func outline(
        _ arguments: ParsedArguments, _ input: [UInt8], _ options: LoadOptions
    ) throws -> ExitStatus {
        var status = ExitStatus.done
        let output = OutputBuffer()
        for operand in arguments.operands {
            do {
                let outlines =
                    operand == "-"
                    ? [try NotesOutline(text: input, options: options)]
                    : try NotesOutline.read(
                        notes: URL(fileURLWithPath: operand), options: options)
                for outline in outlines {
                    for line in outline.text(explaining: arguments.has("explain")).split(
                        separator: "\n", omittingEmptySubsequences: false)
                    {
                        output.append(Printable.text(String(line)) + "\n")
                    }
                    try output.endResult()
                }
            } catch let error as GraphError where error.code != .interrupted {
                // A load says it again.
                if arguments.has("dry-run") { Messages.error(Printable.text(error.message)) }
                status = .failed
            }
        }
        try output.flush()
        return status
    }

    private static func load(
        _ arguments: ParsedArguments, _ input: [UInt8], _ options: LoadOptions,
        _ before: ExitStatus
    ) throws -> ExitStatus {
        let location = try GraphLocation(arguments)
        let isNew = !location.exists
        let isQuiet = arguments.has("quiet")
        let graph = try location.openOrCreate()
        var status = before
        var loaded = 0
        let files = arguments.operands.filter { $0 != "-" }
        if !files.isEmpty {
            let title = files.count == 1 ? files[0] : "\(files.count) files"
            let bar = ProgressBar(
                title: Printable.text(title), isEnabled: Terminal.errorIsTerminal && !isQuiet)
            defer { bar.finish() }
            var options = options
            options.progress = { bar.update($0) }
            let report = try graph.load(
                notes: files.map { URL(fileURLWithPath: $0) }, options: options)
            bar.finish()
            loaded += report.summaries.count
            if !isQuiet { for summary in report.summaries { try Summary.show(summary) } }
            for failure in report.failures {
                Messages.error(Printable.text(failure.error.message))
                status = .failed
            }
        }
        if files.count < arguments.operands.count {
            do {
                let summary = try graph.load(text: input, options: options)
                loaded += 1
                if !isQuiet { try Summary.show(summary) }
            } catch let error as GraphError where error.code == .badInput {
                Messages.error(Printable.text(error.message))
                status = .failed
            }
        }
        if isNew && loaded == 0 { try location.removeIfEmpty(graph) }
        return status
    }
}
