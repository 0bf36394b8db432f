/// Loads notes into a graph and takes them back.
enum NotesLoader {
    /// Raised when the rules change, so that unchanged files are read anew.
    static let rules: UInt8 = 2

    /// A file or a folder that a caller named.
    struct Operand {
        /// How summaries call it.
        var name: String
        var files: [String]
        var isFolder: Bool
        var hints: NoteHints
    }

    static func operand(_ path: String, _ options: LoadOptions) throws -> Operand {
        var hints = NoteHints(options)
        guard let folder = try NoteFolder(path: path) else {
            return Operand(
                name: NoteFile.name(path), files: [path], isFolder: false, hints: hints)
        }
        let name = NoteFile.name(NoteFile.realPath(path) ?? path)
        guard !folder.files.isEmpty else {
            throw GraphError(
                .badInput,
                "\(name) has no notes: none of its files ends in .md, .markdown or .txt. Name the files."
            )
        }
        hints.likelyEvent = folder.event
        hints.likelyYear = folder.year
        if folder.event == nil, folder.files.count > 1 {
            hints.likelyEvent = commonEvent(folder.files, hints)
        }
        return Operand(name: name, files: folder.files, isFolder: true, hints: hints)
    }

    /// The conference that most of a folder's files agree on, as far as the first
    /// ones tell.
    private static func commonEvent(_ files: [String], _ hints: NoteHints) -> String? {
        var counts: [String: (name: String, count: Int)] = [:]
        var total = 0
        for file in files.prefix(32) {
            guard let note = try? NoteFile(path: file),
                let event = try? NoteReader.read(note.bytes, name: note.name, hints: hints).event
            else { continue }
            total += 1
            counts[Folding.key(event), default: (event, 0)].count += 1
        }
        return counts.values.filter { $0.count * 2 > total }.max { $0.count < $1.count }?.name
    }

    static func digest(_ file: NoteFile, _ hints: NoteHints) -> [UInt8] {
        var digest = NoteDigest()
        digest.add([rules])
        digest.add(
            [
                hints.event, hints.likelyEvent, hints.year.map(String.init),
                hints.likelyYear.map(String.init), hints.format?.rawValue,
            ].map { $0 ?? "" }.joined(separator: "\0").utf8)
        digest.add(file.bytes)
        return digest.bytes
    }

    // MARK: - What is loaded already

    /// What a file states, if it is in the graph as it is now.
    static func loaded(_ file: NoteFile, _ digest: [UInt8], in store: ClaimStore) throws
        -> LoadSummary?
    {
        guard let source = try store.source(path: file.path), source.digest == digest else {
            return nil
        }
        var summary = LoadSummary(file: file.name)
        summary.talks = Int(source.talks)
        let record = try store.record(of: source.id)
        let speaker = try store.reader.labelID(NoteVocabulary.speaker)
        let topic = try store.reader.labelID(NoteVocabulary.topic)
        for claim in record.claims where claim.statement.kind == .vertex {
            if claim.statement.name == speaker { summary.speakers += 1 }
            if claim.statement.name == topic { summary.topics += 1 }
        }
        return summary
    }

    // MARK: - Loading

    /// A file that has been read, before anything of it is in the graph.
    struct ReadFile: Sendable {
        let path: String
        let digest: [UInt8]
        let reading: NoteReading

        init(_ file: NoteFile, _ hints: NoteHints, _ reader: NoteReader) throws {
            path = file.path
            digest = NotesLoader.digest(file, hints)
            reading = try reader.read(file.bytes, name: file.name, hints: hints)
        }

        /// The path's last part.
        var name: String { NoteFile.name(path) }
    }

