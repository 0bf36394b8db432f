import Dispatch
import Synchronization

/// Makes values on another thread, a few ahead of the one that takes them.
final class Ahead<Value>: Sendable {
    private struct State: @unchecked Sendable {  // values are handed over whole
        var values: [Value] = []
        var isEnded = false
        var isStopped = false
        var error: (any Error)?
    }

    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameters:
    ///   - limit: how many values may wait to be taken.
    ///   - body: makes values and gives each to its argument, which throws
    ///     when no more are wanted. It must be content to run beside its
    ///     maker: what it uses, nobody else uses before ``stop()``.
    init(limit: Int, _ body: @escaping (_ give: (Value) throws -> Void) throws -> Void) {
        for _ in 0..<limit { room.signal() }
        let work = Work(body: body)
        DispatchQueue(label: "ConfGraph.ahead").async { [self] in
            let outcome = Result { try work.body(give) }
            state.withLock { state in
                state.isEnded = true
                if case .failure(let error) = outcome { state.error = error }
            }
            filled.signal()
            ended.signal()
        }
    }

    private struct Work: @unchecked Sendable {
        let body: (_ give: (Value) throws -> Void) throws -> Void
    }

    private func give(_ value: Value) throws {
        room.wait()
        let value = Box(value: value)
        try state.withLock { state in
            if state.isStopped { throw CancellationError() }
            state.values.append(value.value)
        }
        filled.signal()
    }

    private struct Box: @unchecked Sendable { let value: Value }

    /// The next value; nil when there are no more.
    ///
    /// - Throws: what the work threw.
    func next() throws -> Value? {
        filled.wait()
        let taken: Box? = try state.withLock { state in
            guard state.values.isEmpty else { return Box(value: state.values.removeFirst()) }
            if let error = state.error { throw error }
            return nil
        }
        // The end can be asked for again.
        if taken == nil { filled.signal() } else { room.signal() }
        return taken?.value
    }

    /// Waits until the work has ended, early if values are left. To be called
    /// once, on every path.
    func stop() {
        state.withLock { $0.isStopped = true }
        room.signal()
        ended.wait()
    }
}
