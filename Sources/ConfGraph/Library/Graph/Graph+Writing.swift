extension Graph {
    /// Changes the graph in one transaction.
    ///
    ///     try graph.write { g in
    ///         let talk = try g.addV("talk").property("title", "sqlite").next()
    ///     }
    ///
    /// All of it is committed when the closure returns, and none of it when
    /// the closure throws. Writes of one process take turns; another process's
    /// write is waited for, up to ``GraphConfiguration/busyTimeout``.
    ///
    /// - Throws: what the closure throws; ``GraphError`` with
    ///   ``GraphError/Code/busy`` where another process kept writing, or
    ///   another code where the change could not be made or committed.
    @discardableResult
    public func write<R>(_ body: (TraversalSource) throws -> R) throws -> R {
        try write(cancellation: Cancellation(), body)
    }

    /// Changes the graph in one transaction, off the calling task.
    ///
    /// - Throws: as the synchronous form does; `CancellationError` where the
    ///   task is cancelled before the commit: nothing is then changed.
    @discardableResult
    public func write<R: Sendable>(
        _ body: @escaping @Sendable (TraversalSource) throws -> R
    ) async throws -> R {
        try await onQueue { cancellation in
            try self.write(cancellation: cancellation, body)
        }
    }

    /// Changes the graph in one transaction, which is undone when
    /// `cancellation` is cancelled before it ends.
    @discardableResult
    public func write<R>(
        cancellation: Cancellation, _ body: (TraversalSource) throws -> R
    ) throws -> R {
        try database.write(cancellation: cancellation) { writer in
            let scope = TransactionScope(writer: writer, options: engineOptions)
            defer { scope.end() }
            return try body(TraversalSource(scope: scope))
        }
    }
}
