#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Graph {
    /// Loads a file of conference notes: Markdown, or text pasted from a page.
    ///
    /// Talks, speakers, topics and the conference become vertices, with the
    /// edges `gave`, `about`, `at` and `related`. For example:
    ///
    /// ```swift
    /// let summary = try graph.load(notes: URL(fileURLWithPath: "notes.md"))
    /// print(summary)  // notes.md: 13 talks (13 new), 11 speakers, 40 topics → …
    /// ```
    ///
    /// The file owns what it states. Loading it again unchanged changes
    /// nothing; after an edit, the load adds, changes and removes, and leaves
    /// alone what a traversal created or changed. A file is known by its real
    /// path, and one that was moved takes its claims along.
    ///
    /// - Parameters:
    ///   - notes: The file.
    ///   - options: What you know better than the notes.
    /// - Returns: What the file states now, and what that changed.
    /// - Throws: ``GraphError``: `cannotOpen` if the file is missing, a
    ///   directory or unreadable; `badInput` if it is no text, too large, or no
    ///   talk is found in it. The graph then stays as it was.
    /// - Complexity: linear in the file; one transaction.
    @discardableResult
    public func load(notes: URL, options: LoadOptions = LoadOptions()) throws -> LoadSummary {
        try load(
            notes: notes, options: options, cancellation: options.cancellation ?? Cancellation())
    }

    /// Loads a file of conference notes without blocking the caller's thread.
    ///
    /// - Throws: As the synchronous form; `CancellationError` if the task is
    ///   cancelled.
    @discardableResult
    public func load(notes: URL, options: LoadOptions = LoadOptions()) async throws -> LoadSummary {
        try await onQueue { cancellation in
            try self.load(notes: notes, options: options, cancellation: cancellation)
        }
    }

    private func load(
        notes: URL, options: LoadOptions, cancellation: Cancellation
    ) throws -> LoadSummary {
        options.progress?(0)
        let prepared = try NotesLoader.prepare(notes.path, options)
        try cancellation.check()
        options.progress?(0.3)
        // A file that is loaded as it is costs a read, no write.
        var summary = try read(cancellation: cancellation) { g in
            try NotesLoader.isLoaded(prepared, in: g.scope.reader)
        }
        if summary == nil {
            summary = try write(cancellation: cancellation) { g in
                try NotesLoader.load(prepared, in: g.scope.writer)
            }
        }
        options.progress?(1)
        summary!.graphPath = path
        return summary!
    }

    /// Takes back what a file of notes stated: afterwards the graph is as if
    /// the file had never been loaded, except for what traversals created or
    /// changed. The file itself need not exist any more.
    ///
    /// - Returns: How many talks went.
    /// - Throws: ``GraphError``: `notFound` if no such file is loaded.
    @discardableResult
    public func unload(
        notes: URL, cancellation: Cancellation = Cancellation()
    ) throws -> LoadSummary {
        var summary = try write(cancellation: cancellation) { g in
            try NotesLoader.unload(notes.path, in: g.scope.writer)
        }
        summary.graphPath = path
        return summary
    }

    /// Takes back what a file of notes stated without blocking the caller's
    /// thread.
    ///
    /// - Throws: As the synchronous form; `CancellationError` if the task is
    ///   cancelled.
    @discardableResult
    public func unload(notes: URL) async throws -> LoadSummary {
        try await onQueue { cancellation in
            try self.unload(notes: notes, cancellation: cancellation)
        }
    }

    /// The files whose notes are in the graph, in the order of their first load.
    public func sources() throws -> [NotesSource] {
        try read { g in try NotesLoader.sources(in: g.scope.reader) }
    }

    /// The files whose notes are in the graph, without blocking the caller's
    /// thread.
    public func sources() async throws -> [NotesSource] {
        try await read { g in try NotesLoader.sources(in: g.scope.reader) }
    }
}
