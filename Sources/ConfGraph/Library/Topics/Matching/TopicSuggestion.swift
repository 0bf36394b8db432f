/// A line that a vocabulary might hold, and why.
public struct TopicSuggestion: Sendable, Equatable, CustomStringConvertible {
    /// What is suggested.
    public enum Kind: Sendable, Equatable {
        /// The other name means the topic.
        case synonym(String)
        /// The topics mean this one where they stand near each other.
        case combination([String])
    }

    /// The topic that the vocabulary would say something of.
    public var topic: String
    /// What it would say.
    public var kind: Kind
    /// How many talks speak for it.
    public var talks: Int
    /// What speaks for it, in words.
    public var reason: String

    /// The lines as a vocabulary holds them, the reason as a comment.
    public var description: String {
        let line =
            switch kind {
            case .synonym(let name): "also: \(Self.quoted(name))"
            case .combination(let parts):
                "combines: " + parts.map(Self.quoted).joined(separator: " + ")
            }
        return "\(Self.quoted(topic))  # \(reason)\n    \(line)"
    }

    /// A name as a vocabulary spells it.
    private static func quoted(_ name: String) -> String {
        name.contains { ",:()+#".contains($0) } ? "\"\(name)\"" : name
    }
}
