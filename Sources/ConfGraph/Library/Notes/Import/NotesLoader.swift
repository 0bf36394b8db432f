/// Loads files of notes into a graph and takes them back, one transaction each.
enum NotesLoader {
    /// Raised when the rules change, so that unchanged files are read anew.
    static let rules: UInt8 = 1

    /// Everything that can fail without the graph: reading and understanding.
    struct Prepared {
        var file: NoteFile
        var reading: NoteReading
        var digest: [UInt8]
    }

    static func prepare(_ path: String, _ options: LoadOptions) throws -> Prepared {
        let file = try NoteFile(path: path)
        let reading = try NoteReader.read(
            file.bytes, name: file.name, hints: NoteHints(event: options.event, year: options.year))
        guard !reading.talks.isEmpty else {
            throw GraphError(
                .badInput,
                "\(file.name): no talks found. Notes are Markdown or pasted text with a heading a talk, best with its speaker right below."
            )
        }
        var digest = NoteDigest()
        digest.add([rules])
        digest.add((options.event ?? "").utf8)
        digest.add([0])
        digest.add(String(options.year ?? 0).utf8)
        digest.add([0])
        digest.add(file.bytes)
        return Prepared(file: file, reading: reading, digest: digest.bytes)
    }

    /// - Returns: Whether the file is in the graph as it is now.
    static func isLoaded(_ prepared: Prepared, in reader: StorageReader) throws -> LoadSummary? {
        guard let source = try ClaimStore(reader).source(path: prepared.file.path),
            source.digest == prepared.digest
        else { return nil }
        var summary = LoadSummary(file: prepared.file.name)
        summary.talks = prepared.reading.talks.count
        summary.speakers =
            Set(prepared.reading.talks.flatMap(\.people).map { PersonKey.name($0.name) }).count
        summary.topics =
            Set(prepared.reading.talks.flatMap(\.topics).map { TopicKey.of($0.name) }).count
        return summary
    }

    static func load(_ prepared: Prepared, in writer: StorageWriter) throws -> LoadSummary {
        let store = ClaimStore(writer)
        var source =
            try store.source(path: prepared.file.path) ?? moved(prepared, store)
            ?? ClaimStore.Source(
                id: 0, path: prepared.file.path, digest: [], loadedAt: 0, title: nil, event: nil,
                year: nil,
                talks: 0)
        try NoteVocabulary.declare(in: writer)
        source.path = prepared.file.path
        source.digest = prepared.digest
        source.loadedAt = NoteFile.now()
        source.title = prepared.reading.title
        source.event = prepared.reading.event
        source.year = prepared.reading.year.map(Int64.init)
        source.talks = Int64(prepared.reading.talks.count)
        source.id = try store.save(source)
        var summary = LoadSummary(file: prepared.file.name)
        try NoteImport(writer, source: source.id).run(prepared.reading.talks, into: &summary)
        return summary
    }

    /// Takes a file's claims back: afterwards the graph is as if it had never
    /// been loaded, except for what traversals created or changed.
    static func unload(_ path: String, in writer: StorageWriter) throws -> LoadSummary {
        let store = ClaimStore(writer)
        let real = NoteFile.realPath(path) ?? absolute(path)
        guard let source = try store.source(path: real) ?? store.source(path: path) else {
            throw GraphError(
                .notFound,
                "\(NoteFile.name(path)) is not loaded: the graph has no claims of \(real). See what was loaded with confgraph sources."
            )
        }
        var summary = LoadSummary(file: NoteFile.name(source.path))
        try NoteImport(writer, source: source.id).run([], into: &summary)
        try store.removeSource(source.id)
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
    private static func moved(_ prepared: Prepared, _ store: ClaimStore) throws -> ClaimStore
        .Source?
    {
        let gone = try store.sources().filter { !NoteFile.exists($0.path) }
        guard !gone.isEmpty else { return nil }
        if let same = gone.first(where: { $0.digest == prepared.digest }) { return same }
        guard let label = try store.reader.labelID(NoteVocabulary.talk) else { return nil }
        let titles = Set(prepared.reading.talks.map { Folding.key($0.title) })
        var best: (source: ClaimStore.Source, shared: Int)?
        for source in gone {
            let known = Set(
                try store.names(of: source.id).filter { $0.label == label }
                    .map { String($0.name.prefix { $0 != "|" }) })
            let shared = known.intersection(titles).count
            if shared * 2 >= max(known.count, titles.count), shared > 0, shared > best?.shared ?? 0
            {
                best = (source, shared)
            }
        }
        return best?.source
    }
}
