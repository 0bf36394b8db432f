extension GremlinParser {
    /// An argument that begins with a word: a literal, a token, a predicate,
    /// an inner traversal or bare text.
    mutating func readWord(_ place: ArgumentPlace) throws -> Argument {
        let token = current
        if peek().isSign("(") { return try readCall(place) }
        if peek().isSign("."), peek(2).kind == .word || token.isWord("__") {
            return try readDotted(place)
        }
        if token.isWord("new"), peek().kind == .word {
            advance()
            if place.kinds.contains(.strategy) { return try readStrategy() }
            return try readCall(place)
        }
        if place.kinds.contains(.strategy) { return try readStrategy() }
        if let literal = GremlinParser.literals[token.text] {
            advance()
            try checkWordEnds(token, place)
            return .value(literal)
        }
        if let argument = bareToken(token, place) {
            advance()
            return argument
        }
        return try readBareWord(place)
    }

    private static let literals: [String: PropertyValue] = [
        "true": .bool(true), "false": .bool(false), "null": .null, "NaN": .double(.nan),
        "Infinity": .double(.infinity),
    ]

    /// The token a bare word is, where its place accepts that token. Where
    /// text would fit as well the token wins, unless no call is left then.
    private mutating func bareToken(_ token: GremlinToken, _ place: ArgumentPlace) -> Argument? {
        let hasMore = peek().isSign(",")
        for vocabulary in TokenVocabulary.accepted(by: place.kinds) {
            guard let argument = vocabulary.argument(token.text) else { continue }
            guard !place.kinds.isDisjoint(with: [.string, .value]) else { return argument }
            guard place.allows(vocabulary.kind, hasMore: hasMore) else { continue }
            if mode == .short {
                notes.append(
                    "\(token.text) in \(place.entry.name)(…) is \(vocabulary.type).\(token.text): "
                        + "for the text write \"\(token.text)\".")
            }
            return argument
        }
        if mode == .canonical, place.kinds.contains(.value) {
            for vocabulary in TokenVocabulary.all where vocabulary.isBareInCanonicalValues {
                if let argument = vocabulary.argument(token.text) { return argument }
            }
        }
        return nil
    }

    /// Text without quotes in the short form, a variable in canonical text.
    private mutating func readBareWord(_ place: ArgumentPlace) throws -> Argument {
        let token = current
        if mode == .canonical {
            if parameters == nil, Argument.parameter(token.text).fits(place.kinds) {
                advance()
                return .parameter(token.text)
            }
            guard let value = parameters?[token.text] else {
                throw unknownWord(
                    token, place,
                    "The variable \(token.text) has no value: text is written \"\(token.text)\".")
            }
            advance()
            return .value(value)
        }
        guard !place.kinds.isDisjoint(with: [.string, .value]) else {
            throw unknownWord(
                token, place,
                "\(token.text) cannot be \(place.inWords): \(place.kinds.inWords) is needed.")
        }
        advance()
        try checkWordEnds(token, place)
        hasBareText = true
        return .value(.string(token.text))
    }

    /// Something sticks to a bare word: `core.async`, `c++`, `a/b`.
    private func checkWordEnds(_ token: GremlinToken, _ place: ArgumentPlace) throws {
        guard current.start == token.end, current.kind != .end,
            !current.isSign(","), !current.isSign(")"), !current.isSign("]"), !current.isSign("}"),
            !current.isSign(":")
        else { return }
        let text = rawRun(from: token.start, throughBlanks: false)
        throw diagnostic(
            "Text with signs in it needs quotes: \"\(text)\".", from: token.start,
            to: token.start + text.utf8.count, suggestion: "\"\(text)\"")
    }

    private func unknownWord(
        _ token: GremlinToken, _ place: ArgumentPlace, _ message: String
    ) -> SyntaxDiagnostic {
        let words = TokenVocabulary.accepted(by: place.kinds).flatMap { $0.words.map(\.word) }
        guard let near = Spelling.nearest(to: token.text, among: words) else {
            return diagnostic(message, at: token)
        }
        return diagnostic("\(message) Did you mean \(near)?", at: token, suggestion: near)
    }

    // MARK: - Dotted names

    /// `__.out()`, `P.gt(1)`, `Order.desc`, `Cardinality.set(1)`.
    private mutating func readDotted(_ place: ArgumentPlace) throws -> Argument {
        let type = current
        let word = peek(2)
        if type.isWord("__") { return try readAnonymous(place) }
        if type.isWord("P") || type.isWord("TextP") {
            guard place.kinds.contains(.predicate) else { throw refused("a predicate", place) }
            return .predicate(try readPredicate())
        }
        if let vocabulary = TokenVocabulary.named(type.text) {
            guard let argument = vocabulary.argument(word.text) else {
                if type.isWord("T"), Predicate.Name(rawValue: word.text) != nil {
                    throw diagnostic(
                        "\(word.text) is a predicate: has(\"age\", \(word.text)(29)), and not "
                            + "T.\(word.text).", at: word, suggestion: "\(word.text)(…)")
                }
                throw unknownMember(of: type.text, word, vocabulary.words.map(\.word))
            }
            advance(3)
            if case .cardinality(let cardinality) = argument, current.isSign("(") {
                return try readCardinalityValue(cardinality, place)
            }
            return argument
        }
        if let options = TokenVocabulary.options.first(where: { type.isWord($0.type) }) {
            guard options.words.contains(where: { word.isWord($0) }) else {
                throw unknownMember(of: type.text, word, options.words)
            }
            advance(3)
            return .option("\(options.type).\(word.text)")
        }
        if type.isWord("g") { return try readTerminated(place) }
        guard !place.kinds.isDisjoint(with: [.string, .value]) else {
            throw unknownWord(
                type, place,
                "There is no \(type.text).\(word.text) here: \(place.kinds.inWords) is needed.")
        }
        let text = rawRun(from: type.start, throughBlanks: false)
        throw diagnostic(
            "Text with a dot in it needs quotes: \"\(text)\".", from: type.start,
            to: type.start + text.utf8.count, suggestion: "\"\(text)\"")
    }

    private mutating func advance(_ count: Int) { for _ in 0..<count { advance() } }

    private func unknownMember(
        of type: String, _ word: GremlinToken, _ members: [String]
    ) -> SyntaxDiagnostic {
        let near = Spelling.nearest(to: word.text, among: members)
        let hint =
            near.map { "Did you mean \(type).\($0)?" }
            ?? "There are \(members.prefix(12).joined(separator: ", "))."
        return diagnostic("There is no \(type).\(word.text). \(hint)", at: word, suggestion: near)
    }

    func refused(_ what: String, _ place: ArgumentPlace) -> SyntaxDiagnostic {
        diagnostic(
            "\(capitalized(place.inWords)) cannot be \(what): \(place.kinds.inWords) is needed.",
            at: current)
    }

    // MARK: - Words with parentheses

    /// A word and an opening parenthesis: a predicate, a function or the
    /// first step of an inner traversal.
    private mutating func readCall(_ place: ArgumentPlace) throws -> Argument {
        let token = current
        if place.kinds.contains(.strategy) { return try readStrategy() }
        if isPredicate(at: index), place.kinds.contains(.predicate),
            !token.isWord("not") || !place.kinds.contains(.traversal) || negatesPredicate(at: index)
        {
            return .predicate(try readPredicate())
        }
        if isAnyFunction(token) {
            return try readFunction(place)
        }
        if let cardinality = Cardinality(rawValue: token.text),
            StepName(rawValue: token.text) == nil
        {
            advance()
            return try readCardinalityValue(cardinality, place)
        }
        if isStep(token) { return try readAnonymous(place) }
        if isPredicate(at: index) { throw refused("a predicate", place) }
        if place.kinds.isDisjoint(with: [.traversal, .predicate]) {
            throw refused("a call of \(token.text)(…)", place)
        }
        let predicates = Predicate.Name.allCases.map(\.rawValue)
        if place.kinds.contains(.predicate),
            StepCatalogue.otherNames[token.text] == nil,
            let near = Spelling.nearest(
                to: token.text, among: StepCatalogue.chainNames + predicates)
        {
            throw diagnostic(
                "There is no step or predicate \(token.text). Did you mean \(near)?", at: token,
                suggestion: near)
        }
        throw unknownStep(token)
    }

    /// `g.V(1).next()` as an argument: what an inner traversal finds.
    private mutating func readTerminated(_ place: ArgumentPlace) throws -> Argument {
        let source = current
        guard place.kinds.contains(.traversal) else { throw refused("a traversal", place) }
        advance(2)
        let (steps, terminal) = try readChain(isRoot: true)
        guard let terminal,
            let list = ParsedTraversal.nested(steps, terminal.name, terminal.arguments)
        else {
            throw diagnostic(
                "An inner traversal begins with __, not with g; what begins with g ends with "
                    + "next() or toList() there.", at: source)
        }
        return .traversal(list)
    }

    private func isStep(_ token: GremlinToken) -> Bool {
        StepName(rawValue: token.text) != nil || StepCatalogue.modulators[token.text] != nil
            || token.isWord("as") || token.isWord("store")
            || mode == .short && (token.isWord("v") || token.isWord("e"))
    }

    /// An inner traversal, with or without `__`.
    private mutating func readAnonymous(_ place: ArgumentPlace) throws -> Argument {
        guard place.kinds.contains(.traversal) else { throw refused("a traversal", place) }
        if current.isWord("__") {
            advance()
            guard accept(".") else {
                throw unexpected("after __ a step follows, such as __.out()")
            }
        }
        return .traversal(StepList(steps: try readChain(isRoot: false).steps))
    }

    private mutating func readCardinalityValue(
        _ cardinality: Cardinality, _ place: ArgumentPlace
    ) throws -> Argument {
        guard place.kinds.contains(.value) else {
            throw refused("a cardinality with a value", place)
        }
        let entry = StepEntry(
            cardinality.rawValue, "", [StepSignature(.one("value", .any))])
        let arguments = try readArguments(of: entry)
        return .cardinalityValue(cardinality, arguments[0])
    }

    /// `new SeedStrategy(seed: 1)`, or the bare name of a strategy.
    mutating func readStrategy() throws -> Argument {
        let name = current
        guard name.kind == .word else { throw unexpected("a strategy's name is needed") }
        advance()
        guard accept("(") else { return .strategy(name: name.text, arguments: []) }
        let entry = StepEntry(name.text, "", [StepSignature(.many("value", .any))])
        var arguments: [(key: String, value: Argument)] = []
        if !current.isSign(")") {
            repeat {
                let key = current
                guard key.kind == .word || key.kind == .string else {
                    throw unexpected("an option of \(name.text) is needed, as in key: value")
                }
                advance()
                try expect(":", "after \(key.text) a colon and a value follow")
                let value = try nested {
                    try $0.readArgument(ArgumentPlace(entry: entry, kinds: .any))
                }
                arguments.append((key.text, value))
            } while accept(",")
        }
        try expect(")", "a comma or ) is needed after an option of \(name.text)")
        return .strategy(name: name.text, arguments: arguments)
    }
}
