import Dispatch

extension Graph {
    /// Runs traversals on one snapshot of the graph.
    ///
    ///     let talks = try graph.read { g in try g.v("talk").count().next() }
    ///
    /// Nothing that other threads or processes write meanwhile is seen. The
    /// closure runs on the calling thread; `g` and all made from it end with it.
    ///
    /// - Throws: what the closure throws; ``GraphError``.
    /// - Complexity: beginning and ending a read take a few microseconds.
    public func read<R>(_ body: (TraversalSource) throws -> R) throws -> R {
        try read(cancellation: Cancellation(), body)
    }

    /// Runs traversals on one snapshot of the graph, off the calling task.
    ///
    ///     let titles = try await graph.read { g in
    ///         try g.v("talk").values("title", as: String.self).toList()
    ///     }
    ///
    /// - Throws: what the closure throws; ``GraphError``; `CancellationError`
    ///   where the task is cancelled: that stops a running traversal.
    public func read<R: Sendable>(
        _ body: @escaping @Sendable (TraversalSource) throws -> R
    ) async throws -> R {
        try await onQueue { cancellation in
            try self.read(cancellation: cancellation, body)
        }
    }

    /// Runs traversals on one snapshot of the graph, until `cancellation` is
    /// cancelled, from any thread: what runs then throws ``GraphError`` with
    /// ``GraphError/Code/interrupted``.
    public func read<R>(
        cancellation: Cancellation, _ body: (TraversalSource) throws -> R
    ) throws -> R {
        try database.read(cancellation: cancellation) { reader in
            let scope = TransactionScope(reader: reader, options: engineOptions)
            defer { scope.end() }
            return try body(TraversalSource(scope: scope))
        }
    }

    /// Runs blocking work on the graph's queue and suspends the calling task;
    /// cancelling the task cancels the work.
    func onQueue<R: Sendable>(
        _ work: @escaping @Sendable (Cancellation) throws -> R
    ) async throws -> R {
        let cancellation = Cancellation()
        return try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try await withCheckedThrowingContinuation { continuation in
                queue.async {
                    let result = Result { try work(cancellation) }
                    if case .failure(let error as GraphError) = result,
                        error.code == .interrupted, cancellation.isCancelled
                    {
                        continuation.resume(throwing: CancellationError())
                    } else {
                        continuation.resume(with: result)
                    }
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
    }
}
