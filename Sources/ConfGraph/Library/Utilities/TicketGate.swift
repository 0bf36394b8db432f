#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Lets a limited number of threads through at once, in order of arrival.
///
/// `leave()` may be called on another thread than `enter`.
final class TicketGate: @unchecked Sendable {  // its state is guarded by `mutex`
    private let capacity: Int
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var inside = 0
    private var nextTicket = 0
    private var serving = 0
    private var abandoned: Set<Int> = []

    init(capacity: Int) {
        precondition(capacity > 0, "A gate lets at least one through.")
        self.capacity = capacity
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// Waits for a place.
    ///
    /// - Parameter timeout: the longest wait in seconds; nil waits for ever.
    /// - Returns: false if the time has passed.
    /// - Throws: ``GraphError`` of code `interrupted` if cancelled meanwhile.
    func enter(timeout: Double?, cancellation: Cancellation?) throws -> Bool {
        try cancellation?.check()
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        let ticket = nextTicket
        nextTicket += 1
        let start = timeout == nil ? nil : ContinuousClock.now
        while ticket != serving || inside == capacity {
            if timeout == nil && cancellation == nil {
                pthread_cond_wait(changed, mutex)
                continue
            }
            waitBriefly()
            if cancellation?.isCancelled == true {
                abandon(ticket)
                throw GraphError.interrupted
            }
            if let timeout, let start, (ContinuousClock.now - start) / .seconds(1) >= timeout,
                ticket != serving || inside == capacity
            {
                abandon(ticket)
                return false
            }
        }
        inside += 1
        advance()
        return true
    }

    /// Gives the place back.
    func leave() {
        pthread_mutex_lock(mutex)
        inside -= 1
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(mutex)
    }

    private func abandon(_ ticket: Int) {
        if ticket == serving { advance() } else { abandoned.insert(ticket) }
    }

    private func advance() {
        serving += 1
        while abandoned.remove(serving) != nil { serving += 1 }
        pthread_cond_broadcast(changed)
    }

    /// Waits for a change, 20 ms at most: cancelling wakes nobody up.
    private func waitBriefly() {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        time.tv_nsec += 20_000_000
        if time.tv_nsec >= 1_000_000_000 {
            time.tv_nsec -= 1_000_000_000
            time.tv_sec += 1
        }
        pthread_cond_timedwait(changed, mutex, &time)
    }
}
