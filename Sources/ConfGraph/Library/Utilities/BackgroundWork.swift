import Dispatch
import Synchronization

/// Something that is done on another thread while this one goes on.
final class BackgroundWork: Sendable {
    private let result = Mutex<Result<Void, any Error>?>(nil)
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameter body: must be content to run beside its maker: what it
    ///   uses, nobody else uses before ``wait()`` has returned.
    init(_ body: @escaping () throws -> Void) {
        let work = Work(body: body)
        DispatchQueue(label: "ConfGraph.background").async { [self] in
            let outcome = Result { try work.body() }
            result.withLock { $0 = outcome }
            ended.signal()
        }
    }

    /// A closure on its way to the other thread.
    private struct Work: @unchecked Sendable { let body: () throws -> Void }

    /// Waits for the end, and throws what the work threw. To be called once,
    /// on every path.
    func wait() throws {
        ended.wait()
        try result.withLock { $0 }?.get()
    }
}
