/// A traversal: steps that say how to walk the graph and what to bring back.
///
///     let titles = try graph.read { g in
///         try g.v("speaker").has("name", "Grace Hopper")
///             .out("gave").has("year", .gt(2014))
///             .values("title", as: String.self).toList()
///     }
///
/// Building one computes nothing: every method appends a step and returns a
/// new traversal. A terminal step (``toList()``, ``next()``, ``cursor()`` …)
/// runs it inside the read or write whose source began it.
///
/// `Start` is what must flow in: `Never` where the traversal begins at a
/// source, a type where it is one to be used inside another, begun with a dot:
/// `where(.out("gave").has("year", 2015))`. `Element` is what flows out, so
/// that the compiler refuses `out()` on names and `inV()` on vertices.
///
/// A mistake that only shows while steps are put together (a step that changes
/// the graph in a read, a `by` too many) is kept and thrown by the terminal
/// step, with the number of the step.
///
/// ## Topics
/// ### Running
/// - ``toList()``
/// - ``next()``
/// - ``cursor()``
/// - ``iterate()``
/// ### As text
/// - ``gremlin()``
public struct Traversal<Start, Element> {
    private let content: Content
    let source: TraversalSource?
    /// The first mistake made while it was put together.
    var problem: GraphError?

    private enum Content {
        case steps(StepList)
        case template(TraversalTemplate, [PropertyValue])
    }

    init(_ steps: StepList, source: TraversalSource?, problem: GraphError? = nil) {
        content = .steps(steps)
        self.source = source
        self.problem = problem
    }

    /// A template with values for its slots.
    init(_ template: TraversalTemplate, _ slots: [PropertyValue], source: TraversalSource?) {
        content = .template(template, slots)
        self.source = source
    }

    var steps: StepList {
        switch content {
        case .steps(let steps): steps
        case .template(let template, let slots): template.steps.binding(slots: slots)
        }
    }

    /// What it was made of, as long as no step has been added.
    var template: (template: TraversalTemplate, slots: [PropertyValue])? {
        if case .template(let template, let slots) = content { (template, slots) } else { nil }
    }

    /// A traversal of one step, to be used inside another.
    init(anonymous name: StepName, _ arguments: [Argument] = []) {
        self.init(StepList(steps: [Step(name: name, arguments: arguments)]), source: nil)
    }

    /// This traversal and one more step.
    func appending<Next>(
        _ name: StepName, _ arguments: [Argument] = []
    ) -> Traversal<Start, Next> {
        changed { $0.append(Step(name: name, arguments: arguments)) }
    }

    /// This traversal, its last step changed by a modulator.
    func modulating<Next>(
        _ name: Modulator.Name, _ arguments: [Argument] = []
    ) -> Traversal<Start, Next> {
        changed { $0.append(Modulator(name: name, arguments: arguments)) }
    }

    /// This traversal, its last step labelled.
    func labelling(_ labels: [String]) -> Self {
        changed { $0.append(labels: labels, at: nil) }
    }

    /// The same steps, seen as yielding something else.
    func yielding<Next>(_ type: Next.Type) -> Traversal<Start, Next> {
        Traversal<Start, Next>(steps, source: source, problem: problem)
    }

    private func changed<Next>(
        _ change: (inout StepChain) -> StepChain.Attachment
    ) -> Traversal<Start, Next> {
        var chain = StepChain(steps: steps.steps)
        var problem = problem
        if case .problem(let message) = change(&chain), problem == nil {
            problem = GraphError(.invalidArgument, message, step: steps.steps.count + 1)
        }
        if let word = chain.waiting.first, problem == nil {
            problem = GraphError(
                .invalidArgument, StepChain.noRepeat(word), step: steps.steps.count)
        }
        var list = steps
        list.steps = chain.steps
        if problem == nil, let source, !source.scope.isWritable, let last = list.steps.last,
            last.changesGraph
        {
            problem = .mutationInRead(last.name, step: list.steps.count)
        }
        return Traversal<Start, Next>(list, source: source, problem: problem)
    }
}

extension GraphError {
    /// A step that changes the graph was appended in a read.
    static func mutationInRead(_ name: StepName, step: Int) -> GraphError {
        GraphError(
            .readOnly,
            "\(name.rawValue)() changes the graph, and this is a read: use graph.write "
                + "(step \(step)).", step: step)
    }
}

extension Traversal {
    /// The traversal as canonical Gremlin, as every Gremlin system reads it.
    ///
    ///     try g.v("speaker").out("gave").gremlin()
    ///     // g.V().hasLabel("speaker").out("gave")
    ///
    /// - Throws: ``GraphError`` with code `unsupported` where a step holds a
    ///   Swift closure, and the mistakes made while it was put together.
    public func gremlin() throws -> String {
        if let problem { throw problem }
        if source == nil {
            _ = try GremlinPrinter.canonicalText(steps)
            return GremlinPrinter.print(anonymous: steps)
        }
        return try GremlinPrinter.canonicalText(steps)
    }
}

extension Traversal: CustomStringConvertible {
    /// The traversal as Gremlin; a closure shows as `{…}`.
    public var description: String {
        source == nil ? GremlinPrinter.print(anonymous: steps) : GremlinPrinter.print(steps)
    }
}
