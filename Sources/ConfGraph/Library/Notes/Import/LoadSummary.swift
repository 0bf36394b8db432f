/// What a load, or taking a file's claims back, did to the graph.
public struct LoadSummary: Sendable, Equatable, CustomStringConvertible {
    /// The name of the file or folder, without where it lies.
    public var file: String
    /// How many files were loaded: more than one for a folder.
    public var files = 1
    /// How many files of a folder hold no talks, and were left out.
    public var skippedFiles = 0
    /// The talks that the file states now.
    public var talks = 0
    /// Talks that the file did not state when it was loaded before.
    public var newTalks = 0
    /// Talks that it states otherwise than before.
    public var changedTalks = 0
    /// Talks that it stated before and no more.
    public var removedTalks = 0
    /// The people who gave its talks; those of a folder are counted file by file.
    public var speakers = 0
    /// The topics that its talks are about; likewise.
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
        var text = "\(file): "
        if files > 1 || skippedFiles > 0 {
            text += Self.count(files, "file")
            if skippedFiles > 0 { text += " (\(skippedFiles) without talks)" }
            text += ", "
        }
        text += Self.count(talks, "talk")
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

    /// Adds what another file of the same folder states.
    mutating func add(_ other: LoadSummary) {
        files = talks == 0 ? 1 : files + 1
        talks += other.talks
        newTalks += other.newTalks
        changedTalks += other.changedTalks
        removedTalks += other.removedTalks
        speakers += other.speakers
        topics += other.topics
        isChanged = isChanged || other.isChanged
    }

    private static func count(_ n: Int, _ noun: String) -> String {
        "\(n) \(noun)\(n == 1 ? "" : "s")"
    }
}
