#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The files and folders of one load: first what is in the graph already is
/// sorted out, then the rest is read and written, one file at a time.
struct LoadWork {
    private struct Item: Sendable {
        /// What the caller named; several files may come from one folder.
        var operand: Int
        var path: String
        /// Notes that are no file.
        var text: [UInt8]?
        var hints: NoteHints

        func file() throws -> NoteFile {
            if let text { return NoteFile(text: text) }
            return try NoteFile(path: path)
        }

        /// Reads the notes; and how many bytes they are.
        func read(_ reader: NoteReader) -> (Result<NotesLoader.ReadFile, any Error>, Int) {
            do {
                let file = try file()
                return (
                    Result { try NotesLoader.ReadFile(file, hints, reader) }, file.bytes.count
                )
            } catch {
                return (.failure(error), 0)
            }
        }
    }

    /// So many bytes of notes are read before those ahead of them are written.
    private static let readAhead = 4 << 20

    private let options: LoadOptions
    private var operands: [(name: String, isFolder: Bool)] = []
    private var open: [Item] = []
    private var summaries: [Int: LoadSummary] = [:]
    private var failures: [LoadReport.Failure] = []
    /// How many files of a folder hold no talks.
    private var withoutTalks: [Int: Int] = [:]
    private var total = 0

    init(options: LoadOptions) { self.options = options }

    var hasMore: Bool { !open.isEmpty }

    /// So much is left that an empty graph is better filled as a whole.
    var isLarge: Bool { open.count >= 256 }

    // MARK: - What is to be loaded

    mutating func add(_ url: URL) {
        do {
            let operand = try NotesLoader.operand(url.path, options)
            operands.append((operand.name, operand.isFolder))
            for file in operand.files {
                open.append(
                    Item(operand: operands.count - 1, path: file, text: nil, hints: operand.hints))
            }
        } catch {
            fail(url.path, error)
        }
    }

    mutating func add(_ text: [UInt8]) {
        operands.append((NoteFile(text: text).name, false))
        open.append(
            Item(operand: operands.count - 1, path: "-", text: text, hints: NoteHints(options)))
    }

    // MARK: - What is done

    mutating func skipLoaded(in reader: StorageReader) throws {
        total = open.count
        let store = ClaimStore(reader)
        guard try store.hasSources() else { return }
        var left: [Item] = []
        for item in open {
            try reader.checkCancelled()
            do {
                let file = try item.file()
                if let summary = try NotesLoader.loaded(
                    file, NotesLoader.digest(file, item.hints), in: store)
                {
                    add(summary, item)
                } else {
                    left.append(item)
                }
            } catch let error as GraphError where Self.isOfFile(error) {
                fail(item.path, error)
            }
        }
        open = left
    }

    mutating func load(in writer: StorageWriter, held: HeldRows? = nil) throws {
        let session = try LoadSession(writer, held: held)
        let items = open
        // Files are read on one core while those before them are written on another.
        let notes = ReadAhead(count: items.count, limit: Self.readAhead) {
            let reader = NoteReader()
            return { items[$0].read(reader) }
        }
        defer { notes.cancel() }
        for (i, item) in items.enumerated() {
            try writer.checkCancelled()
            do {
                let file = try notes.next().get()
                if let summary = try NotesLoader.load(file, in: session) {
                    add(summary, item)
                } else if operands[item.operand].isFolder {
                    // Beside the notes lie lists, plans and the like.
                    withoutTalks[item.operand, default: 0] += 1
                } else {
                    fail(item.path, NotesLoader.noTalks(file.name))
                }
            } catch let error as GraphError where Self.isOfFile(error) {
                fail(item.path, error)
            }
            options.progress?(Double(total - open.count + i + 1) / Double(total))
        }
        open = []
        try session.finish()
    }

    /// Whether an error is about one file, so that the others may go on.
    private static func isOfFile(_ error: GraphError) -> Bool {
        [.badInput, .cannotOpen].contains(error.code)
    }

    private mutating func add(_ summary: LoadSummary, _ item: Item) {
        let operand = operands[item.operand]
        if operand.isFolder {
            summaries[item.operand, default: LoadSummary(file: operand.name)].add(summary)
        } else {
            summaries[item.operand] = summary
        }
    }

    private mutating func fail(_ path: String, _ error: any Error) {
        let error =
            error as? GraphError
            ?? GraphError(.cannotOpen, "Cannot read \(path): \(error).")
        failures.append(.init(file: URL(fileURLWithPath: path), error: error))
    }

    func report(graphPath: String?) -> LoadReport {
        var report = LoadReport(failures: failures)
        for i in operands.indices {
            guard var summary = summaries[i] else {
                if withoutTalks[i] != nil {
                    report.failures.append(
                        .init(
                            file: URL(fileURLWithPath: operands[i].name),
                            error: NotesLoader.noTalks(operands[i].name)))
                }
                continue
            }
            summary.skippedFiles = withoutTalks[i] ?? 0
            summary.graphPath = graphPath
            report.summaries.append(summary)
        }
        return report
    }
}
