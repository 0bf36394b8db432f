/// What a vocabulary says of one topic.
struct Concept: Sendable, Equatable {
    /// A way to find the topic in a text.
    struct Rule: Sendable, Equatable {
        var variants: [String]
        /// The variants are written just so: capitals count.
        var isExact = false
        /// The properties of a talk to look into; empty for all.
        var scope: [String] = []
        /// What must not stand near.
        var unless: [String] = []
        /// How near that is, in words.
        var within = Rule.defaultWithin
        var line: Int

        static let defaultWithin = 10
    }

    /// Topics that mean this one where they stand near each other.
    struct Combination: Sendable, Equatable {
        var parts: [String]
        var within = Rule.defaultWithin
        var line: Int
    }

    var name: String
    var kind: String?
    var line: Int
    var synonyms: [String] = []
    var broader: [String] = []
    var related: [String] = []
    var combination: Combination?
    var rules: [Rule] = []
}
