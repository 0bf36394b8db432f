extension Traversal where Start == Never {
    /// How the traversal would run, as text for people: the canonical Gremlin
    /// first. Nothing runs.
    ///
    /// - Throws: ``GraphError``: `closed` where the read or write has ended.
    public func explain() throws -> String {
        guard source?.scope.isOpen != false else { throw GraphError.closed }
        return GremlinPrinter.print(steps)
    }
}
