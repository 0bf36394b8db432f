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
        let handler: @convention(c) (Int32) -> Void = { _ in
            if Interrupt.cancellation.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
            Interrupt.cancellation.cancel()
        }
        // Without SA_RESTART: a shell that waits for input must notice, too.
        var action = sigaction()
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = handler
        #else
            action.__sigaction_handler.sa_handler = handler
        #endif
        sigaction(SIGINT, &action, nil)
        // Writing to a closed pipe is an error that is handled, not a death in
        // the middle of a transaction.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Throws once Ctrl-C was pressed.
    static func check() throws {
        if cancellation.isCancelled { throw GraphError(.interrupted, "Interrupted.") }
    }
}
