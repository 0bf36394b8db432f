/// A traversal read from text: parsed once, run often, on any graph.
///
///     let byTopic = try PreparedTraversal("v(speaker).out(gave).has(topic, :topic)")
///     let talks = try graph.read { g in
///         try g.traverse(byTopic, parameters: ["topic": "sqlite"]).toList()
///     }
///
/// Parameters are values, never text: nothing in them can change the
/// traversal's meaning.
public struct PreparedTraversal: Sendable {
    /// Which of the two spellings a text is in.
    public enum Form: Sendable {
        /// As typed on a command line: `v(speaker).out(gave)`. Canonical
        /// Gremlin is read as well.
        case short
        /// TinkerPop's `gremlin-lang`, as servers and files use it; a bare
        /// name is a variable.
        case canonical
    }

    /// What it has in common with texts that differ in literals only.
    fileprivate let template: TraversalTemplate
    /// The literals of this one.
    fileprivate let literals: [PropertyValue]
    /// Its last step is `toString()`: nothing runs.
    fileprivate let asksForText: Bool
    /// The text it was made of.
    public let text: String

    var steps: StepList { template.bound(literals) }

    /// Reads a traversal.
    ///
    /// A text that differs from one read before in values only (names that a
    /// `has` compares with, ids, values of properties) is recognised in less
    /// than a microsecond, and runs by the same plan.
    ///
    /// - Throws: ``GraphError`` with ``GraphError/Code/syntax`` (with the place
    ///   and a suggestion) or ``GraphError/Code/unsupported``.
    /// - Complexity: O(length of the text).
    public init(_ text: String, form: Form = .short) throws {
        do {
            let reading = try TemplateCache.shared.read(
                text, mode: form == .short ? .short : .canonical,
                parameters: form == .short ? [:] : nil)
            template = reading.template
            literals = reading.literals
            asksForText = reading.asksForText
        } catch let diagnostic as SyntaxDiagnostic {
            throw diagnostic.error
        }
        self.text = text
    }

    /// What a traversal asks for.
    public enum Report: Sendable {
        /// Its last step is `explain()`: how it would run.
        case explanation
        /// Its last step is `profile()`: what running it took.
        case profile
    }

    /// What the traversal answers in place of its results, where its last
    /// step is `explain()` or `profile()`; nil where it gives results.
    ///
    /// ``Traversal/explain()`` and ``Traversal/profile()`` give the same as
    /// types of their own.
    public var report: Report? {
        switch template.steps.steps.last?.name {
        case .explain: .explanation
        case .profile where template.steps.steps.last?.arguments.isEmpty == true: .profile
        default: nil
        }
    }

    /// Whether running it changes the graph: it then needs a write.
    public var isMutating: Bool { !asksForText && template.isMutating }

    /// It adds one edge at most, whatever its parameters, and changes nothing
    /// else.
    var addsOneEdge: Bool {
        !asksForText && template.addsOneEdge && template.parameters.isEmpty
            && !template.hasOpenParameters
    }

    /// The traversal as canonical Gremlin.
    public var gremlin: String { GremlinPrinter.print(steps) }
}

extension TraversalSource {
    /// A traversal from text, ready to run.
    ///
    ///     let titles = try g.traverse("v(talk).has(topic, sqlite).values(title)").toList()
    ///
    /// - Throws: ``GraphError``: the text is not a traversal, or it would
    ///   change the graph in a read.
    public func traverse(
        _ text: String, parameters: [String: PropertyValue] = [:]
    ) throws -> Traversal<Never, PropertyValue> {
        try traverse(PreparedTraversal(text), parameters: parameters)
    }

    /// A prepared traversal, ready to run with these values for its parameters.
    ///
    /// - Throws: ``GraphError``: a parameter has no value, or the traversal
    ///   would change the graph in a read.
    public func traverse(
        _ prepared: PreparedTraversal, parameters: [String: PropertyValue] = [:]
    ) throws -> Traversal<Never, PropertyValue> {
        guard scope.isOpen else { throw GraphError.closed }
        if prepared.isMutating && !isWritable { throw GraphError.writeInRead }
        if configuration.isEmpty, !prepared.asksForText, !prepared.template.hasOpenParameters {
            let slots = try prepared.template.values(prepared.literals, parameters)
            return Traversal(prepared.template, slots, source: self)
        }
        var steps = try prepared.steps.binding(parameters)
        steps.configuration = configuration + steps.configuration
        guard prepared.asksForText else { return Traversal(steps, source: self) }
        let text = Step(
            name: .inject, arguments: [.value(.string(GremlinPrinter.print(steps)))])
        return Traversal(StepList(steps: [text]), source: self)
    }
}
