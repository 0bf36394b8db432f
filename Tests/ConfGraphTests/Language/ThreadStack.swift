import Foundation

/// Runs `body` on a thread with a stack of so many bytes, where too deep a
/// recursion would end the process.
///
/// Frames are several times larger without optimisation: what needs 4 MB in a
/// debug build needs half a megabyte in a release build.
func onThread(
    stackSize: Int, _ body: @escaping @Sendable () throws -> Void
) async throws {
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
        let thread = Thread {
            do {
                try body()
                done.resume()
            } catch {
                done.resume(throwing: error)
            }
        }
        thread.stackSize = stackSize
        thread.start()
    }
}
