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

    /// From here on the first Ctrl-C cancels, and the second ends the program
    /// at once: SQLite's journal then undoes what was not committed.
    static func install() {
        // Made now: a signal handler must not run a lazy initialiser.
        _ = cancellation.isCancelled
        signal(SIGINT) { _ in
            if Interrupt.cancellation.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
            Interrupt.cancellation.cancel()
        }
        // Writing to a closed pipe is an error that is handled, not a death in
        // the middle of a transaction.
        signal(SIGPIPE, SIG_IGN)
    }
}
