/// What a command is called and takes: the one source of parsing, usage and
/// help.
struct CommandDescription {
    let name: String
    /// One line, without a full stop.
    let summary: String
    /// The words after the options, as usage shows them: `FILE…`, `[FILE]`.
    var operands: [OperandDescription] = []
    var options: [OptionDescription] = []
    /// Paragraphs of the help page.
    var discussion: [String] = []
    /// Commands with what they do.
    var examples: [(command: String, meaning: String)] = []

    /// The options of this command and those of every command.
    var allOptions: [OptionDescription] { options + OptionDescription.common }

    var usage: String {
        let words =
            options.map { "[\($0.usage)]" } + ["[--db PATH]"] + operands.map(\.usage)
        return (["confgraph", name] + words).joined(separator: " ")
    }
}

/// A word that is no option.
struct OperandDescription {
    /// `any` is several or none.
    enum Count { case one, optional, several, any }

    /// In capitals: `FILE`.
    let name: String
    var count = Count.one
    let help: String

    var isRequired: Bool { count == .one || count == .several }

    var usage: String {
        switch count {
        case .one: name
        case .optional: "[\(name)]"
        case .several: "\(name)…"
        case .any: "[\(name)…]"
        }
    }
}
