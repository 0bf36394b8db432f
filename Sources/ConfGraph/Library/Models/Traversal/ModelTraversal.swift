/// A traversal over the vertices or edges of one model.
///
///     let talks = try graph.read { g in
///         try g.all(Speaker.self).has(\.name, "Grace Hopper")
///             .out(Gave.self).has(\.year, .gt(2014)).order(by: \.year, .desc)
///             .models()
///     }   // [Talk]
///
/// Properties are named by key paths, edges by their models; the compiler
/// knows which model each step leads to. A type of its own, so that key paths
/// never compete with the names that ``Traversal`` takes.
///
/// `Start` is `Never` where it begins at a source, and a model where it is to
/// be used inside another, begun with a dot: `where(.out(Gave.self))`.
///
/// ``traversal`` is the same as an untyped ``Traversal``, which has all of
/// Gremlin's steps; ``Traversal/models(of:)`` leads back.
public struct ModelTraversal<Start, Model: ElementModel> {
    let base: Traversal<Start, Model.Element>

    init(_ base: Traversal<Start, Model.Element>) { self.base = base }

    /// A traversal of one step, to be used inside another.
    init(anonymous name: StepName, _ arguments: [Argument] = []) {
        base = Traversal(anonymous: name, arguments)
    }

    /// This traversal and one more step, over the elements of a model.
    func appending<Next: ElementModel>(
        _ name: StepName, _ arguments: [Argument] = []
    ) -> ModelTraversal<Start, Next> {
        ModelTraversal<Start, Next>(base.appending(name, arguments))
    }

    /// This traversal with one more mistake, unless it has one.
    func failing(_ error: any Error) -> Self {
        var failed = base
        if failed.problem == nil {
            failed.problem =
                error as? GraphError ?? GraphError(.invalidArgument, String(describing: error))
        }
        return ModelTraversal(failed)
    }

    var argument: Argument { base.argument }
}

extension ModelTraversal {
    /// The traversal as canonical Gremlin, as every Gremlin system reads it.
    ///
    ///     try g.all(Speaker.self).out(Gave.self).has(\.year, 2015).gremlin()
    ///     // g.V().hasLabel("speaker").out("gave").has("year", 2015)
    ///
    /// - Throws: as ``Traversal/gremlin()``.
    public func gremlin() throws -> String { try base.gremlin() }
}

extension ModelTraversal: CustomStringConvertible {
    /// The traversal as Gremlin; a closure shows as `{…}`.
    public var description: String { base.description }
}

// MARK: - To and from traversals without models

extension ModelTraversal where Start == Never {
    /// The same traversal without the model, for all of Gremlin's steps.
    public var traversal: Traversal<Never, Model.Element> { base }

    /// The same traversal, yielding models with their elements.
    ///
    ///     for try await talk in graph.stream({ g in g.all(Talk.self).stored }) {
    ///         print(talk.title)
    ///     }
    public var stored: Traversal<Never, Stored<Model>> { base.yielding(Stored<Model>.self) }
}

extension Traversal where Start == Never, Element: VertexElement {
    /// The vertices among these that are of a model. Gremlin: `hasLabel(label)`.
    ///
    ///     g.v().has("name", "http2").models(of: Topic.self).in(About.self)
    public func models<Model: VertexModel>(of model: Model.Type) -> ModelTraversal<Never, Model> {
        ModelTraversal<Never, Model>(appending(.hasLabel, .texts(Model.labels)))
    }
}

extension Traversal where Start == Never, Element: EdgeElement {
    /// The edges among these that are of a model. Gremlin: `hasLabel(label)`.
    public func models<Model: EdgeModel>(of model: Model.Type) -> ModelTraversal<Never, Model> {
        ModelTraversal<Never, Model>(appending(.hasLabel, .texts(Model.labels)))
    }
}
