#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Graph {
    /// Loads conference notes: a file of Markdown or of text pasted from a page,
    /// or a folder of them.
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
    /// path, and one that was moved takes its claims along. The files of a folder
    /// are taken for notes of one conference: what one of them does not say of it,
    /// the folder's name or the other files do. See <doc:LoadingNotes>.
    ///
    /// - Parameters:
    ///   - notes: The file or the folder.
    ///   - options: What you know better than the notes.
    /// - Returns: What is stated now, and what that changed.
    /// - Throws: ``GraphError``: `cannotOpen` if the file is missing or
    ///   unreadable; `badInput` if it is no text, too large, or no talk is found
    ///   in it, or in any file of a folder. The graph then stays as it was.
    /// - Complexity: linear in the text; one transaction.
    @discardableResult
    public func load(notes: URL, options: LoadOptions = LoadOptions()) throws -> LoadSummary {
        try single(load(notes: [notes], options: options))
    }

    /// Loads conference notes without blocking the caller's thread.
    ///
    /// - Throws: As the synchronous form; `CancellationError` if the task is
    ///   cancelled.
    @discardableResult
    public func load(notes: URL, options: LoadOptions = LoadOptions()) async throws -> LoadSummary {
        try await onQueue { cancellation in
            var options = options
            options.cancellation = cancellation
            return try self.load(notes: notes, options: options)
        }
    }

    /// Loads several files and folders of notes in one transaction. A file that
    /// cannot be loaded is reported, and does not stop the others.
    ///
    /// - Returns: A summary for each file or folder, and what went wrong.
    /// - Throws: ``GraphError``: `interrupted` if cancelled, `busy`, `io` and the
    ///   like if the graph could not be written. It then stays as it was.
    /// - Complexity: linear in the text. Memory is bounded by the largest file.
    @discardableResult
    public func load(notes: [URL], options: LoadOptions = LoadOptions()) throws -> LoadReport {
        var work = LoadWork(options: options)
        for url in notes { work.add(url) }
        return try run(work, options)
    }

    /// Loads notes that are no file, such as what a program wrote to a pipe.
    ///
    /// Each text is a source of its own, called `text:` and a fingerprint: loaded
    /// again it changes nothing, and another text leaves it alone.
    ///
    /// - Parameter text: The notes.
    @discardableResult
    public func load(text: String, options: LoadOptions = LoadOptions()) throws -> LoadSummary {
        var work = LoadWork(options: options)
        work.add(Array(text.utf8))
        return try single(run(work, options))
    }

    /// Loads the bytes of notes that are no file; see
    /// ``Graph/load(text:options:)-(String,_)``.
    @discardableResult
    public func load(text: [UInt8], options: LoadOptions = LoadOptions()) throws -> LoadSummary {
        var work = LoadWork(options: options)
        work.add(text)
        return try single(run(work, options))
    }

    private func run(_ work: LoadWork, _ options: LoadOptions) throws -> LoadReport {
        let cancellation = options.cancellation ?? Cancellation()
        try cancellation.check()
        options.progress?(0)
        var work = work
        // What is loaded as it is costs a read, no write.
        try read(cancellation: cancellation) { g in try work.skipLoaded(in: g.scope.reader) }
        if work.isLarge {
            try database.bulkLoad(cancellation: cancellation) {
                try work.load(in: $0.writer, held: $0.held)
            }
        } else if work.hasMore {
            try write(cancellation: cancellation) { g in
                try work.load(in: g.scope.writer)
            }
        }
        options.progress?(1)
        return work.report(graphPath: path)
    }

    private func single(_ report: LoadReport) throws -> LoadSummary {
        if let summary = report.summaries.first { return summary }
        throw report.failures.first?.error
            ?? GraphError(.badInput, "No notes were given. Name a file or a folder.")
    }

    /// Takes back what a file of notes, or all files of a folder, stated:
    /// afterwards the graph is as if they had never been loaded, except for what
    /// traversals created or changed. The file itself need not exist any more.
    ///
    /// - Returns: How many talks went.
    /// - Throws: ``GraphError``: `notFound` if no such file is loaded.
    @discardableResult
    public func unload(
        notes: URL, cancellation: Cancellation = Cancellation()
    ) throws -> LoadSummary {
        try unload(source: notes.path, cancellation: cancellation)
    }

    /// Takes back what a source stated, by the name that ``sources()`` gives it.
    ///
    /// - Throws: ``GraphError``: `notFound` if no such source is loaded.
    @discardableResult
    public func unload(
        source: String, cancellation: Cancellation = Cancellation()
    ) throws -> LoadSummary {
        var summary = try write(cancellation: cancellation) { g in
            try NotesLoader.unload(source, in: g.scope.writer)
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
