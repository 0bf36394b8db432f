/// A traversal's text as the parser understood it.
struct ParsedTraversal: Sendable {
    /// The steps, without ``terminal``.
    var steps: StepList
    /// A last `toList`, `next` … and its arguments.
    var terminal: (name: String, arguments: [Argument])?
    /// How words that could be two things were understood, for `explain`.
    var notes: [String] = []

    /// `toString()`: the text asks for the traversal's own text.
    var asksForText: Bool { terminal?.name == "toString" }

    /// The steps that give as results what the terminal step gives:
    /// `next()` the first result, `hasNext()` whether there is one …
    var answering: StepList {
        guard let terminal else { return steps }
        var list = steps
        list.steps += ParsedTraversal.steps(of: terminal.name, terminal.arguments)
        return list
    }

    private static func steps(of terminal: String, _ arguments: [Argument]) -> [Step] {
        switch terminal {
        case "next": [limit(arguments.first ?? .value(.int(1)))]
        case "tryNext": [limit(.value(.int(1)))]
        case "toSet": [Step(name: .dedup)]
        case "iterate": [Step(name: .discard)]
        case "hasNext":
            [limit(.value(.int(1))), Step(name: .count), Step(name: .asBool)]
        default: []
        }
    }

    private static func limit(_ count: Argument) -> Step { Step(name: .limit, arguments: [count]) }

    /// The same inside another traversal, where a list is one thing.
    static func nested(_ steps: [Step], _ terminal: String, _ arguments: [Argument]) -> StepList? {
        let last: [Step]
        switch terminal {
        case "toList": last = [Step(name: .fold)]
        case "toSet": last = [Step(name: .dedup), Step(name: .fold)]
        case "next" where arguments.isEmpty, "tryNext", "hasNext":
            last = self.steps(of: terminal, arguments)
        case "next": last = self.steps(of: terminal, arguments) + [Step(name: .fold)]
        default: return nil
        }
        return StepList(steps: steps + last)
    }
}
