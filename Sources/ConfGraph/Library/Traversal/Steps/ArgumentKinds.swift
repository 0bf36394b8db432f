/// What may stand at one place between a step's parentheses.
///
/// The parser reads an argument by the kinds that its place accepts: this is
/// what tells a bare word that is a token from one that is text.
struct ArgumentKinds: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    static let string = ArgumentKinds(rawValue: 1 << 0)
    static let null = ArgumentKinds(rawValue: 1 << 1)
    static let bool = ArgumentKinds(rawValue: 1 << 2)
    static let integer = ArgumentKinds(rawValue: 1 << 3)
    /// Any number, whole or not.
    static let number = ArgumentKinds(rawValue: 1 << 4)
    static let map = ArgumentKinds(rawValue: 1 << 5)
    static let date = ArgumentKinds(rawValue: 1 << 6)
    /// Any literal: text, numbers, null, collections, dates …
    static let value = ArgumentKinds(rawValue: 1 << 7)
    static let traversal = ArgumentKinds(rawValue: 1 << 8)
    static let predicate = ArgumentKinds(rawValue: 1 << 9)
    static let order = ArgumentKinds(rawValue: 1 << 10)
    static let scope = ArgumentKinds(rawValue: 1 << 11)
    static let pop = ArgumentKinds(rawValue: 1 << 12)
    static let column = ArgumentKinds(rawValue: 1 << 13)
    static let cardinality = ArgumentKinds(rawValue: 1 << 14)
    static let token = ArgumentKinds(rawValue: 1 << 15)
    static let direction = ArgumentKinds(rawValue: 1 << 16)
    static let merge = ArgumentKinds(rawValue: 1 << 17)
    static let pick = ArgumentKinds(rawValue: 1 << 18)
    static let `operator` = ArgumentKinds(rawValue: 1 << 19)
    static let barrier = ArgumentKinds(rawValue: 1 << 20)
    static let dateToken = ArgumentKinds(rawValue: 1 << 21)
    static let type = ArgumentKinds(rawValue: 1 << 22)
    /// A constant of `WithOptions`, `IO` or a graph algorithm.
    static let option = ArgumentKinds(rawValue: 1 << 23)
    /// A vertex given by its id, `Vertex(1, "person")`.
    static let vertex = ArgumentKinds(rawValue: 1 << 24)
    /// `new SubgraphStrategy(…)` or the bare name of a strategy.
    static let strategy = ArgumentKinds(rawValue: 1 << 25)

    /// The kinds whose words may be written bare.
    static let tokens: ArgumentKinds = [
        .order, .scope, .pop, .column, .cardinality, .token, .direction, .merge, .pick,
        .operator, .barrier, .dateToken, .type,
    ]
    /// A label or a key, which Gremlin lets be null.
    static let text: ArgumentKinds = [.string, .null]
    /// Any literal or a traversal that yields the value.
    static let any: ArgumentKinds = [.value, .traversal]

    /// The kinds in words, for error messages: `text or a traversal`.
    var inWords: String {
        var words: [String] = []
        if contains(.value) { words.append("a value") }
        if contains(.string), !contains(.value) { words.append("text") }
        if contains(.integer), !contains(.number) { words.append("a whole number") }
        if contains(.number) { words.append("a number") }
        if contains(.bool), !contains(.value) { words.append("true or false") }
        if contains(.map), !contains(.value) { words.append("a map") }
        if contains(.date), !contains(.value) { words.append("a date") }
        if contains(.predicate) { words.append("a predicate") }
        if contains(.traversal) { words.append("a traversal") }
        if contains(.vertex) { words.append("a vertex") }
        if contains(.option) { words.append("an option") }
        if contains(.strategy) { words.append("a strategy") }
        for vocabulary in TokenVocabulary.all where contains(vocabulary.kind) {
            words += vocabulary.choices
        }
        guard let last = words.popLast() else { return "nothing" }
        return words.isEmpty ? last : words.joined(separator: ", ") + " or " + last
    }
}
