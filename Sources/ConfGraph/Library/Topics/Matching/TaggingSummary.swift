/// What applying the vocabulary to the talks of a graph changed.
public struct TaggingSummary: Sendable, Equatable, CustomStringConvertible {
    /// The topics of one talk that came and went.
    public struct Change: Sendable, Equatable {
        /// The talk's id.
        public var talk: ElementID
        /// Its title.
        public var title: String
        /// Topics it is now about.
        public var added: [String]
        /// Topics it is no longer about.
        public var removed: [String]
    }

    /// The talks that were looked at.
    public var talks = 0
    /// The topics that rules look for.
    public var concepts = 0
    /// The rules: names, variants and combinations.
    public var rules = 0
    /// The talks whose topics changed, in the order of their ids.
    public var changes: [Change] = []

    /// A summary of nothing yet.
    public init() {}

    /// How many topics of talks came.
    public var added: Int { changes.reduce(0) { $0 + $1.added.count } }
    /// How many topics of talks went.
    public var removed: Int { changes.reduce(0) { $0 + $1.removed.count } }

    /// A line such as `40 talks, 312 concepts: 12 talks changed, 18 topics added, 2 removed`.
    public var description: String {
        let looked = "\(Self.count(talks, "talk")), \(Self.count(concepts, "concept")): "
        if changes.isEmpty { return looked + "nothing changed" }
        return looked + "\(Self.count(changes.count, "talk")) changed, "
            + "\(Self.count(added, "topic")) added, \(removed) removed"
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
