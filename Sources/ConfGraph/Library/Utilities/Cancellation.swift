import Synchronization

/// A request to stop: set once from any thread, polled by whatever runs.
///
/// Storage polls it between batches, inside long SQL statements and while it
/// waits for a lock, and then throws an error of code `interrupted`.
public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Makes a request that has not been cancelled.
    public init() {}

    /// Asks everything that was given this object to stop.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether ``cancel()`` was called.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Throws the error that an interrupted read or write ends with.
    func check() throws {
        if isCancelled { throw GraphError.interrupted }
    }
}

extension GraphError {
    /// The error of a read or write that was cancelled.
    static var interrupted: GraphError {
        GraphError(.interrupted, "Interrupted: the read or write was cancelled before it finished.")
    }
}
