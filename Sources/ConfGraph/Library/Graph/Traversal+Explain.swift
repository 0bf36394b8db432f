extension Traversal where Start == Never {
    /// How the traversal would run, as text for people: its canonical Gremlin,
    /// what each strategy makes of it, and the operators. Nothing runs.
    ///
    /// - Throws: ``GraphError``: `closed` where the read or write has ended;
    ///   otherwise as ``toList()`` before the first result.
    public func explain() throws -> String {
        guard let source else { throw GraphError.closed }
        if let problem { throw problem }
        return try Engine.explain(steps, in: source.scope.reader, options: source.scope.options)
    }
}
