import Dispatch
import Foundation

extension Process {
    /// Runs and waits, and kills the process when it has not ended in time: a
    /// test that fails must not leave one behind.
    func runAndWait(seconds: Double = 120, while body: () throws -> Void = {}) throws {
        try run()
        let identifier = processIdentifier
        let deadline = DispatchWorkItem { kill(identifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: deadline)
        defer {
            // After an error, too: nobody else waits for it.
            if isRunning { kill(identifier, SIGKILL) }
            waitUntilExit()
            deadline.cancel()
        }
        try body()
        waitUntilExit()
    }
}
