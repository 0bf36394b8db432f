/// The life of one read or write: what the source, its traversals and its
/// cursors share, so that all of them stop working together when it ends.
final class TransactionScope {
    private var openReader: StorageReader?
    private let openWriter: StorageWriter?
    let isWritable: Bool
    /// How traversals run, as far as nothing else is said.
    let options: EngineOptions

    init(reader: StorageReader, options: EngineOptions) {
        openReader = reader
        openWriter = nil
        isWritable = false
        self.options = options
    }

    init(writer: StorageWriter, options: EngineOptions) {
        openReader = writer
        openWriter = writer
        isWritable = true
        self.options = options
    }

    var isOpen: Bool { openReader != nil }

    /// The snapshot to read from; throws ``GraphError/closed`` after the end.
    var reader: StorageReader {
        get throws {
            guard let openReader else { throw GraphError.closed }
            return openReader
        }
    }

    /// The transaction to write in; throws in a read, and after the end.
    var writer: StorageWriter {
        get throws {
            guard isOpen else { throw GraphError.closed }
            guard let openWriter else { throw GraphError.writeInRead }
            return openWriter
        }
    }

    /// Starts the steps; results are computed as they are asked for.
    func run(_ steps: StepList, options: EngineOptions? = nil) throws -> ResultCursor {
        try Engine.run(steps, in: reader, options: options ?? self.options)
    }

    /// Starts a template with values for its slots.
    func run(_ template: TraversalTemplate, _ slots: [PropertyValue]) throws -> ResultCursor {
        try Engine.run(template, slots, in: reader, options: options)
    }

    func end() { openReader = nil }
}

extension GraphError {
    static var writeInRead: GraphError {
        GraphError(
            .readOnly,
            "A read cannot change the graph: this source belongs to graph.read. Use graph.write.")
    }
}
