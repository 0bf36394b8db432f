// Swift closures as steps. They get what flows as its Swift type and run on
// the thread of the read or write; a traversal that holds one has no text.

extension Traversal where Element: TraversalElement {
    /// Keeps what the closure says yes to.
    ///
    ///     g.v("talk").filter { $0["year"] > 2014 }
    public func filter(_ body: @escaping (Element) throws -> Bool) -> Self {
        appending(.filter, [.closure(Closure(.filter { try body(try .element(from: $0)) }))])
    }

    /// What the closure makes of each thing.
    public func map<R: TraversalElement>(
        _ body: @escaping (Element) throws -> R
    ) -> Traversal<Start, R> {
        appending(
            .map, [.closure(Closure(.map { try body(try .element(from: $0)).traversalValue }))])
    }

    /// All that the closure makes of each thing, one by one.
    public func flatMap<R: TraversalElement>(
        _ body: @escaping (Element) throws -> [R]
    ) -> Traversal<Start, R> {
        appending(
            .flatMap,
            [
                .closure(
                    Closure(
                        .flatMap { try body(try .element(from: $0)).map(\.traversalValue) }))
            ])
    }

    /// Runs the closure for each thing and passes it on.
    public func sideEffect(_ body: @escaping (Element) throws -> Void) -> Self {
        appending(
            .sideEffect, [.closure(Closure(.sideEffect { try body(try .element(from: $0)) }))])
    }
}

// The same with traversals: a label sets them apart from closures, since two
// declarations that differ in nothing else are slow to type-check.
extension Traversal {
    /// Keeps what the traversal finds something for.
    public func filter<R>(where traversal: Traversal<Element, R>) -> Self {
        appending(.filter, [traversal.argument])
    }

    /// The first result of the traversal for each thing.
    public func map<R>(to traversal: Traversal<Element, R>) -> Traversal<Start, R> {
        appending(.map, [traversal.argument])
    }

    /// All results of the traversal for each thing.
    public func flatMap<R>(to traversal: Traversal<Element, R>) -> Traversal<Start, R> {
        appending(.flatMap, [traversal.argument])
    }

    /// Runs the traversal for each thing and passes the thing on.
    public func sideEffect<R>(running traversal: Traversal<Element, R>) -> Self {
        appending(.sideEffect, [traversal.argument])
    }
}

extension TraversalElement {
    /// What flows as this type.
    ///
    /// - Throws: ``GraphError`` with code `runtime` where it does not fit.
    public static func element(from value: PropertyValue) throws -> Self {
        guard let element = traversalElement(from: value) else {
            throw GraphError(
                .runtime,
                "The traversal yields \(GremlinLiteral.text(value)), which is no \(Self.self): "
                    + "ask for PropertyValue, or for the type that the property has.")
        }
        return element
    }
}
