/// How each predicate is called.
enum PredicateCatalogue {
    private static let entries: [Predicate.Name: StepEntry] = Dictionary(
        uniqueKeysWithValues: Predicate.Name.allCases.map { ($0, make($0)) })

    static func entry(_ name: Predicate.Name) -> StepEntry {
        entries[name] ?? make(name)
    }

    private static func make(_ name: Predicate.Name) -> StepEntry {
        StepEntry(name.rawValue, summary(name), [signature(name)])
    }

    private static func signature(_ name: Predicate.Name) -> StepSignature {
        switch name {
        case .eq, .neq, .lt, .lte, .gt, .gte:
            StepSignature(.one("value", .any))
        case .inside, .outside, .between:
            StepSignature(.one("low", .any), .one("high", .any))
        case .within, .without:
            StepSignature(.many("value", .any))
        case .typeOf:
            StepSignature(.one("type", [.type, .string]))
        case .startingWith, .notStartingWith, .endingWith, .notEndingWith, .containing,
            .notContaining, .regex, .notRegex:
            StepSignature(.one("text", [.string, .null, .traversal]))
        }
    }

    private static func summary(_ name: Predicate.Name) -> String {
        switch name {
        case .eq: "Equal."
        case .neq: "Not equal."
        case .lt: "Less than."
        case .lte: "Less than or equal."
        case .gt: "Greater than."
        case .gte: "Greater than or equal."
        case .inside: "Between the two, both excluded."
        case .outside: "Not between the two, both excluded."
        case .between: "Between the two, the upper one excluded."
        case .within: "One of these."
        case .without: "None of these."
        case .typeOf: "Of this type."
        case .startingWith: "Starts with the text."
        case .notStartingWith: "Does not start with the text."
        case .endingWith: "Ends with the text."
        case .notEndingWith: "Does not end with the text."
        case .containing: "Contains the text."
        case .notContaining: "Does not contain the text."
        case .regex: "Matches the regular expression somewhere."
        case .notRegex: "Matches the regular expression nowhere."
        }
    }
}
