/// The help pages, made from the descriptions that the parser uses.
enum HelpPage {
    /// The page of the program: all commands, in groups of a line each.
    static func overview(of commands: [CommandDescription]) -> String {
        var lines = [
            "confgraph \(Program.version): conference notes and other graphs in one file",
            "",
            "Usage: confgraph COMMAND [OPTION…] [ARGUMENT…]",
            "",
            "Commands:",
        ]
        lines += table(commands.map { ($0.name, $0.summary) })
        lines += ["", "Options of every command:"]
        lines += table(rows(of: OptionDescription.common))
        lines += [
            "",
            "Results go to standard output, everything else to standard error.",
            "Exit status: 0 done, 1 failed, 2 wrong usage, 3 not supported, 130 interrupted.",
            "",
            "confgraph COMMAND --help tells more about a command.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The page of one command.
    static func page(of command: CommandDescription) -> String {
        var lines = ["\(command.summary).", ""]
        lines += wrap("Usage: " + command.usage, indent: 7, firstIndent: 0)
        if !command.operands.isEmpty {
            lines += ["", "Arguments:"]
            lines += table(command.operands.map { ($0.name, $0.help) })
        }
        lines += ["", "Options:"]
        lines += table(rows(of: command.allOptions))
        for paragraph in command.discussion {
            lines.append("")
            lines += wrap(paragraph, indent: 0, firstIndent: 0)
        }
        if !command.examples.isEmpty {
            lines += ["", "Examples:"]
            for example in command.examples {
                lines += ["  \(example.command)", "      \(example.meaning)"]
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func rows(of options: [OptionDescription]) -> [(String, String)] {
        options.map { option in
            ((option.short.map { "-\($0), " } ?? "") + option.usage, option.help)
        }
    }

    /// Two columns; the second wraps at 80.
    private static func table(_ rows: [(String, String)]) -> [String] {
        let width = min(rows.map { $0.0.count }.max() ?? 0, 26)
        return rows.flatMap { left, right -> [String] in
            var lines = wrap(right, indent: width + 4, firstIndent: width + 4)
            let start = "  " + left
            if left.count <= width, let first = lines.first {
                lines[0] = start + first.dropFirst(start.count)
            } else {
                lines.insert(start, at: 0)
            }
            return lines
        }
    }

    private static func wrap(_ text: String, indent: Int, firstIndent: Int) -> [String] {
        var lines: [String] = []
        var line = String(repeating: " ", count: firstIndent)
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty && line.count + 1 + word.count > 80 {
                lines.append(line)
                line = String(repeating: " ", count: indent)
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return lines + [line]
    }
}
