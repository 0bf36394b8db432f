import Synchronization

/// The delta of one stretch of compaction: every edge newer than
/// `packedThrough` and every removal newer than `removedThrough`, as far as
/// anyone has asked.
///
/// Shared by the readers of a process. Who needs more than is in here reads
/// the missing rows through its own connection, other processes' commits
/// included, and adds them for all.
final class DeltaIndex: Sendable {
    /// Where the packed blocks end, and so this begins.
    let packedThrough: Int64
    let removedThrough: Int64

    private struct State {
        var table: DeltaTable
        var newestEdge: Int64
        var newestRemoval: Int64
    }
    private let state: Mutex<State>

    init(packedThrough: Int64, removedThrough: Int64) {
        self.packedThrough = packedThrough
        self.removedThrough = removedThrough
        state = Mutex(
            State(
                table: DeltaTable(capacity: 64), newestEdge: packedThrough,
                newestRemoval: removedThrough))
    }

    /// The table if it holds all that a snapshot can see already.
    func loadedTable(for snapshot: Snapshot) -> DeltaTable? {
        state.withLock { state in
            state.newestEdge >= snapshot.newestEdge
                && state.newestRemoval >= snapshot.newestRemoval ? state.table : nil
        }
    }

    /// An empty table with room for what there is to load, both directions of
    /// it, so that it need not grow while it is loaded.
    private func roomyTable(for snapshot: Snapshot) -> DeltaTable {
        let edges = max(0, snapshot.newestEdge.subtractingReportingOverflow(packedThrough).0)
        let removals = max(0, snapshot.newestRemoval.subtractingReportingOverflow(removedThrough).0)
        return DeltaTable(capacity: Int(2 * min(edges, 1 << 18) + 2 * min(removals, 1 << 18)) + 64)
    }

    /// A table that holds all that a snapshot can see.
    ///
    /// - Parameter connection: the asking reader's, inside its transaction.
    func table(for snapshot: Snapshot, connection: Connection) throws -> DeltaTable {
        try state.withLock { state in
            if state.newestEdge < snapshot.newestEdge
                || state.newestRemoval < snapshot.newestRemoval
            {
                if state.table.count == 0 { state.table = roomyTable(for: snapshot) }
                do {
                    try DeltaLoader(connection: connection).load(
                        edgesAfter: state.newestEdge, removalsAfter: state.newestRemoval,
                        into: &state.table)
                } catch {
                    // Part of it may be in: begin again next time.
                    state.table = DeltaTable(capacity: 64)
                    state.newestEdge = packedThrough
                    state.newestRemoval = removedThrough
                    throw error
                }
                state.newestEdge = max(state.newestEdge, snapshot.newestEdge)
                state.newestRemoval = max(state.newestRemoval, snapshot.newestRemoval)
            }
            return state.table
        }
    }
}
