import ConfGraph

/// The program: finds the command, runs it, and says how it ended.
enum Program {
    static let version = "0.1.0"

    static let commands: [any Command.Type] = [
        LoadCommand.self, TraverseCommand.self, UnloadCommand.self, SourcesCommand.self,
        TopicsCommand.self, StatsCommand.self, CreateCommand.self, ImportCommand.self,
        ExportCommand.self, ShellCommand.self,
        CheckCommand.self, CompactCommand.self,
    ]

    static var descriptions: [CommandDescription] { commands.map { $0.description } }

    private static func command(named name: String) -> (any Command.Type)? {
        for command in commands where command.description.name == name { return command }
        return nil
    }

    static func run(_ words: some Sequence<String>) -> ExitStatus {
        Interrupt.install()
        do {
            return try dispatch(Array(words))
        } catch {
            return report(error)
        }
    }

    private static func dispatch(_ words: [String]) throws -> ExitStatus {
        // Options of the whole program may stand before the command.
        guard let place = commandPlace(in: words) else { return try withoutCommand(words) }
        let name = words[place]
        if name == "help" { return try help(words.dropFirst(place + 1)) }
        guard let command = command(named: name) else {
            let nearest = Suggestion.nearest(to: name, among: descriptions.map(\.name) + ["help"])
            throw UsageError(
                "\(Printable.text(name)) is no command."
                    + (nearest.map { " Did you mean \($0)?" } ?? ""))
        }
        let rest = words[..<place] + words[(place + 1)...]
        let arguments = try ArgumentParser(description: command.description).parse(rest)
        if arguments.has("help") { return try show(HelpPage.page(of: command.description)) }
        if arguments.has("version") { return try showVersion() }
        return try command.run(arguments)
    }

    /// The first word that is neither an option nor the value of one.
    private static func commandPlace(in words: [String]) -> Int? {
        var index = 0
        while index < words.count, words[index].hasPrefix("-") {
            index += words[index] == "--db" ? 2 : 1
        }
        return index < words.count ? index : nil
    }

    private static func withoutCommand(_ words: [String]) throws -> ExitStatus {
        let description = CommandDescription(name: "confgraph", summary: "")
        let arguments = try ArgumentParser(description: description).parse(words)
        if arguments.has("version") { return try showVersion() }
        if arguments.has("help") { return try help([]) }
        throw UsageError("A command is missing.")
    }

    private static func help(_ words: some Sequence<String>) throws -> ExitStatus {
        guard let name = words.first(where: { !$0.hasPrefix("-") }) else {
            return try show(HelpPage.overview(of: descriptions))
        }
        guard let command = command(named: name) else {
            throw UsageError("\(Printable.text(name)) is no command.")
        }
        return try show(HelpPage.page(of: command.description))
    }

    private static func showVersion() throws -> ExitStatus { try show("confgraph \(version)\n") }

    private static func show(_ text: String) throws -> ExitStatus {
        let output = OutputBuffer()
        output.append(text)
        try output.flush()
        return .done
    }

    // MARK: Errors

    private static func report(_ error: any Error) -> ExitStatus {
        switch error {
        case let error as UsageError:
            let page = error.command.map { $0 == "confgraph" ? "" : $0 + " " } ?? ""
            Messages.error("\(error.message) See confgraph \(page)--help.")
            return .usage
        case let error as GraphError:
            let status = ExitStatus(error.code)
            if status == .interrupted && Interrupt.cancellation.isCancelled {
                Messages.plain("Interrupted.")
            } else {
                Messages.error(Printable.text(error.message))
                Caret.show(error.position, in: error.traversal)
            }
            return status
        case is BrokenPipe:
            return .done
        case let error as OutputError:
            Messages.error("The results cannot be written: \(error.reason).")
            return .failed
        default:
            Messages.error(Printable.text("\(error)"))
            return .failed
        }
    }
}
