extension GremlinParser {
    /// Whether a predicate's name and a parenthesis stand at a place.
    func isPredicate(at place: Int) -> Bool {
        guard place + 1 < tokens.count, tokens[place].kind == .word,
            tokens[place + 1].isSign("(")
        else { return false }
        return tokens[place].isWord("not") || Predicate.Name(rawValue: tokens[place].text) != nil
    }

    /// `not(` followed by a predicate, not by a traversal.
    func negatesPredicate(at place: Int) -> Bool {
        var next = place
        while next + 2 < tokens.count, tokens[next].isWord("not"), tokens[next + 1].isSign("(") {
            next += 2
        }
        guard next < tokens.count else { return false }
        return tokens[next].isWord("P") || tokens[next].isWord("TextP") || isPredicate(at: next)
    }

    /// A predicate and what is chained to it.
    mutating func readPredicate() throws -> Predicate {
        try nested { try $0.readPredicateChain() }
    }

    private mutating func readPredicateChain() throws -> Predicate {
        var predicate = try readOnePredicate()
        var length = 0
        while current.isSign("."), peek().kind == .word {
            let word = peek()
            length += 1
            guard length <= GremlinParser.maximumDepth else {
                throw diagnostic("The predicate has too many parts.", at: word)
            }
            switch word.text {
            case "and", "or":
                advance()
                advance()
                try expect("(", "\(word.text)(…) takes a predicate")
                let other = try readOperand(of: word.text)
                try expect(")", "\(word.text)(…) takes one predicate")
                predicate = word.isWord("and") ? .and(predicate, other) : .or(predicate, other)
            case "negate":
                advance()
                advance()
                try expect("(", "negate() takes no arguments")
                try expect(")", "negate() takes no arguments")
                predicate = .not(predicate)
            default:
                throw diagnostic(
                    "A predicate can be followed by and(…), or(…) or negate(), not by "
                        + "\(word.text).", at: word)
            }
        }
        return predicate
    }

    private mutating func readOperand(of name: String) throws -> Predicate {
        guard current.isWord("P") || current.isWord("TextP") || isPredicate(at: index) else {
            throw unexpected("\(name)(…) takes a predicate, such as gt(1)")
        }
        return try readPredicate()
    }

    private mutating func readOnePredicate() throws -> Predicate {
        if current.isWord("P") || current.isWord("TextP") {
            advance()
            try expect(".", "P and TextP are followed by a predicate")
        }
        let word = current
        if word.isWord("not") {
            advance()
            try expect("(", "not(…) takes a predicate")
            let inner = try readOperand(of: "not")
            try expect(")", "not(…) takes one predicate")
            return .not(inner)
        }
        guard let name = Predicate.Name(rawValue: word.text) else {
            let names = Predicate.Name.allCases.map(\.rawValue)
            let near = Spelling.nearest(to: word.text, among: names)
            let hint = near.map { " Did you mean \($0)?" } ?? ""
            throw diagnostic(
                "There is no predicate \(word.text).\(hint)", at: word, suggestion: near)
        }
        advance()
        return .test(name, try readArguments(of: PredicateCatalogue.entry(name)).spread(for: name))
    }
}

extension [Argument] {
    /// `within([1, 2])` means `within(1, 2)`.
    func spread(for name: Predicate.Name) -> [Argument] {
        guard name == .within || name == .without, count == 1 else { return self }
        switch self[0] {
        case .value(.list(let values)): return values.map { .value($0) }
        case .value(.set(let values)): return values.map { .value($0) }
        case .listOf(let arguments): return arguments
        default: return self
        }
    }
}
