extension Traversal where Start == Never {
    /// How the traversal would run: its steps, what each strategy makes of
    /// them, the operators, and the statements with SQLite's plan for each.
    /// Nothing runs.
    ///
    ///     print(try g.v("talk").has("year", 2015).in("gave").explain())
    ///
    /// Gremlin: `explain()`.
    ///
    /// - Throws: ``GraphError``: `closed` where the read or write has ended;
    ///   otherwise as ``toList()`` before the first result.
    public func explain() throws -> Explanation {
        guard let source else { throw GraphError.closed }
        if let problem { throw problem }
        return try Engine.explain(
            steps.withoutReport(.explain), in: source.scope.reader, options: source.scope.options)
    }

    /// Runs the traversal to its end and says what each operator did: rows,
    /// bulk, time and share. The results are not kept.
    ///
    ///     print(try g.v("talk").in("gave").values("name").profile())
    ///
    /// Gremlin: `profile()`.
    ///
    /// - Throws: ``GraphError``, as ``toList()``.
    /// - Complexity: that of the traversal, and two looks at the clock a batch.
    public func profile() throws -> TraversalProfile {
        guard let source else { throw GraphError.closed }
        if let problem { throw problem }
        return try Engine.profile(
            steps.withoutReport(.profile), in: source.scope.reader, options: source.scope.options)
    }
}

extension StepList {
    /// The traversal that a last `explain()` or `profile()` asks about.
    fileprivate func withoutReport(_ name: StepName) -> StepList {
        guard let last = steps.last, last.name == name, last.arguments.isEmpty else { return self }
        var list = self
        list.steps.removeLast()
        return list
    }
}
