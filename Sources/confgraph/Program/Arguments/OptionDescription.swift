/// One option of the program, as the parser and the help page need it.
struct OptionDescription {
    /// The long name without its dashes.
    let name: String
    var short: Character? = nil
    /// The word for its value in the help page; nil for a flag.
    var value: String? = nil
    /// The words it accepts; any text where there are none.
    var choices: [String] = []
    /// May be given more than once.
    var isRepeated = false
    /// Takes all the words that follow it, up to the next option.
    var takesSeveral = false
    let help: String

    /// `--db PATH`, as usage lines show it.
    var usage: String {
        let word = choices.isEmpty ? value : choices.joined(separator: "|")
        return "--\(name)" + (word.map { " " + $0 } ?? "") + (takesSeveral ? " …" : "")
    }

    // MARK: Everywhere

    /// The options of every command.
    static let common = [database, memoryLimit, quiet, help, version]

    static let help = OptionDescription(
        name: "help", short: "h", help: "Print this page and end.")
    static let version = OptionDescription(
        name: "version", help: "Print the version and end.")
    static let quiet = OptionDescription(
        name: "quiet", short: "q", help: "Print results and errors only.")
    static let database = OptionDescription(
        name: "db", value: "PATH",
        help: "The graph. Otherwise $CONFGRAPH_DB, otherwise ./confgraph.db.")
    static let memoryLimit = OptionDescription(
        name: "memory-limit", value: "BYTES",
        help: "About the most memory for the graph. Less is slower. Default: what is useful.")
}
