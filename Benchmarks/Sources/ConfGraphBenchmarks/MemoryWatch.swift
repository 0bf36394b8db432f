import Foundation
import Synchronization

/// Looks at another process's peak memory now and then: what Linux tells of a
/// process that has ended counts the memory of the one that started it as well.
final class MemoryWatch: Sendable {
    private let state = Mutex((peak: 0, isOver: false))

    init(_ process: pid_t) {
        Thread.detachNewThread { [self] in
            while true {
                let peak = ChildProcess.peakMemory(of: String(process))
                let isOver = state.withLock { state in
                    if !state.isOver { state.peak = max(state.peak, peak) }
                    return state.isOver
                }
                if isOver { return }
                usleep(50_000)
            }
        }
    }

    /// Stops looking; the process may be gone, and its number be another's.
    func end() { state.withLock { $0.isOver = true } }

    /// The most that was seen, in bytes; 0 where nothing was.
    var peak: Int { state.withLock { $0.peak } }
}
