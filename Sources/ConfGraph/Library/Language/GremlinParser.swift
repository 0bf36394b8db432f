/// Reads the text of a traversal, in the short or the canonical form, into
/// steps.
///
/// A recursive-descent parser of TinkerPop's `gremlin-lang` grammar that
/// checks every call against ``StepCatalogue``: what the parser lets through
/// has right names, argument counts and kinds. Nesting is bounded, so that no
/// text can exhaust the stack.
struct GremlinParser {
    /// How deep traversals, predicates and collections may stand in each other:
    /// what fits the 512 KB stack that threads have on some systems.
    static let maximumDepth = 64

    let bytes: [UInt8]
    let mode: GremlinMode
    let parameters: [String: PropertyValue]?
    let tokens: [GremlinToken]
    var index = 0
    var depth = 0
    /// The text leaves out `g.` or uses `v(…)`: it was typed in the short
    /// form, where `3d` is more likely a word than a number.
    var isAbbreviated = false
    /// A bare word was read as text within the call that is being read.
    var hasBareText = false
    var notes: [String] = []
    /// Literals that become slots, by their places in the text.
    var slots: [Int: Int] = [:]

    /// Reads a traversal.
    ///
    /// - Parameters:
    ///   - parameters: Values for `:name` (and for variables, in canonical
    ///     text). A `:name` without a value stays an ``Argument/parameter(_:)``;
    ///     so does a variable where no values are known yet (nil).
    /// - Throws: ``GraphError`` with code `syntax` and the position.
    static func parse(
        _ text: String, mode: GremlinMode = .short, parameters: [String: PropertyValue]? = [:]
    ) throws -> StepList {
        do {
            return try parseQuery(text, mode: mode, parameters: parameters).answering
        } catch let diagnostic as SyntaxDiagnostic {
            throw diagnostic.error
        }
    }

    /// Reads a traversal with what stood around it.
    ///
    /// - Throws: ``SyntaxDiagnostic``.
    ///
    /// - Parameter slots: the slots that the literals at these places become,
    ///   where they are arguments by themselves.
    static func parseQuery(
        _ text: String, mode: GremlinMode = .short, parameters: [String: PropertyValue]? = [:],
        slots: [Int: Int] = [:]
    ) throws -> ParsedTraversal {
        var lexer = GremlinLexer(text, mode: mode)
        let tokens = try lexer.run()
        var parser = GremlinParser(
            bytes: lexer.bytes, mode: mode, parameters: parameters,
            tokens: tokens
                + [
                    GremlinToken(
                        kind: .end, start: lexer.bytes.count, end: lexer.bytes.count, text: "")
                ])
        parser.slots = slots
        return try parser.readQuery()
    }

    private init(
        bytes: [UInt8], mode: GremlinMode, parameters: [String: PropertyValue]?,
        tokens: [GremlinToken]
    ) {
        self.bytes = bytes
        self.mode = mode
        self.parameters = parameters
        self.tokens = tokens
    }

    // MARK: - Reading tokens

    var current: GremlinToken { tokens[index] }

    /// A token further on; the end token beyond the end.
    func peek(_ count: Int = 1) -> GremlinToken { tokens[min(index + count, tokens.count - 1)] }

    mutating func advance() { if index < tokens.count - 1 { index += 1 } }

    /// Passes a sign if it stands here.
    mutating func accept(_ sign: Character) -> Bool {
        guard current.isSign(sign) else { return false }
        advance()
        return true
    }

    mutating func expect(_ sign: Character, _ purpose: @autoclosure () -> String) throws {
        guard accept(sign) else { throw unexpected(purpose()) }
    }

    // MARK: - Errors

    func diagnostic(
        _ message: String, at token: GremlinToken, suggestion: String? = nil
    ) -> SyntaxDiagnostic {
        SyntaxDiagnostic(
            message, in: bytes, from: token.start, to: token.end, suggestion: suggestion)
    }

    func diagnostic(_ message: String, from: Int, to: Int, suggestion: String? = nil)
        -> SyntaxDiagnostic
    {
        SyntaxDiagnostic(message, in: bytes, from: from, to: to, suggestion: suggestion)
    }

    /// The error of a token that cannot stand where it stands.
    func unexpected(_ purpose: String) -> SyntaxDiagnostic {
        switch current.kind {
        case .end: return diagnostic("The traversal ends too early: \(purpose).", at: current)
        case .string:
            return diagnostic("Unexpected text in quotes: \(purpose).", at: current)
        default:
            return diagnostic("Unexpected \(current.text): \(purpose).", at: current)
        }
    }

    /// Runs `body` one level deeper.
    mutating func nested<R>(_ body: (inout GremlinParser) throws -> R) throws -> R {
        guard depth < GremlinParser.maximumDepth else {
            throw diagnostic(
                "The text is nested more than \(GremlinParser.maximumDepth) deep: "
                    + "split the traversal, or use repeat().", at: current)
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }
}
