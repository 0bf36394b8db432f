/// What a load, or taking a file's claims back, did to the graph.
public struct LoadSummary: Sendable, Equatable, CustomStringConvertible {
    /// The name of the file, without its folder.
    public var file: String
    /// The talks that the file states now.
    public var talks = 0
    /// Talks that the file did not state when it was loaded before.
    public var newTalks = 0
    /// Talks that it states otherwise than before.
    public var changedTalks = 0
    /// Talks that it stated before and no more.
    public var removedTalks = 0
    /// The people who gave its talks.
    public var speakers = 0
    /// The topics that its talks are about.
    public var topics = 0
    /// Whether the load wrote anything.
    public var isChanged = false
    /// The absolute path of the graph; nil in memory.
    public var graphPath: String?

    /// A summary of nothing yet.
    public init(file: String) { self.file = file }

    /// A line such as
    /// `notes.md: 13 talks (1 new, 2 changed, 1 removed), 11 speakers, 40 topics → /home/me/confgraph.db`.
    public var description: String {
        var text = "\(file): \(Self.count(talks, "talk"))"
        let parts = [(newTalks, "new"), (changedTalks, "changed"), (removedTalks, "removed")]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        if !parts.isEmpty {
            text += " (\(parts.joined(separator: ", ")))"
        } else if !isChanged {
            text += " (unchanged)"
        }
        text += ", \(Self.count(speakers, "speaker")), \(Self.count(topics, "topic"))"
        if let graphPath { text += " → \(graphPath)" }
        return text
    }

    private static func count(_ n: Int, _ noun: String) -> String {
        "\(n) \(noun)\(n == 1 ? "" : "s")"
    }
}
