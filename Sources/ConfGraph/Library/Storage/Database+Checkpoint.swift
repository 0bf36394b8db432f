import Dispatch
import Synchronization

extension Database {
    /// Copies the write-ahead log into the file once it has grown large.
    ///
    /// Called by the connection that has just committed, outside of any
    /// transaction: readers never do this.
    func checkpointIfNeeded(_ connection: Connection) {
        let bytes = connection.writeAheadPages * FileFormat.pageSize
        guard bytes > options.checkpointBytes, !isInMemory else { return }
        endPauses()
        options.phases.during(.checkpoint) {
            let copied = connection.checkpoint(.passive)
            if copied, bytes > 4 * options.checkpointBytes, connection.checkpoint(.truncate) {
                return
            }
            waitForReaders(connection, logged: bytes)
        }
    }

    /// Cuts a log that readers, of whom there always was one, have kept from
    /// being used anew for long.
    ///
    /// Readers that begin once all of the log has been copied do not use it
    /// any more. So it is enough that this process commits nothing until the
    /// readers of now have ended; those of other processes count as well, and
    /// their writers are not held up. A reader that outlasts the wait is not
    /// waited for again until the log has grown by as much once more.
    private func waitForReaders(_ connection: Connection, logged bytes: Int) {
        let limit = 16 * options.checkpointBytes
        guard bytes > patience.withLock({ $0 ?? limit }) else { return }
        let end = DispatchTime.now() + options.checkpointPatience
        var pause: Int32 = 1
        while DispatchTime.now() < end {
            endPauses()
            if connection.checkpoint(.truncate) {
                patience.withLock { $0 = nil }
                return
            }
            connection.sleep(milliseconds: pause)
            pause = min(2 * pause, 50)
        }
        patience.withLock { $0 = bytes + limit }
    }
}
