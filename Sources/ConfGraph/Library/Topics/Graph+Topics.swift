#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Graph {
    /// Loads a vocabulary: concepts with kinds, synonyms, broader and related
    /// concepts, combinations and extraction rules.
    ///
    ///     try graph.load(vocabulary: URL(fileURLWithPath: "computing.vocabulary"))
    ///     print(try graph.applyTopics())
    ///
    /// All of it becomes `topic` and `rule` vertices with `synonymOf`,
    /// `broader`, `related`, `combines` and `extracts` edges, which traversals
    /// may read and change. The file owns what it states, as a file of notes
    /// does: loading it again after an edit adds, changes and removes, and
    /// ``unload(notes:cancellation:)`` takes it back.
    ///
    /// - Returns: How many concepts the file states.
    /// - Throws: ``GraphError``: `cannotOpen`; `badInput` that names the line.
    /// - Complexity: linear in the file; one transaction.
    @discardableResult
    public func load(
        vocabulary: URL, cancellation: Cancellation = Cancellation()
    ) throws -> Int {
        let file = try NoteFile(path: vocabulary.path)
        return try load(file.bytes, name: file.name, path: file.path, cancellation)
    }

    /// Loads the vocabulary of computing that comes with the library.
    ///
    /// - Returns: How many concepts it states.
    /// - Throws: ``GraphError`` where the graph cannot be written.
    @discardableResult
    public func loadComputingVocabulary(cancellation: Cancellation = Cancellation()) throws -> Int {
        try load(
            Array(ComputingVocabulary.text.utf8), name: ComputingVocabulary.path,
            path: ComputingVocabulary.path, cancellation)
    }

    /// Takes back what the vocabulary of computing stated; ``applyTopics(cancellation:progress:)``
    /// then takes its topics from the talks.
    ///
    /// - Throws: ``GraphError`` with code `notFound` where it is not loaded.
    public func unloadComputingVocabulary(cancellation: Cancellation = Cancellation()) throws {
        try write(cancellation: cancellation) { g in
            _ = try NotesLoader.unload(ComputingVocabulary.path, in: g.scope.writer)
        }
    }

    private func load(
        _ bytes: [UInt8], name: String, path: String, _ cancellation: Cancellation
    ) throws -> Int {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw GraphError(.badInput, "\(name) is no text: a vocabulary is UTF-8.")
        }
        let concepts = try VocabularyReader.read(text, file: name)
        try write(cancellation: cancellation) { g in
            let writer = try g.scope.writer
            let session = try LoadSession(writer)
            let store = session.store
            var source =
                try store.source(path: path)
                ?? ClaimStore.Source(
                    id: 0, path: path, digest: [], loadedAt: 0, title: nil, event: nil, year: nil,
                    talks: 0)
            var digest = NoteDigest()
            digest.add(bytes)
            source.digest = digest.bytes
            source.loadedAt = NoteFile.now()
            source.id = try store.save(source, isVocabulary: true)
            _ = try VocabularyImport(session, source: source.id).run(concepts)
        }
        return concepts.count
    }

    /// Tags every talk with the topics that the graph's vocabulary finds in its
    /// title, abstract and notes, and takes back what it finds no more.
    ///
    /// Only differences are written, in one transaction: applying an unchanged
    /// vocabulary to unchanged talks writes nothing. An `about` edge that a
    /// traversal removed stays removed, and what the notes themselves state
    /// stays.
    ///
    /// - Parameter progress: called with the share that is done, from 0 to 1.
    /// - Throws: ``GraphError`` where the graph cannot be written or the work
    ///   was cancelled; nothing is then changed.
    /// - Complexity: linear in the texts, whatever the number of rules.
    @discardableResult
    public func applyTopics(
        cancellation: Cancellation = Cancellation(), progress: ((Double) -> Void)? = nil
    ) throws -> TaggingSummary {
        try write(cancellation: cancellation) { g in
            try TopicTagging(g).run(progress: progress)
        }
    }

    /// Synonyms and combinations that the loaded notes suggest, the likeliest
    /// first.
    ///
    ///     for suggestion in try graph.suggestTopics() { print(suggestion) }
    ///
    /// Each prints as the lines of a vocabulary.
    ///
    /// - Throws: ``GraphError`` where the graph cannot be read.
    /// - Complexity: O(topics × their letters + pairs of topics of one talk).
    public func suggestTopics(
        cancellation: Cancellation = Cancellation()
    ) throws -> [TopicSuggestion] {
        try read(cancellation: cancellation) { g in try TopicSuggestions(g).all() }
    }
}
