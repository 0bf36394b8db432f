/// The place of an argument that is being read.
struct ArgumentPlace {
    /// The step or predicate whose parentheses these are.
    let entry: StepEntry
    /// From 0.
    let index: Int
    /// The ways to call it that are still possible.
    let signatures: [StepSignature]
    /// All that may stand here.
    let kinds: ArgumentKinds

    init(entry: StepEntry, index: Int, signatures: [StepSignature]) {
        self.entry = entry
        self.index = index
        self.signatures = signatures.filter { $0.parameter(at: index) != nil }
        kinds = self.signatures.reduce(into: ArgumentKinds()) {
            $0.formUnion($1.parameter(at: index)?.kinds ?? [])
        }
    }

    /// A place of its own: an item of a list, a value of a map.
    init(entry: StepEntry, kinds: ArgumentKinds) {
        self.entry = entry
        index = 0
        signatures = []
        self.kinds = kinds
    }

    /// Whether an argument of `kind` here leaves a way to call the step, when
    /// further arguments follow or when it is the last.
    func allows(_ kind: ArgumentKinds, hasMore: Bool) -> Bool {
        signatures.isEmpty
            || signatures.contains { signature in
                guard let parameter = signature.parameter(at: index),
                    !parameter.kinds.isDisjoint(with: kind)
                else { return false }
                return hasMore
                    ? signature.parameter(at: index + 1) != nil : signature.minimum <= index + 1
            }
    }

    /// `the second argument of has(…)`.
    var inWords: String {
        let names = ["first", "second", "third", "fourth", "fifth", "sixth"]
        let ordinal = index < names.count ? names[index] : "\(index + 1)th"
        return "the \(ordinal) argument of \(entry.name)(…)"
    }
}

extension GremlinParser {
    /// The arguments of a call, checked against the ways to call it.
    mutating func readArguments(of entry: StepEntry) throws -> [Argument] {
        let name = tokens[max(0, index - 1)]
        guard accept("(") else {
            if current.isSign("{") {
                throw diagnostic(
                    "Closures are written in Swift only: in text \(entry.name)(…) takes a "
                        + "traversal, such as \(entry.name)(values(\"name\")).", at: current)
            }
            throw diagnostic("\(entry.name) needs parentheses: \(entry.name)(…).", at: name)
        }
        let outer = hasBareText
        hasBareText = false
        defer { hasBareText = outer }
        var arguments: [Argument] = []
        var signatures = entry.signatures
        if !current.isSign(")") {
            repeat {
                let place = ArgumentPlace(
                    entry: entry, index: arguments.count, signatures: signatures)
                try checkPresent(place)
                guard !place.signatures.isEmpty else {
                    throw tooMany(entry, count: arguments.count)
                }
                let start = current
                let argument = try nested { try $0.readArgument(place) }
                let fitting = place.signatures.filter { signature in
                    signature.parameter(at: place.index).map { argument.fits($0.kinds) } ?? false
                }
                guard !fitting.isEmpty else { throw misfit(argument, from: start, at: place) }
                signatures = fitting
                arguments.append(argument)
            } while accept(",")
        }
        guard current.isSign(")") else { throw unclosed(entry, arguments: arguments.count) }
        guard signatures.contains(where: { $0.minimum <= arguments.count }) else {
            throw missing(entry, signatures: signatures, count: arguments.count)
        }
        advance()
        return arguments
    }

    /// One argument, by what may stand at its place.
    mutating func readArgument(_ place: ArgumentPlace) throws -> Argument {
        let token = current
        switch token.kind {
        case .word:
            return try readWord(place)
        case .string:
            advance()
            if current.kind == .range { return try readTextRange(from: token) }
            if let slot = slots[token.start] { return .slot(slot) }
            return .value(.string(token.text))
        case .character:
            advance()
            return .value(.char(token.text.unicodeScalars.first ?? "\u{0}"))
        case .number:
            advance()
            if current.kind == .range { return try readRange(from: token) }
            try checkNotAWord(token, place)
            if let slot = slots[token.start] { return .slot(slot) }
            return .value(try number(token))
        case .gluedNumber:
            throw gluedNumber(token, place)
        case .punctuation(let sign):
            return try readBracketed(sign, place)
        case .range, .stray, .end:
            throw strayArgument(place)
        }
    }

    private mutating func readBracketed(_ sign: UInt8, _ place: ArgumentPlace) throws -> Argument {
        switch sign {
        case 0x5B: return try readListOrMap(place)
        case 0x7B: return try readSet(place)
        case 0x3A, 0x24: return try readParameter(place)
        case 0x2E:
            throw diagnostic(
                "An inner traversal begins with its first step or with __, not with a dot.",
                at: current)
        default: throw strayArgument(place)
        }
    }

    /// `:name` or `$name`.
    private mutating func readParameter(_ place: ArgumentPlace) throws -> Argument {
        let sign = current
        advance()
        guard current.kind == .word, current.start == sign.end else {
            throw diagnostic(
                "A parameter is \(sign.text)name, the name right after the sign.", at: sign)
        }
        let name = current.text
        advance()
        guard let value = parameters?[name] else { return .parameter(name) }
        return .value(value)
    }

    // MARK: - Errors

    /// A comma or a parenthesis where an argument should be.
    private func checkPresent(_ place: ArgumentPlace) throws {
        guard current.isSign(")") || current.isSign(",") else { return }
        throw diagnostic(
            "\(capitalized(place.inWords)) is missing. Did the shell eat a $? "
                + "Put the traversal in single quotes, or write :name.", at: current)
    }

