import Dispatch
import Synchronization

/// Lets a limited number of threads through at once, in order of arrival.
///
/// `leave()` may be called on another thread than `enter`.
final class TicketGate: Sendable {
    private let state: Mutex<State>

    private struct State {
        /// Places that nobody has; none while somebody waits.
        var free: Int
        /// Who came first is served first.
        var waiting: [Waiter] = []
    }

    /// One thread that waits; it is woken when it has been given a place.
    private final class Waiter: Sendable {
        let semaphore = DispatchSemaphore(value: 0)
    }

    init(capacity: Int) {
        precondition(capacity > 0, "A gate lets at least one through.")
        state = Mutex(State(free: capacity))
    }

    /// Waits for a place.
    ///
    /// - Parameter timeout: the longest wait in seconds; nil waits for ever.
    /// - Returns: false if the time has passed.
    /// - Throws: ``GraphError`` of code `interrupted` if cancelled meanwhile.
    func enter(timeout: Double?, cancellation: Cancellation?) throws -> Bool {
        try cancellation?.check()
        let taken: Waiter? = state.withLock { state in
            if state.free > 0 {
                state.free -= 1
                return nil
            }
            let waiter = Waiter()
            state.waiting.append(waiter)
            return waiter
        }
        guard let waiter = taken else { return true }
        let start = ContinuousClock.now
        while true {
            if timeout == nil && cancellation == nil {
                waiter.semaphore.wait()
                return true
            }
            // Cancelling wakes nobody up, so the wait is a sequence of short ones.
            let waited = (ContinuousClock.now - start) / .seconds(1)
            let left = max(0, (timeout ?? .infinity) - waited)
            let milliseconds = Int(min(20, left * 1000).rounded(.up))
            if waiter.semaphore.wait(timeout: .now() + .milliseconds(milliseconds)) == .success {
                return true
            }
            if cancellation?.isCancelled == true {
                // A place that came at the last moment goes on to the next.
                if !giveUp(waiter) { leave() }
                throw GraphError.interrupted
            }
            if left == 0 { return !giveUp(waiter) }
        }
    }

    /// Gives the place back, or on to who has waited longest.
    func leave() {
        let next: Waiter? = state.withLock { state in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.semaphore.signal()
    }

    /// Stops waiting; false if a place has been given meanwhile.
    private func giveUp(_ waiter: Waiter) -> Bool {
        state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0 === waiter }) else {
                return false
            }
            state.waiting.remove(at: index)
            return true
        }
    }
}
