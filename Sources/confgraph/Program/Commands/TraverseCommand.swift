import ConfGraph

/// `confgraph traverse`: runs one traversal and prints its results.
enum TraverseCommand: Command {
    static let description = CommandDescription(
        name: "traverse",
        summary: "Run a traversal and print its results",
        operands: [
            OperandDescription(
                name: "TRAVERSAL", help: "Gremlin, or its short form; put it in quotes.")
        ],
        options: [
            OptionDescription(
                name: "format", choices: ResultFormat.allCases.map(\.rawValue),
                help: "text: a readable line each (default). json: one array. ndjson: a line each. "
                    + "csv: a header, then rows. graphson: typed JSON."),
            OptionDescription(
                name: "param", value: "NAME=VALUE", isRepeated: true,
                help: "The value for :NAME in the traversal: a number, true, false, null, or text. "
                    + "Quotes make a text of anything."),
            GraphLocation.allowIO,
            OptionDescription(
                name: "explain",
                help: "Print how it would run instead of running it; with --format json as JSON."),
            OptionDescription(
                name: "profile",
                help: "Run it and print what each part took instead of the results; with "
                    + "--format json as JSON."),
            OptionDescription(
                name: "canonical",
                help: "Read the traversal as TinkerPop's Gremlin only: a bare word is a variable."),
        ] + EngineSettings.options,
        discussion: [
            "In the short form g. may be left out, v(speaker) means the vertices with that label, "
                + "and words need no quotes where a text is expected.",
            "A traversal that changes the graph is committed when it has succeeded, and changes "
                + "nothing when it fails.",
        ],
        examples: [
            (
                "confgraph traverse \"v(speaker).out(gave).has(topic,sqlite)\"",
                "Talks about SQLite."
            ),
            (
                "confgraph traverse --format csv \"v(talk).valueMap(title,year)\"",
                "Talks as a table."
            ),
            (
                "confgraph traverse --param 'who=Grace Hopper' \"v(speaker).has(name,:who)\"",
                "A value that needs no quoting."
            ),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let text = arguments.operands[0]
        do {
            try run(text, arguments)
            return .done
        } catch var error as GraphError {
            // Places in an error are places in the text as it was typed.
            error.traversal = text
            throw error
        }
    }

    private static func run(_ text: String, _ arguments: ParsedArguments) throws {
        let form: PreparedTraversal.Form = arguments.has("canonical") ? .canonical : .short
        let location = try GraphLocation(arguments)
        var run = Run(
            traversal: try PreparedTraversal(text, form: form),
            parameters: try ParameterValue.dictionary(arguments.values("param")),
            format: arguments.value("format").flatMap(ResultFormat.init) ?? .text,
            isQuiet: arguments.has("quiet"))
        let graph = try location.open()
        if let report = try report(of: run, arguments) {
            try run.print(report, on: graph)
        } else {
            try run.perform(on: graph)
        }
    }

    /// What is printed in place of results. In a format that keeps types the
    /// report is a result like any other.
    private static func report(
        of run: Run, _ arguments: ParsedArguments
    ) throws -> PreparedTraversal.Report? {
        let isReadable = run.format == .text || run.format == .json
        if arguments.has("explain") || arguments.has("profile") {
            guard isReadable else {
                throw UsageError(
                    "--explain and --profile print text or, with --format json, JSON.",
                    command: "traverse")
            }
            return arguments.has("explain") ? .explanation : .profile
        }
        return isReadable ? run.traversal.report : nil
    }

    /// One traversal on its way from the graph to standard output.
    private struct Run {
        let traversal: PreparedTraversal
        let parameters: [String: PropertyValue]
        let format: ResultFormat
        let isQuiet: Bool
        var count = 0
        var hint: TraversalHint?

        mutating func perform(on graph: Graph) throws {
            // What a change answers is printed once it is committed.
            let output = OutputBuffer(limit: traversal.isMutating ? .max : format.heldBack)
            if traversal.isMutating {
                try graph.write(cancellation: Interrupt.cancellation) { g in
                    try consume(g, into: output)
                }
            } else {
                try graph.read(cancellation: Interrupt.cancellation) { g in
                    try consume(g, into: output)
                }
            }
            try output.flush()
            if count == 0, format != .json, format != .graphson, Terminal.errorIsTerminal, !isQuiet
            {
                Messages.plain("no results")
            }
            if let hint {
                Messages.hint(Printable.text(hint.message))
                Caret.show(hint.position, in: traversal.text)
            }
        }

        private mutating func consume(_ g: TraversalSource, into output: OutputBuffer) throws {
            var cursor = try g.traverse(traversal, parameters: parameters).cursor()
            var writer = format.writer(to: output)
            writer.begin()
            while let value = try cursor.next() {
                count += 1
                try writer.write(value)
            }
            try writer.end()
            if !isQuiet && count == 0 { hint = try g.hint(for: traversal, parameters: parameters) }
        }

        func print(_ report: PreparedTraversal.Report, on graph: Graph) throws {
            func text(_ g: TraversalSource) throws -> String {
                let asked = try g.traverse(traversal, parameters: parameters)
                switch report {
                case .explanation:
                    let explanation = try asked.explain()
                    return format == .json ? explanation.json : explanation.description
                case .profile:
                    let profile = try asked.profile()
                    return format == .json ? profile.json : profile.description
                }
            }
            // A source that may change the graph is needed to build the steps
            // that would.
            let cancellation = Interrupt.cancellation
            let report =
                try traversal.isMutating
                ? graph.write(cancellation: cancellation, text)
                : graph.read(cancellation: cancellation, text)
            let output = OutputBuffer()
            output.append(report + "\n")
            try output.flush()
        }
    }
}
