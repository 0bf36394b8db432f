import ConfGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Turns Ctrl-C into the cancellation of what runs.
enum Interrupt {
    /// Cancelled by the first Ctrl-C.
    static let cancellation = Cancellation()

    /// Readable from the first Ctrl-C on: what waits for input waits for this,
    /// too. A signal alone can arrive just before the wait begins.
    static var wakeUp: Int32 { pipeEnds.reading }

    private static let pipeEnds: (reading: Int32, writing: Int32) = {
        var ends: [Int32] = [-1, -1]
        return pipe(&ends) == 0 ? (ends[0], ends[1]) : (-1, -1)
    }()

    /// From here on the first Ctrl-C cancels, and the second ends the program
    /// at once: SQLite's journal then undoes what was not committed.
    static func install() {
        // Made now: a signal handler must not run a lazy initialiser.
        _ = (cancellation.isCancelled, pipeEnds.writing)
        signal(SIGINT) { _ in
            if Interrupt.cancellation.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
            Interrupt.cancellation.cancel()
            var byte: UInt8 = 0
            write(Interrupt.pipeEnds.writing, &byte, 1)
        }
        // A parent may have blocked it, as threads of a pool do.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        // Writing to a closed pipe is an error that is handled, not a death in
        // the middle of a transaction.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Throws once Ctrl-C was pressed.
    static func check() throws {
        if cancellation.isCancelled { throw GraphError(.interrupted, "Interrupted.") }
    }
}
