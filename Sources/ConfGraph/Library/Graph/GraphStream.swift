import Dispatch
import Synchronization

/// The results of a traversal, read while they are consumed.
///
///     for try await title in graph.stream({ g in
///         g.v("talk").values("title", as: String.self)
///     }) {
///         print(title)
///     }
///
/// The stream holds one read open, hence one snapshot, from its first element
/// until the loop ends, is left or cancelled, or the iterator is dropped. It
/// holds it for ``GraphConfiguration/maximumStreamAge`` at most, then throws.
public struct GraphStream<Element: TraversalElement & Sendable>: AsyncSequence, Sendable {
    public typealias Failure = any Error

    let graph: Graph
    let body: @Sendable (TraversalSource) throws -> Traversal<Never, Element>

    public func makeAsyncIterator() -> Iterator {
        Iterator(session: StreamSession(graph: graph, body: body))
    }

    /// Walks the results; see ``GraphStream``.
    public struct Iterator: AsyncIteratorProtocol {
        let session: StreamSession<Element>
        private var buffer: ArraySlice<Element> = []
        private var isAtEnd = false

        init(session: StreamSession<Element>) { self.session = session }

        /// The next result, or nil after the last one.
        ///
        /// - Throws: ``GraphError``; `CancellationError` where the task is
        ///   cancelled.
        public mutating func next() async throws -> Element? {
            if let element = buffer.popFirst() { return element }
            if isAtEnd { return nil }
            do {
                let batch = try await session.nextBatch()
                if batch.isEmpty { isAtEnd = true }
                buffer = batch[...]
            } catch {
                isAtEnd = true
                throw error
            }
            return buffer.popFirst()
        }
    }
}

extension Graph {
    /// The results of one traversal as an asynchronous sequence, with a read
    /// of its own.
    ///
    /// - Parameter body: makes the traversal; it runs when the first element
    ///   is asked for.
    public func stream<Element: TraversalElement & Sendable>(
        _ body: @escaping @Sendable (TraversalSource) throws -> Traversal<Never, Element>
    ) -> GraphStream<Element> {
        GraphStream(graph: self, body: body)
    }
}

/// The read behind one iteration of a stream. Everything but `cancellation`
/// is touched on `queue` only, hence `@unchecked Sendable`.
final class StreamSession<Element: TraversalElement & Sendable>: @unchecked Sendable {
    private enum State {
        case waiting
        case open(StorageReader, TransactionScope, Cursor<Element>)
        case ended((any Error)?)
    }

    private let graph: Graph
    private let body: @Sendable (TraversalSource) throws -> Traversal<Never, Element>
    private let queue: DispatchQueue
    private let cancellation = Cancellation()
    private let state: SessionBox<State>
    /// Results that cross to the consumer at once: few at first, so that the
    /// first element comes early.
    private var batchSize = 16

    init(
        graph: Graph,
        body: @escaping @Sendable (TraversalSource) throws -> Traversal<Never, Element>
    ) {
        self.graph = graph
        self.body = body
        queue = DispatchQueue(label: "ConfGraph.stream", target: graph.queue)
        state = SessionBox(.waiting)
    }

    deinit {
        cancellation.cancel()
        // The transaction ends on the queue that used it; `state` outlives self.
        queue.async { [state] in Self.end(state, with: nil) }
    }

    func nextBatch() async throws -> [Element] {
        try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try await withCheckedThrowingContinuation { continuation in
                queue.async { continuation.resume(with: Result { try self.advance() }) }
            }
        } onCancel: {
            cancellation.cancel()
            queue.async { [state] in Self.end(state, with: CancellationError()) }
        }
    }

    private func advance() throws -> [Element] {
        do {
            if case .waiting = state.value { try open() }
            switch state.value {
            case .ended(let error):
                if let error { throw error }
                return []
            case .waiting:
                return []
            case .open(let reader, let scope, var cursor):
                var batch: [Element] = []
                while batch.count < batchSize, let element = try cursor.next() {
                    batch.append(element)
                }
                if batch.isEmpty {
                    Self.end(state, with: nil)
                } else {
                    state.value = .open(reader, scope, cursor)
                    batchSize = min(batchSize * 4, 1024)
                }
                return batch
            }
        } catch {
            let isCancellation =
                cancellation.isCancelled && (error as? GraphError)?.code == .interrupted
            let reported: any Error = isCancellation ? CancellationError() : error
            Self.end(state, with: reported)
            throw reported
        }
    }

    private func open() throws {
        let reader = try graph.database.beginRead(cancellation: cancellation)
        let scope = TransactionScope(reader: reader, options: graph.engineOptions)
        do {
            let cursor = try body(TraversalSource(scope: scope)).cursor()
            state.value = .open(reader, scope, cursor)
        } catch {
            scope.end()
            reader.end()
            throw error
        }
        let age = graph.configuration.maximumStreamAge
        queue.asyncAfter(deadline: .now() + age) { [weak state] in
            guard let state else { return }
            Self.end(
                state,
                with: GraphError(
                    .limit,
                    """
                    A stream held its read open for \(age) s and was ended: an open read keeps \
                    the write-ahead log from shrinking. Consume it faster, or raise \
                    GraphConfiguration.maximumStreamAge.
                    """))
        }
    }

    private static func end(_ state: SessionBox<State>, with error: (any Error)?) {
        switch state.value {
        case .open(let reader, let scope, _):
            state.value = .ended(error)
            scope.end()
            reader.end()
        case .waiting:
            state.value = .ended(error)
        case .ended:
            break
        }
    }
}

/// A variable that belongs to one serial queue.
final class SessionBox<Value>: @unchecked Sendable {
    var value: Value
    init(_ value: Value) { self.value = value }
}