    /// Writes a file's notes.
    ///
    /// - Returns: What the file states; nil if no talk was found in it, and then
    ///   nothing is written.
    static func load(_ file: ReadFile, in session: LoadSession) throws -> LoadSummary? {
        let reading = file.reading
        guard !reading.talks.isEmpty else { return nil }
        let store = session.store
        var source =
            try store.source(path: file.path) ?? moved(file, session)
            ?? ClaimStore.Source(
                id: 0, path: file.path, digest: [], loadedAt: 0, title: nil, event: nil, year: nil,
                talks: 0)
        source.path = file.path
        source.digest = file.digest
        source.loadedAt = NoteFile.now()
        source.title = reading.title
        source.event = reading.event
        source.year = reading.year.map(Int64.init)
        source.talks = Int64(reading.talks.count)
        source.id = try store.save(source)
        var summary = LoadSummary(file: file.name)
        try NoteImport(session, source: source.id).run(reading.talks, into: &summary)
        return summary
    }

    static func noTalks(_ name: String) -> GraphError {
        GraphError(
            .badInput,
            "\(name): no talks found. Notes are Markdown or pasted text with a heading a talk, best with its speaker right below. See what is read with confgraph load --dry-run --explain."
        )
    }

    /// Takes the claims of a file back, or of all files of a folder: afterwards
    /// the graph is as if they had never been loaded, except for what traversals
    /// created or changed.
    static func unload(_ path: String, in writer: StorageWriter) throws -> LoadSummary {
        let session = try LoadSession(writer)
        let store = session.store
        let real = NoteFile.realPath(path) ?? absolute(path)
        var gone: [ClaimStore.Source] = []
        if let one = try store.source(path: real) ?? store.source(path: path) {
            gone = [one]
        } else {
            gone = try store.sources().filter { $0.path.hasPrefix(real + "/") }
        }
        guard let first = gone.first else {
            throw GraphError(
                .notFound,
                "\(NoteFile.name(path)) is not loaded: the graph has no claims of \(real). See what was loaded with confgraph sources."
            )
        }
        var summary = LoadSummary(
            file: gone.count == 1 ? NoteFile.name(first.path) : NoteFile.name(real))
        for source in gone {
            try NoteImport(session, source: source.id).run([], into: &summary)
            try store.removeSource(source.id)
        }
        try session.finish()
        summary.isChanged = true
        return summary
    }

    static func sources(in reader: StorageReader) throws -> [NotesSource] {
        try ClaimStore(reader).sources().map {
            NotesSource(
                path: $0.path, talks: Int($0.talks), event: $0.event, year: $0.year.map { Int($0) },
                loadedAt: $0.loadedAt)
        }
    }

    /// The absolute form of a path whose file is gone: its folder's real path.
    private static func absolute(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else {
            return (NoteFile.realPath(".") ?? "") + "/" + path
        }
        let folder = String(path[..<slash])
        return (NoteFile.realPath(folder.isEmpty ? "/" : folder) ?? folder) + path[slash...]
    }

    /// A source whose file is gone and that states the same talks: the file was
    /// moved, perhaps edited on the way.
    private static func moved(
        _ file: ReadFile, _ session: LoadSession
    ) throws -> ClaimStore.Source? {
        // Nothing that this load itself has read is gone.
        guard session.hadSources else { return nil }
        let reading = file.reading
        let store = session.store
        let label = session.labels.talk
        // Only a file that states a talk of the same name can be the same file.
        var candidates: Set<Int64> = []
        for talk in reading.talks {
            for vertex in try session.vertices(named: talk.key, label) {
                candidates.formUnion(try store.sources(claiming: vertex))
            }
        }
        guard !candidates.isEmpty else { return nil }
        let gone = try store.sources().filter {
            candidates.contains($0.id) && !NoteFile.exists($0.path)
        }
        if let same = gone.first(where: { $0.digest == file.digest }) { return same }
        let titles = Set(reading.talks.map { Folding.key($0.title) })
        var best: (source: ClaimStore.Source, shared: Int)?
        for source in gone {
            let known = Set(
                try store.record(of: source.id).names.filter { $0.label == label }
                    .map { String($0.name.string.prefix { $0 != "|" }) })
            let shared = known.intersection(titles).count
            if shared * 2 >= max(known.count, titles.count), shared > 0, shared > best?.shared ?? 0
            {
                best = (source, shared)
            }
        }
        return best?.source
    }
}