    private func tooMany(_ entry: StepEntry, count: Int) -> SyntaxDiagnostic {
        if count == 0 {
            return diagnostic("\(entry.name)() takes no arguments.", at: current)
        }
        return diagnostic(
            "\(entry.name)(…) takes no further argument after \(count): write \(entry.usage).",
            at: current)
    }

    private func missing(
        _ entry: StepEntry, signatures: [StepSignature], count: Int
    ) -> SyntaxDiagnostic {
        let what =
            signatures.lazy.compactMap { $0.parameter(at: count)?.name }.first ?? "an argument"
        return diagnostic(
            "\(entry.name)(…) lacks \(what): write \(entry.usage).", at: current)
    }

    private func misfit(
        _ argument: Argument, from start: GremlinToken, at place: ArgumentPlace
    ) -> SyntaxDiagnostic {
        let end = tokens[max(0, index - 1)].end
        let kinds = place.kinds
        var hint = ""
        if case .value(.string(let text)) = argument,
            TokenVocabulary.accepted(by: kinds).contains(where: { $0.argument(text) != nil })
        {
            hint = " Write \(text) without quotes."
        }
        return diagnostic(
            "\(capitalized(place.inWords)) is \(argument.inWords), and \(kinds.inWords) is "
                + "needed.\(hint)", from: start.start, to: end)
    }

    /// Something follows an argument that is neither a comma nor the end.
    private func unclosed(_ entry: StepEntry, arguments: Int) -> SyntaxDiagnostic {
        let last = tokens[max(0, index - 1)]
        switch current.kind {
        case .end:
            return diagnostic(
                "The traversal ends before \(entry.name)(… is closed: a ) is missing.",
                at: current)
        case .word, .stray, .gluedNumber, .number:
            if mode == .short, last.kind == .word || last.kind == .number {
                let text = rawRun(from: last.start, throughBlanks: true)
                return diagnostic(
                    "Text of several words, or with signs in it, needs quotes: \"\(text)\".",
                    from: last.start, to: last.start + text.utf8.count,
                    suggestion: "\"\(text)\"")
            }
            return diagnostic(
                "Unexpected \(current.text): a comma or ) is needed after "
                    + (arguments == 0 ? "(" : "an argument") + " of \(entry.name)(…).", at: current)
        case .punctuation(0x3A) where last.kind == .word:
            let text = rawRun(from: last.start, throughBlanks: false)
            return diagnostic(
                "Text with signs in it needs quotes: \"\(text)\".", from: last.start,
                to: last.start + text.utf8.count, suggestion: "\"\(text)\"")
        default:
            return unexpected("a comma or ) is needed after an argument of \(entry.name)(…)")
        }
    }

    private func strayArgument(_ place: ArgumentPlace) -> SyntaxDiagnostic {
        guard current.kind == .stray else {
            return unexpected("\(place.inWords) is needed: \(place.kinds.inWords)")
        }
        let text = rawRun(from: current.start, throughBlanks: true)
        guard !place.kinds.isDisjoint(with: [.string, .value]) else {
            return diagnostic(
                "Unexpected \(text): \(place.inWords) is \(place.kinds.inWords).", at: current)
        }
        return diagnostic(
            "Text with signs in it needs quotes: \"\(text)\".", from: current.start,
            to: current.start + text.utf8.count, suggestion: "\"\(text)\"")
    }

    private func gluedNumber(_ token: GremlinToken, _ place: ArgumentPlace) -> SyntaxDiagnostic {
        guard place.kinds.isDisjoint(with: [.string, .value]) else {
            let text = rawRun(from: token.start, throughBlanks: false)
            return diagnostic(
                "\(text) is neither a number nor a word: as text it needs quotes, \"\(text)\".",
                from: token.start, to: token.start + text.utf8.count,
                suggestion: "\"\(text)\"")
        }
        return diagnostic(
            "\(token.text) is no number: \(place.inWords) is \(place.kinds.inWords).", at: token)
    }

    /// `3d` is a double in Gremlin and a word in notes: in the short form,
    /// where text is possible, it asks which.
    private func checkNotAWord(_ token: GremlinToken, _ place: ArgumentPlace) throws {
        guard mode == .short, isAbbreviated || hasBareText,
            !place.kinds.isDisjoint(with: [.string, .value]),
            let last = token.text.utf8.last, !(0x30...0x39).contains(last),
            token.text.utf8.dropLast().allSatisfy({ (0x30...0x39).contains($0) })
        else { return }
        let digits = String(token.text.dropLast())
        throw diagnostic(
            "\(token.text) could be text or a number: write \"\(token.text)\" for the text, "
                + "\(digits) for the number.", at: token, suggestion: "\"\(token.text)\"")
    }

    /// The text from a place up to what ends an argument.
    func rawRun(from start: Int, throughBlanks: Bool) -> String {
        var end = start
        var depth = 0
        loop: while end < bytes.count {
            switch bytes[end] {
            case 0x2C, 0x5D, 0x7D, 0x22, 0x27, 0x0A, 0x0D: break loop
            case 0x28: depth += 1
            case 0x29:
                if depth == 0 { break loop }
                depth -= 1
            case 0x20, 0x09: if !throughBlanks { break loop }
            default: break
            }
            end += 1
        }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
