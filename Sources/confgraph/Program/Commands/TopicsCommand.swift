import ConfGraph

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `confgraph topics`: the vocabulary, applied to the talks.
enum TopicsCommand: Command {
    static let description = CommandDescription(
        name: "topics",
        summary: "Tag talks by a vocabulary, or suggest one",
        operands: [
            OperandDescription(
                name: "ACTION",
                help: "apply: tag every talk with what the vocabulary finds in it. suggest: print "
                    + "synonyms and combinations that the notes suggest, as lines of a vocabulary."
            ),
            OperandDescription(
                name: "FILE", count: .any,
                help: "With apply: vocabularies to load first; computing is the one that comes "
                    + "with the program."),
        ],
        discussion: [
            "A vocabulary names concepts, their kinds and synonyms, broader concepts, "
                + "combinations and extraction rules. It becomes topic and rule vertices, which "
                + "traversals may read and change; confgraph unload takes a file back.",
            "apply writes only what differs: talks gain the topics that rules find and lose those "
                + "they find no more. What the notes state, and what a traversal removed, stays "
                + "as it is.",
        ],
        examples: [
            ("confgraph topics apply computing", "Tag talks about software."),
            ("confgraph topics apply mine.vocabulary", "By a vocabulary of your own."),
            ("confgraph topics suggest >>mine.vocabulary", "Begin one."),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let files = arguments.operands.dropFirst()
        switch arguments.operands[0] {
        case "apply": try apply(files, arguments)
        case "suggest":
            guard files.isEmpty else {
                throw UsageError("suggest takes no files.", command: "topics")
            }
            try suggest(GraphLocation(arguments).open())
        case let word:
            let near = Suggestion.nearest(to: word, among: ["apply", "suggest"])
            throw UsageError(
                "\(Printable.quoted(word)) is neither apply nor suggest."
                    + (near.map { " Did you mean \($0)?" } ?? ""), command: "topics")
        }
        return .done
    }

    private static func apply(_ files: ArraySlice<String>, _ arguments: ParsedArguments) throws {
        let graph = try GraphLocation(arguments).open()
        for file in files {
            if file == "computing" {
                try graph.loadComputingVocabulary(cancellation: Interrupt.cancellation)
            } else {
                try graph.load(
                    vocabulary: URL(fileURLWithPath: file), cancellation: Interrupt.cancellation)
            }
        }
        let isQuiet = arguments.has("quiet")
        let bar = ProgressBar(title: "topics", isEnabled: Terminal.errorIsTerminal && !isQuiet)
        defer { bar.finish() }
        let summary = try graph.applyTopics(
            cancellation: Interrupt.cancellation, progress: { bar.update($0) })
        bar.finish()
        if isQuiet { return }
        let output = OutputBuffer()
        for change in summary.changes {
            let parts =
                change.added.map { "+ " + Printable.text($0) }
                + change.removed.map { "- " + Printable.text($0) }
            output.append(
                "talk[\(Printable.text("\(change.talk)"))] \(Printable.text(change.title)): "
                    + parts.joined(separator: ", ") + "\n")
            try output.endResult()
        }
        output.append("\(summary)\n")
        try output.flush()
    }

    private static func suggest(_ graph: Graph) throws {
        let output = OutputBuffer()
        for suggestion in try graph.suggestTopics(cancellation: Interrupt.cancellation) {
            for line in suggestion.description.split(separator: "\n") {
                output.append(Printable.text(String(line)) + "\n")
            }
            try output.endResult()
        }
        try output.flush()
    }
}
