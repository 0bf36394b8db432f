/// The words of one closed vocabulary of Gremlin, and what they mean as
/// arguments: `Order.desc`, `Scope.local`, `T.id` …
struct TokenVocabulary: Sendable {
    /// The name before the dot.
    let type: String
    let kind: ArgumentKinds
    /// Every accepted spelling, today's first, older ones after them.
    let words: [(word: String, argument: Argument)]
    /// How many of `words` are today's spelling.
    let currentCount: Int
    /// Whether the word alone, without its type, is a token in canonical text.
    let isBareInCanonicalValues: Bool

    init(
        _ type: String, _ kind: ArgumentKinds, bareInValues: Bool = false,
        _ words: [(String, Argument)], older: [(String, Argument)] = []
    ) {
        self.type = type
        self.kind = kind
        self.words =
            words.map { (word: $0.0, argument: $0.1) }
            + older.map { (word: $0.0, argument: $0.1) }
        currentCount = words.count
        isBareInCanonicalValues = bareInValues
    }

    /// The argument a word stands for.
    func argument(_ word: String) -> Argument? {
        words.first { $0.word.hasSameBytes(as: word) }?.argument
    }

    /// The words as error messages list them: up to four, or the type's name.
    var choices: [String] {
        currentCount <= 4 ? words.prefix(currentCount).map(\.word) : ["a word of \(type)"]
    }

    /// The vocabulary with the name `type`, as in `Order.desc`.
    static func named(_ type: String) -> TokenVocabulary? {
        all.first { $0.type.hasSameBytes(as: type) }
    }

    /// The vocabularies of the given kinds.
    static func accepted(by kinds: ArgumentKinds) -> [TokenVocabulary] {
        kinds.isDisjoint(with: .tokens) ? [] : all.filter { kinds.contains($0.kind) }
    }

    static let all: [TokenVocabulary] = [
        TokenVocabulary(
            "T", .token, bareInValues: true, T.allCases.map { ($0.rawValue, .token($0)) }),
        TokenVocabulary(
            "Order", .order, Order.allCases.map { ($0.rawValue, .order($0)) },
            older: [("incr", .order(.asc)), ("decr", .order(.desc))]),
        TokenVocabulary("Scope", .scope, Scope.allCases.map { ($0.rawValue, .scope($0)) }),
        TokenVocabulary("Pop", .pop, Pop.allCases.map { ($0.rawValue, .pop($0)) }),
        TokenVocabulary("Column", .column, Column.allCases.map { ($0.rawValue, .column($0)) }),
        TokenVocabulary(
            "Cardinality", .cardinality, bareInValues: true,
            Cardinality.allCases.map { ($0.rawValue, .cardinality($0)) }),
        TokenVocabulary(
            "Direction", .direction, bareInValues: true,
            Direction.allCases.map { ($0.rawValue, .direction($0)) },
            older: [("from", .direction(.out)), ("to", .direction(.in))]),
        TokenVocabulary(
            "Merge", .merge, bareInValues: true, Merge.allCases.map { ($0.rawValue, .merge($0)) }),
        TokenVocabulary(
            "Pick", .pick, bareInValues: true, Pick.allCases.map { ($0.rawValue, .pick($0)) }),
        TokenVocabulary(
            "Operator", .operator, Operator.allCases.map { ($0.rawValue, .operator($0)) }),
        TokenVocabulary(
            "Barrier", .barrier, Barrier.allCases.map { ($0.rawValue, .barrier($0)) }),
        TokenVocabulary(
            "DT", .dateToken, bareInValues: true, DT.allCases.map { ($0.rawValue, .dateToken($0)) }),
        TokenVocabulary("GType", .type, GType.allCases.map { ($0.rawValue, .type($0)) }),
    ]

    /// The constants that are keys or values of `with`, by their type.
    static let options: [(type: String, words: [String])] = [
        (
            "WithOptions",
            ["tokens", "none", "ids", "labels", "keys", "values", "all", "indexer", "list", "map"]
        ),
        ("ShortestPath", ["target", "edges", "distance", "maxDistance", "includeEdges"]),
        ("ConnectedComponent", ["component", "edges", "propertyName"]),
        ("PageRank", ["edges", "times", "propertyName"]),
        ("PeerPressure", ["edges", "times", "propertyName"]),
        ("IO", ["reader", "writer", "gryo", "graphson", "graphml", "registry"]),
    ]
}
