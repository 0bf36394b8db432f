import ConfGraph

/// `confgraph shell`: a conversation over pipes.
enum ShellCommand: Command {
    static let description = CommandDescription(
        name: "shell",
        summary: "Answer traversals, a line each, for another program",
        options: [
            OptionDescription(
                name: "format", choices: ["graphson"],
                help: "How answers are written: typed JSON, the default."),
            OptionDescription(
                name: "canonical",
                help: "Read traversals as TinkerPop's Gremlin only: a bare word is a variable."),
            GraphLocation.allowIO,
        ] + EngineSettings.options,
        discussion: [
            "Each line of standard input is a traversal, and each gets one line: {\"result\": […], "
                + "\"ns\": N} or {\"error\": \"…\", \"code\": \"…\", \"ns\": N}, where code is syntax, "
                + "unsupported or runtime, and ns the nanoseconds from the arrival of the line to "
                + "the finished answer.",
            "A line is a transaction of its own. :begin, :commit and :rollback hold several lines "
                + "in one; the end of the input rolls an open one back.",
        ],
        examples: [
            ("echo 'v(talk).count()' | confgraph shell", "One question, one answer.")
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let graph = try GraphLocation(arguments).open()
        var shell = BatchShell(
            graph: graph, form: arguments.has("canonical") ? .canonical : .short)
        try shell.run()
        return .done
    }
}
